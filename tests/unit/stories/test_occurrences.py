"""Reports of one disaster or vote belong together, however few words they share."""

from dataclasses import replace

import pytest

from briefing.model import Reading
from briefing.stories.occurrences import same_occurrences
from tests.readings import hours_before, told

SHOOK = ("Quake shakes southern Peru", "Walls fell in Arequipa before dawn.", ("Arequipa",))


def reading(name: str, given: tuple[str, str, tuple[str, ...]], *, hours: float = 3.0) -> Reading:
    title, text, places = given
    plain = told(name, text, title=title, names=places, published=hours_before(hours))
    mentions = tuple(replace(mention, label="GPE") for mention in plain.analysis.mentions)
    foreign = title.startswith(("El ", "Drei "))
    return replace(plain, analysis=replace(plain.analysis, mentions=mentions, read=not foreign))


ONE: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "a town in place of the country": (
        "President declares emergency in Arequipa after earthquake",
        "The army will send 600 soldiers to Arequipa.",
        ("Arequipa",),
    ),
    "another language": ("El terremoto de Arequipa deja 23 muertos", "Lo dijo la agencia.", ()),
    "a people": ("Peruvian earthquake toll rises", "Thirty-one are dead.", ()),
}
ANOTHER: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "another country": ("Quake shakes southern Chile", "Walls fell in Arica.", ("Arica",)),
    "another kind": ("Floods cut off villages in Peru", "The river rose in Piura.", ("Piura",)),
    "two kinds": ("Quake in Peru. Wildfire in Chile", "What the day brought.", ("Arequipa",)),
    "a figure of speech": ("'Like an earthquake': Peru wins the cup", "Lima danced.", ("Lima",)),
    "no place": ("How to live through an earthquake", "Stand under a door.", ()),
}


@pytest.mark.parametrize("other", ONE.values(), ids=ONE)
def test_one_earthquake(other: tuple[str, str, tuple[str, ...]]) -> None:
    assert list(same_occurrences([reading("a", SHOOK), reading("b", other)])) == [(0, 1)]


@pytest.mark.parametrize("other", ANOTHER.values(), ids=ANOTHER)
def test_not_one_earthquake(other: tuple[str, str, tuple[str, ...]]) -> None:
    assert not list(same_occurrences([reading("a", SHOOK), reading("b", other)]))


def test_an_earthquake_days_before_is_another() -> None:
    pair = [reading("a", SHOOK, hours=90.0), reading("b", SHOOK)]

    assert not list(same_occurrences(pair))


@pytest.mark.parametrize(
    ("towns", "together"),
    [
        pytest.param(("Bologna", "Bologna"), True, id="one town"),
        pytest.param(("Bologna", "Palermo"), False, id="two towns"),
        pytest.param(("Bologna", ""), True, id="one says no town"),
    ],
)
def test_floods_in_two_towns_are_two(towns: tuple[str, str], together: bool) -> None:
    one, other = (
        reading(
            town or "none",
            ("Floods in Italy", f"Rivers rose{f' in {town}' * bool(town)}.", (town,) * bool(town)),
        )
        for town in towns
    )

    assert bool(list(same_occurrences([one, other]))) is together


def test_a_storm_is_known_by_its_name() -> None:
    """Whatever its headline calls it, and wherever it has come to."""
    one = reading("a", ("Hurricane Odile nears Yucatan", "Hotels moved their guests.", ()))
    other = reading("b", ("Odile makes landfall", "Hurricane Odile reached Cuba.", ("Cuba",)))
    third = reading("c", ("Storm Pia nears Cuba", "Storm Pia comes after Hurricane Odile.", ()))

    assert list(same_occurrences([one, other, third])) == [(0, 1)]


def test_in_a_vast_country_the_place_must_be_the_same() -> None:
    """Two floods on one day are nothing special there."""
    one = ("Floods in the United States", "Rivers rose.", ())
    other = ("Flood in Louisville", "The United States sent boats to Louisville.", ("Louisville",))

    assert not list(same_occurrences([reading("a", one), reading("b", other)]))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Exit polls: opposition ahead in Bulgarian election", "Bulgaria's Petkov concedes"),
        ("N. Korea launches missile ahead of summit", "North Korea fires missiles into sea"),
        ("Ferry with 140 aboard sinks off Cebu", "Cebu ferry was overloaded, coast guard says"),
        ("Explosion at Rotterdam refinery kills three", "Drei Tote bei Explosion in Raffinerie"),
    ],
)
def test_other_kinds(first: str, second: str) -> None:
    text = "The vote was on Tuesday in {}."
    place = {"Exit": "Sofia", "N.": "Pyongyang", "Ferr": "Cebu", "Expl": "Rotterdam"}
    town = next(town for start, town in place.items() if first.startswith(start))
    pair = [
        reading("a", (first, text.format(town), (town,))),
        reading("b", (second, text.format(town), (town,))),
    ]

    assert list(same_occurrences(pair)) == [(0, 1)]


COLLIDED = ("Passenger train hits goods train in Peru", "It was at Cusco.", ("Cusco",))
SANK = ("Peruvian ferry capsized, 61 pulled from sea", "It lay off Ilo.", ("Ilo",))
COUP = ("Peru's army says it foiled a coup", "Shots rang out in Lima.", ("Lima",))
SIGNED = ("Peru, rebels sign ceasefire in Oslo", "Guns are to fall silent.", ())


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (
            COLLIDED,
            ("Nine dead in rail disaster", "It was at Cusco, Peru.", ("Cusco", "Peru")),
            True,
        ),
        (COLLIDED, ("Two trains collide in Peru", "A driver slept.", ()), True),
        (
            COLLIDED,
            (
                "Peru crash toll rises to 15",
                "The toll of the train crash rose at Cusco.",
                ("Cusco",),
            ),
            True,
        ),
        (COLLIDED, ("Peru heat toll rises to 15", "It was hot at Cusco.", ("Cusco",)), False),
        (COLLIDED, ("Train hits record in Peru", "It did 400 km/h at Cusco.", ("Cusco",)), False),
        (SANK, ("Peru ferry: at least 30 dead, 88 rescued - live", "Divers went down.", ()), True),
        (SANK, ("Peru ferry fares to rise", "Tickets will cost more in Ilo.", ("Ilo",)), False),
        (COUP, ("Peru coup attempt: what we know", "Shots rang out.", ()), True),
        (COUP, ("Rower's coup delights Peru", "Lima danced.", ("Lima",)), False),
        (SIGNED, ("UN welcomes Peruvian ceasefire", "Monitors are ready.", ()), True),
        (SIGNED, ("Bishop calls for ceasefire in Peru", "He spoke in Lima.", ("Lima",)), False),
    ],
)
def test_what_strikes_a_country_seldom(
    one: tuple[str, str, tuple[str, ...]], other: tuple[str, str, tuple[str, ...]], together: bool
) -> None:
    """Crashes, ferries, coups and truces, by the words that headlines have for them."""
    found = list(same_occurrences([reading("a", one), reading("b", other)]))

    assert bool(found) is together
