"""Keeps names, headlines and remarks to a length that a page can bear.

A headline of five thousand characters is a broken page, not a headline: set large, it would push
everything else away. Quotes are left to `clean`. An address stays whole, and so does the edition's
name, which is that of its folder. The JSON file keeps everything as it came.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

from briefing.render.addresses import safe_href
from briefing.render.safe_text import clean

T = TypeVar("T")

# By the name of the field in `briefing.model`: about three times the longest that made sense to a
# reader in the example articles and the news corpora (November 2026).
_LONGEST = {
    "headline": 300,
    "title": 300,
    "name": 160,
    "native": 160,
    "role": 240,
    "visitor_role": 240,
    "affiliation": 160,
    "visitor": 240,
    "destination": 160,
    "host": 240,
    "purpose": 400,
    "when_text": 200,
    "outlet": 120,
    "source": 120,
    "sources": 120,
    "silent": 120,
    "section": 80,
    "where": 240,
    "message": 600,
    "hint": 400,
}


# What stands where a source gave nothing to call a thing by: a heading must say something.
_NAMELESS = {
    "headline": "(no headline)",
    "name": "(no name)",
    "visitor": "(no name)",
    "outlet": "(no outlet)",
}


def bounded(noun: T) -> T:
    """Return a noun fit to be set: no text too long, no name without a letter.

    Args:
        noun: A brief, or what it holds.
    """
    changed: dict[str, Any] = {}
    for name, longest, nameless in _asked(type(noun)):  # type: ignore[arg-type]  # a class can be a key
        value = getattr(noun, name)
        kept = _kept(value, longest, nameless)
        if kept is not value:
            changed[name] = kept
    return replace(noun, **changed) if changed else noun  # type: ignore[type-var]


@cache
def _asked(kind: type) -> tuple[tuple[str, int | None, str], ...]:
    """The fields of a noun that can hold too much: its longest text, and what stands for none.

    An archive asks this of every noun of every brief. Most are quotes and dates, left as they are.
    """
    hints = get_type_hints(kind)
    return tuple(
        (field.name, _LONGEST.get(field.name), _NAMELESS.get(field.name, ""))
        for field in fields(kind)
        if field.name in _LONGEST or any(_asked(noun) for noun in _nouns(hints[field.name]))
    )


def _nouns(hint: Any) -> Iterator[type]:  # noqa: ANN401 - whatever a field may be annotated with
    """The nouns that a field can hold, at any depth."""
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for part in get_args(hint):
        yield from _nouns(part)


def _kept(value: Any, longest: int | None, nameless: str) -> Any:  # noqa: ANN401 - any field
    if isinstance(value, str):
        if nameless and not clean(value).strip():
            return nameless
        if longest is None or len(value) <= longest or safe_href(value) == value:
            return value
        return value[: longest - 1].rstrip() + "…"
    if isinstance(value, tuple):
        kept = tuple(_kept(item, longest, nameless) for item in value)
        return value if all(a is b for a, b in zip(kept, value, strict=True)) else kept
    if is_dataclass(value) and not isinstance(value, type):
        return bounded(value)
    return value
