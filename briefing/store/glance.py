"""Looks at what is built without opening the store: to import what does takes most of a list.

Only where nothing more is needed: a file of SQLite, of the present schema, that answers at once.
Whoever is given None opens the store, which says what is wrong, or makes it, or brings it up to
date. What is read is what `BriefShelf` reads; the tests compare both.
"""

import json
import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from briefing.store.built import BuiltBrief, BuiltEntry, documents_in
from briefing.store.newest_schema import newest

# As long as the store itself waits for another process.
_BUSY: Final = 30.0
_LIST: Final = """
SELECT edition, day, build, built_at, documents FROM briefs
WHERE edition = coalesce(?, edition) ORDER BY edition, day DESC, build DESC
"""
_NEWEST: Final = """
SELECT body, build, built_at, documents, articles FROM briefs
WHERE edition = ? AND day = coalesce(?, day) ORDER BY day DESC, build DESC LIMIT 1
"""


def built_entries(url: str, *, edition: str | None = None) -> tuple[BuiltEntry, ...] | None:
    """The newest build of each edition and day: by edition, the newest day first.

    Args:
        url: The store, as `open_store` takes it.
        edition: Only this one's.

    Returns:
        None if the store has to be opened for it.

    Raises:
        StoreError: if an entry is damaged.
    """
    rows = _rows(url, _LIST, (edition,))
    if rows is None:
        return None
    found: dict[tuple[str, str], BuiltEntry] = {}
    for name, day, build, built_at, documents in rows:
        if (name, day) not in found:
            found[name, day] = BuiltEntry(
                edition=name,
                day=date.fromisoformat(day),
                build=build,
                built_at=datetime.fromisoformat(built_at),
                documents=documents_in(documents),
            )
    return tuple(found.values())


def built_brief(url: str, *, edition: str, day: date | None) -> BuiltBrief | None:
    """The newest build of an edition and day.

    Args:
        url: The store, as `open_store` takes it.
        edition: The edition.
        day: The day; the newest that is built if not given.

    Returns:
        None if there is none, or the store has to be opened for it.

    Raises:
        StoreError: if the entry is damaged.
    """
    from briefing.model import ArticleId, Brief
    from briefing.store.codec import decode

    rows = _rows(url, _NEWEST, (edition, None if day is None else day.isoformat()))
    if not rows:
        return None
    ((body, build, built_at, documents, articles),) = rows
    return BuiltBrief(
        brief=decode(Brief, body),
        build=build,
        built_at=datetime.fromisoformat(built_at),
        documents=documents_in(documents),
        articles=tuple(ArticleId(article) for article in json.loads(articles)),
    )


def _rows(url: str, query: str, values: tuple[str | None, ...]) -> list[tuple[Any, ...]] | None:
    path = _file(url)
    if path is None:
        return None
    try:
        with closing(sqlite3.connect(path, timeout=_BUSY)) as connection:
            connection.execute("PRAGMA query_only=ON")
            present = connection.execute("SELECT version_num FROM alembic_version").fetchall()
            if present != [(newest(),)]:
                return None
            return connection.execute(query, values).fetchall()
    except sqlite3.Error:
        return None


def _file(url: str) -> Path | None:
    """The file of a store, if it is one that is there and is called by its plain name."""
    name = url.removeprefix("sqlite:///")
    if "://" in name or "?" in name or "%" in name or not Path(name).is_file():
        return None
    return Path(name)
