"""How raw text is cut into words and windows."""

import unicodedata

import pytest
import spacy

from briefing.analysis.reader.cutting import PrintedWords, visible_words, windows
from briefing.analysis.reader.tokenizer import blank_english, universal_tokenizer
from briefing.analysis.reader.word_pieces import (
    GAP_LINE,
    GAP_NONE,
    GAP_PARAGRAPH,
    GAP_SPACE,
    simplify,
)


@pytest.fixture(scope="module")
def cut():
    return universal_tokenizer(spacy.blank("en"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Turkey-Israel ties", "Turkey - Israel ties"),
        ("a 20-year-old", "a 20 - year - old"),
        ("an e-mail in mid-March", "an e-mail in mid-March"),
        ("pro-Beijing media", "pro-Beijing media"),
        ("What????", "What ????"),
        ("at 7:30PM.", "at 7:30 PM ."),
        ("Call 713-853-3989 now", "Call 713-853-3989 now"),
        ("Gen. Smith, Capt. Jones", "Gen. Smith , Capt. Jones"),
        ("Erdoğan's", "Erdoğan 's"),
        ("can't", "ca n't"),
        ("and/or", "and / or"),
        ("-----", "-----"),
    ],
)
def test_words(cut, text, words):
    assert [token.text for token in cut(text)] == words.split()


@pytest.mark.parametrize(
    "text", ["", " ", "  a", "a  b", "x" * 500 + " y", " " + "-" * 999, "a" * 200, "é" * 401 + "\n"]
)
def test_no_letter_is_lost(cut, text):
    assert cut(text).text == text


def test_a_decomposed_letter_does_not_swallow_the_full_stop(cut):
    text = unicodedata.normalize("NFD", "He met Kılıç.")
    assert [token.text for token in cut(text)][-1] == "."


def test_a_long_stretch_is_cut_into_bounded_words(cut):
    assert max(len(token) for token in cut("a" * 100_000)) <= 200


@pytest.mark.parametrize(
    ("form", "plain"),
    [("İbrahim", "Ibrahim"), ("Kalın", "Kalin"), ("Erdoğan", "Erdogan"), ("“", '"'), ("a", "a")],
)
def test_composed_and_decomposed_forms_read_alike(form, plain):
    assert simplify(form) == plain
    assert simplify(unicodedata.normalize("NFD", form)) == plain


def test_gaps(cut):
    words = visible_words(cut("One two.\nThree\n \nfour-five"))
    assert words.forms == ["One", "two", ".", "Three", "four", "-", "five"]
    assert words.gaps == [
        GAP_PARAGRAPH, GAP_SPACE, GAP_NONE, GAP_LINE, GAP_PARAGRAPH, GAP_NONE, GAP_NONE,
    ]  # fmt: skip


def sliced(words: PrintedWords, limit: int) -> list[list[str]]:
    return [words.forms[w] for w in windows(words, [1] * len(words.forms), limit)]


def test_windows_end_with_sentences(cut):
    words = visible_words(cut("They met there . He left . " * 10))
    assert all(window[-1] == "." for window in sliced(words, 20))


def test_windows_hold_every_word_once(cut):
    words = visible_words(cut("no end in sight " * 50))
    parts = sliced(words, 7)
    assert [form for part in parts for form in part] == words.forms
    assert max(map(len, parts)) <= 7


def test_windows_prefer_paragraphs(cut):
    words = visible_words(cut("a b c d e\n\nF g . H i j k l m"))
    assert sliced(words, 9)[0] == ["a", "b", "c", "d", "e"]


def test_a_word_longer_than_a_window_has_its_own():
    words = PrintedWords([0, 1], ["a", "b"], [GAP_PARAGRAPH, GAP_SPACE])
    assert [w.stop for w in windows(words, [50, 50], 10)] == [1, 2]


def test_the_pipeline_cuts_as_beside_a_tokenizer_of_spacys_own(cut):
    """It is made without that one, which would be thrown away, and knows as much."""
    text = "I can't see Ill. officials, e.g. Gen. Smith: mail a.b@lind.example, lind.example/a?b=1!"
    alone = blank_english()(text)

    assert [word.text for word in alone] == [word.text for word in cut(text)]
    assert [word.norm_ for word in alone] == [word.norm_ for word in cut(text)]


def test_how_words_are_cut_is_remembered_beyond_a_hundred_articles(cut):
    """Those have ten thousand different ones, which is what spaCy would keep."""
    assert cut._inner.max_cache_size >= 100_000
