"""The agenda of each of the five example days, from what the articles are labelled to report."""

from datetime import UTC, datetime

import pytest

from briefing.model import Problem
from briefing.sources.folder import Folder
from tests.golden.agenda_labels import DAYS, EXAMPLES, differences, labelled_readings, shown


@pytest.fixture(scope="module")
def readings():
    fetched = Folder(path=EXAMPLES).fetch(now=datetime(2026, 3, 6, tzinfo=UTC))
    return labelled_readings([one for one in fetched if not isinstance(one, Problem)])


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_agenda_of_the_day_is_what_a_careful_reader_expects(readings, day):
    """P3: every visit with its dates and status, each change marked on its day, conflicts shown."""
    assert differences(shown(readings, day), day) == []


def test_an_earlier_day_is_unaffected_by_later_articles(readings):
    for day in DAYS:
        known = [reading for reading in readings if reading.published.date() <= day]

        assert shown(known, day) == shown(readings, day)
