"""Unit tests for leaving out who is at work in a town of their own."""

from datetime import date

import pytest

from briefing.analysis.actors import ActorDraft, ResolvedActors
from briefing.analysis.visits.at_work import away_from_town
from briefing.analysis.visits.draft_visits import VisitDraft
from briefing.model import ActorType, Granularity, VisitStatus


def resolved(role: str, affiliation: str | None) -> ResolvedActors:
    actor = ActorDraft(
        name="Ada Lund", type=ActorType.PERSON, role=role, affiliation=affiliation, mentions=()
    )
    return ResolvedActors(actors=(actor,), by_token={})


def draft(*place: str) -> VisitDraft:
    return VisitDraft(
        visitor=("Ada Lund",), destination=place, host=None, start=date(2026, 3, 6), end=None,
        granularity=Granularity.DAY, when_text=None, status=VisitStatus.PLANNED, purpose=None,
        evidence=((0, 10),), code=None, probability=0.9,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("role", "affiliation", "town", "goes"),
    [
        ("mayor of Bern", None, "Bern", False),
        ("mayor", "Bern", "Bern", False),
        ("mayor of Bern", None, "Thun", True),
        ("mayor of Bernard", None, "Bern", True),  # a town whose name begins another one's
        ("mayor", None, "Thun", False),  # which town they govern is not told
        ("minister of trade", None, "Bern", True),
    ],
)
def test_a_town_officer_does_not_visit_the_own_town(role, affiliation, town, goes):
    visits = away_from_town(resolved(role, affiliation), [draft(town, "Switzerland")])
    assert bool(visits) is goes
