"""Meanings that are lengths and distances: two days ago, over the past decade, for a week."""

from dataclasses import dataclass
from datetime import date, timedelta

from briefing.analysis.dates.spans import (
    UNKNOWN,
    Part,
    Sense,
    day_span,
    monday_of,
    month_span,
    shift_day,
    stretch,
    week_span,
    year_span,
)
from briefing.model import Days, Granularity


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that names no days: soon, recently, in the coming weeks."""

    def resolve(self, published: date, sense: Sense) -> Days:  # noqa: ARG002
        """Never any days."""
        return UNKNOWN


@dataclass(frozen=True, slots=True)
class Repeated:
    """What happens again and again: every Monday, twice a week, monthly."""

    def resolve(self, published: date, sense: Sense) -> Days:  # noqa: ARG002
        """Never any days of its own."""
        return UNKNOWN


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: at 10:30 a.m.; the day is told elsewhere."""

    def resolve(self, published: date, sense: Sense) -> Days:  # noqa: ARG002
        """Never any days of its own."""
        return UNKNOWN


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """A length that is not told: for years, for several days."""

    def resolve(self, published: date, sense: Sense) -> Days:  # noqa: ARG002
        """No days without a start and a length."""
        return UNKNOWN


@dataclass(frozen=True, slots=True)
class Duration:
    """How long something lasts; it has days only together with a start."""

    days: int

    def resolve(self, published: date, sense: Sense) -> Days:  # noqa: ARG002
        """No days without a start."""
        return UNKNOWN

    def since(self, start: date) -> Days:
        """The days of this duration from a first day on; hours are of that day."""
        try:
            return stretch(start, start + self._further)
        except OverflowError:  # the end of the calendar
            return UNKNOWN

    def until(self, end: date) -> Days:
        """The days of this duration up to a last day; hours are of that day."""
        try:
            return stretch(end - self._further, end)
        except OverflowError:  # the beginning of the calendar
            return UNKNOWN

    @property
    def _further(self) -> timedelta:
        """From the first day to the last one."""
        return timedelta(days=max(self.days, 1) - 1)


@dataclass(frozen=True, slots=True)
class Offset:
    """A distance to another event: eight days later, the day after, one day before.

    Attributes:
        days: Positive if this lies after the other event.
        event: Whether the other event is named after the expression ("a day after the vote");
            else it is the one told before ("eight days later").
    """

    days: int
    event: bool

    def resolve(self, published: date, sense: Sense) -> Days:  # noqa: ARG002
        """No days without the other event."""
        return UNKNOWN

    def after(self, other: date) -> Days:
        """The day that lies so far from the other event."""
        try:
            return day_span(other + timedelta(days=self.days))
        except OverflowError:  # the end of the calendar
            return UNKNOWN


@dataclass(frozen=True, slots=True)
class FromNow:
    """A distance to the day of publication: today, tomorrow, two days ago, in a week.

    Attributes:
        days: How many days ahead, or back if negative.
        months: How many months.
        unit: How exactly: the day, or the week, month or year around it.
        ahead: Whether what is told in the past means something else by these words: "were
            killed in two weeks" is a length.
    """

    days: int = 0
    months: int = 0
    unit: Granularity = Granularity.DAY
    ahead: bool = False

    def resolve(self, published: date, sense: Sense) -> Days:
        """The day (or the week or month around it, for coarser units)."""
        if self.ahead and sense is Sense.PAST:
            return UNKNOWN
        day = shift_day(published, months=self.months) + timedelta(days=self.days)
        if self.unit is Granularity.WEEK:
            return week_span(day, 0, Part.WHOLE, sense) if day == published else week_of(day)
        if self.unit is Granularity.MONTH:
            return month_span(day.year, day.month)
        if self.unit is Granularity.YEAR:
            return year_span(day.year)
        return day_span(day)


def week_of(day: date) -> Days:
    """Monday to Sunday of the week a day lies in."""
    monday = monday_of(day)
    return stretch(monday, monday + timedelta(days=6), Granularity.WEEK)


@dataclass(frozen=True, slots=True)
class Within:
    """The next so many days, counted from the day of publication: "over the next two weeks"."""

    days: int
    unit: Granularity = Granularity.RANGE

    def resolve(self, published: date, sense: Sense) -> Days:  # noqa: ARG002
        """From the day of publication on."""
        return stretch(published, published + timedelta(days=self.days), self.unit)


@dataclass(frozen=True, slots=True)
class LookBack:
    """The time up to publication: "over the past decade", "in the last three days"."""

    days: int = 0
    months: int = 0
    unit: Granularity = Granularity.RANGE

    def resolve(self, published: date, sense: Sense) -> Days:  # noqa: ARG002
        """Up to the day of publication."""
        first = shift_day(published, months=-self.months) - timedelta(days=self.days)
        return stretch(first, published, self.unit)
