"""Builds a due brief in a process of its own, and kills one that hangs.

What hangs may be anything: a template, the PDF writer, a plug-in, a disk that does not answer. A
thread cannot be stopped, a process can; the daemon lives on and tries again later.
"""

import contextlib
import json
import logging
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from types import FrameType
from typing import IO, Any, Final

from briefing import plugins
from briefing.assembly import Workshop, assemble
from briefing.config import EditionConfig
from briefing.errors import BriefingError, BuilderError, BusyError, StoreError
from briefing.model import Article, Problem
from briefing.overriding import override
from briefing.runs.building import build
from briefing.runs.outcomes import BuildReport
from briefing.runs.process_identity import of_process
from briefing.runs.progress import Progress, in_silence
from briefing.store import BuildState, Claim

log = logging.getLogger(__name__)

# A builder that is told to stop gives its claim back within seconds; one that hangs does not.
PATIENCE: Final = timedelta(seconds=10)

# How often is said that a builder is waited for, in seconds.
_SAID_EVERY: Final = 10.0

_COMMAND: Final = (sys.executable, "-c", f"from {__name__} import main; main()")


def build_apart(
    workshop: Workshop,
    *,
    edition: EditionConfig,
    day: date,
    now: datetime,
    command: Sequence[str] = _COMMAND,
    progress: Progress = in_silence,
) -> BuildReport:
    """Build a brief that is due in a process of its own.

    Args:
        workshop: The parts.
        edition: Which edition.
        day: For which date.
        now: The time.
        command: What starts the process.
        progress: Told every few seconds that it is waited for.

    Raises:
        BuilderError: if it hung and was killed, or died.
        BriefingError: as `build` does.
    """
    limit = workshop.config.build_limit
    asked = pickle.dumps((sys.path, workshop.config, edition, day, now))
    begun = time.monotonic()
    with subprocess.Popen(  # noqa: S603  (this program itself)
        command,
        stdin=subprocess.PIPE,  # it stays open: its end tells the builder that we are gone
        stdout=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        owner = of_process(process.pid)
        answer = _Answer(process)
        try:
            with contextlib.suppress(BrokenPipeError):
                _write(process.stdin, asked)
            _wait(process, limit, lambda: progress(f"building {edition.name} {day}", 0, 0))
        except subprocess.TimeoutExpired:
            trouble = f"it hung and was killed after {limit}"
        except BaseException:  # we are told to stop at once
            _stop(process)
            raise
        else:
            trouble = _death(process.returncode)
        _stop(process)
        told = answer.all()
    if "brief" in told or "error" in told:
        return _report(workshop, edition, day, told)
    spent = timedelta(seconds=time.monotonic() - begun)
    _set_back(workshop, edition, day, owner=owner, error=trouble, now=now + spent)
    raise BuilderError(
        f"the building of {edition.name} for {day}: {trouble}",
        hint="it is tried again by itself; 'build_limit' says how long it may take",
    )


class _Answer:
    """What a builder says, read while it works; what it logs is logged here."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        self._lines: IO[bytes] = process.stdout
        self._told: dict[str, Any] = {}
        self._thread = threading.Thread(target=self._read, name="briefing-builder", daemon=True)
        self._thread.start()

    def all(self) -> Mapping[str, Any]:
        """The answer, when the builder has ended; {} if there was none."""
        self._thread.join(PATIENCE.total_seconds())
        return self._told

    def _read(self) -> None:
        for line in self._lines:
            try:
                said = json.loads(line)
            except ValueError:  # a plug-in prints
                log.debug("the builder says: %r", line)
                continue
            if isinstance(said, dict) and "log" in said:
                logging.getLogger(said["log"]).log(said["level"], "%s", said["text"])
            elif isinstance(said, dict):
                self._told = said


def _write(stream: IO[bytes] | None, content: bytes) -> None:
    assert stream is not None  # it is a pipe
    stream.write(len(content).to_bytes(8) + content)
    stream.flush()


def _wait(process: subprocess.Popen[bytes], limit: timedelta, waiting: Callable[[], None]) -> None:
    """Wait for a builder and say now and then that we do, for no longer than the limit.

    Raises:
        subprocess.TimeoutExpired: if it has not ended by then.
    """
    end = time.monotonic() + limit.total_seconds()
    while True:
        waiting()
        left = end - time.monotonic()
        try:
            process.wait(timeout=max(0.0, min(left, _SAID_EVERY)))
        except subprocess.TimeoutExpired:
            if left <= _SAID_EVERY:
                raise
        else:
            return


def _death(code: int) -> str:
    if code < 0:
        return f"its process was killed by {signal.Signals(-code).name}: too little memory, perhaps"
    return f"its process ended with {code}; the log says why"


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a builder with all that it started, unless it has ended well."""
    if process.returncode == 0:
        return
    for number in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=PATIENCE.total_seconds())


def _report(
    workshop: Workshop, edition: EditionConfig, day: date, told: Mapping[str, Any]
) -> BuildReport:
    if "error" in told:
        kind = BusyError if told["busy"] else BriefingError
        raise kind(told["error"], hint=told["hint"])
    kept = workshop.store.briefs.get(edition.name, day)
    if kept is None:
        raise StoreError(f"the brief of {edition.name} for {day} was built and is not there")
    late = (workshop.store.articles.get(key) for key in told["late"])
    return BuildReport(
        brief=kept.brief,
        paths=tuple(Path(path) for path in told["paths"]),
        existed=told["existed"],
        late=tuple(article for article in late if article is not None),
        problems=tuple(Problem(**problem) for problem in told["problems"]),
    )


def _set_back(
    workshop: Workshop, edition: EditionConfig, day: date, *, owner: str, error: str, now: datetime
) -> None:
    """Give back the claim of a builder that could not, as one that nobody's brief is to blame for.

    Another that has taken over meanwhile keeps its own.
    """
    ledger = workshop.store.ledger
    entry = ledger.build(edition.name, day)
    if entry is None or entry.state is not BuildState.RUNNING or entry.owner != owner:
        return
    claim = Claim(
        edition=edition.name,
        day=day,
        owner=owner,
        fence=entry.fence,
        attempts=entry.attempts,
        setbacks=entry.setbacks,
    )
    ledger.set_back(claim, error=error, now=now)


# -- in the builder -------------------------------------------------------------------------------


class _ToParent(logging.Handler):
    """Sends the log to who started us."""

    @override
    def emit(self, record: logging.LogRecord) -> None:
        _say({"log": record.name, "level": record.levelno, "text": self.format(record)})


def main() -> None:
    """Build one brief, as asked on stdin, and answer on stdout."""
    size = int.from_bytes(sys.stdin.buffer.read(8))
    path, config, edition, day, now = pickle.loads(  # noqa: S301  (from our own parent)
        sys.stdin.buffer.read(size)
    )
    sys.path[:] = path
    plugins.make_importable(config.path.parent)
    # If all else fails: the system ends us, whatever we hang in, when nobody is left to do it.
    signal.alarm(int((config.build_limit + 6 * PATIENCE).total_seconds()))
    signal.signal(signal.SIGTERM, _interrupt)
    threading.Thread(target=_live_with_parent, name="briefing-parent", daemon=True).start()
    root = logging.getLogger("briefing")
    root.addHandler(_ToParent())
    root.setLevel(logging.INFO)
    root.propagate = False
    try:
        with assemble(config) as workshop:
            report = build(workshop, edition=edition, day=day, now=now, scheduled=True)
    except BriefingError as error:
        busy = isinstance(error, BusyError)
        _say({"error": error.message, "hint": error.hint, "busy": busy})
    except KeyboardInterrupt:
        sys.exit(143)
    except Exception as error:  # the process's border: the ledger has it, and so has the log
        log.exception("%s %s: this is a fault of the program", edition.name, day)
        _say({"error": repr(error), "hint": "", "busy": False})
    else:
        _say(_plain(report))


def _plain(report: BuildReport) -> dict[str, object]:
    late: Sequence[Article] = report.late
    return {
        "brief": report.brief.day.isoformat(),
        "paths": [str(path) for path in report.paths],
        "existed": report.existed,
        "late": [article.id for article in late],
        "problems": [
            {"where": one.where, "message": one.message, "hint": one.hint, "notice": one.notice}
            for one in report.problems
        ],
    }


def _say(what: Mapping[str, object]) -> None:
    with contextlib.suppress(BrokenPipeError):
        sys.stdout.write(json.dumps(what) + "\n")
        sys.stdout.flush()


def _live_with_parent() -> None:
    """Stop when the parent is gone: somebody else will build, and has a clock of his own."""
    os.read(sys.stdin.fileno(), 1)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE.total_seconds())
    os._exit(1)


def _interrupt(number: int, _frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)  # once is enough: the claim is being given back
    raise KeyboardInterrupt
