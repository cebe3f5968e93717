"""The command line: says what to do, prints what came of it, and holds none of the program.

::

    entry.py              arguments in, exit code out; errors become one line and a hint
    app.py                the commands and the options they share
    initialising.py       init
    checking.py           check
    collecting.py         collect
    feed_lists.py         add, import, export
    source_health.py      sources
    building.py           build
    briefs.py             list, show
    backfilling.py        backfill
    sending.py            send
    daemon.py             run
    serving.py            serve, search
    tick_and_next.py      tick, next
    visits_and_actors.py  visits, actors
    plain_visits.py       what a program is told of a visit
    explaining.py         explain
    pruning.py            prune, remove
    template_commands.py  templates
    show_config.py        config show
    helping.py            help
    jsonl_tools.py        analyse, summarise, stories; their lines are read and written in jsonl.py
    days.py               dates and editions as people type them
    logs.py               the log on stderr
    service_manager.py    what systemd is told
    common_options.py     options of several commands, JSON for a program
    lazy_options.py       options that cost nothing where they are not given
    progress_display.py   how far the work is, where a person watches
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
    from briefing.cli.entry import enter

    code = enter(sys.argv[1:] if arguments is None else arguments)
    gc.freeze()  # the process ends: the collector need not go through all of it once more
    sys.exit(code)
