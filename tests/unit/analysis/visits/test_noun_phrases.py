"""The words that describe a delegation, and none before them."""

import pytest

from briefing.analysis.visits.noun_phrases import phrase_of
from briefing.analysis.words import Words
from tests.unit.analysis.annotated import annotated


@pytest.mark.parametrize(
    ("line", "phrase"),
    [
        ("a plea for/SCONJ/case@diplomats Ostian/ADJ/amod@diplomats diplomats/NOUN left .",
         "Ostian diplomats"),
        ("a plea for/ADP/case@diplomats Ostian/ADJ/amod@diplomats diplomats/NOUN left .",
         "Ostian diplomats"),
        ("the two/NUM/nummod@diplomats Ostian/ADJ/amod@diplomats diplomats/NOUN left .",
         "two Ostian diplomats"),
    ],
)  # fmt: skip
def test_a_preposition_is_no_part_of_who_goes(line, phrase):
    """Whichever class of words a reader takes it for."""
    words = Words.of(annotated(line))
    assert words.said(*phrase_of(words, words.lower.index("diplomats"))) == phrase
