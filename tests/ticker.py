"""A daemon's tick in a process of its own, at a moment that is given: to be killed by tests.

Run as: python -m tests.ticker CONFIG MOMENT [FUNCTION]

It is killed where the program calls the function, written as `module.name`.
"""

import importlib
import logging
import os
import signal
import sys
from datetime import datetime
from pathlib import Path

from briefing import runs
from briefing.assembly import assemble
from briefing.config import load_config
from tests.plain_reader import PlainReader


def _die(*_args: object, **_options: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main(path: str, moment: str, place: str = "") -> None:
    """Tick once."""
    if place:
        module, _, name = place.rpartition(".")
        setattr(importlib.import_module(module), name, _die)
    logging.basicConfig(level=logging.INFO)
    with assemble(load_config(Path(path))) as workshop:
        workshop.__dict__["reader"] = PlainReader()
        report = runs.tick(workshop, now=datetime.fromisoformat(moment))
    for problem in report.problems:
        sys.stdout.write(f"{problem.where}: {problem.message}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
