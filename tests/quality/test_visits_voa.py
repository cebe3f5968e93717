"""Visits and actors on our own annotations of Voice of America: never worse than the floor."""

import importlib.util
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from briefing.analysis.article_reader import ArticleReader
from briefing.model import Article, ArticleId
from training.materialise_visits import CORPUS_NAME, materialised

SHARED = Path(__file__).parents[3] / "shared"
CORPUS = SHARED / "corpora"
SCORER = SHARED / "visits/score.py"
FLOORS = json.loads(Path(__file__).with_name("visits_voa_baseline.json").read_text("utf-8"))
PASSAGES = 128

pytestmark = [
    pytest.mark.model,
    pytest.mark.slow,
    pytest.mark.skipif(
        not (SCORER.is_file() and (CORPUS / CORPUS_NAME).is_file()),
        reason="the corpus and the scorer are not beside this checkout",
    ),
]


def article(row):
    day = date.fromisoformat(row["published"])
    seen = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return Article(
        id=ArticleId(row["id"]), revision=1, source="gold", title="", text=row["text"], url=None,
        published_at=None, published_on=day, known_at=seen, first_seen=seen,
    )  # fmt: skip


def visit_line(visit):
    return {
        "visitor": list(visit.visitor),
        "destination": list(visit.destination),
        "host": visit.host,
        "start": visit.start and visit.start.isoformat(),
        "end": visit.end and visit.end.isoformat(),
        "status": str(visit.status),
        "upcoming": visit.upcoming,
    }


def prediction(analysis):
    actors = [{"name": one.name, "role": one.role} for one in analysis.actors if not one.media]
    return {"actors": actors, "visits": [visit_line(one) for one in analysis.visits]}


@pytest.fixture(scope="module")
def rows():
    return list(materialised(CORPUS))


@pytest.fixture(scope="module")
def scores(rows):
    spec = importlib.util.spec_from_file_location("visit_scorer", SCORER)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    read = ArticleReader({"en": "built-in"}).analyse(map(article, rows))
    found = {row["id"]: prediction(one) for row, one in zip(rows, read, strict=True)}
    totals, _ = scorer.score(rows, found)
    return {
        "upcoming_f1": totals["upcoming"]["f1"],
        "upcoming_precision": totals["upcoming"]["p"],
        "all_visits_f1": totals["all_visits"]["f1"],
        "status": totals["status_accuracy"],
        "exact_dates": totals["date_exact_dated"],
        "host": totals["host_accuracy"],
        "quiet": 1 - totals["fp_rate_no_visit_items"],
        "quiet_upcoming": 1 - totals["fp_upcoming_rate_items_without_upcoming"],
        "actors_f1": totals["actors"]["f1"],
        "role_accuracy": totals["role_accuracy"],
    }


@pytest.mark.parametrize("measure", sorted(FLOORS))
def test_quality_does_not_fall(scores, measure):
    """Each measure of the scorer stays at or above its floor (all are: the higher, the better)."""
    floor = FLOORS[measure]

    assert scores[measure] >= floor, f"{measure}: {scores[measure]:.3f} is below {floor:.3f}"


def test_labels_are_words_of_their_passage(rows):
    """The corpus is the one the labels were put on: names and evidence are whole words of it."""
    assert len(rows) == PASSAGES
    for row in rows:
        sentences = [quote for visit in row["visits"] for quote in visit["evidence"]]
        names = [name for actor in row["actors"] for name in actor["mentions"]]
        assert all(name == name.strip() and name for name in names), row["id"]
        assert all(quote[-1] in '."”?!' or quote[0].isupper() for quote in sentences), row["id"]
