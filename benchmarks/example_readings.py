"""The example articles as readings, with the story each belongs to: for benchmarks and floors."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from benchmarks.read_once import read_once
from briefing.model import Article, ArticleId, FetchedArticle, Reading
from briefing.sources import Feed, Folder

EXAMPLES = Path(__file__).parents[1] / "examples"
# The undated note counts as published when first seen: some moment inside the examples' days.
_SEEN = datetime(2026, 3, 3, 6, tzinfo=UTC)


def story_labels() -> dict[str, str]:
    """Which story every article belongs to, by its key."""
    labels: dict[str, str] = json.loads((EXAMPLES / "labels" / "stories.json").read_text("utf-8"))
    return labels


@cache
def example_readings() -> tuple[Reading, ...]:
    """Read all labelled example articles; their ids are their keys in the labels."""
    labels = story_labels()
    articles = [_article(key, one) for key, one in _fetched() if key in labels]
    analyses = read_once().analyse(articles)
    return tuple(
        Reading(article=article, analysis=analysis, published=article.published_at or _SEEN)
        for article, analysis in zip(articles, analyses, strict=True)
    )


def _fetched() -> Iterator[tuple[str, FetchedArticle]]:
    for one in Folder(path=EXAMPLES / "articles").fetch(now=_SEEN):
        if isinstance(one, FetchedArticle):
            yield f"articles/{one.key}", one
    for path in sorted((EXAMPLES / "feeds").glob("*.xml")):
        for one in Feed(url=str(path)).fetch(now=_SEEN):
            if isinstance(one, FetchedArticle):
                yield f"feeds/{path.name}#{one.key}", one


def _article(key: str, one: FetchedArticle) -> Article:
    moment = one.updated or one.published
    known = moment.astimezone(UTC) if isinstance(moment, datetime) else None
    return Article(
        id=ArticleId(key),
        revision=1,
        source=one.source,
        title=one.title,
        text=one.text,
        url=one.url,
        published_at=known,
        published_on=None,
        known_at=known or _SEEN,
        first_seen=_SEEN,
        language=one.language,
    )
