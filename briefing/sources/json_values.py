"""Takes values and rows of JSON out of what databases and programs of tables wrap them in."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

# Moments as databases keep them, in seconds, and as lists of numbers: [2026, 3, 10, 8, 30].
_SECONDS: Final = ("_seconds", "seconds")
_PARTS: Final = range(3, 8)
_YEARS: Final = range(1900, 2101)
_FEWEST_COLUMNS: Final = 2


def plain_value(value: object) -> object:
    """A value out of what a database wraps it in: {"$date": {"$numberLong": "..."}}."""
    if isinstance(value, Mapping):
        moment = _moment(value)
        if moment is not None:
            return moment
    while isinstance(value, Mapping) and len(value) == 1:
        ((name, inner),) = value.items()
        if not str(name).startswith("$"):
            break
        value = inner
    if isinstance(value, list) and value and _are_numbers(value):
        return _of_numbers(value) or value
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str | int | float):
        return value[0]  # programs that load pages make a list of everything
    return value


def as_rows(value: object) -> object:
    """A table as a list of objects, one for each row; anything else as it is.

    >>> as_rows({"title": {"0": "A", "1": "B"}, "text": {"0": "a", "1": "b"}})
    [{'title': 'A', 'text': 'a'}, {'title': 'B', 'text': 'b'}]
    """
    if not isinstance(value, Mapping):
        return value
    columns, rows = value.get("columns"), value.get("data")
    if isinstance(columns, list) and isinstance(rows, list) and all(map(_is_name, columns)):
        whole = [row for row in rows if isinstance(row, list) and len(row) == len(columns)]
        return [dict(zip(columns, row, strict=True)) for row in whole] or value
    parts = list(value.values())
    if len(parts) < _FEWEST_COLUMNS or not all(isinstance(part, Mapping) for part in parts):
        return value
    keys = list(parts[0])
    if not keys or any(list(part) != keys for part in parts) or not all(map(_is_number, keys)):
        return value
    return [{name: part[key] for name, part in value.items()} for key in keys]


def _is_name(column: object) -> bool:
    return isinstance(column, str)


def _is_number(key: object) -> bool:
    return isinstance(key, str) and key.isdecimal()


def _moment(value: Mapping[object, object]) -> str | None:
    """Seconds since 1970, or the parts of a day, as they would be stated."""
    seconds = next((value[name] for name in _SECONDS if name in value), None)
    if isinstance(seconds, int | str) and len(value) <= len(_SECONDS):
        return str(seconds)
    days = value.get("date-parts")
    if isinstance(days, list) and days and isinstance(days[0], list):
        return "-".join(str(number).zfill(2) for number in days[0])
    return None


def _are_numbers(value: list[object]) -> bool:
    return len(value) in _PARTS and all(type(number) is int for number in value)


def _of_numbers(value: list[int]) -> str | None:
    if value[0] not in _YEARS:
        return None
    try:
        year, month, day, *clock = value[:6]
        hour, minute, second = (*clock, 0, 0, 0)[:3]
        moment = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return moment.isoformat() if len(value) > min(_PARTS) else moment.date().isoformat()
