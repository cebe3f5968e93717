"""Reads the articles out of a feed: RSS, RDF, Atom, JSON Feed. From bytes; it fetches nothing."""

import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final
from urllib.parse import urljoin

from briefing.errors import SourceError
from briefing.model import Problem
from briefing.sources.budgets import (
    MOST_ATTRIBUTES,
    MOST_CATEGORIES,
    too_many_attributes,
    too_many_categories,
)
from briefing.sources.dating import read_date
from briefing.sources.decoding import Decoded, decode, decode_stated, printable
from briefing.sources.fragments import fragment_text, line_text, paragraphs
from briefing.sources.front_matter import language_code, web_address
from briefing.sources.parsed import Parsed

# More entries than any feed reader shows; a feed with more is an archive or an attack.
MOST_ENTRIES: Final = 1_000

_ENCODING: Final = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})""")
_OPAQUE: Final = (("<!--", "-->"), ("<![CDATA[", "]]>"))
_ENTITY: Final = re.compile(r"<!\s*ENTITY", re.IGNORECASE)
# What may stand before the first element: after it, <!DOCTYPE is a word of a text.
_PROLOG: Final = re.compile(
    r"\A\s*(?:<\?[^>]*>\s*|<!--(?:[^-]|-(?!->))*+-->\s*)*+(?:<!DOCTYPE[^\[>]{0,500}>)?",
    re.IGNORECASE,
)
# An "&" that begins no reference.
_BARE: Final = re.compile(
    r"&(?!(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});)", re.ASCII
)


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
    if text.lstrip().startswith("{"):
        yield from _json_feed(text, where=where, name=name)
        return
    _check(text, where=where)
    found = _parse_xml(text, where=where)
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
        yield from _entry(entry, where=where, outlet=outlet, language=language)
    yield from _of_number(len(entries), where=where)


def defines_entities(text: str) -> bool:
    """Whether XML defines words of its own, as attacks do and feeds do not."""
    return _ENTITY.search(_markup(text)) is not None


def _check(text: str, *, where: str) -> None:
    """Refuse a feed that would do harm when it is parsed."""
    markup = _markup(text)
    what = ""
    if defines_entities(text):
        what = "defines entities"
    elif too_many_attributes(text):
        what = f"has a tag with more than {MOST_ATTRIBUTES} attributes"
    elif too_many_categories(markup) or too_many_categories(text):
        what = f"has more than {MOST_CATEGORIES} categories for an entry"
    if what:
        raise SourceError(
            f"the feed {where} {what}, which is how feeds attack their readers",
            hint="ask its publisher to leave them out",
        )


def _sections(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, found in one pass, and whether each is a comment or a quoted section."""
    begun = position = 0
    while (start := text.find("<!", position)) >= 0:
        ending = next((end for begin, end in _OPAQUE if text.startswith(begin, start)), None)
        stop = text.find(ending, start) if ending is not None else -1
        if ending is None:
            position = start + 2
        elif stop < 0:
            break
        else:
            yield text[begun:start], False
            begun = position = stop + len(ending)
            yield text[start:begun], True
    yield text[begun:], False


def _markup(text: str) -> str:
    """The text without comments and quoted sections."""
    return "".join(piece for piece, opaque in _sections(text) if not opaque)


def _mended(text: str) -> str:
    """The text with each bare "&" escaped: for AT&T the whole feed would be read as damaged."""
    return "".join(
        piece if opaque else _BARE.sub("&amp;", piece) for piece, opaque in _sections(text)
    )


def _parse_xml(text: str, *, where: str) -> Mapping[str, Any]:
    import feedparser  # most commands only check that there is such a source

    plain = _mended(_PROLOG.sub("", text, count=1)).strip()
    # It is not told where the feed lies: it would complete a guid `v5` to an address that leads
    # nowhere. Links are completed by `_link`.
    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        found: Mapping[str, Any] = feedparser.parse(
            io.BytesIO(plain.encode("utf-8", "replace")),
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


def _entry(
    entry: Mapping[str, Any], *, where: str, outlet: str | None, language: str | None
) -> Iterator[Parsed | Problem]:
    title = printable(line_text(str(entry.get("title") or "")))
    text = printable(_longest(entry)) or title
    url = web_address(str(entry.get("link") or ""))
    key = str(entry.get("id") or "").strip() or url or _digest(title, text)
    if not text:
        yield Problem(where=f"{where}: {key}", message="the entry is empty")
        return
    published, updated, problems = _dates(
        entry.get("published") or entry.get("created"),
        entry.get("updated"),
        where=f"{where}: {key}",
    )
    yield from problems
    original = entry.get("source") or {}
    yield Parsed(
        text=text,
        title=title,
        url=url,
        published=published or updated,
        updated=updated if published else None,
        outlet=line_text(str(original.get("title") or "")) or outlet,
        language=language_code(str(entry.get("language") or "")) or language,
        key=key,
    )


def _link(entry: Mapping[str, Any], *, base: str) -> str:
    """The address an entry states, as it states it; a guid only if it is an address itself."""
    link = str(entry.get("link") or "")
    stated = any(found.get("href") == link for found in entry.get("links", ()))
    if not stated or web_address(link):
        return link
    try:
        return urljoin(base, link) if link else ""
    except ValueError:
        return ""


def _longest(entry: Mapping[str, Any]) -> str:
    """The fullest text an entry carries: the whole article before its teaser."""
    parts = [*entry.get("content", []), entry.get("summary_detail") or {}]
    texts = []
    for part in parts:
        value = str(part.get("value") or "")
        plain = part.get("type") == "text/plain" and "<" not in value
        texts.append(paragraphs(value) if plain else fragment_text(value))
    return max(texts, key=len, default="")


def _dates(
    published: object, updated: object, *, where: str
) -> tuple[datetime | date | None, datetime | date | None, tuple[Problem, ...]]:
    """Read what an entry says of its dates; one that cannot be read is a problem, not silence."""
    stated = [str(value).strip() if value else "" for value in (published, updated)]
    found = [read_date(words) for words in stated]
    senseless = dict.fromkeys(
        words for words, day in zip(stated, found, strict=True) if words and day is None
    )
    problems = tuple(
        Problem(where=where, message=f"its date makes no sense: {words[:60]!r}")
        for words in senseless
    )
    return found[0], found[1], problems


def _json_feed(text: str, *, where: str, name: str | None) -> Iterator[Parsed | Problem]:
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{where} is not a feed: {error}", hint="check its address") from error
    items = feed.get("items")
    if not isinstance(items, list) or "jsonfeed.org" not in str(feed.get("version")):
        raise SourceError(f"{where} is not a JSON Feed", hint="check its address")
    outlet = name or line_text(_string(feed, "title")) or None
    for item in items[:MOST_ENTRIES]:
        if isinstance(item, Mapping):
            yield from _item(item, where=where, outlet=outlet, language=_string(feed, "language"))
        else:
            yield Problem(where=where, message="an entry is no object")
    yield from _of_number(len(items), where=where)


def _item(
    item: Mapping[str, object], *, where: str, outlet: str | None, language: str
) -> Iterator[Parsed | Problem]:
    title = printable(line_text(_string(item, "title")))
    body = fragment_text(_string(item, "content_html")) or paragraphs(_string(item, "content_text"))
    text = printable(body) or paragraphs(printable(_string(item, "summary"))) or title
    url = web_address(_string(item, "url"))
    key = str(item.get("id") or "").strip() or url or _digest(title, text)
    if not text:
        yield Problem(where=f"{where}: {key}", message="the entry is empty")
        return
    published, updated, problems = _dates(
        item.get("date_published"), item.get("date_modified"), where=f"{where}: {key}"
    )
    yield from problems
    yield Parsed(
        text=text,
        title=title,
        url=url or web_address(key),
        published=published or updated,
        updated=updated if published else None,
        outlet=outlet,
        language=language_code(_string(item, "language") or language),
        key=key,
    )


def _string(thing: Mapping[str, object], name: str) -> str:
    value = thing.get(name)
    return value if isinstance(value, str) else ""


def _digest(title: str, text: str) -> str:
    return hashlib.sha256(f"{title}\0{text}".encode("utf-8", "replace")).hexdigest()[:16]


def _of_number(count: int, *, where: str) -> Iterator[Problem]:
    """Say that a feed has no entries, or more than are read."""
    if not count:
        yield Problem(
            where=where,
            message="the feed has no entries",
            hint="look at its address in a browser if that lasts",
            notice=True,
        )
    if count > MOST_ENTRIES:
        yield Problem(
            where=where,
            message=f"it has {count} entries; the first {MOST_ENTRIES} were read",
            hint="split the feed, or read it from files",
        )
