"""Reads what a page says of its article in linked data (JSON-LD), and of no other article."""

import html
import json
import re
from collections import deque
from collections.abc import Collection, Iterator, Mapping
from typing import Final

import lxml.html

# Types of linked data that are articles end so: NewsArticle, AnalysisNewsArticle, BlogPosting.
_ARTICLES: Final = ("Article", "Posting")
# What is said of the page counts where nothing is said of the article.
_PAGE: Final = "WebPage"
_ADDRESSES: Final = ("url", "@id", "mainEntityOfPage")
_INSIDE: Final = ("@graph", "mainEntity")
# Old pages hide scripts from browsers that show them as text.
_WRAPPED: Final = re.compile(r"\A\s*(?:(?://|/\*)\s*)?(?:<!\[CDATA\[|<!--)\s*(?:\*/)?")
_COMMA_TOO_MANY: Final = re.compile(r",\s*([}\]])")
# "schema:NewsArticle", "http://schema.org/NewsArticle".
_BEFORE_A_TYPE: Final = re.compile(r".*[/:#]")
_SCHEME: Final = re.compile(r"\Ahttps?://(?:www\.)?", re.IGNORECASE)


def linked_articles(
    root: lxml.html.HtmlElement, *, urls: Collection[str], titles: Collection[str]
) -> list[Mapping[str, object]]:
    """Return the objects that describe the article of a page, the surest first.

    Args:
        root: The page.
        urls: Where it says it is.
        titles: What its headline is elsewhere in the page: of several articles (those that it
            links to are described, too) the one of this address or headline is its own.
    """
    articles: list[Mapping[str, object]] = []
    pages: list[Mapping[str, object]] = []
    things = list(_things(root))
    named = {name: thing for thing in things if isinstance(name := thing.get("@id"), str)}
    for thing in (_with_publisher(thing, named=named) for thing in things):
        kind = thing.get("@type")
        stated = kind if isinstance(kind, list) else [kind]
        kinds = [_BEFORE_A_TYPE.sub("", str(name)) for name in stated]
        if any(name.endswith(_ARTICLES) for name in kinds):
            articles.append(thing)
        elif _PAGE in kinds:
            pages.append(thing)
    addresses = {_bare(url) for url in urls}
    headlines = {_folded(title) for title in titles}
    own = [one for one in articles if addresses & _addresses(one)]
    own = own or [one for one in articles if _folded(str(one.get("headline"))) in headlines]
    return [*(own or articles), *pages]


def _with_publisher(
    thing: Mapping[str, object], *, named: Mapping[str, Mapping[str, object]]
) -> Mapping[str, object]:
    """An object with its publisher in full, which may stand elsewhere under its name."""
    publisher = thing.get("publisher")
    if not isinstance(publisher, Mapping) or "name" in publisher:
        return thing
    whole = named.get(str(publisher.get("@id")))
    return thing if whole is None else {**thing, "publisher": whole}


def _things(root: lxml.html.HtmlElement) -> Iterator[Mapping[str, object]]:
    """Every object of the page's scripts, from the outside to the inside."""
    for script in root.xpath("//script[starts-with(@type, 'application/ld+json')]/text()"):
        try:
            value = _loaded(_WRAPPED.sub("", str(script)).lstrip())
        except (ValueError, RecursionError):
            continue
        pending = deque([value])
        while pending:
            thing = pending.popleft()
            if isinstance(thing, list):
                pending.extend(thing)
            elif isinstance(thing, dict):
                yield thing
                inside = (thing.get(name) for name in _INSIDE)
                pending.extend(one for one in inside if isinstance(one, list | dict))


def _loaded(script: str) -> object:
    """The value of a script: a line break in a text, or what follows the value, harms nobody.

    Nor does a comma too many, which templates write behind the last thing.
    """
    decoder = json.JSONDecoder(strict=False, object_hook=_plain)
    if script.startswith(("{&quot;", "[{&quot;")):  # escaped once more than it should be
        script = html.unescape(script)
    try:
        return decoder.raw_decode(script)[0]
    except ValueError:
        return decoder.raw_decode(_COMMA_TOO_MANY.sub(r"\1", script))[0]


def _plain(thing: dict[str, object]) -> dict[str, object]:
    """An object with the values that are objects of their own, with a type or a language."""
    return {
        name: value.get("@value", value) if isinstance(value, dict) else value
        for name, value in thing.items()
    }


def _addresses(thing: Mapping[str, object]) -> set[str]:
    stated = [thing.get(name) for name in _ADDRESSES]
    stated = [one.get("@id") if isinstance(one, Mapping) else one for one in stated]
    return {_bare(one) for one in stated if isinstance(one, str)}


def _bare(url: str) -> str:
    """An address without what two spellings of it differ in."""
    return _SCHEME.sub("", url.strip()).partition("#")[0].rstrip("/")


def _folded(title: str) -> str:
    return " ".join(title.split()).casefold()
