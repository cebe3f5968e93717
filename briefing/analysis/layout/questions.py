"""Finds what an interviewer says: paragraphs that a mark or a label of a question opens."""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

_LABEL = re.compile(r"[^\S\n]*(?:Q(?:uestion)?(?: \d{1,2})?[.:)]|QUESTION:)\s", re.IGNORECASE)
_DASHED = re.compile(r"[^\S\n]*[-–—][^\S\n]")


def questions(text: str) -> Iterator[Span]:
    """The lines of an interviewer: "Q: …", and those behind a dash that end in a question."""
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        asked = line.rstrip().rstrip("”\"'").endswith("?") and _DASHED.match(line)
        if asked or _LABEL.match(line):
            yield match.span()
