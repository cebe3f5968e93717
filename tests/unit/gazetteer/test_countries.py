"""Countries by name, adjective and inhabitants."""

import pytest

from briefing.gazetteer import (
    country_meant,
    country_named,
    country_of_adjective,
    is_capital,
)


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("U.S.", "United States"),
        ("US", "United States"),
        ("the Netherlands", "Netherlands"),
        ("Türkiye", "Turkey"),
        ("Turkish", "Turkey"),
        ("Israelis", "Israel"),
        ("South Korean", "South Korea"),
        ("Emirati", "United Arab Emirates"),
        ("UN", "United Nations"),
        ("Oslo", None),
        ("", None),
    ],
)
def test_country_is_known_by_any_of_its_words(words, country):
    """Names, abbreviations, adjectives and inhabitants all speak of the country."""
    assert country_meant(words) == country


def test_names_and_adjectives_are_told_apart():
    """ "Turkey" is a name, "Turkish" an adjective."""
    assert country_named("Turkey") == country_of_adjective("Turkish") == "Turkey"
    assert country_named("Turkish") is None
    assert country_of_adjective("Turkey") is None


@pytest.mark.parametrize(
    ("name", "capital"), [("Ankara", True), ("Washington", True), ("Lyon", False), ("", False)]
)
def test_capitals_are_known(name, capital):
    """News says "Ankara" for a government."""
    assert is_capital(name) is capital
