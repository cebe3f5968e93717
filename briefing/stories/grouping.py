"""Which articles tell the same story: average linkage on names, words and nearness in time.

Two clusters join while the mean similarity of their articles stays above a threshold. Every
article is compared once; groups that cannot join are split before, so that a busy day costs
little. It knows nothing about days that went before, sources and rank.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from briefing.stories.vectors import Vectors, similarity

_ROWS = 512
_HOURS = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How similarity is made from the three vectors, and when articles are one story.

    Attributes:
        names: Weight of who and where.
        lead: Weight of what the headline and the lead say, names left out.
        body: Weight of the rest of the text, names left out.
        fade: Hours of distance after which similarity has fallen to 1/e.
        threshold: Mean similarity from which on two groups are one story.
    """

    names: float = 0.35
    lead: float = 0.35
    body: float = 0.30
    fade: float = 240.0
    threshold: float = 0.30


LIKENESS = Likeness()


def likeness(
    vectors: Vectors, hours: np.ndarray, rows: slice, measure: Likeness = LIKENESS
) -> np.ndarray:
    """Similarities of some articles with all, from 0 to 1."""
    names = similarity(vectors.names[rows], vectors.names)
    lead = similarity(vectors.lead[rows], vectors.lead)
    body = similarity(vectors.body[rows], vectors.body)
    blend = measure.names * names + measure.lead * lead + measure.body * body
    distance = np.abs(hours[rows, None] - hours[None, :])
    faded: np.ndarray = blend * np.exp(-distance / measure.fade)
    return faded


def group(
    vectors: Vectors, times: Sequence[float], *, measure: Likeness = LIKENESS
) -> list[list[int]]:
    """Group articles into stories.

    Args:
        vectors: Their vectors.
        times: Their publication as seconds since any moment.
        measure: How they are compared.

    Returns:
        The groups, each in the order given, sorted by their first member.
    """
    hours = np.asarray(times, dtype=float) / _HOURS
    groups: list[list[int]] = []
    for part in _parts(vectors, hours, measure):
        groups.extend([part] if len(part) == 1 else _linked(vectors, hours, part, measure))
    return sorted(groups)


def _parts(vectors: Vectors, hours: np.ndarray, measure: Likeness) -> list[list[int]]:
    """Sets of articles between which no pair reaches the threshold: they can never join."""
    count = len(hours)
    left, right = [], []
    for start in range(0, count, _ROWS):
        rows = slice(start, min(count, start + _ROWS))
        near = np.argwhere(likeness(vectors, hours, rows, measure) >= measure.threshold)
        left.append(near[:, 0] + start)
        right.append(near[:, 1])
    if not left:
        return []
    pairs = np.concatenate(left), np.concatenate(right)
    graph = coo_matrix((np.ones(len(pairs[0])), pairs), shape=(count, count))
    number, labels = connected_components(graph, directed=False)
    parts: list[list[int]] = [[] for _ in range(number)]
    for article, label in enumerate(labels):
        parts[label].append(article)
    return parts


def _linked(
    vectors: Vectors, hours: np.ndarray, part: list[int], measure: Likeness
) -> list[list[int]]:
    inner = likeness(vectors.part(part), hours[part], slice(None), measure)
    # Rounded, so that the order of summation in another library version changes no tie.
    distance = np.round(1.0 - np.clip((inner + inner.T) / 2, 0.0, 1.0), 9)
    np.fill_diagonal(distance, 0.0)
    tree = linkage(squareform(distance, checks=False), method="average")
    labels = fcluster(tree, t=1.0 - measure.threshold, criterion="distance")
    groups: dict[int, list[int]] = {}
    for article, label in zip(part, labels, strict=True):
        groups.setdefault(int(label), []).append(article)
    return list(groups.values())
