"""Days and spans of days, and how exactly they are known."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from enum import StrEnum


class Granularity(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    RANGE = "range"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    UNSPECIFIED = "unspecified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """First and last day of something, as far as they are known, and how exactly.

    Attributes:
        start: First day, or None.
        end: Last day, or None.
        granularity: Whether they are named days or the week, month or longer that these lie in.
    """

    start: date | None = None
    end: date | None = None
    granularity: Granularity = Granularity.UNSPECIFIED

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"days cannot end before they start: {self.start} > {self.end}")

    @property
    def named(self) -> date | None:
        """The day, if one day is told, be it the whole, the first ("from Monday") or the last."""
        day = self.start or self.end
        one = self.granularity is Granularity.DAY and (self.end or self.start) == day
        return day if one else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The half-open span of publication instants a brief covers: since < published <= until."""

    since: datetime
    until: datetime

    def __contains__(self, instant: datetime) -> bool:
        """Whether an instant lies in the window: after `since`, up to and including `until`."""
        return self.since < instant <= self.until


def end_of_day(day: date, *, zone: tzinfo) -> datetime:
    """The last second of a day in a zone (aware, UTC): what a date without a time counts as."""
    return datetime.combine(day, time(23, 59, 59), tzinfo=zone).astimezone(UTC)
