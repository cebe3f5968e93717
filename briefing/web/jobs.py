"""Builds the briefs that somebody asks for, one after the other, each in a process of its own.

A process of its own keeps the language model out of the server's memory, gives it back when done,
can be stopped at any moment, and shares the ledger's lock with every other builder.
"""

import json
import logging
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, cast

from briefing.errors import BusyError

log = logging.getLogger(__name__)

# Who waits longer than that for a place has asked too often.
MOST_WAITING: Final = 8
_REMEMBERED: Final = 50
# A day of a thousand articles takes minutes; what takes longer than an hour hangs.
LONGEST_SECONDS: Final = 3_600.0
# How long a process that was told to stop may take to give back what it holds.
_STOPPING_SECONDS: Final = 30.0


class JobState(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    BUILT = "built"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self not in (JobState.WAITING, JobState.RUNNING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody asks for.

    Attributes:
        edition: Which edition.
        day: For which date.
        rebuild: Make it anew although it exists.
        collect: Read the sources first.
    """

    edition: str
    day: date
    rebuild: bool = False
    collect: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One brief that was asked for, as it stands.

    Attributes:
        id: Counts up from 1.
        wish: What was asked for.
        asked_at: When.
        state: How far it is.
        stage: What is done right now, in words.
        done: How much of the stage is done.
        total: How much there is; 0 if not known.
        ended_at: When it was over.
        existed: Whether the brief was there already.
        counts: Articles, stories, actors and visits of what was built.
        problems: What a reader should know of it.
        error: Why it failed.
        hint: What to do about it.
    """

    id: int
    wish: Wish
    asked_at: datetime
    state: JobState = JobState.WAITING
    stage: str = ""
    done: int = 0
    total: int = 0
    ended_at: datetime | None = None
    existed: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    error: str = ""
    hint: str = ""


Command = Callable[[Wish], Sequence[str]]


def worker_command(config: Path) -> Command:
    """Return how the process is started that builds with a configuration."""

    def command(wish: Wish) -> list[str]:
        flags = [
            *(["--rebuild"] if wish.rebuild else []),
            *([] if wish.collect else ["--no-collect"]),
        ]
        module = [sys.executable, "-m", "briefing.web.worker"]
        return [*module, str(config), wish.edition, wish.day.isoformat(), *flags]

    return command


class Jobs:
    """The briefs that were asked for since the server began.

    Args:
        command: How the process is started that builds one.
        clock: Says which moment it is.
        longest: A process that takes more seconds is stopped.
    """

    def __init__(
        self, command: Command, *, clock: Callable[[], datetime], longest: float = LONGEST_SECONDS
    ) -> None:
        self._command = command
        self._clock = clock
        self._longest = longest
        self._jobs: dict[int, Job] = {}
        self._waiting: deque[int] = deque()
        self._changed = threading.Condition()
        self._process: tuple[int, subprocess.Popen[str]] | None = None
        self._thread: threading.Thread | None = None
        self._count = 0
        self._closed = False

    def ask(self, wish: Wish) -> Job:
        """Have a brief built; who asks for one that waits or is being built gets that.

        Raises:
            BusyError: if too many wait already, or the server is stopping.
        """
        with self._changed:
            for job in self._jobs.values():
                if job.wish == wish and not job.state.over:
                    return job
            if self._closed or len(self._waiting) >= MOST_WAITING:
                raise BusyError(
                    f"{len(self._waiting)} briefs wait to be built already",
                    hint="ask again when the first of them are done",
                )
            self._count += 1
            job = Job(id=self._count, wish=wish, asked_at=self._clock())
            self._jobs[job.id] = job
            self._waiting.append(job.id)
            self._forget()
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="briefing-jobs")
                self._thread.start()
            self._changed.notify_all()
            return job

    def get(self, number: int) -> Job | None:
        """Return a job, or None if there is none of that number any more."""
        with self._changed:
            return self._jobs.get(number)

    def all(self) -> tuple[Job, ...]:
        """Return the jobs that are remembered, the newest first."""
        with self._changed:
            return tuple(reversed(self._jobs.values()))

    def cancel(self, number: int) -> Job | None:
        """Stop a job; what it has published stays, what it has not is not published."""
        with self._changed:
            job = self._jobs.get(number)
            if job is None or job.state.over:
                return job
            job = self._set(number, state=JobState.CANCELLED, ended_at=self._clock())
            if number in self._waiting:
                self._waiting.remove(number)
            self._stop_process(number)
            return job

    def close(self) -> None:
        """Stop what is being built, and wait until it has given back what it holds."""
        with self._changed:
            self._closed = True
            for job in list(self._jobs.values()):
                if not job.state.over:
                    self.cancel(job.id)
            self._changed.notify_all()
            thread = self._thread
        if thread is not None:
            thread.join(_STOPPING_SECONDS + 10)

    def _stop_process(self, number: int) -> None:
        if self._process is not None and self._process[0] == number:
            self._process[1].terminate()

    def _forget(self) -> None:
        over = [job.id for job in self._jobs.values() if job.state.over]
        for number in over[: max(0, len(self._jobs) - _REMEMBERED)]:
            del self._jobs[number]

    def _set(self, number: int, **changes: Any) -> Job:  # noqa: ANN401  (fields of a job)
        job = replace(self._jobs[number], **changes)
        self._jobs[number] = job
        return job

    def _work(self) -> None:
        while True:
            with self._changed:
                while not self._waiting and not self._closed:
                    self._changed.wait()
                if self._closed:
                    return
                number = self._waiting.popleft()
                job = self._set(number, state=JobState.RUNNING, stage="starting")
                try:
                    process = self._start(job.wish)
                except OSError as error:
                    self._end(number, error=f"the builder could not be started: {error.strerror}")
                    continue
                self._process = number, process
            self._follow(number, process)

    def _start(self, wish: Wish) -> subprocess.Popen[str]:
        return subprocess.Popen(  # noqa: S603  (our own module, its arguments checked)
            list(self._command(wish)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,  # Ctrl-C in a terminal is for the server to pass on
        )

    def _follow(self, number: int, process: subprocess.Popen[str]) -> None:
        timer = threading.Timer(self._longest, self._too_long, args=(number, process))
        timer.daemon = True
        timer.start()
        told = False
        assert process.stdout is not None
        with process.stdout as lines:
            for line in lines:
                told = self._hear(number, line) or told
        try:
            code = process.wait(_STOPPING_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        timer.cancel()
        with self._changed:
            self._process = None
            if not told:
                self._end(number, error=f"the builder ended without a word (exit code {code})")

    def _too_long(self, number: int, process: subprocess.Popen[str]) -> None:
        with self._changed:
            self._end(number, error=f"it took longer than {self._longest:.0f} seconds")
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(_STOPPING_SECONDS)
            return
        process.kill()

    def _hear(self, number: int, line: str) -> bool:
        """Take up what the process says; whether it was its last word."""
        try:
            said = cast("dict[str, Any]", json.loads(line))
            kind = str(said.pop("is"))
        except (ValueError, KeyError, AttributeError):
            log.debug("a builder said: %s", line.rstrip())
            return False
        with self._changed:
            job = self._jobs.get(number)
            if job is None or job.state.over:
                return kind != "progress"
            if kind == "progress":
                self._set(number, **said)
                return False
            self._end(number, **{**said, "problems": tuple(said.get("problems", ()))})
            return True

    def _end(self, number: int, **said: Any) -> None:  # noqa: ANN401
        job = self._jobs.get(number)
        if job is None or job.state.over:
            return
        state = JobState.FAILED if said.get("error") else JobState.BUILT
        self._set(number, state=state, ended_at=self._clock(), **said)
