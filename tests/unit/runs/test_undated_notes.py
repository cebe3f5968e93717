"""What a brief says of articles without a date of their own."""

from datetime import UTC, datetime

import pytest

from briefing.model import Analysis, Article, ArticleId, Reading
from briefing.runs.undated_notes import doubtful_dates

NOW = datetime(2031, 5, 5, 7, tzinfo=UTC)


def reading(number, *, source="Lom Post", **changes):
    said = {"published_at": NOW, "published_on": None, **changes}
    article = Article(
        id=ArticleId(f"{number:016x}"),
        revision=1,
        source=source,
        title="",
        text="Words.",
        url=None,
        known_at=NOW,
        first_seen=NOW,
        **said,
    )
    analysis = Analysis(article=article.id, revision=1, language="en", read=True, sentences=())
    return Reading(article=article, analysis=analysis, published=NOW)


def test_stated_dates_need_no_word():
    """Nothing to tell."""
    assert doubtful_dates([reading(1), reading(2)]) == ()


def test_found_dates_are_marked_and_no_trouble():
    """How many, and whose."""
    (told,) = doubtful_dates(
        [
            reading(1),
            reading(2, dated_from="text"),
            reading(3, source="Wire", dated_from="filename"),
        ]
    )

    assert told.notice
    assert told.where == "Lom Post, Wire"
    assert told.message.startswith("2 articles do not state a date")


@pytest.mark.parametrize(("number", "words"), [(1, "1 article does"), (2, "2 articles do")])
def test_undated_articles_are_counted(number, words):
    """They count by when first seen."""
    readings = [reading(n, published_at=None) for n in range(number)]
    (told,) = doubtful_dates(readings)

    assert told.message.startswith(f"{words} not say when")
