"""Remembers what each run did, and what each feed's server last said."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select

from briefing.model import Problem
from briefing.store.codec import from_plain, to_plain
from briefing.store.database import Database
from briefing.store.patience import again_if_lost
from briefing.store.tables import feeds, runs
from briefing.store.upsert import put


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    """What one run did.

    Attributes:
        kind: "collect", "build", "send", "backfill".
        started_at: When it began.
        finished_at: When it ended.
        succeeded: Whether it did all it was asked to.
        counts: What it counted, by name, such as "new" or "duplicate".
        problems: What went wrong on the way.
        edition: Which edition, if it was about one.
        day: Which of its days.
    """

    kind: str
    started_at: datetime
    finished_at: datetime
    succeeded: bool
    counts: Mapping[str, int]
    problems: tuple[Problem, ...] = ()
    edition: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What is known about fetching one feed.

    Attributes:
        url: Its address as configured.
        etag: What the server called the version it last sent.
        last_modified: When the server said that was written, in its own words.
        checked_at: When it was last asked.
        next_fetch_at: Before when it need not be asked again.
        failures: How often it failed in a row.
        error: Why, the last time.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None
    checked_at: datetime | None = None
    next_fetch_at: datetime | None = None
    failures: int = 0
    error: str = ""


@again_if_lost()
class Journal:
    """The run log and the feeds of a store.

    Args:
        database: Where they are kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, run: RunRecord) -> None:
        """Write down what a run did.

        Raises:
            StoreError: if the database refuses.
        """
        values = {field.name: getattr(run, field.name) for field in fields(run)}
        values["counts"] = json.dumps(dict(sorted(run.counts.items())))
        values["problems"] = json.dumps([to_plain(problem) for problem in run.problems])
        with self._database.write() as connection:
            connection.execute(insert(runs).values(**values))

    def runs(self, *, kind: str | None = None, limit: int = 20) -> tuple[RunRecord, ...]:
        """Return the last runs, the newest first."""
        query = select(runs).order_by(runs.c.started_at.desc(), runs.c.id.desc()).limit(limit)
        if kind is not None:
            query = query.where(runs.c.kind == kind)
        with self._database.read() as connection:
            return tuple(_run(row) for row in connection.execute(query))

    def feed(self, url: str) -> FeedState:
        """Return what is known about fetching a feed; of a new one, nothing."""
        query = select(feeds).where(feeds.c.url == url)
        with self._database.read() as connection:
            row = connection.execute(query).mappings().first()
        return FeedState(url=url) if row is None else FeedState(**dict(row))

    def put_feed(self, state: FeedState) -> None:
        """Keep what is now known about fetching a feed.

        Raises:
            StoreError: if the database refuses.
        """
        values = {field.name: getattr(state, field.name) for field in fields(state)}
        with self._database.write() as connection:
            put(connection, feeds, values, keys=("url",))

    def forget_feeds(self, prefix: str, *, before: datetime) -> None:
        """Drop what is known about addresses of one kind that were last asked before a time.

        Args:
            prefix: How their names begin.
            before: The time.

        Raises:
            StoreError: if the database refuses.
        """
        old = feeds.c.url.startswith(prefix, autoescape=True) & (feeds.c.checked_at < before)
        with self._database.write() as connection:
            connection.execute(delete(feeds).where(old))


def _run(row: Row[Any]) -> RunRecord:
    return RunRecord(
        kind=row.kind,
        started_at=row.started_at,
        finished_at=row.finished_at,
        succeeded=bool(row.succeeded),
        counts=json.loads(row.counts),
        problems=tuple(from_plain(Problem, plain) for plain in json.loads(row.problems)),
        edition=row.edition,
        day=row.day,
    )
