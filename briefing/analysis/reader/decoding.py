"""Turn scores into the best labels that fit together: entity spans and trees."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Indexes = npt.NDArray[np.int64]
FORBIDDEN = np.float32(-1e9)


class SpanDecoder:
    """Finds the best label sequence in which every I- continues its own type."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        """Work out which label may follow which."""
        count = len(labels)
        self._allowed = np.ones((count, count), dtype=bool)
        self._inside = np.array([label.startswith("I-") for label in labels])
        for j, label in enumerate(labels):
            if label.startswith("I-"):
                kinds = {f"B-{label[2:]}", label}
                self._allowed[:, j] = [before in kinds for before in labels]
        self._penalty = np.where(self._allowed, np.float32(0), FORBIDDEN)

    def decode(self, scores: Scores) -> Indexes:
        """Return the label of every word."""
        if not len(scores):
            return np.zeros(0, dtype=np.int64)
        best: Indexes = scores.argmax(1)
        # The best label of every word, when the sequence is allowed, is the best sequence.
        if not self._inside[best[0]] and self._allowed[best[:-1], best[1:]].all():
            return best
        return self._viterbi(scores)

    def _viterbi(self, scores: Scores) -> Indexes:
        total = np.where(self._inside, FORBIDDEN, np.float32(0)) + scores[0]
        back = np.zeros(scores.shape, dtype=np.int64)
        columns = np.arange(scores.shape[1])
        for i in range(1, len(scores)):
            reached = total[:, None] + self._penalty
            back[i] = reached.argmax(0)
            total = reached[back[i], columns] + scores[i]
        path = np.zeros(len(scores), dtype=np.int64)
        path[-1] = total.argmax()
        for i in range(len(scores) - 1, 0, -1):
            path[i - 1] = back[i, path[i]]
        return path


def heads_of(arcs: Scores, starts: Indexes) -> Indexes:
    """Return the head of every word, 0 for a root: one tree for every sentence.

    Args:
        arcs: [word, 1 + word]; column 0 is the root.
        starts: The first word of every sentence; the first is 0.
    """
    heads = np.zeros(len(arcs), dtype=np.int64)
    bounds = [*starts.tolist(), len(arcs)]
    for start, end in pairwise(bounds):
        if end - start == 1:
            continue
        own = np.empty((end - start + 1, end - start + 1), dtype=np.float32)
        own[0] = FORBIDDEN
        own[1:, 0] = arcs[start:end, 0]
        own[1:, 1:] = arcs[start:end, start + 1 : end + 1]
        np.fill_diagonal(own, FORBIDDEN)
        tree = _best_tree(own)
        heads[start:end] = np.where(tree[1:] > 0, tree[1:] + start, 0)
    return heads


def _best_tree(scores: Scores) -> Indexes:
    heads: Indexes = scores.argmax(1)
    heads[0] = 0
    if np.count_nonzero(heads[1:] == 0) == 1 and _is_tree(heads):
        return heads
    # A price on every root arc that no gain can pay leaves exactly one of them.
    single = scores.copy()
    single[1:, 0] -= 1e4
    return _chu_liu_edmonds(single)


def _is_tree(heads: Indexes) -> bool:
    reached = heads
    for _ in range(len(heads).bit_length()):
        reached = reached[reached]
    return not reached.any()


def _find_cycle(heads: list[int]) -> list[int]:
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        node = start
        while node and not seen[node]:
            seen[node] = start
            node = heads[node]
        if node and seen[node] == start:
            cycle = [node]
            while (node := heads[node]) != cycle[0]:
                cycle.append(node)
            return cycle
    return []


def _chu_liu_edmonds(scores: Scores) -> Indexes:
    """Return the best spanning tree by contracting one cycle after another."""
    heads: Indexes = scores.argmax(1)
    heads[0] = 0
    cycle = _find_cycle(heads.tolist())
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.setdiff1d(np.arange(len(scores)), inside)
    size = len(outside)
    # The last node of the smaller graph stands for the cycle.
    small = np.full((size + 1, size + 1), FORBIDDEN, dtype=np.float32)
    small[:size, :size] = scores[np.ix_(outside, outside)]
    leaving = scores[np.ix_(outside, inside)]
    small[:size, size] = leaving.max(1)
    kept = scores[inside, heads[inside]]
    entering = scores[np.ix_(inside, outside)] - kept[:, None]
    small[size, :size] = entering.max(0)
    small[0] = FORBIDDEN
    np.fill_diagonal(small, FORBIDDEN)
    tree = _chu_liu_edmonds(small)
    result = heads.copy()
    for i, node in enumerate(outside.tolist()):
        if node == 0:
            continue
        head = int(tree[i])
        result[node] = inside[leaving[i].argmax()] if head == size else outside[head]
    entry = int(tree[size])
    broken = int(entering[:, entry].argmax())
    result[inside[broken]] = outside[entry]
    return result
