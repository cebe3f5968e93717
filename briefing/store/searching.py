"""Finds articles, stories, actors and visits by their words, whatever their accents and capitals.

Every word asked for must begin a word of what is found. What has them in its title comes first,
then the newest: the same order on SQLite (FTS5) and PostgreSQL (full text).
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Subquery,
    TextClause,
    and_,
    func,
    literal,
    select,
    text,
)

from briefing.model import ArticleId
from briefing.store.database import Database
from briefing.store.passages import words_of
from briefing.store.patience import again_if_lost
from briefing.store.tables import articles, passages, revisions

KINDS: Final = ("article", "story", "actor", "visit")

# More words than that are a text, not a question.
MOST_WORDS: Final = 16
_WORD = re.compile(r"[^\W_](?:[\w'’‘ʼ]*[^\W_])?")
# How much of a text is looked through for the place to show, and how much of it is shown.
_LOOKED_THROUGH: Final = 100_000
_BEFORE, _SHOWN = 60, 240

Pieces = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing that was found.

    Attributes:
        kind: "article", "story", "actor" or "visit".
        key: Its id among its kind.
        title: As it is shown; "" of an article without one.
        pieces: The place with the words: pieces of text, each with whether it was asked for.
        sort_at: When it was said.
        edition: Of an entry of briefs: the edition of the newest that has it; else "".
        day: The day of that brief; None of an article.
        source: Of an article: its outlet; else "".
        url: Of an article: its address, if it has one.
    """

    kind: str
    key: str
    title: str
    pieces: Pieces
    sort_at: datetime
    edition: str = ""
    day: date | None = None
    source: str = ""
    url: str | None = None

    @property
    def said(self) -> str:
        """The place with the words, in one text."""
        return "".join(piece for piece, _ in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Some of what was found.

    Attributes:
        words: What was asked for, as it was looked for.
        total: How much there is in all.
        hits: The part asked for.
    """

    words: tuple[str, ...]
    total: int
    hits: tuple[Hit, ...]


@again_if_lost()
class SearchShelf:
    """The index of a store.

    Args:
        database: Where it is kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(
        self, words: str, *, kinds: Collection[str] = (), limit: int = 20, offset: int = 0
    ) -> Found:
        """Return what has all the words: those with them in the title first, then the newest.

        Args:
            words: As somebody types them; nothing is found for no word.
            kinds: Only these of `KINDS`; all if empty.
            limit: At most so many.
            offset: After so many.

        Raises:
            StoreError: if the database refuses.
        """
        wanted = tuple(words_of(words)[:MOST_WORDS])
        if not wanted:
            return Found(words=(), total=0, hits=())
        return self._found(wanted, kinds=kinds, limit=limit, offset=offset)

    def newest(self, kind: str, *, limit: int = 20, offset: int = 0) -> Found:
        """Return all of a kind, each as last said, the newest first.

        Raises:
            StoreError: if the database refuses.
        """
        return self._found((), kinds=(kind,), limit=limit, offset=offset)

    def leads(self, *, since: date, until: date) -> dict[tuple[str, date], str]:
        """Return the first headline of each brief of some days, by edition and day.

        Raises:
            StoreError: if the database refuses.
        """
        row = passages.c
        query = select(row.edition, row.day, row.title).where(
            row.lead.is_(True), row.day >= since, row.day <= until
        )
        with self._database.read() as connection:
            return {(edition, day): title for edition, day, title in connection.execute(query)}

    def _found(
        self, words: tuple[str, ...], *, kinds: Collection[str], limit: int, offset: int
    ) -> Found:
        each = _each_once(words, kinds=kinds, sqlite=self._database.is_sqlite)
        last = each.c.nth == 1
        page = (
            select(each)
            .where(last)
            .order_by(each.c.in_title.desc(), each.c.sort_at.desc(), each.c.id.desc())
            .limit(limit)
            .offset(offset)
        )
        with self._database.read() as connection:
            total = connection.scalar(select(func.count()).select_from(each).where(last)) or 0
            rows = connection.execute(page).all()
            hits = tuple(_hits(connection, rows, words))
        return Found(words=words, total=total, hits=hits)


def _each_once(words: Sequence[str], *, kinds: Collection[str], sqlite: bool) -> Subquery:
    """What meets the question; of a thing in several briefs the newest entry is the first."""
    row = passages.c
    known = (row.kind != "article") | row.key.in_(select(articles.c.id))
    conditions: list[ColumnElement[bool] | TextClause] = [known]
    if kinds:
        conditions.append(row.kind.in_(sorted(kinds)))
    in_title: ColumnElement[Any] = literal(0)
    if words:
        conditions.append(_has(words, column="words", sqlite=sqlite))
        titled = select(row.id).where(_has(words, column="title_words", sqlite=sqlite))
        in_title = func.coalesce(row.id.in_(titled), literal(value=False))
    nth = func.row_number().over(
        partition_by=(row.kind, row.key), order_by=(row.day.desc(), row.id.desc())
    )
    columns = (row.id, row.kind, row.key, row.edition, row.day, row.sort_at, row.title, row.said)
    query = select(*columns, in_title.label("in_title"), nth.label("nth"))
    return query.where(and_(*conditions)).subquery()


def _has(words: Sequence[str], *, column: str, sqlite: bool) -> TextClause:
    """Whether all words begin words of a column; they are letters and digits, nothing else."""
    name = f"asked_{column}"
    if sqlite:
        asked = f"{column} : (" + " AND ".join(f'"{word}" *' for word in words) + ")"
        index = "SELECT rowid FROM passages_words WHERE passages_words MATCH"
        return text(f"passages.id IN ({index} :{name})").bindparams(**{name: asked})
    asked = " & ".join(f"'{word}':*" for word in words)
    vector = f"array_to_tsvector(string_to_array(passages.{column}, ' '))"
    return text(f"{vector} @@ CAST(:{name} AS tsquery)").bindparams(**{name: asked})


def _hits(connection: Connection, rows: Sequence[Row[Any]], words: Sequence[str]) -> Iterator[Hit]:
    found = [ArticleId(row.key) for row in rows if row.kind == "article"]
    told = _told(connection, found)
    for row in rows:
        of = told.get(row.key) if row.kind == "article" else None
        yield Hit(
            kind=row.kind,
            key=row.key,
            title=row.title,
            pieces=excerpt(of.text if of else row.said, words),
            sort_at=row.sort_at,
            edition=row.edition,
            day=row.day,
            source=of.source if of else "",
            url=(of.link or of.url) if of else None,
        )


def _told(connection: Connection, keys: Sequence[ArticleId]) -> dict[str, Row[Any]]:
    """The latest words of some articles."""
    row = revisions.c
    columns: tuple[Any, ...] = (row.article, row.source, row.link, row.url, row.text)
    query = select(*columns).where(row.article.in_(keys)).order_by(row.id)
    found: dict[str, Row[Any]] = {}
    for of in connection.execute(query):
        found[of.article] = of
    return found


def excerpt(said: str, words: Sequence[str]) -> Pieces:
    """Cut out of a text the place where a word asked for stands first, with the words marked.

    Args:
        said: The text.
        words: As `words_of` gives them; none cuts the beginning.
    """
    # Names come with tables of places and people, which opening a store needs not.
    from briefing.names import fold

    looked = said[:_LOOKED_THROUGH]
    marks = [
        match.span()
        for match in _WORD.finditer(looked)
        if any(part.startswith(tuple(words)) for part in fold(match.group()).split())
    ]
    start = _word_start(looked, marks[0][0] - _BEFORE) if marks else 0
    end = start + _SHOWN
    pieces: list[tuple[str, bool]] = [("… ", False)] if start else []
    at = start
    for left, right in marks:
        if right > end:
            break
        pieces += [(looked[at:left], False), (looked[left:right], True)]
        at = right
    rest = looked[at:end] if end >= len(said) else looked[at:end].rpartition(" ")[0] + " …"
    shown = ((" ".join(piece.split("\n")), marked) for piece, marked in [*pieces, (rest, False)])
    return tuple((piece, marked) for piece, marked in shown if piece)


def _word_start(text: str, at: int) -> int:
    """The beginning of the first word after a place; the text's own where that is near."""
    if at <= 0:
        return 0
    space = text.find(" ", at, at + _BEFORE)
    return space + 1 if space >= 0 else at
