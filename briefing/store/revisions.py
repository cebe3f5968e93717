"""Decides which wording of an article was known at a moment, and which copy stands for all. Pure.

Nothing here depends on the order in which a store was filled: two stores that saw the same texts
with the same clock give the same answers.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from briefing.model import ArticleId, end_of_day

UTC_ZONE: Final = ZoneInfo("UTC")

# A clock in the wrong zone is at most 14 hours ahead; what is dated later than a day ahead is a
# mistake of the source, or an event's date.
_AHEAD: Final = timedelta(hours=24)

# The first printed newspaper is of 1605: what claims to be older is a zeroed clock.
_OLDEST: Final = date(1605, 1, 1)
_NEWEST: Final = date(9990, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """When an article says it was written, as far as that can be believed.

    Attributes:
        at: The instant, if it states a time with a zone.
        on: The day, if it states only that.
        raw: What it said, if that cannot be believed.
        flag: Why not: "future" or "impossible".
    """

    at: datetime | None = None
    on: date | None = None
    raw: str | None = None
    flag: str | None = None


def believed(stated: datetime | date | None, *, now: datetime) -> Stated:
    """Take what an article states about its date, unless it lies in the future or before print.

    A time without a zone could be anywhere on earth: only its day counts.
    """
    if stated is None:
        return Stated()
    day = stated.date() if isinstance(stated, datetime) else stated
    if not _OLDEST <= day <= _NEWEST:
        return Stated(raw=stated.isoformat(), flag="impossible")
    aware = isinstance(stated, datetime) and stated.utcoffset() is not None
    at = stated.astimezone(UTC) if isinstance(stated, datetime) and aware else None
    # A day has begun somewhere up to 14 hours before it does in UTC.
    begins = at or datetime(day.year, day.month, day.day, tzinfo=UTC)
    if begins > now + _AHEAD:
        return Stated(raw=stated.isoformat(), flag="future")
    return Stated(at=at) if at is not None else Stated(on=day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One kept row of the table `revisions`, without its text."""

    id: int
    article: ArticleId
    content: str
    variant: str
    source: str
    key: str
    origin: str
    url: str | None
    length: int
    published_at: datetime | None
    published_on: date | None
    updated_at: datetime | None
    updated_on: date | None
    language: str | None
    first_seen: datetime
    link: str | None = None
    flag: str | None = None

    @property
    def dated_from(self) -> str:
        """Where its date was read, if it does not state it."""
        dated = self.published_at is not None or self.published_on is not None
        return self.flag or "" if dated else ""

    def published(self, zone: ZoneInfo) -> datetime | None:
        """When it says it was published; a day counts until its last second."""
        return _instant(self.published_at, self.published_on, zone)

    def stated(self, zone: ZoneInfo) -> datetime | None:
        """When it says this wording was written: the later of published and updated."""
        updated = _instant(self.updated_at, self.updated_on, zone)
        published = self.published(zone)
        if updated is None or published is None:
            return updated or published
        return max(updated, published)

    def counts_at(self, zone: ZoneInfo) -> datetime:
        """The instant it counts as published: stated, else first seen."""
        return self.published(zone) or self.first_seen


def preference(row: Row) -> tuple[object, ...]:
    """Sort key: of several statements about one wording, the smallest is believed.

    A dated one before an undated one, a stated date before one that was found near the text, an
    earlier before a later, one with an address before one without; then by name and by the shorter
    link, so that the order of arrival never decides.
    """
    published = row.published(UTC_ZONE)
    stated = row.stated(UTC_ZONE)
    last = datetime.max.replace(tzinfo=UTC)
    return (
        published is None,
        bool(row.dated_from),
        published or last,
        row.published_at is None,
        stated or last,
        row.url is None,
        row.language is None,
        row.source,
        row.key,
        row.origin,
        row.url or "",
        row.language or "",
        len(row.link or ""),
        row.link or "",
        row.variant,
    )


def says_better(row: Row, than: Row) -> bool:
    """Whether a statement about a wording is worth keeping beside another one."""
    # Without the last of the key: it tells apart only what no reader sees.
    return preference(row)[:-1] < preference(than)[:-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One wording of one article: the best statement about it, its number, since when known."""

    row: Row
    revision: int
    first_seen: datetime
    known_at: datetime

    def counts_at(self, zone: ZoneInfo) -> datetime:
        """The instant it counts as published: stated, else first seen."""
        return self.row.published(zone) or self.first_seen


def wordings(rows: Iterable[Row], *, zone: ZoneInfo) -> tuple[Wording, ...]:
    """Put the rows of one article in order: one wording for each content, the oldest first.

    Of wordings that became known at the same instant the fuller one counts as the later: a
    feed's teaser never replaces the text. The zone decides when a day without a time ends, and so
    what was known when; the numbers are the same in every zone.
    """
    kept = tuple(rows)
    if len(kept) == 1:  # as nearly all: nothing to put in order
        (row,) = kept
        seen = row.first_seen
        return (Wording(row=row, revision=1, first_seen=seen, known_at=row.stated(zone) or seen),)
    by_content: dict[str, list[Row]] = {}
    for row in kept:
        by_content.setdefault(row.content, []).append(row)
    best = [
        (min(same, key=preference), min(row.first_seen for row in same))
        for same in by_content.values()
    ]
    numbers = {
        row.content: number for number, (_, row, _) in enumerate(_in_order(best, UTC_ZONE), start=1)
    }
    return tuple(
        Wording(row=row, revision=numbers[row.content], first_seen=seen, known_at=at)
        for at, row, seen in _in_order(best, zone)
    )


def _in_order(
    best: Sequence[tuple[Row, datetime]], zone: ZoneInfo
) -> list[tuple[datetime, Row, datetime]]:
    known = [(_known_at(row, seen, best, zone), row, seen) for row, seen in best]
    return sorted(known, key=lambda entry: (entry[0], entry[1].length, entry[1].content))


def _known_at(
    row: Row, seen: datetime, all_seen: Sequence[tuple[Row, datetime]], zone: ZoneInfo
) -> datetime:
    """When a wording counts as known: what it states, unless an older one stated that already.

    A text that is edited while it keeps its old date was not known before we saw it: so a brief
    that is rebuilt uses the words it was built with.
    """
    stated = row.stated(zone)
    if stated is None:
        return seen
    for other, other_seen in all_seen:
        if other_seen < seen:
            before = other.stated(zone)
            if before is None or before >= stated:
                return seen
    return stated


def as_known(of: Sequence[Wording], *, as_of: datetime) -> Wording:
    """Return the latest wording known at a moment, else the first of all."""
    known = [wording for wording in of if wording.known_at <= as_of]
    return known[-1] if known else of[0]


def originals(rows: Iterable[Row], *, zone: ZoneInfo) -> Mapping[tuple[str, str], ArticleId]:
    """For each source and content: which article stands for all that carry it.

    It is the one published first, then the one with the smallest id.
    """
    first: dict[tuple[str, str], tuple[datetime, ArticleId]] = {}
    for row in rows:
        place = (row.source, row.content)
        candidate = (row.counts_at(zone), row.article)
        if place not in first or candidate < first[place]:
            first[place] = candidate
    return {place: article for place, (_, article) in first.items()}


def _instant(at: datetime | None, on: date | None, zone: ZoneInfo) -> datetime | None:
    if at is not None:
        return at
    return None if on is None else end_of_day(on, zone=zone)
