"""The daemon ticks until it is told to stop, whatever one tick does."""

import logging
import os
import signal
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from briefing import schedule
from briefing.errors import StoreError

NOW = datetime(2026, 3, 10, 7, 0, tzinfo=UTC)


def test_a_tick_does_what_is_due_at_the_moment_of_the_clock() -> None:
    """The moment comes from outside."""
    moments: list[datetime] = []

    schedule.tick(moments.append, lambda: NOW)

    assert moments == [NOW]


@pytest.mark.parametrize(
    ("error", "trace"),
    [(StoreError("the disk is full", hint="make room"), False), (ValueError("x"), True)],
)
def test_a_failing_tick_is_logged_and_the_daemon_goes_on(
    error: Exception, trace: bool, caplog: pytest.LogCaptureFixture
) -> None:
    """An expected failure is one line, a bug brings its trace; neither ends the daemon."""

    def work(now: datetime) -> None:
        raise error

    schedule.tick(work, lambda: NOW)

    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert bool(record.exc_info) is trace


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_daemon_after_the_work_in_hand(number: signal.Signals) -> None:
    """It ticks at once and again, and what is begun is finished."""
    done: list[int] = []
    before = signal.getsignal(number)

    def work(now: datetime) -> None:
        if len(done) == 1:
            os.kill(os.getpid(), number)
        done.append(len(done))

    schedule.run(work, clock=lambda: NOW, seconds=0.05)

    assert done[:2] == [0, 1]
    assert signal.getsignal(number) is before


def test_a_second_interrupt_ends_it_at_once() -> None:
    """Who presses Ctrl-C twice does not want to wait."""
    release = threading.Event()

    def work(now: datetime) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGINT)).start()
        release.wait(60)

    try:
        with pytest.raises(KeyboardInterrupt):
            schedule.run(work, clock=lambda: NOW, seconds=60)
    finally:
        release.set()


def test_a_second_sigterm_still_lets_the_work_in_hand_be_done() -> None:
    """Some of what stops services tells the process, then its group."""
    done: list[datetime] = []

    def work(now: datetime) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.1)
        os.kill(os.getpid(), signal.SIGTERM)
        done.append(now)

    schedule.run(work, clock=lambda: NOW, seconds=60)

    assert done == [NOW]


def test_outside_the_main_thread_it_listens_to_no_signal() -> None:
    """A server that runs the daemon beside itself keeps its own handlers."""
    seen: list[object] = []

    def daemon() -> None:
        with schedule._stopped_by_signals(lambda: None):
            seen.append(signal.getsignal(signal.SIGTERM))

    before = signal.getsignal(signal.SIGTERM)
    thread = threading.Thread(target=daemon)
    thread.start()
    thread.join(60)

    assert seen == [before]


def test_work_that_ends_by_itself_leaves_no_watcher_behind() -> None:
    """Nothing of the daemon outlives it, and nothing is stopped that was not told to."""
    stopped: list[bool] = []

    with schedule._stopped_by_signals(lambda: stopped.append(True)):
        pass

    assert stopped == []
    assert "briefing-stop" not in {thread.name for thread in threading.enumerate()}


def test_the_daemons_clock_is_in_utc() -> None:
    """Aware, or nothing could be compared."""
    assert schedule.utc_now().tzinfo is UTC


@pytest.mark.parametrize(
    "put",
    [timedelta(hours=-5), timedelta(hours=5), timedelta(days=3650)],
    ids=["back", "ahead", "ten years ahead"],
)
def test_the_daemon_ticks_on_when_the_clock_of_the_machine_is_put(put: timedelta) -> None:
    """It does not wait until the clock is again where it was, nor count what it missed."""
    moments: list[datetime] = []
    hung = threading.Timer(30, lambda: os.kill(os.getpid(), signal.SIGTERM))
    with time_machine.travel(NOW, tick=True) as clock:

        def work(now: datetime) -> None:
            moments.append(now)
            if len(moments) == 1:
                clock.shift(put)
            if len(moments) == 3:
                os.kill(os.getpid(), signal.SIGTERM)

        hung.start()
        schedule.run(work, seconds=0.05)
        hung.cancel()

    assert len(moments) >= 3
    assert abs(moments[2] - (NOW + put)) < timedelta(hours=1)
