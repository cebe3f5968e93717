"""What a newer article of a story replaces is printed no more: tolls, corrections, exit polls."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from briefing.summary import Ranker
from briefing.summary.headline import choose_headline
from briefing.summary.outdated import headlines_outdated, outdated
from briefing.summary.passages import SourceText, prepare
from tests.readings import NOON, source_text, story, told

LATER = NOON + timedelta(hours=5)
AGREED = "Norvia and Belna agreed on Tuesday to reopen the ferry from Ostra to Tarsen in {}."


def at(moment: datetime | None, *lines: str, title: str = "") -> SourceText:
    """A document of a moment."""
    return replace(source_text(*lines, title=title), moment=moment)


def shut(older: SourceText, newer: SourceText) -> set[int]:
    """What is outdated of two documents."""
    return outdated([older, newer], prepare([older, newer]))


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (
            "A quake struck off Tarsen at 6 a.m., killing at least four people.",
            "Rescuers dug on 14 hours after a quake that killed 27 people in Tarsen.",
        ),
        ("The flood has injured 12 people in Ostra.", "At least 40 people were injured in Ostra."),
        ("Boats pulled 61 survivors from the sea.", "So far 88 people have been rescued."),
        ("The fire destroyed 60 homes in Ostra.", "The fire has destroyed at least 74 homes."),
        ("A train ran into another, and several people were feared dead.", "Nine were killed."),
        (AGREED.format("June"), AGREED.format("July")),
        (AGREED.format("June"), AGREED.format("June").replace("agreed", "have not agreed")),
        (
            "Polls closed in the election in Norvia with exit polls putting Unity ahead.",
            "The Unity party won the election in Norvia but fell short of a majority.",
        ),
        (
            "A riot in the prison of Tarsen left 17 inmates dead.",
            "Fifteen inmates, and not 17, died in the riot in the prison of Tarsen.",
        ),
        (
            "The president said there were no reports of deaths in Tarsen.",
            "Two people were killed in Tarsen as the storm tore off roofs.",
        ),
        (
            "Minister Ida Falk of Norvia will visit Ostra on Monday.",
            "The visit of Minister Ida Falk to Ostra has been postponed to Friday.",
        ),
        (
            "One man was missing after the floods in Tarsen, the governor said.",
            "The man missing since the floods in Tarsen was found alive, the governor said.",
        ),
    ],
    ids=[
        *("dead", "hurt", "rescued", "destroyed", "feared", "corrected", "denied", "exit poll"),
        *("lowered", "none", "moved", "found"),
    ],
)
def test_what_a_newer_article_counts_or_corrects_replaces_the_older(older: str, newer: str) -> None:
    """Whichever is the better sentence; what came first is not the present."""
    assert shut(at(NOON, older), at(LATER, newer)) == {0}
    assert shut(at(LATER, older), at(NOON, newer)) <= {1}
    assert shut(at(None, older), at(LATER, newer)) == set()


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("A quake killed 27 people in Tarsen.", "An aftershock killed two people in Tarsen."),
        ("A flood killed 12 people in Ostra.", "The flood of 1999 killed 300 people in Ostra."),
        ("A flood killed 12 people in Ostra.", "Fears grow that 300 people may be dead in Ostra."),
        ("Nine people are missing in Ostra.", "Twelve people were killed in Ostra."),
        (
            "Exit polls in Belna put the Greens ahead of the Unity party.",
            "The Unity party won the election in Norvia by a hair.",
        ),
        ("Unity was ahead in the polls all winter.", "Unity won the election in Norvia."),
        ("Two ships sail from Ostra to Tarsen.", "Three ships sail from Belna to Orlin in May."),
        (
            "Minister Ida Falk of Norvia will visit Ostra on Monday.",
            "Minister Jon Brandt of Norvia postponed his visit to Belna.",
        ),
        ("Nine people are missing in Ostra.", "A painting missing since May was found in Belna."),
    ],
    ids=[
        *("aftershock", "years ago", "feared", "missing", "another vote", "polls", "other ships"),
        *("another visit", "another find"),
    ],
)
def test_what_counts_something_else_replaces_nothing(older: str, newer: str) -> None:
    """Precision first."""
    assert shut(at(NOON, older), at(LATER, newer)) == set()


def test_an_article_may_look_back_itself() -> None:
    """ "From four to 27": the newest article says what was thought before."""
    newest = at(LATER, "The quake killed 27 people.", "Officials had first said it killed four.")

    assert shut(at(NOON, "Tarsen was dark."), newest) == set()


def test_a_brief_prints_the_correction_alone() -> None:
    """And its headline, without the label."""
    first = told("a", AGREED.format("June"), "Two ships sail daily.", title="Ferry back in June")
    corrected = told(
        "b",
        "This story has been corrected to say that the ferry comes in July.",
        AGREED.format("July"),
        title="Correction: Ferry to Tarsen back in July",
        published=LATER,
    )
    summary = Ranker().summarise(story(first, corrected), [first, corrected])

    assert summary.headline == "Ferry to Tarsen back in July"
    assert AGREED.format("July") in [one.evidence.quote for one in summary.sentences]
    assert AGREED.format("June") not in [one.evidence.quote for one in summary.sentences]


def test_a_headline_of_an_open_vote_gives_way_to_the_result() -> None:
    documents = [
        at(NOON, "Norvia has voted.", title="Polls close in Norvia's snap election"),
        at(LATER, "Unity won.", title="Unity wins Norvia's election"),
    ]

    assert headlines_outdated(documents) == {0}


def test_an_aftershock_does_not_take_the_headline_from_the_quake() -> None:
    """Three hurt by the newest report do not make 27 dead and 310 hurt an old figure."""
    documents = [
        at(
            NOON,
            "Rescuers dug on after a quake that killed 27 people and injured 310 in Tarsen.",
            title="Tarsen quake: 27 dead as rescuers dig on",
        ),
        at(
            LATER,
            "An aftershock shook Tarsen, injuring three people who jumped from balconies.",
            title="Aftershock sends people of Tarsen into the streets",
        ),
    ]

    assert choose_headline(documents) == (documents[0].title, 0)
