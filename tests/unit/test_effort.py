"""The measure of work can fail, and does not for little work."""

import pytest

from tests.effort import at_most


def test_work_that_costs_more_than_its_limit_fails_the_test() -> None:
    """Many passes where half of one was expected."""
    with pytest.raises(pytest.fail.Exception, match="plain passes"), at_most(passes=0.5):
        sum(number * number for number in range(3_000_000))


def test_little_work_passes() -> None:
    """As it does on a slow machine, whose plain pass is as slow."""
    with at_most(passes=2):
        sum(range(1_000))
