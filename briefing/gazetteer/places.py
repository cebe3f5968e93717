"""Says where a place is: a building's city, a city's country, and the country's code.

Ambiguity is decided by what the text names, then by the number of inhabitants. It knows nothing
about visits.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from briefing.gazetteer.cities import (
    City,
    find_city,
    is_part,
    spelt_out,
    state_named,
    states_by_name,
    territories,
    where,
)
from briefing.gazetteer.countries import (
    capitals,
    code_of,
    country_named,
    dependency_named,
    usual_name,
)
from briefing.gazetteer.keys import key, read_table

_LEADING = re.compile(
    r"^(?:the|city of|town of|port of|village of|island of|province of|state of|capital|occupied|"
    r"neighbou?ring|northern|southern|eastern|western|central|north|south|east|west|"
    r"northeastern|northwestern|southeastern|southwestern) ",
    re.IGNORECASE,
)
_GAP = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"^[Tt]he\s+")
# Names of countries that name no place, or another one as well.
_NO_PLACES = frozenset(
    {"European Union", "United Nations", "Georgia"}
    | {"Jersey", "Montserrat", "Reunion", "Saint Barthelemy", "Saint Helena", "Saint Martin"}
)
_CODE = 2  # letters of a country's code


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


_FEDERAL_DISTRICT = frozenset({"dc", "district of columbia"})


def resolve_place(name: str, *, container: str | None = None, named: Iterable[str] = ()) -> Place:
    """Say where a place is.

    Args:
        name: The place as printed.
        container: The place it is said to lie in ("El Paso, Texas"), if any.
        named: Countries and states that the text names, the most important first.

    Example:
        >>> resolve_place("El Paso", container="Texas").names
        ('El Paso', 'Texas', 'United States')
        >>> resolve_place("Birmingham", container="Ala.").names
        ('Birmingham', 'Alabama', 'United States')
        >>> resolve_place("Bergen").code
        'NO'
    """
    return _resolved(name, spelt_out(container) if container else None, tuple(named))


@lru_cache(maxsize=8_192)
def _resolved(name: str, container: str | None, named: tuple[str, ...]) -> Place:
    wanted = key(name)
    known = _known(name, wanted)
    if known is not None and not _lies_elsewhere(known, container):
        return known
    around = [container] if container else []
    city = find_city(wanted, around=around, named=named)
    if city is None and (bare := _LEADING.sub("", wanted)) != wanted:
        inner = resolve_place(_printed(name, bare), container=container, named=named)
        if inner.kind is not PlaceKind.UNKNOWN:
            return _inside(name, inner)
        city = find_city(bare, around=around, named=named)
    if city is None and (land := _towns().get(wanted)) and _agrees(land, container):
        return Place(
            names=_unique([name, land]), kind=PlaceKind.CITY, country=land, code=code_of(land)
        )
    if city is None:
        elsewhere = find_city(wanted, named=named) if container else None
        if elsewhere is None or is_part(container or ""):
            return _unknown(name, container)
        city = elsewhere
    return _placed(name, city)


def _lies_elsewhere(known: Place, container: str | None) -> bool:
    """Whether a territory's namesake is told to lie in a country: "St. Helena, Calif."."""
    if container is None or dependency_named(known.names[0]) is None:
        return False
    return where(container)[0] not in {None, known.code}


def _agrees(land: str, container: str | None) -> bool:
    """Whether a country may be meant by what a place is said to lie in."""
    return container is None or where(container)[0] in {None, code_of(land)}


def is_region(name: str) -> bool:
    """Whether a name names a wide region, such as the Middle East.

    Example:
        >>> is_region("the Middle East"), is_region("Norway")
        (True, False)
    """
    wanted = key(name)
    if country_named(name) is not None:
        return False
    return wanted in _regions() or _LEADING.sub("", wanted) in _regions()


def countries_in(name: str) -> frozenset[str]:
    """The countries of a wide region, by their ISO 3166-1 alpha-2 codes.

    Empty for what is no region, and where a name alone does not tell ("the North").

    Example:
        >>> sorted(countries_in("the Baltics"))
        ['EE', 'LT', 'LV']
    """
    if not is_region(name):
        return frozenset()
    wanted = key(name)
    return _members(wanted if wanted in _regions() else _LEADING.sub("", wanted))


def is_well_known(name: str) -> bool:
    """Whether a name is that of a well-known building or territory.

    Example:
        >>> is_well_known("the Élysée")
        True
    """
    return key(name) in _landmarks() or key(name) in territories()


def in_capital(place: Place) -> bool:
    """Whether a place is its country's capital or lies in it.

    Example:
        >>> in_capital(resolve_place("Oslo")), in_capital(resolve_place("Bergen"))
        (True, False)
    """
    capital = capitals().get(place.code or "")
    return capital is not None and any(key(name) == capital for name in place.names)


def _known(name: str, wanted: str) -> Place | None:
    if wanted in _landmarks():
        city, country = _landmarks()[wanted]
        names = _unique([name, city, country])
        kind = PlaceKind.LANDMARK
        return Place(names=names, kind=kind, country=country, code=code_of(country))
    if wanted in territories():
        land, territory_code = territories()[wanted]
        names = _unique([name, land])
        return Place(names=names, kind=PlaceKind.TERRITORY, country=land, code=territory_code)
    country_name = country_named(name) or dependency_named(name)
    if country_name and country_name not in _NO_PLACES:
        shown = country_name if _is_abbreviation(name) else _bare(name)
        code = code_of(country_name)
        return Place(names=(shown,), kind=PlaceKind.COUNTRY, country=country_name, code=code)
    if wanted in _regions():
        return Place(names=(name,), kind=PlaceKind.REGION)
    if wanted in _FEDERAL_DISTRICT:  # the same place as its city
        names = (name, "Washington", "United States")
        return Place(names=names, kind=PlaceKind.CITY, country="United States", code="US")
    return _state_or_georgia(name, wanted)


def _state_or_georgia(name: str, wanted: str) -> Place | None:
    if wanted == "georgia":
        return Place(names=(name,), kind=PlaceKind.COUNTRY, country="Georgia", code="GE")
    if wanted in states_by_name():
        country = "United States"
        kind = PlaceKind.TERRITORY
        return Place(names=(name, country), kind=kind, country=country, code="US")
    return None


def _placed(name: str, city: City) -> Place:
    country = usual_name(city.code) or city.code
    state = state_named(city.state) if city.state else None
    names = [name, state, country] if state else [name, country]
    kind = PlaceKind.CITY
    return Place(names=_unique(names), kind=kind, country=country, code=city.code)


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


def _is_abbreviation(name: str) -> bool:
    return name.replace(".", "").removeprefix("the ").isupper() or name == "America"


def _bare(name: str) -> str:
    return _ARTICLE.sub("", name)


def _printed(name: str, wanted: str) -> str:
    """The end of a name that has this key, as printed: "Berlin" of "North-Berlin"."""
    ends = (name[gap.end() :] for gap in _GAP.finditer(name))
    return next((end for end in ends if key(end) == wanted), wanted)


def _unique(names: list[str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(key(name), _bare(name))
    return tuple(seen.values())


@cache
def _landmarks() -> Mapping[str, tuple[str, str]]:
    table = read_table("places")["landmarks"]
    return {key(name): (city, country) for name, (city, country) in table.items()}


@cache
def _towns() -> Mapping[str, str]:
    table = read_table("places")["towns"]
    return {key(name): country for country, names in table.items() for name in names}


@cache
def _regions() -> Mapping[str, tuple[str, ...]]:
    table = read_table("places")["regions"]
    return {key(name): tuple(members) for name, members in table.items()}


@cache
def _members(region: str) -> frozenset[str]:
    listed = _regions()[region]
    inner = (_members(key(one)) for one in listed if len(one) > _CODE)
    return frozenset(one for one in listed if len(one) == _CODE).union(*inner)
