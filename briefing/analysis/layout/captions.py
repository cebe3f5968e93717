"""Finds the sentences that describe a picture: a credit stands behind them, or a label in front."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.analysis.layout.credit_lines import picture_credits

Span = tuple[int, int]

_LABELLED = re.compile(
    r"^[^\S\n]*(?:(?:file |in this )?(?:photo|image|picture)|caption|file)"
    r"(?: caption)?(?::|,| taken| provided| released)",
    re.IGNORECASE | re.MULTILINE,
)
_SENTENCE = re.compile(r"[.!?][”\"’)]? +(?=[A-ZÀ-Þ“\"])")
# "Dec. 4, 2017" and "Gov. X": no sentence ends there.
_ABBREVIATED = re.compile(r"\b(?:[A-Z][a-z]{1,4}|[A-Z])\.$")
# A picture's text is short; a longer line is the report itself.
_LONGEST = 500


def captions(text: str) -> Iterator[Span]:
    """Where pictures are described, by offsets."""
    for start, _ in picture_credits(text):
        line = text.rfind("\n", 0, start) + 1
        begin = line + _last_sentence(text[line:start])
        if 0 < len(text[begin:start].strip()) <= _LONGEST:
            yield begin, start
    for match in _LABELLED.finditer(text):
        end = text.find("\n", match.end())
        end = len(text) if end < 0 else end
        if end - match.start() <= _LONGEST:
            yield match.start(), end


def _last_sentence(before: str) -> int:
    """Where the sentence in front of a credit begins."""
    bare = before.rstrip(" (")
    begin = 0
    for match in _SENTENCE.finditer(bare):
        if match.end() < len(bare) and not _ABBREVIATED.search(bare[: match.start() + 1]):
            begin = match.end()
    return begin
