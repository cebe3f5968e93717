"""Which articles tell the same story: average linkage within days, then links from day to day.

First articles of about the same time are joined while the mean similarity of two groups stays
above a threshold. Then each group, in the order of time, continues the story it is nearest to,
if it is near enough: a story that runs for days changes its words, so that its first and its last
article need not be alike. Articles that are known to belong apart (`Ties`) never share a group.
It knows nothing about sources, copies and rank.
"""

from collections.abc import Collection, Sequence
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from briefing.stories.constraints import Ties
from briefing.stories.similarity import DIGITS, LIKENESS, Likeness, similarities
from briefing.stories.vectors import Vectors

# A group continues a story through the articles of at least so many hours before, and by the so
# many nearest of them: one chance likeness in a long story, or among the hundreds of a busy day,
# must not chain two stories together (measured: connected components fall to 0.80).
_APART = 12.0
_NEAREST = 2
# So alike at least are two reports of one occurrence: enough to join them, not their neighbours.
_LIKELY = 0.35
_HOURS = 3600.0


def group(
    vectors: Vectors,
    times: Sequence[float],
    *,
    ties: Ties | None = None,
    measure: Likeness = LIKENESS,
) -> list[list[int]]:
    """Group articles into stories.

    Args:
        vectors: Their vectors, in the order of publication.
        times: Their publication as seconds since any moment.
        ties: What is known of pairs of them.
        measure: How they are compared.

    Returns:
        The groups, members in the order given, sorted by their first member.
    """
    ties = ties or Ties()
    hours = np.asarray(times, dtype=float) / _HOURS
    near = _tied(similarities(vectors, measure), ties)
    moments: list[list[int]] = []
    for part in _parts(_faded(near, hours, measure.fade), measure.joined):
        moments.extend(_joined(near, hours, part, ties, measure))
    return sorted(_continued(near, hours, sorted(moments), ties, measure))


def _tied(near: csr_matrix, ties: Ties) -> csr_matrix:
    """The similarities, with those of pairs of which more is known put right."""
    if not (ties.alone or ties.together or ties.likely):
        return near
    alone = np.zeros(near.shape[0], dtype=bool)
    alone[list(ties.alone)] = True
    loose = near.copy()
    loose.data[alone[_rows(near)] | alone[near.indices]] = 0.0
    one = [*ties.alone, *(pair[0] for pair in ties.together)]
    other = [*ties.alone, *(pair[1] for pair in ties.together)]
    places = ([*one, *other], [*other, *one])
    sure = csr_matrix((np.ones(2 * len(one)), places), near.shape)
    sure.data[:] = 1.0  # where a place is given twice the ones were added up
    likely = _pairs(ties.likely, near.shape)
    return loose.maximum(sure).maximum(likely).tocsr()


def _pairs(pairs: Collection[tuple[int, int]], shape: tuple[int, int]) -> csr_matrix:
    """What pairs that tell of one occurrence are like at least."""
    one, other = ([pair[side] for pair in sorted(pairs)] for side in (0, 1))
    values = np.full(2 * len(one), _LIKELY)
    return csr_matrix((values, ([*one, *other], [*other, *one])), shape)


def _rows(near: csr_matrix) -> NDArray[np.int32]:
    """The row of each value that is held."""
    return np.repeat(np.arange(near.shape[0], dtype=np.int32), np.diff(near.indptr))


def _faded(near: csr_matrix, hours: np.ndarray, fade: float) -> csr_matrix:
    left = hours[_rows(near)]
    left -= hours[near.indices]
    np.exp(np.abs(left, out=left) / -fade, out=left)
    left *= near.data
    return csr_matrix((left, near.indices, near.indptr), near.shape)


def _parts(near: csr_matrix, threshold: float) -> list[list[int]]:
    """Sets of articles between which no pair reaches the threshold: they can never join."""
    number, labels = connected_components(near >= threshold, directed=False)
    parts: list[list[int]] = [[] for _ in range(number)]
    for article, label in enumerate(labels):
        parts[label].append(article)
    return parts


def _joined(
    near: csr_matrix, hours: np.ndarray, part: list[int], ties: Ties, measure: Likeness
) -> list[list[int]]:
    """Average linkage among a few articles."""
    if len(part) == 1:
        return [part]
    inner = _condensed(_faded(near[part][:, part], hours[part], measure.fade))
    for one, other in combinations([n for n, a in enumerate(part) if a in ties.series], 2):
        if ties.apart(part[one], part[other]):
            inner[_place(one, other, len(part))] = -len(part)
    distance = np.round(1.0 - np.minimum(inner, 1.0), DIGITS)
    # Heavy, and whoever looks for copies or visits groups nothing.
    from scipy.cluster.hierarchy import fcluster, linkage

    tree = linkage(distance, method="average")
    labels = fcluster(tree, t=1.0 - measure.joined, criterion="distance")
    groups: dict[int, list[int]] = {}
    for article, label in zip(part, labels, strict=True):
        groups.setdefault(int(label), []).append(article)
    return list(groups.values())


def _condensed(near: csr_matrix) -> NDArray[np.float64]:
    """The mean similarity of each two articles, row after row, as `linkage` takes distances.

    A busy day may be one part: the square of all pairs would need twice the memory.
    """
    count = near.shape[0]
    held = np.zeros(count * (count - 1) // 2)
    rows, columns = _rows(near), near.indices
    for first, second in ((rows, columns), (columns, rows)):
        upper = first < second
        held[_place(first[upper], second[upper], count)] += near.data[upper] / 2
    return held


def _place(one: NDArray[Any] | int, other: NDArray[Any] | int, count: int) -> NDArray[np.int64]:
    """Where the pair of `one` and the greater `other` stands among all pairs of so many."""
    row = np.asarray(one, dtype=np.int64)
    return np.asarray(row * (2 * count - row - 1) // 2 + other - row - 1)


def _continued(
    near: csr_matrix,
    hours: np.ndarray,
    moments: Sequence[list[int]],
    ties: Ties,
    measure: Likeness,
) -> list[list[int]]:
    """Let each group, the oldest first, continue the story it is nearest to."""
    faded = _faded(near, hours, measure.memory)
    stories: list[list[int]] = []
    story_of: dict[int, int] = {}
    for moment in moments:
        before = min(hours[article] for article in moment) - _APART
        old = int(np.searchsorted(hours, before, side="right"))
        shut = {
            story_of[one]
            for one in ties.series.keys() & story_of.keys()
            if any(ties.apart(one, other) for other in moment)
        }
        story = _nearest(faded, moment, story_of, old, shut, measure.continued)
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
    shut: Collection[int],
    threshold: float,
) -> int | None:
    """The story that a group continues by its `old` first articles, if it is near enough.

    Those in `shut` hold an article that belongs apart from one of the group.
    """
    totals: dict[int, float] = {}
    for article in moment:
        found: dict[int, list[float]] = {}
        row = slice(near.indptr[article], near.indptr[article + 1])
        before = near.indices[row] < old
        others, values = near.indices[row][before].tolist(), near.data[row][before].tolist()
        for other, value in zip(others, values, strict=True):
            if other in story_of:
                found.setdefault(story_of[other], []).append(value)
        for story, likeness in found.items():
            if story in shut:
                continue
            nearest = sorted(likeness, reverse=True)[:_NEAREST]
            totals[story] = totals.get(story, 0.0) + sum(nearest) / len(nearest) / len(moment)
    best = min(totals, key=lambda story: (-round(totals[story], DIGITS), story), default=None)
    return best if best is not None and totals[best] >= threshold else None
