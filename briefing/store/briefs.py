"""Keeps every brief that was built: the brief itself, its files, when, and from what.

A rebuild is a further entry; what was once sent can always be looked up.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, func, insert, select

from briefing.model import ArticleId, Brief
from briefing.store.built import BuiltBrief, BuiltEntry, KeptDocument, documents_in
from briefing.store.codec import decode, encode, to_plain
from briefing.store.database import Database
from briefing.store.passages import keep_brief
from briefing.store.patience import again_if_lost
from briefing.store.tables import briefs


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledBrief:
    """The newest build of an edition and day, not yet read.

    Attributes:
        edition: Its edition.
        day: Its date.
        build: Which build it is.
        digest: Another for every brief that says anything else.
    """

    edition: str
    day: date
    build: int
    digest: str


_ENTRY: Final = (briefs.c.edition, briefs.c.day, briefs.c.build, briefs.c.built_at)


@again_if_lost()
class BriefShelf:
    """The built briefs of a store.

    Args:
        database: Where they are kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(
        self,
        brief: Brief,
        *,
        built_at: datetime,
        documents: Sequence[KeptDocument] = (),
        articles: Iterable[ArticleId] = (),
    ) -> BuiltBrief:
        """Keep a brief as the newest build of its edition and day.

        Raises:
            StoreError: if the database refuses.
        """
        kept = tuple(sorted(documents, key=lambda document: document.name))
        used = tuple(sorted(set(articles)))
        body = encode(brief)
        with self._database.write(alone=True) as connection:
            last = connection.scalar(
                select(func.max(briefs.c.build)).where(
                    briefs.c.edition == brief.edition, briefs.c.day == brief.day
                )
            )
            build = (last or 0) + 1
            connection.execute(
                insert(briefs).values(
                    edition=brief.edition,
                    day=brief.day,
                    build=build,
                    built_at=built_at,
                    body=body,
                    digest=_digest(body),
                    documents=json.dumps([to_plain(document) for document in kept]),
                    articles=json.dumps(used),
                )
            )
            keep_brief(connection, brief)
        instant = built_at.astimezone(UTC)
        return BuiltBrief(brief=brief, build=build, built_at=instant, documents=kept, articles=used)

    def get(self, edition: str, day: date) -> BuiltBrief | None:
        """Return the newest build for an edition and day, or None if there is none.

        Raises:
            StoreError: if the database refuses or the entry is damaged.
        """
        query = (
            select(briefs)
            .where(briefs.c.edition == edition, briefs.c.day == day)
            .order_by(briefs.c.build.desc())
            .limit(1)
        )
        with self._database.read() as connection:
            row = connection.execute(query).first()
        return None if row is None else _built(row)

    def filed(self) -> tuple[FiledBrief, ...]:
        """Return the newest build of each edition and day, unread, in no order of meaning.

        Raises:
            StoreError: if the database refuses.
        """
        told = (briefs.c.edition, briefs.c.day, briefs.c.build, briefs.c.digest)
        newest: dict[tuple[str, date], FiledBrief] = {}
        with self._database.read() as connection:
            for edition, day, build, digest in connection.execute(
                select(*told).order_by(briefs.c.edition, briefs.c.day, briefs.c.build)
            ):
                newest[edition, day] = FiledBrief(
                    edition=edition,
                    day=day,
                    build=build,
                    digest=digest or _digest(_body(connection, edition, day, build)),
                )
        return tuple(newest.values())

    def read(self, filed: FiledBrief) -> Brief:
        """Read a brief that `filed` gave.

        Raises:
            StoreError: if the database refuses, or the entry is damaged or gone.
        """
        with self._database.read() as connection:
            body = _body(connection, filed.edition, filed.day, filed.build)
        return decode(Brief, body)

    def previous(self, edition: str, *, before: date) -> BuiltBrief | None:
        """Return the newest build of the edition's last day before a day that has one."""
        query = (
            select(briefs)
            .where(briefs.c.edition == edition, briefs.c.day < before)
            .order_by(briefs.c.day.desc(), briefs.c.build.desc())
            .limit(1)
        )
        with self._database.read() as connection:
            row = connection.execute(query).first()
        return None if row is None else _built(row)

    def list(self, *, edition: str | None = None) -> tuple[BuiltEntry, ...]:
        """Return the newest build of each edition and day: by edition, the newest day first."""
        query = select(*_ENTRY, briefs.c.documents).order_by(
            briefs.c.edition, briefs.c.day.desc(), briefs.c.build.desc()
        )
        if edition is not None:
            query = query.where(briefs.c.edition == edition)
        newest: dict[tuple[str, date], BuiltEntry] = {}
        with self._database.read() as connection:
            for row in connection.execute(query):
                newest.setdefault(
                    (row.edition, row.day),
                    BuiltEntry(
                        edition=row.edition,
                        day=row.day,
                        build=row.build,
                        built_at=row.built_at,
                        documents=documents_in(row.documents),
                    ),
                )
        return tuple(newest.values())


def _body(connection: Connection, edition: str, day: date, build: int) -> str:
    query = select(briefs.c.body).where(
        briefs.c.edition == edition, briefs.c.day == day, briefs.c.build == build
    )
    return str(connection.scalar(query))


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()[:32]


def _built(row: Row[Any]) -> BuiltBrief:
    return BuiltBrief(
        brief=decode(Brief, row.body),
        build=row.build,
        built_at=row.built_at,
        documents=documents_in(row.documents),
        articles=tuple(ArticleId(article) for article in json.loads(row.articles)),
    )
