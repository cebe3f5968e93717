"""Finds the headings of a diary, lines that hold a day alone, and the lines each of them dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.analysis.dates import find_times

# What may stand around the day of a heading: bullets, stars, a colon.
_AROUND = re.compile(r"[\s*_#>•·:.,–—()-]*")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d", re.IGNORECASE)
_LONGEST = 60
# A heading rules until the next one; a diary's day is no longer than this.
_REACH = 4_000


@dataclass(frozen=True, slots=True)
class DayHeading:
    """A heading that is a day: where the day is printed, and up to where it dates the lines."""

    start: int
    end: int
    until: int


def day_headings(text: str) -> Iterator[DayHeading]:
    """The headings that are days, in order; one alone, with nothing under it, dates nothing."""
    found = [span for span in _lines(text) if _is_day(text[span[0] : span[1]])]
    for number, (start, end) in enumerate(found):
        following = found[number + 1][0] if number + 1 < len(found) else len(text)
        until = min(following, end + _REACH)
        if text[end:until].strip():
            yield DayHeading(start, end, until)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]+", text):
        if len(match.group()) <= _LONGEST and match.group().strip():
            yield match.span()


def _is_day(line: str) -> bool:
    if not _WEEKDAY.search(line):
        return False
    times = find_times(line)
    if len(times) != 1:
        return False
    return all(_AROUND.fullmatch(part) for part in (line[: times[0].begin], line[times[0].end :]))
