"""P5 and P6 with the real daemon: the clocks of three zones change while it runs.

The machine's clock is turned by libfaketime, for the daemon alone. What it waits by runs on as it
does in a machine.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path

import pytest

from briefing.config import load_config
from briefing.store import DeliveryState, open_store
from briefing.window import cutoff, last_closed

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = next(
    (path for path in Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")), Path("missing")
)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not LIBRARY.exists(), reason="libfaketime is not installed"),
]

# Each hour is one that a change of the clocks leaves out or brings twice.
EDITIONS = {
    "new-york": ("America/New_York", "02:30", date(2026, 3, 8)),
    "berlin": ("Europe/Berlin", "02:30", date(2026, 10, 25)),
    "lord-howe": ("Australia/Lord_Howe", "01:45", date(2026, 4, 5)),
}
SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)


class Machine:
    """A machine whose clock is turned, with the daemon on it."""

    def __init__(self, folder: Path) -> None:
        self._clock, self._done = folder / "clock", folder / "done"
        self._daemon: subprocess.Popen[bytes] | None = None
        self._command = (sys.executable, "-m", "tests.timed", folder / "config.yaml", self._done)

    def turn_to(self, moment: datetime, *, asleep: bool = False) -> None:
        """Let it be a moment, until the daemon has seen it.

        Args:
            moment: Which.
            asleep: The machine sleeps until then: the daemon does not see the clock go.
        """
        if asleep and self._daemon is not None:
            self._daemon.send_signal(signal.SIGSTOP)
        offset = round(moment.timestamp() - time.time())
        beside = self._clock.with_name("clock.new")
        beside.write_text(f"{offset:+d}")
        beside.replace(self._clock)
        if self._daemon is None:
            self._daemon = self._start()
        self._daemon.send_signal(signal.SIGCONT)
        begun = time.monotonic()
        while not self._has_seen(moment):
            assert self._daemon.poll() is None, "the daemon has ended"
            assert time.monotonic() - begun < 120, f"the daemon sleeps at {moment}"
            time.sleep(0.1)

    def _has_seen(self, moment: datetime) -> bool:
        """Whether a tick that began at a moment, or soon after, is done."""
        said = self._done.read_text() if self._done.exists() else ""
        at = datetime.fromisoformat(said.partition(" ")[2]) if said else moment - DAY
        return -2 * SECOND <= at - moment < timedelta(minutes=10)

    def _start(self) -> subprocess.Popen[bytes]:
        turned = {
            "LD_PRELOAD": str(LIBRARY),
            "FAKETIME_TIMESTAMP_FILE": str(self._clock),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "NO_FAKE_STAT": "1",
        }
        return subprocess.Popen(
            [str(part) for part in self._command],
            cwd=ROOT,
            env={**os.environ, **turned, "PYTHONPATH": str(ROOT), "TZ": "UTC"},
        )

    def stop(self) -> int:
        """Tell the daemon to stop; its exit code."""
        if self._daemon is None:
            return 0
        self._daemon.send_signal(signal.SIGTERM)
        try:
            return self._daemon.wait(timeout=60)
        finally:
            self._daemon.kill()
            self._daemon.wait()


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Callable[..., Machine]]:
    """Makes a machine for some editions, which put their briefs into a folder."""
    made: list[Machine] = []

    def make(*names: str) -> Machine:
        editions = "".join(
            f"  - {{name: {name}, zone: {zone}, hour: '{hour}', formats: [json], "
            f"summariser: lead, channels: [{{folder: {tmp_path}/sent, formats: [json]}}]}}\n"
            for name, (zone, hour, _) in EDITIONS.items()
            if name in names
        )
        (tmp_path / "articles").mkdir()
        (tmp_path / "articles/harbour.md").write_text("Harbour opens\n\nThe harbour opened.\n")
        (tmp_path / "config.yaml").write_text(
            f"sources: [{{folder: articles}}]\neditions:\n{editions}"
        )
        made.append(Machine(tmp_path))
        return made[-1]

    yield make
    for one in made:
        one.stop()


def built(folder: Path) -> dict[str, list[date]]:
    """The days of each edition that were built and delivered: each once."""
    with open_store(load_config(folder / "config.yaml").store) as store:
        briefs = store.briefs.list()
        deliveries = store.ledger.deliveries()
    assert {one.build for one in briefs} == {1}
    assert {(one.state, one.attempts) for one in deliveries} == {(DeliveryState.SENT, 1)}
    assert sorted((one.edition, one.day) for one in deliveries) == sorted(
        (one.edition, one.day) for one in briefs
    )
    found: dict[str, list[date]] = {}
    for one in sorted(briefs, key=lambda one: one.day):
        found.setdefault(one.edition, []).append(one.day)
    return found


def time_of(hour: str) -> clock_time:
    """An hour as the configuration writes it."""
    return clock_time.fromisoformat(hour)


def test_clocks_that_change_in_three_zones_lose_and_double_nothing(
    machine: Callable[..., Machine], tmp_path: Path
) -> None:
    """An hour that does not exist, one that comes twice, half an hour; steps, months, a sleep."""
    steps: list[datetime] = []
    for zone, hour, change in EDITIONS.values():
        before, on = (cutoff(zone=zone, hour=time_of(hour), day=change + n * DAY) for n in (-1, 0))
        steps += [before + SECOND, on + SECOND, on + HOUR]
    steps.sort()
    turned = machine(*EDITIONS)
    for moment in steps:
        turned.turn_to(moment)
    back, woken = steps[-1] - HOUR / 2, steps[-1] + 2 * DAY
    turned.turn_to(back)
    turned.turn_to(woken, asleep=True)

    assert turned.stop() == 0
    found = built(tmp_path)
    for name, (zone, hour, change) in EDITIONS.items():
        closed = {
            last_closed(zone=zone, hour=time_of(hour), days=frozenset(range(7)), now=moment)
            for moment in (*steps, back, woken)
        }
        assert found[name] == sorted(closed)
        assert {change - DAY, change} <= closed
