"""Sends the program's log to stderr, with what is secret in addresses taken out."""

import logging
import re

from typing_extensions import override

_USER = re.compile(r"(?<=://)[^/@\s]+@")
_TOKEN = re.compile(r"(?i)\b((?:api_?key|token|password|secret)=)[^&\s]+")


def redacted(text: str) -> str:
    """The text without passwords and keys in addresses."""
    return _TOKEN.sub(r"\1***", _USER.sub("***@", text))


class _Redacting(logging.Formatter):
    @override
    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))


def show_log(*, verbose: bool, quiet: bool) -> None:
    """Show the program's log: what it does at INFO, with `verbose` its details, too."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Redacting("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S%z"))
    log = logging.getLogger("briefing")
    log.handlers[:] = [handler]
    log.propagate = False
    log.setLevel(logging.DEBUG if verbose else logging.WARNING if quiet else logging.INFO)
