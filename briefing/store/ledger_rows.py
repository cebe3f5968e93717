"""The ledger's rows as values, and the conditions that name one row."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, select

from briefing.store.claims import BuildEntry, BuildState, DeliveryEntry, DeliveryState
from briefing.store.database import Database
from briefing.store.tables import builds, deliveries


def new_build(edition: str, day: date, *, now: datetime) -> dict[str, Any]:
    """A day of which nothing is known yet."""
    return {
        "edition": edition,
        "day": day,
        "state": BuildState.PENDING,
        "owner": "",
        "fence": 0,
        "attempts": 0,
        "changed_at": now,
        "error": "",
    }


def one_build(edition: str, day: date) -> ColumnElement[bool]:
    """The row of an edition's day."""
    return and_(builds.c.edition == edition, builds.c.day == day)


def one_delivery(edition: str, day: date, channel: str, recipient: str) -> ColumnElement[bool]:
    """The row of one delivery."""
    return and_(
        deliveries.c.edition == edition,
        deliveries.c.day == day,
        deliveries.c.channel == channel,
        deliveries.c.recipient == recipient,
    )


def this_delivery(entry: DeliveryEntry) -> ColumnElement[bool]:
    """The row that an entry was read from."""
    return one_delivery(entry.edition, entry.day, entry.channel, entry.recipient)


def build_entry(row: Row[Any]) -> BuildEntry:
    """A row of builds as a value."""
    return BuildEntry(
        edition=row.edition,
        day=row.day,
        state=BuildState(row.state),
        owner=row.owner,
        fence=row.fence,
        attempts=row.attempts,
        lease_until=row.lease_until,
        changed_at=row.changed_at,
        error=row.error,
        due=bool(row.due),
        setbacks=row.setbacks,
        retry_at=row.retry_at,
    )


def delivery_entry(row: Row[Any]) -> DeliveryEntry:
    """A row of deliveries as a value."""
    return DeliveryEntry(
        edition=row.edition,
        day=row.day,
        channel=row.channel,
        recipient=row.recipient,
        state=DeliveryState(row.state),
        message_id=row.message_id,
        attempts=row.attempts,
        changed_at=row.changed_at,
        permanent=bool(row.permanent),
        detail=row.detail,
        owner=row.owner,
        early=bool(row.early),
    )


def has_row(database: Database, column: ColumnElement[Any], where: ColumnElement[bool]) -> bool:
    """Whether there is such a row: asked before a write lock is taken for nothing."""
    with database.read() as connection:
        return connection.execute(select(column).where(where).limit(1)).first() is not None
