"""Keeps what later briefs need of the articles of one day, together, as long as nothing changes.

What a day holds follows from the rows about its articles, and from others in the same words.
Whoever writes such a row counts up the days it bears on: what was made before counts no more.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import Connection, delete, select

from briefing.store.database import Database
from briefing.store.patience import again_if_lost
from briefing.store.tables import changed_days, days, revisions
from briefing.store.upsert import count_up, put
from briefing.store.window_articles import of_articles, sharing_content

# Ids in one IN list: below the 999 parameters that older SQLite allows.
_IDS: Final = 500
# A row is sorted by an instant that lies as many days from where its article counts, at most:
# a day without a time is sorted by its noon, and ends later in another zone.
_SLACK: Final = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayState:
    """What is kept of one day.

    Attributes:
        day: The day, in UTC.
        changes: How often the days around it had been changed when it was made.
        settled_at: The moment from which on its articles have their present words; None if they
            never had others.
        body: What is kept.
    """

    day: date
    changes: int
    settled_at: datetime | None
    body: bytes


@again_if_lost()
class DayShelf:
    """The days of a store.

    Args:
        database: Where they are kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def changes(self, *, first: date, last: date) -> Mapping[date, int]:
        """How often each of some days, in order, was changed; asked before its rows are read.

        Raises:
            StoreError: if the database refuses.
        """
        with self._database.read() as connection:
            return _changes(connection, first=first, last=last)

    def get(
        self, *, first: date, last: date, zone: str, version: str, as_of: datetime
    ) -> Mapping[date, bytes]:
        """Return what is kept of some days and is true of a moment, by day.

        Args:
            first: The first of the days.
            last: The last.
            zone: The zone it was made for.
            version: Of what made it.
            as_of: The moment whose words are asked for.

        Raises:
            StoreError: if the database refuses.
        """
        query = select(days.c.day, days.c.changes, days.c.settled_at, days.c.body).where(
            days.c.day.between(first, last), days.c.zone == zone, days.c.version == version
        )
        with self._database.read() as connection:
            found = connection.execute(query).all()
            # Asked after the bodies: what is changed meanwhile is not taken.
            current = _changes(connection, first=first, last=last)
        return {
            day: bytes(body)
            for day, changes, settled_at, body in found
            if changes == current[day] and (settled_at is None or settled_at <= as_of)
        }

    def put(self, made: Iterable[DayState], *, zone: str, version: str) -> None:
        """Keep what was made of some days; what was kept of them is replaced.

        Raises:
            StoreError: if the database refuses.
        """
        with self._database.write() as connection:
            for one in sorted(made, key=lambda one: one.day):
                row = {
                    "day": one.day,
                    "zone": zone,
                    "version": version,
                    "changes": one.changes,
                    "settled_at": one.settled_at,
                    "body": one.body,
                }
                put(connection, days, row, keys=("day", "zone", "version"))

    def forget(self, *, before: date, version: str) -> int:
        """Drop what is kept of older days, and what any other version made.

        Returns:
            How much was dropped.

        Raises:
            StoreError: if the database refuses.
        """
        with self._database.write() as connection:
            old = (days.c.day < before) | (days.c.version != version)
            return connection.execute(delete(days).where(old)).rowcount


def _changes(connection: Connection, *, first: date, last: date) -> dict[date, int]:
    around = changed_days.c.day.between(first - _SLACK, last + _SLACK)
    rows = connection.execute(select(changed_days.c.day, changed_days.c.changes).where(around))
    counted = {row.day: row.changes for row in rows}
    near = range(-_SLACK.days, _SLACK.days + 1)
    return {
        day: sum(counted.get(day + timedelta(days=away), 0) for away in near)
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
    }


def count_changes(connection: Connection, articles: Collection[str]) -> None:
    """Count up every day on which rows about some articles bear, within a transaction.

    Called after they are written, and before they are taken away or given to others.
    """
    ids = sorted(articles)
    touched: set[date] = set()
    for start in range(0, len(ids), _IDS):
        some = revisions.c.article.in_(ids[start : start + _IDS])
        query = select(revisions.c.sort_at).where(of_articles(sharing_content(some))).distinct()
        touched.update(at.date() for at in connection.scalars(query))
    for day in sorted(touched):
        count_up(connection, changed_days, {"day": day}, count="changes")
