"""Says what the store holds beyond its time, and takes that away; nothing a kept brief cites.

What is old is worked out first and looked at again where it is deleted, so that a brief that is
built meanwhile loses nothing. Between two steps other writers get their turn.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, Table, delete, func, select, true

from briefing.model import ArticleId
from briefing.store.built import KeptDocument, documents_in
from briefing.store.database import Database
from briefing.store.passages import forget_deleted
from briefing.store.patience import again_if_lost
from briefing.store.removing import let_back, take_away
from briefing.store.tables import analyses, articles, briefs, passages, revisions, runs

# So many articles are deleted in one transaction: it lasts some tenths of a second.
_BATCH: Final = 200

# An article's id as it stands in a brief. Others of this form (a story's) do no harm: what has
# such an id is kept.
_ID: Final = re.compile(r'"([0-9a-f]{16})"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What is old; None of a kind that is kept for ever.

    Attributes:
        articles: Articles of which nothing new came, and none was published, since.
        analyses: Analyses of articles that are as old.
        briefs: Briefs of days before it.
        runs: Lines of the run log that are older.
        version: By which articles are read now; analyses by another one are read no more.
    """

    articles: datetime | None = None
    analyses: datetime | None = None
    briefs: date | None = None
    runs: datetime | None = None
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldBrief:
    """A brief that is taken away.

    Attributes:
        edition: Which edition.
        day: Which of its days.
        documents: The files of all its builds.
    """

    edition: str
    day: date
    documents: tuple[KeptDocument, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Old:
    """What is taken away, or would be.

    Attributes:
        articles: How many articles.
        cited: How many more are old and stay, because a brief that is kept cites them.
        analyses: How many analyses, those of these articles among them.
        briefs: The briefs, by edition and day.
        runs: How many lines of the run log.
    """

    articles: int = 0
    cited: int = 0
    analyses: int = 0
    briefs: tuple[OldBrief, ...] = ()
    runs: int = 0

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.articles or self.analyses or self.briefs or self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedArticle:
    """An article that was taken away.

    Attributes:
        article: Its id.
        place: The id of its address or key: by this it is let back in.
        briefs: The briefs that quote or name it, which stay as they are, by edition and day.
        same_words: Articles that say the same word for word, and stay.
    """

    article: ArticleId
    place: str
    briefs: tuple[tuple[str, date], ...]
    same_words: tuple[ArticleId, ...]


@dataclass(slots=True)
class _Citing:
    """The ids that stand in the kept briefs; those of new ones are added when asked again."""

    gone: frozenset[tuple[str, date]]
    ids: set[str] = field(default_factory=set)
    last: int = 0

    def look(self, connection: Connection) -> set[str]:
        query = select(briefs.c.id, briefs.c.edition, briefs.c.day, briefs.c.body)
        for number, edition, day, body in connection.execute(
            query.where(briefs.c.id > self.last).order_by(briefs.c.id)
        ):
            self.last = number
            if (edition, day) not in self.gone:
                self.ids.update(_ID.findall(body))
        return self.ids


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
            gone = tuple(_old_briefs(connection, bounds.briefs))
            citing = _Citing(frozenset((one.edition, one.day) for one in gone))
            aged = _aged(connection, bounds.articles)
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
                runs=_count(connection, runs.c.id, _old_runs(bounds.runs)),
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
        lines = self._delete(runs, _old_runs(bounds.runs))
        return Old(articles=taken, cited=cited, analyses=read, briefs=gone, runs=lines)

    def removable(self, article: ArticleId) -> RemovedArticle | None:
        """Say what it would be to take an article away; None if there is none such.

        Raises:
            StoreError: if the database refuses.
        """
        with self._database.read() as connection:
            return _removable(connection, article)

    def remove(self, article: ArticleId, *, now: datetime) -> RemovedArticle | None:
        """Take one article away, for good; None if there is none such.

        Raises:
            StoreError: if the database refuses.
        """
        with self._database.write(alone=True) as connection:
            found = _removable(connection, article)
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
            gone = tuple(_old_briefs(connection, before))
            if before is not None:
                connection.execute(delete(briefs).where(briefs.c.day < before))
                connection.execute(delete(passages).where(passages.c.day < before))
        return gone

    def _prune_articles(self, before: datetime | None, *, now: datetime) -> tuple[int, int, int]:
        citing = _Citing(frozenset())
        aged, cited = self._aged(before, citing)
        taken = read = 0
        for batch in _batches(sorted(aged - cited)):
            gone, of_them = self._take_away(batch, citing, before=before, now=now)
            taken, read = taken + gone, read + of_them
        return taken, len(aged) - taken, read

    def _aged(self, before: datetime | None, citing: _Citing) -> tuple[set[str], set[str]]:
        """The aged articles, and which of them a brief cites."""
        with self._database.read() as connection:
            aged = _aged(connection, before)
            return aged, citing.look(connection) & aged if aged else set()

    def _take_away(
        self, batch: Sequence[str], citing: _Citing, *, before: datetime | None, now: datetime
    ) -> tuple[int, int]:
        """Take away those of some articles that are aged and not cited still."""
        with self._database.write(alone=True) as connection:
            still: set[str] = set(connection.scalars(_not_since(before, among=batch)))
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
        aged = _aged(connection, bounds.analyses) | set(leaving)
        for batch in _batches(sorted(aged)):
            yield batch, true()
        if bounds.version:
            other = analyses.c.version != bounds.version
            query = select(analyses.c.article).where(other).distinct()
            for batch in _batches(sorted(set(connection.scalars(query)) - aged)):
                yield batch, other


def _not_since(before: datetime | None, *, among: Sequence[str] = ()) -> Select[Any]:
    """The articles of which nothing was published or came to be known since."""
    row = revisions.c
    query = select(row.article).group_by(row.article)
    if among:
        query = query.where(row.article.in_(among))
    return query.having(func.max(row.sort_at) < before, func.max(row.first_seen) < before)


def _aged(connection: Connection, before: datetime | None) -> set[str]:
    return set() if before is None else set(connection.scalars(_not_since(before)))


def _old_briefs(connection: Connection, before: date | None) -> Iterator[OldBrief]:
    if before is None:
        return
    query = (
        select(briefs.c.edition, briefs.c.day, briefs.c.documents)
        .where(briefs.c.day < before)
        .order_by(briefs.c.edition, briefs.c.day, briefs.c.build)
    )
    found: dict[tuple[str, date], dict[str, KeptDocument]] = {}
    for edition, day, text in connection.execute(query):
        files = found.setdefault((edition, day), {})
        files.update((one.path, one) for one in documents_in(text))
    for (edition, day), files in found.items():
        yield OldBrief(edition=edition, day=day, documents=tuple(files.values()))


def _old_runs(before: datetime | None) -> ColumnElement[bool]:
    return runs.c.id < 0 if before is None else runs.c.started_at < before


def _removable(connection: Connection, article: ArticleId) -> RemovedArticle | None:
    row = connection.execute(select(articles.c.shares).where(articles.c.id == article)).first()
    if row is None:
        return None
    return RemovedArticle(
        article=article,
        place=row.shares or article,
        briefs=tuple(_briefs_with(connection, article)),
        same_words=tuple(_same_words(connection, article)),
    )


def _briefs_with(connection: Connection, article: ArticleId) -> Iterator[tuple[str, date]]:
    """The briefs that name an article, in their newest build."""
    newest = (
        select(func.max(briefs.c.id)).group_by(briefs.c.edition, briefs.c.day).scalar_subquery()
    )
    query = (
        select(briefs.c.edition, briefs.c.day)
        .where(briefs.c.id.in_(newest), briefs.c.body.contains(f'"{article}"'))
        .order_by(briefs.c.edition, briefs.c.day)
    )
    yield from (tuple(row) for row in connection.execute(query))


def _same_words(connection: Connection, article: ArticleId) -> Iterator[ArticleId]:
    row = revisions.c
    said = select(row.content).where(row.article == article)
    query = select(row.article).where(row.content.in_(said), row.article != article).distinct()
    yield from (ArticleId(one) for one in sorted(connection.scalars(query)))


def _count(connection: Connection, column: ColumnElement[Any], where: ColumnElement[bool]) -> int:
    return int(connection.scalar(select(func.count(column)).where(where)) or 0)


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))
