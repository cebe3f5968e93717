"""What no reader can see and no writer can bear is gone before anything is set."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.render.safe_text import (
    LONGEST_TEXT,
    LONGEST_WORD,
    clean,
    direction,
    script_language,
    whole,
)
from tests.hostile_brief import MARKS


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("plain text", "plain text"),
        ("a\x00b\x1bc\x7fd\x85e", "abcd e"),
        ("half \ud83d", "half "),
        ("noncharacters \ufdd0\ufffe\uffff\U0001fffe.", "noncharacters ."),
        ("\u202eturned\u202c and \u2066kept apart\u2069\u200f", "turned and kept apart"),
        ("one\r\n\ttwo\u2028three\u00a0four", "one two three four"),
        ("e\u0301", "é"),
        ("soft\u00adhyphen and zero\u200bwidth", "softhyphen and zerowidth"),
        ("private \ue000\U000f0000", "private "),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_unseen_characters_go_and_the_rest_stays(dirty, cleaned):
    assert clean(dirty) == cleaned


def test_heaps_of_marks_are_thinned():
    cleaned = clean(f"Z{MARKS}algo")

    assert len(cleaned) < 15
    assert cleaned.startswith(unicodedata.normalize("NFC", "Z" + MARKS[:1])[0])


def test_vocalised_text_keeps_its_marks():
    """Pointed Hebrew and Arabic are names and quotes, not mischief."""
    assert clean("יְרוּשָׁלַיִם") == unicodedata.normalize("NFC", "יְרוּשָׁלַיִם")
    assert clean("مُحَمَّد") == unicodedata.normalize("NFC", "مُحَمَّد")


def test_a_word_without_end_is_cut_and_marked():
    cleaned = clean("see " + "w" * 10_000 + " there")

    assert cleaned == "see " + "w" * (LONGEST_WORD - 1) + "… there"


def test_a_format_may_bear_longer_words():
    assert clean("w" * 300, longest_word=300) == "w" * 300
    assert clean("w" * 301, longest_word=300) == "w" * 299 + "…"


def test_text_without_spaces_between_words_is_not_cut():
    """Chinese sentences are long words only to a program."""
    text = "北京" * 60

    assert clean(text) == text


def test_a_text_beyond_measure_is_cut_and_marked():
    cleaned = clean("word " * 10_000)

    assert len(cleaned) <= LONGEST_TEXT
    assert cleaned.endswith("…")


@given(st.text(alphabet=st.characters(), max_size=300))
def test_cleaning_twice_changes_nothing_more(text):
    once = clean(text)

    assert clean(once) == once
    assert once.encode("utf-8").decode("utf-8") == once


@pytest.mark.parametrize(
    ("text", "way"),
    [("Haifa", "ltr"), ("“נמל", "rtl"), ("12 ميناء", "rtl"), ("123", "ltr"), ("", "ltr")],
)
def test_the_first_letter_decides_the_direction(text, way):
    assert direction(text) == way


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Haifa", ""),
        ("(نديم)", "ar"),
        ("דב", "he"),
        ("Ελένη", "el"),
        ("Олена", "und-Cyrl"),
        ("გიორგი", ""),
        ("12", ""),
    ],
)
def test_a_script_tells_its_language(text, tag):
    assert script_language(text) == tag


def test_data_files_keep_all_that_can_be_written():
    assert whole("a\x00b \u202e") == "a\x00b \u202e"
    assert whole("half \ud83d") == "half ?"
