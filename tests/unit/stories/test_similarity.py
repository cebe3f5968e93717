"""How alike articles are is worked out for pairs that have grounds to be: as it is of all."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from briefing.stories import similarity
from briefing.stories.similarity import LIKENESS, similarities
from briefing.stories.vectors import Vectors

Dense = NDArray[np.float64]


def some_vectors(count: int, seed: int, *, teasers: float = 0.5) -> Vectors:
    """Vectors by chance, of few words, so that some pairs share much and some nothing."""
    chance = np.random.default_rng(seed)

    def weights(words: int, filled: float) -> csr_matrix:
        """A word weighs the same wherever it stands."""
        return csr_matrix(3.0 * chance.random(words) * (chance.random((count, words)) < filled))

    def unit(words: int, filled: float) -> csr_matrix:
        dense = weights(words, filled).toarray()
        return csr_matrix(dense / np.maximum(np.linalg.norm(dense, axis=1, keepdims=True), 1e-9))

    def present(words: int, filled: float) -> csr_matrix:
        return (weights(words, filled) > 0).astype(float)

    return Vectors(
        everything=unit(30, 0.3),
        lead=unit(20, 0.3),
        named=weights(8, 0.4),
        plain=weights(8, 0.4),
        rare=weights(12, 0.15),
        told=present(8, 0.5),
        subjects=present(10, 0.2),
        towns=present(10, 0.1),
        words=present(10, 0.6),
        heroes=present(6, 0.2),
        met=present(6, 0.6),
        short=chance.random(count) < teasers,
    )


def plainly(vectors: Vectors) -> Dense:
    """All pairs, each factor as it is defined."""

    def dense(name: str) -> Dense:
        return np.asarray(getattr(vectors, name).toarray())

    def both_lack(mine: str, theirs: str, either: bool) -> Dense:
        lack = dense(mine).sum(axis=1)[:, None] - dense(mine) @ dense(theirs).T > 0
        return (lack | lack.T if either else lack & lack.T).astype(float)

    short, measure = vectors.short, LIKENESS
    named, told = dense("named"), dense("told")
    shared = named @ told.T + told @ named.T - named @ (named > 0).T
    fewer = np.minimum(named.sum(axis=1)[:, None], named.sum(axis=1)[None])
    strange = np.clip(1 - shared / np.maximum(fewer, similarity._NAMED), 0, 1)
    strange[(fewer < similarity._NAMED) | ~(short[:, None] | short[None])] = 0
    grounds = np.minimum(1, dense("rare") @ (dense("rare") > 0).T / similarity._GROUNDS)
    names = np.clip(1 - dense("plain") @ (dense("plain") > 0).T / similarity._PLAIN, 0, 1)
    value = measure.everything * dense("everything") @ dense("everything").T
    value = value + measure.lead * dense("lead") @ dense("lead").T
    value = value * (1 - measure.strangers * strange) * grounds
    value = value * (1 - measure.acquainted * names)
    rivals = both_lack("subjects", "words", False) * (short[:, None] & short[None])
    missed = both_lack("heroes", "met", True) * ~(short[:, None] | short[None])
    value = value * (1 - measure.rivals * rivals) * (1 - measure.missed * missed)
    value = value * (1 - measure.elsewhere * both_lack("towns", "words", False))
    value = np.round(value, similarity.DIGITS)
    return np.asarray(np.where(value < similarity._FLOOR, 0.0, value))


@settings(deadline=None)
@given(
    st.integers(1, 24),
    st.integers(0, 2**32 - 1),
    st.sampled_from([0.0, 0.5, 1.0]),
    st.sampled_from([(256, 2048), (3, 7), (1, 1)]),
)
def test_likeness_is_that_of_comparing_all_pairs(
    count: int, seed: int, teasers: float, at_once: tuple[int, int]
) -> None:
    """However many are compared at once, and whether they are teasers or not."""
    vectors = some_vectors(count, seed, teasers=teasers)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(similarity, "_ROWS", at_once[0])
        patch.setattr(similarity, "_COLUMNS", at_once[1])
        found = similarities(vectors, LIKENESS).toarray()

    assert np.allclose(found, plainly(vectors), atol=2e-9)
    assert np.array_equal(found, found.T)


def test_only_pairs_whose_leads_share_rare_words_are_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each once, in either order."""
    vectors, compared = some_vectors(80, 3), 0
    compare = similarity._alike

    def counted(pairs: similarity._Pairs, measure: similarity.Likeness) -> similarity._Alike:
        nonlocal compared
        compared += len(pairs.grounds)
        return compare(pairs, measure)

    monkeypatch.setattr(similarity, "_alike", counted)
    similarities(vectors, LIKENESS)
    rare = vectors.rare.toarray() > 0
    sharing = np.triu(rare.astype(int) @ rare.T.astype(int) > 0).sum()

    assert 0 < compared <= sharing
    assert sharing < 80 * 81 / 2
