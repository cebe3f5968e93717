"""Guess from a given name whether "he" or "she" can mean a person; only clear cases are listed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from briefing.names import fold

_GENDERS = {"[male]": "m", "[female]": "f"}
# "Abdulaziz", "Abdul Rahman": whatever follows, a man's name.
_SERVANT = "abdul"


def gender_of(given: str) -> str:
    """The gender a given name tells: "m", "f", or "" if it is not known or may be either.

    Example:
        >>> gender_of("Astrid")
        'f'
    """
    plain = fold(given)
    return "m" if plain.startswith(_SERVANT) else _table().get(plain, "")


@cache
def given_names() -> Mapping[str, str]:
    """Every given name as it is listed, with its gender."""
    text = files("briefing.gazetteer").joinpath("data/given_names.txt").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    gender = ""
    for line in text.splitlines():
        if line in _GENDERS:
            gender = _GENDERS[line]
        elif not line.startswith("#"):
            found |= dict.fromkeys(line.split(), gender)
    return found


@cache
def _table() -> Mapping[str, str]:
    return {fold(name): gender for name, gender in given_names().items()}
