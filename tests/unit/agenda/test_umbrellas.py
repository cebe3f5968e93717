"""A tour of a wide region is not listed beside the stops that are known of it."""

from datetime import date

import pytest

from briefing.agenda import coming
from briefing.model import VisitStatus
from tests.nouns import at
from tests.unit.agenda.told import agenda, told

MONDAY, TUESDAY, FRIDAY = date(2026, 3, 9), date(2026, 3, 10), date(2026, 3, 13)
AMMAN = ("Amman", "Jordan")


def shown(*readings, day=8):
    """Where the visits shown on a day go."""
    found = agenda(*readings, day=day)
    return [v.destination[0] for v in coming(found, today=date(2026, 3, day), as_of=at(day))]


def tour(**fields):
    """A first article that tells of a tour of the Middle East."""
    return told("a", 5, destination="Middle East", **fields)


@pytest.mark.parametrize("days", [{}, {"start": MONDAY, "end": FRIDAY}])
def test_a_known_stop_stands_for_the_tour(days):
    """With its days or without: who reads "Amman, Tuesday" needs no "Middle East" beside it."""
    stop = told("b", 6, source="Daily", destination=AMMAN, start=TUESDAY)

    assert shown(tour(**days), stop) == ["Amman"]


@pytest.mark.parametrize(
    "stop",
    [
        {"destination": ("Oslo", "Norway")},
        {"visitor": "Eva Holm", "destination": AMMAN},
        {"destination": AMMAN, "start": date(2026, 3, 25)},
        {"destination": AMMAN, "status": VisitStatus.CANCELLED},
    ],
    ids=["elsewhere", "somebody else", "another time", "called off"],
)
def test_the_tour_is_shown_where_no_stop_of_it_is_known(stop):
    """What is no stop of it leaves it alone."""
    found = shown(tour(start=MONDAY, end=FRIDAY), told("b", 6, source="Daily", **stop))

    assert "Middle East" in found


def test_a_tour_put_off_is_told_whatever_its_stops():
    """That it will not be now is news of its own."""
    off = told("c", 7, destination="Middle East", status=VisitStatus.POSTPONED)
    stop = told("b", 6, source="Daily", destination=AMMAN, start=TUESDAY)

    assert "Middle East" in shown(tour(start=MONDAY, end=FRIDAY), stop, off)


def test_after_its_last_known_stop_the_tour_is_shown_again():
    """It goes on somewhere."""
    stop = told("b", 6, source="Daily", destination=AMMAN, start=TUESDAY)

    assert shown(tour(start=MONDAY, end=FRIDAY), stop, day=12) == ["Middle East"]
