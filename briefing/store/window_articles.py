"""Chooses which articles a window holds, and in which wording, from the kept rows about them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, select
from sqlalchemy.sql import Select

from briefing.model import ArticleId
from briefing.store.revisions import Row, Wording, as_known, originals, wordings
from briefing.store.rows import rows_with
from briefing.store.tables import revisions

# From noon UTC of a day to its last second in any zone it is at most 24 hours.
_DAY_SLACK: Final = timedelta(hours=26)
_MOMENT: Final = timedelta(microseconds=1)


def about(since: datetime | None, until: datetime) -> ColumnElement[bool]:
    """The rows that can count in a window, and some more: a day ends later in another zone."""
    coarse = revisions.c.sort_at <= until + _DAY_SLACK
    return coarse if since is None else coarse & (revisions.c.sort_at > since - _DAY_SLACK)


@dataclass(frozen=True, slots=True)
class Around:
    """The kept rows around a window.

    Attributes:
        rows: All rows of the articles that can count in it, by article, the oldest first.
        titles: The headline of each row, by its id.
        copies: All rows with the words of these articles, themselves among them.
    """

    rows: Sequence[Row]
    titles: Mapping[int, str]
    copies: Sequence[Row]


def around(connection: Connection, *, since: datetime | None, until: datetime) -> Around:
    """Read the kept rows around a window, all at once."""
    near = about(since, until)
    found = list(rows_with(connection, sharing_content(near), near, revisions.c.title))
    articles = {row.article for row, (inside, _) in found if inside}
    return Around(
        rows=[row for row, _ in found if row.article in articles],
        titles={row.id: title for row, (_, title) in found},
        copies=[row for row, _ in found],
    )


def chosen(
    given: Around,
    *,
    since: datetime | None,
    until: datetime,
    zone: ZoneInfo,
    as_of: datetime,
) -> list[Wording]:
    """The wordings known at a moment of the articles of a window; see `ArticleShelf.known`."""
    chosen = []
    for _, of in by_article(given.rows, zone=zone):
        wording = as_known(of, as_of=as_of)
        at = wording.counts_at(zone)
        if (since is None or since < at) and at <= until:
            chosen.append((at, wording))
    standing = originals(given.copies, zone=zone)
    kept = [(at, wording) for at, wording in chosen if stands(wording, standing)]
    kept.sort(key=lambda entry: (entry[0], entry[1].row.article))
    return [wording for _, wording in kept]


def settled_days(given: Around, *, zone: ZoneInfo) -> dict[date, datetime]:
    """The days (UTC) of which an article had other words, with since when all have the present."""
    settled: dict[date, datetime] = {}
    for _, of in by_article(given.rows, zone=zone):
        if len(of) > 1:
            last = max(wording.known_at for wording in of)
            for wording in of:
                day = day_of(wording.counts_at(zone))
                settled[day] = max(last, settled.get(day, last))
    return settled


def day_of(instant: datetime) -> date:
    """The day (UTC) in which an instant is; midnight ends a day, as it ends a window."""
    return (instant - _MOMENT).astimezone(UTC).date()


def of_articles(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """All rows of the articles that have a row which meets the condition."""
    wanted: Select[Any] = select(revisions.c.article).where(condition)
    return revisions.c.article.in_(wanted)


def sharing_content(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """All rows with the words of the articles that have a row which meets the condition."""
    contents: Select[Any] = select(revisions.c.content).where(of_articles(condition))
    return revisions.c.content.in_(contents)


def by_article(
    rows: Sequence[Row], *, zone: ZoneInfo
) -> Iterator[tuple[ArticleId, tuple[Wording, ...]]]:
    """Yield every article of some rows with its wordings, by id."""
    groups: dict[ArticleId, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.article, []).append(row)
    for article in sorted(groups):
        yield article, wordings(groups[article], zone=zone)


def stands(wording: Wording, standing: Mapping[tuple[str, str], ArticleId]) -> bool:
    """Whether a wording is of the article that stands for all with its words."""
    place = (wording.row.source, wording.row.content)
    return standing[place] == wording.row.article
