"""The map shows every coming visit to a known town, legibly, and says what it leaves out."""

import re
from dataclasses import replace
from datetime import date

import pytest

from briefing.gazetteer import outlines, position
from briefing.model import VisitStatus
from briefing.render.visit_map import visit_map
from tests.sample_brief import rich

TOWNS = [("Ankara", "TR"), ("Baku", "AZ"), ("Tbilisi", "GE"), ("Athens", "GR"), ("Nicosia", "CY")]


def visit(town, code, **changes):
    one = rich().visits[1]
    day = date(2031, 3, 20)
    status = VisitStatus.PLANNED
    made = replace(one, destination=(town,), country=code, start=day, end=day, status=status)
    return replace(made, **changes)


def labels(drawn):
    """The names on a map, each with where it stands: left, right, top, bottom."""
    found = re.findall(r'<text [^>]*?x="([\d.-]+)" y="([\d.-]+)"[^>]*>([^<]*)<', drawn)
    return {text: (float(x), float(y)) for x, y, text in found}


@pytest.mark.parametrize(("width", "height"), [(1000, 380), (1000, 250), (400, 340)])
def test_every_town_is_named_inside_the_picture(width, height):
    drawn = visit_map([visit(*one) for one in TOWNS], width=width, height=height).drawn
    named = labels(drawn)

    assert set(named) == {town for town, _ in TOWNS}
    assert all(0 <= x < width and 0 < y <= height for x, y in named.values())
    assert drawn.count("<circle") == len(TOWNS)
    assert "Map of the towns that 5 coming visits go to: Ankara, Athens, Baku" in drawn


def test_a_town_of_several_visits_is_one_dot_with_their_number():
    made = visit_map([visit("Ankara", "TR"), visit("Ankara", "TR"), visit("Baku", "AZ")])

    assert set(labels(made.drawn)) == {"Ankara ×2", "Baku"}
    assert made.drawn.count("<circle") == 2


@pytest.mark.parametrize("status", [VisitStatus.CANCELLED, VisitStatus.PAST, VisitStatus.ONGOING])
def test_what_is_not_to_come_is_not_on_it(status):
    both = [visit("Ankara", "TR"), visit("Baku", "AZ")]
    made = visit_map([*both, visit("Tbilisi", "GE", status=status)])

    assert made == visit_map(both)


@pytest.mark.parametrize("width", [400, 1000])
def test_an_island_too_small_for_a_map_of_the_world_is_left_out(width):
    """A path of one point is none: browsers say so on the console, for each of them."""
    far = [visit("Lima", "PE"), visit("Muscat", "OM"), visit("Jakarta", "ID")]
    drawn = visit_map(far, width=width, height=340).drawn
    paths = re.findall(r' d="M([^"]*)z"', drawn)

    assert len(paths) > 50
    assert all(len(re.split("[L ]", path)) >= 2 * 3 for path in paths)


def test_what_has_no_known_town_is_counted():
    both = [visit("Ankara", "TR"), visit("Baku", "AZ")]
    made = visit_map([*both, visit("Georgia", "GE"), visit("Lorva", None)])

    assert made.words == "Not on it: 2 coming visits to no town that is known."
    assert visit_map(both).words == ""


def test_towns_too_near_for_their_names_are_said():
    around = ["Gebze", "Kartal", "Pendik", "Tuzla", "Maltepe", "Üsküdar", "Ümraniye", "Sultanbeyli"]
    near = [town for town in around if position(town, "TR")]
    made = visit_map([visit(town, "TR") for town in near] + [visit("Tashkent", "UZ")])
    named = set(labels(made.drawn))
    left = made.words.removeprefix("Not on it: no room for the name of ").rstrip(".").split(", ")

    assert left
    assert sorted([*named, *left]) == sorted([*near, "Tashkent"])


@pytest.mark.parametrize("visits", [[], [visit("Ankara", "TR")], [visit("Ankara", "TR")] * 3])
def test_one_town_needs_no_map(visits):
    assert visit_map(visits) is None


def test_text_from_outside_is_escaped():
    name = '<b>"&'
    made = visit_map(
        [visit("Ankara", "TR"), visit("Baku", "AZ")], shown=lambda text: text + name
    ).drawn

    assert name not in made
    assert "Ankara&lt;b&gt;&#34;&amp;" in made


def test_the_land_ends_at_the_pictures_edge():
    drawn = visit_map([visit(*one) for one in TOWNS]).drawn
    paths = re.findall(r' d="M([^"]*)z"', drawn)
    points = [pair.split() for path in paths for pair in re.split(r"[L ](?=-?\d+ -?\d+)", path)]
    numbers = [list(map(float, re.findall(r"-?\d+", " ".join(point)))) for point in points]

    assert len(paths) > 10
    assert all(-11 <= number <= 1011 for point in numbers for number in point)


@pytest.mark.parametrize(
    ("town", "code", "near"),
    [
        ("İzmir", "TR", (27, 38)),
        ("Nicosia", "CY", (33, 35)),
        ("Kiev", "UA", (31, 50)),
        ("Paris", "US", (-96, 34)),
    ],
)
def test_a_town_is_found_in_its_country(town, code, near):
    assert position(town, code) == pytest.approx(near, abs=0.6)


@pytest.mark.parametrize(("town", "code"), [("Ankara", "GE"), ("Lorva", "TR"), ("", "TR")])
def test_a_town_elsewhere_is_not_taken_for_it(town, code):
    assert position(town, code) is None


def test_the_outlines_hold_the_land_and_not_the_sea():
    def on_land(x, y):
        return any(_inside(ring.points, x, y) for ring in outlines() if ring.touches(x, y, x, y))

    def _inside(points, x, y):
        crossed = False
        for (x1, y1), (x2, y2) in zip(points, [*points[1:], *points[:1]], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                crossed = not crossed
        return crossed

    assert all(on_land(*position(town, code)) for town, code in TOWNS)
    assert not any(on_land(x, y) for x, y in [(34, 43), (51, 41), (18, 35), (-30, 40)])
    assert all(ring.points[0] == ring.points[-1] for ring in outlines())
    assert all(-180 <= one.west <= one.east <= 180 for one in outlines())
