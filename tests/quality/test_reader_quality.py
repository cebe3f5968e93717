"""The shipped reader keeps the figures it was accepted with (see the floors beside this file).

The test sets are not in the repository. Every set is measured whole: about half a minute.
"""

import json
from pathlib import Path

import pytest

from briefing.analysis.language import load_pipeline
from training.evaluate import ENTITY_SETS, entity_scores, parse_scores, read_gold

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ROOT.parent / "shared" / "corpora"
FLOORS = json.loads(Path(__file__).with_name("reader_baseline.json").read_text(encoding="utf-8"))

pytestmark = [
    pytest.mark.model,
    pytest.mark.slow,
    pytest.mark.skipif(not CORPORA.is_dir(), reason="the test corpora are not on this machine"),
]


@pytest.fixture(scope="module")
def nlp():
    return load_pipeline("en")


@pytest.mark.parametrize("name", sorted(FLOORS["entities"]))
def test_entities(nlp, name):
    file, types = ENTITY_SETS[name]
    gold = read_gold(CORPORA / "test" / f"{file}.jsonl.gz", types)
    assert entity_scores(nlp, gold, types)["all"].f1 >= FLOORS["entities"][name]


@pytest.mark.parametrize("name", sorted(FLOORS["parse"]))
def test_parse(nlp, name):
    found = parse_scores(nlp, CORPORA / "ud" / f"{name}.spacy")
    missed = {
        measure: (round(found[measure], 1), floor)
        for measure, floor in FLOORS["parse"][name].items()
        if found[measure] < floor
    }
    assert not missed
