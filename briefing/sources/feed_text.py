"""Reads the articles out of a feed: RSS, RDF, Atom, JSON Feed. From bytes; it fetches nothing."""

import html
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import urljoin

from briefing.errors import SourceError
from briefing.model import Problem
from briefing.sources import json_feed
from briefing.sources.decoding import Decoded, decode, decode_stated
from briefing.sources.feed_ends import ended
from briefing.sources.feed_entries import MOST_ENTRIES, digest, entry_dates, of_number
from briefing.sources.feed_markup import (
    CAPTION,
    closed,
    defines_entities,
    is_cut,
    markup,
    mended,
)
from briefing.sources.fragments import fragment_text, is_markup, line_text, paragraphs
from briefing.sources.front_matter import NEVER, language_code, web_address
from briefing.sources.mail_words import without_list
from briefing.sources.parse_budgets import (
    MOST_ATTRIBUTES,
    MOST_CATEGORIES,
    too_many_attributes,
    too_many_categories,
)
from briefing.sources.parsed import Parsed
from briefing.sources.printable import printable
from briefing.sources.tails import without_tail
from briefing.sources.titles import without_outlet

_ENCODING: Final = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})""")

_BREAKS: Final = re.compile(r"[\t\r\n]+")
_HOST: Final = re.compile(r"www\.[\w-]+\.\w{2,}(?=[/?#:]|\Z)", re.IGNORECASE)
# What some feeds call the whole article, beside its teaser.
_WHOLE_TEXTS: Final = ("yandex_full-text", "fulltext", "full-text")


def decode_feed(
    content: bytes, *, charset: str | None = None, served: str | None = None
) -> Decoded:
    """Decode a feed: byte order mark, the user's word, the server's, the feed's own, a guess.

    Args:
        content: All its bytes.
        charset: What the user says it is.
        served: What the server says it is.

    Raises:
        ArticleError: if it is no text.
    """
    if charset:
        return decode(content, declared=charset)
    stated = _ENCODING.search(content[:1024])
    # XML and JSON that name no charset are UTF-8: their standards say so.
    return decode_stated(
        content, served=served, own=stated[1].decode("ascii") if stated else "utf-8"
    )


def parse(
    text: str, *, where: str, url: str | None = None, name: str | None = None
) -> Iterator[Parsed | Problem]:
    """Yield the articles of a feed, in its order.

    Args:
        text: The feed.
        where: Its name, for problems.
        url: Where it was found: relative addresses are completed with it.
        name: What the outlet is called here, instead of the feed's own title.

    Raises:
        SourceError: if it is no feed, or one that must not be opened.
    """
    text = json_feed.unguarded(text)
    if text.lstrip().startswith("{"):
        yield from json_feed.parse(text, where=where, url=url, name=name)
        return
    _check(text, where=where)
    cut = is_cut(text)
    whole = closed(text) if cut else text
    found = _parse_xml(whole, where=where)
    if found.get("bozo") and (mended_ends := ended(whole)) != whole:
        again = _parse_xml(mended_ends, where=where)
        found = again if len(again["entries"]) >= len(found["entries"]) else found
    entries = found.get("entries", [])
    if not found.get("version") and not entries:
        raise SourceError(f"{where} is not a feed", hint="check the address of the feed")
    feed = found.get("feed", {})
    outlet = name or line_text(str(feed.get("title") or "")) or None
    language = language_code(str(feed.get("language") or ""))
    base = url or str(feed.get("link") or "")
    for found_entry in entries[:MOST_ENTRIES]:
        # A plain dict: feedparser's own answers for `updated` with `published`, and warns.
        entry = dict(found_entry)
        entry["link"] = _link(entry, base=base)
        yield from entry_article(entry, where=where, outlet=outlet, language=language)
    yield from of_number(len(entries), where=where)
    if cut and entries:
        yield Problem(
            where=where,
            message="the feed ends in the middle; its last entry may be cut",
            hint="ask its publisher to mend it, if that lasts",
            notice=True,
        )


def _check(text: str, *, where: str) -> None:
    """Refuse a feed that would do harm when it is parsed."""
    tags = markup(text)
    what = ""
    if defines_entities(text):
        what = "defines entities"
    elif too_many_attributes(text):
        what = f"has a tag with more than {MOST_ATTRIBUTES} attributes"
    elif too_many_categories(tags) or too_many_categories(text):
        what = f"has more than {MOST_CATEGORIES} categories for an entry"
    if what:
        raise SourceError(
            f"the feed {where} {what}, which is how feeds attack their readers",
            hint="ask its publisher to leave them out",
        )


def _parse_xml(text: str, *, where: str) -> Mapping[str, Any]:
    import feedparser  # most commands only check that there is such a source

    # It is not told where the feed lies: it would complete a guid `v5` to an address that leads
    # nowhere. Links are completed by `_link`.
    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        found: Mapping[str, Any] = feedparser.parse(
            io.BytesIO(mended(text).encode("utf-8", "replace")),
            response_headers=headers,
            sanitize_html=False,
            # Its own reading of HTML would resolve addresses that we drop, and "&copy=3" with them.
            resolve_relative_uris=False,
        )
    except Exception as error:  # a border: hostile feeds break the parser in any way
        raise SourceError(
            f"the feed {where} cannot be read: {type(error).__name__}",
            hint="open its address in a browser: is it a feed?",
        ) from error
    return found


def entry_article(
    entry: Mapping[str, Any], *, where: str, outlet: str | None, language: str | None
) -> Iterator[Parsed | Problem]:
    """Yield the article of an entry as the parser gives it, and what is odd about it."""
    original = line_text(str((entry.get("source") or {}).get("title") or ""))
    stated = printable(line_text(_shown(entry.get("title_detail") or {}, entry.get("title"))))
    title = without_outlet(stated, original, outlet)
    text = without_tail(without_list(printable(_longest(entry)))) or title
    first, _, below = text.partition("\n\n")
    if below and first == title:
        text, first = below, below.partition("\n\n")[0]
    if original and title != stated and " ".join(first.split()) == f"{title} {original}":
        text = title  # an aggregator has the headline once more, and those of other outlets
    url = web_address(str(entry.get("link") or ""))
    key = str(entry.get("id") or "").strip() or url or digest(title, text)
    if not text:
        yield Problem(where=f"{where}: {key}", message="the entry is empty")
        return
    published, updated, problems = entry_dates(
        entry.get("published") or entry.get("created") or entry.get("prism_publicationdate"),
        entry.get("updated"),
        where=f"{where}: {key}",
    )
    yield from problems
    embargo, _, odd = entry_dates(entry.get("prism_embargodate"), None, where=f"{where}: {key}")
    yield from odd
    yield Parsed(
        text=text,
        title=title,
        url=url,
        embargo=embargo or (NEVER if odd else None),
        published=published or updated,
        updated=updated if published else None,
        outlet=original or outlet,
        language=_language(entry) or language,
        key=key,
    )


def _shown(detail: Mapping[str, Any], words: object) -> str:
    """Words as HTML: of those that are said to be plain, and are, no "<b>" is a tag."""
    value = str(words or "")
    return html.escape(value, quote=False) if _is_plain(detail) and "<" in value else value


def _is_plain(detail: Mapping[str, Any]) -> bool:
    """Whether some words are what their type says; many feeds state none, and carry HTML."""
    value = str(detail.get("value") or "")
    return detail.get("type") == "text/plain" and not is_markup(value)


def _link(entry: Mapping[str, Any], *, base: str) -> str:
    """The address an entry states, as it states it; a guid only if it is an address itself."""
    own = str(entry.get("feedburner_origlink") or "").strip()
    if web_address(own):  # the publisher's, where the feed leads through a counter of readers
        return own
    link = str(entry.get("link") or "").strip()
    stated = any(str(found.get("href")).strip() == link for found in entry.get("links", ()))
    whole = _BREAKS.sub("", link).replace(" ", "%20")  # as browsers read it
    if _HOST.match(whole):  # nobody has a page of this name beside the feed
        whole = f"https://{whole}"
    if not stated or web_address(whole):
        return whole if stated else link
    try:
        return urljoin(base, whole) if whole else ""
    except ValueError:
        return ""


def _is_text(part: Mapping[str, Any]) -> bool:
    """Whether it says that it is words: Atom carries pictures and documents, too, as letters."""
    kind = str(part.get("type") or "").partition(";")[0].strip().lower()
    if kind == "application/octet-stream":  # any bytes, as words may be
        value = str(part.get("value") or "")
        return value == printable(value) and "\ufffd" not in value
    return "/" not in kind or kind.startswith("text/") or kind.endswith(("+xml", "/xml", "/html"))


def _language(entry: Mapping[str, Any]) -> str | None:
    """What an entry says of its language, or of that of its words."""
    details = (entry.get("summary_detail"), *entry.get("content", ()), entry.get("title_detail"))
    stated = [entry.get("language"), *(detail.get("language") for detail in details if detail)]
    return next((code for one in stated if (code := language_code(str(one or "")))), None)


def _longest(entry: Mapping[str, Any]) -> str:
    """The fullest text an entry carries: the whole article before its teaser."""
    parts = [*entry.get("content", []), entry.get("summary_detail") or {}]
    texts = [str(entry.get(name) or "") for name in _WHOLE_TEXTS]
    texts = [fragment_text(value) for value in texts if value]
    for part in filter(_is_text, parts):
        value = str(part.get("value") or "")
        texts.append(paragraphs(value) if _is_plain(part) else fragment_text(value))
    return max(texts, key=len, default="") or fragment_text(str(entry.get(CAPTION) or ""))
