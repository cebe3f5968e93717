"""Wakes the verbs up: one idempotent tick every half minute (the only home of APScheduler).

Which brief is due is decided elsewhere, from the calendar and the ledger; the scheduler is only
the clock. So a missed, late or doubled tick changes nothing. The scheduler counts by the machine's
clock: where that is put back, its next tick lies hours ahead, and is drawn near again; where it is
put ahead, the ticks in between are not counted.
"""

import contextlib
import logging
import signal
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from types import FrameType

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.interval import IntervalTrigger
from typing_extensions import override

from briefing.errors import BriefingError

log = logging.getLogger(__name__)

TICK_SECONDS = 30.0

Clock = Callable[[], datetime]
Work = Callable[[datetime], object]


def utc_now() -> datetime:
    """The clock of the daemon."""
    return datetime.now(UTC)


class _Often(IntervalTrigger):  # type: ignore[misc]
    """Every few seconds from now on.

    The scheduler asks its own trigger for each tick that was missed, and keeps a list of them: of
    ten years, where a clock without its battery is set, that is ten million.
    """

    @override
    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """Return when to tick next: after now, unless nothing ticked yet."""
        if previous_fire_time is None:
            return now
        next_: datetime = previous_fire_time + self.interval
        return next_ if next_ > now else now + self.interval


def tick(work: Work, clock: Clock) -> None:
    """Do what is due now. Whatever happens, the next tick comes.

    Args:
        work: Does what is due at a moment; it must be idempotent.
        clock: Says which moment it is.
    """
    now = clock()
    try:
        work(now)
        log.debug("done what was due at %s", now.isoformat())
    except BriefingError as error:
        log.error("%s", error)  # noqa: TRY400  (expected: the message says it all)
    except Exception:  # the daemon's border: a bug in one tick must not end the days to come
        log.exception("this tick failed; the next one tries again")


def run(
    work: Work,
    *,
    clock: Clock = utc_now,
    seconds: float = TICK_SECONDS,
    stopping: Callable[[], object] = lambda: None,
) -> None:
    """Call work now and then every few seconds, until the process is told to stop.

    SIGTERM and SIGINT end it after the work in hand; a second SIGINT ends it at once.

    Args:
        work: Does what is due at a moment; it must be idempotent.
        clock: Says which moment it is.
        seconds: Between two ticks.
        stopping: Is called once it is told to stop, while the work in hand goes on.
    """
    # A tick that lasts longer than the pause before the next is no trouble to be told of.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    executor = ThreadPoolExecutor(max_workers=1)
    scheduler = BlockingScheduler(
        timezone=UTC, jobstores={"default": MemoryJobStore()}, executors={"default": executor}
    )
    scheduler.add_job(
        tick,
        _Often(seconds=seconds, timezone=UTC),
        args=(work, clock),
        id="tick",
        next_run_time=datetime.now(UTC),
        coalesce=True,
        max_instances=1,
        misfire_grace_time=None,
    )
    with (
        _drawn_near(scheduler, seconds=seconds),
        _stopped_by_signals(lambda: scheduler.shutdown(wait=False)),
    ):
        scheduler.start()
        log.info("stopping after the work in hand")
        stopping()
        executor.shutdown(wait=True)


@contextlib.contextmanager
def _drawn_near(scheduler: BlockingScheduler, *, seconds: float) -> Iterator[None]:
    """Keep the next tick from lying further ahead than ticks do, whatever becomes of the clock."""
    over = threading.Event()
    furthest = timedelta(seconds=2 * seconds)

    def look() -> None:
        while not over.wait(seconds):  # by a clock that nobody turns
            job = scheduler.get_job("tick")
            now = datetime.now(UTC)
            if job is not None and job.next_run_time > now + furthest:
                log.warning("the machine's clock was put back; it is %s now", now.isoformat())
                job.modify(next_run_time=now)

    watcher = threading.Thread(target=look, name="briefing-clock", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()


@contextlib.contextmanager
def _stopped_by_signals(stop: Callable[[], None]) -> Iterator[None]:
    """Let SIGTERM and SIGINT stop the scheduler; only the main thread may listen to signals.

    The handler itself only sets a flag: it may run while the main thread holds a lock that
    stopping needs, so another thread does the stopping.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    told, over = threading.Event(), threading.Event()

    def on_signal(number: int, _frame: FrameType | None) -> None:
        # Only who presses Ctrl-C again is in a hurry; what stops services may say SIGTERM twice.
        again = signal.default_int_handler if number == signal.SIGINT else signal.SIG_IGN
        signal.signal(number, again)
        told.set()

    def wait_and_stop() -> None:
        told.wait()
        if not over.is_set():
            stop()

    watcher = threading.Thread(target=wait_and_stop, name="briefing-stop", daemon=True)
    before = {number: signal.signal(number, on_signal) for number in _SIGNALS}
    watcher.start()
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if not told.is_set():
            over.set()
        told.set()
        watcher.join()


_SIGNALS = (signal.SIGTERM, signal.SIGINT)
