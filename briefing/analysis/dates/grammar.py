"""Finds time expressions in English text: one pattern per way of saying it.

Where two patterns match, the one that begins first wins, then the longer one. A time of day joins
the day beside it, and a year that is printed once tells the year of the dates beside it; what else
days tell of those beside them is in `joined_days`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from briefing.analysis.dates import (
    date_rules,
    day_rules,
    distance_rules,
    period_rules,
    words,
    year_rules,
)
from briefing.analysis.dates.distances import Clock, FromNow
from briefing.analysis.dates.expression import TimeExpression
from briefing.analysis.dates.joined_days import joined
from briefing.analysis.dates.meanings import Meaning
from briefing.analysis.dates.named_days import Dates, DayOfMonth, Holiday, Weekdays
from briefing.analysis.dates.periods import InYear, Months
from briefing.analysis.dates.rules import matches, stretches

_BOUNDS = {
    "start": words.STARTING,
    "end": words.ENDING,
    "after": words.AFTER,
    "before": words.BEFORE,
}


def find_times(text: str) -> tuple[TimeExpression, ...]:
    """The time expressions of a text, in order; they do not overlap."""
    found = sorted(_found(text), key=lambda time: (time.begin, -time.end))
    kept: list[TimeExpression] = []
    for time in found:
        if not kept or (time.begin >= kept[-1].end and not _is_anniversary(text, kept[-1], time)):
            kept.append(time)
    return tuple(joined(text, _with_years(text, _with_clocks(text, kept))))


def _is_anniversary(text: str, before: TimeExpression, time: TimeExpression) -> bool:
    """Whether a time only says how exactly it was years ago: "forty years ago this month"."""
    between = text[before.end : time.begin]
    return before.text.endswith("ago") and between == " " and time.text.lower() in _PRESENT


_PRESENT = frozenset({"this week", "this month", "today", "this year"})
# Of two that match the same words the first counts: "the fourth of July" is a date.
_RULES = (
    *date_rules.RULES,
    *day_rules.RULES,
    *period_rules.RULES,
    *year_rules.RULES,
    *distance_rules.RULES,
)


def _found(text: str) -> Iterator[TimeExpression]:
    where = stretches(text)
    for rule in _RULES:
        for match, meaning in matches(rule, text, where.get(rule.anchor, [])):
            yield TimeExpression(match.start(), match.end(), match.group(), meaning, _bound(match))


def _bound(match: re.Match[str]) -> str:
    before = words.said(match, "prep")
    if any(words.said(match, name) for name in ("last", "listed", "ends")):
        return ""
    if before.startswith(words.BEFORE) and _END.search(match.group()):
        return "end"  # before the end of May: in that end
    if not before and match.string.startswith(_TO, max(match.start() - len(_TO), 0)):
        return "end"  # of a diary's line: "visits Oslo (to May 17)"
    return next((name for name, opening in _BOUNDS.items() if before.startswith(opening)), "")


_TO = "(to "
_END = re.compile(r"\b(?:end\s+of|year-?end)\b", re.IGNORECASE)
_DAYS = (Weekdays, Dates, DayOfMonth, FromNow, Holiday)
_BESIDE = re.compile(r",?\s+")


def _with_clocks(text: str, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Times of day made one with the day beside them: "at 3 p.m. on Friday"."""
    joined: list[TimeExpression] = []
    for time in times:
        before = joined[-1] if joined else None
        if before and _BESIDE.fullmatch(text, before.end, time.begin):
            clock, day = sorted((before, time), key=lambda one: isinstance(one.meaning, _DAYS))
            if isinstance(clock.meaning, Clock) and isinstance(day.meaning, _DAYS):
                joined[-1] = TimeExpression(
                    before.begin,
                    time.end,
                    text[before.begin : time.end],
                    day.meaning,
                    day.bound or clock.bound,
                )
                continue
        joined.append(time)
    return joined


# One run of blanks at each place: two in a row are tried in every division, for minutes if long.
_LISTED = re.compile(
    r"\s*(?:,(?:\s*(?:and|or|to|through|until|then))?|and|or|to|through|until|then|[-–—])"
    r"\s*(?:again\s+)?"
)
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])|\n\s*\n")
_OPENING = re.compile(
    r"(?:^|[.!?][\"”’)]*\s+|\n)[\"“‘(]*(?:back\s+|early\s+|late\s+)?$", re.IGNORECASE
)


def _with_years(text: str, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Dates without a year take that of the date they are listed with, or that opens the sentence.

    "On March 3 and May 5, 2019"; "In 1998 the two met on 4 May."; the same day printed a second
    time with its year.
    """
    told: list[TimeExpression] = list(times)
    if not any(_year(time.meaning) for time in times):
        return told
    for place in range(len(told) - 2, -1, -1):
        time, following = told[place], told[place + 1]
        between = _LISTED.fullmatch(text, time.end, following.begin)
        year = _year(following.meaning)
        if between and year and not isinstance(following.meaning, InYear):
            told[place] = _dated(time, year, before=following.meaning)
    ends = [match.start() for match in _SENTENCE_END.finditer(text)]
    dated: list[TimeExpression] = []
    for _, sentence in groupby(told, key=lambda time: bisect_left(ends, time.begin)):
        dated += _spread(text, list(sentence))
    return dated


def _spread(text: str, sentence: list[TimeExpression]) -> Iterator[TimeExpression]:
    """The times of a sentence, with the year that opens it and that of the same day."""
    same = {
        time.meaning.first: time.meaning.year
        for time in sentence
        if isinstance(time.meaning, Dates) and time.meaning.year
    }
    first = sentence[0]
    opens = isinstance(first.meaning, InYear) and not first.meaning.label
    opened = (
        _year(first.meaning)
        if opens and _OPENING.search(text, max(first.begin - 12, 0), first.begin)
        else None
    )
    for time in sentence:
        meaning = time.meaning
        year = same.get(meaning.first, opened) if isinstance(meaning, Dates) else opened
        yield _dated(time, year) if year else time


def _year(meaning: Meaning) -> int | None:
    return meaning.year if isinstance(meaning, (Dates, Months, InYear)) else None


def _dated(time: TimeExpression, year: int, before: Meaning | None = None) -> TimeExpression:
    """A date or month in a year; in the year before, if the one it goes before is earlier in it."""
    meaning = time.meaning
    if not isinstance(meaning, (Dates, Months)) or meaning.year or meaning.years is not None:
        return time
    month = meaning.first[0] if isinstance(meaning, Dates) else meaning.first
    if isinstance(before, (Dates, Months)):
        other = before.first[0] if isinstance(before, Dates) else before.first
        year -= other < month
    return replace(time, meaning=replace(meaning, year=year))
