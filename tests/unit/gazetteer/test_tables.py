"""The data of the gazetteer: every entry can be found, and none stands for two things."""

from collections import Counter
from importlib.resources import files

import pytest

from briefing.gazetteer import (
    PlaceKind,
    cities,
    code_of,
    countries_in,
    country_code,
    country_meant,
    country_named,
    country_of_adjective,
    gender_of,
    is_capital,
    is_region,
    is_well_known,
    key,
    resolve_place,
)
from briefing.gazetteer.cities import find_city
from briefing.gazetteer.countries import capitals, countries, usual_name
from briefing.gazetteer.given_names import given_names
from briefing.gazetteer.keys import read_table
from briefing.names import fold

LANDS = [land for land in countries() if not land.dependency]


def test_every_name_of_a_country_is_reached():
    """By its usual name and by every other one, whatever its letters."""
    said = [(n, land) for land in LANDS for n in (land.name, *land.also, land.name.upper())]

    assert [n for n, land in said if country_named(n) != land.name] == []
    assert [n for n, land in said if country_meant(n) != land.name] == []
    assert [n for n, land in said if country_code(n) != (land.code or None)] == []


def test_every_adjective_is_reached():
    """An adjective belongs to the country it stands under."""
    said = [(word, land.name) for land in LANDS for word in land.adjectives]

    assert [word for word, name in said if country_of_adjective(word) != name] == []


def test_every_seat_of_government_is_reached():
    """The capital and what else is governed from."""
    towns = [town for land in LANDS for town in (land.capital, *land.seats) if town]

    assert [town for town in towns if not is_capital(town)] == []
    assert all(capitals()[land.code] == key(land.capital) for land in LANDS if land.capital)


def test_a_dependency_is_a_place_and_nobody_is_told_to_be_of_it():
    """ "Jersey" may be a shirt, and "Reunion" one of a family: as places they are themselves."""
    named = [land for land in countries() if land.dependency]

    assert len(named) > 30
    assert {country_code(land.name) for land in named} == {land.code for land in named}
    assert {country_named(land.name) for land in named} == {None}
    elsewhere = {
        land.name
        for land in named
        for name in (land.name, *land.also)
        if resolve_place(name).kind is not PlaceKind.COUNTRY
    }
    saints = {"Saint Barthelemy", "Saint Helena", "Saint Martin"}  # churches and towns, too
    assert elsewhere - {"Macao"} == saints | {"Jersey", "Montserrat", "Reunion"}


def test_no_name_belongs_to_two_countries():
    """A key under which two countries stood would depend on the order of the table."""
    keys = Counter(
        name for land in countries() for name in {key(n) for n in (land.name, *land.also)}
    )
    adjectives = Counter(word for land in countries() for word in set(map(key, land.adjectives)))

    assert [name for name, times in keys.items() if times > 1] == []
    assert [word for word, times in adjectives.items() if times > 1] == []


def test_a_code_has_one_usual_name():
    """What shares its code with the whole (Wales) is not what the code means."""
    for land in LANDS:
        if land.code:
            assert code_of(usual_name(land.code) or "") == land.code
    assert usual_name("GB") == "United Kingdom"


@pytest.mark.parametrize("table", ["landmarks", "territories"])
def test_every_well_known_place_is_reached(table):
    """Each lies in a country of the table, or says itself what it is."""
    for name, (_, last) in read_table("places")[table].items():
        assert is_well_known(name), name
        assert is_well_known(name.upper()), name
        if table == "landmarks":
            assert country_named(last) is not None, name


def test_every_small_town_is_reached_and_needed():
    """Each lies in the country it stands under, in any spelling, and no other table has it."""
    towns = read_table("places")["towns"]

    for country, names in towns.items():
        for name in names:
            for said in (name, name.upper()):
                assert resolve_place(said).country == country, said
            assert find_city(key(name)) is None, name
            assert not is_well_known(name), name


def test_every_renowned_town_is_reached_and_needed(monkeypatch):
    """Each lies in the country it stands under; without the table it would lie elsewhere."""
    towns = read_table("places")["renowned"]
    told = [(name, code_of(country)) for country, names in towns.items() for name in names]

    assert [found.code for name, _ in told if (found := find_city(key(name)))] == [
        code for _, code in told
    ]
    monkeypatch.setattr(cities, "_renowned", dict)
    assert [name for name, code in told if find_city(key(name)).code == code] == []


def test_a_small_town_gives_way_to_where_it_is_said_to_be():
    """ "Bled, Slovenia" is there; one of that name said to be elsewhere is another one."""
    assert resolve_place("Bled", container="Slovenia").country == "Slovenia"
    assert resolve_place("Bled", container="Norway").country == "Norway"


def test_every_region_is_reached():
    """Unless a country has the name, which comes first."""
    names = read_table("places")["regions"]

    assert [name for name in names if not is_region(name)] == []


def test_every_region_is_made_of_known_countries():
    """Their codes are those of the table of countries; only bare directions have none."""
    lands = {land.code for land in countries()}
    names = read_table("places")["regions"]

    assert {code for name in names for code in countries_in(name)} <= lands
    assert [name for name in names if not countries_in(name)] == [
        "East",
        "North",
        "Region",
        "South",
        "West",
    ]


def test_every_given_name_is_reached():
    """With and without its marks, by its gender."""
    for name, gender in given_names().items():
        assert gender_of(name) == gender_of(fold(name)) == gender, name
    text = files("briefing.gazetteer").joinpath("data/given_names.txt").read_text(encoding="utf-8")
    listed = [word for line in text.splitlines() if line[:1] not in "#[" for word in line.split()]
    assert len({fold(word) for word in listed}) == len(listed)
    assert [word for word in listed if " " in fold(word)] == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("the United States", "US"),
        ("Britain", "GB"),
        ("Ivory Coast", "CI"),
        ("Norway", "NO"),
        ("Congo", "CD"),
        ("Palestinian Authority", "PS"),
        ("DPRK", "KP"),
        ("Republic of Korea", "KR"),
        ("PRC", "CN"),
        ("Trinidad", "TT"),
        ("Republic of Congo", "CG"),
        ("Gaza", "PS"),
        ("Faroe Islands", "FO"),
        ("Oslo", None),
        ("", None),
    ],
)
def test_countries_are_known_by_the_names_newspapers_print(name, code):
    """One table for every stage: what the reader calls a country, the agenda knows the code of."""
    assert country_code(name) == code


@pytest.mark.parametrize("code", ["AD", "TR", "US", "ZW", "XX"])
def test_a_country_read_alone_has_the_cities_it_has_in_the_whole_table(code):
    """Where only a few towns are asked for, the rest of the file is not made objects of."""
    alone = [cities._whole(piece) for piece in cities._pieces().get(code.encode(), ())]

    assert alone == list(cities._by_country().get(code, ()))
    assert bool(alone) == (code != "XX")
