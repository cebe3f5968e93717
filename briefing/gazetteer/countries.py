"""Know the countries by their names, adjectives and inhabitants: "Turkish" speaks of Turkey.

English words only; it does not know cities and no people.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from briefing.gazetteer.keys import key, read_table

_FORMAL = re.compile(
    r"^(?:(?:islamic |federal |people |hellenic |arab |democratic )*republic|kingdom|state|"
    r"commonwealth|principality|sultanate|hashemite kingdom) of (?:the )?"
)
# Adjectives that end so have no plural of their own: "the Irish", "the Chinese".
_NO_PLURAL = ("s", "ese", "ish", "sh", "ch", "man")


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country as the table has it.

    Attributes:
        name: The name that news uses most.
        code: ISO 3166-1 alpha-2 code, or "" of what has none.
        also: Other names.
        adjectives: Adjectives and the words for its people, the usual one first.
        capital: Its capital, or "".
        seats: Other towns in which it is governed.
        dependency: Known as a place only, not as whose somebody is ("Jersey").
    """

    name: str
    code: str = ""
    also: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    capital: str = ""
    seats: tuple[str, ...] = ()
    dependency: bool = False


@cache
def countries() -> tuple[Country, ...]:
    """Every country of the table, in its order."""
    return tuple(
        Country(
            name=name,
            code=row.get("code", ""),
            also=tuple(row.get("also", ())),
            adjectives=tuple(row.get("adjectives", ())),
            capital=row.get("capital", ""),
            seats=tuple(row.get("seats", ())),
            dependency=row.get("dependency", False),
        )
        for name, row in read_table("countries").items()
    )


def country_named(words: str) -> str | None:
    """The country that a name means ("U.S." is the United States), or None.

    Example:
        >>> country_named("U.S.")
        'United States'
    """
    return _named(key(words))


def dependency_named(words: str) -> str | None:
    """The dependent territory that a name means, or None.

    Example:
        >>> dependency_named("the Faroe Islands"), dependency_named("Norway")
        ('Faroe Islands', None)
    """
    return _dependencies().get(key(words))


@lru_cache(maxsize=20_000)
def country_of_adjective(words: str) -> str | None:
    """The country that an adjective or the word for its people belongs to, or None.

    Example:
        >>> country_of_adjective("Norwegian")
        'Norway'
    """
    return _adjectives().get(key(words))


@lru_cache(maxsize=20_000)
def country_meant(words: str) -> str | None:
    """The country that a name, an adjective or the word for its people speaks of, or None.

    Example:
        >>> country_meant("Norwegian"), country_meant("Norwegians")
        ('Norway', 'Norway')
    """
    wanted = key(words)
    return _names().get(wanted) or _adjectives().get(wanted) or _named(wanted)


def code_of(country: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country by its usual name, or None if it has none.

    Example:
        >>> code_of("Norway")
        'NO'
    """
    return _codes().get(country)


@lru_cache(maxsize=20_000)
def country_code(name: str) -> str | None:
    """ISO 3166-1 alpha-2 code of a country by any of its names, or None if it is not a country.

    A part for which the news says the country ("the West Bank") counts as it.

    Example:
        >>> country_code("Turkey"), country_code("Türkiye")
        ('TR', 'TR')
    """
    wanted = key(name)
    country = _named(wanted) or _dependencies().get(wanted) or _wholes().get(wanted)
    return code_of(country) if country else None


def usual_name(code: str) -> str | None:
    """The usual name of the country with an ISO 3166-1 alpha-2 code, or None."""
    return _usual().get(code)


@lru_cache(maxsize=20_000)
def is_capital(words: str) -> bool:
    """Whether a name is that of a seat of government, which news also says for a government.

    Example:
        >>> is_capital("Oslo"), is_capital("Bergen")
        (True, False)
    """
    wanted = key(words)
    return bool(wanted) and wanted in _seats()


@cache
def capitals() -> Mapping[str, str]:
    """The key of each capital by the code of its country."""
    return {land.code: key(land.capital) for land in countries() if land.code and land.capital}


def capital_of(country: str) -> str | None:
    """The capital of a country by its usual name, or None.

    Example:
        >>> capital_of("Norway")
        'Oslo'
    """
    return _capitals_by_name().get(country)


@cache
def _capitals_by_name() -> Mapping[str, str]:
    return {land.name: land.capital for land in countries() if land.code and land.capital}


def _named(wanted: str) -> str | None:
    return _names().get(wanted) or _names().get(_FORMAL.sub("", wanted))


@cache
def _names() -> Mapping[str, str]:
    lands = [land for land in countries() if not land.dependency]
    return {key(name): land.name for land in lands for name in (*land.also, land.name)}


@cache
def _dependencies() -> Mapping[str, str]:
    lands = [land for land in countries() if land.dependency]
    return {key(name): land.name for land in lands for name in (*land.also, land.name)}


@cache
def _adjectives() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for land in countries():
        for word in map(key, land.adjectives):
            found.setdefault(word, land.name)
            if not word.endswith(_NO_PLURAL):
                found.setdefault(word + "s", land.name)
    return found


@cache
def _codes() -> Mapping[str, str]:
    return {land.name: land.code for land in countries() if land.code}


@cache
def _usual() -> Mapping[str, str]:
    """The country of a code; what shares its code with the whole (Scotland) has no capital."""
    coded = sorted((land for land in countries() if land.code), key=lambda land: bool(land.capital))
    return {land.code: land.name for land in coded}


@cache
def _seats() -> frozenset[str]:
    lands = [land for land in countries() if not land.dependency]
    return frozenset(key(town) for land in lands for town in (land.capital, *land.seats) if town)


@cache
def _wholes() -> Mapping[str, str]:
    tables = read_table("places")
    return {key(part): tables["territories"][part][0] for part in tables["wholes"]["names"]}
