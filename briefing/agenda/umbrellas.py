"""Journeys to a wide region whose stops are known: no region is shown beside its stops."""

from collections.abc import Sequence
from datetime import date

from briefing.gazetteer import countries_in
from briefing.model import Visit, VisitStatus
from briefing.names import same_name


def without_umbrellas(visits: Sequence[Visit]) -> tuple[Visit, ...]:
    """The visits without those to a region of which a stop is among them.

    Who tours "the Middle East" this week and is expected in Amman on Tuesday goes on one
    journey: the day and the town say more. A tour that is called off or put off stays.
    """
    return tuple(visit for visit in visits if not any(_is_stop(other, visit) for other in visits))


def _is_stop(stop: Visit, tour: Visit) -> bool:
    if not (_stands(stop) and _stands(tour)) or stop.country is None:
        return False
    if stop.country not in countries_in(tour.destination[0]) or not _same_days(stop, tour):
        return False
    return any(same_name(one, other) for one in stop.visitor for other in tour.visitor)


def _stands(visit: Visit) -> bool:
    if visit.status is VisitStatus.POSTPONED:
        return False
    return visit.upcoming or visit.status is VisitStatus.ONGOING


def _same_days(one: Visit, other: Visit) -> bool:
    spans = [_span(visit) for visit in (one, other)]
    if None in spans:
        return True
    (first, last), (from_, to) = (span for span in spans if span)
    return first <= to and from_ <= last


def _span(visit: Visit) -> tuple[date, date] | None:
    first, last = visit.start or visit.end, visit.end or visit.start
    return (first, last) if first and last else None
