"""The command line: says what to do, prints what came of it, and holds none of the program.

::

    door.py       arguments in, exit code out; errors become one line and a hint
    app.py        the commands and the options they share
    starting.py   init, check
    briefs.py     collect, build, list, show
    sending.py    send
    daemon.py     run
    clockwork.py  tick, next
    findings.py   visits, actors
    looks.py      templates
    settings.py   config show
    helping.py    help
    waiting.py    how far the work is, where a person watches
    tools.py      analyse, summarise, stories; their lines are read and written in jsonl.py
"""

import gc
import sys
from collections.abc import Sequence

# Starting makes some hundred thousand objects that all stay. Looking through them for cycles after
# every 700, as Python does, costs a tenth of a short command; after so many, hardly anything.
_NEW_OBJECTS = 50_000


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave the process with its exit code."""
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])
    from briefing.cli.door import enter

    sys.exit(enter(sys.argv[1:] if arguments is None else arguments))
