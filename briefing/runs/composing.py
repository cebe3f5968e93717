"""Makes a brief of what the store knows: the stages, one after the other, as of the cutoff."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

import briefing
from briefing import window as calendar
from briefing.actors import key_actors
from briefing.agenda import build_agenda, coming
from briefing.assembly import Workshop, summariser
from briefing.brief import Masthead, compose, nearest_first
from briefing.config import EditionConfig
from briefing.model import (
    Actor,
    Article,
    ArticleId,
    Brief,
    Reading,
    Story,
    StoryId,
    Summary,
    Visit,
)
from briefing.names import fold
from briefing.runs.dates import doubtful_dates
from briefing.runs.order import Order
from briefing.runs.progress import Progress, in_silence
from briefing.runs.reading import read, with_former_revisions, wordings_before
from briefing.stories import group_stories
from briefing.summary import tells_nothing_new

# How far back a brief looks for what went before. A story continues one of the last week; roles,
# aliases and visits are remembered for a quarter: announcements are seldom repeated less often.
STORY_DAYS = 7
MEMORY_DAYS = 90
# As many dates as a reader looks through who asked for an empty one.
NEAREST = 4
# An edition of a few sources may have no article on days when others do: not each is looked at.
_MOST_LOOKED_AT = 60
# The lead and the second story stand on the front page, whatever their section.
FRONT_PAGE = 2


def make_brief(
    workshop: Workshop, order: Order, *, progress: Progress = in_silence
) -> tuple[Brief, tuple[Article, ...]]:
    """The brief, and the articles of its window.

    Raises:
        UsageError: if the window is empty.
        StoreError: if the store refuses.
        LanguageModelError: if a language model cannot be loaded.
    """
    edition, window = order.edition, order.window
    articles = _known(workshop, order, since=window.since, until=window.until)
    before = _known(
        workshop, order, since=window.since - timedelta(days=MEMORY_DAYS), until=window.since
    )
    readings, history = _with_edited(
        workshop,
        order,
        read(workshop, articles, zone=order.zone, progress=progress),
        read(workshop, before, zone=order.zone, progress=progress),
    )
    progress("grouping stories", 0, 0)
    former = wordings_before(workshop, readings, until=window.since, zone=order.zone)
    stories, repeated = _stories(
        order,
        readings,
        [*former, *history] if _told_before(workshop, order) else [],
        outlets=workshop.config.outlets,
    )
    copies = {copy: of for story in (*stories, *repeated) for copy, of in story.duplicates.items()}
    progress("choosing sentences", 0, 0)
    told = _told(order, _in_order(edition, stories), [*former, *history, *readings])
    progress("gathering actors and visits", 0, 0)
    actors = _known_again(
        key_actors(
            readings,
            history=history,
            stories=stories,
            told=edition.stories,
            watchlist=edition.watchlist,
            limit=edition.actors,
            zone=order.zone,
        ),
        former,
    )
    visits = _visits(workshop, order, [*history, *readings], copies)
    brief = compose(
        _masthead(order),
        readings=readings,
        history=history,
        stories=told,
        actors=actors,
        visits=visits,
        duplicates=len(copies),
        problems=doubtful_dates(readings),
        nearest=() if readings else _earlier_briefs(order, history),
    )
    return brief, tuple(reading.article for reading in readings)


def _told_before(workshop: Workshop, order: Order) -> bool:
    """Whether the edition has an earlier brief: a first one updates nothing."""
    return workshop.store.briefs.any_before(order.edition.name, order.day)


def _known(
    workshop: Workshop, order: Order, *, since: datetime, until: datetime
) -> tuple[Article, ...]:
    """The articles of a span in the words known at the window's end, from the edition's sources."""
    known = workshop.store.articles.known(
        since=since, until=until, zone=order.zone, as_of=order.window.until
    )
    wanted = order.edition.sources
    return tuple(a for a in known if not wanted or a.origin in wanted or a.source in wanted)


def _with_edited(
    workshop: Workshop, order: Order, readings: Sequence[Reading], history: Sequence[Reading]
) -> tuple[tuple[Reading, ...], tuple[Reading, ...]]:
    """The window's readings and those before it; what was edited since with news is in the window.

    An outlet may add to a text and leave its date as it was: what it added was in no brief.
    """
    since = order.window.since
    edited = [
        reading
        for reading in history
        if reading.article.revision > 1
        and reading.article.known_at > since
        and reading.published > since - timedelta(STORY_DAYS)
        and _adds(workshop, order, reading)
    ]
    gone = frozenset(reading.article.id for reading in edited)
    return (
        (*readings, *(replace(one, published=one.article.known_at) for one in edited)),
        tuple(reading for reading in history if reading.article.id not in gone),
    )


def _adds(workshop: Workshop, order: Order, reading: Reading) -> bool:
    """Whether an edited article says something that its former wordings did not."""
    former = wordings_before(workshop, [reading], until=order.window.since, zone=order.zone)
    key = reading.article.id
    alone = Story(
        id=StoryId(key),
        articles=(key,),
        earlier=(key,),
        duplicates={},
        sources=(),
        section="",
        score=0.0,
    )
    return bool(former) and not tells_nothing_new(
        alone, [*former, reading], zone=order.edition.zone
    )


def _known_again(actors: Sequence[Actor], former: Sequence[Reading]) -> tuple[Actor, ...]:
    """The actors; those that a former wording names are not new."""
    named = {fold(actor.name) for reading in former for actor in reading.analysis.actors}
    return tuple(
        replace(actor, new=False)
        if actor.new and not named.isdisjoint(map(fold, (actor.name, *actor.aliases)))
        else actor
        for actor in actors
    )


def _stories(
    order: Order,
    readings: Sequence[Reading],
    history: Sequence[Reading],
    *,
    outlets: Mapping[str, str],
) -> tuple[tuple[Story, ...], tuple[Story, ...]]:
    """The stories of the window, and those that only repeat what an earlier brief told."""
    edition, until = order.edition, order.window.until
    found = group_stories(
        readings,
        earlier=[r for r in history if r.published > order.window.since - timedelta(STORY_DAYS)],
        sections=[(s.name, s.words, s.weight) for s in edition.sections],
        watchlist=edition.watchlist,
        hard_news=edition.hard_news,
        outlets=outlets,
        now=until,
    )
    everything = [*history, *readings]
    repeated = tuple(
        story
        for story in found
        if story.update and tells_nothing_new(story, _of(story, everything), zone=edition.zone)
    )
    return tuple(s for s in found if s not in repeated), repeated


def _in_order(edition: EditionConfig, stories: Sequence[Story]) -> tuple[Story, ...]:
    """The stories to tell: the front page by rank, then section by section, by rank in each."""
    chosen = stories[: edition.stories]
    sections = [section.name for section in edition.sections]
    by_section = sorted(
        chosen[FRONT_PAGE:],
        key=lambda s: sections.index(s.section) if s.section in sections else len(sections),
    )
    return (*chosen[:FRONT_PAGE], *by_section)


def _told(
    order: Order, stories: Sequence[Story], readings: Sequence[Reading]
) -> list[tuple[Story, Summary]]:
    method = summariser(order.edition)
    told = [(story, method.summarise(story, _of(story, readings))) for story in stories]
    return [(story, summary) for story, summary in told if summary.headline or summary.sentences]


def _of(story: Story, readings: Sequence[Reading]) -> list[Reading]:
    """The readings of a story: former wordings of its articles, then each article, in its order.

    Of readings of one article the last one given is its present wording.
    """
    present = {reading.article.id: reading for reading in readings}
    order = tuple(dict.fromkeys((*story.articles, *story.earlier)))
    members = frozenset(order)
    former = [
        reading
        for reading in readings
        if reading.article.id in members and reading is not present[reading.article.id]
    ]
    return [*former, *(present[key] for key in order)]


def _visits(
    workshop: Workshop,
    order: Order,
    readings: Sequence[Reading],
    copies: dict[ArticleId, ArticleId],
) -> tuple[Visit, ...]:
    as_of = order.window.until
    agenda = build_agenda(
        with_former_revisions(workshop, readings, zone=order.zone),
        as_of=as_of,
        since=order.window.since,
        copies=copies,
        zone=order.zone,
    )
    return coming(agenda, today=order.day, as_of=as_of)[: order.edition.visits]


def _masthead(order: Order) -> Masthead:
    edition = order.edition
    return Masthead(
        edition=edition.name,
        title=edition.title,
        day=order.day,
        zone=edition.zone,
        language=edition.language,
        days=edition.days,
        window=order.window,
        cutoff=order.cutoff,
        custom_window=order.custom,
        so_far=not order.custom and order.now < order.cutoff,
        version=briefing.__version__,
    )


def _earlier_briefs(order: Order, history: Iterable[Reading]) -> tuple[date, ...]:
    """The days of the nearest briefs before an empty one that hold articles, in order of time.

    Only what was known at the cutoff: a later article must not change a brief (P2).
    """
    days = {_brief_day(order, reading.published) for reading in history}
    return tuple(sorted(nearest_first(days, to=order.day)[:NEAREST]))


def nearest_briefs(workshop: Workshop, order: Order) -> tuple[date, ...]:
    """The days of the nearest briefs that hold articles, later ones too, in order of time.

    What is ordered is not among them, but a window given by hand is not the brief of its date.

    Raises:
        StoreError: if the store refuses.
    """
    days: set[date] = set()
    for day in workshop.store.articles.dates(zone=order.zone):
        # A day has one closing hour at most: its articles go into the brief of its first instant,
        # into that of its last, or into both.
        days |= {
            _brief_day(order, datetime.combine(day, at, tzinfo=order.zone).astimezone(UTC))
            for at in (time.min, time.max)
        }
    if not order.custom:
        days.discard(order.day)
    near = nearest_first(days, to=order.day)[:_MOST_LOOKED_AT]
    holding = (day for day in near if _holds_articles(workshop, order, day))
    return tuple(sorted(islice(holding, NEAREST)))


def _brief_day(order: Order, instant: datetime) -> date:
    edition = order.edition
    return calendar.brief_day(
        zone=edition.zone, hour=edition.hour, days=edition.days, instant=instant
    )


def _holds_articles(workshop: Workshop, order: Order, day: date) -> bool:
    other = replace(order, day=day, since=None, until=None)
    return bool(_known(workshop, other, since=other.window.since, until=other.window.until))
