"""Finds articles in the JSON of programs and services, which wrap them and their values.

A search service answers with "response", in it "docs"; a content manager gives {"rendered": ...}
for a text, a reader's export {"content": ...}, with the outlet as an object of its own.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from briefing.sources.json_blocks import text_of_blocks, text_of_sections
from briefing.sources.json_values import as_rows, plain_value

Thing = dict[str, object]

# What holds articles, or what holds such a thing.
_LISTS: Final = ("articles", "items")
_HOLDERS: Final = (
    "posts", "entries", "results", "docs", "documents", "stories", "news", "hits", "objects",
    "records", "children", "value", "data", "response", "feed", "list", "messages",
)  # fmt: skip
_DEEPEST: Final = 4
# How the types of linked data end that are articles.
_CALLED: Final = ("Article", "BlogPosting")
# What an article may be wrapped in, and what holds some of its values.
_WRAPPERS: Final = (
    "data", "_source", "article", "node", "post", "record", "fields", "attributes", "snippet",
    "metadata", "meta", "metatags", "item", "tweet",
)  # fmt: skip
# What a value is called where a service adds something to it.
_VALUES: Final = (
    "rendered", "content", "value", "main", "basic", "processed", "text", "html", "#text", "$t",
)  # fmt: skip
_TEXTS: Final = (
    "title", "headline", "content", "body", "text", "summary", "description", "excerpt",
    "trailtext", "abstract", "paragraphs", "contents", "content_elements", "blocks",
    "sections",
)  # fmt: skip
_ADDRESSES: Final = ("alternate", "canonical", "links", "mainentityofpage")
_HREFS: Final = ("href", "permalink", "@id")
# What programs call the publisher's own page, where they also give an address of their own; some
# mean its front page.
_PUBLISHERS_PAGES: Final = ("source_url", "original_url")
_PAGE: Final = re.compile(r"https?://[^/\s]+/[^\s/?#][^\s]*", re.IGNORECASE)
# What some call a text or a headline.
_OTHER_NAMES: Final = {"story_content": "content", "headlines": "headline"}
# A messenger's export tells the time twice, once with its zone, and who wrote.
_MESSENGER: Final = {"published": "date_unixtime", "source": "from"}
# Objects that describe the outlet, and what they call its name.
_OUTLETS: Final = (
    "source", "publisher", "outlet", "thread", "site", "origin", "feed", "provider", "publication",
    "account", "channel",
)  # fmt: skip
_OUTLET_NAMES: Final = ("display_name", "displayname", "name", "title", "site", "domain")
# The title of a thread is that of an article; its site is the outlet.
_THREAD_NAMES: Final = ("site", "site_full")


def things(value: object, *, has_body: Callable[[Thing], bool]) -> list[object]:
    """Find the articles of a JSON file: a list of them, or what holds one, or the one it is.

    Args:
        value: All of it.
        has_body: Whether an object, its names in small letters, is an article.
    """
    value = as_rows(value)
    found = _things(value, has_body, depth=0)
    if not any(isinstance(one, Mapping) and has_body(flat(one)) for one in found):
        found = next(_lists(value, has_body, depth=0), found)
    typed = [one for one in found if isinstance(one, Mapping) and "@type" in one]
    said: list[object] = [one for one in typed if _is_called_article(one)]
    return said if said and len(typed) == len(found) else found


def _lists(
    value: object, has_body: Callable[[Thing], bool], *, depth: int
) -> Iterator[list[object]]:
    """What may be the lists of articles, under whatever names, or objects of them by their ids.

    Several that stand side by side (one for each day, or each part of a paper) are one.
    """
    if not isinstance(value, Mapping) or depth > _DEEPEST:
        return
    together: list[object] = []
    for inside in (list(value.values()), *value.values()):
        if isinstance(inside, list) and inside:
            articles = (isinstance(one, Mapping) and has_body(flat(one)) for one in inside)
            if all(articles):
                together.extend(inside)
    if together:
        yield together
    for inside in value.values():
        yield from _lists(inside, has_body, depth=depth + 1)
        if isinstance(inside, list):  # of channels, or of issues, each with its own list
            found = (next(_lists(one, has_body, depth=depth + 1), []) for one in inside)
            if grouped := [article for group in found for article in group]:
                yield grouped


def _is_called_article(thing: Mapping[object, object]) -> bool:
    """Whether it is linked data of an article: beside it stand its site, its author, its page."""
    stated = thing.get("@type")
    kinds = stated if isinstance(stated, list) else [stated]
    return any(isinstance(kind, str) and kind.endswith(_CALLED) for kind in kinds)


def _things(value: object, has_body: Callable[[Thing], bool], *, depth: int) -> list[object]:
    if isinstance(value, list):
        return value
    if not isinstance(value, Mapping) or depth > _DEEPEST:
        return []
    named = _folded(value)
    for name in _LISTS:
        if isinstance(named.get(name), list):
            return _things(named[name], has_body, depth=depth)
    if has_body(flat(value)):
        return [value]
    inside = (
        named[name] for name in (*_LISTS, *_HOLDERS) if isinstance(named.get(name), list | dict)
    )
    found = (_things(held, has_body, depth=depth + 1) for held in inside)
    return next(
        (list_ for list_ in found if any(isinstance(one, Mapping) for one in list_)), [value]
    )


def flat(thing: Mapping[object, object]) -> Thing:
    """An object with its names in small letters, and out of what it and its values are wrapped in.

    Some write `publishedAt`, others `PublishedAt`.
    """
    named = _folded(thing)
    named |= _of_a_search(named)
    for name in _WRAPPERS:
        wrapped = named.get(name)
        if isinstance(wrapped, Mapping):
            named = {**_folded(wrapped), **{key: named[key] for key in named if key != name}}
    named |= _under_plain_names(named)
    for name in _TEXTS:
        if name in named:
            named[name] = _words(named[name])
    named |= _addresses(named)
    author = named.get("author")
    if isinstance(author, Mapping) and "handle" in author:  # of a network, where it is the outlet
        named.setdefault("account", author)
    for name in _OUTLETS:
        names = _THREAD_NAMES if name == "thread" else _OUTLET_NAMES
        if (outlet := _outlet(named.get(name), names=names)) is not None:
            named["source"] = outlet
            break
    return named


def _under_plain_names(named: Thing) -> Thing:
    """What has other names in the answers of some services."""
    plain = {other: named[name] for name, other in _OTHER_NAMES.items() if name in named}
    if isinstance(named.get("message"), str) and "created_time" in named:  # else of an error
        plain["text"] = named["message"]
    if is_of_messenger(named):
        plain |= {name: named[other] for name, other in _MESSENGER.items() if other in named}
    return plain


def _of_a_search(named: Thing) -> Thing:
    """What a page says in its head, as a search engine hands that over with its address."""
    pages = named.get("pagemap")
    stated = pages.get("metatags") if isinstance(pages, Mapping) else None
    return {"metatags": stated[0]} if isinstance(stated, list) and stated else {}


def outlet_of(value: object) -> str | None:
    """What a file calls the outlet of all of its articles."""
    named = _folded(value) if isinstance(value, Mapping) else {}
    stated = (_outlet(named.get(name), names=_OUTLET_NAMES) for name in _OUTLETS)
    return next(filter(None, stated), None)


def _addresses(named: Thing) -> Thing:
    """Where an article stands, if an object says so or the publisher's own page is named."""
    stated = [one for name in _ADDRESSES if (one := _address(named.get(name))) is not None]
    pages = [str(named.get(name)) for name in _PUBLISHERS_PAGES]
    own = [page for page in pages if _PAGE.fullmatch(page)]
    if own:
        return {"url": own[-1]}
    return {"url": stated[0]} if stated and "url" not in named else {}


def is_of_messenger(named: Thing) -> bool:
    """Whether an object, its names in small letters, is a message of a messenger's export."""
    return _MESSENGER["published"] in named


def _folded(thing: Mapping[object, object]) -> Thing:
    return {
        str(name).lower().replace(" ", "_"): plain_value(value) for name, value in thing.items()
    }


def _words(value: object) -> object:
    """The words of a value that is an object; a list of paragraphs is a text."""
    if isinstance(value, Mapping):
        named = _folded(value)
        plain = next((named[name] for name in _VALUES if isinstance(named.get(name), str)), None)
        return plain or text_of_blocks(value)
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    if isinstance(value, list) and any(isinstance(part, str) for part in value):
        return "".join(_piece(part) for part in value)  # words, with links and bold words between
    return text_of_blocks(value) or text_of_sections(value) or value


def _piece(part: object) -> str:
    words = part.get("text") if isinstance(part, Mapping) else part
    return words if isinstance(words, str) else ""


def _address(value: object) -> str | None:
    first = value[0] if isinstance(value, list) and value else value
    named = _folded(first) if isinstance(first, Mapping) else {}
    return next((one for name in _HREFS if isinstance(one := named.get(name), str)), None)


def _outlet(value: object, *, names: Sequence[str]) -> str | None:
    first = value[0] if isinstance(value, list) and value else value
    if not isinstance(first, Mapping):
        return None
    named = _folded(first)
    stated = (named[name] for name in names if name in named)
    return next((name for name in stated if isinstance(name, str) and name.strip()), None)
