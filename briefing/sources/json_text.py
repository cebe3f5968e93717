"""Reads articles from JSON: one object, a list of them, a JSON Feed, or one object on a line.

The objects may be those of news programs and services, which call the same things by other names;
HTML in them is read as HTML.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from briefing.errors import ArticleError
from briefing.model import Problem
from briefing.sources import json_shapes
from briefing.sources.decoding import printable
from briefing.sources.fragments import fragment_text, is_markup, line_text, resolved
from briefing.sources.front_matter import stated
from briefing.sources.json_shapes import flat
from briefing.sources.parsed import Parsed

# The first that holds words is the text; a description is a teaser, and better than nothing.
_BODIES: Final = (
    "text", "body", "bodytext", "textcontent", "content", "content_text", "content_html", "html",
    "maintext", "article_body", "articlebody", "full_text", "fulltext", "full_content",
    "story_text", "selftext", "description", "summary", "excerpt", "trailtext", "abstract",
    "lead_paragraph", "snippet",
)  # fmt: skip
_HTML_BODIES: Final = ("content_html", "html")
_BETWEEN: Final = re.compile(r"\s*")
# What a service puts where it cut a text short.
_CUT: Final = re.compile(r"\s*\[\+\d+ chars\]\Z")


def parse(text: str, *, where: str) -> Iterator[Parsed | Problem]:
    """Yield the articles of a JSON file: one object, a list, or an object with a list in it.

    Raises:
        ArticleError: if it is not JSON or holds no articles.
    """
    try:
        value = _loaded(text)
    except json.JSONDecodeError as error:
        raise ArticleError(
            f"it is not JSON: line {error.lineno}: {error.msg}", hint="correct that line"
        ) from error
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"it is not JSON we can read: {error}") from error
    things = json_shapes.things(value, has_body=_is_article)
    if not any(isinstance(thing, Mapping) and _is_article(flat(thing)) for thing in things):
        raise ArticleError(
            "it holds no article", hint='an article is an object with at least a "text"'
        )
    for number, thing in enumerate(things, start=1):
        place = where if isinstance(value, Mapping) and things[0] is value else f"{where}#{number}"
        yield from _article(thing, where=place)


def _loaded(text: str) -> object:
    """All of a file; of several values one behind the other, a list of them."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        first = error
    decoder, position = json.JSONDecoder(), 0
    values: list[object] = []
    while between := _BETWEEN.match(text, position):
        position = between.end()
        if position == len(text):
            return values
        try:
            value, position = decoder.raw_decode(text, position)
        except json.JSONDecodeError:
            break
        values.append(value)
    raise first


def parse_line(line: str, *, where: str) -> Iterator[Parsed | Problem]:
    """Yield the article on one line of a JSONL file, or the problem with it."""
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        yield _malformed(where, f"it is not JSON: {error.msg} at character {error.colno}")
        return
    except (ValueError, RecursionError) as error:
        yield _malformed(where, f"it is not JSON we can read: {error}")
        return
    yield from _article(value, where=where)


def _is_article(named: Mapping[str, object]) -> bool:
    return _body(named) is not None


def _article(thing: object, *, where: str) -> Iterator[Parsed | Problem]:
    if not isinstance(thing, Mapping):
        yield _malformed(where, f"it is no object but a {type(thing).__name__}")
        return
    named = flat(thing)
    text = _body(named)
    if text is None:
        yield _malformed(where, 'it has no "text"')
        return
    said, problems = stated(_known(named), where=where)
    yield from problems
    title = resolved(printable(said.title))
    yield replace(said, text=text, title=line_text(title) if is_markup(title) else title)


def _body(thing: Mapping[str, object]) -> str | None:
    for name in _BODIES:
        value = thing.get(name)
        if isinstance(value, str) and value.strip():
            text = _CUT.sub("", printable(value).strip())
            text = text if is_markup(text) else resolved(text)
            html = name in _HTML_BODIES or is_markup(text)
            text = fragment_text(text) if html else text
            if text:
                return text
    return None


def _known(thing: Mapping[str, object]) -> Mapping[object, object]:
    """The metadata, without what only looks like it: a list of tags is no mistake of the date."""
    return {name: value for name, value in thing.items() if not isinstance(value, (list, dict))}


def _malformed(where: str, message: str) -> Problem:
    return Problem(
        where=where,
        message=message,
        hint='write {"text": "...", "title": "...", "published": "2026-03-10"} on one line',
    )
