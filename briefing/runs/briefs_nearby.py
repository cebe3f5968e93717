"""Finds for a date without articles the nearest briefs that have some."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import islice

from briefing import window as calendar
from briefing.assembly import Workshop
from briefing.brief import nearest_first
from briefing.runs.build_request import BuildRequest
from briefing.runs.gathering import known_articles

# As many dates as a reader looks through who asked for an empty one.
NEAREST = 4
# An edition of a few sources may have no article on days when others do: not each is looked at.
_MOST_LOOKED_AT = 60


def earlier_briefs(order: BuildRequest, instants: Iterable[datetime]) -> tuple[date, ...]:
    """The days of the nearest briefs before an empty one that hold articles, in order of time.

    Only what was known at the cutoff: a later article must not change a brief.
    """
    days = {
        _brief_day(order, published) for published in instants if _closes_first(order, published)
    }
    return tuple(sorted(nearest_first(days, to=order.day)[:NEAREST]))


def nearest_briefs(workshop: Workshop, order: BuildRequest) -> tuple[date, ...]:
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


def _brief_day(order: BuildRequest, instant: datetime) -> date:
    edition = order.edition
    return calendar.brief_day(
        zone=edition.zone, hour=edition.hour, days=edition.calendar, instant=instant
    )


def _closes_first(order: BuildRequest, instant: datetime) -> bool:
    """Whether what was published at an instant is this edition's, not one's that it follows."""
    closes, _ = order.edition.timetable.closes_at(instant)
    return all(other.closes_at(instant)[0] >= closes for other in order.edition.follows)


def _holds_articles(workshop: Workshop, order: BuildRequest, day: date) -> bool:
    other = replace(order, day=day, since=None, until=None)
    return bool(known_articles(workshop, other, since=other.window.since, until=other.window.until))
