"""Puts right, before a feed is parsed, what its authors write and no XML parser forgives.

Comments and quoted sections stay as they are: what looks like markup there is words.
"""

import re
import sys
from collections.abc import Iterator
from typing import Final

_OPAQUE: Final = (("<!--", "-->"), ("<![CDATA[", "]]>"))
_ENTITY: Final = re.compile(r"<!\s*ENTITY", re.IGNORECASE)
# What may stand before the first element: after it, <!DOCTYPE is a word of a text.
_PROLOG: Final = re.compile(
    r"\A\s*(?:<\?[^>]*>\s*|<!--(?:[^-]|-(?!->))*+-->\s*)*+(?:<!DOCTYPE[^\[>]{0,500}>)?",
    re.IGNORECASE,
)
# An "&" that begins no reference.
_BARE: Final = re.compile(
    r"&(?!(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});)", re.ASCII
)
# Halves of a character beyond the first plane, as JavaScript counts them: XML allows neither.
_HALF: Final = r"&#(?:x(d[89a-f][0-9a-f]{2})|(5(?:529[6-9]|5[3-9]\d\d|[67]\d{3})));"
_HALVES: Final = re.compile(rf"(?:{_HALF})+", re.IGNORECASE)
_ONE_HALF: Final = re.compile(_HALF, re.IGNORECASE)
# A reference to a character by its number; there are none beyond the last plane.
_NUMBERED: Final = re.compile(r"&#(?:[xX]([0-9a-fA-F]{5,6})|(\d{6,8}));", re.ASCII)
_NO_CHARACTER: Final = "&#xFFFD;"
# The beginning of an entry, a tag, and a tag or a comment that was cut.
_ENTRY: Final = re.compile(r"<(?:item|entry)(?=[\s>])", re.IGNORECASE)
_A_TAG: Final = re.compile(r"<(/?)([A-Za-z][\w:.-]{0,60})(?:\s[^<>]*+)?(/?)>")
_CUT_TAG: Final = re.compile(r"<[^<>]{0,2000}\Z|&[#\w]{0,31}\Z")
_ROOTS: Final = re.compile(r"</(?:[\w.-]{1,20}:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)
# An entry that is a document of its own.
_ALONE: Final = re.compile(r"<(?:[\w.-]{1,20}:)?entry[\s>]", re.IGNORECASE)
_ALONE_ENDS: Final = re.compile(r"</(?:[\w.-]{1,20}:)?entry\s*>", re.IGNORECASE)
_DEEPEST: Final = 100
# Servers write a few lines behind what they send.
_END: Final = 50_000
# What describes a picture or a film: the text of an entry only where there is no other.
# (The parser keeps the words of an element it does not know only if it has no attributes.)
_CAPTION: Final = re.compile(
    r"(</?media:)(?:description|text)(?=[\s/>])(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*?(/?>)",
    re.IGNORECASE,
)

# What the element of a caption is called afterwards, and how the parser names it then.
_CAPTION_ELEMENT: Final = "caption"
CAPTION: Final = "media_caption"


def mended(text: str) -> str:
    """Return a feed without its prolog, and such that its parser need not guess.

    A bare "&" is escaped (for AT&T the whole feed would be read as damaged), halves of characters
    are joined, and captions are told from texts.
    """
    whole = _PROLOG.sub("", text, count=1)
    return "".join(piece if opaque else _piece(piece) for piece, opaque in sections(whole)).strip()


def is_cut(text: str) -> bool:
    """Whether a feed ends before it is over."""
    ends = _ALONE_ENDS if _ALONE.match(_PROLOG.sub("", text, count=1)) else _ROOTS
    return ends.search(text, max(len(text) - _END, 0)) is None and _ENTRY.search(text) is not None


def closed(text: str) -> str:
    """Return a feed that was cut with its last entry closed, so that its words are not lost."""
    quoted = text.rfind("<![CDATA[")
    if quoted >= 0 and text.find("]]>", quoted) < 0:
        text = f"{text.rstrip(']')}]]>"
    else:
        text = _CUT_TAG.sub("", text)
    begins = [found.start() for found in _ENTRY.finditer(text)]
    open_: list[str] = []
    for slash, name, empty in _A_TAG.findall(markup(text[begins[-1] :])) if begins else ():
        if slash and name in open_:
            del open_[open_.index(name) :]
        elif not slash and not empty and len(open_) < _DEEPEST:
            open_.append(name)
    return text + "".join(f"</{name}>" for name in reversed(open_))


def _piece(piece: str) -> str:
    escaped = _HALVES.sub(_joined, _BARE.sub("&amp;", piece))
    escaped = _NUMBERED.sub(_possible, escaped)
    return _CAPTION.sub(rf"\1{_CAPTION_ELEMENT}\2", escaped)


def _possible(found: re.Match[str]) -> str:
    """A numbered character, or the mark of one where no character has its number."""
    number = int(found[1], 16) if found[1] else int(found[2])
    return found[0] if number <= sys.maxunicode else _NO_CHARACTER


def _joined(found: re.Match[str]) -> str:
    halves = _ONE_HALF.findall(found[0])
    units = [
        int(hexadecimal, 16) if hexadecimal else int(decimal) for hexadecimal, decimal in halves
    ]
    wide = b"".join(unit.to_bytes(2, "big") for unit in units)
    return wide.decode("utf-16-be", errors="replace")


def defines_entities(text: str) -> bool:
    """Whether XML defines words of its own, as attacks do and feeds do not."""
    return _ENTITY.search(markup(text)) is not None


def markup(text: str) -> str:
    """The text without comments and quoted sections."""
    return "".join(piece for piece, opaque in sections(text) if not opaque)


def sections(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, found in one pass, and whether each is a comment or a quoted section."""
    begun = position = 0
    while (start := text.find("<!", position)) >= 0:
        ending = next((end for begin, end in _OPAQUE if text.startswith(begin, start)), None)
        stop = text.find(ending, start) if ending is not None else -1
        if ending is None:
            position = start + 2
        elif stop < 0:
            break
        else:
            yield text[begun:start], False
            begun = position = stop + len(ending)
            yield text[start:begun], True
    yield text[begun:], False
