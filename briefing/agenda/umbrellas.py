"""Journeys to a wide region whose stops are known: no region is shown beside its stops."""

from collections.abc import Sequence

from briefing.agenda.date_ranges import Span, overlap
from briefing.gazetteer import countries_in
from briefing.model import Visit, VisitStatus
from briefing.names import same_name


def without_umbrellas(visits: Sequence[Visit]) -> tuple[Visit, ...]:
    """The visits without those to a region of which a stop is among them.

    Who tours "the Middle East" this week and is expected in Amman on Tuesday goes on one
    journey: the day and the town say more. A tour that is called off or put off stays.
    """
    standing = [visit for visit in visits if _stands(visit)]
    tours = [(v, lands) for v in standing if (lands := countries_in(v.destination[0]))]
    told_by_stops = {
        tour.id
        for tour, lands in tours
        if any(stop.country in lands and _is_of(stop, tour) for stop in standing)
    }
    return tuple(visit for visit in visits if visit.id not in told_by_stops)


def _stands(visit: Visit) -> bool:
    if visit.status is VisitStatus.POSTPONED:
        return False
    return visit.upcoming or visit.status is VisitStatus.ONGOING


def _is_of(stop: Visit, tour: Visit) -> bool:
    """Whether the same visitor is at a stop within the days of a tour, as far as they are told."""
    one, other = _span(stop), _span(tour)
    if one.dated and other.dated and not overlap(one, other):
        return False
    return any(same_name(name, known) for name in stop.visitor for known in tour.visitor)


def _span(visit: Visit) -> Span:
    return Span(
        start=visit.start, end=visit.end, granularity=visit.granularity, when_text=visit.when_text
    )
