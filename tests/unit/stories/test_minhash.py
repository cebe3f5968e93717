"""Sketches propose texts that are alike, and hardly any others."""

import random

from briefing.stories.minhash import Sketches


def _alike(shared: int, each: int, rng: random.Random) -> tuple[set[int], set[int]]:
    """Two sets of 32-bit numbers with so many in common and so many of their own."""
    numbers = rng.sample(range(2**32), shared + 2 * each)
    common = numbers[:shared]
    return {*common, *numbers[shared : shared + each]}, {*common, *numbers[shared + each :]}


def test_texts_that_share_much_are_proposed():
    """Of 300 pairs with a Jaccard similarity of 0.4 every one is found."""
    rng = random.Random(5)
    sketches = Sketches()
    found = 0
    for number in range(300):
        one, other = _alike(40, 30, rng)
        sketches.propose(f"{number} one", one)
        found += f"{number} one" in sketches.propose(f"{number} other", other)

    assert found == 300


def test_texts_that_share_nothing_are_hardly_ever_proposed():
    """Comparing in full is kept for few pairs: of 19,900 at most 20 are proposed by chance."""
    rng = random.Random(6)
    sketches = Sketches()
    proposed = sum(
        len(sketches.propose(str(number), rng.sample(range(2**32), 300))) for number in range(200)
    )

    assert proposed <= 20


def test_the_order_of_the_shingles_does_not_matter():
    """A set has no order, and a sketch must not have one either."""
    numbers = random.Random(7).sample(range(2**32), 9000)
    sketches = Sketches()
    sketches.propose("one", numbers)

    assert sketches.propose("other", sorted(numbers)) == ["one"]
