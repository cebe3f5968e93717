"""Puts the whole article in the place of a feed's teaser, where its page can be read."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from briefing.errors import SourceError
from briefing.model import Problem
from briefing.sources.page_reader import GivenUpError, Listed, Pages, PutOffError, tells_more
from briefing.sources.parsed import Parsed

# A text of so many characters is an article, not a teaser: some 250 words.
_WHOLE: Final = 1_500


def in_full(
    items: Iterable[Parsed | Problem], *, pages: Pages, where: str
) -> Iterator[Parsed | Problem]:
    """Yield a feed's entries, those with a teaser in the words of their pages.

    An entry whose page was read in a former round is left out: the store has it. Where a page
    cannot be read the teaser is kept and that is said once.

    Args:
        items: The entries.
        pages: Reads their pages.
        where: The feed's name.
    """
    put_off = 0
    for item in items:
        if isinstance(item, Problem) or item.url is None or len(item.text) >= _WHOLE:
            yield item
            continue
        page = Listed(url=item.url, version=_version(item))
        if pages.was_read(page):
            continue
        try:
            yield from _whole(item, page, pages=pages, where=where)
        except PutOffError:
            put_off += 1
            yield item
        except GivenUpError:
            yield item
        except SourceError as error:
            yield item
            yield Problem(
                where=where,
                message=f"only the teaser of {item.title or item.url!r} was kept: {error.message}",
                hint=error.hint,
            )
    if put_off:
        yield Problem(
            where=where,
            message=f"the pages of {put_off} entries are left for the next round",
            hint="their teasers were kept",
            notice=True,
        )


def _whole(item: Parsed, page: Listed, *, pages: Pages, where: str) -> Iterator[Parsed | Problem]:
    found = list(pages.read(page, where=f"{where}: {page.url}"))
    for one in found:
        if isinstance(one, Problem):
            yield one
            continue
        if not tells_more(one, item):
            message = f"the page {page.url} does not hold more of it"
            pages.refuse(page, message)
            raise SourceError(message, hint="it may be behind a wall")
        yield replace(
            item,
            text=one.text,
            title=item.title or one.title,
            published=item.published or one.published,
            updated=item.updated or (one.updated if item.published is None else None),
            language=item.language or one.language,
        )


def _version(item: Parsed) -> str:
    """Another teaser, headline or date makes another version of the article."""
    said = f"{item.title}\0{item.text}\0{item.published}\0{item.updated}"
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:16]
