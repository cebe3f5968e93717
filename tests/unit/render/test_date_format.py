"""Dates read as people say them, in the edition's language and zone."""

from datetime import UTC, date, datetime

import pytest

from briefing.model import Granularity
from briefing.render.date_format import Clock

TODAY = date(2022, 2, 18)


def clock(*, zone="Europe/Istanbul", language="en", today=TODAY):
    return Clock(zone=zone, language=language, today=today)


@pytest.mark.parametrize(
    ("start", "end", "granularity", "words"),
    [
        (date(2022, 2, 19), date(2022, 2, 19), Granularity.DAY, "Sat 19 Feb"),
        (date(2022, 2, 19), None, Granularity.DAY, "Sat 19 Feb"),
        (date(2023, 1, 2), None, Granularity.DAY, "Mon 2 Jan 2023"),
        (date(2022, 2, 22), date(2022, 2, 23), Granularity.RANGE, "22–23 Feb"),
        (date(2022, 2, 28), date(2022, 3, 1), Granularity.RANGE, "28 Feb – 1 Mar"),
        (date(2022, 12, 30), date(2023, 1, 2), Granularity.RANGE, "30 Dec 2022 – 2 Jan 2023"),
        (date(2022, 2, 21), date(2022, 2, 27), Granularity.WEEK, "week of 21 Feb"),
        (date(2022, 2, 21), date(2022, 2, 25), Granularity.WEEK, "week of 21 Feb"),
        (date(2022, 2, 24), date(2022, 2, 27), Granularity.WEEK, "24–27 Feb"),
        (date(2022, 3, 1), date(2022, 3, 31), Granularity.MONTH, "March 2022"),
        (date(2022, 3, 1), date(2022, 4, 30), Granularity.MONTH, "March – April 2022"),
        (date(2022, 3, 1), date(2022, 3, 10), Granularity.MONTH, "early March"),
        (date(2022, 5, 11), date(2022, 5, 20), Granularity.MONTH, "mid-May"),
        (date(2023, 2, 21), date(2023, 2, 28), Granularity.MONTH, "late February 2023"),
        (date(2022, 5, 1), date(2022, 5, 15), Granularity.MONTH, "first half of May"),
        (date(2022, 5, 16), date(2022, 5, 31), Granularity.MONTH, "second half of May"),
        (date(2022, 2, 19), date(2022, 2, 28), Granularity.MONTH, "later in February"),
        (date(2022, 2, 19), date(2022, 2, 25), Granularity.MONTH, "19–25 Feb"),
        (date(2022, 2, 25), date(2022, 3, 10), Granularity.MONTH, "25 Feb – 10 Mar"),
        (date(2022, 4, 1), date(2022, 6, 30), Granularity.QUARTER, "2nd quarter 2022"),
        (date(2022, 5, 1), date(2022, 6, 30), Granularity.QUARTER, "May – June 2022"),
        (date(2022, 6, 1), date(2022, 8, 31), Granularity.SEASON, "summer 2022"),
        (date(2022, 12, 1), date(2023, 2, 28), Granularity.SEASON, "winter 2022/23"),
        (date(2022, 1, 1), date(2022, 12, 31), Granularity.YEAR, "2022"),
        (date(2022, 2, 19), date(2022, 12, 31), Granularity.YEAR, "later in 2022"),
        (date(2022, 1, 1), date(2022, 6, 30), Granularity.YEAR, "January – June 2022"),
        (None, None, Granularity.UNSPECIFIED, "date not set"),
        (None, date(2022, 2, 20), Granularity.DAY, "by Sun 20 Feb"),
    ],
)
def test_a_span_says_how_exactly_it_is_known(start, end, granularity, words):
    assert clock().span(start, end, granularity) == words


@pytest.mark.parametrize(
    ("language", "long"),
    [
        ("en", "Friday 18 February 2022"),
        ("tr", "18 Şubat 2022 Cuma"),
        ("de", "Freitag, 18. Februar 2022"),
        ("xx", "Friday 18 February 2022"),
        ("not a language", "Friday 18 February 2022"),
    ],
)
def test_days_are_said_in_the_brief_s_language(language, long):
    assert clock(language=language).day_long(TODAY) == long


def test_a_season_in_another_language_is_its_months():
    span = clock(language="de").span(date(2022, 6, 1), date(2022, 8, 31), Granularity.SEASON)

    assert span == "Juni–August 2022"


def test_instants_are_told_on_the_edition_s_clock():
    """Late evening in UTC is the next morning in Istanbul."""
    instant = datetime(2022, 2, 17, 22, 30, tzinfo=UTC)

    assert clock().moment(instant) == "18 Feb 2022, 01:30"
    assert clock(zone="UTC").moment(instant) == "17 Feb 2022, 22:30"
    assert clock().weekday_moment(instant) == "Fri 18 Feb, 01:30"


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Europe/Istanbul", "Istanbul time"),
        ("America/New_York", "New York time"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires time"),
        ("UTC", "UTC"),
    ],
)
def test_zones_are_said_as_people_say_them(zone, words):
    assert clock(zone=zone).zone_words == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([(2022, 3, 4)], "Friday 4 March 2022"),
        ([(2022, 3, 3), (2022, 3, 4)], "3 and 4 March 2022"),
        ([(2022, 3, 3), (2022, 3, 4), (2022, 3, 6)], "3, 4 and 6 March 2022"),
        ([(2022, 2, 28), (2022, 3, 3), (2022, 3, 4)], "28 February, 3 and 4 March 2022"),
        ([(2021, 12, 30), (2022, 1, 2)], "30 December 2021 and 2 January 2022"),
        ([(2021, 3, 3), (2022, 3, 3)], "3 March 2021 and 3 March 2022"),
    ],
)
def test_a_list_of_days_is_said_in_good_english(days, words):
    assert clock().days([date(*day) for day in days]) == words


def test_a_list_of_days_in_another_language_is_a_list_of_full_dates():
    days = [date(2022, 3, 3), date(2022, 3, 4)]

    assert clock(language="de").days(days).startswith("Donnerstag, 3. März 2022 and Freitag")
