"""Where arguments come in and the exit code goes out: every expected failure becomes one line.

Exit codes: 0 done; 1 failed; 2 wrong usage or configuration; 3 done, with problems; 130 stopped
by Ctrl-C; 143 stopped by SIGTERM.
"""

import contextlib
import io
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import zip_longest
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import typer

from briefing.cli.logs import hide_log, visible
from briefing.errors import BriefingError, ConfigError

if TYPE_CHECKING:
    from briefing.assembly import Workshop
    from briefing.config import Config, EditionConfig
    from briefing.config.glance import Kept
    from briefing.model import Problem

DONE, FAILED, USAGE, PROBLEMS, INTERRUPTED, TERMINATED = 0, 1, 2, 3, 130, 143

_STOPPED = {
    INTERRUPTED: "interrupted: nothing was left half-written",
    TERMINATED: "told to stop: nothing was left half-written",
}

# Options of the program that may also stand after the command, where people write them.
_FLAGS = frozenset({"--verbose", "-v", "--quiet", "-q"})
_VALUED = ("--config", "-c")


def utc_now() -> datetime:
    """The clock of the command line."""
    return datetime.now(UTC)


@dataclass(slots=True, kw_only=True)
class Session:
    """What all commands share.

    Attributes:
        config_path: Where the configuration is.
        config_given: Whether the command line names it.
        quiet: Whether only errors go to stderr.
        verbose: Whether details go to stderr, too.
        clock: Says which moment it is.
    """

    config_path: Path = Path("config.yaml")
    config_given: bool = False
    quiet: bool = False
    verbose: bool = False
    clock: Callable[[], datetime] = utc_now
    _config: "Config | None" = field(default=None, repr=False)

    def config(self) -> "Config":
        """The configuration, read once.

        Raises:
            ConfigError: if it cannot be followed.
        """
        from briefing.config import load_config

        if self._config is None:
            self._config = load_config(self.config_path)
        return self._config

    def looked_at(self) -> "Kept":
        """Where briefs are kept, for who only looks at them: no plug-in is asked.

        Raises:
            ConfigError: if the configuration cannot be followed.
        """
        from briefing.config.glance import Kept, KeptEdition, glance

        found = glance(self.config_path, environment=os.environ)
        if found is not None:
            return found
        from briefing.config import load_config

        config = load_config(self.config_path, plugged=False)
        editions = tuple(KeptEdition(name=one.name, zone=one.zone) for one in config.editions)
        return Kept(store=config.store, templates=config.templates, editions=editions)

    def workshop(self) -> "Workshop":
        """Every part the verbs need; nothing heavy is built before it is used."""
        from briefing.assembly import assemble

        return assemble(self.config())

    def editions(self, name: str | None) -> "tuple[EditionConfig, ...]":
        """The edition of a name, or all.

        Raises:
            UsageError: if there is no such edition.
        """
        from briefing.cli.days import chosen_editions

        return chosen_editions(self.config().editions, name)

    def note(self, text: str) -> None:
        """Progress for a person, on stderr."""
        if not self.quiet:
            typer.echo(visible(text), err=True)

    def problems(self, problems: "Iterable[Problem]") -> int:
        """Tell each problem on stderr, and how many there were; notices are not counted."""
        count = 0
        for problem in problems:
            hint = f" ({problem.hint})" if problem.hint else ""
            said = f"{problem.where}: {problem.message}{hint}"
            if problem.notice:
                self.note(f"note: {said}")
            else:
                typer.echo(visible(f"warning: {said}"), err=True)
                count += 1
        return count

    @contextlib.contextmanager
    def progress(self, text: str) -> Iterator[Callable[[str, int, int], None]]:
        """Show how far the work is, where a person watches and it takes over a second.

        Yields:
            To be told what is done now, how many of it are done, and how many there are.
        """
        if self.quiet or self.verbose or not sys.stderr.isatty():  # the log tells it line by line
            yield lambda _what, _done, _total: None
            return
        from briefing.cli.progress_display import bar

        with bar(text) as tell:
            yield tell


def enter(arguments: Sequence[str]) -> int:
    """Run one command.

    Args:
        arguments: As typed, without the program's name.

    Returns:
        The exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # names have letters that not every locale has
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    with _stopped_by_sigterm() as told:
        code = _run(arguments)
    if code == INTERRUPTED:
        code = TERMINATED if told else INTERRUPTED
        typer.echo(_STOPPED[code], err=True)
    return code


def _run(arguments: Sequence[str]) -> int:
    from briefing.cli.app import app

    try:
        result = app(_in_front(arguments), prog_name="briefing", standalone_mode=False)
        sys.stdout.flush()
    except BriefingError as error:
        return _told(error)
    except typer.TyperException as error:
        typer.echo(f"error: {error.format_message()}", err=True)
        typer.echo("hint: 'briefing --help' lists commands and options", err=True)
        return USAGE
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # typer makes the second of the first
        # Who read our output has seen enough; nothing more may be written, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    finally:
        hide_log()
    return result if isinstance(result, int) else DONE


@contextlib.contextmanager
def _stopped_by_sigterm() -> Iterator[list[int]]:
    """Let SIGTERM stop a command as Ctrl-C does; what is yielded is not empty once it came.

    Only the main thread may listen to signals.
    """
    told: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield told
        return

    def on_signal(number: int, _frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_IGN)  # once is enough; what is held is being given back
        told.append(number)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, on_signal)
    try:
        yield told
    finally:
        signal.signal(signal.SIGTERM, before)


def _in_front(arguments: Sequence[str]) -> list[str]:
    """Move the program's own options before the command: both places are right."""
    front: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            rest += [argument, *waiting]
        elif argument in _FLAGS or argument.startswith("--config="):
            front.append(argument)
        elif argument in _VALUED:
            front += [argument, *([value] if (value := next(waiting, None)) is not None else [])]
        else:
            rest.append(argument)
    return [*front, *rest]


def _told(error: BriefingError) -> int:
    quotes = error.quoted if isinstance(error, ConfigError) else ()
    for line, quote in zip_longest(error.message.splitlines() or ["something failed"], quotes):
        if line:
            typer.echo(visible(f"error: {line}"), err=True)
        for shown in (quote or "").splitlines():
            typer.echo(visible(shown), err=True)
    if error.hint:
        typer.echo(visible(f"hint: {error.hint}"), err=True)
    return error.exit_code
