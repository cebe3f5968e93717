"""Finds the sentences that share most of their runs of words, without comparing all pairs.

Who shares a part of the longer one's runs shares some of the rarest of either: only sentences that
meet in so many of these are compared in full (prefix filter; Chaudhuri, Ganti and Kaushik, "A
Primitive Operator for Similarity Joins in Data Cleaning", 2006; with more than one asked for: Wang,
Li and Feng, "Can We Beat the Prefix Filtering?", 2012). No pair is missed.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

# So many sentences at a time are compared with all: by this memory is bound.
_AT_ONCE = 512
# So many of the rarest runs two sentences must share before all are compared.
_HITS = 3


def sharing(
    sentences: Sequence[Collection[Hashable]], *, share: float, at_once: int = _AT_ONCE
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of sentences, by number, that share a part of the longer one's runs.

    Args:
        sentences: The runs of each, every one once.
        share: Which part, above 0.
        at_once: How many sentences are compared with all others at once.
    """
    sizes = np.array([len(runs) for runs in sentences], dtype=np.int64)
    if not sizes.any():
        return
    least = np.ceil(share * sizes).astype(np.int64)
    hits = np.minimum(least, _HITS)
    rarest, shared = _rarest_and_shared(sentences, sizes, rarest=sizes - least + hits)
    for start in range(0, len(sizes), at_once):
        met = (rarest[start : start + at_once] @ rarest.T).tocoo()
        one, other = met.row + start, met.col
        possible = (
            (one < other)
            & (met.data >= np.minimum(hits[one], hits[other]))
            & (np.maximum(least[one], least[other]) <= np.minimum(sizes[one], sizes[other]))
        )
        one, other = one[possible], other[possible]
        common = shared[one].multiply(shared[other]).sum(axis=1).A1
        kept = common >= np.maximum(least[one], least[other])
        yield from zip(one[kept].tolist(), other[kept].tolist(), strict=True)


def _rarest_and_shared(
    sentences: Sequence[Collection[Hashable]],
    sizes: NDArray[np.int64],
    *,
    rarest: NDArray[np.int64],
) -> tuple[csr_matrix, csr_matrix]:
    """Each sentence's runs that others hold too: those among its rarest ones, and all."""
    numbers: dict[Hashable, int] = {}
    runs = np.array(
        [numbers.setdefault(run, len(numbers)) for one in sentences for run in one], dtype=np.int64
    )
    holders = np.bincount(runs)
    rows = np.repeat(np.arange(len(sizes)), sizes)
    runs = runs[np.lexsort((runs, holders[runs], rows))]
    place = np.arange(len(runs)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    both = holders[runs] > 1
    rare = both & (place < np.repeat(rarest, sizes))
    shape = (len(sizes), len(holders))
    return _filled(rows[rare], runs[rare], shape), _filled(rows[both], runs[both], shape)


def _filled(
    rows: NDArray[np.int64], columns: NDArray[np.int64], shape: tuple[int, int]
) -> csr_matrix:
    # Heavy, and a text told alone has no versions.
    from scipy.sparse import csr_matrix

    return csr_matrix((np.ones(len(rows), dtype=np.int32), (rows, columns)), shape=shape)
