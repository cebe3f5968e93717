"""Finds the marks of lists, and the lines that only point to other articles.

"• Opinion: why Judge Lind is wrong" is another article's headline: nobody in it acts in this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

Span = tuple[int, int]

_MARKED = re.compile(r"^[ \t]*(?P<mark>[-*•▪‣●■◦·])[ \t]+(?=\S)", re.MULTILINE)
# Feeds put a list on one line: "Key points: • Taxes rise • Rents fall".
_INSIDE = re.compile(r"(?<=[^\s\n])[ \t]+(?P<mark>[•▪‣●■])[ \t]+(?=\S)")
_NUMBERED = re.compile(
    r"^[ \t]*(?P<mark>\(?(?P<number>\d{1,2})[.)])[ \t]+(?=[^\W\d_])", re.MULTILINE
)
# A live page puts the time before each entry: "02:20 The toll stands at 31", "10.45am BST - ...".
_CLOCK = re.compile(
    r"^[ \t]*(?P<mark>(?:[01]?\d|2[0-3])[:.h][0-5]\d"
    r"(?: ?(?:[ap]\.?m\.?|[AP]M))?(?: (?:[A-Z]{1,3}T|UTC))?(?: ?[|:–—-])?)[ \t]+"
    r"(?=[\"“‘'«]?[A-ZÀ-Þ]\S*(?: \S+){4})",
    re.MULTILINE,
)
_FEWEST_ENTRIES = 2
# What stands before the headline of another article.
_POINTS = re.compile(
    r"(?:read (?:more|also|next|now)|also read|see also|more on this|related(?: (?:stories|news))?"
    r"|watch(?: live| now)?|listen(?: now)?|in pictures|in photos|must read|don['’]t miss)"
    r"\s*[:|>–—-]",
    re.IGNORECASE,
)
_KINDS = re.compile(
    r"(?:opinion|analysis|comment|commentary|editorial|column|explainer|explained|profile|podcast"
    r"|video|gallery|photos|review|feature|quiz|live(?: updates| blog)?|factbox|timeline|interview"
    r"|long read|perspective|blog)\s*[:|]",
    re.IGNORECASE,
)
_LINE = re.compile(r"[^\n]+")
_LONGEST = 200
# A longer item may be wrapped.
_SHORT_ITEM = 55


def list_marks(text: str) -> Iterator[Span]:
    """Where the marks stand that open the items of lists, and the times of a live page."""
    for pattern in (_MARKED, _INSIDE):
        yield from (match.span("mark") for match in pattern.finditer(text))
    entries = [match.span("mark") for match in _CLOCK.finditer(text)]
    if len(entries) >= _FEWEST_ENTRIES:
        yield from entries
    numbered = list(_NUMBERED.finditer(text))
    numbers = {int(match["number"]) for match in numbered}
    for match in numbered:
        number = int(match["number"])
        if number - 1 in numbers or number + 1 in numbers:
            yield match.span("mark")


def item_ends(text: str) -> Iterator[int]:
    """Where the last items of lists end that have no full stop: at the ends of their lines."""
    opened = {text.rfind("\n", 0, start) + 1 for start, _ in list_marks(text)}
    for line, after in pairwise(_LINE.finditer(text)) if opened else ():
        below = after.start() == line.end() + 1 and after.group().lstrip()[:1].isupper()
        if line.start() in opened and below and len(line.group()) < _SHORT_ITEM:
            yield line.end()


def pointers(text: str) -> Iterator[Span]:
    """The lines that name other articles: "Read more: ...", and "Opinion: ..." in a list."""
    for match in _LINE.finditer(text):
        line = match.group()
        bare = line.strip()
        words = bare.lstrip("-*•▪‣●■◦·> \t")
        if len(bare) > _LONGEST or bare.endswith((".", "”", '"')):
            continue
        marked = words != bare
        if _POINTS.match(words) or (marked and _KINDS.match(words)):
            start = match.start() + line.index(bare)
            yield start, start + len(bare)
