"""Puts the lines of hard-wrapped prose together: mails and wires break inside phrases."""

import re
from collections.abc import Iterable
from itertools import pairwise

_LINE_END = re.compile(r"(?<![ \t])[ \t]*\r?\n[ \t]*")
_PARAGRAPHS = re.compile(r"(\r?\n[ \t]*\r?\n\s*)")
_SENTENCE_END = re.compile(r"[.!?…:;][\"”’')\]»]*$")
# What opens an entry of a list, a line of a transcript or a time of a diary.
_OPENS_LINE = re.compile(
    r"(?:[-*•·▪–—>|#]|\(?\d{1,2}[.):]\s|\d{1,2}[.:]\d\d|[^\W\d_][\w.'’ ]{0,30}:\s)"
)
# A capital at the front of a line is a sentence's if the word is seldom written with one.
_STARTER = re.compile(
    r"(?:The|An?|This|That|These|Those|He|She|It|They|We|You|His|Her|Its|Their|Our|In|On|At|For|"
    r"But|And|However|Meanwhile|When|While|If|As|After|Before|Since|Although)\b"
)
# Words that no line ends with unless it is broken off: "Foreign Minister", "to", "of the".
_BROKEN_OFF = re.compile(
    r"(?:,|\b(?:[Pp]rime|[Ff]oreign|[Dd]efen[cs]e|[Pp]resident|[Mm]inister|[Cc]hancellor|[Kk]ing|"
    r"[Qq]ueen|Mr|Mrs|Ms|Dr|the|an?|of|to|in|on|at|for|from|by|with|and|or|his|her|its|their))$"
)
# A mid-line full stop with a word behind it: no heading has one.
_RUNS_ON = re.compile(r"[a-z]{2}[.!?][\"”’]? +[A-Z“\"]")


def joined(text: str, *, headings: Iterable[int] = ()) -> str:
    """The text with blanks for the line breaks inside its sentences; its length stays.

    A line break that surely ends a sentence becomes a form feed, which the reader takes for the
    end of a paragraph.

    Args:
        text: The text.
        headings: Where lines end that are headings.
    """
    text = _parted(text, headings)
    pieces = _PARAGRAPHS.split(text)
    pieces[::2] = [_paragraph(piece) for piece in pieces[::2]]
    return "".join(pieces)


def _parted(text: str, ends: Iterable[int]) -> str:
    characters = list(text)
    for end in ends:
        if text[end : end + 1] == "\n":
            characters[end] = "\f"
    return "".join(characters)


def _paragraph(text: str) -> str:
    ends = list(_LINE_END.finditer(text))
    if not ends:
        return text
    borders = [0, *(match.end() for match in ends), len(text)]
    lines = [text[borders[n] : borders[n + 1]].strip() for n in range(len(borders) - 1)]
    wrapped = any(_surely_goes_on(before, after) for before, after in pairwise(lines))
    pieces, done = [], 0
    for number, match in enumerate(ends):
        if _goes_on(lines[number], lines[number + 1], wrapped=wrapped):
            pieces += [text[done : match.start()], " " * len(match.group())]
            done = match.end()
        elif _OPENS_LINE.match(lines[number + 1]):
            pieces += [text[done : match.start()], match.group().replace("\n", "\f")]
            done = match.end()
    return "".join([*pieces, text[done:]])


def _goes_on(before: str, after: str, *, wrapped: bool) -> bool:
    """Whether a sentence runs on from one line to the next."""
    if _opens(before, after):
        return False
    if _surely_goes_on(before, after):
        return True
    return wrapped and not _STARTER.match(after)


def _surely_goes_on(before: str, after: str) -> bool:
    if _opens(before, after):
        return False
    return after[:1].islower() or bool(_BROKEN_OFF.search(before) or _RUNS_ON.search(before))


def _opens(before: str, after: str) -> bool:
    """Whether something new begins with a line."""
    ended = not before or bool(_SENTENCE_END.search(before))
    return ended or not after or bool(_OPENS_LINE.match(after))
