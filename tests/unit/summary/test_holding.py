"""Who holds most of a sentence's words is found by its rarest words alone, and is the same."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from briefing.summary.repetition import Told

WORDS = st.frozensets(st.integers(0, 12), max_size=8)


@given(st.lists(WORDS, max_size=12), WORDS, st.sampled_from([0.3, 0.5, 0.85, 1.0]))
def test_those_who_hold_a_share_are_those_that_counting_finds(
    told: list[frozenset[int]], mine: frozenset[int], share: float
) -> None:
    """Whatever was told, and however often a word stands in it."""
    counted = Counter(number for number, held in enumerate(told) for word in mine & held)
    plainly = {number for number, count in counted.items() if count >= share * len(mine)}
    assert Told(told).holding(mine, share=share) == plainly
