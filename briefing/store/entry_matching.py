"""Finds out which article an entry is: what is kept under its address, and who shares that.

Stores of the first schema took items that share an address for edits of one another: what is
recognised again is put right.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from briefing.model import ArticleId, FetchedArticle
from briefing.store import identity
from briefing.store.batch import Batch
from briefing.store.revisions import UTC_ZONE, wordings
from briefing.store.sharing import Known, Marks, found, same_place


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
    batch: Batch, place: Place, entries: Sequence[Marks], *, taken: Collection[ArticleId]
) -> Mapping[str, ArticleId]:
    """Say which article each entry of one document at one place is.

    Args:
        batch: What the store has at the place.
        place: The place.
        entries: In different words each.
        taken: Articles that earlier entries of the document are.

    Returns:
        The articles, known or new, by the digest of the entry's words.
    """
    plain = place.plain
    kept = _kept(batch, place)
    alone = len(entries) == 1 and not (batch.sharing(plain) or taken or place.anywhere)
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
            _give_back(batch, content, losers, to=result[content], plain=plain)
    return result


def _give_back(
    batch: Batch, content: str, losers: Sequence[ArticleId], *, to: ArticleId, plain: ArticleId
) -> None:
    """Give an article the words that the first schema took for an edit of another one.

    They are known by that nobody has stated their link since.
    """
    wrong = [
        row
        for article in losers
        for row in batch.rows(article)
        if row.content == content and row.link == ""
    ]
    if wrong:
        batch.give(wrong, to=to, shares=None if to == plain else plain)


def _unheld(plain: ArticleId, content: str, *, held: Collection[ArticleId]) -> ArticleId:
    names = (identity.shared_id(plain, content, turn=turn) for turn in count())
    return next(name for name in names if name not in held)


def _kept(batch: Batch, place: Place) -> Mapping[ArticleId, Known]:
    """The articles kept at a place, also one that the first schema kept under another id."""
    at = dict.fromkeys((place.plain, place.former, *batch.sharing(place.plain)))
    return {article: _known(batch, article) for article in at if batch.rows(article)}


def _known(batch: Batch, article: ArticleId) -> Known:
    rows = batch.rows(article)
    latest = wordings(rows, zone=UTC_ZONE)[-1].row.content
    return Known(
        article=article,
        now=tuple(marks for marks in batch.marks(article) if marks.content == latest),
        before=frozenset(row.content for row in rows if row.content != latest),
    )
