"""Finds the articles that somebody names by a piece of what he remembers of them."""

from typing import Any

from sqlalchemy import Connection, Select, select

from briefing.model import ArticleId
from briefing.names import fold
from briefing.store.identity import canonical_url
from briefing.store.tables import revisions

# Fewer characters of an id, or letters of a headline, are those of too many articles.
_FEWEST = 4


def matching(connection: Connection, words: str) -> tuple[ArticleId, ...]:
    """Return the articles with such an id, else address, else key, else headline.

    Args:
        connection: To the store.
        words: As somebody typed them: an id or its beginning, an address, a key or its end, or
            words that stand in a headline, in any spelling of their letters.
    """
    wanted = words.strip()
    if not wanted:
        return ()
    row = revisions.c
    ids = select(row.article)
    looks: list[Select[Any]] = [ids.where((row.link == wanted) | (row.key == wanted))]
    if len(wanted) >= _FEWEST:
        looks.insert(0, ids.where(row.article.startswith(wanted.lower(), autoescape=True)))
        looks.append(ids.where(row.key.endswith(f"/{wanted}", autoescape=True)))
    looks.append(ids.where(row.key == wanted.rpartition("/")[2]))  # typed with its folder
    address = canonical_url(wanted)
    if address is not None:
        looks.append(ids.where(row.url == address))
    for look in looks:
        found = tuple(dict.fromkeys(connection.scalars(look)))
        if found:
            return found
    return _by_headline(connection, fold(wanted))


def _by_headline(connection: Connection, wanted: str) -> tuple[ArticleId, ...]:
    """The articles with such words in a headline; a short one ("Xi") must be a word there."""
    if not wanted:
        return ()
    edge = " " if len(wanted) < _FEWEST else ""
    said = f"{edge}{wanted}{edge}"
    query = select(revisions.c.article, revisions.c.title).where(revisions.c.title != "")
    titles = connection.execute(query)
    return tuple(
        dict.fromkeys(article for article, title in titles if said in f"{edge}{fold(title)}{edge}")
    )
