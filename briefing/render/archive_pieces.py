"""The pieces that pages of the archive are made of, kept from one writing to the next.

What a page says of one brief depends on that brief alone, so it is made once. A page of a year
is put together of a year's pieces without reading a brief again, and is the same, byte for byte,
as one that was made of the briefs.
"""

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

# So many new pieces are kept at once.
_AT_ONCE = 2_000


class PieceShelf(Protocol):
    """Where pieces are kept; any of them may be lost."""

    def get(self, page: str) -> Mapping[str, tuple[str, bytes]]:
        """Return the pieces of a page by their place, each with its mark."""
        ...

    def change(
        self,
        *,
        put: Sequence[tuple[str, str, str, bytes]] = (),
        drop: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Keep pieces (page, place, mark, body), and drop others (page, place)."""
        ...


@dataclass(slots=True)
class Pieces:
    """The pieces of every page of an archive.

    Attributes:
        shelf: Where they are kept; None to make all of them every time.
    """

    shelf: PieceShelf | None = None
    _put: list[tuple[str, str, str, bytes]] = field(default_factory=list)
    _drop: list[tuple[str, str]] = field(default_factory=list)

    def of(self, page: str) -> "PagePieces":
        """Open the pieces of a page."""
        return PagePieces(page, self.shelf.get(page) if self.shelf else {})

    def take(self, used: "PagePieces") -> None:
        """Keep what was made for a page and drop what it no longer shows."""
        if self.shelf is None:
            return
        self._put += (
            (used.page, place, mark, zlib.compress(text.encode()))
            for place, mark, text in used.made
        )
        self._drop += ((used.page, place) for place in used.kept.keys() - used.asked)
        if len(self._put) >= _AT_ONCE:
            self.keep()

    def keep(self) -> None:
        """Write down what was taken."""
        if self.shelf is not None and (self._put or self._drop):
            self.shelf.change(put=self._put, drop=self._drop)
        self._put, self._drop = [], []


@dataclass(slots=True)
class PagePieces:
    """The pieces of one page while it is filled.

    Attributes:
        page: Its name.
        kept: By place, the mark and the body of those that were kept.
        made: Place, mark and text of those that are made now.
        asked: The places that the page has.
    """

    page: str
    kept: Mapping[str, tuple[str, bytes]]
    made: list[tuple[str, str, str]] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)

    def text(self, place: str, mark: str, make: Callable[[], str]) -> str:
        """Return the piece at a place.

        Args:
            place: Another for each piece of the page.
            mark: Of all that the piece is made of.
            make: Makes it, if it is not kept.
        """
        self.asked.add(place)
        noted, body = self.kept.get(place, ("", b""))
        if noted == mark:
            try:
                return zlib.decompress(body).decode()
            except (zlib.error, UnicodeDecodeError):  # harmed: made anew
                pass
        text = make()
        self.made.append((place, mark, text))
        return text
