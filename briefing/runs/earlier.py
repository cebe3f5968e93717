"""What the last briefs of an edition told: only that can be updated, repeated, or called known."""

import logging
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from briefing import window as calendar
from briefing.assembly import Workshop
from briefing.errors import StoreError
from briefing.model import ArticleId, Brief, EarlierTelling
from briefing.runs.order import Order

log = logging.getLogger(__name__)

# A story continues one of the last week.
STORY_DAYS = 7


def told_before(workshop: Workshop, order: Order) -> dict[ArticleId, EarlierTelling]:
    """Map each article of a story that a brief of the last week told to what the last one told.

    The briefs of editions that this one follows have the same readers, and count as its own.
    """
    told: dict[ArticleId, EarlierTelling] = {}
    for _, brief in sorted(_briefs(workshop, order), key=lambda one: one[0], reverse=True):
        for one in brief.stories:
            telling = EarlierTelling(
                day=brief.day, story=one.story.id, headline=one.summary.headline
            )
            for article in (*one.story.articles, *one.story.earlier):
                told.setdefault(article, telling)
    return told


def _briefs(workshop: Workshop, order: Order) -> Iterator[tuple[datetime, Brief]]:
    """The briefs of the last week that closed before this one, each with when it closed."""
    for edition in (order.edition.timetable, *order.edition.follows):
        for back in range(-1, STORY_DAYS + 1):  # in another zone it may be the day after
            day = order.day - timedelta(days=back)
            closed = calendar.cutoff(zone=edition.zone, hour=edition.hour, day=day)
            if closed < order.cutoff:
                brief = _brief(workshop, edition.name, day)
                if brief is not None:
                    yield closed, brief


def _brief(workshop: Workshop, edition: str, day: date) -> Brief | None:
    """A brief; one that cannot be read counts for nothing: today's does not hang on it.

    The store that is locked or gone says so wherever today's articles are asked for.
    """
    try:
        built = workshop.store.briefs.get(edition, day)
    except StoreError as error:
        log.warning("the brief of %s is left out of what was told before: %s", day, error)
        return None
    return built.brief if built else None
