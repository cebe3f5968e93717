"""MinHash sketches: they propose which of many texts may be alike, without comparing all pairs.

Two texts agree in each number of their sketches with a chance as large as their shingles' Jaccard
similarity (Broder, "On the resemblance and containment of documents", 1997). Sketches are cut into
bands; texts that agree in a whole band are proposed (Leskovec, Rajaraman and Ullman, "Mining of
Massive Datasets", 3.4). The numbers come from multiply-shift hashing with fixed factors, so that
every machine draws the same sketch.
"""

import hashlib
from collections.abc import Collection
from functools import cache

import numpy as np
from numpy.typing import NDArray

# 64 bands of two: of pairs with similarity 0.35 all but 2 in 10,000 are proposed, of unrelated
# ones (0.02) one in forty.
_BANDS, _ROWS = 64, 2
_BITS = 32
# So many shingles are hashed at once: a very long text must not take much memory.
_AT_ONCE = 4096


class Sketches:
    """An index of sketches that answers which keys may be alike."""

    def __init__(self) -> None:
        self._bands: dict[bytes, list[str]] = {}

    def propose(self, key: str, shingles: Collection[int]) -> list[str]:
        """Return the keys put in before whose shingles may be like these, and put this one in.

        Args:
            key: The text's key.
            shingles: Numbers below 2³²; at least one.
        """
        found: set[str] = set()
        for number, band in enumerate(_sketch(shingles).reshape(_BANDS, _ROWS)):
            alike = self._bands.setdefault(number.to_bytes() + band.tobytes(), [])
            found.update(alike)
            alike.append(key)
        return sorted(found)


def _sketch(shingles: Collection[int]) -> NDArray[np.uint64]:
    """The least hash of all shingles, by each of the hash functions."""
    numbers = np.fromiter(shingles, dtype=np.uint64, count=len(shingles))
    factors, offsets = _hashes()
    least = np.full(len(factors), np.iinfo(np.uint64).max, dtype=np.uint64)
    for start in range(0, len(numbers), _AT_ONCE):
        part = numbers[start : start + _AT_ONCE, None]
        hashed = (part * factors + offsets) >> np.uint64(_BITS)  # wraps at 2⁶⁴, as it should
        least = np.minimum(least, hashed.min(axis=0))
    return least


@cache
def _hashes() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """An odd factor and an offset for every hash function."""
    count = _BANDS * _ROWS
    drawn = hashlib.shake_256(b"briefing").digest(16 * count)
    numbers = np.frombuffer(drawn, dtype="<u8").astype(np.uint64)
    return numbers[:count] | np.uint64(1), numbers[count:]
