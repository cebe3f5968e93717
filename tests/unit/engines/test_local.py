"""The same function over many partitions, in order, whatever one worker process does."""

import os
from pathlib import Path

import pytest

from briefing.engines.local import Local
from briefing.errors import BriefingError, PluginError
from tests.fakes import die_once, die_with, square


def test_results_come_in_the_order_of_the_partitions() -> None:
    """With one worker everything happens in this process."""
    assert list(Local(workers=1).map(square, [3, 1, 2])) == [9, 1, 4]


def test_no_partitions_give_no_results() -> None:
    """Nothing to do starts nothing."""
    assert list(Local().map(square, [])) == []


def test_one_partition_needs_no_process() -> None:
    """A single one is done here."""
    assert list(Local(workers=4).map(lambda _: os.getpid(), [1])) == [os.getpid()]


@pytest.mark.slow
def test_processes_give_the_same_results_in_the_same_order() -> None:
    """More partitions than are handed out at once, on two workers."""
    assert list(Local(workers=2).map(square, range(9))) == [n * n for n in range(9)]


@pytest.mark.slow
def test_a_worker_that_dies_costs_a_second_try_only(tmp_path: Path) -> None:
    """The partition is done again, and no result is lost or doubled."""
    partitions = [(str(tmp_path / "mark"), n) for n in range(6)]

    assert list(Local(workers=2).map(die_once, partitions)) == list(range(6))


@pytest.mark.slow
def test_a_partition_that_always_kills_its_worker_ends_the_run() -> None:
    """After three deaths on the same work it is said, with advice."""
    with pytest.raises(BriefingError, match="died 3 times") as caught:
        list(Local(workers=2).map(die_with, [0, 1]))

    assert "memory" in caught.value.hint


def test_an_error_of_the_function_is_the_callers() -> None:
    """A bug propagates; it is not tried again."""
    with pytest.raises(ZeroDivisionError):
        list(Local(workers=1).map(lambda n: 1 // n, [0]))


def test_at_least_one_worker_is_needed() -> None:
    """An impossible number is refused when the configuration is read."""
    with pytest.raises(PluginError, match="at least 1"):
        Local(workers=0)
