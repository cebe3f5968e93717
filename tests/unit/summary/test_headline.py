"""Which article's headline a story gets."""

import dataclasses
from datetime import UTC, datetime

import pytest

from briefing.summary.headline import choose_headline
from briefing.summary.passages import SourceText
from tests.readings import source_text

LEAD = "Mayor Ida Falk closed the harbour of Tarsen on Tuesday after the storm."


def titled(title: str, *, hour: int | None = None, names: tuple[str, ...] = ()) -> SourceText:
    """An article with a headline."""
    document = source_text(LEAD, title=title, names=names)
    moment = None if hour is None else datetime(2026, 3, 4, hour, tzinfo=UTC)
    return dataclasses.replace(document, moment=moment)


def test_without_headlines_there_is_none() -> None:
    """A text file may have none; spaces are none."""
    assert choose_headline([titled(""), titled("  ")]) is None
    assert choose_headline([]) is None


def test_the_headline_that_says_most_of_the_story_wins() -> None:
    """It is returned as it stands, with the number of its article."""
    documents = [titled("A morning by the sea"), titled("Falk closes Tarsen harbour after storm")]

    assert choose_headline(documents) == ("Falk closes Tarsen harbour after storm", 1)


@pytest.mark.parametrize(
    "misfit",
    [
        "Why was the harbour of Tarsen closed after the storm?",
        "Watch: storm closes the harbour of Tarsen",
        "STORM CLOSES THE HARBOUR OF TARSEN",
        "Storm closes the harbour of Tarsen ...",
        "Storm closes harbour of Tarsen | Tarsen Herald",
        "What to know about the storm in the harbour of Tarsen",
        "Port of Tarsen: programme of the visit to the storm-closed harbour",
        "Statement by Falk on the storm-closed harbour of Tarsen",
        "Tarsen Harbour Reports Storm Quarter Results",
        "Storm closes the harbour of Tarsen - live",
        "Storm in the closed harbour of Tarsen: what we know",
    ],
)
def test_headlines_that_bait_or_shout_lose(misfit: str) -> None:
    """A plain headline is preferred to a question, a label, capitals, a cut one."""
    assert choose_headline([titled(misfit), titled("Storm closes Tarsen harbour")]) == (
        "Storm closes Tarsen harbour",
        1,
    )


def test_a_tie_goes_to_the_best_source() -> None:
    """Articles come with the best source first."""
    assert choose_headline([titled("Storm closes harbour")] * 2) == ("Storm closes harbour", 0)


def test_a_headline_with_the_main_names_is_better() -> None:
    """It tells who, where the other one does not."""
    documents = [
        titled("Mayor closes the harbour after the storm", names=("Ida Falk", "Tarsen")),
        titled("Ida Falk closes Tarsen harbour after storm"),
    ]

    assert choose_headline(documents) == ("Ida Falk closes Tarsen harbour after storm", 1)


def test_a_headline_with_an_outdated_toll_loses() -> None:
    """A newer article counts more dead: the older headline would be wrong."""
    old, new = "Storm kills two in Tarsen harbour", "Nine dead in Tarsen, mayor says"

    assert choose_headline([titled(old, hour=8), titled(new, hour=12)]) == (new, 1)
    assert choose_headline([titled(old), titled(new)]) == (old, 0)


def test_a_story_is_called_after_what_happened_last() -> None:
    """Of two headlines that say as much of it."""
    old, new = "Leaders gather in Tarsen for harbour talks", "Leaders open harbour talks in Tarsen"

    assert choose_headline([titled(old, hour=1), titled(new, hour=20)]) == (new, 1)
    assert choose_headline([titled(old, hour=20), titled(new, hour=1)]) == (old, 0)
