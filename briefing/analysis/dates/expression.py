"""A time as a text prints it, with what its words mean and which end of it they leave open."""

from dataclasses import dataclass
from datetime import date, timedelta

from briefing.analysis.dates.meanings import Meaning
from briefing.analysis.dates.spans import UNKNOWN, Sense
from briefing.model import Days, Granularity

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time as printed: `source[begin:end] == text`.

    Attributes:
        begin: Offset of the first character; a preposition belongs to the expression.
        end: Offset after the last character.
        text: The words.
        meaning: What they mean.
        bound: "start" if only the first day is told ("beginning Monday"), "end" if only the last
            ("until Monday"), "after" and "before" if the day itself lies outside, else "".
    """

    begin: int
    end: int
    text: str
    meaning: Meaning
    bound: str = ""

    def resolve(self, published: date, sense: Sense) -> Days:
        """The days meant, seen from the day of publication."""
        if self.text[:5].lower() == "since":
            sense = Sense.PAST
        try:
            return self._bounded(self.meaning.resolve(published, sense))
        except (ValueError, OverflowError):  # outside the calendar
            return UNKNOWN

    def _bounded(self, days: Days) -> Days:
        if self.bound == "before" and days.start is not None:
            return Days(end=days.start - _DAY, granularity=Granularity.RANGE)
        if self.bound == "after" and days.end is not None:
            return Days(start=days.end + _DAY, granularity=Granularity.RANGE)
        if days.granularity is not Granularity.DAY or days.start is None or days.end is None:
            return days
        if self.bound == "start":
            return Days(start=days.start, granularity=Granularity.DAY)
        if self.bound == "end":
            return Days(end=days.end, granularity=Granularity.DAY)
        return days
