"""The columns of `briefing visits` say what a person must know about a visit."""

import re

from briefing.cli.visits_and_actors import _plain_visit, _visit_row
from briefing.render.screen import HtmlRenderer
from briefing.render.visit_columns import VISIT_COLUMNS, Column, column_widths
from tests.sample_brief import rich
from tests.unit.render.test_visit_state import NEW, OLD, OPEN, lived


def cells(visit):
    """What stands in each column."""
    return dict(zip((column.key for column in VISIT_COLUMNS), _visit_row(visit), strict=True))


def test_a_visit_with_a_new_date_is_moved_and_not_postponed():
    row = cells(lived(OLD, NEW))

    assert row["when"] == "2031-03-19 – 2031-03-20"
    assert row["status"] == "moved (was 2031-03-16 – 2031-03-17)"


def test_a_visit_put_off_names_the_dates_that_fell():
    row = cells(lived(OLD, OPEN))

    assert row["when"] == "no date yet"
    assert row["status"] == "postponed (was 2031-03-16 – 2031-03-17)"


def test_any_other_visit_has_its_status():
    assert cells(lived(OLD))["status"] == "planned"


def test_the_columns_are_those_of_the_page_and_their_fields_those_of_the_data():
    """One list: a column that a page has, the terminal and the data have too."""
    told = _plain_visit(lived(OLD))
    page = HtmlRenderer().render(rich()).content.decode()
    heads = re.findall(r'<th scope="col">(\w+)</th>', page)

    assert heads == [column.heading for column in VISIT_COLUMNS]
    assert {name for column in VISIT_COLUMNS for name in column.fields} <= set(told)


def test_each_column_of_the_pdf_has_its_share_of_the_width():
    """Together they are all of it: a new column takes its part from the others."""
    widths = re.findall(r"thead th:nth-child\((\d+)\)\{width:(\d+)%", column_widths())

    assert [int(number) for number, _ in widths] == list(range(1, len(VISIT_COLUMNS) + 1))
    assert sum(int(width) for _, width in widths) == 100


def test_a_column_of_plain_text_is_one_entry_of_the_table(monkeypatch):
    """Page, terminal and print have it, without another line anywhere."""
    sure = Column(
        key="sure", heading="Sure", fields=("probability",), width=8, text=lambda _: "7/9"
    )
    columns = (*VISIT_COLUMNS, sure)
    monkeypatch.setattr("briefing.render.visit_columns.VISIT_COLUMNS", columns)
    monkeypatch.setattr("briefing.render.screen.VISIT_COLUMNS", columns)
    page = HtmlRenderer().render(rich()).content.decode()

    assert page.count("<td>7/9</td>") == len(rich().visits)
    assert _visit_row(lived(OLD))[-1] == "7/9"
    assert f"thead th:nth-child({len(columns)}){{width:8%}}" in column_widths()
