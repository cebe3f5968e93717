"""The vectors of the word pieces: one table for every network that reads with them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

TABLE, SCALES = "words.npy", "word_scales.npy"


class WordVectors:
    """Vectors in eight bits with one scale for every piece, as the networks were trained on."""

    def __init__(self, folder: Path) -> None:
        """Open the table of a model folder; what is never asked for is never read."""
        self._table = np.asarray(np.load(folder / TABLE, mmap_mode="r"))  # memmap's own is slow
        self._scales = np.load(folder / SCALES)

    def of(self, ids: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """The vectors of some pieces [pieces, width]."""
        vectors: npt.NDArray[np.float32] = self._table[ids].astype(np.float32) * self._scales[ids]
        return vectors


@cache
def word_vectors(folder: Path) -> WordVectors:
    """The vectors of a model folder, opened once."""
    return WordVectors(folder)
