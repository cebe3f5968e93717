"""Keeps what is under embargo apart from all that is read, until its time has come.

What is not among the articles is in no brief, no archive, no search and no answer, whoever asks:
that need not be remembered anywhere else. What its source says last about it counts.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any, Final

from sqlalchemy import Connection, delete, func, select

from briefing.model import FetchedArticle, Problem
from briefing.store.tables import revisions, withheld
from briefing.store.upsert import put

# Where a day begins last, and a time without an offset is meant at the latest.
_LAST: Final = timezone(timedelta(hours=-12))
_NEVER: Final = datetime(9990, 1, 1, tzinfo=UTC)
_DATES: Final = ("published", "updated", "embargo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """An article under embargo.

    Attributes:
        fetched: As its source handed it over last.
        until: When it may be told.
        first_seen: When it came.
    """

    fetched: FetchedArticle
    until: datetime
    first_seen: datetime

    @property
    def ends(self) -> bool:
        """Whether its embargo can be read."""
        return self.until < _NEVER

    def is_meant_by(self, words: str) -> bool:
        """Whether somebody means it by some words of its key, its address or its headline."""
        of = (self.fetched.key, self.fetched.url or "", self.fetched.title)
        return any(words.casefold() in one.casefold() for one in of)


def ends(embargo: datetime | date) -> datetime:
    """When an embargo is over, in UTC: a day, or a time without offset, for the last on earth."""
    if not isinstance(embargo, datetime):
        embargo = datetime.combine(embargo, time())
    if embargo.replace(tzinfo=UTC) >= _NEVER:
        return _NEVER
    return (embargo if embargo.tzinfo else embargo.replace(tzinfo=_LAST)).astimezone(UTC)


def is_withheld(fetched: FetchedArticle, *, now: datetime) -> bool:
    """Whether an article may not be told yet."""
    return fetched.embargo is not None and ends(fetched.embargo) > now


def told(fetched: FetchedArticle) -> FetchedArticle:
    """Take an article whose embargo is over as published when it ended, if not later."""
    if fetched.embargo is None:
        return fetched
    until, published = ends(fetched.embargo), fetched.published
    earlier = published is None or ends(published) <= until
    return replace(fetched, embargo=None, published=until if earlier else published)


def hold(
    connection: Connection, articles: Iterable[FetchedArticle], *, now: datetime
) -> Iterator[Problem | None]:
    """Keep articles under embargo; yield for each what the user should know about it."""
    row = withheld.c
    for fetched in articles:
        spot = spot_of(fetched)
        before = connection.scalar(select(row.first_seen).where(row.spot == spot))
        values = {
            "spot": spot,
            "until": ends(fetched.embargo or _NEVER),
            "first_seen": before or now,
            "body": _written(fetched),
        }
        put(connection, withheld, values, keys=("spot",))
        yield _too_late(connection, fetched)


def forget(connection: Connection, spots: Sequence[str]) -> None:
    """Forget what is no longer under embargo: its source says so."""
    if connection.execute(select(withheld.c.spot).limit(1)).first() is not None:
        connection.execute(delete(withheld).where(withheld.c.spot.in_(spots)))


def all_withheld(connection: Connection, *, until: datetime | None = None) -> tuple[Withheld, ...]:
    """Return what is under embargo, that which ends first being first.

    Args:
        connection: To the store.
        until: Only what is over by then.
    """
    query = select(withheld).order_by(withheld.c.until, withheld.c.spot)
    if until is not None:
        query = query.where(withheld.c.until <= until)
    return tuple(
        Withheld(fetched=_read(row.body), until=row.until, first_seen=row.first_seen)
        for row in connection.execute(query)
    )


def spot_of(fetched: FetchedArticle) -> str:
    """Where an article lies at its source."""
    names = (fetched.origin, fetched.source, fetched.document, fetched.key)
    return hashlib.sha256("\0".join(names).encode("utf-8", "replace")).hexdigest()


def _too_late(connection: Connection, fetched: FetchedArticle) -> Problem | None:
    row = revisions.c
    same = (row.source == fetched.source) & (row.key == fetched.key)
    if not connection.scalar(select(func.count()).select_from(revisions).where(same)):
        return None
    return Problem(
        where=f"{fetched.source}: {fetched.key}",
        message="it is under embargo now, but was collected before it was",
        hint="a new wording is held back; 'briefing remove' takes the article out for good",
    )


def _written(fetched: FetchedArticle) -> str:
    said: dict[str, Any] = {one.name: getattr(fetched, one.name) for one in fields(fetched)}
    for name in _DATES:
        said[name] = said[name].isoformat() if said[name] is not None else None
    return json.dumps(said)


def _read(body: str) -> FetchedArticle:
    said = json.loads(body)
    for name in _DATES:
        if said[name] is not None:
            kind = datetime if "T" in said[name] else date
            said[name] = kind.fromisoformat(said[name])
    return FetchedArticle(**said)
