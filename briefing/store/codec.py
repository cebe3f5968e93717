"""Writes the nouns of `briefing.model` as JSON and reads them back exactly. No pickle anywhere.

Strict: a field that a noun does not have, or lacks, is an error, so that a damaged or foreign
text never becomes a half-right value. A field added later with a default may be absent, so that
what an older version wrote is still read.
"""

import dataclasses
import json
import types
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from typing import Any, Final, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

from briefing.errors import StoreError

T = TypeVar("T")

# The version of this notation, not of the nouns: it changes if e.g. dates are written otherwise.
NOTATION: Final = 1


def encode(value: object) -> str:
    """Write a noun as one line of JSON: the same value always gives the same text."""
    envelope = {"notation": NOTATION, "type": type(value).__name__, "value": to_plain(value)}
    return json.dumps(envelope, ensure_ascii=True, allow_nan=False, separators=(",", ":"))


def decode(kind: type[T], text: str) -> T:
    """Read back what `encode` wrote.

    Raises:
        StoreError: if the text is not such a value.
    """
    try:
        envelope = json.loads(text)
        notation, name = envelope["notation"], envelope["type"]
    except (ValueError, TypeError, KeyError) as error:
        raise _damaged(kind.__name__, "it is not the JSON that briefing writes") from error
    if notation != NOTATION:
        raise StoreError(
            f"a kept {kind.__name__} is written in notation {notation!r}, not {NOTATION}",
            hint="update briefing",
        )
    if name != kind.__name__:
        raise _damaged(kind.__name__, f"it is a {name!r}")
    try:
        value: T = _reader(kind)(envelope.get("value"))
    except (ValueError, TypeError, OverflowError) as error:
        raise _damaged(kind.__name__, str(error)) from error
    return value


def to_plain(value: object) -> Any:
    """Turn a noun into what JSON knows: objects, arrays, strings, numbers."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): to_plain(value[key]) for key in sorted(value)}
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return _plain_instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    raise TypeError(f"cannot be written as JSON: {type(value).__name__}")


def from_plain(kind: type[T], plain: object) -> T:
    """Read one noun from what `to_plain` gave.

    Raises:
        StoreError: if it is not such a value.
    """
    try:
        value: T = _reader(kind)(plain)
    except (ValueError, TypeError, OverflowError) as error:
        raise _damaged(kind.__name__, str(error)) from error
    return value


def _plain_instant(value: datetime) -> str:
    if value.tzinfo is None:
        raise TypeError(f"an instant needs a zone: {value!r}")
    return value.astimezone(UTC).isoformat()


def _damaged(name: str, why: str) -> StoreError:
    return StoreError(
        f"a kept {name} cannot be read: {why}",
        hint="restore the store from a copy, or build that day anew with --rebuild",
    )


_Reader = Callable[[Any], Any]


@cache
def _reader(kind: Any) -> _Reader:
    """How a value of a type is read: worked out once for each type."""
    if isinstance(kind, NewType):
        return _reader(kind.__supertype__)
    if get_origin(kind) in (Union, types.UnionType):
        return _read_union(kind)
    if get_origin(kind) is tuple:
        return _read_tuple(get_args(kind))
    if get_origin(kind) in (dict, Mapping):
        return _read_mapping(get_args(kind))
    if dataclasses.is_dataclass(kind):
        return _read_dataclass(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind in _SCALARS:
        return _SCALARS[kind]
    raise TypeError(f"no noun may have a field of type {kind!r}")


def _exactly(kind: type) -> _Reader:
    def read(plain: Any) -> Any:
        if type(plain) is not kind:
            raise ValueError(f"{plain!r} is no {kind.__name__}")
        return plain

    return read


def _read_float(plain: Any) -> float:
    if type(plain) not in (int, float):
        raise ValueError(f"{plain!r} is no number")
    return float(plain)


def _read_date(plain: Any) -> date:
    return date.fromisoformat(_exactly(str)(plain))


def _read_instant(plain: Any) -> datetime:
    instant = datetime.fromisoformat(_exactly(str)(plain))
    if instant.tzinfo is None:
        raise ValueError(f"{plain!r} has no zone")
    return instant.astimezone(UTC)


_SCALARS: Final[Mapping[Any, _Reader]] = {
    str: _exactly(str),
    bool: _exactly(bool),
    int: _exactly(int),
    float: _read_float,
    date: _read_date,
    datetime: _read_instant,
    type(None): _exactly(type(None)),
}


def _read_union(kind: Any) -> _Reader:
    # An instant before a day: every day also reads as an instant, but never the other way round.
    members = sorted(get_args(kind), key=lambda member: member is not datetime)
    readers = [_reader(member) for member in members]

    def read(plain: Any) -> Any:
        failures = []
        for reader in readers:
            try:
                return reader(plain)
            except (ValueError, TypeError) as error:
                failures.append(str(error))
        raise ValueError("; ".join(failures))

    return read


def _read_tuple(arguments: tuple[Any, ...]) -> _Reader:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        item = _reader(arguments[0])
        return lambda plain: tuple(item(element) for element in _exactly(list)(plain))
    readers = [_reader(argument) for argument in arguments]

    def read(plain: Any) -> Any:
        elements = _exactly(list)(plain)
        if len(elements) != len(readers):
            raise ValueError(f"{len(elements)} values where {len(readers)} belong")
        return tuple(reader(element) for reader, element in zip(readers, elements, strict=True))

    return read


def _read_mapping(arguments: tuple[Any, ...]) -> _Reader:
    key, value = (_reader(argument) for argument in arguments)

    def read(plain: Any) -> Any:
        return {key(name): value(element) for name, element in _exactly(dict)(plain).items()}

    return read


def _read_dataclass(kind: Any) -> _Reader:
    hints = get_type_hints(kind)
    fields = dataclasses.fields(kind)
    # Read lazily: a noun may hold itself.
    readers = {field.name: (lambda plain, t=hints[field.name]: _reader(t)(plain)) for field in fields}
    required = {
        field.name
        for field in fields
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    }

    def read(plain: Any) -> Any:
        given = _exactly(dict)(plain)
        if unknown := sorted(given.keys() - readers.keys()):
            raise ValueError(f"{kind.__name__} has no field {unknown[0]!r}")
        if missing := sorted(required - given.keys()):
            raise ValueError(f"{kind.__name__} lacks its field {missing[0]!r}")
        return kind(**{name: readers[name](element) for name, element in given.items()})

    return read
