"""Meanings that are days by their name: a weekday, a date, the last Friday of a month, Easter."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.analysis.dates.distances import week_of
from briefing.analysis.dates.meanings import choose, of_month
from briefing.analysis.dates.spans import (
    UNKNOWN,
    Sense,
    day_span,
    monday_of,
    month_end,
    shift_month,
    stretch,
)
from briefing.model import Days, Granularity

_WEEK = timedelta(weeks=1)
# A printed weekday tells the year of a date that is no farther away; else it is a slip.
_A_YEAR = timedelta(days=370)


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Days named by their weekday; with `weeks`, those of this, the next or another week.

    Attributes:
        days: 0 for Monday; several for a list or the ends of a range.
        weeks: None: the nearest such day in the sense of the sentence.
        strict: "next Monday", "last Monday": never the day of publication itself.
        shift: Days added at the end: 7 for "a week from Monday".
    """

    days: tuple[int, ...]
    weeks: int | None = None
    strict: Sense | None = None
    shift: int = 0

    def resolve(self, published: date, sense: Sense) -> Days:
        """The first of the days by the sense, the others following it."""
        first = self._first(published, self.strict or sense) + timedelta(days=self.shift)
        last = first + timedelta(days=(self.days[-1] - self.days[0]) % 7)
        return stretch(first, last)

    def _first(self, published: date, sense: Sense) -> date:
        wanted = self.days[0]
        if self.weeks is not None:
            return monday_of(published) + timedelta(weeks=self.weeks, days=wanted)
        ahead = (wanted - published.weekday()) % 7
        back = (published.weekday() - wanted) % 7
        if self.strict is not None and ahead == 0:
            ahead = back = 7
        if sense is Sense.PAST:
            # Of several days the last one counts: "Saturday and Sunday" on a Sunday.
            return published - timedelta(days=back)
        if sense is Sense.NEAREST and back < ahead:
            return published - timedelta(days=back)
        return published + timedelta(days=ahead)


@dataclass(frozen=True, slots=True)
class Dates:
    """Days of the calendar; without a year, the nearest such day in the sense of the sentence.

    Attributes:
        first: Month and day.
        last: Month and day of the last of several days, else the same.
        year: Of the last day, if printed.
        years: "5 April next year": how many years from that of publication.
        weekday: The weekday that is printed with the first day: it tells the year.
        strict: "last October 23".
    """

    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None = None
    years: int | None = None
    weekday: int | None = None
    strict: Sense | None = None

    def resolve(self, published: date, sense: Sense) -> Days:
        """The days, or unknown if the calendar has no such day."""
        wraps = self.last < self.first
        year = self.year if self.years is None else published.year + self.years
        # 29 February comes every fourth year
        around = range(published.year - 4, published.year + 5) if year is None else (year - wraps,)
        spans = []
        for one in around:
            try:
                spans.append(stretch(date(one, *self.first), date(one + wraps, *self.last)))
            except ValueError:  # 31 June, 29 February of a common year
                continue
        if year is not None:
            return spans[0] if spans else UNKNOWN
        chosen = choose(spans, published, self.strict or sense)
        return self._on_its_weekday(chosen, spans, published)

    def _on_its_weekday(self, chosen: Days, spans: list[Days], published: date) -> Days:
        """The year in which the day falls on the printed weekday, if that is near."""
        if self.weekday is None or (chosen.start and chosen.start.weekday() == self.weekday):
            return chosen
        suiting = [span for span in spans if span.start and span.start.weekday() == self.weekday]
        best = choose(suiting, published, Sense.NEAREST)
        near = best.start is not None and abs(best.start - published) <= _A_YEAR
        return best if near else chosen


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day of the month alone, or several: "on the 6th", "the 20th of next month".

    Attributes:
        day: The first one.
        months: How many months from that of publication, if that is told.
        last: The last one, if they are several.
        weekday: The weekday that is printed with it: it tells the month.
        bare: Whether it is one only if a month is named before it: "on 16th".
    """

    day: int
    months: int | None = None
    last: int | None = None
    weekday: int | None = None
    bare: bool = False

    def resolve(self, published: date, sense: Sense) -> Days:
        """The nearest such day in the sense of the sentence."""
        near = range(-12, 13) if self.weekday is not None else range(-2, 3)
        spans = []
        for shift in near if self.months is None else (self.months,):
            year, month = shift_month(published.year, published.month, shift)
            try:
                first = date(year, month, self.day)
                spans.append(stretch(first, first.replace(day=self.last or self.day)))
            except ValueError:
                continue
        if self.weekday is not None:
            spans = [span for span in spans if span.start and span.start.weekday() == self.weekday]
        return choose(spans, published, sense if self.months is None else Sense.NEAREST)


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week that a day lies in: "the week of May 18"."""

    month: int
    day: int

    def resolve(self, published: date, sense: Sense) -> Days:
        """Monday to Sunday."""
        days = Dates((self.month, self.day), (self.month, self.day)).resolve(published, sense)
        return UNKNOWN if days.start is None else week_of(days.start)


@dataclass(frozen=True, slots=True)
class NthOfMonth:
    """The first week of April, the last weekend of March, the second Monday in May.

    Attributes:
        nth: 1 for the first; -1 for the last.
        what: "week", "weekend", or a weekday as its number.
        month: Which month, or None for one counted from that of publication.
        months: How many months from that of publication, if `month` is None.
        year: If printed.
        years: "in April next year": how many years from that of publication.
    """

    nth: int
    what: str | int
    month: int | None
    months: int = 0
    year: int | None = None
    years: int | None = None

    def resolve(self, published: date, sense: Sense) -> Days:
        """The nearest such days in the sense of the sentence."""
        return of_month(
            self._in, published, sense,
            month=self.month, months=self.months, year=self.year, years=self.years,
        )  # fmt: skip

    def _in(self, year: int, month: int) -> Days:
        last = month_end(year, month)
        if self.what == "week":
            end = last if self.nth < 0 else last.replace(day=7 * self.nth)
            return stretch(end - timedelta(days=6), end, Granularity.WEEK)
        weekday = calendar.SATURDAY if self.what == "weekend" else int(self.what)
        day = nth_weekday(year, month, weekday, self.nth)
        return stretch(day, day + timedelta(days=self.what == "weekend"))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month; -1 for the last one."""
    if nth < 0:
        last = month_end(year, month)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7) + _WEEK * (nth - 1)


def easter(year: int) -> date:
    """Easter Sunday of the Western churches, by the rule of the Gregorian calendar."""
    golden, century = year % 19, year // 100
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    moon -= moon // 28 * (1 - 29 // (moon + 1) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    return date(year, 3, 28) + timedelta(days=moon - weekday)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(nth: int, weekday: int, month: int, later: int = 0) -> Callable[[int], date]:
    return lambda year: nth_weekday(year, month, weekday, nth) + timedelta(days=later)


def _feast(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


# Holidays that mean one day wherever English news is read; what is a memorial or independence day
# differs from country to country and is left out.
HOLIDAYS: dict[str, Callable[[int], date]] = {
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "valentine's day": _fixed(2, 14),
    "st. patrick's day": _fixed(3, 17),
    "april fools' day": _fixed(4, 1),
    "may day": _fixed(5, 1),
    "fourth of july": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "halloween": _fixed(10, 31),
    "armistice day": _fixed(11, 11),
    "veterans day": _fixed(11, 11),
    "labor day": _nth(1, calendar.MONDAY, 9),
    "columbus day": _nth(2, calendar.MONDAY, 10),
    "presidents' day": _nth(3, calendar.MONDAY, 2),
    "thanksgiving day": _nth(4, calendar.THURSDAY, 11),
    "thanksgiving": _nth(4, calendar.THURSDAY, 11),
    "black friday": _nth(4, calendar.THURSDAY, 11, 1),
    "cyber monday": _nth(4, calendar.THURSDAY, 11, 4),
    "ash wednesday": _feast(-46),
    "palm sunday": _feast(-7),
    "maundy thursday": _feast(-3),
    "good friday": _feast(-2),
    "holy saturday": _feast(-1),
    "ascension day": _feast(39),
    "pentecost": _feast(49),
    "whit sunday": _feast(49),
    "whit monday": _feast(50),
    "corpus christi": _feast(60),
    "epiphany": _fixed(1, 6),
    "international women's day": _fixed(3, 8),
    "anzac day": _fixed(4, 25),
    "all saints' day": _fixed(11, 1),
    "day of german unity": _fixed(10, 3),
    "easter sunday": _feast(0),
    "easter monday": _feast(1),
    "easter": _feast(0),
}


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday by its name; without a year, the nearest in the sense of the sentence."""

    name: str
    year: int | None = None
    strict: Sense | None = None

    def resolve(self, published: date, sense: Sense) -> Days:
        """The day."""
        if self.year is not None:
            return day_span(HOLIDAYS[self.name](self.year))
        around = range(published.year - 1, published.year + 2)
        days = [day_span(HOLIDAYS[self.name](year)) for year in around]
        return choose(days, published, self.strict or sense)
