"""Texts that share most of their runs of words are found without comparing all pairs."""

import random
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from briefing.stories import shared_runs
from briefing.stories.shared_runs import ALIKE, CONTAINED, alike


def is_one_text(one: frozenset[int], other: frozenset[int]) -> bool:
    """The plain comparison of one pair."""
    common = len(one & other)
    return common >= CONTAINED * min(len(one), len(other)) and common >= ALIKE * len(one | other)


# A few numbers, so that texts share some; variants of each other, so that many share most.
TEXTS = st.lists(
    st.one_of(
        st.frozensets(st.integers(0, 40), min_size=1, max_size=12),
        st.frozensets(st.integers(2**32 - 14, 2**32 - 1), min_size=7, max_size=14),
    ),
    max_size=10,
)


@given(TEXTS, st.sampled_from([1, 4096]), st.integers(1, 12))
def test_all_that_are_alike_are_found_and_no_others(
    texts: list[frozenset[int]], at_once: int, held: int
) -> None:
    """As comparing each pair finds them, whatever number of rare shingles they have to share."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shared_runs, "_HELD", held)
        found = alike([np.array(sorted(text), dtype=np.uint64) for text in texts], at_once=at_once)

    assert found == [
        [other for other in range(number) if is_one_text(text, texts[other])]
        for number, text in enumerate(texts)
    ]


def test_reports_of_one_event_are_not_compared_pair_by_pair(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They share a few runs of words by chance; only a copy is compared in full with its text."""
    chance = random.Random(7)
    told = range(10_000, 10_200)
    texts = [
        np.array(sorted({*range(number * 20, number * 20 + 120), *chance.sample(told, 60)}))
        for number in range(0, 600, 10)
    ]
    copy = np.array(sorted({*texts[0].tolist()[5:], *range(50_000, 50_010)}))
    compared: list[int] = []
    compare = shared_runs._one_text

    def counted(earlier: NDArray[np.int64], *given: Any) -> Iterator[tuple[int, int]]:
        compared.append(len(earlier))
        return compare(earlier, *given)

    monkeypatch.setattr(shared_runs, "_one_text", counted)
    found = alike([text.astype(np.uint64) for text in [*texts, copy]])

    assert found[-1] == [0]
    assert not any(found[:-1])
    assert sum(compared) < len(texts)
