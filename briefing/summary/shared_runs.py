"""Finds the sentences that share most of their runs of words, without comparing all pairs.

Who shares a part of the longer one's runs shares some of the rarest of either: only sentences that
meet in so many of these are compared in full (prefix filter; Chaudhuri, Ganti and Kaushik, "A
Primitive Operator for Similarity Joins in Data Cleaning", 2006; with more than one asked for: Wang,
Li and Feng, "Can We Beat the Prefix Filtering?", 2012). No pair is missed.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Sequence

import numpy as np

from briefing.prefix_filter import rarest_and_shared

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
    numbers: dict[Hashable, int] = {}
    runs = np.array([numbers.setdefault(run, len(numbers)) for one in sentences for run in one])
    rarest, shared = rarest_and_shared(runs, sizes, rarest=sizes - least + hits)
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
