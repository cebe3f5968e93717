"""Texts that share most of their runs of words are found without comparing all pairs."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

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


@given(TEXTS, st.sampled_from([1, 4096]))
def test_all_that_are_alike_are_found_and_no_others(
    texts: list[frozenset[int]], at_once: int
) -> None:
    """As comparing each pair finds them."""
    found = alike([np.array(sorted(text), dtype=np.uint64) for text in texts], at_once=at_once)

    assert found == [
        [other for other in range(number) if is_one_text(text, texts[other])]
        for number, text in enumerate(texts)
    ]
