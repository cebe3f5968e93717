"""Shows on a terminal what is going on, and how far it is, once it has taken a second."""

import contextlib
import threading
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from briefing.cli.logs import visible

_PATIENCE = 1.0
_BAR_WIDTH = 20


@contextlib.contextmanager
def bar(
    text: str, *, patience: float = _PATIENCE, console: Console | None = None
) -> Iterator[Callable[[str, int, int], None]]:
    """A moving line on stderr while the work lasts; short work shows nothing.

    Args:
        text: What the work is for.
        patience: Seconds before anything is shown.
        console: Where; stderr if not given.

    Yields:
        To be told what is done now, how many of it are done, and how many there are (0: unknown).
    """
    shown = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=_BAR_WIDTH),
        TextColumn("{task.fields[counted]}"),
        TimeRemainingColumn(),
        console=console or Console(stderr=True),
        transient=True,
    )
    line = shown.add_task(visible(text), total=None, counted="")

    def tell(what: str, done: int, total: int) -> None:
        shown.update(
            line,
            description=visible(f"{text}: {what}"),
            completed=done,
            total=total or None,
            counted=f"{done} of {total}" if total else "",
        )

    timer = threading.Timer(patience, shown.start)
    timer.daemon = True
    timer.start()
    try:
        yield tell
    finally:
        timer.cancel()
        timer.join()
        shown.stop()
