"""Reads the times that news English prints, against the day of publication.

`find_times` finds the expressions of a text; `resolve` says which days one of them means::

    for time in find_times("He will arrive on Monday for a two-day visit."):
        time.text, time.resolve(published, Sense.FUTURE)

`grammar` goes through the `rules`, which lie in `date_rules`, `day_rules`, `period_rules`,
`year_rules` and `distance_rules` and are written with `words`; `joined_days` makes one `expression`
of two that tell one time. What they mean (`meanings`) is in `named_days`, `day_runs`, `periods` and
`distances`, by the arithmetic of `spans`.

Pure: strings and dates, no language model. What each way of saying means is written down in
`tests/unit/analysis/test_dates.py`.
"""

from briefing.analysis.dates.day_runs import FromTo
from briefing.analysis.dates.distances import (
    Clock,
    Duration,
    FromNow,
    LookBack,
    Offset,
    Repeated,
    Unmeasured,
    Vague,
)
from briefing.analysis.dates.expression import TimeExpression
from briefing.analysis.dates.grammar import find_times
from briefing.analysis.dates.meanings import Meaning
from briefing.analysis.dates.named_days import Dates, Weekdays
from briefing.analysis.dates.periods import InYear
from briefing.analysis.dates.spans import UNKNOWN, Sense, day_span, stretch
from briefing.model import Days

__all__ = [
    "UNKNOWN",
    "Dates",
    "Days",
    "Duration",
    "FromNow",
    "FromTo",
    "Meaning",
    "Offset",
    "Sense",
    "TimeExpression",
    "Vague",
    "Weekdays",
    "day_span",
    "find_times",
    "stretch",
    "tells_when",
]


def tells_when(time: TimeExpression) -> bool:
    """Whether an expression can tell when something is.

    Not so how long or how often it is, a time of day alone, the time up to now ("over the past
    decade"), a year that only tells things of one name apart ("the 1996 accord").
    """
    meaning = time.meaning
    if isinstance(meaning, InYear):
        return not meaning.label
    return not isinstance(meaning, (Duration, Unmeasured, Repeated, Clock, LookBack))
