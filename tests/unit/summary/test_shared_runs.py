"""Which sentences share most of their runs is found by the rarest alone, and is the same."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from briefing.summary.shared_runs import sharing

RUNS = st.frozensets(st.integers(0, 12), max_size=8)


@given(st.lists(RUNS, max_size=12), st.sampled_from([0.3, 0.6, 1.0]), st.integers(1, 4))
def test_those_who_share_a_part_are_those_that_comparing_all_finds(
    sentences: list[frozenset[int]], share: float, at_once: int
) -> None:
    """Whatever runs they have, and however many are compared at once."""
    plainly = {
        (one, other)
        for one, other in combinations(range(len(sentences)), 2)
        if sentences[one]
        and len(sentences[one] & sentences[other])
        >= share * max(len(sentences[one]), len(sentences[other]))
    }

    found = list(sharing(sentences, share=share, at_once=at_once))

    assert set(found) == plainly
    assert len(found) == len(plainly)
