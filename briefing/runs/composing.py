"""Makes a brief of what the store knows: the stages, one after the other, as of the cutoff."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

import briefing
from briefing.actors import key_actors
from briefing.agenda import Sight, build_agenda, coming
from briefing.assembly import Workshop, summariser
from briefing.brief import Masthead, compose
from briefing.config import EditionConfig
from briefing.model import (
    Actor,
    Article,
    ArticleId,
    Brief,
    EarlierTelling,
    Reading,
    Story,
    Summary,
    Visit,
)
from briefing.names import fold
from briefing.quote_context import quoted
from briefing.runs.briefs_nearby import earlier_briefs
from briefing.runs.build_request import BuildRequest
from briefing.runs.earlier_briefs import STORY_DAYS, anything_told, told_before
from briefing.runs.gathering import Known, gather
from briefing.runs.progress import Progress, in_silence
from briefing.runs.reading import with_former_revisions
from briefing.runs.undated_notes import doubtful_dates
from briefing.stories import find_copies, group_stories, is_no_news
from briefing.summary import differing, tells_nothing_new

# The lead and the second story stand on the front page, whatever their section.
FRONT_PAGE = 2


def make_brief(
    workshop: Workshop, order: BuildRequest, *, progress: Progress = in_silence
) -> tuple[Brief, tuple[Article, ...]]:
    """The brief, and the articles of its window.

    Raises:
        UsageError: if the window is empty.
        StoreError: if the store refuses.
        LanguageModelError: if a language model cannot be loaded.
    """
    edition = order.edition
    known = gather(workshop, order, progress=progress)
    progress("grouping stories", 0, 0)
    earlier = told_before(workshop, order)
    stories, repeated = _stories(workshop, order, known, earlier)
    copies = {copy: of for story in (*stories, *repeated) for copy, of in story.duplicates.items()}
    progress("choosing sentences", 0, 0)
    told = _told(order, _in_order(edition, stories), known.told)
    progress("gathering actors and visits", 0, 0)
    actors = _actors(order, known, stories)
    visits = _visits(workshop, order, known, copies)
    brief = compose(
        _masthead(order),
        readings=known.readings,
        history=_cited(known, actors, visits),
        outlets=known.memory.outlets,
        stories=told,
        actors=actors,
        visits=visits,
        duplicates=len(copies),
        problems=doubtful_dates(known.readings),
        nearest=() if known.readings else earlier_briefs(order, known.memory.published()),
        earlier=earlier,
        figures={story.id: differing(story, _of(story, known.told)) for story, _ in told},
    )
    return brief, tuple(reading.article for reading in known.readings)


def make_actors(
    workshop: Workshop, order: BuildRequest, *, progress: Progress = in_silence
) -> Brief:
    """The brief with its key actors alone: what is only told of stories and visits is not made.

    The stories are grouped, as actors are ranked by them.

    Raises:
        As `make_brief`.
    """
    known = gather(workshop, order, progress=progress)
    stories, _ = _stories(workshop, order, known, told_before(workshop, order))
    actors = _actors(order, known, stories)
    return compose(
        _masthead(order),
        readings=known.readings,
        history=_cited(known, actors, ()),
        outlets=known.memory.outlets,
        actors=actors,
    )


def make_visits(
    workshop: Workshop, order: BuildRequest, *, progress: Progress = in_silence
) -> Brief:
    """The brief with its visits alone: neither stories nor actors are made.

    Raises:
        As `make_brief`.
    """
    known = gather(workshop, order, progress=progress)
    before = _before(order, known) if anything_told(workshop, order) else ()
    copies = find_copies([*before, *known.readings])
    visits = _visits(
        workshop,
        order,
        known,
        {r.article.id: copies[r.article.id] for r in known.readings if r.article.id in copies},
    )
    return compose(
        _masthead(order),
        readings=known.readings,
        history=_cited(known, (), visits),
        outlets=known.memory.outlets,
        visits=visits,
    )


def _cited(known: Known, actors: Sequence[Actor], visits: Sequence[Visit]) -> tuple[Reading, ...]:
    """Of the articles before the window the recent ones, and what actors and visits cite."""
    return known.memory.cited(
        quoted={evidence.article for evidence in quoted((), actors, visits)},
        named={change.evidence.article for visit in visits for change in visit.history},
    )


def _actors(order: BuildRequest, known: Known, stories: Sequence[Story]) -> tuple[Actor, ...]:
    found = key_actors(
        known.readings,
        history=known.memory.recent,
        before=known.memory.bearing_on(known.readings),
        in_full=known.memory.in_full,
        stories=stories,
        told=order.edition.stories,
        watchlist=order.edition.watchlist,
        limit=order.edition.actors,
        zone=order.zone,
    )
    return _known_again(found, known.former)


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
    workshop: Workshop,
    order: BuildRequest,
    known: Known,
    earlier: Mapping[ArticleId, EarlierTelling],
) -> tuple[tuple[Story, ...], tuple[Story, ...]]:
    """The stories of the window, and those that only repeat what an earlier brief told."""
    edition = order.edition
    grouped = group_stories(
        known.readings,
        earlier=_before(order, known) if earlier else (),
        sections=[(s.name, s.words, s.weight) for s in edition.sections],
        watchlist=edition.watchlist,
        hard_news=edition.hard_news,
        outlets=workshop.config.outlets,
        now=order.window.until,
    )
    # What no brief told is news to the reader, however old it is.
    found = [
        replace(story, earlier=tuple(one for one in story.earlier if one in earlier))
        for story in grouped
    ]
    repeated = tuple(
        story
        for story in found
        if story.update and tells_nothing_new(story, _of(story, known.told), zone=edition.zone)
    )
    fresh = tuple(story for story in found if story not in repeated)
    puzzles = {reading.article.id for reading in known.readings if is_no_news(reading.article)}
    # A source that has nothing else is read for these.
    return tuple(s for s in fresh if not puzzles.issuperset(s.articles)) or fresh, repeated


def _before(order: BuildRequest, known: Known) -> tuple[Reading, ...]:
    """What the stories of the window may go on from."""
    since = order.window.since - timedelta(STORY_DAYS)
    return tuple(r for r in (*known.former, *known.recent) if r.published > since)


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
    order: BuildRequest, stories: Sequence[Story], readings: Sequence[Reading]
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
    order: BuildRequest,
    known: Known,
    copies: Mapping[ArticleId, ArticleId],
) -> tuple[Visit, ...]:
    since, as_of = order.window.since, order.window.until
    lately = with_former_revisions(workshop, (*known.recent, *known.readings), zone=order.zone)
    sight = Sight(as_of=as_of, since=since, today=order.day, zone=order.zone)
    agenda = build_agenda(
        (*known.memory.retold(lately, sight=sight), *lately),
        as_of=as_of,
        since=since,
        copies=copies,
        zone=order.zone,
    )
    return coming(agenda, today=order.day, as_of=as_of)[: order.edition.visits]


def _masthead(order: BuildRequest) -> Masthead:
    edition = order.edition
    return Masthead(
        edition=edition.name,
        title=edition.title,
        day=order.day,
        zone=edition.zone,
        language=edition.language,
        days=edition.calendar,
        window=order.window,
        cutoff=order.cutoff,
        custom_window=order.custom,
        so_far=not order.custom and order.now < order.cutoff,
        version=briefing.__version__,
    )
