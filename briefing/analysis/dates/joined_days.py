"""Puts together what two expressions tell of one time, and what one day tells of the next.

"Tuesday (April 14)" is one day, "from today until Friday" are several in a row, and "the 16th" in a
sentence that names April before is one of April.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.analysis.dates.day_runs import FromTo
from briefing.analysis.dates.distances import FromNow
from briefing.analysis.dates.expression import TimeExpression
from briefing.analysis.dates.meanings import Meaning
from briefing.analysis.dates.named_days import Dates, DayOfMonth, Holiday, Weekdays
from briefing.model import Granularity

_BRACKET = re.compile(r"\s*\(")
_TO = re.compile(r",?\s+(?:to|until|till|through)\s+|\s*[-–—]\s*", re.IGNORECASE)
_AND = re.compile(r",?\s+and\s+")
_BLANK = re.compile(r"\s+")
_FOR = re.compile(r"for\b", re.IGNORECASE)
_FROM = re.compile(r"(?:from|starting|beginning|between)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"between\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])|\n\s*\n")


def joined(text: str, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The times of a text, with those that tell one time as one.

    Args:
        text: The text.
        times: Its times, in order.
    """
    return list(_in_their_month(text, _from_to(text, _bracketed(text, times))))


def _bracketed(text: str, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The times, with a weekday and the date in brackets behind it as one day."""
    kept: list[TimeExpression] = []
    for time in times:
        before = kept[-1] if kept else None
        if before and _is_named_again(text, before, time):
            text_of_both = text[before.begin : time.end + 1]
            kept[-1] = replace(
                time, begin=before.begin, end=time.end + 1, text=text_of_both, bound=before.bound
            )
        else:
            kept.append(time)
    return kept


def _is_named_again(text: str, day: TimeExpression, time: TimeExpression) -> bool:
    """Whether a date in brackets says which weekday is meant: "Tuesday (April 14)"."""
    if not (isinstance(day.meaning, Weekdays) and isinstance(time.meaning, Dates)):
        return False
    alike = (len(set(day.meaning.days)) == 1) == (time.meaning.first == time.meaning.last)
    closed = text[time.end : time.end + 1] == ")"
    return alike and closed and bool(_BRACKET.fullmatch(text, day.end, time.begin))


def _from_to(text: str, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The times, with a first day and the last one behind it as one stretch."""
    kept: list[TimeExpression] = []
    for time in times:
        before = kept[-1] if kept else None
        if before and _goes_on_to(text, before, time):
            stretch = FromTo(before.meaning, time.meaning)
            whole = text[before.begin : time.end]
            kept[-1] = TimeExpression(before.begin, time.end, whole, stretch)
        else:
            kept.append(time)
    return kept


def _goes_on_to(text: str, first: TimeExpression, last: TimeExpression) -> bool:
    if not (_is_one_day(first.meaning) and _is_one_day(last.meaning)):
        return False
    if first.bound not in {"", "start"} or _FOR.match(first.text):
        return False
    if last.bound == "end":
        until = text[last.begin : last.begin + 2].lower() != "by"
        return until and bool(_BLANK.fullmatch(text, first.end, last.begin))
    if last.bound or not _FROM.match(first.text):
        return False
    joint = _AND if _BETWEEN.match(first.text) else _TO
    return bool(joint.fullmatch(text, first.end, last.begin))


def _is_one_day(meaning: Meaning) -> bool:
    if isinstance(meaning, FromNow):
        return meaning.unit is Granularity.DAY and not meaning.months
    if isinstance(meaning, Weekdays):
        return len(set(meaning.days)) == 1
    if isinstance(meaning, Dates):
        return meaning.first == meaning.last
    return isinstance(meaning, Holiday) or (isinstance(meaning, DayOfMonth) and not meaning.last)


def _in_their_month(text: str, times: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """Days of a month that is named before them: "on April 14 and in Oslo on the 16th".

    A bare "on 16th" is a day only behind such a date.
    """
    named: TimeExpression | None = None
    for time in times:
        meaning = time.meaning
        if isinstance(meaning, Dates):
            named = time
        elif isinstance(meaning, DayOfMonth) and meaning.months is None:
            before = named if named and _in_sentence(text, named, time) else None
            dated = _of_month(meaning, before)
            if dated is not None:
                yield replace(time, meaning=dated)
            elif not meaning.bare:
                yield time
            continue
        yield time


def _in_sentence(text: str, one: TimeExpression, other: TimeExpression) -> bool:
    return not _SENTENCE_END.search(text, one.end, other.begin)


def _of_month(day: DayOfMonth, named: TimeExpression | None) -> Dates | None:
    """The day as one of the month of a date before it, if it is the later one."""
    if named is None or not isinstance(named.meaning, Dates) or day.weekday is not None:
        return None
    month, last = named.meaning.last
    if day.day <= last:
        return None
    return replace(
        named.meaning, first=(month, day.day), last=(month, day.last or day.day), weekday=None
    )
