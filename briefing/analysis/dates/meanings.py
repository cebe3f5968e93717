"""What a time expression means, and which days that is, seen from the day of publication."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from briefing.analysis.dates.spans import (
    UNKNOWN,
    DateSpan,
    Part,
    Sense,
    day_span,
    month_span,
    quarter_span,
    season_span,
    shift_day,
    shift_month,
    stretch,
    this_month_span,
    this_year_span,
    week_span,
    weekend_span,
    year_span,
)
from briefing.model import Granularity


class Meaning(Protocol):
    """What an expression means; it becomes days once the publication is known."""

    def resolve(self, published: date, sense: Sense) -> DateSpan:
        """The days meant, seen from the day of publication."""
        ...


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that names no days: soon, recently, in the coming weeks."""

    def resolve(self, published: date, sense: Sense) -> DateSpan:  # noqa: ARG002
        """Never any days."""
        return UNKNOWN


@dataclass(frozen=True, slots=True)
class Duration:
    """How long something lasts; it has days only together with a start."""

    days: int

    def resolve(self, published: date, sense: Sense) -> DateSpan:  # noqa: ARG002
        """No days without a start."""
        return UNKNOWN

    def since(self, start: date) -> DateSpan:
        """The days of this duration from a first day on."""
        return stretch(start, start + timedelta(days=max(self.days, 1) - 1))


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

    def resolve(self, published: date, sense: Sense) -> DateSpan:  # noqa: ARG002
        """No days without the other event."""
        return UNKNOWN

    def after(self, other: date) -> DateSpan:
        """The day that lies so far from the other event."""
        return day_span(other + timedelta(days=self.days))


@dataclass(frozen=True, slots=True)
class FromNow:
    """A distance to the day of publication: today, tomorrow, two days ago, in a week."""

    days: int = 0
    months: int = 0
    unit: Granularity = Granularity.DAY

    def resolve(self, published: date, sense: Sense) -> DateSpan:
        """The day (or the week or month around it, for coarser units)."""
        day = shift_day(published, months=self.months) + timedelta(days=self.days)
        if self.unit is Granularity.WEEK:
            return week_span(day, 0, Part.WHOLE, sense) if day == published else _week(day)
        if self.unit is Granularity.MONTH:
            return month_span(day.year, day.month)
        if self.unit is Granularity.YEAR:
            return year_span(day.year)
        return day_span(day)


def _week(day: date) -> DateSpan:
    monday = day - timedelta(days=day.weekday())
    return stretch(monday, monday + timedelta(days=6), Granularity.WEEK)


@dataclass(frozen=True, slots=True)
class Within:
    """The next so many days, counted from the day of publication: "over the next two weeks"."""

    days: int

    def resolve(self, published: date, sense: Sense) -> DateSpan:  # noqa: ARG002
        """From the day of publication on."""
        return stretch(published, published + timedelta(days=self.days))


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Days named by their weekday; with `weeks`, those of this, the next or another week.

    Attributes:
        days: 0 for Monday; several for a list or the ends of a range.
        weeks: None: the nearest such day in the sense of the sentence.
        strict: "next Monday", "last Monday": never the day of publication itself.
        shift: Days added at the end: -1 for "the day before Monday".
    """

    days: tuple[int, ...]
    weeks: int | None = None
    strict: Sense | None = None

    def resolve(self, published: date, sense: Sense) -> DateSpan:
        """The first of the days by the sense, the others following it."""
        first = self._first(published, self.strict or sense)
        last = first + timedelta(days=(self.days[-1] - self.days[0]) % 7)
        return stretch(first, last)

    def _first(self, published: date, sense: Sense) -> date:
        wanted = self.days[0]
        if self.weeks is not None:
            monday = published - timedelta(days=published.weekday())
            return monday + timedelta(weeks=self.weeks, days=wanted)
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
    """

    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None = None

    def resolve(self, published: date, sense: Sense) -> DateSpan:
        """The days, or unknown if the calendar has no such day."""
        wraps = self.last < self.first
        years = range(published.year - 4, published.year + 5)  # 29 February comes every fourth
        if self.year is not None:
            years = range(self.year - wraps, self.year - wraps + 1)
        spans = []
        for year in years:
            try:
                spans.append(stretch(date(year, *self.first), date(year + wraps, *self.last)))
            except ValueError:  # 31 June, 29 February of a common year
                continue
        if self.year is not None:
            return spans[0] if spans else UNKNOWN
        return _choose(spans, published, sense)


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day of the month alone: "on the 6th"."""

    day: int

    def resolve(self, published: date, sense: Sense) -> DateSpan:
        """The nearest such day in the sense of the sentence."""
        spans = []
        for shift in (-2, -1, 0, 1, 2):
            year, month = shift_month(published.year, published.month, shift)
            try:
                spans.append(day_span(date(year, month, self.day)))
            except ValueError:
                continue
        return _choose(spans, published, sense)


@dataclass(frozen=True, slots=True)
class Months:
    """A month by name, or several, or parts: "in March", "late April or early May"."""

    first: int
    last: int
    first_part: Part = Part.WHOLE
    last_part: Part = Part.WHOLE
    year: int | None = None
    strict: Sense | None = None

    def resolve(self, published: date, sense: Sense) -> DateSpan:
        """From the first day of the first to the last day of the last month."""
        wraps = self.last < self.first
        years = range(published.year - 1, published.year + 2)
        if self.year is not None:
            years = range(self.year - wraps, self.year - wraps + 1)
        spans = []
        for year in years:
            one = month_span(year, self.first, self.first_part)
            two = month_span(year + wraps, self.last, self.last_part)
            assert one.start is not None
            assert two.end is not None
            spans.append(stretch(one.start, two.end, Granularity.MONTH))
        if self.year is not None:
            return spans[0]
        if self.strict is not None:  # "last March" said in March is the one a year ago
            spans = [span for span in spans if not _covers(span, published)]
        return _choose(spans, published, self.strict or sense)


@dataclass(frozen=True, slots=True)
class Season:
    """A season: "this summer", "in the winter of 2010"."""

    name: str
    year: int | None = None
    shift: int = 0

    def resolve(self, published: date, sense: Sense) -> DateSpan:
        """Whole months, northern hemisphere."""
        if self.year is not None:
            return season_span(self.year, self.name)
        years = range(published.year - 2, published.year + 3)
        spans = [season_span(year, self.name) for year in years]
        if self.shift == 0:
            return _choose(spans, published, sense)
        chosen = _choose(spans, published, Sense.FUTURE if self.shift > 0 else Sense.PAST)
        running = chosen.start is not None and chosen.start <= published
        if self.shift > 0 and running:
            return spans[spans.index(chosen) + 1]
        ends_later = chosen.end is not None and chosen.end >= published
        return spans[spans.index(chosen) - 1] if self.shift < 0 and ends_later else chosen


@dataclass(frozen=True, slots=True)
class Period:
    """A week, weekend, month, quarter or year counted from the present one, or a part of it."""

    unit: str
    shift: int
    part: Part = Part.WHOLE

    def resolve(self, published: date, sense: Sense) -> DateSpan:
        """By the rules of the guidelines for this, last, next, early, late, later."""
        if self.unit == "week":
            return week_span(published, self.shift, self.part, sense)
        if self.unit == "weekend":
            return weekend_span(published, self.shift, sense)
        if self.unit == "quarter":
            quarter = published.year * 4 + (published.month - 1) // 3 + self.shift
            return quarter_span(quarter // 4, quarter % 4 + 1)
        if self.shift == 0:
            present = this_month_span if self.unit == "month" else this_year_span
            return present(published, self.part, sense)
        if self.unit == "month":
            return month_span(*shift_month(published.year, published.month, self.shift), self.part)
        return year_span(published.year + self.shift, self.part)


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week that a day lies in: "the week of May 18"."""

    month: int
    day: int

    def resolve(self, published: date, sense: Sense) -> DateSpan:
        """Monday to Sunday."""
        span = Dates((self.month, self.day), (self.month, self.day)).resolve(published, sense)
        return UNKNOWN if span.start is None else _week(span.start)


@dataclass(frozen=True, slots=True)
class InYear:
    """A year by number, or a part or quarter of it."""

    year: int
    part: Part = Part.WHOLE
    quarter: int = 0

    def resolve(self, published: date, sense: Sense) -> DateSpan:  # noqa: ARG002
        """January to December, or the part."""
        if self.quarter:
            return quarter_span(self.year, self.quarter)
        return year_span(self.year, self.part)


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter without a year: "in the third quarter"."""

    number: int

    def resolve(self, published: date, sense: Sense) -> DateSpan:
        """The nearest such quarter in the sense of the sentence."""
        years = range(published.year - 1, published.year + 2)
        return _choose([quarter_span(year, self.number) for year in years], published, sense)


def _covers(span: DateSpan, day: date) -> bool:
    return bool(span.start and span.end and span.start <= day <= span.end)


def _choose(spans: list[DateSpan], published: date, sense: Sense) -> DateSpan:
    """Of spans in order of time: the first not over, the last begun, or the nearest."""
    dated = [(span.start, span.end, span) for span in spans if span.start and span.end]
    if sense is Sense.FUTURE:
        return next((span for _, end, span in dated if end >= published), UNKNOWN)
    if sense is Sense.PAST:
        return next((span for start, _, span in reversed(dated) if start <= published), UNKNOWN)
    distance = [
        (max((start - published).days, (published - end).days, 0), place)
        for place, (start, end, _) in enumerate(dated)
    ]
    return dated[min(distance)[1]][2] if distance else UNKNOWN
