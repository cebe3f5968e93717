"""Whether a candidate is what an annotator named: by last names, and by places of two names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.analysis.lexicon import words as lexicon
from briefing.gazetteer import country_meant, key
from briefing.names import fold

_TITLES = lexicon(
    "mr mrs ms miss dr prof sir dame lord lady the his her vice prime minister premier",
    "chancellor",
    "president secretary state foreign defence defense finance king queen prince princess pope",
    "sultan emir sheikh ayatollah general gen lt colonel col admiral senator sen rep",
    "representative",
    "governor mayor ambassador envoy special deputy chief leader first former ex acting interim",
    "chairman chairwoman director head commissioner commander supreme speaker judge justice of and",
    "for a an to",
)
_COMMON = lexicon(
    "delegation delegations team teams mission missions group groups official officials leaders",
    "representatives diplomats inspectors inspector members member senior top high level two three",
    "four five six several other staff experts expert ministers presidents senators mps observers",
    "negotiators businessmen executives envoys small large special parliamentary trade business",
    "technical united states nations government governments from the of and for a an led by with",
    "its their",
)
_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "abu", "de", "da", "van", "von", "der", "la", "di"}
)
_DIRECTION = re.compile(
    r"^(?:the|city of|town of|occupied|northern|southern|eastern|western|central) "
)
# Names of a capital and of its country are told apart; these pairs of spellings are one place.
_SPELLINGS = {
    "kiev": "kyiv",
    "peking": "beijing",
    "rangoon": "yangon",
    "washington dc": "washington",
}


def _words(text: str) -> list[str]:
    return fold(text).split()


def same_one(one: str, other: str) -> int:
    """How surely two names or descriptions mean the same: 2 surely, 1 perhaps, 0 not."""
    if fold(one) == fold(other):
        return 2
    first, second = _core(one), _core(other)
    if not first or not second:
        return 0
    if first == second:
        return 2
    names, others = set(first) - _COMMON, set(second) - _COMMON
    if names and others:
        last = _last(first) == _last(second) and _last(first) not in _COMMON
        if last or names <= others or others <= names:
            return 2
        shared = len(names & others) >= max(1, min(len(names), len(others)) / 2)
        return int(shared and bool(_COMMON & {*first, *second}))
    both = set(first) & set(second)
    described = not names and not others and bool(both)
    return int(described and 3 * len(both) >= len({*first, *second}))


def _core(name: str) -> list[str]:
    words = _words(name)
    return [word for word in words if word not in _TITLES] or words


def _last(words: list[str]) -> str:
    return next((word for word in reversed(words) if word not in _PARTICLES), "")


def same_place(name: str, wanted: Iterable[str]) -> bool:
    """Whether a place is one of those an annotator named."""
    keys = _keys(name)
    return any(keys & _keys(other) for other in wanted)


def _keys(name: str) -> set[str]:
    found = set()
    for part in [name, *re.split(r"[,/;(]| in | near ", name)]:
        place = _DIRECTION.sub("", key(part))
        if place:
            found.add(country_meant(part.strip()) or _SPELLINGS.get(place, place))
    return found
