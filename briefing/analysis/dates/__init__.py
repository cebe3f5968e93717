"""Reads the times that news English prints, against the day of publication.

`find_times` finds the expressions of a text; `resolve` says which days one of them means::

    for time in find_times("He will arrive on Monday for a two-day visit."):
        time.text, time.resolve(published, Sense.FUTURE)

Pure: strings and dates, no language model. The rules are those of the annotation guidelines, §3.
"""

from briefing.analysis.dates.grammar import TimeExpression, find_times
from briefing.analysis.dates.meanings import Duration, Meaning, Offset, Vague
from briefing.analysis.dates.spans import UNKNOWN, DateSpan, Sense, day_span, stretch

__all__ = [
    "UNKNOWN",
    "DateSpan",
    "Duration",
    "Meaning",
    "Offset",
    "Sense",
    "TimeExpression",
    "Vague",
    "day_span",
    "find_times",
    "stretch",
]
