"""Finds the date of an article that stands alone in a file, and says where it was found.

What the article states counts. Else the day that is printed above its text, or that stands in the
file's name, counts, and is marked: it may be the day of something else. When the file was last
modified is asked only where the user wishes it: copying a folder changes that.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final, Literal

from briefing.model import FetchedArticle, Problem
from briefing.sources.above import find_date
from briefing.sources.dating import read_date
from briefing.sources.parsed import Parsed

Way = Literal["stated", "text", "filename", "modified"]
BY_DEFAULT: Final[tuple[Way, ...]] = ("stated", "text", "filename")

_NAMED: Final = 3
_SAID: Final = {
    "text": "a line above the text",
    "filename": "the name of the file",
    "modified": "when the file was last modified",
    "loaded": "when its page was loaded",
}

# 2026-03-10, 2026_03_10 or 20260310 in a name, or the folders 2026/03/10.
_IN_A_NAME: Final = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([-_. ]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)"
)
_IN_FOLDERS: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)/(0[1-9]|1[0-2])/(0[1-9]|[12]\d|3[01])/")
_DAY_FIRST: Final = re.compile(r"(?<!\d)(\d{1,2})([-_.])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A date, and where it was found.

    Attributes:
        day: The date; None if there is none.
        way: "" if the article states it, else where it was found.
    """

    day: datetime | date | None = None
    way: str = ""


def found_date(parsed: Parsed, key: str, path: Path, *, ways: Sequence[Way]) -> Found:
    """Find the date of an article.

    Args:
        parsed: The article.
        key: Its file's path inside its folder, with "/".
        path: Its file.
        ways: Where to look, in this order.
    """
    looks: dict[Way, Callable[[], datetime | date | None]] = {
        "stated": lambda: parsed.published,
        "text": lambda: parsed.printed,
        "filename": lambda: day_of_name(key),
        "modified": lambda: datetime.fromtimestamp(path.stat().st_mtime, tz=UTC),
    }
    for way in ways:
        day = looks[way]()
        if day is not None:
            return Found(day=day, way="" if way == "stated" else way)
    return Found()


def loaded_on(day: datetime | date | None) -> Found:
    """The day that an archive loaded a page, which was there by then: marked as found."""
    return Found(day=day, way="loaded" if day is not None else "")


def day_of_name(key: str) -> date | None:
    """The day in a file's name, else in those of its folders; None if there is none, or two."""
    for name in reversed(key.split("/")):
        days = set(_days(name))
        if days:
            return days.pop() if len(days) == 1 else None
    found = _IN_FOLDERS.search(key)
    return _read(f"{found[1]}-{found[2]}-{found[3]}") if found else None


def _days(name: str) -> Iterator[date]:
    for found in _IN_A_NAME.finditer(name):
        if (day := _read(f"{found[1]}-{found[3]}-{found[4]}")) is not None:
            yield day
    for found in _DAY_FIRST.finditer(name):
        mark = "." if found[2] == "." else "/"
        if (day := _read(mark.join((found[1], found[3], found[4])))) is not None:
            yield day
    worded = find_date(re.sub(r"[-_.]", " ", name))
    if worded is not None:
        day = worded.day
        yield day.date() if isinstance(day, datetime) else day


def _read(stated: str) -> date | None:
    day = read_date(stated)
    return day if day is not None and not isinstance(day, datetime) else None


class FoundDates:
    """Counts the articles whose date was found, not stated."""

    def __init__(self) -> None:
        self._keys: dict[str, list[str]] = {}

    def watch(
        self, items: Iterable[FetchedArticle | Problem]
    ) -> Iterator[FetchedArticle | Problem]:
        """Pass everything on."""
        for item in items:
            if isinstance(item, FetchedArticle) and item.dated_from:
                self._keys.setdefault(item.dated_from, []).append(item.key)
            yield item

    def problems(self, *, where: str) -> Iterator[Problem]:
        """Yield one problem for each way in which dates were found."""
        for way, keys in self._keys.items():
            names = ", ".join(keys[:_NAMED])
            more = f" and {len(keys) - _NAMED} more" if len(keys) > _NAMED else ""
            subject = "one article states" if len(keys) == 1 else f"{len(keys)} state"
            yield Problem(
                where=where,
                message=f"{subject} no date; {_SAID[way]} was taken for it: {names}{more}",
                hint="`dates` of this source says where dates are looked for",
                notice=True,
            )
