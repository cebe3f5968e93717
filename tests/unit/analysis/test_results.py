"""What leaves the stage: values with offsets, nothing of the parser's."""

from datetime import UTC, date, datetime

import pytest

from briefing.analysis.results import analysis_of, publication_day, sentences_of
from briefing.model import Article, ArticleId, Sentence
from tests.unit.analysis.annotated import annotated

NOW = datetime(2031, 5, 6, 23, 30, tzinfo=UTC)


def article(text, *, published_at=None, published_on=None):
    return Article(
        id=ArticleId("a1"), revision=2, source="Wire", title="", text=text, url=None,
        published_at=published_at, published_on=published_on, known_at=NOW, first_seen=NOW,
    )  # fmt: skip


LINE = (
    "President Ada{PERSON Lind/PROPN/nsubj@said} said/VERB/ROOT the talks/NOUN/nsubj@went "
    "went/VERB/ccomp@said well/ADV/advmod@went . \\n\\n/SPACE | Reuters{ORG} reported/VERB so ."
)


def analysed():
    doc = annotated(LINE)
    return doc.text, analysis_of(article(doc.text), "en", doc, [])


def test_an_analysis_says_whose_it_is():
    """Article, revision, language, and that it was read."""
    _, analysis = analysed()

    assert (analysis.article, analysis.revision, analysis.language, analysis.read) == (
        "a1", 2, "en", True,
    )  # fmt: skip


def test_sentences_are_cut_to_their_visible_characters():
    """Neither the blank line nor the space before it belongs to a sentence."""
    _, analysis = analysed()

    assert [sentence.text for sentence in analysis.sentences] == [
        "President Ada Lind said the talks went well.",
        "Reuters reported so.",
    ]


def test_every_offset_points_at_its_words():
    """Sentences, mentions, quotes, evidence: text[start:end] is what is claimed."""
    text, analysis = analysed()
    claims = [*analysis.sentences, *analysis.mentions, *analysis.quotes]

    assert claims
    assert all(text[claim.start : claim.end] == claim.text for claim in claims)
    assert all(
        text[evidence.start : evidence.end] == evidence.quote
        for actor in analysis.actors
        for evidence in actor.evidence
    )


def test_an_appearance_carries_role_evidence_and_quotation():
    """The sentence the role was read from, the distinct mentions, and whether it is quoted."""
    _, analysis = analysed()
    lind, reuters = analysis.actors

    assert (lind.name, lind.role, lind.count, lind.first, lind.quoted) == (
        "Ada Lind", "President", 1, 0, True,
    )  # fmt: skip
    assert lind.mentions == ("President Ada Lind",)
    assert lind.evidence[0].quote == "President Ada Lind said the talks went well."
    assert reuters.media
    assert not reuters.quoted


def test_sentences_beyond_the_read_part_follow():
    """A very long article keeps all its sentences."""
    doc = annotated("So it ended/VERB .")
    rest = [Sentence(start=100, end=104, text="More")]

    assert analysis_of(article(doc.text), "en", doc, rest).sentences[-1] == rest[0]


def test_sentences_count_from_the_start_of_the_article():
    """The offset of a later piece is added."""
    (sentence,) = sentences_of(annotated("So it ended/VERB ."), offset=50)

    assert (sentence.start, sentence.end) == (50, 62)


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        ({"published_at": datetime(2031, 5, 4, 23, 59, tzinfo=UTC)}, date(2031, 5, 4)),
        ({"published_on": date(2031, 5, 3)}, date(2031, 5, 3)),
        ({}, date(2031, 5, 6)),
    ],
)
def test_dates_are_counted_from_the_publication(dates, day):
    """The stated instant, else the stated day, else the day it was first seen."""
    assert publication_day(article("", **dates)) == day
