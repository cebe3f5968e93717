"""Meanings that are weeks, months, seasons, quarters, years and longer, or parts of them."""

from dataclasses import dataclass
from datetime import date

from briefing.analysis.dates.meanings import choose, covers
from briefing.analysis.dates.spans import (
    UNKNOWN,
    Part,
    Sense,
    month_end,
    month_span,
    quarter_span,
    season_span,
    shift_month,
    stretch,
    this_month_span,
    this_year_span,
    week_span,
    weekend_span,
    year_span,
    years_span,
)
from briefing.model import Days, Granularity


@dataclass(frozen=True, slots=True)
class Months:
    """A month by name, or several, or parts: "in March", "late April or early May".

    Attributes:
        first: The month.
        last: The last of several, else the same.
        first_part: Which part of the first.
        last_part: Which part of the last.
        year: Of the last month, if printed.
        years: "in April next year": how many years from that of publication.
        strict: "last March".
    """

    first: int
    last: int
    first_part: Part = Part.WHOLE
    last_part: Part = Part.WHOLE
    year: int | None = None
    years: int | None = None
    strict: Sense | None = None

    def resolve(self, published: date, sense: Sense) -> Days:
        """From the first day of the first to the last day of the last month."""
        wraps = self.last < self.first
        year = self.year if self.years is None else published.year + self.years
        if year is not None:
            return self._beginning(year - wraps)
        spans = [self._beginning(one) for one in range(published.year - 1, published.year + 2)]
        if self.strict is not None:  # "last March" said in March is the one a year ago
            spans = [span for span in spans if not covers(span, published)]
        return choose(spans, published, self.strict or sense)

    def _beginning(self, year: int) -> Days:
        one = month_span(year, self.first, self.first_part)
        two = month_span(year + (self.last < self.first), self.last, self.last_part)
        assert one.start is not None
        assert two.end is not None
        return stretch(one.start, max(one.start, two.end), Granularity.MONTH)


@dataclass(frozen=True, slots=True)
class Season:
    """A season or a month of it: "this summer", "in late spring", "in the winter of 2010".

    Attributes:
        name: Of the season.
        year: If printed.
        shift: 1 for the next, -1 for the last.
        part: Which part.
        years: "in the spring of next year": how many years from that of publication.
    """

    name: str
    year: int | None = None
    shift: int = 0
    part: Part = Part.WHOLE
    years: int | None = None

    def resolve(self, published: date, sense: Sense) -> Days:
        """Whole months, northern hemisphere."""
        year = self.year if self.years is None else published.year + self.years
        if year is not None:
            return season_span(year, self.name, self.part)
        years = range(published.year - 2, published.year + 3)
        spans = [season_span(one, self.name, self.part) for one in years]
        if self.shift == 0:
            return choose(spans, published, sense)
        chosen = choose(spans, published, Sense.FUTURE if self.shift > 0 else Sense.PAST)
        running = chosen.start is not None and chosen.start <= published
        if self.shift > 0 and running:
            return spans[spans.index(chosen) + 1]
        ends_later = chosen.end is not None and chosen.end >= published
        return spans[spans.index(chosen) - 1] if self.shift < 0 and ends_later else chosen


@dataclass(frozen=True, slots=True)
class Period:
    """A week, weekend, month, quarter or year counted from that of publication.

    Attributes:
        unit: "week", "weekend", "month", "quarter" or "year".
        shift: 0 for this one, 1 for the next.
        part: Which part of it.
        strict: "this weekend" looks ahead, whatever the sentence.
    """

    unit: str
    shift: int
    part: Part = Part.WHOLE
    strict: Sense | None = None

    def resolve(self, published: date, sense: Sense) -> Days:
        """What "this", "last", "next", "early", "late" mean before a period: the tests say it."""
        sense = self.strict or sense
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
class InYear:
    """A year by number, or a part or quarter of it, or several years.

    Attributes:
        year: The year.
        part: Which part.
        quarter: Which quarter, or 0.
        last: The last of several years.
        label: Whether it only tells things of one name apart: "the 1996 accord".
    """

    year: int
    part: Part = Part.WHOLE
    quarter: int = 0
    last: int | None = None
    label: bool = False

    def resolve(self, published: date, sense: Sense) -> Days:  # noqa: ARG002
        """January to December, or the part."""
        if self.quarter:
            return quarter_span(self.year, self.quarter)
        if self.last is not None:
            return years_span(self.year, self.last)
        return year_span(self.year, self.part)


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter without a year: "in the third quarter"; with `years`, of this or another year."""

    number: int
    years: int | None = None

    def resolve(self, published: date, sense: Sense) -> Days:
        """The nearest such quarter in the sense of the sentence."""
        if self.years is not None:
            return quarter_span(published.year + self.years, self.number)
        years = range(published.year - 1, published.year + 2)
        return choose((quarter_span(year, self.number) for year in years), published, sense)


@dataclass(frozen=True, slots=True)
class Half:
    """Half of a year that is not told: "first-half profit"."""

    part: Part

    def resolve(self, published: date, sense: Sense) -> Days:
        """The nearest such half in the sense of the sentence."""
        years = range(published.year - 1, published.year + 2)
        return choose((year_span(year, self.part) for year in years), published, sense)


@dataclass(frozen=True, slots=True)
class FirstMonths:
    """The first or last months of a year: "the first nine months of 2026".

    Attributes:
        number: How many months; negative for the last ones.
        year: If printed.
        years: How many years from that of publication.
    """

    number: int
    year: int | None = None
    years: int = 0

    def resolve(self, published: date, sense: Sense) -> Days:  # noqa: ARG002
        """Whole months."""
        year = published.year + self.years if self.year is None else self.year
        if not 1 <= abs(self.number) <= 12:
            return UNKNOWN
        first, last = (1, self.number) if self.number > 0 else (13 + self.number, 12)
        return stretch(date(year, first, 1), month_end(year, last), Granularity.MONTH)


@dataclass(frozen=True, slots=True)
class ManyYears:
    """A decade or a century, or a part of it: "the mid-1990s", "the late 19th century".

    Attributes:
        first: Its first year.
        length: 10 or 100.
        part: Which part: three years, four years and three, or the like of a century.
    """

    first: int
    length: int
    part: Part = Part.WHOLE

    def resolve(self, published: date, sense: Sense) -> Days:  # noqa: ARG002
        """Whole years."""
        tenth = self.length // 10
        early = {Part.EARLY, Part.EARLIER}
        if self.part in early:
            return years_span(self.first, self.first + 4 * tenth - 1)
        if self.part is Part.MIDDLE:
            return years_span(self.first + 4 * tenth, self.first + 7 * tenth - 1)
        if self.part in {Part.LATE, Part.LATER}:
            return years_span(self.first + 6 * tenth, self.first + self.length - 1)
        if self.part is Part.FIRST_HALF:
            return years_span(self.first, self.first + self.length // 2 - 1)
        if self.part is Part.SECOND_HALF:
            return years_span(self.first + self.length // 2, self.first + self.length - 1)
        return years_span(self.first, self.first + self.length - 1)
