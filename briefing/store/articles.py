"""Keeps articles, every wording of each, and finds those an edition's window covers.

Nothing is overwritten: a changed text is a new revision, a better statement about a known text
is a further row. What is read depends only on what was kept, not on the order it came in.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import literal

from briefing.model import Article, ArticleId, FetchedArticle, published_instant
from briefing.store.article_loading import KEYS, load, outlines_of, texts_of
from briefing.store.database import Database
from briefing.store.embargoed import Withheld, all_withheld, forget, hold, is_withheld, told
from briefing.store.entry_matching import place_of
from briefing.store.intake import Added, IncomingEntry, Intake, Outcome, entry_of, in_documents
from briefing.store.outlines import Outline
from briefing.store.patience import again_if_lost
from briefing.store.revisions import UTC_ZONE, Wording, originals, wordings
from briefing.store.rows import rows_of
from briefing.store.tables import revisions
from briefing.store.window_articles import (
    around,
    by_article,
    chosen,
    day_of,
    of_articles,
    settled_days,
    sharing_content,
    stands,
)

# Articles for one write transaction: it lasts some hundredths of a second.
_BATCH: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A source the store has articles of."""

    name: str
    articles: int
    latest: datetime


@again_if_lost()
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
        (added,) = self.add_many([fetched], now=now)
        return added

    def add_many(
        self,
        fetched: Iterable[FetchedArticle],
        *,
        now: datetime,
        undated_at: datetime | None = None,
    ) -> Iterator[Added]:
        """Keep what one source brought: some at a time in one transaction, in the order given.

        Entries of one document in different words are different articles, whatever address or
        key they share. The source is read outside the transactions. What was yielded is kept for
        good.

        Args:
            fetched: As a source hands them over.
            now: The moment they are first seen, if they are new.
            undated_at: That moment for those that do not say when they were published; now if
                not given.

        Raises:
            StoreError: if the database refuses.
        """
        intake = Intake()
        aside: list[FetchedArticle] = []
        free = _free(fetched, now=now, aside=aside)
        for together in in_documents(entry_of(one, now=now, undated_at=undated_at) for one in free):
            intake.expect(together)
            for start in range(0, len(together), _BATCH):
                intake, added = self._keep(intake, together[start : start + _BATCH])
                yield from added
        for start in range(0, len(aside), _BATCH):
            yield from self._withhold(aside[start : start + _BATCH], now=now)

    def _keep(
        self, intake: Intake, batch: Sequence[IncomingEntry]
    ) -> tuple[Intake, Sequence[Added]]:
        """Keep some entries; the intake given does not know of them, the one returned does."""
        after = intake.copy()
        with self._database.write(alone=True) as connection:
            added = after.add(connection, batch)
            forget(connection, [entry.spot_of_source for entry in batch])
        return after, added

    def release(self, *, now: datetime) -> tuple[Added, ...]:
        """Take up what was under embargo and is so no longer, as published when that ended.

        Raises:
            StoreError: if the database refuses.
        """
        with self._database.read() as connection:
            over = all_withheld(connection, until=now)
        return tuple(self.add_many([one.fetched for one in over], now=now))

    def withheld(self, words: str = "") -> tuple[Withheld, ...]:
        """Return what is under embargo, that which ends first being first.

        Args:
            words: Only what has them in its key, its address or its headline.

        Raises:
            StoreError: if the database refuses.
        """
        with self._database.read() as connection:
            found = all_withheld(connection)
        return tuple(one for one in found if one.is_meant_by(words))

    def _withhold(self, aside: Sequence[FetchedArticle], *, now: datetime) -> tuple[Added, ...]:
        with self._database.write() as connection:
            problems = list(hold(connection, aside, now=now))
        return tuple(
            Added(
                outcome=Outcome.WITHHELD,
                article=place_of(fetched).plain,
                revision=0,
                problem=problem,
            )
            for fetched, problem in zip(aside, problems, strict=True)
        )

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
        with self._database.read() as connection:
            given = around(connection, since=since, until=until)
            found = chosen(given, since=since, until=until, zone=zone, as_of=as_of)
            return load(connection, found)

    def outlines(
        self, *, since: datetime, until: datetime, zone: ZoneInfo, as_of: datetime
    ) -> tuple[Outline, ...]:
        """Return the same articles as `known`, without their texts, with their former wordings."""
        with self._database.read() as connection:
            given = around(connection, since=since, until=until)
        return outlines_of(given, since=since, until=until, zone=zone, as_of=as_of)

    def outlines_of_days(
        self, *, first: date, last: date, zone: ZoneInfo, as_of: datetime
    ) -> Mapping[date, tuple[tuple[Outline, ...], datetime | None]]:
        """Return the same by day (UTC), for each of some days.

        Midnight ends a day. With each day stands the moment from which on the words of its
        articles do not depend on the moment asked for; None if they never do.
        """
        since = datetime.combine(first, time.min, tzinfo=UTC)
        until = datetime.combine(last, time.min, tzinfo=UTC) + timedelta(days=1)
        with self._database.read() as connection:
            given = around(connection, since=since, until=until)
        settled = settled_days(given, zone=zone)
        found: dict[date, list[Outline]] = {
            first + timedelta(days=n): [] for n in range((last - first).days + 1)
        }
        for one in outlines_of(given, since=since, until=until, zone=zone, as_of=as_of):
            found[day_of(published_instant(one.article, zone=zone))].append(one)
        return {day: (tuple(of), settled.get(day)) for day, of in found.items()}

    def written_out(self, outlines: Sequence[Outline]) -> tuple[Article, ...]:
        """Return the articles of some outlines with their texts, in the order given."""
        with self._database.read() as connection:
            texts = texts_of(connection, [outline.row for outline in outlines])
        return tuple(replace(one.article, text=texts[one.row][1]) for one in outlines)

    def get(self, article: ArticleId, *, revision: int | None = None) -> Article | None:
        """Return an article in one revision (the latest unless said), or None if unknown."""
        with self._database.read() as connection:
            of = wordings(rows_of(connection, revisions.c.article == article), zone=UTC_ZONE)
            if not of:
                return None
            wanted = of[-1:] if revision is None else of[revision - 1 : revision]
            loaded = load(connection, wanted if revision is None or revision > 0 else ())
        return loaded[0] if loaded else None

    def find(self, words: str) -> tuple[Article, ...]:
        """Return the articles that somebody may mean, each in its latest wording, newest first.

        Args:
            words: An id or its beginning, an address, a key or its end, or words of a headline.
        """
        # Names come with tables of places and people, which opening a store needs not.
        from briefing.store.article_lookup import matching

        with self._database.read() as connection:
            found = matching(connection, words)
            of = rows_of(connection, revisions.c.article.in_(found[:KEYS]))
            latest = [grouped[-1] for _, grouped in by_article(of, zone=UTC_ZONE)]
            latest.sort(key=lambda wording: wording.counts_at(UTC_ZONE), reverse=True)
            return load(connection, latest)

    def original(self, article: ArticleId) -> ArticleId:
        """Return the article that stands for this one's text: itself, unless it is a copy.

        Copies are articles of one source with the same words; the one published first stands.
        """
        with self._database.read() as connection:
            of = wordings(rows_of(connection, revisions.c.article == article), zone=UTC_ZONE)
            copies = rows_of(connection, sharing_content(revisions.c.article == article))
        if not of:
            return article
        return originals(copies, zone=UTC_ZONE)[of[-1].row.source, of[-1].row.content]

    def first_seen_between(self, *, since: datetime, until: datetime) -> tuple[Article, ...]:
        """Return what the store first saw in a span (since < seen <= until): new texts and edits.

        Each article once, in the latest such revision, by instant first seen, then id.
        """
        span = (revisions.c.first_seen > since) & (revisions.c.first_seen <= until)
        with self._database.read() as connection:
            rows = rows_of(connection, of_articles(span))
            standing = originals(rows_of(connection, sharing_content(span)), zone=UTC_ZONE)
            seen = []
            for _, of in by_article(rows, zone=UTC_ZONE):
                fresh = [wording for wording in of if since < wording.first_seen <= until]
                if fresh and stands(fresh[-1], standing):
                    seen.append(fresh[-1])
            seen.sort(key=lambda wording: (wording.first_seen, wording.row.article))
            return load(connection, seen)

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
            rows = rows_of(connection, literal(value=True))
        standing = originals(rows, zone=zone)
        for _, of in by_article(rows, zone=zone):
            wording = of[-1]
            if stands(wording, standing):
                yield wording.counts_at(zone), wording


def _free(
    fetched: Iterable[FetchedArticle], *, now: datetime, aside: list[FetchedArticle]
) -> Iterator[FetchedArticle]:
    """Yield what may be told, and put aside what is under embargo."""
    for one in fetched:
        if is_withheld(one, now=now):
            aside.append(one)
        else:
            yield told(one)
