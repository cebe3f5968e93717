"""Finds what sets have in common by their rarest members, without comparing all pairs.

Sets that share a part of their members share some of the rarest of either (prefix filter;
Chaudhuri, Ganti and Kaushik, "A Primitive Operator for Similarity Joins in Data Cleaning", 2006).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


def rarest_and_shared(
    members: NDArray[np.intp], sizes: NDArray[np.int64], *, rarest: NDArray[np.int64]
) -> tuple[csr_matrix, csr_matrix]:
    """Each set's members that others hold too: those among its rarest ones, and all.

    Args:
        members: The numbers, from 0, of the members of all sets, one set behind another.
        sizes: How many members each set has [sets].
        rarest: How many of each set's count as its rarest [sets].

    Returns:
        Two matrices of ones [sets, members].
    """
    holders = np.bincount(members)
    rows = np.repeat(np.arange(len(sizes)), sizes)
    by_rarity = np.argsort(holders, kind="stable")
    rarity = np.empty_like(by_rarity)
    rarity[by_rarity] = np.arange(len(holders))
    # Set and rarity in one number each: sorted at once, and read back out of it.
    members = by_rarity[np.sort(rows * len(holders) + rarity[members]) % len(holders)]
    place = np.arange(len(members)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    both = holders[members] > 1
    rare = both & (place < np.repeat(rarest, sizes))
    shape = (len(sizes), len(holders))
    return _filled(rows[rare], members[rare], shape), _filled(rows[both], members[both], shape)


def _filled(
    rows: NDArray[np.int64], columns: NDArray[np.intp], shape: tuple[int, int]
) -> csr_matrix:
    # Heavy, and most commands compare nothing.
    from scipy.sparse import csr_matrix

    return csr_matrix((np.ones(len(rows), dtype=np.int32), (rows, columns)), shape=shape)
