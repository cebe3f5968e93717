"""Who receives: whom the network takes for the host, if that one may be there."""

import numpy as np
import pytest

from briefing.analysis.visits.candidates import Candidates, Destination, Traveller, TravellerKind
from briefing.analysis.visits.receiving import host_at
from briefing.analysis.visits.scorer import OUTCOMES, PairScore
from briefing.analysis.words import Words
from briefing.gazetteer import Place, PlaceKind
from tests.unit.analysis.annotated import annotated

LIMA = Destination(
    place=Place(names=("Lima", "Peru"), kind=PlaceKind.CITY, country="Peru", code="PE"),
    spans=((2, 3),),
    aside=False,
)


def somebody(name: str, home: str | None) -> Traveller:
    return Traveller(name=name, kind=TravellerKind.PERSON, home=home, titled=True, spans=((0, 1),))


def received(
    home: str | None, likely: float, *, sure: bool, told: str = "Paz received/VERB her"
) -> str | None:
    """The host of a visitor from Norway, where one other person is this likely to receive."""
    words = Words.of(annotated(told))
    candidates = Candidates((somebody("Ada Lind", "Norway"), somebody("Jo Paz", home)), (LIMA,), ())
    outcomes = np.zeros(len(OUTCOMES), dtype=np.float32)
    outcomes[-1] = likely
    nothing = np.zeros(1, dtype=np.float32)
    pairs = [PairScore(number, 0, outcomes, nothing, nothing) for number in (0, 1)]
    return host_at(words, {0}, {0}, candidates, pairs, sure=sure)


@pytest.mark.parametrize(
    ("home", "likely", "host"),
    [
        ("Peru", 0.6, "Jo Paz"),
        ("Peru", 0.4, None),
        (None, 0.9, "Jo Paz"),
        (None, 0.6, None),
        ("Norway", 0.99, None),
        ("Chile", 0.99, None),
    ],
)
def test_beside_the_rules_a_host_is_at_home_or_very_likely(home, likely, host):
    """Nobody receives in a country who stands for another one."""
    assert received(home, likely, sure=True) == host


@pytest.mark.parametrize(("likely", "host"), [(0.4, "Jo Paz"), (0.2, None)])
def test_a_likely_host_of_the_networks_own_visit_counts(likely, host):
    """Who goes receives nobody, however likely."""
    assert received(None, likely, sure=False) == host


def test_whose_relative_goes_receives_nobody():
    """Who is only named for a relative is not there."""
    told = "Paz 's wife left/VERB"

    assert received("Peru", 0.99, sure=True, told=told) is None
