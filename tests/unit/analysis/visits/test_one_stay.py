"""Unit tests for the towns of one stay."""

from dataclasses import replace
from datetime import date

import pytest

from briefing.analysis.visits.candidates import Candidates, Traveller, TravellerKind
from briefing.analysis.visits.draft_visits import VisitDraft
from briefing.analysis.visits.one_stay import in_one_stay
from briefing.model import Granularity, VisitStatus

FRIDAY, SATURDAY = date(2026, 3, 6), date(2026, 3, 7)
CANDIDATES = Candidates(
    travellers=tuple(
        Traveller(
            name=name, kind=TravellerKind.PERSON, home=home, titled=True, spans=((0, 1),)
        )
        for name, home in [("Ada Lund", "Norway"), ("Rita Conti", "Italy"), ("Bo Kask", None)]
    ),
    destinations=(),
    times=(),
)  # fmt: skip


def draft(*place: str, code: str | None = None, start: date | None = FRIDAY) -> VisitDraft:
    return VisitDraft(
        visitor=("Ada Lund",), destination=place, host=None, start=start, end=start,
        granularity=Granularity.DAY if start else Granularity.UNSPECIFIED, when_text=None,
        status=VisitStatus.PLANNED, purpose=None, evidence=((0, 10),), code=code, probability=0.9,
    )  # fmt: skip


ROME, PISA, OSLO = (draft(town, land, code=code) for town, land, code in [
    ("Rome", "Italy", "IT"), ("Pisa", "Italy", "IT"), ("Oslo", "Norway", "NO"),
])  # fmt: skip
UPTON, NORTON, ITALY = draft("Upton"), draft("Norton"), draft("Italy", code="IT")


@pytest.mark.parametrize(
    ("first", "second", "names", "code"),
    [
        (UPTON, NORTON, ("Upton", "Norton"), None),
        (ROME, UPTON, ("Rome", "Upton", "Italy"), "IT"),
        (UPTON, ROME, ("Upton", "Rome", "Italy"), "IT"),
        (ITALY, UPTON, ("Upton", "Italy"), "IT"),
        (UPTON, ITALY, ("Upton", "Italy"), "IT"),
        (ROME, PISA, ("Rome", "Pisa", "Italy"), "IT"),
        (replace(ROME, start=None, end=None), replace(UPTON, start=None, end=None),
         ("Rome", "Upton", "Italy"), "IT"),
    ],
)  # fmt: skip
def test_the_towns_of_one_stay_are_one_visit(first, second, names, code):
    """Each town is named, the country last."""
    (one,) = in_one_stay([first, second], CANDIDATES)

    assert (one.destination, one.code) == (names, code)
    assert (one.start, one.visitor) == (first.start, first.visitor)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (ROME, OSLO),
        (UPTON, replace(NORTON, start=SATURDAY, end=SATURDAY)),
        (UPTON, replace(NORTON, status=VisitStatus.POSSIBLE)),
        (UPTON, replace(NORTON, visitor=("Rita Conti",))),
        (ROME, draft("Middle East")),
        (replace(ROME, visitor=("Rita Conti",)), replace(PISA, visitor=("Rita Conti",))),
        (UPTON, replace(NORTON, evidence=((20, 30),), purpose="to open a school")),
        (replace(UPTON, start=None, end=None),
         replace(NORTON, start=None, end=None, evidence=((20, 30),))),
    ],
)  # fmt: skip
def test_what_may_be_two_visits_stays_two(first, second):
    """Two countries, other days, another certainty, other people, a purpose of its own; at home."""
    assert in_one_stay([first, second], CANDIDATES) == [first, second]


def test_what_two_tell_of_a_stay_is_kept():
    """Every sentence, whoever receives, and the surer reading."""
    told = replace(NORTON, evidence=((20, 30),), host="Bo Kask", probability=0.95)

    (one,) = in_one_stay([UPTON, told], CANDIDATES)

    assert one.evidence == ((0, 10), (20, 30))
    assert (one.host, one.probability) == ("Bo Kask", 0.95)


@pytest.mark.parametrize(
    ("drafts", "names"),
    [
        ((UPTON, NORTON, draft("Weston")), ("Upton", "Norton", "Weston")),
        ((UPTON, NORTON, ROME), ("Upton", "Norton", "Rome", "Italy")),
        ((ROME, UPTON, NORTON), ("Rome", "Norton", "Upton", "Italy")),
    ],
)
def test_no_town_of_a_stay_is_lost(drafts, names):
    """However many there are, and wherever the one stands whose country is told."""
    (one,) = in_one_stay(drafts, CANDIDATES)

    assert one.destination == names
