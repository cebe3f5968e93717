"""Quotes: who says what, with offsets that hold."""

import pytest

from briefing.analysis.actors import resolve
from briefing.analysis.quotes import find_quotes
from briefing.analysis.words import Words
from tests.unit.analysis.annotated import annotated


def quotes(line):
    """Each quote as (speaker, words, direct)."""
    doc = annotated(line)
    words = Words.of(doc)
    found = find_quotes(words, resolve(words))
    for quote in found:
        assert doc.text[quote.start : quote.end] == quote.text
    return [(quote.speaker, quote.text, quote.direct) for quote in found]


LIND = "Ada{PERSON Lind/PROPN/nsubj@said} said/VERB/ROOT"


@pytest.mark.parametrize(
    "line",
    [
        f"“ We are ready , ~” {LIND} .",
        "“ We are ready , ~” said/VERB/ROOT Ada{PERSON Lind/PROPN/nsubj@said} .",
        "“ We are ready , ~” said the envoy of Lorva{GPE} Ada{PERSON Lind} .",
        f"{LIND} : “ We are ready . ~”",
        f"{LIND} on Monday{{DATE}} that “ We are ready . ~”",
        "According to Ada{PERSON Lind} , “ We are ready . ~”",
    ],
)
def test_direct_speech_has_its_speaker(line):
    """Before, after, inverted, "according to": the speaker is found."""
    ((speaker, text, direct),) = quotes(line)

    assert speaker == "Ada Lind"
    assert text.rstrip(" ,.") == "We are ready"
    assert direct


def test_straight_marks_work_like_curly_ones():
    """Typewriter quotation marks are the usual ones of the wires."""
    line = f'" ~We are ready ~, ~" {LIND} .'

    assert quotes(line)[0][0] == "Ada Lind"


def test_a_quotation_goes_on_in_the_next_paragraph():
    """An open quotation is continued by the next one; both are the speaker's."""
    line = (
        f"{LIND} : “ We are ready . \\n\\n/SPACE | “ We have waited/VERB long . ~” \\n\\n/SPACE | "
        "Nobody/PRON answered/VERB ."
    )

    assert [(speaker, direct) for speaker, _, direct in quotes(line)] == [
        ("Ada Lind", True),
        ("Ada Lind", True),
    ]


def test_a_second_part_of_a_quotation_is_the_same_speakers():
    """ "We are ready," Lind said. "We have waited.": one speaker for both."""
    line = f"“ We are ready , ~” {LIND} . | “ We have waited/VERB . ~”"

    assert [speaker for speaker, _, _ in quotes(line)] == ["Ada Lind", "Ada Lind"]


def test_words_at_arms_length_are_no_quotation():
    """The "peace process" is nobody's speech."""
    assert quotes("The “ peace process ~” failed/VERB .") == []


def test_a_quotation_without_a_known_speaker_names_nobody():
    """Rather no speaker than a wrong one."""
    assert quotes("“ We are not ready ~” was on the wall .") == [(None, "We are not ready", True)]


def test_the_next_sentence_is_another_matter():
    """After a full stop inside the marks, the next sentence's subject did not say it."""
    line = "“ We are not ready . ~” | Ada{PERSON Lind/PROPN/nsubj@left} left/VERB/ROOT ."

    assert quotes(line)[0][0] is None


def test_reported_speech_is_the_clause_after_the_verb():
    """ "Lind said that the talks went well": the clause, without "that"."""
    line = (
        f"{LIND} that/SCONJ/mark@went the talks/NOUN/nsubj@went "
        "went/VERB/ccomp@said well/ADV/advmod@went ."
    )

    assert quotes(line) == [("Ada Lind", "the talks went well", False)]


def test_reported_speech_may_come_first():
    """ "The talks went well, Lind said"."""
    line = (
        "The talks/NOUN/nsubj@went went/VERB/ROOT well/ADV/advmod@went , "
        "Ada{PERSON Lind/PROPN/nsubj@said} said/VERB/parataxis@went ."
    )

    assert quotes(line) == [("Ada Lind", "The talks went well", False)]


def test_reported_speech_needs_a_known_speaker():
    """ "Officials said ..." has no actor to quote."""
    line = (
        "Officials/NOUN/nsubj@said said/VERB/ROOT the talks/NOUN/nsubj@went went/VERB/ccomp@said ."
    )

    assert quotes(line) == []


def test_a_verb_of_saying_without_a_clause_reports_nothing():
    """ "Lind said so": nothing that could be quoted."""
    assert quotes(f"{LIND} so .") == []


def test_a_transcript_names_its_speakers():
    """ "Senator Lind: I will go." needs no quotation marks."""
    line = (
        "Senator Ada{PERSON Lind} : | I/PRON will go/VERB tomorrow . \\n/SPACE | "
        "Question : | Why do you go/VERB ?"
    )

    assert quotes(line) == [("Ada Lind", "I will go tomorrow.", True)]


def test_i_in_a_quotation_is_who_is_quoted():
    """ "I will visit Cairo," Lind said: Lind will visit Cairo."""
    doc = annotated(f"“ I/PRON will visit/VERB Cairo{{GPE}} , ~” {LIND} . | I/PRON wonder/VERB .")
    resolved = resolve(Words.of(doc))

    assert [getattr(resolved.actor_at(t.i), "name", None) for t in doc if t.text == "I"] == [
        "Ada Lind", None,
    ]  # fmt: skip
