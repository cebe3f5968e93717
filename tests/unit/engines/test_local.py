"""The same function over many partitions, in order, whatever one worker process does."""

import logging
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from itertools import count, islice
from pathlib import Path

import pytest

from briefing.engines.local import Local, processors
from briefing.errors import BriefingError, LanguageModelError, PluginError
from tests.fakes import (
    complain,
    die_once,
    die_with,
    lack_a_model,
    objects_between_looks,
    square,
)


def test_results_come_in_the_order_of_the_partitions() -> None:
    """With one worker everything happens in this process."""
    assert list(Local(workers=1).map(square, [3, 1, 2])) == [9, 1, 4]


def test_no_partitions_give_no_results() -> None:
    """Nothing to do starts nothing."""
    assert list(Local().map(square, [])) == []


@pytest.mark.parametrize("workers", [4, None])
def test_one_partition_needs_no_process(workers: int | None) -> None:
    """A single one is done here: a function that cannot be sent shows it."""
    assert list(Local(workers=workers).map(lambda _: os.getpid(), [1])) == [os.getpid()]


@pytest.mark.slow
def test_much_work_is_done_by_as_many_processes_as_there_are_processors() -> None:
    """What is not told how many takes what the machine has."""
    partitions = range(40 * processors())
    results = Local().map(square, partitions)
    first = next(results)
    alive = len(multiprocessing.active_children())

    assert (first, *results) == tuple(n * n for n in partitions)
    assert alive == (processors() if processors() > 1 else 0)


@pytest.mark.slow
def test_processes_give_the_same_results_in_the_same_order() -> None:
    """More partitions than are handed out at once, on two workers; none is left behind."""
    assert list(Local(workers=2).map(square, range(99))) == [n * n for n in range(99)]
    assert multiprocessing.active_children() == []


@pytest.mark.slow
def test_a_process_looks_for_cycles_seldom() -> None:
    """As often as Python does, it would cost a tenth of its start, where all that is made stays."""
    assert min(Local(workers=2).map(objects_between_looks, range(4))) >= 50_000


@pytest.mark.slow
def test_partitions_are_taken_as_they_are_worked_on() -> None:
    """An endless stream is no trouble, and ends with who asks for it."""
    results = Local(workers=2).map(square, count())

    assert list(islice(results, 3)) == [0, 1, 4]
    results.close()
    assert multiprocessing.active_children() == []


@pytest.mark.slow
def test_a_worker_that_dies_costs_a_second_try_only(tmp_path: Path) -> None:
    """The partition is done again, and no result is lost or doubled."""
    partitions = [(str(tmp_path / "mark"), n) for n in range(6)]

    assert list(Local(workers=2).map(die_once, partitions)) == list(range(6))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_a_worker_killed_from_outside_is_replaced() -> None:
    """An operator's kill -9, at any time: everything is done, nothing twice."""
    results = Local(workers=2).map(square, range(60))
    got = [next(results)]
    for child in multiprocessing.active_children():
        os.kill(child.pid or 0, signal.SIGKILL)

    assert [*got, *results] == [n * n for n in range(60)]


@pytest.mark.slow
def test_a_partition_that_kills_twice_is_told_and_the_rest_is_done() -> None:
    """The cause is named in its place; its neighbours are victims and are done again."""
    results = Local(workers=2).map(die_with, [0, 0, 7, 0, 0, 0], lost=lambda code: f"lost {code}")

    assert list(results) == [0, 0, "lost 7", 0, 0, 0]


@pytest.mark.slow
@pytest.mark.parametrize("lost", [None, str])
def test_processes_that_always_die_end_the_run(lost) -> None:
    """Nothing stands in for a result, or nothing but stand-ins come: that is said, with advice."""
    with pytest.raises(BriefingError, match="died 2 times") as caught:
        list(Local(workers=2).map(die_with, [1] * 9, lost=lost))

    assert "memory" in caught.value.hint
    assert multiprocessing.active_children() == []


def test_an_error_of_the_function_is_the_callers() -> None:
    """A bug propagates; it is not tried again."""
    with pytest.raises(ZeroDivisionError):
        list(Local(workers=1).map(lambda n: 1 // n, [0]))


@pytest.mark.slow
def test_an_error_in_a_process_is_the_callers_in_full() -> None:
    """A missing model is said as if it were missed here, with its hint."""
    with pytest.raises(LanguageModelError, match="no model 7") as caught:
        list(Local(workers=2).map(lack_a_model, [7, 7]))

    assert caught.value.hint == "install 7"
    assert multiprocessing.active_children() == []


@pytest.mark.slow
def test_what_a_worker_logs_is_logged_here(caplog) -> None:
    """A warning is not lost, and not printed behind the program's back."""
    with caplog.at_level(logging.INFO):
        list(Local(workers=2).map(complain, ["this", "that"]))

    assert sorted(record.getMessage() for record in caplog.records) == ["odd: that", "odd: this"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="sends signals")
@pytest.mark.parametrize(
    ("number", "said"), [(signal.SIGINT, "KeyboardInterrupt"), (signal.SIGKILL, "")]
)
def test_workers_end_with_their_owner(tmp_path: Path, number: int, said: str) -> None:
    """Ctrl-C in a terminal reaches the whole group, kill -9 the owner alone: nobody is left."""
    program = (
        "from briefing.engines.local import Local\n"
        "from tests.fakes import kill_owner\n"
        "if __name__ == '__main__':\n"
        f"    list(Local(workers=2).map(kill_owner, [{int(number)}] * 2))\n"
    )
    script = tmp_path / "owner.py"
    script.write_text(program, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
        start_new_session=True,
        timeout=300,
    )

    told = [line for line in done.stderr.splitlines() if line and not line.startswith(" ")]
    assert [line for line in told if "Traceback" not in line] == ([said] if said else [])
    workers = [int(pid) for pid in done.stdout.split()]
    assert workers
    deadline = time.monotonic() + 120
    while any(Path(f"/proc/{pid}").exists() for pid in workers):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_at_least_one_worker_is_needed() -> None:
    """An impossible number is refused when the configuration is read."""
    with pytest.raises(PluginError, match="at least 1"):
        Local(workers=0)
