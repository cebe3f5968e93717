"""Gathers what a brief is made of: the articles of its window, and what went before them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from briefing.assembly import Workshop
from briefing.model import Article, Reading, Story, StoryId
from briefing.runs.build_request import BuildRequest
from briefing.runs.earlier_briefs import STORY_DAYS
from briefing.runs.progress import Progress, in_silence
from briefing.runs.quarter_days import Span, days_of
from briefing.runs.quarter_memory import Memory
from briefing.runs.reading import read, wordings_before
from briefing.summary import tells_nothing_new

# How far back a brief looks for roles, aliases and visits: announcements are seldom repeated less
# often than every quarter.
MEMORY_DAYS = 90
# The articles of so many days before the window are read in full, older ones by their traces.
IN_FULL_DAYS = STORY_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a brief is made of, in the words known at its cutoff.

    Attributes:
        readings: The articles of the window, and those of before that were edited in it with news.
        former: Wordings of these that the reader was told before.
        memory: The quarter before, without what is in `readings`.
    """

    readings: tuple[Reading, ...]
    former: tuple[Reading, ...]
    memory: Memory

    @property
    def recent(self) -> tuple[Reading, ...]:
        """The articles of the week before, in full."""
        return self.memory.recent

    @property
    def told(self) -> tuple[Reading, ...]:
        """Everything a story can be told from; of readings of one article the last is present."""
        return (*self.former, *self.recent, *self.readings)


def gather(workshop: Workshop, order: BuildRequest, *, progress: Progress = in_silence) -> Known:
    """Gather what a brief is made of; what is not read yet is read.

    Raises:
        UsageError: if the window is empty.
        StoreError: if the store refuses.
        LanguageModelError: if a language model cannot be loaded.
    """
    window = order.window
    week = window.since - timedelta(days=min(IN_FULL_DAYS, MEMORY_DAYS))
    quarter = window.since - timedelta(days=MEMORY_DAYS)
    articles = known_articles(workshop, order, since=window.since, until=window.until)
    inside = read(workshop, articles, zone=order.zone, progress=progress)
    before = known_articles(workshop, order, since=week, until=window.since)
    recent = read(workshop, before, zone=order.zone, progress=progress)
    older = Span(
        since=quarter,
        until=week,
        as_of=window.until,
        zone=order.zone,
        sources=order.edition.sources,
    )
    readings, recent = _with_edited(workshop, order, inside, recent)
    return Known(
        readings=readings,
        former=wordings_before(workshop, readings, until=window.since, zone=order.zone),
        memory=Memory(
            workshop=workshop,
            zone=order.zone,
            recent=recent,
            days=days_of(workshop, older, progress=progress) if quarter < week else (),
        ),
    )


def known_articles(
    workshop: Workshop, order: BuildRequest, *, since: datetime, until: datetime
) -> tuple[Article, ...]:
    """The articles of a span in the words known at the window's end, from the edition's sources."""
    known = workshop.store.articles.known(
        since=since, until=until, zone=order.zone, as_of=order.window.until
    )
    return tuple(article for article in known if _wanted(order, article))


def _wanted(order: BuildRequest, article: Article) -> bool:
    wanted = order.edition.sources
    return not wanted or article.origin in wanted or article.source in wanted


def _with_edited(
    workshop: Workshop, order: BuildRequest, readings: Sequence[Reading], recent: Sequence[Reading]
) -> tuple[tuple[Reading, ...], tuple[Reading, ...]]:
    """The window's readings and those before it; what was edited since with news is in the window.

    An outlet may add to a text and leave its date as it was: what it added was in no brief.
    """
    since = order.window.since
    edited = [
        reading
        for reading in recent
        if reading.article.revision > 1
        and reading.article.known_at > since
        and reading.published > since - timedelta(STORY_DAYS)
        and _adds(workshop, order, reading)
    ]
    gone = frozenset(reading.article.id for reading in edited)
    return (
        (*readings, *(replace(one, published=one.article.known_at) for one in edited)),
        tuple(reading for reading in recent if reading.article.id not in gone),
    )


def _adds(workshop: Workshop, order: BuildRequest, reading: Reading) -> bool:
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
