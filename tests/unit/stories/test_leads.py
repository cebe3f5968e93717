"""What a lead tells of an event, and what only of its place."""

import pytest

from briefing.model import Reading
from briefing.stories import group_stories
from briefing.stories.leads import lead_of, without_landmarks
from briefing.stories.vectors import make_vectors
from tests.readings import NOON, hours_before, told

STADIUM = told(
    "stadium",
    "After eleven years Tarsen has a stadium in which nobody gets wet.",
    "Mayor Pia Holt unlocked its gates on Sunday morning, in the rain.",
    "The seats were paid for by the lottery of the province.",
    title="Tarsen's stadium gets its roof",
    names=("Tarsen", "Pia Holt"),
    source="Paper A",
    published=hours_before(60),
)


def circus(where: str) -> Reading:
    return told(
        "circus",
        "The circus Bellini came to Tarsen on Wednesday morning, its first call since a fire.",
        f"Its tents stand {where}.",
        "The elephants of former days are now a film on canvas, and so are the lions.",
        title="Bellini circus calls at Tarsen for a week",
        names=("Bellini", "Tarsen"),
        source="Paper B",
        published=hours_before(2),
    )


@pytest.mark.parametrize(
    "where", ["within sight of the new stadium", "next to the stadium", "opposite its stadium"]
)
def test_a_landmark_joins_no_two_stories(where: str) -> None:
    """One town, one hour of the day, and the other's subject as a place to find the way by."""
    assert len(group_stories([STADIUM, circus(where)], now=NOON)) == 2


@pytest.mark.parametrize(
    ("lead", "left"),
    [
        ("She is moored within sight of the new ferry terminal.", "She is moored .".split()),
        ("Shots fell outside the court, police said.", "Shots fell , police said.".split()),
        ("The mill burnt near the old quay of Tarsen.", "The mill burnt Tarsen.".split()),
        ("Talks are near collapse, she said.", "Talks are near collapse, she said.".split()),
        ("Tarsen is close to war.", "Tarsen is close to war.".split()),
    ],
)
def test_landmarks_are_things_one_stands_by(lead: str, left: list[str]) -> None:
    """Being near something that is no thing is news."""
    assert without_landmarks(lead).split() == left


def test_an_event_beside_a_landmark_is_still_one_story() -> None:
    """What happened joins, wherever it was."""
    one = told(
        "one",
        "A blast outside the mint of Tarsen killed two guards, police said.",
        title="Blast kills two in Tarsen",
        names=("Tarsen",),
        source="Paper A",
        published=hours_before(4),
    )
    other = told(
        "other",
        "Two guards died when a blast tore up the pavement in front of the mint, police said.",
        title="Two guards dead in Tarsen blast",
        names=("Tarsen",),
        source="Paper B",
        published=hours_before(2),
    )

    assert len(group_stories([one, other], now=NOON)) == 1


def test_the_lead_under_a_quotation_reaches_beyond_the_scene() -> None:
    """The event follows a sentence later than under a headline that tells it."""
    scene = ("Ole Brandt rose at four.", "His boat was cold.", "The treaty was signed in Belna.")
    told_plainly = told("a", *scene, "Nets cost much.", title="Fishermen return from Belna")
    quoted = told("b", *scene, "Nets cost much.", title="“Nobody waved”: fishermen return")

    assert lead_of(told_plainly).endswith("His boat was cold.")
    assert lead_of(quoted).endswith("The treaty was signed in Belna.")


def test_a_follow_up_under_a_quotation_continues_its_story() -> None:
    """It opens with somebody who was touched by the event, and names the event then."""
    event = told(
        "event",
        "Norvian chancellor Ida Rask and premier Jens Lund signed the herring treaty in Belna.",
        "The treaty divides the herring grounds between both countries for ten years.",
        title="Rask and Lund sign herring treaty in Belna",
        names=("Ida Rask", "Jens Lund", "Belna", "Norvian"),
        source="Paper A",
        published=hours_before(30),
    )
    follow_up = told(
        "follow-up",
        "Ole Brandt left his island at three in the night with a hundred others and a drum.",
        "Now the drum has a hole and he is home.",
        "The fishermen had wanted chancellor Ida Rask to hear them before she and premier Jens Lund"
        " signed the herring treaty in Belna.",
        "The treaty takes the best grounds, they say, for ten years.",
        title="“Nobody waved”: fishermen come home from Belna",
        names=("Ole Brandt", "Ida Rask", "Jens Lund", "Belna"),
        source="Paper B",
        published=hours_before(2),
    )

    assert len(group_stories([event, follow_up], now=NOON)) == 1


def test_a_visit_is_one_event_by_whatever_word() -> None:
    """What the one paper calls a trip is travel in the other: something happened to share."""
    announced = told(
        "announced",
        "Ida Rask, the Norvian chancellor, will travel to Belna to sign the herring treaty.",
        "Two lawsuits and three ministers were lost before Jens Lund agreed to put his name to it.",
        title="Norvian chancellor heads for Belna, herring on her plate",
        names=("Ida Rask", "Belna", "Norvian", "Jens Lund"),
    )
    at_home = told(
        "at home",
        "Whoever works between the mint and the fish market of Belna should take the tram.",
        "The police will close nine streets for the visit of Norvian chancellor Ida Rask.",
        title="Belna closes its centre for the chancellor",
        names=("Ida Rask", "Belna", "Norvian"),
    )
    plain = make_vectors([announced, at_home]).plain
    shared = (plain[0] @ plain[1].T).toarray()

    assert shared[0, 0] > 0
