"""Reads the dates that articles and feeds state: an instant, a day, or nothing.

A time without a zone is taken as UTC: it is off by some hours at most, where the day alone could
put an article into the next day's brief.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import Final

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june",
            "jul july", "aug august", "sep sept september", "oct october", "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

# Zone names in feeds that e-mail's rules do not know, with their hours from UTC.
_ZONES: Final = {
    "CET": 1, "CEST": 2, "MET": 1, "MEST": 2, "WET": 0, "WEST": 1, "BST": 1, "IST": 5.5,
    "EET": 2, "EEST": 3, "MSK": 3, "TRT": 3, "TSI": 3, "JST": 9, "KST": 9, "HKT": 8, "SGT": 8,
    "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "SAST": 2, "GST": 4, "PKT": 5, "Z": 0,
}  # fmt: skip

_ISO_BASIC: Final = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})")
_ISO_WITH_TIME: Final = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*"
    r"(Z|UTC|GMT|[A-Z]{2,4}|[+-]\d{2}:?\d{2}|[+-]\d{2})?",
    re.IGNORECASE,
)
_DAY_FIRST: Final = re.compile(
    r"(?:[a-z]+,?\s+)?(\d{1,2})\.?\s+([a-z]+)\.?,?\s+(\d{4})", re.IGNORECASE
)
_MONTH_FIRST: Final = re.compile(
    r"(?:[a-z]+,\s+)?([a-z]+)\.?\s+(\d{1,2}),?\s+(\d{4})", re.IGNORECASE
)
_OFFSET: Final = re.compile(r"([+-])(\d{2}):?(\d{2})?")

# Longer than any date; a pattern never sees more.
_LONGEST: Final = 64


def read_date(stated: str) -> datetime | date | None:
    """Read a date as printed in metadata.

    Returns:
        An aware instant in UTC; a day, if no time is stated; None if it cannot be read.
    """
    text = " ".join(stated.split())
    if not text or len(text) > _LONGEST:
        return None
    try:
        return _day(text) or _iso_instant(text) or _mail_instant(text)
    except (ValueError, OverflowError):
        return None


def _day(text: str) -> date | None:
    if match := _ISO_BASIC.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if (match := _DAY_FIRST.fullmatch(text)) and match[2].lower() in _MONTHS:
        return date(int(match[3]), _MONTHS[match[2].lower()], int(match[1]))
    if (match := _MONTH_FIRST.fullmatch(text)) and match[1].lower() in _MONTHS:
        return date(int(match[3]), _MONTHS[match[1].lower()], int(match[2]))
    return None


def _iso_instant(text: str) -> datetime | None:
    match = _ISO_WITH_TIME.fullmatch(text)
    if match is None:
        return None
    zone = _zone(match[8])
    if zone is None:
        return None
    fraction = int((match[7] or "0").ljust(6, "0")[:6])
    parts = [int(match[group] or 0) for group in range(1, 7)]
    midnight_after = parts[3] == 24 and not any(parts[4:]) and not fraction
    if midnight_after:
        parts[3] = 0
    year, month, day, hour, minute, second = parts
    leap = second == 60
    instant = datetime(
        year, month, day, hour, minute, 59 if leap else second, fraction, tzinfo=zone
    )
    return instant.astimezone(UTC) + timedelta(days=1 if midnight_after else 0)


def _zone(name: str | None) -> timezone | None:
    if name is None or name.upper() in ("UTC", "GMT", "Z"):
        return UTC
    if match := _OFFSET.fullmatch(name):
        offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        return timezone(-offset if match[1] == "-" else offset)
    hours = _ZONES.get(name.upper())
    return None if hours is None else timezone(timedelta(hours=hours))


def _mail_instant(text: str) -> datetime | None:
    head, _, name = text.rpartition(" ")
    hours = _ZONES.get(name.upper())
    try:
        instant = parsedate_to_datetime(text if hours is None else f"{head} +0000")
    except (TypeError, IndexError):
        return None
    if hours is not None:
        return instant.astimezone(UTC) - timedelta(hours=hours)
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)
