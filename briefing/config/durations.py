"""Reads a span of time as people write it: `90s`, `15m`, `2h`, `1d`; how long to keep: `2y`."""

import re
from datetime import timedelta
from typing import Final

# A source is not asked more often than this, and not more seldom than that.
SHORTEST: Final = timedelta(minutes=1)
LONGEST: Final = timedelta(days=31)

_UNITS: Final = {
    "s": "seconds",
    "m": "minutes",
    "min": "minutes",
    "h": "hours",
    "d": "days",
    "second": "seconds",
    "minute": "minutes",
    "hour": "hours",
    "day": "days",
}
_WORDS: Final = {"hourly": timedelta(hours=1), "daily": timedelta(days=1)}
_SPAN: Final = re.compile(r"(\d{1,6})\s*([a-z]+)")


def span(value: object) -> timedelta:
    """How long a written span is.

    Raises:
        ValueError: if it is none, or not one at which a source can be read; the message says how
            to write one.

    Example:
        >>> span("6 hours")
        datetime.timedelta(seconds=21600)
    """
    text = str(value).strip().casefold()
    match = _SPAN.fullmatch(text)
    unit = match and (_UNITS.get(match[2]) or _UNITS.get(match[2].removesuffix("s")))
    if text in _WORDS:
        return _WORDS[text]
    if not match or not unit:
        raise ValueError(f"'{value}' is no span of time; write '15m', '2h' or '1d'")
    found = timedelta(**{unit: int(match[1])})
    if not SHORTEST <= found <= LONGEST:
        raise ValueError(f"'{value}' is not between one minute and 31 days")
    return found


# Less than that no brief could be made anew that a reader still has before him.
SHORTEST_KEPT: Final = timedelta(days=31)

_LONG_UNITS: Final = {"d": 1, "day": 1, "w": 7, "week": 7, "month": 30, "y": 365, "year": 365}
_FOR_EVER: Final = ("forever", "for ever", "always")


def kept(value: object) -> timedelta | None:
    """How long something is kept; None for ever.

    Raises:
        ValueError: if it is no such span; the message says how to write one.

    Example:
        >>> kept("2 years")
        datetime.timedelta(days=730)
    """
    text = str(value).strip().casefold()
    if value is None or text in _FOR_EVER:
        return None
    match = _SPAN.fullmatch(text)
    days = match and (_LONG_UNITS.get(match[2]) or _LONG_UNITS.get(match[2].removesuffix("s")))
    if not match or not days:
        raise ValueError(f"'{value}' says not how long; write '400d', '26w', '2y' or 'forever'")
    found = timedelta(days=int(match[1]) * days)
    if found < SHORTEST_KEPT:
        raise ValueError(f"'{value}' is less than {SHORTEST_KEPT.days} days")
    return found
