"""The scores count exact spans and types, and leave out what the gold does not know."""

import pytest

from training.evaluate import Gold, span_scores

TEXT = "Ada Berg left Oslo for the Nordic Council."


@pytest.fixture
def truth():
    return Gold(TEXT, frozenset({(0, 8, "PERSON"), (14, 18, "LOC")}), ((27, 41),))


def test_exact_spans_of_the_right_type_count(truth):
    found = span_scores([(truth, {(0, 8, "PERSON"), (14, 18, "ORG")})], ("PERSON", "LOC", "ORG"))
    assert found["PERSON"].f1 == 100
    assert found["LOC"].recall == 0
    assert found["ORG"].precision == 0
    assert found["all"].f1 == pytest.approx(50)


def test_a_find_that_touches_an_unknown_stretch_does_not_count(truth):
    found = span_scores([(truth, {(0, 8, "PERSON"), (23, 41, "ORG")})], ("PERSON", "ORG"))
    assert found["all"].precision == 100


def test_types_that_a_set_does_not_mark_do_not_count(truth):
    found = span_scores([(truth, {(0, 8, "PERSON"), (14, 18, "NORP")})], ("PERSON",))
    assert found["all"].precision == 100


def test_nothing_found_scores_nothing(truth):
    assert span_scores([(truth, set())], ("PERSON",))["all"].f1 == 0
