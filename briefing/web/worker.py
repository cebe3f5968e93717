"""The process that builds one brief for the server, and tells it line by line how far it is.

A line is a JSON object: `is` says what it tells, "progress" while it works, "end" as its last.
SIGTERM stops it, and nothing is left half-written.
"""

import argparse
import contextlib
import json
import signal
import sys
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import FrameType

from briefing import runs
from briefing.assembly import assemble
from briefing.config import load_config
from briefing.errors import BriefingError, UsageError
from briefing.model import Problem

# A reader sees no more than that, and a thousand articles need not be a thousand lines.
_BETWEEN = 0.1


class _Told:
    """Tells the server; a server that is gone does not stop the work."""

    def __init__(self) -> None:
        self._at = 0.0
        self._stage = ""

    def progress(self, stage: str, done: int, total: int) -> None:
        """Tell how far it is, not too often."""
        moment = time.monotonic()
        if stage == self._stage and done < total and moment - self._at < _BETWEEN:
            return
        self._at, self._stage = moment, stage
        self.say({"is": "progress", "stage": stage, "done": done, "total": total})

    def collecting(self, source: str, done: int, total: int) -> None:
        """Tell which source is read."""
        self.progress(f"collecting {source}", done, total)

    def say(self, what: object) -> None:
        """Write a line."""
        with contextlib.suppress(BrokenPipeError):
            sys.stdout.write(json.dumps(what, ensure_ascii=False) + "\n")
            sys.stdout.flush()


def main(arguments: Sequence[str]) -> int:
    """Build one brief.

    Args:
        arguments: The configuration, the edition, the date; `--rebuild`, `--no-collect`.

    Returns:
        0, or the exit code of the failure.
    """
    parser = argparse.ArgumentParser(prog="briefing.web.worker", description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("edition")
    parser.add_argument("day", type=date.fromisoformat)
    parser.add_argument("--rebuild", action="store_true")
    parser.add_argument("--no-collect", action="store_true")
    asked = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, _stop)
    told = _Told()
    told.progress("starting", 0, 0)
    try:
        _build(asked, told)
    except BriefingError as error:
        told.say({"is": "end", "error": error.message, "hint": error.hint})
        return error.exit_code
    except KeyboardInterrupt:
        told.say({"is": "end", "error": "it was told to stop"})
        return 143
    except Exception as error:
        told.say({"is": "end", "error": f"this is a fault of the program: {error!r}"})
        raise
    return 0


def _build(asked: argparse.Namespace, told: _Told) -> None:
    config = load_config(asked.config)
    edition = next((one for one in config.editions if one.name == asked.edition), None)
    if edition is None:
        raise UsageError(f"there is no edition '{asked.edition}'")
    troubles: list[Problem] = []
    with assemble(config) as workshop:
        if not asked.no_collect:
            now = datetime.now(UTC)
            closing = runs.closing_now(workshop, [(edition, asked.day)], now=now)
            report = runs.collect(workshop, now=now, closing=closing, progress=told.collecting)
            troubles += report.problems
        built = runs.build(
            workshop,
            edition=edition,
            day=asked.day,
            now=datetime.now(UTC),
            rebuild=asked.rebuild,
            progress=told.progress,
        )
    brief = built.brief
    told.say(
        {
            "is": "end",
            "existed": built.existed,
            "counts": {
                "articles": brief.coverage.articles,
                "stories": len(brief.stories),
                "actors": len(brief.actors),
                "visits": len(brief.visits),
            },
            "problems": list(dict.fromkeys(_words(one) for one in (*troubles, *built.problems))),
        }
    )


def _words(problem: Problem) -> str:
    hint = f" ({problem.hint})" if problem.hint else ""
    return f"{problem.where}: {problem.message}{hint}"


def _stop(number: int, _frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)  # once is enough; what is held is being given back
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
