"""A daemon's tick in a process of its own, at a moment that is given: to be killed by tests.

Run as: python -m tests.ticker CONFIG MOMENT
"""

import logging
import sys
from datetime import datetime
from pathlib import Path

from briefing import runs
from briefing.assembly import assemble
from briefing.config import load_config
from tests.plain_reader import PlainReader


def main(path: str, moment: str) -> None:
    """Tick once."""
    logging.basicConfig(level=logging.INFO)
    with assemble(load_config(Path(path))) as workshop:
        workshop.__dict__["reader"] = PlainReader()
        report = runs.tick(workshop, now=datetime.fromisoformat(moment))
    for problem in report.problems:
        sys.stdout.write(f"{problem.where}: {problem.message}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
