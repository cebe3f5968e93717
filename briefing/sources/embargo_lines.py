"""Reads the line above a text that says until when nobody may tell it."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from briefing.model import Problem
from briefing.sources.calendar_names import is_weekday, month_number
from briefing.sources.dating import read_date
from briefing.sources.front_matter import NEVER
from briefing.sources.time_zones import read_zone

# So many lines may stand above it, and it is no longer.
_LINES_ABOVE: Final = 8
_LONGEST: Final = 120
_EMBARGO: Final = re.compile(
    r"[\W_]*+(?:(?:strictly |under )*(?:embargo(?:ed)?|sperrfrist|sous embargo|sotto embargo|"
    r"embargado|ambargo(?:lu)?)|not for (?:release|publication|broadcast))\b[\s:–—-]*+"
    r"(?:(?:for (?:release|publication) )?(?:until|till|before|bis|jusqu['’]au|jusqu['’]à|hasta|"
    r"fino al?|tarihine kadar)\b)?[\s:]*+",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(r"[\W_]++\Z")
_WORD: Final = re.compile(r"[^\W\d_]+")
_BESIDE: Final = frozenset(
    "a m p am pm at on hrs hours h uhr um noon midnight the of st nd rd th local time le el il den "
    "der à las saat".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Embargo:
    """A text without the line above it, and what that said.

    Attributes:
        text: The text.
        until: When its embargo ends; None if there is none.
        problems: One, if that cannot be read: such an embargo never ends.
    """

    text: str
    until: datetime | date | None = None
    problems: tuple[Problem, ...] = field(default=())


def without_embargo(text: str, *, where: str) -> Embargo:
    """Take the line off a text that puts it under an embargo.

    A sentence about an embargo is text.

    Args:
        text: Its lines.
        where: Its name, for problems.
    """
    lines = text.split("\n")
    for place, line in enumerate(lines[:_LINES_ABOVE]):
        found = _EMBARGO.match(line) if len(line) <= _LONGEST else None
        if found is None or not (when := _AFTER.sub("", line[found.end() :])):
            continue
        until = read_date(when.replace(" hrs", ""))
        if until is not None or _is_of_a_date(when):
            rest = "\n".join(lines[:place] + lines[place + 1 :]).strip("\n")
            problems = () if until is not None else (_senseless(line.strip(), where=where),)
            return Embargo(text=rest, until=until or NEVER, problems=problems)
    return Embargo(text=text)


def _senseless(line: str, *, where: str) -> Problem:
    return Problem(
        where=where,
        message=f"the time of its embargo makes no sense: {line!r}",
        hint="write `embargo: 2026-03-10T08:30:00+03:00` above it; until then it is held back",
    )


def _is_of_a_date(words: str) -> bool:
    """Whether words speak of nothing but a day and an hour."""
    return any(map(str.isdigit, words)) and all(
        word.lower() in _BESIDE
        or month_number(word) is not None
        or is_weekday(word)
        or (word.isupper() and read_zone(word) is not None)
        for word in _WORD.findall(words)
    )
