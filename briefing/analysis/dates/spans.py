"""Spans of days and the calendar arithmetic behind them: weeks, months, seasons, parts of each."""

import calendar
from datetime import date, timedelta
from enum import StrEnum

from briefing.model import Days, Granularity


class Sense(StrEnum):
    """Which way a time without a year or week points, by the tense around it."""

    FUTURE = "future"
    PAST = "past"
    NEAREST = "nearest"


class Part(StrEnum):
    """Which part of a week, month, season or year is meant."""

    WHOLE = "whole"
    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    LATER = "later"
    EARLIER = "earlier"
    FIRST_HALF = "first half"
    SECOND_HALF = "second half"


UNKNOWN = Days()
_DAY = timedelta(days=1)
_WEDNESDAY = 2


def day_span(day: date) -> Days:
    """One day."""
    return Days(start=day, end=day, granularity=Granularity.DAY)


def stretch(start: date, end: date, granularity: Granularity = Granularity.RANGE) -> Days:
    """Several days; a single one if they coincide and the span is a range."""
    if start == end and granularity is Granularity.RANGE:
        return day_span(start)
    return Days(start=start, end=end, granularity=granularity)


def monday_of(day: date) -> date:
    """The Monday of the week a day lies in."""
    return day - timedelta(days=day.weekday())


def shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    """The month so many months later (or earlier)."""
    count = year * 12 + month - 1 + by
    return count // 12, count % 12 + 1


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def shift_day(day: date, *, months: int) -> date:
    """The same day of another month, or that month's last day."""
    year, month = shift_month(day.year, day.month, months)
    return date(year, month, min(day.day, month_end(year, month).day))


def week_span(day: date, shift: int, part: Part, sense: Sense) -> Days:
    """The week so many weeks from the one of `day`, or a part of it."""
    monday = monday_of(day) + timedelta(weeks=shift)
    sunday = monday + timedelta(days=6)
    week = Granularity.WEEK
    if shift == 0:
        return _this_week(day, monday, sunday, part, sense)
    if part in {Part.EARLY, Part.EARLIER, Part.FIRST_HALF}:
        return stretch(monday, monday + timedelta(days=2), week)
    if part in {Part.LATE, Part.LATER, Part.SECOND_HALF}:
        return stretch(monday + timedelta(days=3), sunday, week)
    if part is Part.MIDDLE:
        return stretch(monday + _DAY, monday + timedelta(days=3), week)
    return stretch(monday, sunday, week)


def _this_week(day: date, monday: date, sunday: date, part: Part, sense: Sense) -> Days:
    week = Granularity.WEEK
    if part is Part.EARLIER or (sense is Sense.PAST and part is Part.WHOLE):
        return stretch(monday, day, week)
    if sense is not Sense.PAST and day == sunday:  # "this week" in a Sunday paper is the next one
        monday, sunday = day, day + timedelta(days=6)
        later = day + _DAY
    else:
        later = min(day + _DAY, sunday)
    if part is Part.LATER:
        return stretch(later, sunday, week)
    if part is Part.EARLY:
        return stretch(monday, monday + timedelta(days=2), week)
    if part is Part.MIDDLE:
        return stretch(monday + _DAY, monday + timedelta(days=3), week)
    if part is Part.LATE:
        return stretch(max(day, monday + timedelta(days=3)), sunday, week)
    return stretch(day, sunday, week)


def weekend_span(day: date, shift: int, sense: Sense) -> Days:
    """Saturday and Sunday of the week so many weeks from the one of `day`."""
    saturday = monday_of(day) + timedelta(weeks=shift, days=5)
    gone = sense is Sense.PAST or (sense is Sense.NEAREST and day.weekday() <= _WEDNESDAY)
    if shift == 0 and gone and day < saturday:
        saturday -= timedelta(weeks=1)
    return stretch(saturday, saturday + _DAY)


def month_span(year: int, month: int, part: Part = Part.WHOLE) -> Days:
    """A month or its first, second or last third."""
    first, last = date(year, month, 1), month_end(year, month)
    if part in {Part.EARLY, Part.EARLIER}:
        last = first.replace(day=10)
    elif part is Part.MIDDLE:
        first, last = first.replace(day=11), first.replace(day=20)
    elif part in {Part.LATE, Part.LATER}:
        first = first.replace(day=21)
    elif part is Part.FIRST_HALF:
        last = first.replace(day=15)
    elif part is Part.SECOND_HALF:
        first = first.replace(day=16)
    return stretch(first, last, Granularity.MONTH)


def this_month_span(day: date, part: Part, sense: Sense) -> Days:
    """What is meant by "this month", "later this month", "earlier this month"."""
    first, last = day.replace(day=1), month_end(day.year, day.month)
    if part is Part.LATER:
        return stretch(min(day + _DAY, last), last, Granularity.MONTH)
    if part is Part.EARLIER or (part is Part.WHOLE and sense is Sense.PAST):
        return stretch(first, day, Granularity.MONTH)
    if part is Part.WHOLE:
        return stretch(day, last, Granularity.MONTH)
    return month_span(day.year, day.month, part)


def year_span(year: int, part: Part = Part.WHOLE) -> Days:
    """A year or a part of it."""
    months = {
        Part.EARLY: (1, 3),
        Part.EARLIER: (1, 3),
        Part.MIDDLE: (5, 8),
        Part.LATE: (10, 12),
        Part.LATER: (10, 12),
        Part.FIRST_HALF: (1, 6),
        Part.SECOND_HALF: (7, 12),
    }
    first, last = months.get(part, (1, 12))
    kind = Granularity.QUARTER if last - first == 2 else Granularity.YEAR
    return stretch(date(year, first, 1), month_end(year, last), kind)


def this_year_span(day: date, part: Part, sense: Sense) -> Days:
    """What is meant by "this year", "later this year", "earlier this year"."""
    first, last = date(day.year, 1, 1), date(day.year, 12, 31)
    if part is Part.LATER:
        return stretch(min(day + _DAY, last), last, Granularity.YEAR)
    if part is Part.EARLIER or (part is Part.WHOLE and sense is Sense.PAST):
        return stretch(first, day, Granularity.YEAR)
    if part is Part.WHOLE:
        return stretch(day, last, Granularity.YEAR)
    return year_span(day.year, part)


def quarter_span(year: int, quarter: int) -> Days:
    """The first to fourth quarter of a year."""
    first = 3 * quarter - 2
    return stretch(date(year, first, 1), month_end(year, first + 2), Granularity.QUARTER)


def years_span(first: int, last: int) -> Days:
    """Whole years, from the first to the last."""
    return stretch(date(first, 1, 1), date(last, 12, 31), Granularity.YEAR)


SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def season_span(year: int, season: str, part: Part = Part.WHOLE) -> Days:
    """The season that begins in the year (northern hemisphere), or a month of it."""
    place = {Part.EARLY: 0, Part.MIDDLE: 1, Part.LATE: 2}.get(part)
    if place is not None:
        return month_span(*shift_month(year, SEASONS[season], place))
    last_year, last_month = shift_month(year, SEASONS[season], 2)
    first, last = date(year, SEASONS[season], 1), month_end(last_year, last_month)
    return stretch(first, last, Granularity.SEASON)
