"""Sends the program's log to stderr: secrets in addresses taken out, control characters shown."""

import json
import logging
import os
import re
import sys
import unicodedata
from datetime import UTC, datetime

from briefing.overriding import override

_USER = re.compile(r"(?<=://)[^/@\s]+@")
_TOKEN = re.compile(r"(?i)\b((?:api_?key|token|password|secret)=)[^&\s]+")

# Signs that join or part letters of a word; of the others that nobody sees, some turn a line over.
_JOINERS = "\u200c\u200d"


def visible(text: str) -> str:
    """One line in which nothing acts on a terminal: what feeds and files say of themselves.

    Escapes and line breaks show as Python writes them; any blank is a space.
    """
    if text.isprintable():
        return text
    return "".join(map(_visible, text))


def _visible(letter: str) -> str:
    if letter.isprintable() or letter in _JOINERS:
        return letter
    if unicodedata.category(letter) == "Zs":
        return " "
    return letter.encode("unicode_escape").decode("ascii")


class _OneLine(logging.Formatter):
    """A message is one line, whatever it quotes; the lines of a traceback are ours."""

    @override
    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - as logging calls it
        record.message = visible(record.message)
        return super().formatMessage(record)


class _JsonLine(logging.Formatter):
    """A message is one object of JSON, for programs that gather logs; a traceback is in it."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        said = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "part": record.name.removeprefix("briefing."),
            "message": redacted(record.getMessage()),
        }
        if record.exc_info:
            said["trace"] = redacted(self.formatException(record.exc_info))
        return json.dumps(said, ensure_ascii=False)


_JSON = _JsonLine()
_FORMAT = _OneLine("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S%z")


def redacted(text: str) -> str:
    """The text without passwords and keys in addresses."""
    return _TOKEN.sub(r"\1***", _USER.sub("***@", text))


class _ToStderr(logging.Handler):
    """Writes to whatever stderr is at that moment."""

    @override
    def emit(self, record: logging.LogRecord) -> None:
        if os.environ.get("BRIEFING_LOG", "").casefold() == "json":
            sys.stderr.write(f"{_JSON.format(record)}\n")
        else:
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
