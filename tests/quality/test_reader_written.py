"""Names in the news we wrote and set aside are found as well as when the reader was accepted."""

import json
from pathlib import Path

import pytest

from briefing.analysis.language import load_pipeline
from briefing.analysis.reader.tokenizer import blank_english
from training import annotated
from training.evaluate import entity_scores, gold_of

FLOORS = json.loads(Path(__file__).with_name("reader_baseline.json").read_text(encoding="utf-8"))
TYPES = ("PERSON", "LOC", "ORG", "NORP", "DATE", "EVENT")

pytestmark = [pytest.mark.model, pytest.mark.slow]


@pytest.fixture(scope="module")
def gold():
    written = annotated.written(blank_english())
    return list(gold_of((sentence for split, sentence in written if split == "dev"), TYPES))


def test_names_in_news_we_wrote(gold):
    assert len(gold) > 700
    scores = entity_scores(load_pipeline("en"), gold, TYPES)
    below = {
        kind: (round(scores[kind].f1, 1), floor)
        for kind, floor in FLOORS["written"].items()
        if scores[kind].f1 < floor
    }
    assert not below
