"""Whole days of real feeds and wires with an editor's stories and weights, as readings.

The texts belong to their outlets and lie beside the checkout; where they are absent there are no
days. Nothing is trained on them but a few thresholds and weights, each chosen leaving a day out.
"""

import json
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

from briefing.analysis.article_reader import ArticleReader
from briefing.cli import jsonl
from briefing.model import Article, ArticleId, Reading

_ANY_DATE = datetime(2000, 1, 1, tzinfo=UTC)
_FOLDER = Path(__file__).parents[2] / "shared" / "stories"


def days() -> list[str]:
    """The names of the labelled days that are there."""
    return sorted(path.stem for path in _FOLDER.glob("*.jsonl"))


def weights(day: str) -> dict[str, int]:
    """How high an editor would place each article, 3 for the front page, 0 for not at all."""
    return {str(line["id"]): int(line["weight"]) for line in _lines(day)}


@cache
def real_day(day: str) -> tuple[tuple[Reading, ...], dict[str, str]]:
    """Read a day; return its articles, and which story each belongs to."""
    with (_FOLDER / f"{day}.jsonl").open("rb") as stream:
        given = [
            entry for entry in jsonl.read_entries(stream) if isinstance(entry, jsonl.JsonlEntry)
        ]
    articles = [jsonl.as_article(e.documents[0], str(e.id), now=_ANY_DATE) for e in given]
    analyses = ArticleReader({"en": "built-in"}).analyse(articles)
    readings = tuple(
        Reading(article=article, analysis=analysis, published=_published(article))
        for article, analysis in zip(articles, analyses, strict=True)
    )
    labels = {str(line["id"]): str(line["story"]) for line in _lines(day)}
    return readings, {ArticleId(key): story for key, story in labels.items()}


def _published(article: Article) -> datetime:
    """A day without an hour counts as its end."""
    if article.published_on is None:
        return article.known_at
    return datetime.combine(article.published_on, time(23, 59, 59), tzinfo=UTC)


def _lines(day: str) -> list[dict[str, object]]:
    text = (_FOLDER / f"{day}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]
