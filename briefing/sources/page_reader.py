"""Reads pages that a feed, an index or a sitemap lists: politely, each once, some in each round."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from briefing.errors import ArticleError, SourceError
from briefing.model import Problem
from briefing.sources import web_text
from briefing.sources.client import Client
from briefing.sources.decoding import decode_stated
from briefing.sources.page_selectors import Select
from briefing.sources.parsed import Parsed
from briefing.sources.politeness import Known, Web, same_place
from briefing.sources.responses import Answer

# In one round of one source; at a page in a second, with look-ups, that is about a minute.
MOST_PAGES: Final = 30
# A page that cannot be read is tried again after this, then after twice as long.
_RETRY_AFTER: Final = timedelta(hours=1)
_MOST_TRIES: Final = 3
# One page may hold up its source so long.
_DEADLINE: Final = 20.0

_PAGES: Final = ("text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml")
_WORD: Final = re.compile(r"\w{4,}")
# Words of a teaser that its article has in any case; a wall before it has hardly one.
_LEAST_SHARED: Final = 0.5
_FEWEST_WORDS: Final = 3


class PutOffError(SourceError):
    """A page is not read in this round: enough were."""


class GivenUpError(SourceError):
    """A page could not be read, which was told: it is not tried now, or never again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page as a list names it.

    Attributes:
        url: Its address.
        version: What the list says of this version of it: another one is read again.
    """

    url: str
    version: str = ""

    @property
    def key(self) -> str:
        """What it is remembered by."""
        return f"page {self.url} {self.version}"


class Pages:
    """The pages of one list.

    Args:
        web: The web as the source sees it.
        client: Who asks; private addresses are open to it only where the list itself lies.
        listed: The list's address.
        select: Where on the pages the article stands.
        most: How many are read in this round.
    """

    def __init__(
        self,
        web: Web,
        *,
        client: Client,
        listed: str,
        select: Select | None = None,
        most: int = MOST_PAGES,
    ) -> None:
        self._web = web
        self._client = replace(client, deadline=min(client.deadline, _DEADLINE))
        self._list = listed
        self._select = select
        self._left = most

    def was_read(self, page: Listed) -> bool:
        """Whether this version of it was read in a former round: the store has it."""
        known = self._web.recall(page.key)
        read = known.asked_at is not None and not known.failures
        self._web.unchanged = self._web.unchanged or read
        return read

    def read(self, page: Listed, *, where: str) -> Iterator[Parsed | Problem]:
        """Yield the article of a page.

        Raises:
            PutOffError: if enough were read in this round.
            GivenUpError: if it failed too often, or a short time ago.
            SourceError: if it cannot be read; it is tried again later.
        """
        known = self._web.recall(page.key)
        if known.failures >= _MOST_TRIES:
            raise GivenUpError(known.error)
        if known.failures and known.not_before is not None and self._web.rests(known.not_before):
            # Its failure was told when it happened.
            self.ask_again()
            raise GivenUpError(known.error)
        if self._left <= 0:
            self.ask_again()
            raise PutOffError(f"{where} is left for the next round")
        self._left -= 1
        try:
            found = list(self._found(page, where=where))
        except SourceError as error:
            self._note_failure(page, known, error)
            raise
        yield from found

    def refuse(self, page: Listed, message: str) -> None:
        """Count a page that was read as one that could not be: what it says is not the article."""
        known = self._web.recall(page.key)
        self._note_failure(page, known, SourceError(message))

    def ask_again(self) -> None:
        """Have the list itself handed over again in the next round, changed or not."""
        self._web.learned.pop(self._list, None)

    def _found(self, page: Listed, *, where: str) -> Iterator[Parsed | Problem]:
        private = self._client.allow_private and same_place(page.url, self._list)
        client = replace(self._client, allow_private=private)
        if not self._web.permits(client, page.url):
            raise SourceError(
                f"the robots.txt of the site of {where} asks programs not to read it",
                hint="ask its publisher, or leave it out",
            )
        answer = self._web.ask(client, page.url, key=page.key)
        try:
            yield from page_items(answer, where=where, select=self._select)
        except ArticleError as error:
            raise SourceError(f"the page {where}: {error.message}", hint=error.hint) from error

    def _note_failure(self, page: Listed, known: Known, error: SourceError) -> None:
        tries = known.failures + 1
        self._web.learned.pop(page.key, None)
        rest = self._web.refused.get(page.key)
        own = self._web.now + _RETRY_AFTER * (1 << min(tries - 1, 10))
        self._web.refused[page.key] = Known(
            asked_at=self._web.now,
            not_before=max(own, rest.not_before) if rest and rest.not_before else own,
            failures=tries,
            error=error.message,
        )
        if tries < _MOST_TRIES:
            self.ask_again()


def page_items(
    answer: Answer, *, where: str, select: Select | None = None
) -> Iterator[Parsed | Problem]:
    """Yield the article in a page that a server sent, and what is odd about it.

    Raises:
        ArticleError: if it holds none.
    """
    if answer.media_type and answer.media_type not in _PAGES:
        raise ArticleError(f"it is no page but {answer.media_type[:60]}", hint="leave it out")
    decoded = decode_stated(
        answer.content, served=answer.charset, own=web_text.declared_charset(answer.content)
    )
    items = list(web_text.parse(decoded.text, where=where, url=answer.url, select=select))
    odd = decoded.problem(where)
    if odd is not None:
        yield odd
    yield from items


def tells_more(page: Parsed, teaser: Parsed) -> bool:
    """Whether a page holds the article that a teaser announces, and more of it.

    A wall of consent or payment is longer than many a teaser, but in other words.
    """
    if len(page.text) <= len(teaser.text):
        return False
    words = set(_WORD.findall(f"{teaser.title} {teaser.text}".casefold()))
    if len(words) < _FEWEST_WORDS:
        return True
    there = f"{page.title} {page.text}".casefold()
    return sum(word in there for word in words) >= _LEAST_SHARED * len(words)
