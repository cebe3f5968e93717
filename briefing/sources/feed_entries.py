"""Reads what an entry of any feed says of its dates, and what is said of a feed as a whole."""

import hashlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from briefing.model import Problem
from briefing.sources.dating import read_date

# More entries than any feed reader shows; a feed with more is an archive or an attack.
MOST_ENTRIES: Final = 1_000


def entry_dates(
    published: object, updated: object, *, where: str
) -> tuple[datetime | date | None, datetime | date | None, tuple[Problem, ...]]:
    """Read what an entry says of its dates; one that cannot be read is a problem, not silence."""
    stated = [str(value).strip() if value else "" for value in (published, updated)]
    found = [read_date(words) for words in stated]
    senseless = dict.fromkeys(
        words for words, day in zip(stated, found, strict=True) if words and day is None
    )
    problems = tuple(
        Problem(where=where, message=f"its date makes no sense: {words[:60]!r}")
        for words in senseless
    )
    return found[0], found[1], problems


def digest(title: str, text: str) -> str:
    """A name for an entry that has none: made of what it says."""
    return hashlib.sha256(f"{title}\0{text}".encode("utf-8", "replace")).hexdigest()[:16]


def of_number(count: int, *, where: str) -> Iterator[Problem]:
    """Say that a feed has no entries, or more than are read."""
    if not count:
        yield Problem(
            where=where,
            message="the feed has no entries",
            hint="look at its address in a browser if that lasts",
            notice=True,
        )
    if count > MOST_ENTRIES:
        yield Problem(
            where=where,
            message=f"it has {count} entries; the first {MOST_ENTRIES} were read",
            hint="split the feed, or read it from files",
        )
