"""What is known of two articles beside their words."""

from dataclasses import replace
from datetime import date

import pytest

from briefing.model import Evidence, Granularity, Reading, VisitReport, VisitStatus
from briefing.stories import group_stories
from briefing.stories.headlines import instalment, is_roundup
from tests.readings import NOON, told


def announcing(reading: Reading, *, start: date | None, visitor: str, place: str) -> Reading:
    """The article, with a visit read in its first sentence."""
    first = reading.analysis.sentences[0]
    visit = VisitReport(
        visitor=(visitor,),
        destination=(place,),
        host=None,
        start=start,
        end=start,
        granularity=Granularity.DAY if start else Granularity.UNSPECIFIED,
        when_text=None,
        status=VisitStatus.PLANNED,
        purpose=None,
        evidence=(
            Evidence(
                article=reading.article.id, start=first.start, end=first.end, quote=first.text
            ),
        ),
    )
    return replace(reading, analysis=replace(reading.analysis, visits=(visit,)))


def heads_to_ankara(start: date | None) -> list[Reading]:
    one = told(
        "a",
        "Norvia's head of state packs for Ankara with gas contracts on her mind.",
        "Economists see little room for cheaper fuel before spring.",
        title="Norvian president heads south, energy in her luggage",
        source="Paper A",
    )
    other = told(
        "b",
        "Demir hosts his counterpart Ida Rask at the palace, the directorate announced.",
        "A choir will sing for the guests in the garden.",
        title="Demir to receive Rask",
        source="Paper B",
    )
    return [
        announcing(one, start=start, visitor="Ida Rask", place="Ankara"),
        announcing(other, start=start, visitor="Rask", place="Ankara, Turkey"),
    ]


def test_two_articles_that_announce_one_dated_visit_are_one_story() -> None:
    """Whatever their words: the agenda joins them as well."""
    assert len(group_stories(heads_to_ankara(date(2026, 3, 12)), now=NOON)) == 1


def test_a_visit_without_a_day_ties_nothing() -> None:
    """Two reports on some journey may be about two."""
    assert len(group_stories(heads_to_ankara(None), now=NOON)) == 2


@pytest.mark.parametrize(
    ("title", "dated"),
    [
        ("Factbox: The ledger (March 3) - steel", True),
        ("Markets at noon, Monday", True),
        ("Lund to visit Ankara on March 12", False),
        ("Lund, March winner, to retire", False),
        ("Ferry aground", False),
    ],
)
def test_a_series_is_known_by_a_date_that_is_set_apart(title: str, *, dated: bool) -> None:
    """A date inside a sentence is news and no number of an instalment."""
    assert (instalment(told("a", title=title).article) is not None) is dated


@pytest.mark.parametrize(
    ("title", "roundup"),
    [
        ("The papers: harbour closes", True),
        ("War in Norvia: what we know on day 12", True),
        ("Ferry off Norvia: what we know", False),
        ("Our morning briefing", True),
        ("Papers seized in harbour raid", False),
        ("Minister in a briefing: harbour stays open", False),
    ],
)
def test_pieces_on_many_stories_are_known_by_their_headline(title: str, *, roundup: bool) -> None:
    """They belong to none of them."""
    assert is_roundup(title) is roundup
