"""The words sentences are compared by."""

import pytest

from briefing.summary.terms import stem, stems, terms, trigrams


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("visits", "visit"),
        ("visited", "visit"),
        ("visiting", "visit"),
        ("talks", "talk"),
        ("country", "countries"),
        ("minister's", "minister"),
        ("negotiations", "negotiation"),
    ],
)
def test_forms_of_a_word_agree(one: str, other: str) -> None:
    """Number, tense and possessive do not hide that two sentences say the same."""
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["press", "gas", "us", "ring", "bed"])
def test_short_words_are_left_alone(word: str) -> None:
    """Nothing is cut from words that would lose their body."""
    assert stem(word) == word


def test_terms_leave_function_words_out() -> None:
    """Only what carries meaning is compared, in any script."""
    assert terms("The minister said that Çağlayan was in the Harbour.") == [
        stem("minister"),
        stem("caglayan"),
        stem("harbour"),
    ]


def test_trigrams_are_runs_of_three() -> None:
    """Function words belong to the runs: copies share them too."""
    assert trigrams(stems("one two three four")) == {
        (stem("one"), stem("two"), stem("three")),
        (stem("two"), stem("three"), stem("four")),
    }
    assert trigrams(stems("one two")) == frozenset()
