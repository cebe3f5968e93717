"""Takes away what the store holds beyond its time; nothing a kept brief cites.

What is old is worked out first and looked at again where it is deleted, so that a brief that is
built meanwhile loses nothing. Between two steps other writers get their turn.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Table, delete, func, select, true

from briefing.model import ArticleId
from briefing.store.database import Database
from briefing.store.old_rows import (
    Bounds,
    Citing,
    Old,
    OldBrief,
    not_since,
    old_articles,
    old_briefs,
    old_runs,
)
from briefing.store.passages import forget_deleted
from briefing.store.patience import again_if_lost
from briefing.store.removing import RemovedArticle, let_back, removable, take_away
from briefing.store.tables import analyses, briefs, passages, runs

# So many articles are deleted in one transaction: it lasts some tenths of a second.
_BATCH: Final = 200


@again_if_lost()
class Pruner:
    """Takes out of a store what is not to be kept.

    Args:
        database: Where it is kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def old(self, bounds: Bounds) -> Old:
        """Say what would be taken away.

        Raises:
            StoreError: if the database refuses.
        """
        with self._database.read() as connection:
            gone = tuple(old_briefs(connection, bounds.briefs))
            citing = Citing(frozenset((one.edition, one.day) for one in gone))
            aged = old_articles(connection, bounds.articles)
            cited = citing.look(connection) & aged if aged else set()
            leaving = aged - cited
            return Old(
                articles=len(leaving),
                cited=len(cited),
                analyses=sum(
                    _count(connection, analyses.c.article, analyses.c.article.in_(some) & here)
                    for some, here in self._analyses(connection, bounds, leaving)
                ),
                briefs=gone,
                runs=_count(connection, runs.c.id, old_runs(bounds.runs)),
            )

    def prune(self, bounds: Bounds, *, now: datetime) -> Old:
        """Take it away: briefs first, so that what only they cite goes with them.

        Raises:
            StoreError: if the database refuses; what was taken until then is gone.
        """
        gone = self._prune_briefs(bounds.briefs)
        taken, cited, read = self._prune_articles(bounds.articles, now=now)
        for some, here in self._old_analyses(bounds):
            read += self._delete(analyses, analyses.c.article.in_(some) & here)
        lines = self._delete(runs, old_runs(bounds.runs))
        return Old(articles=taken, cited=cited, analyses=read, briefs=gone, runs=lines)

    def removable(self, article: ArticleId) -> RemovedArticle | None:
        """Say what it would be to take an article away; None if there is none such.

        Raises:
            StoreError: if the database refuses.
        """
        with self._database.read() as connection:
            return removable(connection, article)

    def remove(self, article: ArticleId, *, now: datetime) -> RemovedArticle | None:
        """Take one article away, for good; None if there is none such.

        Raises:
            StoreError: if the database refuses.
        """
        with self._database.write(alone=True) as connection:
            found = removable(connection, article)
            if found is not None:
                take_away(connection, [article], now=now, for_good=True)
        return found

    def let_back(self, article: str) -> bool:
        """Let an article back in that was taken away; whether there is one.

        Raises:
            StoreError: if the database refuses.
        """
        with self._database.write(alone=True) as connection:
            return let_back(connection, article)

    def compact(self) -> tuple[int, int]:
        """Give the room back to the disk; the size before and after, in bytes.

        Raises:
            StoreError: if the database refuses.
        """
        with self._database.write() as connection:
            forget_deleted(connection)
        return self._database.compact()

    def _prune_briefs(self, before: date | None) -> tuple[OldBrief, ...]:
        with self._database.write(alone=True) as connection:
            gone = tuple(old_briefs(connection, before))
            if before is not None:
                connection.execute(delete(briefs).where(briefs.c.day < before))
                connection.execute(delete(passages).where(passages.c.day < before))
        return gone

    def _prune_articles(self, before: datetime | None, *, now: datetime) -> tuple[int, int, int]:
        citing = Citing(frozenset())
        aged, cited = self._aged(before, citing)
        taken = read = 0
        for batch in _batches(sorted(aged - cited)):
            gone, of_them = self._take_away(batch, citing, before=before, now=now)
            taken, read = taken + gone, read + of_them
        return taken, len(aged) - taken, read

    def _aged(self, before: datetime | None, citing: Citing) -> tuple[set[str], set[str]]:
        """The aged articles, and which of them a brief cites."""
        with self._database.read() as connection:
            aged = old_articles(connection, before)
            return aged, citing.look(connection) & aged if aged else set()

    def _take_away(
        self, batch: Sequence[str], citing: Citing, *, before: datetime | None, now: datetime
    ) -> tuple[int, int]:
        """Take away those of some articles that are aged and not cited still."""
        with self._database.write(alone=True) as connection:
            still: set[str] = set(connection.scalars(not_since(before, among=batch)))
            leaving = sorted(still - citing.look(connection))
            return take_away(connection, leaving, now=now, for_good=False)

    def _old_analyses(self, bounds: Bounds) -> Sequence[tuple[Sequence[str], ColumnElement[bool]]]:
        with self._database.read() as connection:
            return list(self._analyses(connection, bounds, ()))

    def _delete(self, table: Table, which: ColumnElement[bool]) -> int:
        with self._database.write() as connection:
            return connection.execute(delete(table).where(which)).rowcount

    def _analyses(
        self, connection: Connection, bounds: Bounds, leaving: Iterable[str]
    ) -> Iterator[tuple[Sequence[str], ColumnElement[bool]]]:
        """Some articles at a time, with which of their analyses are old."""
        aged = old_articles(connection, bounds.analyses) | set(leaving)
        for batch in _batches(sorted(aged)):
            yield batch, true()
        if bounds.version:
            other = analyses.c.version != bounds.version
            query = select(analyses.c.article).where(other).distinct()
            for batch in _batches(sorted(set(connection.scalars(query)) - aged)):
                yield batch, other


def _count(connection: Connection, column: ColumnElement[Any], where: ColumnElement[bool]) -> int:
    return int(connection.scalar(select(func.count(column)).where(where)) or 0)


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))
