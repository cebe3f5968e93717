"""Times in news English mean the days that a careful reader takes them for: these."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.dates import Duration, Offset, Sense, Vague, find_times, tells_when
from briefing.analysis.dates.spans import stretch, weekend_span
from briefing.model import Days, Granularity
from tests.effort import at_most

THURSDAY = date(2022, 2, 17)
SUNDAY = date(2022, 2, 20)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31))


def _read(text: str, sense: Sense = Sense.FUTURE, published: date = THURSDAY) -> str:
    (time,) = find_times(text)
    span = time.resolve(published, sense)
    return f"{span.start or ''}..{span.end or ''} {span.granularity}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from July 6 to 8", "2022-07-06..2022-07-08 range"),
        ("July 6-8", "2022-07-06..2022-07-08 range"),
        ("on July 10 and 11", "2022-07-10..2022-07-11 range"),
        ("from June 3 through June 6", "2022-06-03..2022-06-06 range"),
        ("December 4 to December 6", "2022-12-04..2022-12-06 range"),
        ("between 30 July and 2 August", "2022-07-30..2022-08-02 range"),
        ("6-8 July 2023", "2023-07-06..2023-07-08 range"),
        ("from December 30 to January 2", "2022-12-30..2023-01-02 range"),
        ("March 3, 2022 to March 5, 2022", "2022-03-03..2022-03-05 range"),
        ("on March 3", "2022-03-03..2022-03-03 day"),
        ("Dec. 3", "2022-12-03..2022-12-03 day"),
        ("June first.", "2022-06-01..2022-06-01 day"),
        ("the twenty-first of June", "2022-06-21..2022-06-21 day"),
        ("the 6th of July", "2022-07-06..2022-07-06 day"),
        ("January 30th", "2023-01-30..2023-01-30 day"),
        ("on Tuesday, May 16", "2022-05-16..2022-05-16 day"),
        ("2022-07-06", "2022-07-06..2022-07-06 day"),
        ("February 29", "2024-02-29..2024-02-29 day"),
        ("beginning June 9", "2022-06-09.. day"),
        ("until Friday", "..2022-02-18 day"),
        ("until 9 June", "..2022-06-09 day"),
        ("starting on 9 June", "2022-06-09.. day"),
        ("tomorrow", "2022-02-18..2022-02-18 day"),
        ("the day after tomorrow", "2022-02-19..2022-02-19 day"),
        ("yesterday", "2022-02-16..2022-02-16 day"),
        ("later today", "2022-02-17..2022-02-17 day"),
        ("two days ago", "2022-02-15..2022-02-15 day"),
        ("in 10 days", "2022-02-27..2022-02-27 day"),
        ("in the next few hours", "2022-02-17..2022-02-17 day"),
        ("over the next two weeks", "2022-02-17..2022-03-03 range"),
        ("this week", "2022-02-17..2022-02-20 week"),
        ("later this week", "2022-02-18..2022-02-20 week"),
        ("earlier this week", "2022-02-14..2022-02-17 week"),
        ("next week", "2022-02-21..2022-02-27 week"),
        ("early next week", "2022-02-21..2022-02-23 week"),
        ("late next week", "2022-02-24..2022-02-27 week"),
        ("at the end of next week", "2022-02-24..2022-02-27 week"),
        ("the middle of next week", "2022-02-22..2022-02-24 week"),
        ("last week", "2022-02-07..2022-02-13 week"),
        ("the week after next", "2022-02-28..2022-03-06 week"),
        ("in two weeks", "2022-02-28..2022-03-06 week"),
        ("the week of May 18", "2022-05-16..2022-05-22 week"),
        ("the week of 18 May", "2022-05-16..2022-05-22 week"),
        ("this weekend", "2022-02-19..2022-02-20 range"),
        ("next weekend", "2022-02-26..2022-02-27 range"),
        ("Wednesday of next week", "2022-02-23..2022-02-23 day"),
        ("this month", "2022-02-17..2022-02-28 month"),
        ("later this month", "2022-02-18..2022-02-28 month"),
        ("earlier this month", "2022-02-01..2022-02-17 month"),
        ("next month", "2022-03-01..2022-03-31 month"),
        ("early next month", "2022-03-01..2022-03-10 month"),
        ("mid-March", "2022-03-11..2022-03-20 month"),
        ("in late March", "2022-03-21..2022-03-31 month"),
        ("the second half of March", "2022-03-16..2022-03-31 month"),
        ("in March", "2022-03-01..2022-03-31 month"),
        ("in February", "2022-02-01..2022-02-28 month"),
        ("in January", "2023-01-01..2023-01-31 month"),
        ("August 2002", "2002-08-01..2002-08-31 month"),
        ("in late April or early May", "2022-04-21..2022-05-10 month"),
        ("between March and May", "2022-03-01..2022-05-31 month"),
        ("last October", "2021-10-01..2021-10-31 month"),
        ("last February", "2021-02-01..2021-02-28 month"),
        ("in two months", "2022-04-01..2022-04-30 month"),
        ("later this year", "2022-02-18..2022-12-31 year"),
        ("this year", "2022-02-17..2022-12-31 year"),
        ("next year", "2023-01-01..2023-12-31 year"),
        ("early next year", "2023-01-01..2023-03-31 quarter"),
        ("late this year", "2022-10-01..2022-12-31 quarter"),
        ("the first half of this year", "2022-01-01..2022-06-30 year"),
        ("in the first half of 2023", "2023-01-01..2023-06-30 year"),
        ("in 2023", "2023-01-01..2023-12-31 year"),
        ("mid-2023", "2023-05-01..2023-08-31 year"),
        ("the third quarter of 2023", "2023-07-01..2023-09-30 quarter"),
        ("in the third quarter", "2022-07-01..2022-09-30 quarter"),
        ("next quarter", "2022-04-01..2022-06-30 quarter"),
        ("this summer", "2022-06-01..2022-08-31 season"),
        ("next summer", "2022-06-01..2022-08-31 season"),
        ("this winter", "2021-12-01..2022-02-28 season"),
        ("next winter", "2022-12-01..2023-02-28 season"),
        ("in the autumn", "2022-09-01..2022-11-30 season"),
        ("last spring", "2021-03-01..2021-05-31 season"),
        ("in the summer of 2010", "2010-06-01..2010-08-31 season"),
        ("fall 2023", "2023-09-01..2023-11-30 season"),
        ("on the 6th.", "2022-03-06..2022-03-06 day"),
        ("a year ago", "2021-01-01..2021-12-31 year"),
        # a year that is told in words
        ("in May next year", "2023-05-01..2023-05-31 month"),
        ("early June of next year", "2023-06-01..2023-06-10 month"),
        ("on 9 May last year", "2021-05-09..2021-05-09 day"),
        ("June 3 of this year", "2022-06-03..2022-06-03 day"),
        ("the second quarter of next year", "2023-04-01..2023-06-30 quarter"),
        ("in the spring of next year", "2023-03-01..2023-05-31 season"),
        ("last Nov. 9", "2021-11-09..2021-11-09 day"),
        # a day within a week or month
        ("in the second week of June", "2022-06-08..2022-06-14 week"),
        ("the last week of June", "2022-06-24..2022-06-30 week"),
        ("the first weekend of April", "2022-04-02..2022-04-03 range"),
        ("the third Tuesday in May", "2022-05-17..2022-05-17 day"),
        ("the last Friday of next month", "2022-03-25..2022-03-25 day"),
        ("on the 12th of next month", "2022-03-12..2022-03-12 day"),
        ("a week from Saturday", "2022-02-26..2022-02-26 day"),
        ("two weeks from Monday", "2022-03-07..2022-03-07 day"),
        ("Sunday week", "2022-02-27..2022-02-27 day"),
        ("as of Friday", "2022-02-18.. day"),
        ("this coming Friday", "2022-02-18..2022-02-18 day"),
        ("as early as Monday", "2022-02-21..2022-02-21 day"),
        ("no later than June 9", "..2022-06-09 day"),
        ("after June 9", "2022-06-10.. range"),
        ("before June 9", "..2022-06-08 range"),
        ("before the autumn", "..2022-08-31 range"),
        ("before June", "..2022-05-31 range"),
        ("forty years ago this month", "1982-01-01..1982-12-31 year"),
        ("ahead of June 9", "..2022-06-08 range"),
        # the first and last days of a month, weeks by their first day
        ("in the first ten days of May", "2022-05-01..2022-05-10 range"),
        ("the last five days of May", "2022-05-27..2022-05-31 range"),
        ("in the first days of May", "2022-05-01..2022-05-10 month"),
        ("in the last few days of next month", "2022-03-21..2022-03-31 month"),
        ("on the last day of the month", "2022-02-28..2022-02-28 day"),
        ("on the first day of May 2023", "2023-05-01..2023-05-01 day"),
        ("the opening day of May next year", "2023-05-01..2023-05-01 day"),
        ("in the first week of the new year", "2023-01-01..2023-01-07 week"),
        ("the last week of the year", "2022-12-25..2022-12-31 week"),
        ("the first week of 2024", "2024-01-01..2024-01-07 week"),
        ("in the week commencing 16 May", "2022-05-16..2022-05-22 week"),
        ("the week starting on Monday", "2022-02-21..2022-02-27 range"),
        ("early in May", "2022-05-01..2022-05-10 month"),
        ("late in the year", "2022-10-01..2022-12-31 quarter"),
        ("this coming May", "2022-05-01..2022-05-31 month"),
        # the end of a period is meant, whatever stands before it
        ("before the end of the year", "2022-10-01..2022-12-31 quarter"),
        ("before the end of May", "2022-05-21..2022-05-31 month"),
        ("by the end of next week", "2022-02-24..2022-02-27 week"),
        ("no later than May", "2022-05-01..2022-05-31 month"),
        ("not later than 9 May", "..2022-05-09 day"),
        ("not before May", "2022-05-01..2022-05-31 month"),
        ("after May", "2022-06-01.. range"),
        # days told in two ways
        ("from the 24th to the 26th of May", "2022-05-24..2022-05-26 range"),
        ("between the 3rd and the 5th of May", "2022-05-03..2022-05-05 range"),
        ("on the third and fourth of May", "2022-05-03..2022-05-04 range"),
        ("14/15 May", "2022-05-14..2022-05-15 range"),
        ("on 3. May 2023", "2023-05-03..2023-05-03 day"),
        ("on May, 14", "2022-05-14..2022-05-14 day"),
        ("from Tuesday 3 to Thursday 5 May", "2022-05-03..2022-05-05 range"),
        ("from Tuesday, May 3, to Thursday, May 5", "2022-05-03..2022-05-05 range"),
        ("on Tuesday (May 3)", "2022-05-03..2022-05-03 day"),
        ("Tuesday to Thursday (3-5 May)", "2022-05-03..2022-05-05 range"),
        ("from Tuesday (May 3) to Thursday (May 5)", "2022-05-03..2022-05-05 range"),
        ("from tomorrow to Monday", "2022-02-18..2022-02-21 range"),
        ("from today until Saturday", "2022-02-17..2022-02-19 range"),
        ("from Saturday through March 2", "2022-02-19..2022-03-02 range"),
        ("from Saturday until the 22nd", "2022-02-19..2022-02-22 range"),
        ("from December 30 until the 2nd of January", "2022-12-30..2023-01-02 range"),
        ("between today and Saturday", "2022-02-17..2022-02-19 range"),
        ("on Tuesday the 3rd", "2022-05-03..2022-05-03 day"),
        ("on the 24th and 25th", "2022-02-24..2022-02-25 range"),
        ("on the 24th and 25th of next month", "2022-03-24..2022-03-25 range"),
        ("a week today", "2022-02-24..2022-02-24 day"),
        ("two weeks from tomorrow", "2022-03-04..2022-03-04 day"),
        ("tomorrow week", "2022-02-25..2022-02-25 day"),
        ("Monday after next", "2022-02-28..2022-02-28 day"),
        # dates beside other words
        ("around Nov. 9", "2022-11-09..2022-11-09 day"),
        ("on the morning of Nov. 9", "2022-11-09..2022-11-09 day"),
        ("between May 30 and June 2", "2022-05-30..2022-06-02 range"),
        ("between 30 May and 2 June 2023", "2023-05-30..2023-06-02 range"),
        ("on July 11 and 10", "2022-07-10..2022-07-11 range"),
        ("in Sept. 2023", "2023-09-01..2023-09-30 month"),
        # figures
        ("on 21.06.2022", "2022-06-21..2022-06-21 day"),
        ("21/06/2022", "2022-06-21..2022-06-21 day"),
        ("06/21/22", "2022-06-21..2022-06-21 day"),
        ("5.6.2022", "2022-06-05..2022-06-05 day"),
        ("2022/06/21", "2022-06-21..2022-06-21 day"),
        # quarters, halves, business years
        ("Q2 2023", "2023-04-01..2023-06-30 quarter"),
        ("2Q23", "2023-04-01..2023-06-30 quarter"),
        ("H1 2023", "2023-01-01..2023-06-30 year"),
        ("the 1997 first quarter", "1997-01-01..1997-03-31 quarter"),
        ("the last half of 1997", "1997-07-01..1997-12-31 year"),
        ("the first seven months of 1997", "1997-01-01..1997-07-31 month"),
        ("the last two quarters of last year", "2021-07-01..2021-12-31 month"),
        ("fiscal 2023", "2023-01-01..2023-12-31 year"),
        ("FY23", "2023-01-01..2023-12-31 year"),
        ("by year-end", "2022-10-01..2022-12-31 quarter"),
        ("the rest of this month", "2022-02-18..2022-02-28 month"),
        # longer than a year
        ("between 1991 and 1995", "1991-01-01..1995-12-31 year"),
        ("in 2021-22", "2021-01-01..2022-12-31 year"),
        ("the 2021-22 season", "2021-01-01..2022-12-31 year"),
        ("1991-1995", "1991-01-01..1995-12-31 year"),
        ("the 1980s", "1980-01-01..1989-12-31 year"),
        ("in the early '70s", "1970-01-01..1973-12-31 year"),
        ("the mid-1980s", "1984-01-01..1986-12-31 year"),
        ("the late sixties", "1966-01-01..1969-12-31 year"),
        ("the 18th century", "1701-01-01..1800-12-31 year"),
        ("the early twentieth century", "1901-01-01..1940-12-31 year"),
        ("in 1871.", "1871-01-01..1871-12-31 year"),
        ("over the past decade", "2012-02-17..2022-02-17 year"),
        ("in the last three months", "2021-11-17..2022-02-17 month"),
        ("the past two days", "2022-02-15..2022-02-17 range"),
        ("the next five years", "2022-02-17..2027-02-16 year"),
        ("within ten days", "2022-02-17..2022-02-27 range"),
        # distances
        ("twenty-one days ago", "2022-01-27..2022-01-27 day"),
        ("72 hours ago", "2022-02-14..2022-02-14 day"),
        ("a fortnight ago", "2022-01-31..2022-02-06 week"),
        ("late spring", "2022-05-01..2022-05-31 month"),
        # holidays
        ("on Good Friday", "2022-04-15..2022-04-15 day"),
        ("on Easter Monday", "2022-04-18..2022-04-18 day"),
        ("on May Day", "2022-05-01..2022-05-01 day"),
        ("on Whit Monday", "2022-06-06..2022-06-06 day"),
        ("on Ascension Day", "2022-05-26..2022-05-26 day"),
        ("at Pentecost", "2022-06-05..2022-06-05 day"),
        ("on All Saints' Day", "2022-11-01..2022-11-01 day"),
        ("Thanksgiving Day 2023", "2023-11-23..2023-11-23 day"),
        ("the Fourth of July", "2022-07-04..2022-07-04 day"),
        ("New Year’s Eve", "2022-12-31..2022-12-31 day"),
        # with the hour
        ("at 4:30 p.m. on Saturday", "2022-02-19..2022-02-19 day"),
        ("tomorrow at noon", "2022-02-18..2022-02-18 day"),
        ("until 6 p.m. Friday", "..2022-02-18 day"),
        ("on 9 May at 14:30 local time", "2022-05-09..2022-05-09 day"),
    ],
)
def test_a_time_to_come_is_read_as_the_guidelines_say(text, expected):
    """Published on Thursday 2022-02-17, future sense."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in March", "2021-03-01..2021-03-31 month"),
        ("this week", "2022-02-14..2022-02-17 week"),
        ("this month", "2022-02-01..2022-02-17 month"),
        ("this year", "2022-01-01..2022-02-17 year"),
        ("on July 10", "2021-07-10..2021-07-10 day"),
        ("on Saturday and Sunday", "2022-02-12..2022-02-13 range"),
        ("over the weekend", "2022-02-12..2022-02-13 range"),
        ("last summer", "2021-06-01..2021-08-31 season"),
        ("in the third quarter", "2021-07-01..2021-09-30 quarter"),
        ("on the 20th", "2022-01-20..2022-01-20 day"),
        ("on Friday and Thursday", "2022-02-17..2022-02-18 range"),
        ("since March", "2021-03-01..2021-03-31 month"),
        ("last Thanksgiving Day", "2021-11-25..2021-11-25 day"),
        ("second-half profit", "2021-07-01..2021-12-31 year"),
        ("second-quarter", "2021-04-01..2021-06-30 quarter"),
        ("in two weeks", ".. unspecified"),
    ],
)
def test_a_time_gone_by_is_read_as_the_guidelines_say(text, expected):
    """Published on Thursday 2022-02-17, past sense."""
    assert _read(text, Sense.PAST) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("this week", "2022-02-20..2022-02-26 week"),
        ("later this week", "2022-02-21..2022-02-26 week"),
        ("next week", "2022-02-21..2022-02-27 week"),
        ("this weekend", "2022-02-19..2022-02-20 range"),
        ("Sunday", "2022-02-20..2022-02-20 day"),
    ],
)
def test_a_sunday_paper_looks_at_the_seven_days_ahead(text, expected):
    """ "This week" in a paper of Sunday is the week that begins."""
    assert _read(text, published=SUNDAY) == expected


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("a three-day visit", 3),
        ("for two days", 2),
        ("a 10-day trip", 10),
        ("a week-long tour", 7),
        ("a weeklong tour", 7),
        ("a two-week tour", 14),
        ("during four days", 4),
    ],
)
def test_a_duration_counts_from_its_first_day(text, days):
    """A three-day visit from Monday ends on Wednesday."""
    (time,) = find_times(text)

    assert time.meaning == Duration(days)
    assert Duration(days).since(THURSDAY).end == THURSDAY + timedelta(days=days - 1)
    assert time.resolve(THURSDAY, Sense.FUTURE).start is None


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("eight days later", Offset(8, event=False)),
        ("a day after the vote", Offset(1, event=True)),
        ("two days before the vote", Offset(-2, event=True)),
        ("the next day", Offset(1, event=False)),
        ("the previous day", Offset(-1, event=False)),
        ("the day before", Offset(-1, event=True)),
        ("a week later", Offset(7, event=False)),
    ],
)
def test_a_distance_to_another_event_has_no_day_of_its_own(text, meaning):
    """The day comes from the other event."""
    (time,) = find_times(text)

    assert time.meaning == meaning
    assert time.resolve(THURSDAY, Sense.FUTURE).start is None
    assert meaning.after(THURSDAY).start == THURSDAY + timedelta(days=meaning.days)


@pytest.mark.parametrize(
    "text",
    [
        "soon",
        "recently",
        "in the coming days",
        "at a later date",
        "within weeks",
        "several days ago",
        "more than two weeks ago",
        "just over 24 hours ago",
        "about ten days ago",
        "two and a half years ago",
        "two decades ago",
        "in May the following year",
        "the previous Tuesday",
        "the following Tuesday",
        "the latest quarter",
    ],
)
def test_a_vague_time_has_no_days(text):
    """The time is found, but it names no day."""
    (time,) = find_times(text)

    assert time.meaning == Vague()
    assert time.resolve(THURSDAY, Sense.FUTURE).granularity is Granularity.UNSPECIFIED


@pytest.mark.parametrize(
    "text",
    [
        "They may march in protest.",
        "The March 23 Movement took the town.",
        "April Stone said so.",
        "He sat on the sun deck.",
        "Some 300 people died.",
        "July 40",
        "03/04/2022",
        "version 10.4.22",
        "file 2010-07",
        "the May 9 attacks",
        "for the Nov. 9 anniversary",
        "The Sunday Herald said so.",
        "a paper called Metro Today",
        "today's youth",
        "in the fall of the city",
        "in 2000 homes",
        "a fourth-quarter touchdown",
        "a second-half goal",
        "the Arab Spring",
        "2022-19-45",
        "",
        "Nothing about time here.",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text):
    """Months that are verbs or names, numbers that are no days."""
    assert find_times(text) == ()


def test_times_of_a_text_are_verbatim_and_in_order():
    """Offsets point at the printed words, and no word belongs to two times."""
    text = "He arrives on Monday, stays for two days and goes to Rome on July 6, 2022, they said."

    times = find_times(text)

    assert [time.text for time in times] == ["on Monday", "for two days", "on July 6, 2022"]
    assert all(text[time.begin : time.end] == time.text for time in times)


@pytest.mark.parametrize(
    "text",
    ["every Monday", "on Sundays", "each year", "every two weeks", "twice a month", "annually"],
)
def test_what_happens_again_and_again_has_no_day(text):
    """Every Monday is not Monday."""
    (time,) = find_times(text)

    assert not tells_when(time)
    assert time.resolve(THURSDAY, Sense.FUTURE) == Days()


@pytest.mark.parametrize(
    "text",
    [
        "at 10:30 a.m.",
        "for years",
        "his first trip in five years",
        "a two-hour visit",
        "by midnight",
    ],
)
def test_hours_and_lengths_do_not_tell_when(text):
    """The day is told elsewhere."""
    (time,) = find_times(text)

    assert not tells_when(time)
    assert time.resolve(THURSDAY, Sense.FUTURE) == Days()


@pytest.mark.parametrize(
    "accord", ["She praised the 1996 accord.", "to mark 30 years of the 1996 Oslo accord"]
)
def test_a_year_that_only_tells_things_apart_does_not_tell_when(accord):
    """The 1996 accord may be spoken of at any time; what happened in 1996, then."""
    (year,) = (time for time in find_times(accord) if "1996" in time.text)
    (then,) = find_times("She came in 1996.")

    assert not tells_when(year)
    assert tells_when(then)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("on May 3 and July 9, 2015", [2015, 2015]),
        ("from November through May 2015", [2014]),
        ("in November and again in May 2015", [2014, 2015]),
        ("In 2009 the two met on 4 May and in June.", [2009, 2009, 2009]),
        ("They met on 4 May. In 2009 she was in Oslo.", [2022, 2009]),
        ("May 9: Falk in Tarsen, Saturday, May 9, 2015", [2015, 2015]),
        ("in 1994, 1995 and 1997", [1994, 1995, 1997]),
        ("March 2 and 3 of last year", [2021]),
    ],
)
def test_a_year_printed_once_dates_what_stands_beside_it(text, years):
    """A list, a sentence that opens with a year, a caption that repeats its day."""
    found = [time.resolve(THURSDAY, Sense.FUTURE).start for time in find_times(text)]

    assert [day and day.year for day in found] == years


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("in Oslo on May 14 and in Bergen on the 16th", date(2022, 5, 16)),
        ("on 14th May in Oslo and in Bergen on 16th", date(2022, 5, 16)),
        ("in Oslo on the 20th", date(2022, 2, 20)),
        ("on May 14. It ends on the 16th", date(2022, 3, 16)),
        ("on May 14, after a vote on the 2nd", date(2022, 3, 2)),
    ],
)
def test_a_day_of_the_month_is_of_the_month_named_before_it(text, last):
    """In its sentence, and only if it is the later day; else it is the next such day."""
    assert find_times(text)[-1].resolve(THURSDAY, Sense.FUTURE).start == last


@pytest.mark.parametrize("text", ["on 5th Avenue", "on 16th", "the 14th", "on the 14th floor"])
def test_a_number_alone_is_no_day(text):
    """Of no month, and nothing says that it is a day."""
    assert find_times(text) == ()


def test_days_of_two_months_in_a_list_are_two_days():
    """Not the three weeks between them."""
    times = find_times("on March 12 and April 3")

    assert [time.resolve(THURSDAY, Sense.FUTURE).start for time in times] == [
        date(2022, 3, 12),
        date(2022, 4, 3),
    ]


def test_the_printed_weekday_tells_the_year():
    """A Sunday the 16th of January, told in February, is that of this year or not at all."""
    assert _read("on Sunday, January 16") == "2022-01-16..2022-01-16 day"
    assert _read("on Monday, January 16") == "2023-01-16..2023-01-16 day"
    assert _read("on Friday, January 16") == "2023-01-16..2023-01-16 day"  # a slip


@pytest.mark.parametrize(
    "text",
    [
        "next week, and", "next month or later", "next year after the vote", "this week before noon"
    ],
)  # fmt: skip
def test_a_period_ahead_is_seen_before_any_word(text):
    """What follows "next week" takes nothing away from it."""
    assert find_times(text)[0].text == " ".join(text.split()[:2]).rstrip(",")


EVERY_KIND = (
    "on Monday", "a week from Friday", "on Mondays", "from July 6 to 8", "5 April next year",
    "2022-07-06", "16.03.2026", "on the 20th of next month", "the first week of April",
    "the day after tomorrow", "two days ago", "over the past three decades", "for a few weeks",
    "every two weeks", "the week of May 18", "between March and May 2022", "early next year",
    "the second half of 2023", "in the summer of 2010", "Q3 2026", "the first nine months of 2025",
    "in the early 1990s", "the 19th century", "the third quarter of fiscal 2026", "by year-end",
    "at 10:30 a.m. on Friday", "on Easter Monday", "in the near future", "within ten days",
    "three-day", "the following week",
)  # fmt: skip


@pytest.mark.parametrize("text", EVERY_KIND)
def test_a_time_is_found_wherever_it_stands(text):
    """Far from any other time, at any place of a long text, it is the same time."""
    around = "Nobody knew why the harbour had been closed to the ferry and its crew "

    for reach in (0, 1, 12):
        (time,) = find_times(f"{around * reach}{text} {around * reach}".strip())
        assert (time.text, time.meaning) == (text, find_times(text)[0].meaning)


def test_a_long_text_is_read_in_time_that_grows_with_it():
    """A hundred thousand characters full of dates: no pattern looks at all of them again."""
    text = "On 4 May 2019 and in June she met 300 people, a year after the 1996 accord. " * 1300
    with at_most(passes=400):
        times = find_times(text)

    assert len(times) == 4 * 1300


@given(published=DAYS, day=DAYS)
def test_a_printed_date_comes_back(published, day):
    """Law: reading what was printed gives the day, whenever it was published."""
    for text in (f"on {day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}"):
        (time,) = find_times(text)
        assert time.resolve(published, Sense.FUTURE).start == day
    (time,) = find_times(day.isoformat())
    assert time.resolve(published, Sense.PAST).end == day


@given(published=DAYS, weekday=st.sampled_from(WEEKDAYS))
def test_a_weekday_is_the_nearest_one_in_its_sense(published, weekday):
    """Law: within the seven days ahead (or behind), the day of publication included."""
    (time,) = find_times(f"on {weekday}")
    ahead = time.resolve(published, Sense.FUTURE).start
    behind = time.resolve(published, Sense.PAST).start

    assert ahead is not None
    assert behind is not None
    assert ahead.strftime("%A") == behind.strftime("%A") == weekday
    assert 0 <= (ahead - published).days < 7
    assert 0 <= (published - behind).days < 7


@given(published=DAYS, weekday=st.sampled_from(WEEKDAYS))
def test_next_and_last_weekday_never_mean_the_day_itself(published, weekday):
    """Law: "next Monday" said on a Monday is a week ahead."""
    (coming,) = find_times(f"next {weekday}")
    (gone,) = find_times(f"last {weekday}")

    assert 0 < (coming.resolve(published, Sense.PAST).start - published).days <= 7
    assert 0 < (published - gone.resolve(published, Sense.FUTURE).start).days <= 7


@given(
    published=DAYS,
    sense=st.sampled_from(Sense),
    text=st.lists(
        st.sampled_from(
            (*WEEKDAYS, "next", "last", "this", "week", "month", "year", "early", "late", "to",
             "and", "in", "March", "May", "6", "31", "29", "February", "2024", "days", "two",
             "later", "the", "of", "end", "summer", "quarter", "first", "half", "-", ",", "ago",
             "for", "-day", "Q3", "1990s", "every", "at", "3 p.m.", "Easter", "past", "decade",
             "Nov.", "before", "after", "since", "1996", "16.03.2026", "fiscal", "ago")
        ),
        max_size=9,
    ).map(" ".join),
)  # fmt: skip
def test_no_time_ends_before_it_starts(published, sense, text):
    """Law: whatever the words, every span is in order and every offset verbatim."""
    for time in find_times(text):
        span = time.resolve(published, sense)
        assert text[time.begin : time.end] == time.text
        assert not (span.start and span.end) or span.start <= span.end


def test_a_span_out_of_order_is_refused():
    """The value itself keeps the law."""
    with pytest.raises(ValueError, match="cannot end before they start"):
        Days(start=SUNDAY, end=THURSDAY, granularity=Granularity.RANGE)


def test_a_stretch_of_one_day_is_a_day():
    """From Thursday to Thursday is a day, not a range."""
    assert stretch(THURSDAY, THURSDAY).granularity is Granularity.DAY


def test_a_nearest_weekday_may_lie_on_either_side():
    """Without a tense, the nearer one is meant."""
    assert _read("on Wednesday", Sense.NEAREST) == "2022-02-16..2022-02-16 day"
    assert _read("on Friday", Sense.NEAREST) == "2022-02-18..2022-02-18 day"
    assert _read("on February 14", Sense.NEAREST) == "2022-02-14..2022-02-14 day"


def test_a_weekend_looked_back_on_from_saturday_is_the_present_one():
    """Past sense on Saturday: today and tomorrow."""
    saturday = date(2022, 2, 19)

    assert weekend_span(saturday, 0, Sense.PAST).start == saturday
