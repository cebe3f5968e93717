"""Destinations are compared by what the reading knows of them, and the row shows its country."""

import pytest

from briefing.agenda.places import Closeness, closeness, contains, place_of
from tests.unit.agenda.told import agenda, told


def test_a_country_is_one_by_any_of_its_names():
    assert place_of(("Türkiye",), "TR") == place_of(("Turkey",), None) == ("TR",)


def test_the_code_that_was_read_counts_before_what_the_name_means_elsewhere():
    """ "Congo" can be either; a name that no list knows is the country it was read as."""
    assert place_of(("Kinshasa", "Congo"), "CD") == ("kinshasa", "CD")
    assert place_of(("the Isles of Mar",), "XM") == ("XM",)


def test_a_territory_with_a_code_of_its_own_lies_in_its_state():
    harbour = place_of(("Hong Kong", "China"), "HK")

    assert contains(place_of(("China",), "CN"), harbour)
    assert closeness(harbour, place_of(("Hong Kong",), "HK")) is Closeness.SAME


def test_a_place_without_a_country_is_compared_by_its_names():
    assert place_of(("Isle of Mar",), None) == ("isle of mar",)


@pytest.mark.parametrize(("country", "shown"), [("CD", "CD"), ("CG", "CG")])
def test_a_row_shows_the_country_that_was_read(country, shown):
    (found,) = agenda(told("a", 2, destination=("Congo",), country=country))

    assert found.country == shown


def test_the_country_is_that_of_the_place_shown():
    (found,) = agenda(
        told("a", 2, destination=("Norway",)),
        told("b", 3, source="Daily", destination=("Oslo", "Norway")),
    )

    assert (found.destination, found.country) == (("Oslo", "Norway"), "NO")
