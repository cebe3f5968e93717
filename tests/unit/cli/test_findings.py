"""The columns of `briefing visits` say what a person must know about a visit."""

import re

from briefing.cli.findings import _plain_visit, _visit_row
from briefing.render.screen import HtmlRenderer
from briefing.render.visit_columns import VISIT_COLUMNS
from tests.sample_brief import rich
from tests.unit.render.test_standing import NEW, OLD, OPEN, lived


def test_a_visit_with_a_new_date_is_moved_and_not_postponed():
    when, _, _, _, standing, _ = _visit_row(lived(OLD, NEW))

    assert when == "2031-03-19 – 2031-03-20"
    assert standing == "moved (was 2031-03-16 – 2031-03-17)"


def test_a_visit_put_off_names_the_dates_that_fell():
    when, _, _, _, standing, _ = _visit_row(lived(OLD, OPEN))

    assert when == "no date yet"
    assert standing == "postponed (was 2031-03-16 – 2031-03-17)"


def test_any_other_visit_has_its_status():
    assert _visit_row(lived(OLD))[4] == "planned"


def test_the_columns_are_those_of_the_page_and_their_fields_those_of_the_data():
    """One list: a column that a page has, the terminal and the data have too."""
    told = _plain_visit(lived(OLD))
    page = HtmlRenderer().render(rich()).content.decode()
    heads = re.findall(r'<th scope="col">(\w+)</th>', page)

    assert heads == [column.heading for column in VISIT_COLUMNS]
    assert len(_visit_row(lived(OLD))) == len(VISIT_COLUMNS)
    assert {name for column in VISIT_COLUMNS for name in column.fields} <= set(told)
