"""Sends the program's log to stderr, with what is secret in addresses taken out."""

import logging
import re
import sys

from typing_extensions import override

_USER = re.compile(r"(?<=://)[^/@\s]+@")
_TOKEN = re.compile(r"(?i)\b((?:api_?key|token|password|secret)=)[^&\s]+")
_FORMAT = logging.Formatter("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S%z")


def redacted(text: str) -> str:
    """The text without passwords and keys in addresses."""
    return _TOKEN.sub(r"\1***", _USER.sub("***@", text))


class _ToStderr(logging.Handler):
    """Writes to whatever stderr is at that moment."""

    @override
    def emit(self, record: logging.LogRecord) -> None:
        sys.stderr.write(f"{redacted(_FORMAT.format(record))}\n")


def show_log(*, verbose: bool, quiet: bool) -> None:
    """Show the program's log: what it does at INFO, with `verbose` its details, too."""
    log = logging.getLogger("briefing")
    log.addHandler(_ToStderr())
    log.propagate = False
    log.setLevel(logging.DEBUG if verbose else logging.WARNING if quiet else logging.INFO)


def hide_log() -> None:
    """Undo `show_log`: a program that runs commands in its own process keeps its own log."""
    log = logging.getLogger("briefing")
    for handler in [one for one in log.handlers if isinstance(one, _ToStderr)]:
        log.removeHandler(handler)
    log.propagate = True
    log.setLevel(logging.NOTSET)
