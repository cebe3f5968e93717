"""What the world is called: countries, places, well-known buildings, given names.

Data files and their loaders, for every stage; each is read once, when it is first asked. A name is
looked up by its key (`keys`): "the Élysée", "ELYSEE" and "Élysée" are one. Knows no article.

    countries      names, adjectives, codes, capitals        data/countries.toml
    places         where a place is, and what kind of place  data/places.toml, GeoNames
    cities         the cities of GeoNames, by every name
    given_names    "he" or "she"                             data/given_names.txt
    outlines       the countries' shapes, for a map          data/outlines.json, Natural Earth
"""

from briefing.gazetteer.cities import is_part, position, spelt_out
from briefing.gazetteer.countries import (
    capital_of,
    code_of,
    country_code,
    country_meant,
    country_named,
    country_of_adjective,
    dependency_named,
    is_capital,
)
from briefing.gazetteer.given_names import gender_of
from briefing.gazetteer.keys import key
from briefing.gazetteer.outlines import Ring, outlines
from briefing.gazetteer.places import (
    Place,
    PlaceKind,
    countries_in,
    in_capital,
    is_region,
    is_well_known,
    resolve_place,
)

__all__ = [
    "Place",
    "PlaceKind",
    "Ring",
    "capital_of",
    "code_of",
    "countries_in",
    "country_code",
    "country_meant",
    "country_named",
    "country_of_adjective",
    "dependency_named",
    "gender_of",
    "in_capital",
    "is_capital",
    "is_part",
    "is_region",
    "is_well_known",
    "key",
    "outlines",
    "position",
    "resolve_place",
    "spelt_out",
]
