"""Reads a feed that is written in JSON: JSON Feed of any version, and RSS in JSON.

A feed that was cut, or has a comma too many, is read as far as its entries are whole.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin

from briefing.errors import SourceError
from briefing.model import Problem
from briefing.sources.feed_entries import MOST_ENTRIES, digest, entry_dates, of_number
from briefing.sources.fragments import fragment_text, line_text, paragraphs
from briefing.sources.front_matter import language_code, web_address
from briefing.sources.parsed import Parsed
from briefing.sources.printable import printable
from briefing.sources.tails import without_tail

_ITEMS: Final = re.compile(r'"items?"\s*:\s*\[')
_BETWEEN: Final = re.compile(r"[\s,]*")

_FULLER: Final = 2

# What RSS in JSON calls the things of a JSON Feed; of several the first that is there counts.
_OF_RSS: Final = {
    "id": ("guid",),
    "url": ("link",),
    "content_html": ("content:encoded", "encoded", "description"),
    "date_published": ("pubDate", "pubdate", "dc:date"),
}
# What some servers put before JSON, so that no page can run it as a program.
_GUARD: Final = re.compile(r"\A\s*(?:\)\]\}'?,?|while\s*\(1\);|for\s*\(;;\);)\s*")
# What a value is called where RSS gives it attributes.
_VALUE: Final = ("#value", "#text", "$t", "_", "value")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Feed:
    """A feed, and how it names itself."""

    items: list[object]
    title: str
    language: str
    home: str = ""
    whole: bool = True


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
        SourceError: if it is no feed.
    """
    feed = _feed(text, where=where)
    outlet = name or line_text(feed.title) or None
    base = url or web_address(feed.home)
    for item in feed.items[:MOST_ENTRIES]:
        if isinstance(item, Mapping):
            yield from _item(item, where=where, url=base, outlet=outlet, language=feed.language)
        else:
            yield Problem(where=where, message="an entry is no object")
    if not feed.whole:
        yield Problem(
            where=where,
            message=f"the feed is broken JSON; {len(feed.items)} whole entries were read",
            hint="ask its publisher to mend it, if that lasts",
        )
    yield from of_number(len(feed.items), where=where)


def unguarded(text: str) -> str:
    """Return JSON without what keeps pages from running it as a program."""
    return _GUARD.sub("", text, count=1)


def _feed(text: str, *, where: str) -> _Feed:
    try:
        found = json.loads(text, strict=False)  # a line break in a text harms nobody
    except (ValueError, RecursionError) as error:
        items = _whole_items(text)
        if not items:
            message = f"{where} is not a feed: {error}"
            raise SourceError(message, hint="check its address") from error
        title = re.search(r'"title"\s*:\s*"([^"\\]{0,200})"', text.partition('"item')[0])
        return _Feed(items=items, title=title[1] if title else "", language="", whole=False)
    rss = found.get("rss")
    channel = rss.get("channel") if isinstance(rss, Mapping) else None
    if isinstance(channel, Mapping):
        entries: object = channel.get("item")
        listed = entries if isinstance(entries, list) else [entries] if entries else []
        return _Feed(
            items=[_of_rss(item) if isinstance(item, Mapping) else item for item in listed],
            title=_value(channel.get("title")),
            language=_value(channel.get("language")),
        )
    items = found.get("items")
    if not isinstance(items, list) or not _is_feed(found, items):
        raise SourceError(f"{where} is not a JSON Feed", hint="check its address")
    return _Feed(
        items=items,
        title=_value(found.get("title")),
        language=_value(found.get("language")),
        home=_value(found.get("home_page_url")) or _value(found.get("feed_url")),
    )


def _is_feed(found: Mapping[str, object], items: list[object]) -> bool:
    """Whether it says that it is a JSON Feed, or is one in all but its version."""
    if "jsonfeed.org" in str(found.get("version")):
        return True
    entries = [item for item in items if isinstance(item, Mapping)]
    telling = ("content_html", "content_text", "date_published")
    return bool(entries) and all(
        "id" in entry and any(name in entry for name in telling) for entry in entries
    )


def _whole_items(text: str) -> list[object]:
    """The entries of a broken feed that are whole themselves."""
    begin = _ITEMS.search(text)
    found: list[object] = []
    if begin is None:
        return found
    decoder, position = json.JSONDecoder(strict=False), begin.end()
    while len(found) <= MOST_ENTRIES:
        between = _BETWEEN.match(text, position)
        position = between.end() if between else position
        if not text.startswith("{", position):
            break
        try:
            item, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            break
        found.append(_of_rss(item) if "content_text" not in item and "id" not in item else item)
    return found


def _of_rss(item: Mapping[str, object]) -> dict[str, object]:
    """An entry of RSS in JSON, under the names of a JSON Feed."""
    said: dict[str, object] = {
        name: value
        for name, others in _OF_RSS.items()
        if (value := next(filter(None, (_value(item.get(other)) for other in others)), ""))
    }
    return {**said, "title": _value(item.get("title"))}


def _value(stated: object) -> str:
    """The words of a value, with attributes or without."""
    if isinstance(stated, Mapping):
        stated = next((stated[name] for name in _VALUE if name in stated), "")
    return stated if isinstance(stated, str) else ""


def _item(
    item: Mapping[str, object], *, where: str, url: str | None, outlet: str | None, language: str
) -> Iterator[Parsed | Problem]:
    title = printable(line_text(_value(item.get("title"))))
    body = fragment_text(_value(item.get("content_html")))
    plain = paragraphs(_value(item.get("content_text")))
    if len(plain) > _FULLER * len(body):  # as a rule they are the same, the HTML better parted
        body = plain
    text = (
        without_tail(printable(body)) or paragraphs(printable(_value(item.get("summary")))) or title
    )
    link = _address(_value(item.get("url")), base=url) or web_address(
        _value(item.get("external_url"))
    )
    key = str(item.get("id") or "").strip() or link or digest(title, text)
    if not text:
        yield Problem(where=f"{where}: {key}", message="the entry is empty")
        return
    published, updated, problems = entry_dates(
        item.get("date_published"), item.get("date_modified"), where=f"{where}: {key}"
    )
    yield from problems
    yield Parsed(
        text=text,
        title=title,
        url=link or web_address(key),
        published=published or updated,
        updated=updated if published else None,
        outlet=outlet,
        language=language_code(_value(item.get("language")) or language),
        key=key,
    )


def _address(stated: str, *, base: str | None) -> str | None:
    """An address as it is stated, completed where it is a part of one."""
    whole = web_address(stated)
    if whole or not (stated.strip() and base):
        return whole
    try:
        return web_address(urljoin(base, stated.strip()))
    except ValueError:
        return None
