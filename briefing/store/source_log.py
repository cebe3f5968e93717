"""Remembers how each source fared: when it was last read, what it brought, how often it failed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, String, func, select, type_coerce

from briefing.store.database import Database
from briefing.store.patience import again_if_lost
from briefing.store.tables import revisions, sources
from briefing.store.upsert import put


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """How one source has fared so far.

    Attributes:
        name: The source, as the configuration calls it.
        tried_at: When it was last asked; None if never.
        read_at: When it was last read with success; None if never.
        items: How many articles it handed over then.
        failures: How often in a row it has failed since.
        error: Why, the last time; "" if it did not.
        articles: How many articles the store has of it.
        newest_at: When it last brought something new.
        days: The days (UTC) on which it brought something new, in order.
    """

    name: str
    tried_at: datetime | None = None
    read_at: datetime | None = None
    items: int = 0
    failures: int = 0
    error: str = ""
    articles: int = 0
    newest_at: datetime | None = None
    days: tuple[date, ...] = ()


@again_if_lost()
class SourceLog:
    """What is known of the sources of a store.

    Args:
        database: Where it is kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def note_read(self, name: str, *, now: datetime, items: int, unchanged: bool = False) -> None:
        """Write down that a source was read.

        Args:
            name: The source.
            now: The time.
            items: How many articles it handed over.
            unchanged: Whether those of the last time stand besides, as nothing has changed.

        Raises:
            StoreError: if the database refuses.
        """
        with self._database.write(alone=unchanged) as connection:
            if unchanged:
                query = select(sources.c["items"]).where(sources.c.name == name)
                items = max(items, connection.execute(query).scalar() or 0)
            values = {"name": name, "tried_at": now, "read_at": now, "items": items}
            put(connection, sources, {**values, "failures": 0, "error": ""}, keys=("name",))

    def note_failure(self, name: str, *, now: datetime, error: str) -> None:
        """Write down that a source could not be read.

        Raises:
            StoreError: if the database refuses.
        """
        with self._database.write(alone=True) as connection:
            query = select(sources).where(sources.c.name == name)
            known = connection.execute(query).mappings().first()
            before: Mapping[Any, Any] = known or {"name": name, "items": 0, "failures": 0}
            failures = before["failures"] + 1
            values = {**before, "tried_at": now, "failures": failures, "error": error}
            put(connection, sources, values, keys=("name",))

    def health(self, names: Iterable[str]) -> tuple[SourceHealth, ...]:
        """Return how some sources have fared, in the order of their names given."""
        with self._database.read() as connection:
            rows = {row["name"]: row for row in connection.execute(select(sources)).mappings()}
            brought = _brought(connection)
            days = _days(connection)
        return tuple(
            SourceHealth(
                **{"name": name, **rows.get(name, {})},
                articles=brought[name][0] if name in brought else 0,
                newest_at=brought[name][1] if name in brought else None,
                days=tuple(sorted(days[name])),
            )
            for name in names
        )


def _brought(connection: Connection) -> dict[str, tuple[int, datetime]]:
    """For each source how many articles there are of it, and when the newest words came."""
    newest = func.max(revisions.c.first_seen, type_=revisions.c.first_seen.type)
    many = func.count(revisions.c.article.distinct())
    query = select(revisions.c.origin, many, newest).group_by(revisions.c.origin)
    return {origin: (count, at) for origin, count, at in connection.execute(query)}


def _days(connection: Connection) -> defaultdict[str, set[date]]:
    """For each source the days on which it brought something new."""
    day = func.substr(type_coerce(revisions.c.first_seen, String), 1, 10)
    found: defaultdict[str, set[date]] = defaultdict(set)
    for origin, text in connection.execute(select(revisions.c.origin, day).distinct()):
        found[origin].add(date.fromisoformat(text))
    return found
