"""P1: every sentence and cell of a built brief stands word for word in the article it names."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.model import ArticleId
from briefing.store import open_store

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared" / "seed"
CONFIG = """
sources:
  - folder: articles
editions:
  - name: morning
    zone: Europe/Istanbul
    hour: "07:00"
    days: daily
    formats: [json]
"""

pytestmark = [pytest.mark.model, pytest.mark.slow]


@pytest.fixture
def seed_output(tmp_path, build_brief) -> Path:
    """The brief of the day after the founding article, from that article alone."""
    texts = sorted(SEED.glob("*.txt"))
    if not texts:
        pytest.skip("the founding article is not beside this checkout")
    (tmp_path / "articles").mkdir()
    head = "---\ntitle: A delegation in Jerusalem\ndate: 2022-02-17\nsource: Wire\n---\n"
    (tmp_path / "articles/seed.txt").write_text(head + texts[0].read_text("utf-8"), "utf-8")
    (tmp_path / "config.yaml").write_text(CONFIG, "utf-8")
    return build_brief(tmp_path, "2022-02-18")


def evidence(value: Any) -> Iterator[dict[str, Any]]:
    """Every piece of evidence in a brief's data, wherever it stands."""
    if isinstance(value, dict):
        if {"article", "start", "end", "quote"} <= value.keys():
            yield value
        for part in value.values():
            yield from evidence(part)
    elif isinstance(value, list):
        for part in value:
            yield from evidence(part)


def wrong(output: Path, day: str) -> tuple[int, list[str]]:
    """How many quotations a brief holds, and those that do not stand in their article."""
    data = json.loads((output / "morning" / day / "brief.json").read_text("utf-8"))
    claims = list(evidence(data["brief"]))
    store = open_store(str(output.parent / "briefing.db"))
    with store:
        texts = {
            claim["article"]: [
                found.text
                for revision in (None, 1, 2)
                if (found := store.articles.get(ArticleId(claim["article"]), revision=revision))
            ]
            for claim in claims
        }
    return len(claims), [
        claim["quote"]
        for claim in claims
        if not any(
            text[claim["start"] : claim["end"]] == claim["quote"]
            for text in texts[claim["article"]]
        )
    ]


def test_everything_in_the_examples_brief_is_verbatim(examples_output):
    """Summaries, roles, visits, conflicts: no quotation is invented or cut wrong."""
    count, invented = wrong(examples_output, "2026-03-04")

    assert count > 100
    assert invented == []


def test_everything_in_the_seed_s_brief_is_verbatim(seed_output):
    """The founding article: each sentence that is told stands in it."""
    count, invented = wrong(seed_output, "2022-02-18")

    assert count > 15
    assert invented == []
