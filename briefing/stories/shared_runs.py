"""Finds the texts that share most of their shingles, without comparing all pairs.

Who holds three quarters of a text's shingles holds some of any quarter and a few of them: only
texts that hold so many of the rarest are compared in full (prefix filter; Chaudhuri, Ganti and
Kaushik, "A Primitive Operator for Similarity Joins in Data Cleaning", 2006). None that is alike is
missed.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from briefing.prefix_filter import rarest_and_shared

Shingles = NDArray[np.uint64]

# An article prints another one's text if this part of the shorter one's shingles stands in it ...
CONTAINED = 0.75
# ... and they are of a size: a short report quoted whole in a long one is not a copy of it.
ALIKE = 0.35
# So many pairs are compared at once: a few megabytes.
_AT_ONCE = 4_096
# So many of a text's rarest shingles another one holds at least to be compared: reports of one
# event share one or two of them by chance (of 10,000 invented articles 410,000 pairs share one,
# 44,000 four, 640 eight, none sixteen; 2026-11-30).
_HELD = 8


def alike(texts: Sequence[Shingles], *, at_once: int = _AT_ONCE) -> list[list[int]]:
    """For each text the numbers, ascending, of those before it that print the same text.

    Args:
        texts: The shingles of each, every one once.
        at_once: How many pairs are compared at once, by which memory is bound.
    """
    found: list[list[int]] = [[] for _ in texts]
    if not texts:
        return found
    sizes = np.array([len(text) for text in texts], dtype=np.int64)
    _, shingles = np.unique(np.concatenate(texts), return_inverse=True)
    lacking = sizes - np.ceil(CONTAINED * sizes).astype(np.int64)
    held = np.minimum(_HELD, sizes - lacking)
    rarest, shared = rarest_and_shared(shingles, sizes, rarest=lacking + held)
    pairs = (rarest @ shared.T).tocoo()
    shorter = (pairs.row != pairs.col) & (sizes[pairs.row] <= sizes[pairs.col])
    of_a_size = sizes[pairs.row] >= ALIKE * sizes[pairs.col]
    kept = shorter & of_a_size & (pairs.data >= held[pairs.row])
    numbers = np.unique(_number(pairs.row[kept], pairs.col[kept], len(texts)))
    for start in range(0, len(numbers), at_once):
        some = np.divmod(numbers[start : start + at_once], len(texts))
        for earlier, later in _one_text(*some, shared, sizes):
            found[later].append(earlier)
    return found


def _number(one: NDArray[np.int32], other: NDArray[np.int32], count: int) -> NDArray[np.int64]:
    """A number for each pair, by its earlier text and then by its later one."""
    return np.minimum(one, other).astype(np.int64) * count + np.maximum(one, other)


def _one_text(
    earlier: NDArray[np.int64],
    later: NDArray[np.int64],
    shared: csr_matrix,
    sizes: NDArray[np.int64],
) -> Iterator[tuple[int, int]]:
    """Those of some pairs that share enough."""
    common = shared[earlier].multiply(shared[later]).sum(axis=1).A1
    fewer = np.minimum(sizes[earlier], sizes[later])
    every = sizes[earlier] + sizes[later] - common
    same = (common >= CONTAINED * fewer) & (common >= ALIKE * every)
    return zip(earlier[same].tolist(), later[same].tolist(), strict=True)
