"""What stands around a quoted sentence: its neighbours in the article, word for word."""

from dataclasses import replace

import pytest

from briefing.model import Sentence
from briefing.quote_context import surroundings
from tests.nouns import evidence, reading

SENTENCES = ("The first stands here.", "The second follows.", "The third ends it.")
TEXT = "\n\n".join(SENTENCES)


def read(name="a"):
    made = reading(name, text=TEXT)
    found = tuple(
        Sentence(start=TEXT.index(one), end=TEXT.index(one) + len(one), text=one)
        for one in SENTENCES
    )
    return replace(made, analysis=replace(made.analysis, sentences=found))


def around(quote, *, text=TEXT):
    one = evidence("a", quote, text=text)
    return [(found.before, found.after) for found in surroundings([one, one], {"a": read()})]


@pytest.mark.parametrize(
    ("quote", "neighbours"),
    [
        (SENTENCES[0], ("", SENTENCES[1])),
        (SENTENCES[1], (SENTENCES[0], SENTENCES[2])),
        (SENTENCES[2], (SENTENCES[1], "")),
        (TEXT, ("", "")),
        (f"{SENTENCES[0]}\n\n{SENTENCES[1]}", ("", SENTENCES[2])),
    ],
)
def test_the_neighbours_are_the_sentences_before_and_after_each_once(quote, neighbours):
    assert around(quote) == [neighbours]


def test_a_quote_of_another_wording_has_no_neighbours():
    """Its offsets say nothing about today's text, nor does the text of an unknown article."""
    assert around("The second followed.", text="The second followed. And so on.") == []
    assert list(surroundings([evidence("b", SENTENCES[0], text=TEXT)], {"a": read()})) == []
