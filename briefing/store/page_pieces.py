"""Keeps the pieces that the archive's pages are made of, so that a morning makes only its own.

A piece belongs to a page and a place on it, and a mark says what it was made of. What is in it
the store does not know; every row may be dropped at any time, and is made anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from sqlalchemy import bindparam, delete, insert, select

from briefing.store.database import Database
from briefing.store.patience import again_if_lost
from briefing.store.tables import pieces

# Rows written with one statement.
_AT_ONCE: Final = 500


@again_if_lost()
class PieceShelf:
    """The pieces of a store.

    Args:
        database: Where they are kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, page: str) -> Mapping[str, tuple[str, bytes]]:
        """Return the pieces of a page by their place, each with its mark.

        Raises:
            StoreError: if the database refuses.
        """
        query = select(pieces.c.place, pieces.c.mark, pieces.c.body).where(pieces.c.page == page)
        with self._database.read() as connection:
            return {place: (mark, bytes(body)) for place, mark, body in connection.execute(query)}

    def change(
        self,
        *,
        put: Sequence[tuple[str, str, str, bytes]] = (),
        drop: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Keep some pieces and drop others, all or none.

        Args:
            put: Page, place, mark and body; what is kept at that place is replaced.
            drop: Page and place.

        Raises:
            StoreError: if the database refuses.
        """
        gone = {*drop, *((page, place) for page, place, _, _ in put)}
        old: list[dict[str, object]] = [
            {"at_page": page, "at_place": place} for page, place in sorted(gone)
        ]
        new: list[dict[str, object]] = [
            {"page": page, "place": place, "mark": mark, "body": body}
            for page, place, mark, body in put
        ]
        there = (pieces.c.page == bindparam("at_page")) & (pieces.c.place == bindparam("at_place"))
        with self._database.write(alone=True) as connection:
            for some in _parts(old):
                connection.execute(delete(pieces).where(there), some)
            for some in _parts(new):
                connection.execute(insert(pieces), some)


def _parts(rows: list[dict[str, object]]) -> Iterable[list[dict[str, object]]]:
    return (rows[start : start + _AT_ONCE] for start in range(0, len(rows), _AT_ONCE))
