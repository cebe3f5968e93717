"""The process in which the daemon builds a brief, with a reader that needs no model.

Run as: python -m tests.failing_build [hang|die|break|stop] ; what it is to build comes on stdin.
"""

import os
import signal
import sys
import time
from functools import cached_property

from briefing.assembly import Workshop
from briefing.runs import building
from briefing.runs.build_process import main
from tests.plain_reader import PlainReader


def hang(*_args: object, **_options: object) -> None:
    """Do nothing for ever, and listen to nobody."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.stderr.write(f"hanging {os.getpid()}\n")
    while True:
        time.sleep(60)


def die(*_args: object, **_options: object) -> None:
    """As the system does to who takes too much memory."""
    os.kill(os.getpid(), signal.SIGKILL)


def break_down(*_args: object, **_options: object) -> None:
    """As a fault of the program does."""
    raise ArithmeticError("one is not two")


def stop(*_args: object, **_options: object) -> None:
    """Wait for whoever stops us."""
    time.sleep(60)


WAYS = {"hang": hang, "die": die, "break": break_down, "stop": stop}

if __name__ == "__main__":
    reader = cached_property(lambda _self: PlainReader())
    reader.__set_name__(Workshop, "reader")
    Workshop.reader = reader  # type: ignore[assignment]
    for way in sys.argv[1:]:
        building.make_brief = WAYS[way]  # type: ignore[assignment,attr-defined]
    main()
