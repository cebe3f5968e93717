"""Which articles tell the same story: average linkage within days, then links from day to day.

First articles of about the same time are joined while the mean similarity of two groups stays
above a threshold. Then each group, in the order of time, continues the story it is nearest to,
if it is near enough: a story that runs for days changes its words, so that its first and its last
article need not be alike. It knows nothing about sources, copies and rank.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_matrix, vstack
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from briefing.stories.vectors import Vectors

# Similarities below this are taken as none: they say nothing, and leaving them out keeps a busy
# week in memory.
_FLOOR = 0.03
_ROWS = 512
# A group continues a story through the articles of at least so many hours before, and by the so
# many nearest of them: one chance likeness in a long story, or among the hundreds of a busy day,
# must not chain two stories together (FACTS A.6: connected components fall to 0.80).
_APART = 12.0
_NEAREST = 2
_HOURS = 3600.0
# Rounded to so many digits, so that the order of a summation changes no tie.
_DIGITS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How similarity is measured, and from which similarity on articles are one story.

    Attributes:
        everything: Weight of all words.
        words: Weight of the words that are no names.
        lead: Weight of those words in headline and lead.
        fade: Hours apart after which two articles of one moment count 1/e as similar.
        joined: Mean similarity from which on two groups of a moment are one.
        memory: Hours after which a link to an earlier article counts 1/e.
        continued: Mean nearness from which on a group continues an earlier story.
    """

    everything: float = 0.45
    words: float = 0.45
    lead: float = 0.10
    fade: float = 48.0
    joined: float = 0.14
    memory: float = 600.0
    continued: float = 0.165


# Set on the labelled examples (examples/labels/stories.json), each day's articles judged with the
# thresholds chosen on the other days: benchmarks/stories.py, 2026-11-23.
LIKENESS = Likeness()


def group(
    vectors: Vectors, times: Sequence[float], *, measure: Likeness = LIKENESS
) -> list[list[int]]:
    """Group articles into stories.

    Args:
        vectors: Their vectors, in the order of publication.
        times: Their publication as seconds since any moment.
        measure: How they are compared.

    Returns:
        The groups, members in the order given, sorted by their first member.
    """
    hours = np.asarray(times, dtype=float) / _HOURS
    near = _near(vectors, measure)
    moments: list[list[int]] = []
    for part in _parts(_faded(near, hours, measure.fade), measure.joined):
        moments.extend(_joined(near, hours, part, measure))
    return sorted(_continued(near, hours, sorted(moments), measure))


def _near(vectors: Vectors, measure: Likeness) -> csr_matrix:
    """The similarities of all pairs that are worth remembering, each article with itself too."""
    shares = (
        (measure.everything, vectors.everything),
        (measure.words, vectors.words),
        (measure.lead, vectors.lead),
    )
    blocks = []
    for start in range(0, vectors.everything.shape[0], _ROWS):
        rows = slice(start, start + _ROWS)
        block = sum(weight * (matrix[rows] @ matrix.T).toarray() for weight, matrix in shares)
        block = np.round(block, _DIGITS)
        block[block < _FLOOR] = 0.0
        blocks.append(csr_matrix(block))
    return vstack(blocks).tocsr()


def _faded(near: csr_matrix, hours: np.ndarray, fade: float) -> csr_matrix:
    pairs = near.tocoo()
    distance = np.abs(hours[pairs.row] - hours[pairs.col])
    return csr_matrix((pairs.data * np.exp(-distance / fade), (pairs.row, pairs.col)), near.shape)


def _parts(near: csr_matrix, threshold: float) -> list[list[int]]:
    """Sets of articles between which no pair reaches the threshold: they can never join."""
    number, labels = connected_components(near >= threshold, directed=False)
    parts: list[list[int]] = [[] for _ in range(number)]
    for article, label in enumerate(labels):
        parts[label].append(article)
    return parts


def _joined(
    near: csr_matrix, hours: np.ndarray, part: list[int], measure: Likeness
) -> list[list[int]]:
    """Average linkage among a few articles."""
    if len(part) == 1:
        return [part]
    inner = _faded(near[part][:, part], hours[part], measure.fade).toarray()
    distance = np.round(1.0 - np.clip((inner + inner.T) / 2, 0.0, 1.0), _DIGITS)
    np.fill_diagonal(distance, 0.0)
    tree = linkage(squareform(distance, checks=False), method="average")
    labels = fcluster(tree, t=1.0 - measure.joined, criterion="distance")
    groups: dict[int, list[int]] = {}
    for article, label in zip(part, labels, strict=True):
        groups.setdefault(int(label), []).append(article)
    return list(groups.values())


def _continued(
    near: csr_matrix, hours: np.ndarray, moments: Sequence[list[int]], measure: Likeness
) -> list[list[int]]:
    """Let each group, the oldest first, continue the story it is nearest to."""
    faded = _faded(near, hours, measure.memory)
    stories: list[list[int]] = []
    story_of: dict[int, int] = {}
    for moment in moments:
        before = min(hours[article] for article in moment) - _APART
        old = int(np.searchsorted(hours, before, side="right"))
        story = _nearest(faded, moment, story_of, old, measure.continued)
        if story is None:
            story = len(stories)
            stories.append([])
        stories[story].extend(moment)
        story_of.update(dict.fromkeys(moment, story))
    return [sorted(story) for story in stories]


def _nearest(
    near: csr_matrix,
    moment: Sequence[int],
    story_of: dict[int, int],
    old: int,
    threshold: float,
) -> int | None:
    """The story that a group continues by its `old` first articles, if it is near enough."""
    totals: dict[int, float] = {}
    for article in moment:
        found: dict[int, list[float]] = {}
        row = near[[article]]
        for other, value in zip(row.indices, row.data, strict=True):
            if other < old and int(other) in story_of:
                found.setdefault(story_of[int(other)], []).append(float(value))
        for story, values in found.items():
            nearest = sorted(values, reverse=True)[:_NEAREST]
            totals[story] = totals.get(story, 0.0) + sum(nearest) / len(nearest) / len(moment)
    best = min(totals, key=lambda story: (-round(totals[story], _DIGITS), story), default=None)
    return best if best is not None and totals[best] >= threshold else None
