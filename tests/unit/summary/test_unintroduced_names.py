"""Nobody is called by the surname alone before he was introduced."""

import pytest

from briefing.summary.growing_summary import Budget
from briefing.summary.passages import Passage, SourceText, prepare
from briefing.summary.selection import select
from briefing.summary.unintroduced_names import company
from tests.readings import sentences_of

OPENING = "The harbour of Tarsen was closed on Tuesday by order of the town council."
INTRODUCED = "Erik Lund, the mayor of Tarsen, called the decision hard but right."
BARE = "Lund told reporters on the quay that the gates would stay shut for a month."
OTHER = "Fishermen in the neighbouring villages offered to share their own quays."
PEOPLE = ("Erik Lund", "Lund", "Mira Holt Jr.")


def passages(*lines: str) -> tuple[Passage, ...]:
    """The passages of one document whose persons are known."""
    return prepare([SourceText(title="", sentences=sentences_of(lines)[1], people=PEOPLE)])


def test_a_sentence_introduces_or_takes_for_known() -> None:
    """By first name and surname; bare is only who was introduced before."""
    found = company([BARE, INTRODUCED, BARE, OTHER, "Mira Holt Jr. and Holt's dog."], PEOPLE)

    assert [sorted(one.introduced) for one in found] == [[], ["Lund"], [], [], ["Holt"]]
    assert [sorted(one.strangers) for one in found] == [[], [], ["Lund"], [], []]


@pytest.mark.parametrize(
    ("scores", "chosen"),
    [
        ([5.0, 1.0, 4.0, 3.0], [OPENING, OTHER]),
        ([5.0, 4.5, 4.0, 3.0], [OPENING, INTRODUCED]),
        ([1.0, 5.0, 4.0, 3.0], [INTRODUCED, BARE]),
    ],
    ids=["left out", "introduced but full", "introduced"],
)
def test_a_bare_surname_waits_for_its_introduction(scores: list[float], chosen: list[str]) -> None:
    """However well the sentence is rated."""
    found = select(passages(OPENING, INTRODUCED, BARE, OTHER), scores, Budget(sentences=2))

    assert [passage.text for passage in found] == chosen


def test_whom_the_headline_names_is_no_stranger() -> None:
    """The headline stands above."""
    found = select(
        passages(OPENING, INTRODUCED, BARE, OTHER),
        [5.0, 1.0, 4.0, 3.0],
        Budget(sentences=2),
        met=["Lund"],
    )

    assert [passage.text for passage in found] == [OPENING, BARE]


def test_rather_a_stranger_than_nothing() -> None:
    """A text of which only that sentence is left is not passed over."""
    told = prepare([SourceText(title="", sentences=sentences_of([OPENING, INTRODUCED])[1])])
    found = select(
        passages(OPENING, INTRODUCED, BARE), [3.0, 2.0, 1.0], Budget(sentences=2), told=told
    )

    assert [passage.text for passage in found] == [BARE]


@pytest.mark.parametrize(
    ("text", "strangers"),
    [
        ("“The reports are false,” Moen told reporters.", ["Moen"]),
        ('"We know of none," said Moen.', ["Moen"]),
        ("The reports on Moen are false, “all of them”.", []),
    ],
)
def test_who_is_quoted_and_never_introduced_is_a_stranger(text: str, strangers: list[str]) -> None:
    """Not in the sentence that opens the text: there is none that could have introduced him."""
    found = company([text, text], ["Moen"])

    assert [sorted(one.strangers) for one in found] == [[], strangers]
