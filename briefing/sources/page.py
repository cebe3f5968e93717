"""Reads one web page, by its address, as an article."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from briefing.errors import ArticleError, SourceError
from briefing.model import FetchedArticle, Problem
from briefing.sources import web_text
from briefing.sources.client import Client
from briefing.sources.decoding import decode_stated
from briefing.sources.parsed import fetched
from briefing.sources.undated import Undated


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A web page that is an article.

    Attributes:
        url: Its address.
        name: The outlet; else what the page calls its site, else its host.
        allow_private: Whether the address may be on a private network.
        timeout: Seconds to wait for each answer.
    """

    url: str
    name: str | None = None
    allow_private: bool = False
    timeout: float = 10.0

    def fetch(self, *, now: datetime) -> Iterator[FetchedArticle | Problem]:
        """Yield the page's article, and a Problem for what could not be read of it.

        Raises:
            SourceError: if the page cannot be fetched or holds no article.
        """
        del now
        client = Client(timeout=self.timeout, allow_private=self.allow_private)
        answer = client.get(self.url)
        where = self.name or self.url
        undated = Undated()
        try:
            decoded = decode_stated(
                answer.content,
                served=answer.charset,
                own=web_text.declared_charset(answer.content),
            )
            items = list(web_text.parse(decoded.text, where=where, url=answer.url))
        except ArticleError as error:
            raise SourceError(f"the page {where}: {error.message}", hint=error.hint) from error
        odd = decoded.problem(where)
        if odd is not None:
            yield odd
        for item in items:
            if isinstance(item, Problem):
                yield item
            else:
                source = self.name or item.outlet or urlsplit(answer.url).hostname or answer.url
                yield from undated.watch([fetched(item, key=self.url, source=source)])
        yield from undated.problems(where=where)
