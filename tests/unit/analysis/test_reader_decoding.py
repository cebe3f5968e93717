"""The best labels that fit together: spans and trees."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.reader.decoding import SpanDecoder, heads_of

LABELS = ("O", "B-PERSON", "I-PERSON", "B-GPE", "I-GPE")


def scores_of(seed: int, rows: int, columns: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(rows, columns)).astype(np.float32)


def allowed(path: tuple[int, ...]) -> bool:
    before = "O"
    for label in (LABELS[i] for i in path):
        if label.startswith("I-") and before not in (f"B-{label[2:]}", label):
            return False
        before = label
    return True


@given(seed=st.integers(0, 10_000), length=st.integers(1, 5))
def test_decoded_spans_are_the_best_allowed_sequence(seed, length):
    scores = scores_of(seed, length, len(LABELS))
    best = max(
        (path for path in itertools.product(range(len(LABELS)), repeat=length) if allowed(path)),
        key=lambda path: sum(scores[i, label] for i, label in enumerate(path)),
    )
    assert tuple(SpanDecoder(LABELS).decode(scores)) == best


def test_no_words_have_no_labels():
    assert SpanDecoder(LABELS).decode(np.zeros((0, 5), dtype=np.float32)).tolist() == []


def is_tree(heads: tuple[int, ...]) -> bool:
    if sum(head == 0 for head in heads) != 1:
        return False
    for node in range(1, len(heads) + 1):
        seen = set()
        while node and node not in seen:
            seen.add(node)
            node = heads[node - 1]
        if node:
            return False
    return True


@given(seed=st.integers(0, 10_000), length=st.integers(1, 5))
def test_decoded_heads_are_the_best_tree_with_their_root(seed, length):
    scores = scores_of(seed, length, length + 1)
    found = tuple(heads_of(scores.copy(), np.array([0])))
    trees = [
        heads
        for heads in itertools.product(range(length + 1), repeat=length)
        if is_tree(heads) and heads.index(0) == found.index(0)
    ]
    assert found == max(trees, key=lambda heads: sum(scores[i, h] for i, h in enumerate(heads)))


@given(seed=st.integers(0, 10_000), length=st.integers(1, 5))
def test_an_unambiguous_tree_is_found(seed, length):
    scores = scores_of(seed, length, length + 1)
    heads = tuple(scores.argmax(1).tolist())
    if is_tree(heads):
        assert tuple(heads_of(scores, np.array([0]))) == heads


@given(seed=st.integers(0, 10_000), first=st.integers(1, 40), second=st.integers(1, 40))
def test_every_sentence_is_one_tree_of_its_own(seed, first, second):
    heads = heads_of(
        scores_of(seed, first + second, first + second + 1), np.array([0, first])
    ).tolist()
    assert is_tree(tuple(heads[:first]))
    assert is_tree(tuple(head - first if head else 0 for head in heads[first:]))


@pytest.mark.parametrize("words", [1, 2])
def test_shortest_sentences(words):
    assert heads_of(scores_of(1, words, words + 1), np.array([0])).tolist().count(0) == 1
