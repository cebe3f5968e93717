"""Dates as printed in feeds, pages and front matter."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.sources.dating import read_date

EIGHT = datetime(2026, 3, 10, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "stated",
    [
        "2026-03-10T08:30:00Z",
        "2026-03-10T08:30Z",
        "2026-03-10 08:30",
        "2026-03-10T11:30:00+03:00",
        "2026-03-10T11:30:00+0300",
        "2026-03-10T11:30:00.000+03",
        "2026-03-10 11:30:00 TRT",
        "2026/03/10 08:30:00 UTC",
        "Tue, 10 Mar 2026 08:30:00 GMT",
        "Tue, 10 Mar 2026 09:30:00 CET",
        "Tue, 10 Mar 2026 04:30:00 EDT",
        "Tue, 10 Mar 2026 08:30:00 -0000",
        "10 Mar 2026 11:30:00 +0300",
        "  Tue,  10 Mar 2026\n 08:30:00 +0000 ",
    ],
)
def test_instant_is_read_in_utc(stated):
    """Whatever notation and zone, it is one instant."""
    assert read_date(stated) == EIGHT
    assert read_date(stated).utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "stated",
    [
        "2026-03-10",
        "2026/03/10",
        "20260310",
        "10 March 2026",
        "10. March 2026",
        "Tuesday, 10 March 2026",
        "March 10, 2026",
        "Tuesday, March 10 2026",
        "Mar. 10, 2026",
        "10 MAR 2026",
    ],
)
def test_day_without_time_stays_a_day(stated):
    """A day is not midnight."""
    assert read_date(stated) == date(2026, 3, 10)
    assert not isinstance(read_date(stated), datetime)


@pytest.mark.parametrize(
    "stated",
    [
        "", " ", "soon", "2026-13-10", "2026-02-30", "2026-03-10T25:00:00Z", "10/03/2026",
        "2026-03-10T08:30:00 XYZ", "10 Foo 2026", "Foo 10, 2026", "1773131400", "x" * 100,
        "0000-00-00T00:00:00Z", "0001-01-01T00:00:00+14:00", "2026-03-10T08:30:00+99:00",
    ],
)  # fmt: skip
def test_what_is_no_clear_date_is_none(stated):
    """Better undated than wrong: 10/03 is a day in October to some."""
    assert read_date(stated) is None


def test_midnight_at_the_end_of_a_day_and_leap_seconds_are_read():
    """Legal in ISO 8601, refused by many readers."""
    assert read_date("2026-03-09T24:00:00Z") == datetime(2026, 3, 10, tzinfo=UTC)
    assert read_date("2016-12-31T23:59:60Z") == datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)


@given(
    st.datetimes(),
    st.integers(min_value=-14 * 60, max_value=14 * 60),
)
def test_every_iso_instant_comes_back(naive, minutes):
    """Reading undoes writing."""
    near = naive.replace(year=1700 + naive.year % 500, day=min(naive.day, 28))
    instant = near.replace(tzinfo=timezone(timedelta(minutes=minutes)))

    assert read_date(instant.isoformat()) == instant


@given(st.text(max_size=80))
def test_no_text_breaks_it(stated):
    """Outside data is never an exception."""
    read_date(stated)
