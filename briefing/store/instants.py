"""How the store writes an instant: text of one width in UTC, which sorts as it reads.

It looks the same in both databases.
"""

from datetime import UTC, datetime

from sqlalchemy import Dialect, String
from sqlalchemy.types import TypeDecorator
from typing_extensions import override


class Instant(TypeDecorator[datetime]):
    """An aware UTC datetime as `2026-03-10T07:00:00.000000Z`."""

    impl = String(27)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write an instant; one without a zone is a bug."""
        del dialect
        return None if value is None else instant_text(value)

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read an instant."""
        del dialect
        return None if value is None else datetime.fromisoformat(value)


def instant_text(instant: datetime) -> str:
    """Write an aware datetime in UTC, always in 27 characters."""
    if instant.tzinfo is None:
        raise ValueError(f"an instant needs a zone: {instant!r}")
    utc = instant.astimezone(UTC).replace(tzinfo=None)
    return utc.isoformat(timespec="microseconds") + "Z"
