"""Unit tests for putting the network's visits beside those of the rules."""

from datetime import date

import pytest

from briefing.analysis.visits.candidates import Candidates, Traveller, TravellerKind
from briefing.analysis.visits.companions import put_beside
from briefing.analysis.visits.draft_visits import VisitDraft
from briefing.model import Granularity, VisitStatus

FRIDAY = date(2026, 3, 6)


def traveller(name: str, home: str | None = None, kind=TravellerKind.PERSON) -> Traveller:
    return Traveller(name=name, kind=kind, home=home, titled=True, spans=((0, 1),))


def draft(
    *visitor: str, place=("Rome", "Italy"), code="IT", status=VisitStatus.PLANNED, start=FRIDAY,
    host=None, sentence=0,
) -> VisitDraft:  # fmt: skip
    return VisitDraft(
        visitor=visitor, destination=place, host=host, start=start, end=start,
        granularity=Granularity.DAY if start else Granularity.UNSPECIFIED, when_text=None,
        status=status, purpose=None, evidence=((sentence, sentence + 10),), code=code,
        probability=0.9,
    )  # fmt: skip


CANDIDATES = Candidates(
    travellers=(
        traveller("Ada Lund"),
        traveller("King Olav", "Norway"),
        traveller("Rita Conti", "Italy"),
        traveller("Council", kind=TravellerKind.ORGANISATION),
    ),
    destinations=(),
    times=(),
)


@pytest.mark.parametrize(
    ("learned", "wanted"),
    [
        (draft("Ada Lund", "King Olav"), ("Ada Lund", "King Olav")),
        (draft("Ada Lund", "King Olav", start=None), ("Ada Lund", "King Olav")),
        (draft("Ada Lund", "King Olav", start=date(2026, 4, 1)), ("Ada Lund",)),
        (draft("Ada Lund", "King Olav", status=VisitStatus.PAST), ("Ada Lund",)),
        (draft("Ada Lund", "Rita Conti"), ("Ada Lund",)),
        (draft("Ada Lund", "Council"), ("Ada Lund",)),
        (draft("Ada Lund"), ("Ada Lund",)),
    ],
)
def test_who_goes_along_is_joined(learned, wanted):
    """At the same time, to the same place, a person who is not at home there."""
    (told,) = put_beside([draft("Ada Lund")], [learned], [learned], CANDIDATES)

    assert told.visitor == wanted


def test_the_host_does_not_go_along():
    """Who receives by the rule is no guest by the network."""
    learned = draft("Ada Lund", "King Olav")

    (told,) = put_beside([draft("Ada Lund", host="King Olav")], [learned], [learned], CANDIDATES)

    assert told.visitor == ("Ada Lund",)


def test_one_stays_away_and_another_goes():
    """A visit that is off is not that of those who go instead."""
    off = draft("Ada Lund", status=VisitStatus.CANCELLED)
    learned = draft("Ada Lund", "King Olav", sentence=20)

    told = put_beside([off], [learned], [learned], CANDIDATES)

    assert [(one.visitor, one.status) for one in told] == [
        (("Ada Lund",), VisitStatus.CANCELLED),
        (("King Olav",), VisitStatus.PLANNED),
    ]


def test_of_a_likely_visit_the_surest_visitor_alone_makes_no_row_of_its_own():
    """The network was sure of one of two; the rule has the other, and another status."""
    off = draft("Ada Lund", status=VisitStatus.CANCELLED)
    likely = draft("King Olav", "Ada Lund", status=VisitStatus.PAST)
    sure = draft("King Olav", status=VisitStatus.PAST)

    assert put_beside([off], [sure], [likely], CANDIDATES) == [off]


def test_another_visit_is_another_row_in_order_of_the_text():
    """What shares neither place nor people is told by itself."""
    other = draft("King Olav", place=("Oslo", "Norway"), code="NO", sentence=30)

    told = put_beside([draft("Ada Lund", sentence=50)], [other], [other], CANDIDATES)

    assert [one.visitor for one in told] == [("King Olav",), ("Ada Lund",)]
