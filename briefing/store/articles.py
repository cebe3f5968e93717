"""Keeps articles, every wording of each, and finds those an edition's window covers.

Nothing is overwritten: a changed text is a new revision, a better statement about a known text
is a further row. What is read depends only on what was kept, not on the order it came in.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, insert, literal, select
from sqlalchemy.sql import Select

from briefing.model import Article, ArticleId, FetchedArticle, Problem
from briefing.store import identity
from briefing.store.database import Database
from briefing.store.tables import articles, revisions
from briefing.store.wording import (
    UTC_ZONE,
    Row,
    Stated,
    Wording,
    as_known,
    believed,
    originals,
    preference,
    wordings,
)

# Articles for one write transaction: it lasts some hundredths of a second.
_BATCH: Final = 100

# Keys in one IN list: below the 999 parameters that older SQLite allows.
_KEYS: Final = 500

# From noon UTC of a day to its last second in any zone it is at most 24 hours.
_DAY_SLACK: Final = timedelta(hours=26)

_ROW_FIELDS: Final = tuple(Row.__dataclass_fields__)


class Outcome(StrEnum):
    """What keeping a fetched article came to."""

    NEW = "new"
    REVISED = "revised"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one fetched article.

    Attributes:
        outcome: New, a new revision, nothing new, or a copy under another name.
        article: Which article it is; of a duplicate, the one that stands for it.
        revision: The number of the revision that holds its words.
        problem: What the user should know about it, if anything (a date in the future).
    """

    outcome: Outcome
    article: ArticleId
    revision: int
    problem: Problem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A source the store has articles of."""

    name: str
    articles: int
    latest: datetime


class ArticleShelf:
    """The articles of a store.

    Args:
        database: Where they are kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, fetched: FetchedArticle, *, now: datetime) -> Added:
        """Keep one article.

        Args:
            fetched: As a source handed it over.
            now: The moment it is first seen, if it is new.

        Raises:
            StoreError: if the database refuses.
        """
        entry = _entry(fetched, now=now)
        with self._database.write(alone=True) as connection:
            return _add(connection, entry)

    def add_many(self, fetched: Iterable[FetchedArticle], *, now: datetime) -> Iterator[Added]:
        """Keep many articles: some at a time in one transaction, in the order given.

        The source is read outside the transactions. What was yielded is kept for good.

        Raises:
            StoreError: if the database refuses.
        """
        waiting = iter(fetched)
        while batch := [_entry(one, now=now) for one in islice(waiting, _BATCH)]:
            with self._database.write(alone=True) as connection:
                added = [_add(connection, entry) for entry in batch]
            yield from added

    def known(
        self, *, since: datetime | None, until: datetime, zone: ZoneInfo, as_of: datetime
    ) -> tuple[Article, ...]:
        """Return the articles published in a window, each in the words known at a moment.

        Args:
            since: The window's start, itself outside; None for the beginning of time.
            until: The window's end, itself inside.
            zone: The edition's: a date without a time counts until its last second there.
            as_of: The moment: the latest revision known by then, else the first.

        Returns:
            By instant of publication, then id. Of copies from one source only the first
            published.
        """
        coarse = revisions.c.sort_at <= until + _DAY_SLACK
        if since is not None:
            coarse &= revisions.c.sort_at > since - _DAY_SLACK
        with self._database.read() as connection:
            rows = _rows(connection, _of_articles(coarse))
            copies = _rows(connection, _sharing_content(coarse))
            chosen = []
            for _, of in _by_article(rows, zone=zone):
                wording = as_known(of, as_of=as_of)
                at = wording.counts_at(zone)
                if (since is None or since < at) and at <= until:
                    chosen.append((at, wording))
            standing = originals(copies, zone=zone)
            kept = [(at, wording) for at, wording in chosen if _stands(wording, standing)]
            kept.sort(key=lambda entry: (entry[0], entry[1].row.article))
            return _load(connection, [wording for _, wording in kept])

    def get(self, article: ArticleId, *, revision: int | None = None) -> Article | None:
        """Return an article in one revision (the latest unless said), or None if unknown."""
        with self._database.read() as connection:
            of = wordings(_rows(connection, revisions.c.article == article), zone=UTC_ZONE)
            if not of:
                return None
            wanted = of[-1:] if revision is None else of[revision - 1 : revision]
            loaded = _load(connection, wanted if revision is None or revision > 0 else ())
        return loaded[0] if loaded else None

    def first_seen_between(self, *, since: datetime, until: datetime) -> tuple[Article, ...]:
        """Return what the store first saw in a span (since < seen <= until): new texts and edits.

        Each article once, in the latest such revision, by instant first seen, then id.
        """
        span = (revisions.c.first_seen > since) & (revisions.c.first_seen <= until)
        with self._database.read() as connection:
            rows = _rows(connection, _of_articles(span))
            standing = originals(_rows(connection, _sharing_content(span)), zone=UTC_ZONE)
            seen = []
            for _, of in _by_article(rows, zone=UTC_ZONE):
                fresh = [wording for wording in of if since < wording.first_seen <= until]
                if fresh and _stands(fresh[-1], standing):
                    seen.append(fresh[-1])
            seen.sort(key=lambda wording: (wording.first_seen, wording.row.article))
            return _load(connection, seen)

    def dates(self, *, zone: ZoneInfo) -> Mapping[date, int]:
        """Return the days that have articles, in order, with how many: days of the zone."""
        days = Counter(at.astimezone(zone).date() for at, _ in self._standing(zone=zone))
        return dict(sorted(days.items()))

    def outlets(self, *, until: datetime, zone: ZoneInfo) -> tuple[Outlet, ...]:
        """Return the sources of all articles published up to an instant, by name."""
        by_name: dict[str, list[datetime]] = {}
        for at, wording in self._standing(zone=zone):
            if at <= until:
                by_name.setdefault(wording.row.source, []).append(at)
        return tuple(
            Outlet(name=name, articles=len(instants), latest=max(instants))
            for name, instants in sorted(by_name.items())
        )

    def _standing(self, *, zone: ZoneInfo) -> Iterator[tuple[datetime, Wording]]:
        """Every article in its latest wording with its instant, copies left out."""
        with self._database.read() as connection:
            rows = _rows(connection, literal(value=True))
        standing = originals(rows, zone=zone)
        for _, of in _by_article(rows, zone=zone):
            wording = of[-1]
            if _stands(wording, standing):
                yield wording.counts_at(zone), wording


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A fetched article, worked out so far that only the database is left to ask."""

    article: ArticleId
    values: Mapping[str, Any]
    now: datetime
    problem: Problem | None


def _entry(fetched: FetchedArticle, *, now: datetime) -> _Entry:
    title = " ".join(identity.keepable(fetched.title).split())
    text = identity.keepable(fetched.text)
    published = believed(fetched.published, now=now)
    updated = believed(fetched.updated, now=now)
    values: dict[str, Any] = {
        "article": identity.article_id(fetched),
        "content": identity.content_hash(title=title, text=text),
        "source": identity.keepable(fetched.source),
        "key": identity.keepable(fetched.key),
        "origin": identity.keepable(fetched.origin),
        "url": identity.canonical_url(fetched.url),
        "title": title,
        "text": text,
        "length": len(text),
        "published_at": published.at,
        "published_on": published.on,
        "updated_at": updated.at,
        "updated_on": updated.on,
        "stated": published.raw,
        "flag": published.flag,
        "language": fetched.language,
    }
    values["variant"] = identity.variant_hash(*values.values())
    values["first_seen"] = now.astimezone(UTC)
    values["sort_at"] = _sort_at(published, now=now)
    return _Entry(
        article=values["article"],
        values=values,
        now=values["first_seen"],
        problem=_disbelief(published, where=f"{fetched.source}: {fetched.key}"),
    )


def _sort_at(published: Stated, *, now: datetime) -> datetime:
    if published.on is not None:
        return datetime.combine(published.on, time(12), tzinfo=UTC)
    return published.at or now


def _disbelief(published: Stated, *, where: str) -> Problem | None:
    if published.flag is None:
        return None
    why = "more than a day ahead" if published.flag == "future" else "which cannot be"
    return Problem(
        where=where,
        message=f"it says it was published on {published.raw}, {why}; it counts as undated",
        hint="correct the date at its source",
    )


def _add(connection: Connection, entry: _Entry) -> Added:
    same_article = _rows(connection, revisions.c.article == entry.article)
    same_words = [row for row in same_article if row.content == entry.values["content"]]
    copies = _rows(
        connection,
        (revisions.c.content == entry.values["content"])
        & (revisions.c.source == entry.values["source"]),
    )
    row = _row({**entry.values, "id": 0})
    outcome = _outcome(same_article, same_words, copies)
    if not same_article:
        connection.execute(insert(articles).values(id=entry.article, first_seen=entry.now))
    if not same_words or preference(row) < min(preference(kept) for kept in same_words):
        connection.execute(insert(revisions).values(**entry.values))
    article = entry.article
    if outcome is Outcome.DUPLICATE:
        article = originals([*copies, row], zone=UTC_ZONE)[row.source, row.content]
    of = wordings(_rows(connection, revisions.c.article == article), zone=UTC_ZONE)
    revision = next(wording.revision for wording in of if wording.row.content == row.content)
    return Added(outcome=outcome, article=article, revision=revision, problem=entry.problem)


def _outcome(
    same_article: Sequence[Row], same_words: Sequence[Row], copies: Sequence[Row]
) -> Outcome:
    if same_words:
        return Outcome.UNCHANGED
    if same_article:
        return Outcome.REVISED
    return Outcome.DUPLICATE if copies else Outcome.NEW


def _rows(connection: Connection, condition: ColumnElement[bool]) -> list[Row]:
    columns = [revisions.c[name] for name in _ROW_FIELDS]
    query = select(*columns).where(condition).order_by(revisions.c.article, revisions.c.id)
    return [_row(row) for row in connection.execute(query).mappings()]


def _row(values: Mapping[Any, Any]) -> Row:
    return Row(**{name: values[name] for name in _ROW_FIELDS})


def _of_articles(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """All rows of the articles that have a row which meets the condition."""
    wanted: Select[Any] = select(revisions.c.article).where(condition)
    return revisions.c.article.in_(wanted)


def _sharing_content(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """All rows with the words of the articles that have a row which meets the condition."""
    contents: Select[Any] = select(revisions.c.content).where(_of_articles(condition))
    return revisions.c.content.in_(contents)


def _by_article(
    rows: Sequence[Row], *, zone: ZoneInfo
) -> Iterator[tuple[ArticleId, tuple[Wording, ...]]]:
    groups: dict[ArticleId, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.article, []).append(row)
    for article in sorted(groups):
        yield article, wordings(groups[article], zone=zone)


def _stands(wording: Wording, standing: Mapping[tuple[str, str], ArticleId]) -> bool:
    place = (wording.row.source, wording.row.content)
    return standing[place] == wording.row.article


def _load(connection: Connection, chosen: Sequence[Wording]) -> tuple[Article, ...]:
    texts: dict[int, tuple[str, str]] = {}
    for start in range(0, len(chosen), _KEYS):
        keys = [wording.row.id for wording in chosen[start : start + _KEYS]]
        query = select(revisions.c.id, revisions.c.title, revisions.c.text)
        for key, title, text in connection.execute(query.where(revisions.c.id.in_(keys))):
            texts[key] = (title, text)
    return tuple(_article(wording, *texts[wording.row.id]) for wording in chosen)


def _article(wording: Wording, title: str, text: str) -> Article:
    row = wording.row
    return Article(
        id=row.article,
        revision=wording.revision,
        source=row.source,
        title=title,
        text=text,
        url=row.url,
        published_at=row.published_at,
        published_on=row.published_on,
        known_at=wording.known_at,
        first_seen=wording.first_seen,
        language=row.language,
        origin=row.origin,
    )
