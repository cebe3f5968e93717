"""Moments, tables and parts of articles in JSON, as databases and programs of tables keep them."""

import json
from datetime import UTC, date, datetime

import pytest

from briefing.sources import json_text
from briefing.sources.json_values import as_rows, plain_value
from briefing.sources.parsed import Parsed

TITLE = "Mill of Lom grinds again"
TOLD = ("The mill of Lom ground its first rye on Monday.", "It had stood still for a year.")
NOON = datetime(2031, 5, 5, 12, tzinfo=UTC)


def articles(value):
    return [x for x in json_text.parse(json.dumps(value), where="a") if isinstance(x, Parsed)]


@pytest.mark.parametrize(
    "moment",
    [
        {"_seconds": 1935748800, "_nanoseconds": 0},
        {"$date": {"$numberLong": "1935748800000"}},
        [2031, 5, 5, 12],
        [2031, 5, 5, 12, 0, 0, 0],
        "2031-05-05T12:00:00Z",
    ],
)
def test_moment_is_read_as_a_database_keeps_it(moment):
    """In seconds, or in parts."""
    (found,) = articles([{"title": TITLE, "text": TOLD[0], "published": moment}])

    assert found.published == NOON


def test_day_in_parts_is_a_day():
    """Without a time."""
    (found,) = articles([{"title": TITLE, "text": TOLD[0], "published": [2031, 5, 5]}])

    assert found.published == date(2031, 5, 5)


@pytest.mark.parametrize(
    "value",
    [
        [2031, 13, 45],
        [1, 2, 3],
        [True, False, True],
        {"seconds": [1]},
        {"date-parts": [7]},
        {"date-parts": [[None]]},
        {"seconds": 1, "title": "a", "text": "b"},
    ],
)
def test_what_is_no_moment_breaks_nothing(value):
    """Numbers may be anything."""
    assert plain_value(value) in (value, "None")


TABLES = {
    "by columns": {
        "title": {"0": TITLE, "1": "Rye is dear"},
        "text": {"0": TOLD[0], "1": TOLD[1]},
    },
    "head and rows": {
        "columns": ["title", "text"],
        "index": [0, 1],
        "data": [[TITLE, TOLD[0]], ["Rye is dear", TOLD[1]]],
    },
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_each_row_of_a_table_is_an_article(table):
    """However a program of tables writes it."""
    found = articles(table)

    assert [(one.title, one.text) for one in found] == [(TITLE, TOLD[0]), ("Rye is dear", TOLD[1])]


@pytest.mark.parametrize(
    "value",
    [
        {"a": {"x": 1}, "b": {"y": 1}},
        {"columns": ["a"], "data": [["x", "y"]]},
        {"a": {}, "b": {}},
        [1, 2],
        "words",
    ],
)
def test_what_is_no_table_stays(value):
    """Objects that hold objects are none."""
    assert as_rows(value) == value


def test_article_in_parts_with_headings_is_one():
    """And not one for each part."""
    parts = [{"heading": "Rye", "text": TOLD[0]}, {"heading": "Stones", "text": TOLD[1]}]

    (found,) = articles({"title": TITLE, "published": "2031-05-05", "sections": parts})

    assert found.title == TITLE
    assert found.text == f"Rye\n\n{TOLD[0]}\n\nStones\n\n{TOLD[1]}"


def test_articles_of_the_parts_of_a_paper_are_several():
    """They have days of their own."""
    parts = [{"title": TITLE, "text": one, "published": "2031-05-05"} for one in TOLD]

    assert len(articles({"name": "Lom Post", "sections": parts})) == 2
