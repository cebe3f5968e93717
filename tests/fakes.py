"""Plug-ins and parts made for tests: they keep what they are told and answer as asked."""

import gc
import logging
import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

from briefing.errors import LanguageModelError, PluginError
from briefing.model import Brief, Document, FetchedArticle, Problem, Receipt


@dataclass(frozen=True, slots=True)
class FakeSource:
    """A source with one option of every kind."""

    path: Path
    address: str | Path = "https://example.org/feed"
    name: str | None = None
    limit: int = 10
    labels: tuple[str, ...] = ()
    mode: Literal["fast", "slow"] = "fast"
    headers: Mapping[str, int] = field(default_factory=dict)
    strict: bool = False

    def __post_init__(self) -> None:
        """A rule about two options at once."""
        if self.strict and self.mode == "slow":
            raise ValueError("strict and slow do not go together")

    def fetch(self, *, now: datetime) -> Iterator[FetchedArticle | Problem]:
        """Hold nothing."""
        yield from ()


@dataclass(frozen=True, slots=True)
class NamelessSource:
    """A source that knows no name of its own."""

    address: str

    def fetch(self, *, now: datetime) -> Iterator[FetchedArticle | Problem]:
        """Hold nothing."""
        yield from ()


@dataclass(frozen=True, slots=True)
class NoSource:
    """Something that is no plug-in: it has no method."""

    path: Path


def open_ended(**options: object) -> FakeSource:
    """A factory that takes whatever it is given."""
    return FakeSource(path=Path(str(options.get("path", "."))))


def refusing(path: str = "") -> FakeSource:
    """A factory that says what it misses."""
    raise PluginError("the weather service has no key", hint="ask for one")


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeChannel:
    """A channel that delivers, or fails, as asked, and keeps what it got."""

    to: tuple[str, ...] = ("reader",)
    fail: bool = False
    got: list[tuple[str, str, str]] = field(default_factory=list)

    def recipients(self) -> Sequence[str]:
        """As configured."""
        return self.to

    def deliver(
        self, brief: Brief, documents: Sequence[Document], *, recipient: str, message_id: str
    ) -> Receipt:
        """Keep what came."""
        self.got.append((brief.edition, recipient, message_id))
        return Receipt(channel="fake", recipient=recipient, delivered=not self.fail)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxChannel:
    """Writes who got what into a file, and fails as asked: a plug-in may raise anything.

    Attributes:
        box: The file; a line for each delivery.
        to: The recipients.
        breaks: Recipients at which it raises something nobody expects.
        away: While this file exists, nobody is reached.
        lost: While this file exists, no answer comes.
        trouble: What breaks at all: "making", "recipients" or "needs".
    """

    box: Path
    to: tuple[str, ...] = ("reader",)
    breaks: tuple[str, ...] = ()
    away: Path | None = None
    lost: Path | None = None
    trouble: str = ""

    def __post_init__(self) -> None:
        """Break if asked."""
        if self.trouble == "making" and self.box.with_name("broken").exists():
            raise KeyError("no key")

    @property
    def needs(self) -> tuple[str, ...]:
        """Nothing, or a fault."""
        if self.trouble == "needs":
            raise RuntimeError("no idea")
        return ()

    def recipients(self) -> Sequence[str]:
        """As configured."""
        if self.trouble == "recipients":
            raise LookupError("the address book is gone")
        return self.to

    def deliver(
        self, brief: Brief, documents: Sequence[Document], *, recipient: str, message_id: str
    ) -> Receipt:
        """Write a line, or fail."""
        if recipient in self.breaks:
            raise ArithmeticError("one is not two")
        answer = Receipt(channel="box", recipient=recipient, delivered=False)
        if self.away is not None and self.away.exists():
            return replace(answer, detail="nobody there")
        with self.box.open("a", encoding="utf-8") as file:
            file.write(f"{brief.edition} {brief.day} {recipient} {message_id}\n")
        if self.lost is not None and self.lost.exists():
            return replace(answer, doubtful=True, detail="no answer")
        return replace(answer, delivered=True)


@dataclass(frozen=True, slots=True)
class ZonedSummariser:
    """A summariser that counts days in a zone."""

    zone: str = "UTC"
    words: int | None = None

    def summarise(self, story: object, readings: Sequence[object]) -> None:
        """Say nothing."""


def square(number: int) -> int:
    """A pure function that a worker process can import."""
    return number * number


def objects_between_looks(_: object) -> int:
    """How many new objects this process makes before it looks for cycles among them."""
    return gc.get_threshold()[0]


def ticking(start: datetime, *steps: Callable[[datetime], datetime]) -> Callable[[], datetime]:
    """A clock that moves by one step at each look, then stands."""
    moments = [start]
    for step in steps:
        moments.append(step(moments[-1]))
    rest = iter(moments)

    def clock() -> datetime:
        nonlocal start
        start = next(rest, start)
        return start

    return clock


def die_once(partition: tuple[str, int]) -> int:
    """Kill the process the first time number 3 is worked on."""
    mark, number = partition
    if number == 3 and not Path(mark).exists():
        Path(mark).touch()
        os._exit(1)
    return number


def die_with(code: int) -> int:
    """Kill the process with an exit code, unless it is 0."""
    if code:
        os._exit(code)
    return code


def lack_a_model(name: int) -> None:
    """Fail as a person can act on."""
    raise LanguageModelError(f"no model {name}", hint=f"install {name}")


def complain(what: str) -> None:
    """Say something to the log."""
    logging.getLogger("tests.complaints").warning("odd: %s", what)


def kill_owner(number: int) -> None:
    """Tell which process this is; then signal the owner and, as a terminal does, its group."""
    print(os.getpid(), flush=True)
    time.sleep(1)  # until the others have told, too
    if number == signal.SIGKILL:
        os.kill(os.getppid(), number)
    else:
        os.killpg(0, number)
    time.sleep(1)
