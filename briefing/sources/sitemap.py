"""Reads the newest pages of a site by its sitemap."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from briefing.errors import ArticleError, SourceError
from briefing.model import FetchedArticle, Problem
from briefing.sources import sitemap_text
from briefing.sources.client import Client
from briefing.sources.decoding import decode_stated
from briefing.sources.gzip_bytes import unpacked
from briefing.sources.listed_articles import articles_at
from briefing.sources.page_reader import Listed, Pages
from briefing.sources.page_selectors import Select
from briefing.sources.politeness import Web, moved
from briefing.sources.responses import shown
from briefing.sources.sitemap_text import SitemapEntry

_MOST_BYTES: Final = 50_000_000  # what the protocol allows
# Of an index of sitemaps the newest; the others are archives.
_MOST_FURTHER: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapPages:
    """The newest pages that a sitemap lists: a news sitemap, or any with dates.

    Attributes:
        url: The sitemap's address.
        name: The outlet; else what each page calls its site.
        days: Pages older than so many days are left out.
        select: CSS selectors of the article's parts.
        allow_private: Whether the address may be on a private network.
        timeout: Seconds to wait for each answer.
    """

    url: str
    name: str | None = None
    days: int = 2
    select: Select | None = None
    allow_private: bool = False
    timeout: float = 10.0

    def fetch(self, *, now: datetime) -> Iterator[FetchedArticle | Problem]:
        """Yield the articles, and a Problem for each page that could not be read.

        Raises:
            SourceError: if the sitemap cannot be read, or gives its pages no dates.
        """
        yield from self.fetch_over(Web(now=now))

    def fetch_over(self, web: Web) -> Iterator[FetchedArticle | Problem]:
        """Yield the articles that are new on the web as it is remembered.

        Raises:
            SourceError: as `fetch` does.
        """
        client = Client(
            timeout=self.timeout, allow_private=self.allow_private, max_bytes=_MOST_BYTES
        )
        found: list[SitemapEntry] = []
        for item in self._entries(web, client, self.url, further=True):
            if isinstance(item, Problem):
                yield item
            else:
                found.append(item)
        if found and not any(entry.published for entry in found):
            raise SourceError(
                f"the sitemap {shown(self.url)} does not say when its pages were written",
                hint="enter the site's news sitemap, its feed, or a page with `links`",
            )
        newest = sorted(
            (entry for entry in found if self._is_new(entry, now=web.now)), key=_age, reverse=True
        )
        said = {entry.url: entry for entry in newest}
        listed = [Listed(url=entry.url, version=entry.changed) for entry in said.values()]
        pages = Pages(
            web,
            client=Client(timeout=self.timeout, allow_private=self.allow_private),
            listed=self.url,
            select=self.select,
        )
        whole = set(web.learned)
        yield from articles_at(listed, pages=pages, name=self.name, said=said)
        if self.url in whole - set(web.learned):
            # Pages are left over: each sitemap that lists some must be handed over again.
            web.learned = {key: it for key, it in web.learned.items() if key not in whole}
        elif whole - {self.url}:
            # An index may stay as it is while what it lists changes.
            web.learned.pop(self.url, None)

    def _entries(
        self, web: Web, client: Client, url: str, *, further: bool
    ) -> Iterator[SitemapEntry | Problem]:
        """The pages that a sitemap lists, and those that the newest sitemaps it lists do."""
        answer = web.ask(client, url)
        told = moved(answer, asked=url, where=self.name or shown(url))
        if told is not None:
            yield told
        if answer.unchanged:
            return
        try:
            content = unpacked(answer.content, most=_MOST_BYTES)
            text = decode_stated(content, served=answer.charset, own="utf-8").text
        except ArticleError as error:
            raise SourceError(
                f"the sitemap {shown(url)}: {error.message}", hint=error.hint
            ) from error
        listed = sitemap_text.parse(text, where=shown(url), url=answer.url)
        if listed.unusable:
            yield Problem(
                where=shown(url),
                message=f"{listed.unusable} of its places are no web addresses",
                hint="tell the site; the others were read",
            )
        yield from listed.pages
        if not further:
            return
        recent = sorted(listed.further, key=_age, reverse=True)[:_MOST_FURTHER]
        for one in recent:
            try:
                yield from self._entries(web, client, one.url, further=False)
            except SourceError as error:
                yield Problem(where=one.url, message=error.message, hint=error.hint)

    def _is_new(self, entry: SitemapEntry, *, now: datetime) -> bool:
        if entry.published is None:
            return False
        return _age(entry) >= now - timedelta(days=self.days)


def _age(entry: SitemapEntry) -> datetime:
    """When a page was published; a day without a time counts to its end."""
    said = entry.published
    if isinstance(said, datetime):
        return said
    if isinstance(said, date):
        try:
            return datetime(said.year, said.month, said.day, tzinfo=UTC) + timedelta(days=1)
        except OverflowError:
            return datetime.max.replace(tzinfo=UTC)
    return datetime.min.replace(tzinfo=UTC)
