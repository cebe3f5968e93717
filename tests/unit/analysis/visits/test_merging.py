"""From pairs to visits: who goes together and which places are one."""

from datetime import date

import numpy as np
import pytest

from briefing.analysis.visits.candidates import Candidates, Destination, Traveller, TravellerKind
from briefing.analysis.visits.merging import Visit, trips_of, visits_of
from briefing.analysis.visits.scorer import OUTCOMES, PairScore
from briefing.gazetteer import Place, PlaceKind
from briefing.model import Days, Granularity, VisitStatus

UNKNOWN = Days()


def traveller(name: str, home: str | None = None) -> Traveller:
    return Traveller(name=name, kind=TravellerKind.PERSON, home=home, titled=True, spans=((0, 1),))


def destination(*names: str, kind: PlaceKind = PlaceKind.CITY) -> Destination:
    country = names[-1] if kind is not PlaceKind.REGION else None
    place = Place(names=names, kind=kind, country=country, code=None)
    return Destination(place=place, spans=((2, 3),), aside=False)


def pair(one: int, other: int, status: str, probability: float) -> PairScore:
    outcomes = np.zeros(len(OUTCOMES), dtype=np.float32)
    outcomes[0] = 1 - probability
    outcomes[OUTCOMES.index(status)] = probability
    nothing = np.zeros(1, dtype=np.float32)
    return PairScore(one, other, outcomes, nothing, nothing)


def merged(candidates: Candidates, *pairs: PairScore, days: tuple[Days, ...] = ()) -> list[Visit]:
    trips = trips_of(pairs, candidates, 0.5)
    return visits_of(trips, days or [UNKNOWN] * len(trips), candidates)


TWO = (traveller("Ada Lind", "Norway"), traveller("Jo Berg", "Norway"))
OSLO = destination("Oslo", "Norway")
LIMA = destination("Lima", "Peru")
PERU = destination("Peru", kind=PlaceKind.COUNTRY)
CUSCO = destination("Cusco", "Peru")
ANDES = destination("the Andes", kind=PlaceKind.REGION)


def day(number: int) -> Days:
    one = date(2031, 5, number)
    return Days(start=one, end=one, granularity=Granularity.DAY)


def test_two_who_go_to_one_place_make_one_visit():
    """Both are its visitors."""
    visits = merged(
        Candidates(TWO, (LIMA,), ()), pair(0, 0, "planned", 0.9), pair(1, 0, "planned", 0.8)
    )

    (visit,) = visits
    assert [trip.traveller for trip in visit.trips] == [0, 1]


def test_a_city_and_its_country_are_one_visit_to_the_city():
    """The exact place counts, whichever the network is surer of."""
    visits = merged(
        Candidates(TWO[:1], (PERU, LIMA), ()),
        pair(0, 0, "planned", 0.9),
        pair(0, 1, "planned", 0.7),
    )

    (visit,) = visits
    assert visit.destination == 1


def test_a_region_never_swallows_a_city():
    """A tour of a region with a stop in a city is a visit to the city."""
    visits = merged(
        Candidates(TWO[:1], (ANDES, CUSCO), ()),
        pair(0, 0, "planned", 0.9),
        pair(0, 1, "planned", 0.7),
    )

    assert [visit.destination for visit in visits] == [1]


def test_two_cities_of_one_trip_are_one_visit():
    """Without days of their own, they are told as one, the further city named too."""
    visits = merged(
        Candidates(TWO[:1], (LIMA, CUSCO), ()),
        pair(0, 0, "planned", 0.9),
        pair(0, 1, "planned", 0.8),
    )

    (visit,) = visits
    assert visit.destination == 0
    assert visit.cities == [1]


def test_two_cities_with_days_of_their_own_are_two_visits():
    """A tour is one visit for each leg that the text dates."""
    visits = merged(
        Candidates(TWO[:1], (LIMA, CUSCO), ()),
        pair(0, 0, "planned", 0.9),
        pair(0, 1, "planned", 0.8),
        days=(day(5), day(7)),
    )

    assert [visit.destination for visit in visits] == [0, 1]


@pytest.mark.parametrize("status", ["past", "cancelled", "denied"])
def test_a_coming_visit_is_not_one_with_another_outcome(status):
    """Who is to go and who went, or will not go, are told apart."""
    visits = merged(
        Candidates(TWO, (LIMA,), ()), pair(0, 0, "planned", 0.9), pair(1, 0, status, 0.8)
    )

    assert len(visits) == 2


def test_what_is_not_likely_enough_is_left_out():
    """The threshold counts for the visit, whatever its status."""
    candidates = Candidates(TWO[:1], (LIMA,), ())

    assert not trips_of([pair(0, 0, "planned", 0.49)], candidates, 0.5)


def test_the_status_is_the_likeliest_one():
    """Nothing but the network decides it."""
    outcomes = pair(0, 0, "invited", 0.6).outcomes
    outcomes[OUTCOMES.index("possible")] = 0.3
    score = PairScore(0, 0, outcomes, np.zeros(1, np.float32), np.zeros(1, np.float32))

    assert score.status is VisitStatus.INVITED
    assert score.visit == pytest.approx(0.9)
