"""Summaries on the kit's development set and on the examples: never worse than the floors."""

import json
from pathlib import Path

import pytest

from benchmarks.summaries import GUM, gum, score_gum, score_stories
from briefing.summary import summarise_documents

FLOORS = json.loads(Path(__file__).with_name("summaries_baseline.json").read_text("utf-8"))
COUNTERS = FLOORS["per 100 sentences"]
LENGTHS = [{"words": 60}, {"sentences": 2}]

with_kit = pytest.mark.skipif(not GUM.is_file(), reason="the summary kit is not beside this")

pytestmark = [pytest.mark.model, pytest.mark.slow]


@with_kit
@pytest.mark.parametrize("length", LENGTHS, ids=str)
def test_the_ranker_is_above_the_lead(length: dict[str, int]) -> None:
    """ROUGE-1 and ROUGE-2, of itself and beside the lead cut to the same words."""
    score = score_gum(lambda documents: summarise_documents(documents, **length))
    ((name, value),) = length.items()
    floor = FLOORS["gum"][f"{name}={value}"]

    assert len(gum()) == FLOORS["gum"]["articles"]
    assert score.mean(0) >= floor["rouge1"]
    assert score.mean(1) >= floor["rouge2"]
    assert score.gain(0)[0] >= floor["gain1"]
    assert score.gain(1)[0] >= floor["gain2"]


@with_kit
@pytest.mark.parametrize("method", ["edmundson", "lexrank", "luhn"])
def test_the_ranker_is_above_the_best_of_sumy(method: str) -> None:
    """With our cleaning for both: what is left is the rating."""
    ours = score_gum(lambda documents: summarise_documents(documents, words=60))
    theirs = score_gum(lambda documents: summarise_documents(documents, method=method, words=60))

    assert ours.mean(0) > theirs.mean(0)
    assert ours.mean(1) > theirs.mean(1)


@with_kit
@pytest.mark.parametrize("length", [*LENGTHS, {"sentences": 5}], ids=str)
@pytest.mark.parametrize("method", ["ranker", "lead", "sumbasic"])
def test_sentences_can_be_read_alone(method: str, length: dict[str, int]) -> None:
    """The readability counters of the kit, by every method: the choice keeps the promise."""
    score = score_gum(lambda documents: summarise_documents(documents, method=method, **length))

    assert {name: score.per_hundred(name) for name in COUNTERS if
            score.per_hundred(name) > COUNTERS[name]} == {}  # fmt: skip


@pytest.mark.parametrize("length", [{"sentences": 3}, {"words": 120}], ids=str)
def test_stories_of_the_examples_repeat_nothing(length: dict[str, int]) -> None:
    """Told by several articles: no fact twice, the main names there, most sources speaking."""
    score = score_stories("ranker", **length)
    floor = FLOORS["stories"]

    assert score.repeated <= floor["repeated"]
    if "words" in length:
        assert score.names >= floor["names"]
        assert score.voices >= floor["voices"]
    sentences = score.counters["sentences"]
    assert {n: c for n, c in COUNTERS.items() if 100 * score.counters[n] > c * sentences} == {}
