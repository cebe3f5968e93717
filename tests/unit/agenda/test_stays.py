"""A stay under way: it lasts as long as the newest report says, and no report of a day ends it."""

from datetime import date

import pytest

from briefing.model import ChangeKind, Granularity, VisitStatus
from tests.nouns import appearance, at, reading, visit
from tests.unit.agenda.told import agenda, kinds, told

NINE, TEN, ELEVEN, THIRTEEN = (date(2026, 3, day) for day in (9, 10, 11, 13))
DAYS = {"granularity": Granularity.RANGE}
THERE = {"start": NINE, "end": TEN, "status": VisitStatus.ONGOING, **DAYS}


def test_a_stay_that_is_prolonged_has_its_new_last_day():
    """ "Extended his visit until Friday" names the last day alone: the visit is the known one."""
    arrived, extended = "She came on Monday for two days.", "She extended her stay until Friday."
    (found,) = agenda(
        told("a", 9, quote=arrived, **THERE),
        told("b", 10, source="Daily", start=None, end=THIRTEEN, quote=extended),
        day=11,
    )

    assert (found.start, found.end, found.status) == (NINE, THIRTEEN, VisitStatus.ONGOING)
    assert kinds(found) == [ChangeKind.NEW, ChangeKind.MOVED]
    assert found.evidence[0].quote == extended


def test_a_stay_that_is_cut_short_ends_when_it_ended():
    """Who left on the second of five days was there for two; the sentence is the one of leaving."""
    (found,) = agenda(
        told("a", 9, **{**THERE, "end": THIRTEEN}),
        told("b", 10, source="Daily", start=None, end=TEN, status=VisitStatus.PAST),
        day=11,
    )

    assert (found.start, found.end, found.status) == (NINE, TEN, VisitStatus.PAST)
    assert found.evidence[0].article == "b"


def test_a_meeting_on_the_first_of_two_days_does_not_end_the_visit():
    """It ends by itself when its last day is over."""
    reports = (
        told("a", 6, start=TEN, end=ELEVEN, **DAYS),
        told("b", 10, start=TEN, end=TEN, status=VisitStatus.PAST),
    )

    (during,) = agenda(*reports, day=10)
    (over,) = agenda(*reports, day=12)

    assert (during.status, during.end) == (VisitStatus.ONGOING, ELEVEN)
    assert over.status is VisitStatus.PAST
    assert kinds(over) == [ChangeKind.NEW, ChangeKind.BEGUN, ChangeKind.TOOK_PLACE]


def test_who_is_there_and_met_somebody_today_is_still_there():
    """Nothing says that he left; on the day after, he has."""
    reports = (
        told("a", 9, status=VisitStatus.ONGOING),
        told("b", 10, start=TEN, end=TEN, status=VisitStatus.PAST),
    )

    (during,) = agenda(*reports, day=10)
    (over,) = agenda(*reports, day=11)

    assert (during.status, over.status) == (VisitStatus.ONGOING, VisitStatus.PAST)
    assert kinds(during) == [ChangeKind.NEW]


@pytest.mark.parametrize(
    "later",
    [
        pytest.param({"start": None, "end": date(2026, 4, 20)}, id="another stay"),
        pytest.param({"start": None, "end": date(2026, 3, 8)}, id="before it began"),
    ],
)
def test_a_last_day_far_from_a_stay_is_no_part_of_it(later):
    found = agenda(told("a", 9, **THERE), told("b", 10, source="Daily", **later), day=10)

    assert (NINE, TEN) in {(visit.start, visit.end) for visit in found}


def test_a_visit_that_is_brought_forward_is_planned():
    """The reading of one article calls every move a postponement; to an earlier day it is none."""
    (found,) = agenda(
        told("a", 2, start=date(2026, 3, 19), end=date(2026, 3, 19)),
        told("b", 4, start=THIRTEEN, end=THIRTEEN, status=VisitStatus.POSTPONED),
    )

    assert (found.status, found.start) == (VisitStatus.PLANNED, THIRTEEN)
    assert kinds(found) == [ChangeKind.NEW, ChangeKind.MOVED]


@pytest.mark.parametrize(
    ("leader", "affiliation", "visits"),
    [("Ada Berg", "Oman", 1), ("Ada Berg", "Norway", 2), ("Ada Berg", None, 2)],
)
def test_a_delegation_and_who_leads_it_make_one_visit(leader, affiliation, visits):
    """If the one who leads "a delegation" is of the country that the other delegation is of."""
    head = appearance(leader, article="b", role="trade minister", affiliation=affiliation)
    both = visit((leader, "delegation"), name="b", start=TEN, end=TEN)
    second = reading("b", published=at(3), source="Daily", visits=(both,), actors=(head,))
    first = told("a", 2, visitor=("Omani delegation",), start=TEN, end=TEN)

    assert len(agenda(first, second)) == visits
