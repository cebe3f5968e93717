"""Ranges and phrasal refusals: two houses say the same in their own words."""

import pytest

from briefing.facts import contradict, statement_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The yard cost $700-$800 million.", "The yard cost $700m to $800m."),
        ("Holm turned down the offer.", "Holm rejected the offer."),
    ],
)
def test_the_same_in_other_words(one: str, other: str) -> None:
    """The scale of a range belongs to both of its ends; "turned down" is a refusal."""
    assert not contradict(statement_of(one), statement_of(other))


def test_other_ranges_differ() -> None:
    """A range is its two numbers."""
    one, other = "The yard cost $700-$800 million.", "The yard cost $700-$900 million."

    assert contradict(statement_of(one), statement_of(other))
