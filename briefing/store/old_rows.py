"""Says which rows are old: articles, briefs, lines of the run log; and what a kept brief cites.

It takes nothing away.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, func, select

from briefing.store.built import KeptDocument, documents_in
from briefing.store.tables import briefs, revisions, runs

# An article's id as it stands in a brief. Others of this form (a story's) do no harm: what has
# such an id is kept.
_ID: Final = re.compile(r'"([0-9a-f]{16})"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What is old; None of a kind that is kept for ever.

    Attributes:
        articles: Articles of which nothing new came, and none was published, since.
        analyses: Analyses of articles that are as old.
        briefs: Briefs of days before it.
        runs: Lines of the run log that are older.
        version: By which articles are read now; analyses by another one are read no more.
    """

    articles: datetime | None = None
    analyses: datetime | None = None
    briefs: date | None = None
    runs: datetime | None = None
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldBrief:
    """A brief that is taken away.

    Attributes:
        edition: Which edition.
        day: Which of its days.
        documents: The files of all its builds.
    """

    edition: str
    day: date
    documents: tuple[KeptDocument, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Old:
    """What is taken away, or would be.

    Attributes:
        articles: How many articles.
        cited: How many more are old and stay, because a brief that is kept cites them.
        analyses: How many analyses, those of these articles among them.
        briefs: The briefs, by edition and day.
        runs: How many lines of the run log.
    """

    articles: int = 0
    cited: int = 0
    analyses: int = 0
    briefs: tuple[OldBrief, ...] = ()
    runs: int = 0

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.articles or self.analyses or self.briefs or self.runs)


@dataclass(slots=True)
class Citing:
    """The ids that stand in the kept briefs.

    Attributes:
        gone: The briefs that are taken away, by edition and day: what only they cite is not cited.
        ids: What was found.
        last: The newest row that was looked at.
    """

    gone: frozenset[tuple[str, date]]
    ids: set[str] = field(default_factory=set)
    last: int = 0

    def look(self, connection: Connection) -> set[str]:
        """All ids so far, with those of the briefs that came since it was asked last."""
        query = select(briefs.c.id, briefs.c.edition, briefs.c.day, briefs.c.body)
        for number, edition, day, body in connection.execute(
            query.where(briefs.c.id > self.last).order_by(briefs.c.id)
        ):
            self.last = number
            if (edition, day) not in self.gone:
                self.ids.update(_ID.findall(body))
        return self.ids


def not_since(before: datetime | None, *, among: Sequence[str] = ()) -> Select[Any]:
    """Asks of which articles (of some or all) nothing was published or came to be known since."""
    row = revisions.c
    query = select(row.article).group_by(row.article)
    if among:
        query = query.where(row.article.in_(among))
    return query.having(func.max(row.sort_at) < before, func.max(row.first_seen) < before)


def old_articles(connection: Connection, before: datetime | None) -> set[str]:
    """The articles that are old; none before None."""
    return set() if before is None else set(connection.scalars(not_since(before)))


def old_briefs(connection: Connection, before: date | None) -> Iterator[OldBrief]:
    """The briefs of days before one, by edition and day; none before None."""
    if before is None:
        return
    query = (
        select(briefs.c.edition, briefs.c.day, briefs.c.documents)
        .where(briefs.c.day < before)
        .order_by(briefs.c.edition, briefs.c.day, briefs.c.build)
    )
    found: dict[tuple[str, date], dict[str, KeptDocument]] = {}
    for edition, day, text in connection.execute(query):
        files = found.setdefault((edition, day), {})
        files.update((one.path, one) for one in documents_in(text))
    for (edition, day), files in found.items():
        yield OldBrief(edition=edition, day=day, documents=tuple(files.values()))


def old_runs(before: datetime | None) -> ColumnElement[bool]:
    """Which lines of the run log are older; none before None."""
    return runs.c.id < 0 if before is None else runs.c.started_at < before
