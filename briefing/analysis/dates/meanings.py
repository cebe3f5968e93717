"""What a time expression can mean: it becomes days once the day of publication is known."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Protocol

from briefing.analysis.dates.spans import UNKNOWN, Sense, shift_month
from briefing.model import Days


class Meaning(Protocol):
    """What an expression means; it becomes days once the publication is known."""

    def resolve(self, published: date, sense: Sense) -> Days:
        """The days meant, seen from the day of publication."""
        ...


def covers(days: Days, day: date) -> bool:
    """Whether a day lies in a stretch with a first and a last day."""
    return bool(days.start and days.end and days.start <= day <= days.end)


def choose(candidates: Iterable[Days], published: date, sense: Sense) -> Days:
    """Of days in order of time: the first not over, the last begun, or the nearest."""
    dated = [(days.start, days.end, days) for days in candidates if days.start and days.end]
    if sense is Sense.FUTURE:
        return next((days for _, end, days in dated if end >= published), UNKNOWN)
    if sense is Sense.PAST:
        return next((days for start, _, days in reversed(dated) if start <= published), UNKNOWN)
    distance = [
        (max((start - published).days, (published - end).days, 0), place)
        for place, (start, end, _) in enumerate(dated)
    ]
    return dated[min(distance)[1]][2] if distance else UNKNOWN


def of_month(
    days_in: Callable[[int, int], Days],
    published: date,
    sense: Sense,
    *,
    month: int | None,
    months: int,
    year: int | None,
    years: int | None,
) -> Days:
    """Days of a month: of one that is named, the nearest such in the sense of the sentence.

    Args:
        days_in: The days that are meant of a year and its month.
        published: The day of publication.
        sense: Which way a month without a year points.
        month: Which month, or None for one counted from that of publication.
        months: How many months from that of publication, if `month` is None.
        year: If printed.
        years: How many years from that of publication, if that is told.
    """
    if month is None:
        return days_in(*shift_month(published.year, published.month, months))
    said = year if years is None else published.year + years
    if said is not None:
        return days_in(said, month)
    around = range(published.year - 1, published.year + 2)
    return choose((days_in(one, month) for one in around), published, sense)
