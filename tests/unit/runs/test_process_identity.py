"""A process is known to be gone only if it is: nobody takes over from the living."""

import subprocess
import sys

import pytest

from briefing.runs import process_identity
from briefing.runs.process_identity import for_people, is_gone, this_process

pytestmark = pytest.mark.skipif(
    not process_identity._PROC.joinpath("self/stat").exists(), reason="this system has no /proc"
)

NAME = "from briefing.runs.process_identity import this_process; print(this_process(), flush=True)"


@pytest.fixture
def other():
    """Another process, and its name."""
    process = subprocess.Popen(
        [sys.executable, "-c", f"{NAME}; input()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    yield process, process.stdout.readline().strip()
    process.kill()
    process.communicate()


def test_the_living_are_not_gone(other):
    assert not is_gone(this_process())
    assert not is_gone(other[1])


def test_a_killed_process_is_gone_also_before_anybody_took_note(other):
    """Its parent may be busy: the system keeps its number, but it does nothing any more."""
    process, name = other
    process.kill()
    waited = subprocess.run(
        ["sh", "-c", f"until grep -q ') Z' /proc/{process.pid}/stat; do sleep 0.01; done"],
        timeout=120,
        check=False,
    )

    assert waited.returncode == 0
    assert is_gone(name)
    process.wait()
    assert is_gone(name)


def test_a_number_that_was_given_out_again_is_not_the_old_process():
    """Same host, same number, another start."""
    before, _, start = this_process().rpartition("-")

    assert is_gone(f"{before}-{int(start) - 1}")


@pytest.mark.parametrize(
    "owner",
    ["", "other:1", "elsewhere:1@abc-1", "host:name@x-1", "half@"],
)
def test_what_cannot_be_judged_is_not_gone(owner):
    """Another machine's process, another container's, an older version's name."""
    assert not is_gone(owner)


def test_a_system_that_tells_nothing_judges_nobody(monkeypatch, tmp_path):
    process_identity._place.cache_clear()
    monkeypatch.setattr(process_identity, "_PROC", tmp_path)
    try:
        assert not is_gone(this_process())
        assert not is_gone("other:1@-")
    finally:
        process_identity._place.cache_clear()


def test_people_see_host_and_process():
    assert for_people("desk:17@abc-9") == "desk:17"
    assert for_people("other:1") == "other:1"
