"""From scored pairs to visits: those who go together, and the places of one trip, make one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from briefing.analysis.dates import Days
from briefing.analysis.visits.candidates import Candidates
from briefing.analysis.visits.draft_visits import HAPPENING, OFF
from briefing.analysis.visits.scorer import Floats, PairScore
from briefing.gazetteer import Place, PlaceKind, countries_in
from briefing.model import Granularity, VisitStatus
from briefing.names import fold


@dataclass(slots=True)
class Trip:
    """One visitor's visit to one place, or to several that lie in each other.

    Attributes:
        pairs: What it was read from, the surest first.
        destination: The number of the place that says most.
    """

    pairs: list[PairScore]
    destination: int

    @property
    def traveller(self) -> int:
        """Who goes."""
        return self.pairs[0].traveller

    @property
    def status(self) -> VisitStatus:
        """The status that the surest pair gives."""
        return self.pairs[0].status

    @property
    def probability(self) -> float:
        """How likely it is a visit."""
        return self.pairs[0].visit

    @property
    def times(self) -> Floats:
        """How likely each time expression tells days of it."""
        scores: Floats = np.max([pair.times for pair in self.pairs], axis=0)
        return scores

    @property
    def sentences(self) -> Floats:
        """How likely each sentence tells of it."""
        scores: Floats = np.max([pair.sentences for pair in self.pairs], axis=0)
        return scores


@dataclass(slots=True)
class Visit:
    """One visit: all who go, and every place of it.

    Attributes:
        trips: One for each visitor and place, the surest first.
        days: When it is.
        cities: The numbers of further cities of one trip.
    """

    trips: list[Trip]
    days: Days
    cities: list[int] = field(default_factory=list)

    @property
    def destination(self) -> int:
        """The number of its place."""
        return self.trips[0].destination


def trips_of(pairs: Sequence[PairScore], candidates: Candidates, threshold: float) -> list[Trip]:
    """The trips that are likely enough; of places that lie in each other, the exact one counts.

    Args:
        pairs: The scores of all pairs.
        candidates: What their numbers mean.
        threshold: The least probability of a visit.
    """
    likely = sorted((p for p in pairs if p.visit >= threshold), key=lambda pair: -pair.visit)
    trips: list[Trip] = []
    for pair in likely:
        place = candidates.destinations[pair.destination].place
        for trip in trips:
            other = candidates.destinations[trip.destination].place
            if trip.traveller != pair.traveller or not _nested(place, other):
                continue
            if pair.status.upcoming != trip.status.upcoming:
                continue  # "visited Oslo in May and will return to Norway in June"
            if _lies_in(place, other):
                trip.destination = pair.destination
            trip.pairs.append(pair)
            break
        else:
            trips.append(Trip([pair], pair.destination))
    return trips


def visits_of(trips: Sequence[Trip], days: Sequence[Days], candidates: Candidates) -> list[Visit]:
    """Put together who goes to the same place at the same time, and the cities of one trip.

    Args:
        trips: The trips.
        days: When each of them is.
        candidates: What their numbers mean.
    """
    visits: list[Visit] = []
    for trip, span in sorted(zip(trips, days, strict=True), key=lambda pair: -pair[0].probability):
        for visit in visits:
            if _joins(visit, trip, span, candidates):
                _join(visit, trip, span, candidates)
                break
        else:
            visits.append(Visit([trip], span))
    return visits


def _nested(one: Place, other: Place) -> bool:
    same = fold(one.names[0]) == fold(other.names[0])
    return same or _lies_in(one, other) or _lies_in(other, one)


def _lies_in(inner: Place, outer: Place) -> bool:
    """Whether a place is told to lie in another, or names one more exactly than a wide region."""
    if outer.kind is PlaceKind.REGION:
        lands = countries_in(outer.names[0])
        known = lands and inner.code is not None
        return inner.kind is not PlaceKind.REGION and (not known or inner.code in lands)
    return fold(outer.names[0]) in {fold(name) for name in inner.names[1:]}


def _joins(visit: Visit, trip: Trip, span: Days, candidates: Candidates) -> bool:
    if not _same_state(visit.trips[0].status, trip.status) or not _same_days(visit.days, span):
        return False
    mine = candidates.destinations[visit.destination].place
    other = candidates.destinations[trip.destination].place
    if fold(mine.names[0]) == fold(other.names[0]):
        return True
    if mine.country is None or mine.country != other.country:
        return False
    if PlaceKind.COUNTRY in {mine.kind, other.kind}:
        return True
    goes_already = any(trip.traveller == known.traveller for known in visit.trips)
    cities = mine.kind is PlaceKind.CITY and other.kind is PlaceKind.CITY
    home = candidates.travellers[trip.traveller].home
    return goes_already and cities and home != mine.country


def _join(visit: Visit, trip: Trip, span: Days, candidates: Candidates) -> None:
    mine = candidates.destinations[visit.destination].place
    other = candidates.destinations[trip.destination].place
    if mine.kind is PlaceKind.COUNTRY and other.kind is not PlaceKind.COUNTRY:
        visit.trips[0].destination = trip.destination
    elif mine.kind is other.kind is PlaceKind.CITY and mine.names[0] != other.names[0]:
        visit.cities.append(trip.destination)
    visit.trips.append(trip)
    if visit.days.granularity is Granularity.UNSPECIFIED:
        visit.days = span


def _same_state(one: VisitStatus, other: VisitStatus) -> bool:
    if one is other or {one, other} <= HAPPENING:
        return True
    return one.upcoming and other.upcoming and not {one, other} & OFF


def _same_days(one: Days, other: Days) -> bool:
    return one == other or Granularity.UNSPECIFIED in {one.granularity, other.granularity}
