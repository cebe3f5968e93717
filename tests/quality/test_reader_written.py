"""Names in the news we wrote and set aside are found as well as when the reader was accepted."""

import json
from pathlib import Path

import pytest
import spacy

from briefing.analysis.language import load_pipeline
from briefing.analysis.reader.words import universal_tokenizer
from training import annotated
from training.evaluate import Gold, entity_scores, merged

FLOORS = json.loads(Path(__file__).with_name("reader_baseline.json").read_text(encoding="utf-8"))
TYPES = ("PERSON", "LOC", "ORG", "NORP", "DATE", "EVENT")

pytestmark = [pytest.mark.model, pytest.mark.slow]


@pytest.fixture(scope="module")
def gold():
    blank = spacy.blank("en")
    blank.tokenizer = universal_tokenizer(blank)
    found = []
    for split, sentence in annotated.written(blank):
        if split == "dev":
            text, words = annotated.text_of(sentence)
            spans = {
                (words[first][0], words[end - 1][1], merged(label))
                for first, end, label in sentence["ents"]
                if merged(label) in TYPES
            }
            unknown = tuple(words[i] for i in sentence["missing"])
            found.append(Gold(text.rstrip(), frozenset(spans), unknown))
    return found


def test_names_in_news_we_wrote(gold):
    assert len(gold) > 700
    scores = entity_scores(load_pipeline("en"), gold, TYPES)
    below = {
        kind: (round(scores[kind].f1, 1), floor)
        for kind, floor in FLOORS["written"].items()
        if scores[kind].f1 < floor
    }
    assert not below
