"""Keeps names, headlines and remarks to a length that a page can bear.

A headline of five thousand characters is a broken page, not a headline: set large, it would push
everything else away. Quotes are left to `clean`. An address stays whole, and so does the edition's
name, which is that of its folder. The JSON file keeps everything as it came.
"""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from briefing.render.addresses import safe_href
from briefing.render.cleaning import clean

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
    for field in fields(noun):  # type: ignore[arg-type]  # only nouns come here
        value = getattr(noun, field.name)
        kept = _kept(value, _LONGEST.get(field.name), _NAMELESS.get(field.name, ""))
        if kept is not value:
            changed[field.name] = kept
    return replace(noun, **changed) if changed else noun  # type: ignore[type-var]


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
