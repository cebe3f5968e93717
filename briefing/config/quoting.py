"""Quotes a line of the configuration with a mark under the place that a message is about."""

import re
from typing import Final

from briefing.config.masking import HIDDEN, without_passwords

# Longer lines are cut: a mark at their end would stand far to the right of the screen.
_WIDTH: Final = 100
# What stands behind such a key is nobody's business but the file's.
_SECRET: Final = re.compile(
    r"(?i)\b\w*(?:pass?w|secret|token|api_?key)\w*[\"']?\s*:\s*(?P<value>.+)"
)


def quoted(text: str, line: int, column: int, *, length: int = 1) -> str:
    """Two lines: the file's, with its number, and one with carets under the place.

    Args:
        text: The whole file.
        line: Which of its lines, counted from 1.
        column: Where on it, counted from 0.
        length: How much of it is meant.

    Returns:
        Nothing if there is no such line, or nothing on it.
    """
    lines = text.splitlines()
    if not 0 < line <= len(lines) or not lines[line - 1].strip():
        return ""
    shown = _without_secret(lines[line - 1].rstrip()).replace("\t", " ")[:_WIDTH]
    number = f"{line:>5}"
    column = min(column, len(shown))
    marks = "^" * max(1, min(length, len(shown) - column))
    return f"{number} | {shown}\n{' ' * len(number)} | {' ' * column}{marks}"


def place_of(text: str, line: int, name: str, *, value: bool, saying: str = "") -> tuple[int, int]:
    """Where a key or its value stands on a line: column and length; the whole line if not found.

    Args:
        text: The whole file.
        line: Which of its lines, counted from 1.
        name: The key; "" for an item of a list.
        value: Whether the value is meant, and not the key.
        saying: What is said of it; what that begins with in quotes is what is meant.
    """
    lines = text.splitlines()
    if not 0 < line <= len(lines):
        return 0, 1
    shown = _without_comment(lines[line - 1])
    begin = len(shown) - len(shown.lstrip(" -"))
    told = re.match(r"'([^']+)'", saying) if value else None
    if told and told[1] in shown:
        return shown.index(told[1]), len(told[1])
    key = re.search(rf"(?<![\w.]){re.escape(name)}(?=[\"']?\s*:)", shown) if name else None
    if key is None:
        return begin, max(1, len(shown) - begin)
    behind = re.compile(r"[\"']?\s*:\s*").match(shown, key.end())
    if not value or behind is None or behind.end() >= len(shown):
        return key.start(), len(name)
    return behind.end(), len(shown) - behind.end()


def _without_comment(line: str) -> str:
    return re.split(r"\s+#", line, maxsplit=1)[0].rstrip()


def _without_secret(line: str) -> str:
    line = without_passwords(line)
    found = _SECRET.search(line)
    if found is None or found["value"].startswith(("$", "'$", '"$')):
        return line
    return f"{line[: found.start('value')]}{HIDDEN}"
