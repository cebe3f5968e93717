"""Meanings that are several days in a row: from one day to another, the first days of a month."""

from dataclasses import dataclass
from datetime import date, timedelta

from briefing.analysis.dates.distances import FromNow
from briefing.analysis.dates.meanings import Meaning, of_month
from briefing.analysis.dates.spans import (
    UNKNOWN,
    Part,
    Sense,
    month_end,
    month_span,
    stretch,
)
from briefing.model import Days, Granularity

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FromTo:
    """From one day to another that are said in two ways: "from today until 3 May".

    Attributes:
        first: The first day.
        last: The last day: the next such one, seen from the first.
    """

    first: Meaning
    last: Meaning

    def resolve(self, published: date, sense: Sense) -> Days:
        """Both days and those between, or unknown if they are not in this order."""
        start = self.first.resolve(published, sense).start
        if start is None:
            return UNKNOWN
        seen_from = published if isinstance(self.last, FromNow) else start
        end = self.last.resolve(seen_from, Sense.FUTURE).end
        return UNKNOWN if end is None or end < start else stretch(start, end)


@dataclass(frozen=True, slots=True)
class DaysOfMonth:
    """The first ten days of April, the last days of the month, the last day of March.

    Attributes:
        number: How many days; None if that is not told.
        last: Whether they end the month.
        month: Which month, or None for one counted from that of publication.
        months: How many months from that of publication, if `month` is None.
        year: If printed.
        years: "in April next year": how many years from that of publication.
    """

    number: int | None
    last: bool
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
        if self.number is None:
            return month_span(year, month, Part.LATE if self.last else Part.EARLY)
        first, end = date(year, month, 1), month_end(year, month)
        more = _DAY * (self.number - 1)
        return stretch(end - more, end) if self.last else stretch(first, first + more)


@dataclass(frozen=True, slots=True)
class WeekOfYear:
    """The first week of the new year, the last week of 2026.

    Attributes:
        last: Whether it ends the year.
        year: If printed.
        years: How many years from that of publication, if `year` is None.
    """

    last: bool
    year: int | None = None
    years: int = 0

    def resolve(self, published: date, sense: Sense) -> Days:
        """Its seven days."""
        del sense
        year = published.year + self.years if self.year is None else self.year
        start, end = date(year, 12, 25) if self.last else date(year, 1, 1), timedelta(days=6)
        return stretch(start, start + end, Granularity.WEEK)
