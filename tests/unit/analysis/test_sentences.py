"""Sentences begin where a reader would say so."""

import pytest
import spacy

from briefing.analysis.language import sentence_splitter


def _split(text: str, language: str = "en") -> list[str]:
    return [sent.text.strip() for sent in sentence_splitter(language)(text).sents]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He left. She stayed.", 2),
        ("Mr. Smith met Gen. Jones in St. Louis.", 1),
        ("The U.S. Senate met. It voted.", 2),
        ("He lives in the U.S. The senator does not.", 2),
        ("It came from Acme Inc. Officials agreed.", 2),
        ("It came from Acme Inc. Building B is gone.", 1),
        ('"We will go." He left.', 2),
        ('"Why?" he asked.', 1),
        ("J. K. Marlow wrote it.", 1),
        ("No. 10 is open. The answer was no. They left.", 3),
        ("It rose 3.5 percent. Good.", 2),
        ("What now?! Nobody knows…", 2),
        ("HEADING\n\nThe text begins. It ends.", 3),
        ("A heading without a stop\nThe text begins here and goes on for some while.", 2),
        (
            "A line of prose that is long enough to have been wrapped goes on\nHere it ends.",
            1,
        ),
        ("It ended (at last.) Then it began.", 2),
        ("At 5 p.m. Monday he left. He came at 6 p.m. The rest is silence.", 3),
        ("", 0),
        ("   \n\n  ", 0),
    ],
)
def test_sentences_are_counted_as_a_reader_would(text, count):
    """Abbreviations, quotes, headings and wrapped lines."""
    assert len([sentence for sentence in _split(text) if sentence]) == count


def test_sentences_cover_the_text():
    """Nothing is lost between two sentences."""
    text = "  One.\n\nTwo! Three?\nFour"

    doc = sentence_splitter("en")(text)

    assert "".join(sent.text_with_ws for sent in doc.sents) == text


def test_an_unknown_language_is_split_too():
    """Languages spaCy does not know still get their sentences."""
    assert len(_split("Bir. İki.", "xx")) == 2
    assert len(_split("Foo bar. Baz qux.", "zz")) == 2


def test_spacy_knows_the_component_by_name():
    """Saved pipelines can name it."""
    assert spacy.blank("en").add_pipe("briefing_sentences") is not None
