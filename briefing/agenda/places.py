"""Whether two destinations can be one: the same place, one inside the other, or neighbours."""

from enum import IntEnum

from briefing.gazetteer import country_code
from briefing.names import fold

# A destination as compared: its names from the finest to the widest, countries by their code.
Place = tuple[str, ...]


class Closeness(IntEnum):
    """How near to each other two destinations are, in rising order."""

    APART = 0
    NEIGHBOURS = 1
    """Two places of one city, region or country: they can be stops of one trip."""
    WITHIN = 2
    """One lies in the other: a city and its region or country."""
    SAME = 3


def place_of(destination: tuple[str, ...], country: str | None) -> Place:
    """A destination as it is compared: "Türkiye" and "Turkey" are one.

    Args:
        destination: Its names, the widest last.
        country: The code that the reading gives it: the word of who read the text counts before
            what its names mean elsewhere.
    """
    names = tuple(country_code(name) or fold(name) for name in destination)
    return names if country is None or country in names else (*names[:-1], country)


def closeness(one: Place, other: Place) -> Closeness:
    """How near to each other two destinations are."""
    if _countries(one) and _countries(other) and not _countries(one) & _countries(other):
        return Closeness.APART  # two towns of one name
    if one[0] == other[0]:
        return Closeness.SAME
    if one[0] in other or other[0] in one:
        return Closeness.WITHIN
    return Closeness.NEIGHBOURS if set(one) & set(other) else Closeness.APART


def contains(outer: Place, inner: Place) -> bool:
    """Whether a destination is a region or country around another."""
    return outer[0] in inner[1:]


def _countries(place: Place) -> set[str]:
    return {name for name in place if name.isupper()}
