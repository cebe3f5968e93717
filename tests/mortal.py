"""A daemon that ticks when its clock is set on, and is killed after so many effects.

An effect is what outlives the process: a transaction, a file, a mail. So a kill comes at a chosen
point, however fast the machine is.

Run as: python -m tests.mortal CONFIG CLOCK DONE FATE

The clock is a file with a moment, DONE one that gets the moment up to which all is done, FATE one
with the number of effects after which it is killed; it is read at each moment and then emptied.
"""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from briefing import runs
from briefing.assembly import assemble
from briefing.config import load_config
from briefing.deliver.folder import write_whole
from briefing.deliver.smtp_session import TimedSession
from briefing.runs import publishing
from briefing.store.database import Database
from tests.plain_reader import PlainReader


class Fate:
    """Counts the effects, and ends the process at the one that was chosen."""

    def __init__(self) -> None:
        self._left = 0

    def draw(self, file: Path) -> None:
        """Learn the number, if there is a new one."""
        drawn = file.read_text(encoding="utf-8") if file.exists() else ""
        if drawn:
            self._left = int(drawn)
            file.write_text("", encoding="utf-8")

    def strike(self) -> None:
        """Another effect has come, or is about to."""
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def fated(effect: Callable[..., Any], fate: Fate) -> Callable[..., Any]:
    """An effect before and after which the process may end."""

    def happens(*given: Any, **options: Any) -> Any:
        fate.strike()
        result = effect(*given, **options)
        fate.strike()
        return result

    return happens


def fated_writes(fate: Fate) -> Callable[..., contextlib.AbstractContextManager[Connection]]:
    """Transactions, each followed by a point at which the process may end."""
    write = Database.write

    @contextlib.contextmanager
    def written(self: Database, **options: bool) -> Iterator[Connection]:
        with write(self, **options) as connection:
            yield connection
        fate.strike()

    return written


def main(config: str, clock: str, done: str, drawn: str) -> None:
    """Tick until the clock file is empty."""
    fate = Fate()
    Database.write = fated_writes(fate)  # type: ignore[method-assign,assignment]
    TimedSession.transmit = fated(TimedSession.transmit, fate)  # type: ignore[method-assign]
    publishing.write_whole = fated(write_whole, fate)  # type: ignore[attr-defined]
    with assemble(load_config(Path(config))) as workshop:
        workshop.__dict__["reader"] = PlainReader()
        last = ""
        while moment := Path(clock).read_text(encoding="utf-8"):
            if moment == last:
                time.sleep(0.02)
                continue
            fate.draw(Path(drawn))
            runs.tick(workshop, now=datetime.fromisoformat(moment))
            last = moment
            beside = Path(f"{done}.new")
            beside.write_text(moment, encoding="utf-8")
            beside.replace(done)


if __name__ == "__main__":
    main(*sys.argv[1:])
