"""Reads which pages a sitemap lists, and what it says of them. From text; it fetches nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Final
from urllib.parse import urljoin

import lxml.etree

from briefing.errors import SourceError
from briefing.sources.dating import read_date
from briefing.sources.feed_markup import mended
from briefing.sources.fragments import line_text
from briefing.sources.front_matter import language_code, web_address
from briefing.sources.parse_budgets import MOST_ATTRIBUTES, too_many_attributes

# As many as the protocol allows in one file.
_MOST_ENTRIES: Final = 50_000
_LISTED: Final = ("url", "sitemap")
_BREAKS: Final = re.compile(r"[\t\r\n]+")
# What belongs to the pictures and films of a page, and is called as the page's own is.
_OF_PARTS: Final = re.compile(r"sitemap-(?:image|video)/", re.IGNORECASE)
_ENTITY: Final = re.compile(r"<!\s*(?:ENTITY|DOCTYPE)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapEntry:
    """A page, or a further sitemap, as a sitemap lists it.

    Attributes:
        url: Its address.
        title: Its headline, if it is a news sitemap.
        published: When it was published; else when it was last changed.
        changed: When it was last changed, in the sitemap's words; "" if not stated.
        outlet: Who published it.
        language: ISO 639-1 code if it states one.
    """

    url: str
    title: str = ""
    published: datetime | date | None = None
    changed: str = ""
    outlet: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """What one file lists.

    Attributes:
        pages: Pages, in its order.
        further: Other sitemaps.
        unusable: How many places it lists that are no web addresses.
    """

    pages: tuple[SitemapEntry, ...] = field(default=())
    further: tuple[SitemapEntry, ...] = field(default=())
    unusable: int = 0


def parse(text: str, *, where: str, url: str = "") -> Sitemap:
    """Read a sitemap, a news sitemap, an index of sitemaps, or a list of addresses.

    Args:
        text: The sitemap.
        where: Its name, for problems.
        url: Where it was found: addresses without a host are of its host.

    Raises:
        SourceError: if it is none of them, or one that must not be opened.
    """
    bare = text.lstrip("\ufeff \t\r\n")
    if not bare.startswith("<"):
        lines = (line.strip() for line in bare.splitlines() if line.strip())
        addresses = list(islice(lines, _MOST_ENTRIES))
        if not addresses or not all(web_address(one) for one in addresses[:20]):
            raise _no_sitemap(where)
        pages = tuple(SitemapEntry(url=url) for url in addresses if web_address(url))
        return Sitemap(pages=pages, unusable=len(addresses) - len(pages))
    root = _root(bare, where=where)
    found = list(_entries(root, url=url))
    entries = tuple(entry for entry in found if entry is not None)
    unusable = len(found) - len(entries)
    if _name(root) == "sitemapindex":
        return Sitemap(further=entries, unusable=unusable)
    if _name(root) == "urlset":
        return Sitemap(pages=entries, unusable=unusable)
    raise _no_sitemap(where)


def _no_sitemap(where: str) -> SourceError:
    return SourceError(
        f"{where} is no sitemap", hint="robots.txt of the site may name the right address"
    )


def _root(text: str, *, where: str) -> lxml.etree._Element:
    if _ENTITY.search(text[:20_000]):
        raise SourceError(
            f"the sitemap {where} defines a document type, which no sitemap needs",
            hint="leave it out",
        )
    if too_many_attributes(text):
        raise SourceError(
            f"the sitemap {where} has a tag with more than {MOST_ATTRIBUTES} attributes",
            hint="leave it out",
        )
    parser = lxml.etree.XMLParser(
        resolve_entities=False, no_network=True, recover=True, huge_tree=False, encoding="utf-8"
    )
    # What it says of its charset held for its bytes; these are others.
    plain = mended(re.sub(r"\A<\?xml[^>]*\?>", "", text))
    try:
        root = lxml.etree.fromstring(plain.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise _no_sitemap(where) from error
    if root is None:
        raise _no_sitemap(where)
    return root


def _entries(root: lxml.etree._Element, *, url: str) -> Iterator[SitemapEntry | None]:
    """What it lists; None for each place that is no web address."""
    for number, element in enumerate(root):
        if number >= _MOST_ENTRIES:
            return
        if _name(element) not in _LISTED:
            continue
        said = _words(element)
        address = _whole(said.get("loc", ""), url=url)
        if address is None:
            yield None
            continue
        news = next((_words(part) for part in element if _name(part) == "news"), {})
        changed = news.get("publication_date") or said.get("lastmod") or ""
        yield SitemapEntry(
            url=address,
            title=line_text(news.get("title", "")),
            published=read_date(changed) if changed else None,
            changed=said.get("lastmod") or changed,
            outlet=line_text(news.get("name", "")),
            language=language_code(news.get("language")),
        )


def _whole(place: str, *, url: str) -> str | None:
    if not place:
        return None
    try:
        return web_address(urljoin(url, _BREAKS.sub("", place).replace(" ", "%20")))
    except ValueError:
        return None


def _words(element: lxml.etree._Element) -> dict[str, str]:
    """What an element says itself, and where it publishes; not what it says of pictures, films."""
    said: dict[str, str] = {}
    for part in element:
        if _name(part) == "publication":
            said |= _words(part)
        else:
            said.setdefault(_name(part), (part.text or "").strip())
    return said


def _name(element: lxml.etree._Element) -> str:
    """The name without its namespace, but for other ones of pages; comments have none."""
    if not isinstance(element.tag, str):
        return ""
    space, _, name = element.tag.rpartition("}")
    return "" if _OF_PARTS.search(space) else name.lower()
