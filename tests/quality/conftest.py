"""Gold texts as articles are read: read once for all files that measure something on them.

The files that ask for the same texts stay in one process (see `tests/conftest.py`).
"""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from briefing.model import Analysis, Article, ArticleId

Row = dict[str, Any]
Annotated = Callable[[Path], list[tuple[Row, Analysis]]]


@pytest.fixture(scope="session")
def annotated() -> Annotated:
    """Read a file of annotated passages, each by itself, with the day it was published."""
    from briefing.analysis.article_reader import ArticleReader

    reader = ArticleReader({"en": "built-in"})

    @cache
    def read(path: Path) -> list[tuple[Row, Analysis]]:
        lines = path.read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
        return list(zip(rows, reader.analyse(map(_article, rows)), strict=True))

    return read


def _article(row: Row) -> Article:
    day = date.fromisoformat(row["published"])
    seen = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return Article(
        id=ArticleId(row["id"]), revision=1, source="gold", title="", text=row["text"], url=None,
        published_at=None, published_on=day, known_at=seen, first_seen=seen,
    )  # fmt: skip
