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
from typing import Any, Final, NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints

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
        value = _read_as(kind, envelope.get("value"))
    except (ValueError, TypeError, OverflowError) as error:
        raise _damaged(kind.__name__, str(error)) from error
    return cast("T", value)


def to_plain(value: object) -> object:
    """Turn a noun into what JSON knows: objects, arrays, strings, numbers."""
    kind: object = type(value)
    return _writer(kind)(value)


def from_plain(kind: type[T], plain: object) -> T:
    """Read one noun from what `to_plain` gave.

    Raises:
        StoreError: if it is not such a value.
    """
    try:
        value = _read_as(kind, plain)
    except (ValueError, TypeError, OverflowError) as error:
        raise _damaged(kind.__name__, str(error)) from error
    return cast("T", value)


@cache
def _writer(kind: object) -> Callable[[Any], object]:
    """How a value of a type is written: worked out once for each type."""
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _written_fields(tuple(field.name for field in dataclasses.fields(kind)))
    bases = (base for base in _WRITERS if isinstance(kind, type) and issubclass(kind, base))
    return _WRITERS.get(next(bases, object), _refuse)


def _written_fields(names: tuple[str, ...]) -> Callable[[object], object]:
    return lambda value: {name: to_plain(getattr(value, name)) for name in names}


def _written_instant(value: datetime) -> object:
    if value.tzinfo is None:
        raise TypeError(f"an instant needs a zone: {value!r}")
    return value.astimezone(UTC).isoformat()


def _as_it_is(value: object) -> object:
    return value


def _refuse(value: object) -> object:
    raise TypeError(f"cannot be written as JSON: {type(value).__name__}")


# The first that fits: some enumerations are strings too, and an instant is a day.
_WRITERS: Final[Mapping[type, Callable[[Any], object]]] = {
    Mapping: lambda value: {str(key): to_plain(value[key]) for key in sorted(value)},
    tuple: lambda value: [to_plain(item) for item in value],
    list: lambda value: [to_plain(item) for item in value],
    Enum: lambda value: value.value,
    datetime: _written_instant,
    date: date.isoformat,
    type(None): _as_it_is,
    str: _as_it_is,
    int: _as_it_is,
    float: _as_it_is,
}


def _read_as(kind: object, plain: object) -> object:
    return _reader(kind)(plain)


def _damaged(name: str, why: str) -> StoreError:
    return StoreError(
        f"a kept {name} cannot be read: {why}",
        hint="restore the store from a copy, or build that day anew with --rebuild",
    )


_Reader = Callable[[object], object]


@cache
def _reader(kind: object) -> _Reader:
    """How a value of a type is read: worked out once for each type."""
    if isinstance(kind, NewType):
        return _reader(kind.__supertype__)
    compound = _COMPOUNDS.get(get_origin(kind))
    if compound is not None:
        return compound(get_args(kind))
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _read_dataclass(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind in _SCALARS:
        return _SCALARS[kind]
    raise TypeError(f"no noun may have a field of type {kind!r}")


def _exactly(kind: type[T]) -> Callable[[object], T]:
    def read(plain: object) -> T:
        if not isinstance(plain, kind) or type(plain) is not kind:
            raise ValueError(f"{plain!r} is no {kind.__name__}")
        return plain

    return read


def _read_float(plain: object) -> float:
    if isinstance(plain, (int, float)) and not isinstance(plain, bool):
        return float(plain)
    raise ValueError(f"{plain!r} is no number")


def _read_date(plain: object) -> date:
    return date.fromisoformat(_exactly(str)(plain))


def _read_instant(plain: object) -> datetime:
    instant = datetime.fromisoformat(_exactly(str)(plain))
    if instant.tzinfo is None:
        raise ValueError(f"{plain!r} has no zone")
    return instant.astimezone(UTC)


_SCALARS: Final[Mapping[object, _Reader]] = {
    str: _exactly(str),
    bool: _exactly(bool),
    int: _exactly(int),
    float: _read_float,
    date: _read_date,
    datetime: _read_instant,
    type(None): _exactly(type(None)),
}


def _read_union(arguments: tuple[object, ...]) -> _Reader:
    # An instant before a day, so that each is read as what it was.
    members = sorted(arguments, key=lambda member: member is not datetime)
    readers = [_reader(member) for member in members]
    may_be_none = type(None) in members

    def read(plain: object) -> object:
        if plain is None and may_be_none:
            return None
        failures = []
        for reader in readers:
            try:
                return reader(plain)
            except (ValueError, TypeError) as error:
                failures.append(str(error))
        raise ValueError("; ".join(failures))

    return read


def _read_tuple(arguments: tuple[object, ...]) -> _Reader:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        item, a_list = _reader(arguments[0]), _exactly(list)
        return lambda plain: tuple([item(element) for element in a_list(plain)])
    readers = [_reader(argument) for argument in arguments]

    def read(plain: object) -> object:
        elements = _exactly(list)(plain)
        if len(elements) != len(readers):
            raise ValueError(f"{len(elements)} values where {len(readers)} belong")
        return tuple(reader(element) for reader, element in zip(readers, elements, strict=True))

    return read


def _read_mapping(arguments: tuple[object, ...]) -> _Reader:
    key, value = (_reader(argument) for argument in arguments)

    def read(plain: object) -> object:
        return {key(name): value(element) for name, element in _exactly(dict)(plain).items()}

    return read


_COMPOUNDS: Final[Mapping[object, Callable[[tuple[object, ...]], _Reader]]] = {
    Union: _read_union,
    types.UnionType: _read_union,
    tuple: _read_tuple,
    dict: _read_mapping,
    Mapping: _read_mapping,
}


def _read_dataclass(kind: type) -> _Reader:
    hints = get_type_hints(kind)
    fields = dataclasses.fields(kind)
    required = {
        field.name
        for field in fields
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    }

    @cache
    def readers() -> Mapping[str, _Reader]:
        # Looked up once and not for every value, but not before the first: a noun may hold itself.
        return {name: _reader(hint) for name, hint in hints.items()}

    def read(plain: object) -> object:
        given = _exactly_a_dict(plain)
        if given.keys() != hints.keys():
            if unknown := sorted(given.keys() - hints.keys()):
                raise ValueError(f"{kind.__name__} has no field {unknown[0]!r}")
            if missing := sorted(required - given.keys()):
                raise ValueError(f"{kind.__name__} lacks its field {missing[0]!r}")
        read_field = readers()
        return kind(**{name: read_field[name](element) for name, element in given.items()})

    return read


_exactly_a_dict: Final = _exactly(dict)
