"""The daemon without the model, on the system's clock: for tests that turn this clock.

Run as: python -m tests.timed CONFIG DONE

DONE is a file that gets the moment of each tick once it is done, and how many there were.
"""

import select
import sys
import time
from datetime import datetime
from itertools import count
from pathlib import Path

from briefing import runs, schedule
from briefing.assembly import assemble
from briefing.config import load_config
from tests.plain_reader import PlainReader

SECONDS = 1.0


def main(config: str, done: str) -> None:
    """Tick until told to stop."""
    time.sleep = _sleep
    turns = count(1)
    with assemble(load_config(Path(config))) as workshop:
        workshop.__dict__["reader"] = PlainReader()

        def work(now: datetime) -> None:
            runs.tick(workshop, now=now)
            beside = Path(f"{done}.new")
            beside.write_text(f"{next(turns)} {now.isoformat()}", encoding="utf-8")
            beside.replace(done)

        schedule.run(work, seconds=SECONDS)


def _sleep(seconds: float) -> None:
    """Sleep by another call: libfaketime spoils the one that Python uses."""
    select.select([], [], [], seconds)


if __name__ == "__main__":
    main(*sys.argv[1:])
