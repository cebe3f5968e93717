"""How alike two articles are: by their words, those of their leads, and what tells them apart.

It knows nothing of time, sources and groups.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, triu

from briefing.stories.vectors import Vectors

# Similarities below this are taken as none: they say nothing, and leaving them out keeps a busy
# week in memory.
_FLOOR = 0.03
# So many articles are compared at once, and with all from the first of so many on.
_ROWS, _COLUMNS = 256, 2_048
# A teaser names somebody or something if its names are together as rare as this.
_NAMED = 1.5
# Leads have grounds to be joined if the words they share are together as rare as this.
_GROUNDS = 4.5
# Leads share what happened if the words they share are together as rare as this.
_PLAIN = 2.0
# Rounded to so many digits, so that the order of a summation changes no tie.
DIGITS = 9
_ROUNDED = 10.0**-DIGITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How similarity is measured, and from which similarity on articles are one story.

    Attributes:
        everything: Weight of all words.
        lead: Weight of the words of headline and lead.
        strangers: What two teasers lose that name other people and places altogether.
        acquainted: What two articles lose whose leads share nothing but names.
        rivals: What two teasers lose each of whose headlines names what the other nowhere does.
        missed: What two full texts lose if one of them never names whom the other is about.
        elsewhere: What two articles lose each of whose headlines names a town that the other does
            not name: a fire in each of two towns.
        fade: Hours apart after which two articles of one moment count 1/e as similar.
        joined: Mean similarity from which on two groups of a moment are one.
        memory: Hours after which a link to an earlier article counts 1/e.
        continued: Mean nearness from which on a group continues an earlier story.
    """

    everything: float = 0.4
    lead: float = 0.6
    strangers: float = 0.5
    acquainted: float = 0.4
    rivals: float = 0.5
    missed: float = 0.5
    elsewhere: float = 0.5
    fade: float = 240.0
    joined: float = 0.20
    memory: float = 600.0
    continued: float = 0.20


# The weights are round numbers; the thresholds are those chosen whichever of four labelled sets is
# left out, the examples and three days of feeds and wires: benchmarks/stories.py, 2026-11-29.
LIKENESS = Likeness()


def similarities(vectors: Vectors, measure: Likeness) -> csr_matrix:
    """The similarities of all pairs that are worth remembering, each article with itself too.

    Only leads that share rare words have grounds to be alike: nothing else is worked out of others.
    Each pair is looked at once.
    """
    count = vectors.everything.shape[0]
    found: list[_Alike] = []
    for first in range(0, count, _COLUMNS):
        others = _Others(vectors, first)
        last = min(first + _COLUMNS, count)
        for start in range(first, last, _ROWS):
            pairs = _Pairs(vectors, others, slice(start, min(start + _ROWS, last)))
            found.append(_alike(pairs, measure))
    nowhere = np.zeros(0, dtype=np.int64)
    rows = np.concatenate([nowhere, *(one.rows for one in found)])
    columns = np.concatenate([nowhere, *(one.columns for one in found)])
    values = np.concatenate([np.zeros(0), *(one.values for one in found)])
    upper = csr_matrix((values, (rows, columns)), (count, count))
    return (upper + triu(upper, 1).T).tocsr()


class _Alike(NamedTuple):
    """Pairs of articles that are alike [pairs].

    Attributes:
        rows: The number of the earlier one.
        columns: The number of the later one.
        values: How alike they are.
    """

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: NDArray[np.float64]


class _Others:
    """What some articles are compared with: all from one on, turned so that products are quick.

    Args:
        vectors: Those of all articles.
        first: The number of the first.
    """

    def __init__(self, vectors: Vectors, first: int) -> None:
        self.first = first
        self.vectors = vectors
        self._turned: dict[str, csr_matrix] = {}
        self._sums: dict[str, NDArray[np.float64]] = {}

    def turned(self, name: str, *, present: bool = False) -> csr_matrix:
        """The vectors of a name as columns, or ones where there is anything."""
        key = f"{name} {present}"
        if key not in self._turned:
            found: csr_matrix = getattr(self.vectors, name)[self.first :]
            self._turned[key] = ((found > 0).astype(float) if present else found).T.tocsr()
        return self._turned[key]

    def sums(self, name: str) -> NDArray[np.float64]:
        """The sum of each article's vector of a name [articles], of all articles."""
        if name not in self._sums:
            self._sums[name] = getattr(self.vectors, name).sum(axis=1).A1
        return self._sums[name]


class _Pairs:
    """The pairs of some articles with all later ones that have grounds to be alike.

    Attributes:
        grounds: How far the words that their leads share are enough to join them, from 0 to 1.

    Args:
        vectors: Those of all articles.
        others: What they are compared with.
        rows: Which articles.
    """

    def __init__(self, vectors: Vectors, others: _Others, rows: slice) -> None:
        self._vectors = vectors
        self._others = others
        self._rows = rows
        shape = (rows.stop - rows.start, vectors.everything.shape[0] - others.first)
        self._room = np.zeros(shape)
        shared = (vectors.rare[rows] @ others.turned("rare", present=True)).tocoo()
        grounds = np.minimum(1.0, shared.data / _GROUNDS)
        later = shared.col + others.first >= shared.row + rows.start
        # All else only takes something away.
        kept = later & (grounds >= _FLOOR - _ROUNDED)
        self._row, self._column = shared.row[kept], shared.col[kept]
        self.grounds: NDArray[np.float64] = grounds[kept]

    @property
    def one(self) -> NDArray[np.int64]:
        """The number of each pair's earlier article."""
        return np.asarray(self._row + self._rows.start, dtype=np.int64)

    @property
    def other(self) -> NDArray[np.int64]:
        """The number of each pair's later article."""
        return np.asarray(self._column + self._others.first, dtype=np.int64)

    def product(self, mine: str, theirs: str, *, present: bool = False) -> NDArray[np.float64]:
        """The product of two kinds of vectors, the earlier article's and the later one's."""
        of: csr_matrix = getattr(self._vectors, mine)[self._rows]
        found = of @ self._others.turned(theirs, present=present)
        return np.asarray(found.toarray(out=self._room)[self._row, self._column])

    def sums(self, name: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The sums of each pair's vectors."""
        every = self._others.sums(name)
        return every[self.one], every[self.other]

    def short(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Whether each of a pair is a teaser."""
        return self._vectors.short[self.one], self._vectors.short[self.other]


def _alike(pairs: _Pairs, measure: Likeness) -> _Alike:
    value = measure.everything * pairs.product("everything", "everything")
    value = value + measure.lead * pairs.product("lead", "lead")
    value *= 1.0 - measure.strangers * _strangeness(pairs)
    value *= pairs.grounds
    value *= 1.0 - measure.acquainted * _names_alone(pairs)
    value *= 1.0 - measure.rivals * _rivals(pairs)
    value *= 1.0 - measure.missed * _missed(pairs)
    value *= 1.0 - measure.elsewhere * _each_misses(pairs, "towns")
    value = np.round(value, DIGITS)
    kept = value >= _FLOOR
    return _Alike(pairs.one[kept], pairs.other[kept], value[kept])


def _strangeness(pairs: _Pairs) -> NDArray[np.float64]:
    """How much of what each of two teasers names is missing in the other, from 0 to 1."""
    one, other = pairs.short()
    teasers = one | other
    if not teasers.any():
        return np.zeros(len(teasers))
    shared = pairs.product("named", "told") + pairs.product("told", "named")
    shared -= pairs.product("named", "named", present=True)
    fewer = np.minimum(*pairs.sums("named"))
    strange = np.clip(1.0 - shared / np.maximum(fewer, _NAMED), 0.0, 1.0)
    strange[fewer < _NAMED] = 0.0
    strange[~teasers] = 0.0
    return np.asarray(strange)


def _rivals(pairs: _Pairs) -> NDArray[np.float64]:
    """1 where each of two teasers' headlines names something that the other does not name."""
    one, other = pairs.short()
    teasers = one & other
    return _each_misses(pairs, "subjects") * teasers if teasers.any() else np.zeros(len(teasers))


def _each_misses(pairs: _Pairs, named: str) -> NDArray[np.float64]:
    """1 where each of two articles' headlines names one of some names that the other does not."""
    one, other = pairs.sums(named)
    if not ((one > 0) & (other > 0)).any():
        return np.zeros(len(one))
    mine = one - pairs.product(named, "words")
    theirs = other - pairs.product("words", named)
    return np.asarray(((mine > 0) & (theirs > 0)).astype(float))


def _missed(pairs: _Pairs) -> NDArray[np.float64]:
    """1 where one of two full texts is about somebody whom the other does not name."""
    one, other = pairs.short()
    full = ~(one | other)
    if not full.any():
        return np.zeros(len(full))
    mine, theirs = pairs.sums("heroes")
    mine = mine - pairs.product("heroes", "met")
    theirs = theirs - pairs.product("met", "heroes")
    return np.asarray((((mine > 0) | (theirs > 0)) & full).astype(float))


def _names_alone(pairs: _Pairs) -> NDArray[np.float64]:
    """How far the leads share only names, from 0 to 1: who and where, but not what happened."""
    shared = pairs.product("plain", "plain", present=True)
    return np.asarray(np.clip(1.0 - shared / _PLAIN, 0.0, 1.0))
