"""Dates, moments and editions are read as people type them."""

from datetime import UTC, date, datetime

import pytest

from briefing.cli.days import chosen_editions, parse_day, parse_moment
from briefing.config import EditionConfig
from briefing.errors import UsageError

# Late evening in UTC is the next day in Istanbul.
NOW = datetime(2026, 3, 4, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "zone", "day"),
    [
        ("2026-03-04", "UTC", date(2026, 3, 4)),
        ("today", "UTC", date(2026, 3, 4)),
        ("today", "Europe/Istanbul", date(2026, 3, 5)),
        (" Yesterday ", "Europe/Istanbul", date(2026, 3, 4)),
        ("yesterday", "America/New_York", date(2026, 3, 3)),
    ],
)
def test_a_day_is_meant_in_the_editions_zone(text: str, zone: str, day: date) -> None:
    """`today` is the edition's today, not the machine's."""
    assert parse_day(text, zone=zone, now=NOW) == day


@pytest.mark.parametrize(
    "text", ["tomorrow", "04.03.2026", "2026-02-30", "", "0001-01-01", "9999-12-31"]
)
def test_what_is_no_day_is_refused_with_the_ways_to_write_one(text: str) -> None:
    """Also a day that no brief can have."""
    with pytest.raises(UsageError) as caught:
        parse_day(text, zone="UTC", now=NOW)

    assert "YYYY-MM-DD" in caught.value.hint


@pytest.mark.parametrize(
    ("text", "end", "moment"),
    [
        ("2026-03-04T07:00", False, datetime(2026, 3, 4, 4, 0, tzinfo=UTC)),
        ("2026-03-04T07:00", True, datetime(2026, 3, 4, 4, 0, tzinfo=UTC)),
        ("2026-03-04T07:00+01:00", False, datetime(2026, 3, 4, 6, 0, tzinfo=UTC)),
        ("2026-03-04T07:00:00Z", False, datetime(2026, 3, 4, 7, 0, tzinfo=UTC)),
        ("2026-03-04", False, datetime(2026, 3, 3, 21, 0, tzinfo=UTC)),
        ("2026-03-04", True, datetime(2026, 3, 4, 20, 59, 59, tzinfo=UTC)),
    ],
)
def test_a_moment_without_offset_is_meant_in_the_editions_zone(
    text: str, end: bool, moment: datetime
) -> None:
    """A date is its first second, or as an end its last."""
    assert parse_moment(text, zone="Europe/Istanbul", end=end) == moment


@pytest.mark.parametrize("text", ["noon", "", "2026-13-01", "0001-01-01T00:00"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    """As an error of usage, not as a crash."""
    with pytest.raises(UsageError):
        parse_moment(text, zone="UTC")


def test_an_edition_is_chosen_by_name() -> None:
    """Without a name all are meant; a wrong one gets the nearest, or the list."""
    one, two = EditionConfig(name="morning", title="M"), EditionConfig(name="gulf", title="G")

    assert chosen_editions([one, two], None) == (one, two)
    assert chosen_editions([one, two], "gulf") == (two,)
    with pytest.raises(UsageError, match="did you mean 'morning'"):
        chosen_editions([one, two], "mornin")
    with pytest.raises(UsageError, match="known: morning, gulf"):
        chosen_editions([one, two], "zzz")
