"""What the last briefs of an edition told: only that can be updated, repeated, or called known."""

import logging
from datetime import date, datetime, timedelta

from briefing import window as calendar
from briefing.assembly import Workshop
from briefing.errors import StoreError
from briefing.model import ArticleId, EarlierTelling, ToldStory
from briefing.runs.build_request import BuildRequest

log = logging.getLogger(__name__)

# A story continues one of the last week.
STORY_DAYS = 7


def told_before(workshop: Workshop, order: BuildRequest) -> dict[ArticleId, EarlierTelling]:
    """Map each article of a story that a brief of the last week told to what the last one told.

    The briefs of editions that this one follows have the same readers, and count as its own.
    """
    told: dict[ArticleId, EarlierTelling] = {}
    for _, edition, day in _closed(order):
        for one in _stories(workshop, edition, day):
            telling = EarlierTelling(day=day, story=one.story.id, headline=one.summary.headline)
            for article in (*one.story.articles, *one.story.earlier):
                told.setdefault(article, telling)
    return told


def anything_told(workshop: Workshop, order: BuildRequest) -> bool:
    """Whether a brief of the last week told a story: as a rule the last one, the only one read."""
    return any(_stories(workshop, edition, day) for _, edition, day in _closed(order))


def _closed(order: BuildRequest) -> list[tuple[datetime, str, date]]:
    """When the briefs of the last week closed, of which edition and day; the last comes first."""
    closed = []
    for edition in (order.edition.timetable, *order.edition.follows):
        for back in range(-1, STORY_DAYS + 1):  # in another zone it may be the day after
            day = order.day - timedelta(days=back)
            moment = calendar.cutoff(zone=edition.zone, hour=edition.hour, day=day)
            if moment < order.cutoff:
                closed.append((moment, edition.name, day))
    return sorted(closed, reverse=True)


def _stories(workshop: Workshop, edition: str, day: date) -> tuple[ToldStory, ...]:
    """The stories of a brief; of one that cannot be read, none: today's brief does not hang on it.

    The store that is locked or gone says so wherever today's articles are asked for.
    """
    try:
        built = workshop.store.briefs.get(edition, day)
    except StoreError as error:
        log.warning("the brief of %s is left out of what was told before: %s", day, error)
        return ()
    return built.brief.stories if built else ()
