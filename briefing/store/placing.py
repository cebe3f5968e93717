"""Finds out which article an entry is: what is kept under its address, and who shares that.

Stores of the first schema took items that share an address for edits of one another: what is
recognised again is put right.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from sqlalchemy import Connection, func, insert, or_, select, update

from briefing.model import ArticleId, FetchedArticle
from briefing.store import identity
from briefing.store.rows import row_from
from briefing.store.sharing import Known, Marks, found, same_place, telling_key
from briefing.store.tables import articles, revisions
from briefing.store.wording import UTC_ZONE, Row, wordings


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What an address or key says by itself about an article.

    Attributes:
        plain: The id it gives.
        former: The id the first schema gave.
        anywhere: Whether it is an address without a page of its own.
    """

    plain: ArticleId
    former: ArticleId
    anywhere: bool


def place_of(fetched: FetchedArticle) -> Place:
    """Return what an article's address or key says by itself."""
    return Place(
        plain=identity.article_id(fetched),
        former=identity.former_id(fetched),
        anywhere=identity.names_no_page(fetched.url),
    )


def placed(
    connection: Connection, place: Place, entries: Sequence[Marks], *, taken: Collection[ArticleId]
) -> Mapping[str, ArticleId]:
    """Say which article each entry of one document at one place is.

    Args:
        connection: To the store.
        place: The place.
        entries: In different words each.
        taken: Articles that earlier entries of the document are.

    Returns:
        The articles, known or new, by the digest of the entry's words.
    """
    plain = place.plain
    kept, shared = _kept(connection, place)
    alone = len(entries) == 1 and not (shared or taken or place.anywhere)
    if alone and plain in kept and same_place(entries[0], kept[plain]):
        return {entries[0].content: plain}
    result = dict(found(entries, [one for one in kept.values() if one.article not in taken]))
    held = {*kept, *taken}
    for content in (entry.content for entry in entries):
        if content not in result:
            own = alone and plain not in held
            result[content] = plain if own else _unheld(plain, content, held=held)
            held.add(result[content])
            losers = [one.article for one in kept.values() if content in one.before]
            _give_back(connection, content, losers, to=result[content], plain=plain)
    return result


def _give_back(
    connection: Connection,
    content: str,
    losers: Sequence[ArticleId],
    *,
    to: ArticleId,
    plain: ArticleId,
) -> None:
    """Give an article the words that the first schema took for an edit of another one.

    They are known by that nobody has stated their link since.
    """
    wrong = revisions.c.article.in_(losers) & (revisions.c.content == content)
    wrong &= revisions.c.link == ""
    seen = connection.execute(select(func.min(revisions.c.first_seen)).where(wrong)).scalar()
    if seen is not None:
        shares = None if to == plain else plain
        connection.execute(insert(articles).values(id=to, first_seen=seen, shares=shares))
        connection.execute(update(revisions).where(wrong).values(article=to))


def marks_of(values: Mapping[Any, Any]) -> Marks:
    """Take from what is kept of an article what it can be known by."""
    return Marks(
        content=values["content"],
        text=identity.content_hash(title="", text=values["text"]),
        title=values["title"],
        key=telling_key(values["key"], address=values["url"]),
        origin=values["origin"],
        published=(values["published_at"], values["published_on"]),
        address=values["url"],
    )


def _unheld(plain: ArticleId, content: str, *, held: Collection[ArticleId]) -> ArticleId:
    names = (identity.shared_id(plain, content, turn=turn) for turn in count())
    return next(name for name in names if name not in held)


def _kept(connection: Connection, place: Place) -> tuple[Mapping[ArticleId, Known], bool]:
    """The articles kept at a place, and whether they are several that share it.

    An article that the first schema kept under another id is among them.
    """
    known = or_(articles.c.id.in_({place.plain, place.former}), articles.c.shares == place.plain)
    query = select(revisions, articles.c.shares).join(articles).where(known)
    rows: dict[ArticleId, list[tuple[Row, Marks]]] = {}
    shared = False
    for values in connection.execute(query.order_by(revisions.c.id)).mappings():
        row = row_from(values)
        rows.setdefault(row.article, []).append((row, marks_of(values)))
        shared = shared or values["shares"] == place.plain
    return {article: _known(article, of) for article, of in rows.items()}, shared


def _known(article: ArticleId, of: Sequence[tuple[Row, Marks]]) -> Known:
    latest = wordings([row for row, _ in of], zone=UTC_ZONE)[-1].row.content
    return Known(
        article=article,
        now=tuple(marks for row, marks in of if row.content == latest),
        before=frozenset(row.content for row, _ in of if row.content != latest),
    )
