"""Reads articles from a feed: by its address, or from a saved file."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from briefing.errors import ArticleError, SourceError
from briefing.model import FetchedArticle, Problem
from briefing.sources import feed_text
from briefing.sources.client import Answer, Client
from briefing.sources.flood import MOST_OF_A_FILE, stemmed
from briefing.sources.packed import unpacked
from briefing.sources.parsed import fetched
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
    """

    url: str | Path
    name: str | None = None
    encoding: str | None = None
    max_bytes: int = 10_000_000
    allow_private: bool = False
    timeout: float = 10.0

    def fetch(self, *, now: datetime) -> Iterator[FetchedArticle | Problem]:
        """Yield every article of the feed, and a Problem for each entry that is none.

        Raises:
            SourceError: if the feed cannot be read.
        """
        del now
        yield from self.articles(self.ask())

    def ask(self, *, etag: str | None = None, last_modified: str | None = None) -> Answer:
        """Get the feed as it is now.

        Args:
            etag: From the last answer: then the answer may be "unchanged".
            last_modified: Likewise.

        Raises:
            SourceError: if it cannot be had.
        """
        if "://" not in str(self.url):
            return self._file(Path(self.url).expanduser())
        client = Client(
            timeout=self.timeout, max_bytes=self.max_bytes, allow_private=self.allow_private
        )
        return client.get(str(self.url), etag=etag, last_modified=last_modified)

    def articles(self, answer: Answer) -> Iterator[FetchedArticle | Problem]:
        """Yield the articles in what `ask` got; none if nothing has changed.

        Raises:
            SourceError: if it is no feed.
        """
        if answer.unchanged:
            return
        where = self.name or str(self.url)
        try:
            content = unpacked(answer.content, most=self.max_bytes)
            decoded = feed_text.decode_feed(content, charset=self.encoding, served=answer.charset)
        except ArticleError as error:
            raise SourceError(f"the feed {where}: {error.message}", hint=error.hint) from error
        odd = decoded.problem(where)
        if odd is not None:
            yield odd
        undated = Undated()
        entries = self._entries(decoded.text, answer=answer, where=where)
        yield from undated.watch(stemmed(entries, where=where, most=MOST_OF_A_FILE))
        yield from undated.problems(where=where)

    def _entries(
        self, text: str, *, answer: Answer, where: str
    ) -> Iterator[FetchedArticle | Problem]:
        url = answer.url or None
        for item in feed_text.parse(text, where=where, url=url, name=self.name):
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
