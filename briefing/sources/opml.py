"""Reads and writes lists of feeds as feed readers exchange them (OPML)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

import lxml.etree

from briefing.errors import ArticleError, SourceError
from briefing.sources.feed_markup import defines_entities, mended
from briefing.sources.feed_text import decode_feed
from briefing.sources.fragments import line_text
from briefing.sources.front_matter import web_address
from briefing.sources.parse_budgets import MOST_ATTRIBUTES, too_many_attributes

# How an address is written that a browser is to hand to a feed reader.
_OF_READERS: Final = re.compile(r"\Afeed:(?://)?(https?://)?(?=[^/])", re.IGNORECASE)

# What says of an entry that it is a feed: its address may be called just "url".
_FEED_TYPES: Final = ("rss", "atom", "feed", "rss1", "rss2")

# No person reads more feeds.
_MOST: Final = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A feed in a list.

    Attributes:
        url: Its address.
        title: What the list calls it, or "".
    """

    url: str
    title: str = ""


def parse(content: bytes, *, where: str) -> tuple[Subscription, ...]:
    """Read the feeds of a list, of all its folders, each once.

    Raises:
        SourceError: if it is no such list.
    """
    found: dict[str, Subscription] = {}
    for one in islice(_subscriptions(_root(content, where=where)), _MOST):
        if one.url:
            found.setdefault(one.url, one)
    return tuple(found.values())


def without_address(content: bytes, *, where: str) -> tuple[str, ...]:
    """The titles of what a list calls feeds without an address that can be read.

    Raises:
        SourceError: if it is no such list.
    """
    listed = islice(_subscriptions(_root(content, where=where)), _MOST)
    return tuple(one.title for one in listed if not one.url)


def _root(content: bytes, *, where: str) -> lxml.etree._Element:
    try:
        text = decode_feed(content).text
    except ArticleError as error:
        raise SourceError(f"{where}: {error.message}", hint=error.hint) from error
    if defines_entities(text):
        raise SourceError(f"{where} defines entities, which no list of feeds needs")
    if too_many_attributes(text):
        raise SourceError(f"{where} has a tag with more than {MOST_ATTRIBUTES} attributes")
    parser = lxml.etree.XMLParser(
        resolve_entities=False, no_network=True, recover=True, huge_tree=False, encoding="utf-8"
    )
    try:
        root = lxml.etree.fromstring(mended(text).encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise SourceError(f"{where} is no OPML: {error}") from error
    if root is None or _name(root) != "opml":
        raise SourceError(f"{where} is no OPML", hint="export it from your feed reader as OPML")
    return root


def _subscriptions(root: lxml.etree._Element) -> Iterator[Subscription]:
    """The feeds of a list; without an address, "", those that have none we can read."""
    for outline in root.iter():
        if _name(outline) != "outline":
            continue
        said = {str(name).lower(): str(value) for name, value in outline.attrib.items()}
        typed = said.get("type", "").lower() in _FEED_TYPES
        stated = said.get("xmlurl") or (said.get("url", "") if typed else "")
        url = web_address(_OF_READERS.sub(_scheme, stated.strip())) or ""
        if url or stated or typed:
            yield Subscription(
                url=url, title=line_text(said.get("title") or said.get("text") or "")
            )


def _name(element: lxml.etree._Element) -> str:
    """The name without its namespace, in small letters; comments have none."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _scheme(found: re.Match[str]) -> str:
    return found[1] or "https://"


def written(subscriptions: Iterable[Subscription], *, title: str) -> str:
    """A list of feeds as OPML 2.0."""
    root = lxml.etree.Element("opml", version="2.0")
    head = lxml.etree.SubElement(root, "head")
    lxml.etree.SubElement(head, "title").text = title
    body = lxml.etree.SubElement(root, "body")
    for one in subscriptions:
        name = one.title or one.url
        lxml.etree.SubElement(body, "outline", type="rss", text=name, title=name, xmlUrl=one.url)
    made: bytes = lxml.etree.tostring(
        root, encoding="utf-8", xml_declaration=True, pretty_print=True
    )
    return made.decode("utf-8")
