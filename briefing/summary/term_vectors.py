"""Sentences as TF-IDF vectors of length 1, all of them in one pair of arrays.

Whatever is summed exactly (`math.fsum`), or in the order of the sentences, is the same on every
machine: a brief built anew chooses the same sentences. It knows nothing about ratings.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


class TermVectors:
    """The vectors of some sentences, which are also the documents of the IDF.

    Args:
        sentences: The terms of each.

    Attributes:
        filled: 1.0 for each sentence that has terms, 0.0 for others.
    """

    def __init__(self, sentences: Sequence[Sequence[str]]) -> None:
        counts = [Counter(sentence) for sentence in sentences]
        spread = Counter(chain.from_iterable(counts))
        self._column = {term: number for number, term in enumerate(spread)}
        self._sizes = np.array([len(count) for count in counts], dtype=np.int64)
        self._ends = [0, *np.cumsum(self._sizes).tolist()]
        self._columns = np.array(
            [self._column[term] for count in counts for term in count], dtype=np.int64
        )
        total = len(sentences)
        rarity = np.array([math.log((1 + total) / (1 + often)) + 1 for often in spread.values()])
        often = np.array([n for count in counts for n in count.values()], dtype=np.float64)
        weights = often * rarity[self._columns]
        self._values = weights / np.repeat(_lengths(weights, self._ends), self._sizes)
        self.filled: Numbers = (self._sizes > 0).astype(np.float64)

    def _summed(self, values: Numbers) -> Numbers:
        """The exact sum of the values of each sentence."""
        return np.array(_sums(values, self._ends))

    def sum(self, shares: Numbers) -> Numbers:
        """All vectors added up, each times its share: a value for each term."""
        return _added(
            self._columns, self._values * np.repeat(shares, self._sizes), len(self._column)
        )

    def near(self, whole: Numbers) -> Numbers:
        """The dot product of each sentence with a value for each term."""
        return self._summed(self._values * whole[self._columns])

    def worth(self, terms: Mapping[str, float]) -> Numbers:
        """What the terms of each sentence are worth together, each counted once."""
        return self._summed(self.placed(terms)[self._columns])

    def placed(self, terms: Mapping[str, float]) -> Numbers:
        """A value for each term that a sentence has: 0 if it is given none."""
        placed = np.zeros(len(self._column))
        for term in terms.keys() & self._column.keys():
            placed[self._column[term]] = terms[term]
        return placed

    def near_own(self, owners: Sequence[int], texts: Sequence[Mapping[str, float]]) -> Numbers:
        """The dot product of each sentence with the vector of its own text, its headline for one.

        Args:
            owners: Of each sentence the number of its text.
            texts: The vectors.
        """
        width = len(self._column)
        held = {
            number * width + self._column[term]: value
            for number, text in enumerate(texts)
            for term, value in text.items()
            if term in self._column
        }
        own = [held.get(place, 0.0) for place in self._places(owners).tolist()]
        return self._summed(self._values * np.array(own, dtype=np.float64))

    def near_own_and_all(self, owners: Sequence[int]) -> tuple[Numbers, Numbers]:
        """Of each text its sentences are added up to a vector of length 1.

        Args:
            owners: Of each sentence the number of its text.

        Returns:
            The dot product of each sentence with the vector of its own text, and with the sum of
            those of all texts.
        """
        places, held = np.unique(self._places(owners), return_inverse=True)
        added = _added(held, self._values, len(places))
        text, column = np.divmod(places, max(1, len(self._column)))
        _, sizes = np.unique(text, return_counts=True)
        lengths = np.array(_lengths(added, [0, *np.cumsum(sizes).tolist()]))
        units = added / np.repeat(lengths, sizes)
        whole = _added(column, units, len(self._column))
        return self._summed(self._values * units[held]), self.near(whole)

    def _places(self, owners: Sequence[int]) -> NDArray[np.int64]:
        """A number for each term of each sentence: the same for the same term of the same text."""
        texts = np.repeat(np.array(owners, dtype=np.int64), self._sizes)
        return texts * len(self._column) + self._columns


def unit(vector: Mapping[str, float]) -> dict[str, float]:
    """A vector of the same direction and of length 1, if it has any length."""
    length = math.sqrt(math.fsum(value * value for value in vector.values())) or 1.0
    return {term: value / length for term, value in vector.items()}


def _added(places: NDArray[np.int64], values: Numbers, count: int) -> Numbers:
    """The values of each place added up, one after the other."""
    return np.bincount(places, weights=values, minlength=count).astype(np.float64)


def _sums(values: Numbers, ends: Sequence[int]) -> list[float]:
    """The exact sums of the values between one end and the next."""
    plain = values.tolist()
    return [math.fsum(plain[begin:end]) for begin, end in pairwise(ends)]


def _lengths(values: Numbers, ends: Sequence[int]) -> list[float]:
    """The lengths of the vectors between one end and the next; 1 of one without any."""
    return [math.sqrt(square) or 1.0 for square in _sums(values * values, ends)]
