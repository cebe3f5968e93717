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
        if end - start > 1:
            own = arcs[start:end, start + 1 : end + 1].copy()
            np.fill_diagonal(own, FORBIDDEN)
            tree = _tree(own, arcs[start:end, 0])
            root = tree.argmin()
            heads[start:end] = tree + (start + 1)
            heads[start + root] = 0
    return heads


def _tree(scores: Scores, roots: Scores) -> Indexes:
    """Return the head of every word, -1 for the root.

    The root is the word that gains most by being it. When no cycle is left then, this is the
    best tree; else it is the best one with that root.
    """
    heads: Indexes = scores.argmax(1)
    words = np.arange(len(heads))
    root = int((roots - scores[words, heads]).argmax())
    heads[root] = root
    if not _reaches(heads, root):
        scores[root] = FORBIDDEN
        scores[root, root] = 0
        heads = _Contraction(scores, root).tree()
    heads[root] = -1
    return heads


def _reaches(heads: Indexes, root: int) -> bool:
    reached = heads
    for _ in range(len(heads).bit_length()):
        reached = reached[reached]
    return bool((reached == root).all())


class _Contraction:
    """Chu and Liu's and Edmonds' algorithm: cycles are contracted until none is left."""

    def __init__(self, scores: Scores, root: int) -> None:
        count = len(scores)
        self._scores = scores
        self._root = root
        # Which arc between words an arc between contracted nodes stands for.
        self._child = np.repeat(np.arange(count)[:, None], count, axis=1)
        self._head = self._child.T.copy()
        self._members = [[i] for i in range(count)]

    def tree(self) -> Indexes:
        """Return the head of every word; the root is its own."""
        broken: list[tuple[list[list[int]], list[tuple[int, int]]]] = []
        heads: list[int] = self._scores.argmax(1).tolist()
        active = set(range(len(heads)))
        while cycle := self._cycle(heads, active):
            arcs = [(int(self._child[n, heads[n]]), int(self._head[n, heads[n]])) for n in cycle]
            broken.append(([self._members[n] for n in cycle], arcs))
            self._contract(cycle, [heads[n] for n in cycle])
            active.difference_update(cycle[1:])
            heads = self._scores.argmax(1).tolist()
        result = dict.fromkeys((self._root,), self._root)
        for node in active - {self._root}:
            result[int(self._child[node, heads[node]])] = int(self._head[node, heads[node]])
        for members, arcs in reversed(broken):
            for inside, (child, head) in zip(members, arcs, strict=True):
                # The arc that enters the cycle replaces one of its own.
                if not any(word in result for word in inside):
                    result[child] = head
        return np.array([result[i] for i in range(len(heads))], dtype=np.int64)

    def _cycle(self, heads: list[int], active: set[int]) -> list[int]:
        seen: dict[int, int] = {self._root: -1}
        for start in active:
            node = start
            while node not in seen:
                seen[node] = start
                node = heads[node]
            if seen[node] == start:
                cycle = [node]
                while (node := heads[node]) != cycle[0]:
                    cycle.append(node)
                return cycle
        return []

    def _contract(self, cycle: list[int], heads: list[int]) -> None:
        """Let the first node of a cycle stand for all of it."""
        scores, child, head = self._scores, self._child, self._head
        nodes, first, every = np.array(cycle), cycle[0], np.arange(len(scores))
        entering = scores[nodes] - scores[nodes, heads][:, None]
        chosen = nodes[entering.argmax(0)]
        leaving = scores[:, nodes]
        taken = nodes[leaving.argmax(1)]
        # Both are read before either is written: rows first, then columns.
        row = (entering.max(0), child[chosen, every], head[chosen, every])
        column = (leaving.max(1), child[every, taken], head[every, taken])
        scores[first], child[first], head[first] = row
        scores[:, first], child[:, first], head[:, first] = column
        scores[nodes[:, None], nodes] = FORBIDDEN
        scores[nodes[1:]] = FORBIDDEN
        scores[:, nodes[1:]] = FORBIDDEN
        self._members[first] = [word for node in cycle for word in self._members[node]]
