"""Reads articles from a feed: by its address, or from a saved file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from briefing.errors import ArticleError, SourceError
from briefing.model import FetchedArticle, Problem
from briefing.sources import feed_text
from briefing.sources.client import Client
from briefing.sources.full_text import in_full
from briefing.sources.gzip_bytes import unpacked
from briefing.sources.page_reader import Pages
from briefing.sources.page_selectors import Select
from briefing.sources.parsed import Parsed, fetched
from briefing.sources.politeness import Known, Web, as_remembered, moved
from briefing.sources.problem_limits import MOST_OF_A_FILE, stemmed
from briefing.sources.responses import Answer, shown
from briefing.sources.undated import Undated


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: RSS, RDF, Atom or JSON Feed.

    Attributes:
        url: Its web address, or the path of a file.
        name: The outlet; else what the feed calls itself.
        encoding: Its charset, if it states a wrong one.
        max_bytes: Larger feeds are not read.
        allow_private: Whether the address may be on a private network.
        timeout: Seconds to wait for each answer.
        full_text: Whether entries that carry a teaser are read from their pages.
        select: CSS selectors of the article's parts on these pages.
    """

    url: str | Path
    name: str | None = None
    encoding: str | None = None
    max_bytes: int = 10_000_000
    allow_private: bool = False
    timeout: float = 10.0
    full_text: bool = False
    select: Select | None = None

    def fetch(self, *, now: datetime) -> Iterator[FetchedArticle | Problem]:
        """Yield every article of the feed, and a Problem for each entry that is none.

        Raises:
            SourceError: if the feed cannot be read.
        """
        yield from self.fetch_over(Web(now=now))

    def fetch_over(self, web: Web) -> Iterator[FetchedArticle | Problem]:
        """Yield the articles that are new on the web as it is remembered.

        Raises:
            SourceError: if the feed cannot be read.
        """
        answer = web.ask(self._client(), str(self.url)) if self._is_web else self._saved(web)
        told = moved(answer, asked=str(self.url), where=self._where)
        if told is not None:
            yield told
        pages = Pages(web, client=self._client(), listed=str(self.url), select=self.select)
        yield from self.articles(answer, pages=pages if self.full_text else None)

    def _saved(self, web: Web) -> Answer:
        """The file, as unchanged if it holds what it held when it was last read."""
        answer = as_remembered(self.ask(), web.recall(str(self.url)))
        web.learned[str(self.url)] = Known(etag=answer.etag, asked_at=web.now)
        web.unchanged = answer.unchanged
        return answer

    def ask(self, *, etag: str | None = None, last_modified: str | None = None) -> Answer:
        """Get the feed as it is now.

        Args:
            etag: From the last answer: then the answer may be "unchanged".
            last_modified: Likewise.

        Raises:
            SourceError: if it cannot be had.
        """
        if not self._is_web:
            return self._file(Path(self.url).expanduser())
        return self._client().get(str(self.url), etag=etag, last_modified=last_modified)

    @property
    def _is_web(self) -> bool:
        return "://" in str(self.url)

    @property
    def _where(self) -> str:
        """Its name in problems: an address may hold a key that only its owner should see."""
        return self.name or (shown(str(self.url)) if self._is_web else str(self.url))

    def _client(self) -> Client:
        return Client(
            timeout=self.timeout, max_bytes=self.max_bytes, allow_private=self.allow_private
        )

    def articles(
        self, answer: Answer, *, pages: Pages | None = None
    ) -> Iterator[FetchedArticle | Problem]:
        """Yield the articles in what `ask` got; none if nothing has changed.

        Args:
            answer: The feed.
            pages: Reads the pages of entries that carry a teaser, if they are to be read.

        Raises:
            SourceError: if it is no feed.
        """
        if answer.unchanged:
            return
        where = self._where
        try:
            content = unpacked(answer.content, most=self.max_bytes)
            decoded = feed_text.decode_feed(content, charset=self.encoding, served=answer.charset)
        except ArticleError as error:
            raise SourceError(f"the feed {where}: {error.message}", hint=error.hint) from error
        odd = decoded.problem(where)
        if odd is not None:
            yield odd
        undated = Undated()
        url = answer.url or None
        items = feed_text.parse(decoded.text, where=where, url=url, name=self.name)
        if pages is not None:
            items = in_full(items, pages=pages, where=where)
        entries = self._entries(items)
        yield from undated.watch(stemmed(entries, where=where, most=MOST_OF_A_FILE))
        yield from undated.problems(where=where)

    def _entries(self, items: Iterable[Parsed | Problem]) -> Iterator[FetchedArticle | Problem]:
        for item in items:
            if isinstance(item, Problem):
                yield item
            else:
                named = item if item.outlet else replace(item, outlet=self._fallback())
                yield fetched(named, key=item.key or "", source=named.outlet or "")

    def _fallback(self) -> str:
        return urlsplit(str(self.url)).hostname or Path(self.url).stem

    def _file(self, path: Path) -> Answer:
        try:
            with path.open("rb") as file:
                content = file.read(self.max_bytes + 1)
        except OSError as error:
            raise SourceError(
                f"the feed {path} cannot be read: {error.strerror}", hint="check `url`"
            ) from error
        if len(content) > self.max_bytes:
            raise SourceError(
                f"the feed {path} is larger than {self.max_bytes:,} bytes", hint="split it"
            )
        if not content.strip():
            raise SourceError(f"the feed {path} is empty", hint="save it again")
        return Answer(url="", status=200, content=content)
