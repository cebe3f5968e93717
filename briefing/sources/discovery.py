"""Finds the feed of a site from the address of any of its pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urljoin, urlsplit

import lxml.html

from briefing.errors import ArticleError, SourceError
from briefing.model import Problem
from briefing.sources import feed_text, web_text
from briefing.sources.client import Client
from briefing.sources.decoding import decode_stated
from briefing.sources.fragments import line_text
from briefing.sources.front_matter import web_address
from briefing.sources.politeness import Pace
from briefing.sources.responses import Answer, shown

_TYPES: Final = (
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
    "application/json", "application/xml", "text/xml",
)  # fmt: skip
# Where programs that make sites put their feeds, the commonest first.
_USUAL: Final = (
    "/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json", "/feeds",
)  # fmt: skip
_LOOKS_LIKE_ONE: Final = re.compile(
    r"(?:^|/)(?:rss|feeds?|atom|index)(?:\.(?:xml|rss|atom|json)|/)?$|\.(?:rss|atom)$",
    re.IGNORECASE,
)
_OF_COMMENTS: Final = re.compile(r"comment|kommentar|yorum|comentario|komment", re.IGNORECASE)
# So many feeds that a page names are tried.
_MOST_TRIED: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFeed:
    """A feed that was found and read.

    Attributes:
        url: Its address.
        title: What it calls itself, or "".
        entries: How many articles it holds.
        others: Further feeds that the page names.
    """

    url: str
    title: str
    entries: int
    others: tuple[str, ...] = field(default=())


def find_feed(url: str, *, client: Client, pace: Pace) -> FoundFeed:
    """Find the feed of a site: the address itself, what its page names, the usual places.

    Args:
        url: A page of the site, or the feed; "https://" may be left out.
        client: Who asks.
        pace: How often.

    Raises:
        SourceError: if there is none.
    """
    address = url.strip()
    address = address if "://" in address else f"https://{address}"
    answer = client.get(address)
    itself = _as_feed(answer, asked=address)
    if itself is not None:
        return itself
    named = list(dict.fromkeys(_named(answer)))
    usual = [urljoin(answer.url, place) for place in _USUAL]
    tried = [*named[:_MOST_TRIED], *(place for place in usual if place not in named)]
    for place in tried:
        pace.wait(urlsplit(place).hostname or "")
        try:
            found = _as_feed(client.get(place), asked=place)
        except SourceError:
            continue
        if found is not None:
            others = tuple(one for one in named if one not in (place, found.url))
            return FoundFeed(url=found.url, title=found.title, entries=found.entries, others=others)
    raise SourceError(
        f"no feed of {shown(address)} was found, on the page or in the {len(_USUAL)} usual places",
        hint="look for a feed or RSS link there; or write a page source with `links` into "
        "config.yaml",
    )


def _as_feed(answer: Answer, *, asked: str) -> FoundFeed | None:
    """The feed that an answer is; None if it is none."""
    try:
        text = feed_text.decode_feed(answer.content, served=answer.charset).text
        items = [
            item
            for item in feed_text.parse(text, where=answer.url, url=answer.url)
            if not isinstance(item, Problem)
        ]
    except (ArticleError, SourceError):
        return None
    title = next((item.outlet for item in items if item.outlet), None) or ""
    # What has moved only for now may come back: the address asked for stays.
    return FoundFeed(url=answer.moved or asked, title=title, entries=len(items))


def _named(answer: Answer) -> Iterator[str]:
    """The feeds that a page names, those of its comments last."""
    try:
        text = decode_stated(
            answer.content, served=answer.charset, own=web_text.declared_charset(answer.content)
        ).text
        root = web_text.tree(text)
    except ArticleError:
        return
    base = str(next(iter(root.xpath("//base/@href")), ""))
    found = [*_alternates(root), *_links(root)]
    for of_comments in (False, True):
        for place, words in found:
            if bool(_OF_COMMENTS.search(f"{place} {words}")) is of_comments:
                try:
                    url = web_address(urljoin(urljoin(answer.url, base), place))
                except ValueError:
                    continue
                if url:
                    yield url


def _alternates(root: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    for link in root.iter("link"):
        rel = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        if link.get("href") and ("feed" in rel or ("alternate" in rel and kind in _TYPES)):
            yield link.get("href").strip(), line_text(link.get("title") or "")


def _links(root: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    for link in root.iter("a"):
        place = (link.get("href") or "").strip()
        if _LOOKS_LIKE_ONE.search(place.partition("?")[0].partition("#")[0]):
            yield place, ""
