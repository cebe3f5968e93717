"""Reads a web page as an article, or as an index of pages that are articles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urljoin, urlsplit

import lxml.html

from briefing.errors import ArticleError, SourceError
from briefing.model import FetchedArticle, Problem
from briefing.sources import web_text
from briefing.sources.client import Client
from briefing.sources.decoding import decode_stated
from briefing.sources.front_matter import web_address
from briefing.sources.listed_articles import articles_at
from briefing.sources.page_metadata import outlet_of
from briefing.sources.page_reader import Listed, Pages, page_items
from briefing.sources.page_selectors import Select, checked_selector, find_all
from briefing.sources.parsed import Parsed, fetched
from briefing.sources.politeness import Web, moved
from briefing.sources.responses import Answer, shown
from briefing.sources.undated import Undated

# An index with more is an archive.
_MOST_LINKS: Final = 200
_BREAKS: Final = re.compile(r"[\t\r\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A web page that is an article, or that lists articles.

    Attributes:
        url: Its address.
        name: The outlet; else what the page calls its site, else its host.
        links: For a page that lists articles: a CSS selector of the links to them.
        select: CSS selectors of the article's parts.
        allow_private: Whether the address may be on a private network.
        timeout: Seconds to wait for each answer.
    """

    url: str
    name: str | None = None
    links: str | None = None
    select: Select | None = None
    allow_private: bool = False
    timeout: float = 10.0

    def __post_init__(self) -> None:
        """Refuse a selector that is none."""
        if self.links is not None:
            checked_selector(self.links, option="links")

    def fetch(self, *, now: datetime) -> Iterator[FetchedArticle | Problem]:
        """Yield the articles, and a Problem for what could not be read of them.

        Raises:
            SourceError: if the page cannot be fetched, or holds no article or link to one.
        """
        yield from self.fetch_over(Web(now=now))

    def fetch_over(self, web: Web) -> Iterator[FetchedArticle | Problem]:
        """Yield the articles that are new on the web as it is remembered.

        Raises:
            SourceError: as `fetch` does.
        """
        client = Client(timeout=self.timeout, allow_private=self.allow_private)
        answer = web.ask(client, self.url)
        told = moved(answer, asked=self.url, where=self.name or shown(self.url))
        if told is not None:
            yield told
        if answer.unchanged:
            return
        if self.links is not None:
            pages = Pages(web, client=client, listed=self.url, select=self.select)
            root = self._index(answer)
            listed = self._listed(root, url=answer.url)
            host = urlsplit(answer.url).hostname or ""
            sites = {host: outlet_of(root) or ""}
            yield from articles_at(listed, pages=pages, name=self.name, sites=sites)
            return
        undated = Undated()
        where = self.name or shown(self.url)
        try:
            for item in page_items(answer, where=where, select=self.select):
                if isinstance(item, Problem):
                    yield item
                else:
                    article = fetched(item, key=self.url, source=self._outlet(item, answer.url))
                    yield from undated.watch([article])
        except ArticleError as error:
            raise SourceError(f"the page {where}: {error.message}", hint=error.hint) from error
        yield from undated.problems(where=where)

    def _outlet(self, item: Parsed, url: str) -> str:
        return self.name or item.outlet or urlsplit(url).hostname or url

    def _index(self, answer: Answer) -> lxml.html.HtmlElement:
        """Read an index.

        Raises:
            SourceError: if it is no page.
        """
        try:
            text = decode_stated(
                answer.content, served=answer.charset, own=web_text.declared_charset(answer.content)
            ).text
            return web_text.tree(text)
        except ArticleError as error:
            where = shown(self.url)
            raise SourceError(f"the index {where}: {error.message}", hint=error.hint) from error

    def _listed(self, root: lxml.html.HtmlElement, *, url: str) -> list[Listed]:
        """The pages that an index links to, in its order.

        Raises:
            SourceError: if there are none.
        """
        base = str(next(iter(root.xpath("//base/@href")), ""))
        found = dict.fromkeys(
            found_at
            for place in _places(root, self.links or "a")
            if (found_at := _joined(url, base, place)) and found_at != url
        )
        if not found:
            raise SourceError(
                f"the index {shown(self.url)} has no link at {self.links!r}",
                hint="look at the page: its site may have changed",
            )
        return [Listed(url=one) for one in list(found)[:_MOST_LINKS]]


def _places(root: lxml.html.HtmlElement, selector: str) -> Iterator[str]:
    """What the chosen links, and the links in other chosen elements, lead to."""
    for element in find_all(root, selector):
        for link in element.iter("a"):
            yield str(link.get("href") or "").strip()


def _joined(url: str, base: str, place: str) -> str | None:
    """An address as a page means it, without the place in the page it leads to."""
    try:
        whole = _BREAKS.sub("", place).replace(" ", "%20")  # as browsers read it
        full = urljoin(urljoin(url, base), whole).partition("#")[0] if whole else ""
    except ValueError:
        return None
    return web_address(full)
