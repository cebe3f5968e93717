"""Reads articles from JSON: one object, a list of them, a JSON Feed, or one object on a line."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from briefing.errors import ArticleError
from briefing.model import Problem
from briefing.sources.decoding import printable
from briefing.sources.front_matter import stated
from briefing.sources.parsed import Parsed

_BODIES: Final = ("text", "body", "content", "content_text")


def parse(text: str, *, where: str) -> Iterator[Parsed | Problem]:
    """Yield the articles of a JSON file: one object, a list, or an object with a list in it.

    Raises:
        ArticleError: if it is not JSON or holds no articles.
    """
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise ArticleError(
            f"it is not JSON: line {error.lineno}: {error.msg}", hint="correct that line"
        ) from error
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"it is not JSON we can read: {error}") from error
    things = _things(value)
    if not things or not any(_has_body(thing) for thing in things):
        raise ArticleError(
            "it holds no article", hint='an article is an object with at least a "text"'
        )
    for number, thing in enumerate(things, start=1):
        place = where if isinstance(value, Mapping) and things[0] is value else f"{where}#{number}"
        yield from _article(thing, where=place)


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


def _things(value: object) -> list[object] | None:
    if isinstance(value, list):
        return value
    if isinstance(value, Mapping):
        for name in ("articles", "items"):
            if isinstance(value.get(name), list):
                things: list[object] = value[name]
                return things
        return [value]
    return None


def _has_body(thing: object) -> bool:
    return isinstance(thing, Mapping) and _body(thing, _BODIES) is not None


def _article(thing: object, *, where: str) -> Iterator[Parsed | Problem]:
    if not isinstance(thing, Mapping):
        yield _malformed(where, f"it is no object but a {type(thing).__name__}")
        return
    text = _body(thing, _BODIES)
    if text is None:
        yield _malformed(where, 'it has no "text"')
        return
    said, problems = stated(_known(thing), where=where)
    yield from problems
    yield replace(said, text=text, title=printable(said.title))


def _body(thing: Mapping[object, object], names: Iterable[str]) -> str | None:
    for name in names:
        value = thing.get(name)
        if isinstance(value, str) and value.strip():
            return printable(value).strip()
    return None


def _known(thing: Mapping[object, object]) -> Mapping[object, object]:
    """The metadata, without what only looks like it: a list of tags is no mistake of the date."""
    return {name: value for name, value in thing.items() if not isinstance(value, (list, dict))}


def _malformed(where: str, message: str) -> Problem:
    return Problem(
        where=where,
        message=message,
        hint='write {"text": "...", "title": "...", "published": "2026-03-10"} on one line',
    )
