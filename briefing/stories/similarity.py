"""How alike two articles are: by their words, those of their leads, and what tells them apart.

It knows nothing of time, sources and groups.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack

from briefing.stories.vectors import Vectors

# Similarities below this are taken as none: they say nothing, and leaving them out keeps a busy
# week in memory.
_FLOOR = 0.03
_ROWS = 256
# A teaser names somebody or something if its names are together as rare as this.
_NAMED = 1.5
# Leads have grounds to be joined if the words they share are together as rare as this.
_GROUNDS = 4.5
# Leads share what happened if the words they share are together as rare as this.
_PLAIN = 2.0
# Rounded to so many digits, so that the order of a summation changes no tie.
DIGITS = 9


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
    """The similarities of all pairs that are worth remembering, each article with itself too."""
    shares = ((measure.everything, vectors.everything), (measure.lead, vectors.lead))
    blocks = []
    for start in range(0, vectors.everything.shape[0], _ROWS):
        rows = slice(start, start + _ROWS)
        block = sum(weight * (matrix[rows] @ matrix.T).toarray() for weight, matrix in shares)
        block *= 1.0 - measure.strangers * _strangeness(vectors, rows)
        block *= _grounds(vectors, rows)
        block *= 1.0 - measure.acquainted * _names_alone(vectors, rows)
        block *= 1.0 - measure.rivals * _rivals(vectors, rows)
        block *= 1.0 - measure.missed * _missed(vectors, rows)
        block *= 1.0 - measure.elsewhere * _each_misses(vectors.towns, vectors, rows)
        block = np.round(block, DIGITS)
        block[block < _FLOOR] = 0.0
        blocks.append(csr_matrix(block))
    return vstack(blocks).tocsr()


def _strangeness(vectors: Vectors, rows: slice) -> NDArray[np.float64]:
    """How much of what each of two teasers names is missing in the other, from 0 to 1."""
    named, told = vectors.named, vectors.told
    shared = (
        (named[rows] @ told.T)
        + (told[rows] @ named.T)
        - (named[rows] @ (named > 0).astype(float).T)
    ).toarray()
    own = named.sum(axis=1).A1
    fewer = np.minimum(own[rows, None], own[None])
    strange = np.clip(1.0 - shared / np.maximum(fewer, _NAMED), 0.0, 1.0)
    strange[fewer < _NAMED] = 0.0
    strange[~(vectors.short[rows, None] | vectors.short[None])] = 0.0
    return np.asarray(strange)


def _grounds(vectors: Vectors, rows: slice) -> NDArray[np.float64]:
    """How far the words that two leads share are enough to join them, from 0 to 1."""
    shared = (vectors.rare[rows] @ (vectors.rare > 0).astype(float).T).toarray()
    return np.asarray(np.minimum(1.0, shared / _GROUNDS))


def _rivals(vectors: Vectors, rows: slice) -> NDArray[np.float64]:
    """1 where each of two teasers' headlines names something that the other does not name."""
    short = vectors.short[rows, None] & vectors.short[None]
    return np.asarray(_each_misses(vectors.subjects, vectors, rows) * short)


def _each_misses(named: csr_matrix, vectors: Vectors, rows: slice) -> NDArray[np.float64]:
    """1 where each of two articles' headlines names one of some names that the other does not."""
    every = named.sum(axis=1).A1
    mine = every[rows, None] - (named[rows] @ vectors.words.T).toarray()
    theirs = every[None] - (vectors.words[rows] @ named.T).toarray()
    return np.asarray(((mine > 0) & (theirs > 0)).astype(float))


def _missed(vectors: Vectors, rows: slice) -> NDArray[np.float64]:
    """1 where one of two full texts is about somebody whom the other does not name."""
    about = vectors.heroes.sum(axis=1).A1
    mine = about[rows, None] - (vectors.heroes[rows] @ vectors.met.T).toarray()
    theirs = about[None] - (vectors.met[rows] @ vectors.heroes.T).toarray()
    full = ~(vectors.short[rows, None] | vectors.short[None])
    return np.asarray((((mine > 0) | (theirs > 0)) & full).astype(float))


def _names_alone(vectors: Vectors, rows: slice) -> NDArray[np.float64]:
    """How far the leads share only names, from 0 to 1: who and where, but not what happened."""
    shared = (vectors.plain[rows] @ (vectors.plain > 0).astype(float).T).toarray()
    return np.asarray(np.clip(1.0 - shared / _PLAIN, 0.0, 1.0))
