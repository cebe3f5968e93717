"""The columns of `briefing visits` say what a person must know about a visit."""

from briefing.cli.findings import _visit_row
from tests.unit.render.test_standing import NEW, OLD, OPEN, lived


def test_a_visit_with_a_new_date_is_moved_and_not_postponed():
    when, _, _, standing, _ = _visit_row(lived(OLD, NEW))

    assert when == "2031-03-19 – 2031-03-20"
    assert standing == "moved (was 2031-03-16 – 2031-03-17)"


def test_a_visit_put_off_names_the_dates_that_fell():
    when, _, _, standing, _ = _visit_row(lived(OLD, OPEN))

    assert when == "no date yet"
    assert standing == "postponed (was 2031-03-16 – 2031-03-17)"


def test_any_other_visit_has_its_status():
    assert _visit_row(lived(OLD))[3] == "planned"
