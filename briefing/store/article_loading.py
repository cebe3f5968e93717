"""Makes articles and outlines of the rows that a query found, texts only where they are wanted."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from briefing.model import Article
from briefing.store.outlines import Outline, mark_of
from briefing.store.revisions import UTC_ZONE, Wording
from briefing.store.tables import revisions
from briefing.store.window_articles import Around, by_article, chosen

# Keys in one IN list: below the 999 parameters that older SQLite allows.
KEYS: Final = 500


def load(connection: Connection, wanted: Sequence[Wording]) -> tuple[Article, ...]:
    """Return the articles of some wordings, in the order given."""
    texts = texts_of(connection, [wording.row.id for wording in wanted])
    return tuple(_article(wording, *texts[wording.row.id]) for wording in wanted)


def texts_of(connection: Connection, rows: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Title and text of some rows."""
    texts: dict[int, tuple[str, str]] = {}
    query = select(revisions.c.id, revisions.c.title, revisions.c.text)
    for start in range(0, len(rows), KEYS):
        keys = rows[start : start + KEYS]
        for key, title, text in connection.execute(query.where(revisions.c.id.in_(keys))):
            texts[key] = (title, text)
    return texts


def outlines_of(
    given: Around, *, since: datetime, until: datetime, zone: ZoneInfo, as_of: datetime
) -> tuple[Outline, ...]:
    """The articles of a window, with their former wordings, out of the rows around it."""
    found = chosen(given, since=since, until=until, zone=zone, as_of=as_of)
    edited = {wording.row.article for wording in found if wording.revision > 1}
    before = dict(by_article([r for r in given.rows if r.article in edited], zone=UTC_ZONE))
    former = {
        wording.row.article: before[wording.row.article][: wording.revision - 1]
        for wording in found
        if wording.revision > 1
    }
    return tuple(
        _outline(
            wording,
            given.titles,
            former=tuple(
                _outline(one, given.titles) for one in former.get(wording.row.article, ())
            ),
        )
        for wording in found
    )


def _outline(
    wording: Wording, titles: Mapping[int, str], former: tuple[Outline, ...] = ()
) -> Outline:
    return Outline(
        article=_article(wording, titles[wording.row.id], ""),
        mark=mark_of(wording),
        row=wording.row.id,
        former=former,
    )


def _article(wording: Wording, title: str, text: str) -> Article:
    row = wording.row
    return Article(
        id=row.article,
        revision=wording.revision,
        source=row.source,
        title=title,
        text=text,
        url=row.link or row.url,
        published_at=row.published_at,
        published_on=row.published_on,
        known_at=wording.known_at,
        first_seen=wording.first_seen,
        language=row.language,
        origin=row.origin,
        dated_from=row.dated_from,
    )
