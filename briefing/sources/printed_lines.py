"""Puts printed pages together to a text: lines to paragraphs, halves of words to words.

What stands at the head or the foot of each page is no text: the paper's name, the page's number.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from briefing.sources.printable import in_letters

# A word that the end of a line cut: "minis-" and, on the next line, "ter".
_CUT: Final = re.compile(r"([^\W\d_]{2,})[-\u00ad\u2010] ?\n ?([^\W\d_]{2,})")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
# First halves that keep their hyphen wherever they stand, and second halves that do.
_KEEPS: Final = frozenset(
    "all anti co cross ex half high long low mid multi non post pre pro self semi short so sub "
    "vice well two three four five six seven eight nine ten".split()
)
_KEPT: Final = frozenset(
    "based born called elect friendly general in led like made off old on only out owned related "
    "round run scale style term the time to up wide wing year".split()
)
_NUMBER: Final = re.compile(
    r"(?:page |seite |sayfa |p\. ?)?[-–—|]? ?\d{1,4}(?: ?(?:/|of|von) ?\d{1,4})? ?[-–—|]?",
    re.IGNORECASE,
)
_DIGITS: Final = re.compile(r"\d+")
# A line that stands on so many pages, at their head or foot, belongs to the pages.
_PAGES: Final = 2
_EDGE: Final = 2
_LONGEST_EDGE: Final = 120
_SENTENCE_END: Final = re.compile(r"[.!?…:;\"'”’»)\]]$")
# The foot of a page as programs write it that make plain text of it: a name, a gap, a number.
_FOOT: Final = re.compile(r"(?:\S[^\n]{0,80}?\s{3,}\d{1,4}|\d{1,4}\s{3,}\S[^\n]{0,80})")
_BARE_NUMBER: Final = re.compile(r"[-–—]? ?\d{1,4} ?[-–—]?")


def whole_text(pages: Sequence[Sequence[str]]) -> str:
    """Return the text of printed pages.

    Args:
        pages: Of each page its blocks, with their line breaks, in the order they are read in.
    """
    blocks = _without_edges([[block.strip() for block in page if block.strip()] for page in pages])
    return "\n\n".join(_joined([in_letters(block) for block in blocks]))


def without_running_lines(text: str) -> str:
    """Return a plain text of pages without the heads and feet between them; the first head stays.

    Args:
        text: Its paragraphs, parted by empty lines.
    """
    parts = text.split("\n\n")
    marks = Counter(_mark(part) for part in parts if _may_run(part))
    numbers = [part for part in parts if _BARE_NUMBER.fullmatch(part.strip())]
    counted = len(numbers) >= _PAGES and len(set(numbers)) == len(numbers)
    seen: set[str] = set()
    kept: list[str] = []
    cut = False
    for part in parts:
        line = part.strip()
        runs = _may_run(part) and marks[_mark(part)] >= _PAGES
        first = runs and _mark(part) not in seen and not kept
        seen.add(_mark(part))
        number = _BARE_NUMBER.fullmatch(line) and (counted or cut or not kept)
        foot = len(line) <= _LONGEST_EDGE and _FOOT.fullmatch(line)
        if kept and (foot or number or (runs and not first)):
            cut = True
            continue
        goes_on = cut and line[:1].islower() and not _SENTENCE_END.search(kept[-1])
        if goes_on:
            kept[-1] = f"{kept[-1]}\n{part}"
        else:
            kept.append(part)
        cut = False
    return "\n\n".join(kept)


def _may_run(part: str) -> bool:
    """Whether a paragraph is a line with a number or a day in it, as pages repeat them."""
    line = part.strip()
    whole = "\n" not in line and len(line) <= _LONGEST_EDGE
    return (
        whole
        and any(map(str.isdigit, line))
        and any(map(str.isalpha, line))
        and not _SENTENCE_END.search(line)
    )


def unhyphenated(text: str, *, of: str | None = None) -> str:
    """Return a text with the words whole that ends of lines cut.

    A hyphen that belongs to the word stays: as the rest of the text writes it, or as it is usual.

    Args:
        text: With its line breaks.
        of: The rest of the text, where this is a part.
    """
    if not _CUT.search(text):
        return text
    words = frozenset(word.lower() for word in _WORD.findall(text if of is None else of))

    def whole(found: re.Match[str]) -> str:
        first, second = found[1], found[2]
        hyphened, closed = f"{first}-{second}", f"{first}{second}"
        if closed.lower() in words:
            return closed
        keeps = first.lower() in _KEEPS or second.lower() in _KEPT
        if hyphened.lower() in words or keeps or not second[0].islower():
            return hyphened
        return closed

    return _CUT.sub(whole, text)


def _without_edges(pages: list[list[str]]) -> list[str]:
    """The blocks of all pages without running heads, feet and numbers."""
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_mark(block) for block in (*page[:_EDGE], *page[-_EDGE:])})  # once a page
    kept: list[str] = []
    for page in pages:
        for number, block in enumerate(page):
            edge = number < _EDGE or number >= len(page) - _EDGE
            runs = edge and len(block) <= _LONGEST_EDGE and edges[_mark(block)] >= _PAGES
            if not (runs or _NUMBER.fullmatch(block)):
                kept.append(block)
    return kept


def _mark(block: str) -> str:
    """What a running head looks like on every page: its number differs."""
    return _DIGITS.sub("#", " ".join(block.split()))


def _joined(blocks: list[str]) -> list[str]:
    """Blocks as paragraphs; one that a page or a column cut goes on in the next."""
    everything = "\n".join(blocks)
    paragraphs: list[str] = []
    for block in blocks:
        paragraph = " ".join(unhyphenated(block, of=everything).split())
        if paragraphs and paragraph[:1].islower() and not _SENTENCE_END.search(paragraphs[-1]):
            cut = unhyphenated(f"{paragraphs[-1]}\n{paragraph}", of=everything)
            paragraphs[-1] = " ".join(cut.split())
        elif paragraph:
            paragraphs.append(paragraph)
    return paragraphs
