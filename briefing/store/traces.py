"""Keeps what later briefs need of each article: small, and made anew from the analysis if lost.

A trace belongs to exact words and stated dates, told by a mark, and to the version of all that
makes it. What is in it the store does not know.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from sqlalchemy import delete, select

from briefing.model import ArticleId
from briefing.store.database import Database
from briefing.store.outlines import Outline
from briefing.store.patience import again_if_lost
from briefing.store.tables import traces
from briefing.store.upsert import put

# Keys in one IN list: below the 999 parameters that older SQLite allows.
_KEYS: Final = 500


@again_if_lost()
class TraceShelf:
    """The traces of a store.

    Args:
        database: Where they are kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(
        self, outlines: Sequence[Outline], *, version: str
    ) -> Mapping[tuple[ArticleId, str], bytes]:
        """Return the traces kept of some articles, by article and mark.

        Raises:
            StoreError: if the database refuses.
        """
        found: dict[tuple[ArticleId, str], bytes] = {}
        wanted = sorted({outline.article.id for outline in outlines})
        with self._database.read() as connection:
            for start in range(0, len(wanted), _KEYS):
                query = select(traces.c.article, traces.c.mark, traces.c.body).where(
                    traces.c.article.in_(wanted[start : start + _KEYS]),
                    traces.c.version == version,
                )
                for article, mark, body in connection.execute(query):
                    found[ArticleId(article), mark] = bytes(body)
        return found

    def put(self, made: Iterable[tuple[Outline, bytes]], *, version: str) -> None:
        """Keep traces; one that is kept already is replaced.

        Raises:
            StoreError: if the database refuses.
        """
        rows = [
            {
                "article": outline.article.id,
                "mark": outline.mark,
                "version": version,
                "day": outline.day,
                "body": body,
            }
            for outline, body in made
        ]
        rows.sort(key=lambda row: (row["article"], row["mark"]))
        with self._database.write() as connection:
            for row in rows:
                put(connection, traces, row, keys=("article", "mark", "version"))

    def forget(self, *, before: date, version: str) -> int:
        """Drop the traces of older articles, and those of every other version.

        Args:
            before: Articles that count as published before this day (UTC).
            version: The one to keep.

        Returns:
            How many were dropped.

        Raises:
            StoreError: if the database refuses.
        """
        with self._database.write() as connection:
            dropped = connection.execute(
                delete(traces).where((traces.c.day < before) | (traces.c.version != version))
            )
        return dropped.rowcount
