"""What a batch of entries meets in the store: read at once before it, written at once after it.

A statement for each question about each entry costs many times what the database itself does for
it, and on a server a journey each. Between the two all is decided in memory, in the order of the
entries; the transaction around it keeps other writers out, so that nothing is decided on rows
that have changed.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, insert, or_, select, update

from briefing.model import ArticleId
from briefing.store import identity
from briefing.store.days import count_changes
from briefing.store.passages import Passage, keep_articles
from briefing.store.revisions import Row
from briefing.store.rows import row_from, rows_of
from briefing.store.sharing import Marks, telling_key
from briefing.store.tables import articles, revisions

# Keys in one IN list: below the 999 parameters that older SQLite allows.
_KEYS: Final = 500


class Batch:
    """The kept rows that some entries can meet, with those that they add.

    Args:
        connection: In a transaction that keeps other writers out.
        places: The plain and the former id of each entry whose article is to be found out.
        known: The articles that the other entries are.
        contents: The digests of the words of all.
    """

    def __init__(
        self,
        connection: Connection,
        *,
        places: Collection[tuple[ArticleId, ArticleId]],
        known: Collection[ArticleId],
        contents: Collection[str],
    ) -> None:
        self._connection = connection
        self._kept: dict[ArticleId, list[tuple[Row, Marks | None]]] = {}
        self._sharing: dict[ArticleId, list[ArticleId]] = {}
        self._copies: dict[tuple[str, str], list[Row]] = {}
        self._articles: list[Mapping[str, Any]] = []
        self._revisions: list[Mapping[str, Any]] = []
        self._passages: dict[ArticleId, Passage] = {}
        self._read_places(places)
        for row in self._read_rows(revisions.c.content, contents):
            self._copies.setdefault((row.source, row.content), []).append(row)
        copied = {row.article for rows in self._copies.values() for row in rows}
        self._read_articles({*known, *copied} - self._kept.keys())

    def rows(self, article: ArticleId) -> Sequence[Row]:
        """What is kept of an article."""
        return [row for row, _ in self._kept.get(article, ())]

    def marks(self, article: ArticleId) -> Sequence[Marks]:
        """What each of its rows can be known by, of an article at one of the places."""
        return [marks for _, marks in self._kept[article] if marks is not None]

    def sharing(self, plain: ArticleId) -> Sequence[ArticleId]:
        """The articles that share a plain id and have one of their own."""
        return self._sharing.get(plain, [])

    def copies(self, *, source: str, content: str) -> Sequence[Row]:
        """What is kept of a source in the same words, of whatever article."""
        return self._copies.get((source, content), [])

    def begin(self, article: ArticleId, *, first_seen: datetime, shares: ArticleId | None) -> None:
        """Have a new article."""
        self._articles.append({"id": article, "first_seen": first_seen, "shares": shares})
        if shares is not None:
            self._sharing.setdefault(shares, []).append(article)

    def add(self, values: Mapping[str, Any], *, marks: Marks) -> None:
        """Keep a row of an article."""
        self._revisions.append(values)
        row = row_from({**values, "id": 0})
        self._take(row, marks)
        self._copies.setdefault((row.source, row.content), []).append(row)

    def make_findable(self, passage: Passage) -> None:
        """Have an article found by these words, and no others."""
        self._passages[ArticleId(passage.key)] = passage

    def restore_links(self, values: Mapping[str, Any]) -> None:
        """Fill in the address as stated where the first schema did not keep it."""
        article, url, said = values["article"], values["url"], values["link"]
        lacking = [
            row
            for row in self.rows(article)
            if row.link == ""
            and row.source == values["source"]
            and (row.url == url or row.content == values["content"])
        ]
        if lacking:
            numbers = [row.id for row in lacking]
            for some in _parted(numbers):
                here = update(revisions).where(revisions.c.id.in_(some))
                self._connection.execute(here.values(link=said))
            count_changes(self._connection, [article])
            self._replace({row.id: replace(row, link=said) for row in lacking})

    def give(self, rows: Sequence[Row], *, to: ArticleId, shares: ArticleId | None) -> None:
        """Give kept rows to an article that is new."""
        seen = min(row.first_seen for row in rows)
        new = {"id": to, "first_seen": seen, "shares": shares}
        self._connection.execute(insert(articles).values(**new))
        count_changes(self._connection, {row.article for row in rows})
        for some in _parted([row.id for row in rows]):
            here = update(revisions).where(revisions.c.id.in_(some))
            self._connection.execute(here.values(article=to))
        if shares is not None:
            self._sharing.setdefault(shares, []).append(to)
        self._replace({row.id: replace(row, article=to) for row in rows})

    def write(self) -> None:
        """Write what was added."""
        if self._articles:
            self._connection.execute(insert(articles), self._articles)
        if self._revisions:
            self._connection.execute(insert(revisions), self._revisions)
            count_changes(self._connection, {row["article"] for row in self._revisions})
        keep_articles(self._connection, list(self._passages.values()))

    def _read_places(self, places: Collection[tuple[ArticleId, ArticleId]]) -> None:
        ids = sorted({one for pair in places for one in pair})
        for some in _parted(ids):
            here = or_(articles.c.id.in_(some), articles.c.shares.in_(some))
            found = self._connection.execute(
                select(articles.c.id, articles.c.shares).where(here).order_by(articles.c.id)
            ).all()
            for article, shares in found:
                if shares is not None and article not in self._sharing.get(shares, ()):
                    self._sharing.setdefault(shares, []).append(article)
            self._read_marked([article for article, _ in found if article not in self._kept])

    def _read_marked(self, ids: Sequence[ArticleId]) -> None:
        for some in _parted(ids):
            query = select(revisions).where(revisions.c.article.in_(some)).order_by(revisions.c.id)
            for values in self._connection.execute(query).mappings():
                self._take(row_from(values), marks_of(values))

    def _read_articles(self, ids: Collection[ArticleId]) -> None:
        for row in self._read_rows(revisions.c.article, ids):
            self._kept.setdefault(row.article, []).append((row, None))

    def _read_rows(self, column: ColumnElement[Any], keys: Collection[str]) -> Iterator[Row]:
        for some in _parted(sorted(keys)):
            yield from rows_of(self._connection, column.in_(some))

    def _take(self, row: Row, marks: Marks) -> None:
        self._kept.setdefault(row.article, []).append((row, marks))

    def _replace(self, new: Mapping[int, Row]) -> None:
        """Put rows in the place of those with the same number."""
        changed = [
            article for article, kept in self._kept.items() if any(row.id in new for row, _ in kept)
        ]
        for article in changed:
            for row, marks in self._kept.pop(article):
                latest = new.get(row.id, row)
                self._kept.setdefault(latest.article, []).append((latest, marks))
        for place, rows in self._copies.items():
            self._copies[place] = [new.get(row.id, row) for row in rows]


def marks_of(values: Mapping[Any, Any]) -> Marks:
    """Take from what is kept of an article what it can be known by."""
    return Marks(
        content=values["content"],
        text=identity.content_hash(title="", text=values["text"]),
        title=values["title"],
        key=telling_key(values["key"], address=values["url"]),
        origin=values["origin"],
        published=(values["published_at"], values["published_on"]),
        address=values["url"],
    )


def _parted(keys: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(keys), _KEYS):
        yield keys[start : start + _KEYS]
