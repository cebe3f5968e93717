"""Reads dates, moments and editions as people type them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from briefing.errors import UsageError
from briefing.plugins import nearest

if TYPE_CHECKING:
    from briefing.config import EditionConfig
    from briefing.config.glance import KeptEdition

    _Edition = TypeVar("_Edition", EditionConfig, KeptEdition)

# Outside of these years a mistyped date is certain, and calendars begin to fail.
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


def parse_day(text: str, *, zone: str, now: datetime) -> date:
    """A day as the command line takes it: YYYY-MM-DD, today or yesterday, in a zone.

    Raises:
        UsageError: if it is none of these.
    """
    today = now.astimezone(ZoneInfo(zone)).date()
    word = text.strip().casefold()
    if word in ("today", "yesterday"):
        return today - timedelta(days=word == "yesterday")
    try:
        day = datetime.strptime(word, "%Y-%m-%d").date()  # noqa: DTZ007  (a calendar day)
    except ValueError:
        day = date.min
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise UsageError(f"'{text}' is no date", hint="write YYYY-MM-DD, 'today' or 'yesterday'")
    return day


def parse_moment(text: str, *, zone: str, end: bool = False) -> datetime:
    """A moment as the command line takes it: an ISO date-time, or a date for its first second.

    Args:
        text: Without an offset it is meant in the zone.
        zone: IANA name.
        end: Whether a date stands for its last second instead.

    Raises:
        UsageError: if it is no date or date-time.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise UsageError(
            f"'{text}' is no date or time", hint="write 2026-03-04 or 2026-03-04T07:00"
        ) from error
    if len(text.strip()) <= 10 and end:
        moment = datetime.combine(moment.date(), time(23, 59, 59))
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise UsageError(f"'{text}' is no date or time of a brief")
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(zone))
    return moment.astimezone(UTC)


def chosen_editions(editions: "Sequence[_Edition]", name: str | None) -> "tuple[_Edition, ...]":
    """The edition of a name, or all.

    Raises:
        UsageError: if there is no such edition.
    """
    if name is None:
        return tuple(editions)
    known = [edition.name for edition in editions]
    chosen = tuple(edition for edition in editions if edition.name == name)
    if not chosen:
        choices = f"; known: {', '.join(known)}"
        raise UsageError(f"there is no edition '{name}'{nearest(name, known, otherwise=choices)}")
    return chosen
