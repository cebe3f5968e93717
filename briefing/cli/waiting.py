"""Shows on a terminal that something is going on, once it has taken a second."""

import contextlib
import threading
from collections.abc import Iterator

from rich.console import Console

_PATIENCE = 1.0


@contextlib.contextmanager
def spinner(text: str) -> Iterator[None]:
    """A moving line on stderr while the work lasts; short work shows nothing."""
    status = Console(stderr=True).status(text)
    timer = threading.Timer(_PATIENCE, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        status.stop()
