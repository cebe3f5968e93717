"""Ends the elements of a feed that its author forgot to end, so that no entry swallows another."""

import re
from collections.abc import Iterator
from typing import Final

from briefing.sources.feed_markup import sections

_TAG: Final = re.compile(r"<(/?)([A-Za-z][\w:.-]{0,60})(?:\s[^<>]*+)?/?>")
_ENTRIES: Final = frozenset({"item", "entry"})
_ROOTS: Final = frozenset({"channel", "feed", "rss", "rdf:rdf"})
# Elements of a line: no other element of an entry stands inside of them.
_LINES: Final = frozenset(
    "title link guid id pubdate published updated author category comments dc:date dc:creator "
    "dc:title".split()
)
_TEXTS: Final = _LINES | {"description", "summary", "content", "content:encoded"}
# What is no HTML either: a text that is not quoted ends where one of them begins.
_NO_HTML: Final = frozenset(
    "guid pubdate published updated category comments enclosure content:encoded".split()
)
_SPACES: Final = ("dc:", "dcterms:", "media:", "atom:", "slash:", "wfw:", "itunes:")


def ended(text: str) -> str:
    """Return a feed with an end for each element of an entry, and for each entry.

    A feed that is well-formed comes back as it is.
    """
    state = _State()
    pieces: list[str] = []
    for piece, opaque in sections(text):
        pieces.extend([piece] if opaque else state.ended(piece))
    return "".join(pieces)


class _State:
    """Which entry, and which text in it, is open at a place of a feed."""

    def __init__(self) -> None:
        self._entry = ""
        self._text = ""

    def ended(self, piece: str) -> Iterator[str]:
        """A piece of markup, with the ends that are missing in it."""
        begun = 0
        for tag in _TAG.finditer(piece):
            yield piece[begun : tag.start()]
            yield from self._missing(tag)
            begun = tag.start()
        yield piece[begun:]

    def _missing(self, tag: re.Match[str]) -> Iterator[str]:
        """The ends that belong before a tag."""
        closes, name = bool(tag[1]), tag[2].lower()
        if name in _ENTRIES or (closes and name in _ROOTS):
            yield from self._end_text()
            if not closes or name in _ROOTS:
                yield f"</{self._entry}>" if self._entry else ""
            self._entry = "" if closes else tag[2]
        elif not self._entry:
            return
        elif closes:
            self._text = "" if name == self._text.lower() else self._text
        else:
            if self._text and self._ends_a_text(name):
                yield from self._end_text()
            if not self._text and name in _TEXTS and not tag[0].endswith("/>"):
                self._text = tag[2]

    def _ends_a_text(self, name: str) -> bool:
        if self._text.lower() in _LINES and name in _TEXTS:
            return True
        return name in _NO_HTML or name.startswith(_SPACES)

    def _end_text(self) -> Iterator[str]:
        if self._text:
            yield f"</{self._text}>"
        self._text = ""
