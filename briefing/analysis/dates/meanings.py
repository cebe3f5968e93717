"""What a time expression can mean: it becomes days once the day of publication is known."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from briefing.analysis.dates.spans import UNKNOWN, Sense
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
