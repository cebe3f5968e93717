"""Takes articles out of the store for good, and keeps their sources from bringing them back.

What was taken because it is old may come back in other words, which are news; what somebody took
away does not come back in any.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import Connection, delete, func, select

from briefing.model import ArticleId
from briefing.store.days import count_changes
from briefing.store.tables import analyses, articles, briefs, passages, removed, revisions, traces
from briefing.store.upsert import put_all_if_absent

# A mark for every wording: the digest of one is never empty.
ANY_WORDS: Final = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedArticle:
    """An article that was taken away.

    Attributes:
        article: Its id.
        place: The id of its address or key: by this it is let back in.
        briefs: The briefs that quote or name it, which stay as they are, by edition and day.
        same_words: Articles that say the same word for word, and stay.
    """

    article: ArticleId
    place: str
    briefs: tuple[tuple[str, date], ...]
    same_words: tuple[ArticleId, ...]


def take_away(
    connection: Connection, ids: Sequence[str], *, now: datetime, for_good: bool
) -> tuple[int, int]:
    """Delete articles with all that was made of them; what briefs quote of them is in the briefs.

    Args:
        connection: In a transaction that keeps other writers out.
        ids: Which; so many as fit into one statement.
        now: The time.
        for_good: Whether they stay away whatever they say later.

    Returns:
        How many articles there were, and how many analyses of them.
    """
    row = revisions.c
    place = func.coalesce(articles.c.shares, row.article)
    query = (
        select(place, row.content)
        .join(articles, articles.c.id == row.article)
        .where(row.article.in_(ids))
        .distinct()
    )
    marks = {(plain, content) for plain, content in connection.execute(query)}
    if for_good:  # where several share an address, it is the words that tell them apart
        shared = set(connection.scalars(select(articles.c.shares).distinct()))
        marks |= {(plain, ANY_WORDS) for plain, _ in marks if plain not in shared}
    put_all_if_absent(
        connection,
        removed,
        [{"place": at, "content": content, "removed_at": now} for at, content in sorted(marks)],
        keys=("place", "content"),
    )
    count_changes(connection, ids)
    of_them = (passages.c.kind == "article") & passages.c.key.in_(ids)
    connection.execute(delete(passages).where(of_them))
    connection.execute(delete(traces).where(traces.c.article.in_(ids)))
    read = connection.execute(delete(analyses).where(analyses.c.article.in_(ids))).rowcount
    connection.execute(delete(revisions).where(row.article.in_(ids)))
    gone = connection.execute(delete(articles).where(articles.c.id.in_(ids))).rowcount
    return gone, read


def taken_away(connection: Connection, places: Iterable[ArticleId]) -> frozenset[tuple[str, str]]:
    """Which places, each with the digest of words or `ANY_WORDS`, hold nothing any more."""
    some = connection.execute(select(removed.c.place).limit(1)).first()
    if some is None:  # as nearly always
        return frozenset()
    query = select(removed.c.place, removed.c.content)
    found = connection.execute(query.where(removed.c.place.in_(sorted(set(places)))))
    return frozenset((place, content) for place, content in found)


def let_back(connection: Connection, place: str) -> bool:
    """Forget that something was taken away; whether anything was."""
    return connection.execute(delete(removed).where(removed.c.place == place)).rowcount > 0


def removable(connection: Connection, article: ArticleId) -> RemovedArticle | None:
    """Say what it would be to take an article away; None if there is none such."""
    row = connection.execute(select(articles.c.shares).where(articles.c.id == article)).first()
    if row is None:
        return None
    return RemovedArticle(
        article=article,
        place=row.shares or article,
        briefs=tuple(_briefs_with(connection, article)),
        same_words=tuple(_same_words(connection, article)),
    )


def _briefs_with(connection: Connection, article: ArticleId) -> Iterator[tuple[str, date]]:
    """The briefs that name an article, in their newest build."""
    newest = (
        select(func.max(briefs.c.id)).group_by(briefs.c.edition, briefs.c.day).scalar_subquery()
    )
    query = (
        select(briefs.c.edition, briefs.c.day)
        .where(briefs.c.id.in_(newest), briefs.c.body.contains(f'"{article}"'))
        .order_by(briefs.c.edition, briefs.c.day)
    )
    yield from (tuple(row) for row in connection.execute(query))


def _same_words(connection: Connection, article: ArticleId) -> Iterator[ArticleId]:
    row = revisions.c
    said = select(row.content).where(row.article == article)
    query = select(row.article).where(row.content.in_(said), row.article != article).distinct()
    yield from (ArticleId(one) for one in sorted(connection.scalars(query)))
