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
from briefing.sources import json_feed, json_shapes, markdown_text
from briefing.sources.fragments import fragment_text, is_markup, line_text, resolved
from briefing.sources.front_matter import stated, web_address
from briefing.sources.json_shapes import flat
from briefing.sources.parsed import Parsed
from briefing.sources.printable import printable
from briefing.sources.titles import without_outlet

# The first that holds words is the text; the fullest teaser is better than nothing.
_BODIES: Final = (
    "text", "body", "bodytext", "textcontent", "content", "content_text", "content_html", "html",
    "maintext", "article_body", "articlebody", "full_text", "fulltext", "full_content",
    "story_text", "selftext", "html_content", "body_html", "bodyhtml", "contenthtml",
    "plain_text", "paragraphs", "markdown", "contents", "content_elements", "blocks", "sections",
    "article_text", "body_text", "body_nitf", "article",
)  # fmt: skip
_TEASERS: Final = (
    "description",
    "summary",
    "excerpt",
    "trailtext",
    "abstract",
    "lead_paragraph",
    "snippet",
    "abstractnote",
)
# What services put where an article was taken down.
_TAKEN_DOWN: Final = frozenset({"[removed]", "[deleted]"})
_LISTED_BY: Final = ("seendate", "publishedat", "published_at", "published", "date", "pubdate")
_HTML_BODIES: Final = (
    "content_html", "html", "html_content", "body_html", "bodyhtml", "contenthtml",
)  # fmt: skip
_BETWEEN: Final = re.compile(r"\s*")
_COMMAS: Final = re.compile(r"[\s,]*")
# The beginning of a list, or of an object that says a little before its list of articles.
_LIST: Final = re.compile(
    r'(?:\s++|//[^\n]*+\n|/\*[^*]{0,500}+\*/)*+(?:\{[^\[\]{}]{0,2000}?"'
    r'(?:articles|items|posts|entries|results|docs|data|news)"\s*:\s*)?\[',
    re.IGNORECASE,
)
# A script that holds nothing but a value: "window.data = [...]", "read({...});".
_PROGRAM: Final = re.compile(
    r"\s*(?:/\*\*/\s*)?(?:(?:var|let|const)\s+)?[A-Za-z_$][\w.$]{0,80}\s*(?:=|\()\s*(?=[\[{])"
)
_FEWEST_WORDS: Final = 5
# What a service puts where it cut a text short.
_CUT: Final = re.compile(r"\s*\[\+?\d+ (?:more )?char(?:acter)?s\]\Z")


def parse(text: str, *, where: str) -> Iterator[Parsed | Problem]:
    """Yield the articles of a JSON file: one object, a list, or an object with a list in it.

    Raises:
        ArticleError: if it is not JSON or holds no articles.
    """
    broken = ""
    try:
        value = _loaded(text)
    except json.JSONDecodeError as error:
        broken = f"it is not JSON: line {error.lineno}: {error.msg}"
        value = _whole(text)
        if not value:
            raise ArticleError(broken, hint="correct that line") from error
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"it is not JSON we can read: {error}") from error
    if isinstance(value, Mapping) and "jsonfeed.org" in str(value.get("version")):
        yield from json_feed.parse(text, where=where)
        return
    things = json_shapes.things(value, has_body=_is_article)
    if not any(isinstance(thing, Mapping) and _is_article(flat(thing)) for thing in things):
        raise ArticleError(
            "it holds no article", hint='an article is an object with at least a "text"'
        )
    outlet = None if things[0] is value else json_shapes.outlet_of(value)
    for number, thing in enumerate(things, start=1):
        place = where if isinstance(value, Mapping) and things[0] is value else f"{where}#{number}"
        yield from _article(thing, where=place, outlet=outlet)
    if broken:
        yield Problem(
            where=where,
            message=f"{broken}; {len(things)} whole articles were read",
            hint="correct that line",
        )


def _loaded(text: str) -> object:
    """All of a file; of several values one behind the other, a list of them."""
    if (program := _PROGRAM.match(text)) is not None:  # as pages load it
        text = text[program.end() :].rstrip(" \t\r\n;" + (")" if program[0].endswith("(") else ""))
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


def _whole(text: str) -> list[object]:
    """The objects of a broken list that are whole themselves: it was cut, or has a comma too many.

    Nothing is read behind the first that is broken.
    """
    begin = _LIST.match(text)
    if begin is None:
        return []
    decoder, position = json.JSONDecoder(strict=False), begin.end()
    found: list[object] = []
    while between := _COMMAS.match(text, position):
        position = between.end()
        if not text.startswith("{", position):
            break
        try:
            value, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            break
        found.append(value)
    return found


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


def _article(thing: object, *, where: str, outlet: str | None = None) -> Iterator[Parsed | Problem]:
    if not isinstance(thing, Mapping):
        yield _malformed(where, f"it is no object but a {type(thing).__name__}")
        return
    named = flat(thing)
    text = _body(named)
    if text is None and json_shapes.is_of_messenger(named):
        yield Problem(where=where, message="the message has no words", notice=True)
        return
    if text is None:
        yield _malformed(where, 'it has no "text"')
        return
    if text.strip().lower() in _TAKEN_DOWN:
        yield Problem(where=where, message="the service has taken it down", notice=True)
        return
    said, problems = stated(_known(named), where=where)
    yield from problems
    title = resolved(printable(said.title))
    title = line_text(title) if is_markup(title) else title
    yield replace(
        said,
        text=text,
        title=without_outlet(title, said.outlet),
        outlet=said.outlet or outlet,
        published=said.published or said.updated,
    )


def _body(thing: Mapping[str, object]) -> str | None:
    bodies = (_words(name, thing.get(name)) for name in _BODIES)
    body = next(filter(None, bodies), "")
    teasers = (_words(name, thing.get(name)) for name in _TEASERS)
    return body or max(teasers, key=len) or _headline_alone(thing)


def _words(name: str, value: object) -> str:
    """The words of a value; "" if it has none."""
    if not isinstance(value, str) or not value.strip():
        return ""
    if name == "article" and len(value.split()) < _FEWEST_WORDS:  # the number of another thing
        return ""
    text = _CUT.sub("", printable(value).strip())
    if name == "markdown":
        items = markdown_text.parse(text, where=name)
        return next((item.text for item in items if isinstance(item, Parsed)), "")
    text = text if is_markup(text) else resolved(text)
    return fragment_text(text) if name in _HTML_BODIES or is_markup(text) else text


def _headline_alone(thing: Mapping[str, object]) -> str | None:
    """The headline of a service that hands over nothing else but an address and a date."""
    title = thing.get("title")
    listed = any(isinstance(thing.get(name), str) for name in _LISTED_BY)
    addressed = web_address(str(thing.get("url") or thing.get("link") or "")) is not None
    if not (isinstance(title, str) and listed and addressed):
        return None
    return " ".join(resolved(printable(title)).split()) or None


def _known(thing: Mapping[str, object]) -> Mapping[object, object]:
    """The metadata, without what only looks like it: a list of tags is no mistake of the date."""
    return {name: value for name, value in thing.items() if not isinstance(value, (list, dict))}


def _malformed(where: str, message: str) -> Problem:
    return Problem(
        where=where,
        message=message,
        hint='write {"text": "...", "title": "...", "published": "2026-03-10"} on one line',
    )
