"""Reads what the head of a text file says: date, title, outlet, address.

Every value is read as the words that stand there: YAML's own ideas of dates and numbers lose
zones and leading zeros.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from tomllib import TOMLDecodeError
from typing import Final
from urllib.parse import urlsplit

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from briefing.model import Problem
from briefing.sources.dating import read_date
from briefing.sources.head_lines import Head, Kind, head_of, known_names, named_values, speaks
from briefing.sources.parse_budgets import too_deep
from briefing.sources.parsed import Parsed

# The names other tools give to the same thing, in small letters and without marks between words.
_NAMES: Final = {
    "title": (
        "title", "headline", "webtitle", "resolvedtitle", "giventitle", "storytitle",
        "articletitle", "name",
    ),
    "published": (
        "published", "publishedat", "publishdate", "pubdate", "datepublished", "datepublish",
        "publisheddate", "publishedon", "publicationdate", "publicationdatetime", "publishedtime",
        "articlepublishedtime", "webpublicationdate", "displaydate", "dategmt", "datetimepub",
        "datetime", "date", "storydate", "seendate", "firstpublicationdate", "firstpublishedat",
        "firstcreated", "versioncreated", "issued", "dateposted", "postedat", "postdate",
        "createdutc", "createdat", "createdtime", "created", "timestamp",
    ),
    "updated": (
        "updated", "modified", "updatedat", "lastmod", "lastmodified", "datemodified",
        "datemodify", "modifiedgmt", "changed", "lastupdated", "updatedtime",
    ),
    "outlet": (
        "source", "outlet", "sitename", "publisher", "site", "sourcename", "publishername",
        "ogsitename", "medianame", "publicationtitle",
        "websitetitle", "blogtitle", "newspaper", "publication", "containertitle", "feedtitle",
        "channeltitle", "sourcehostname", "sourcedomain", "domainname", "domain", "hostname",
        "sourceid",
    ),
    "url": (
        "url", "link", "permalink", "canonical", "canonicalurl", "weburl", "pageurl", "articleurl",
        "originalurl", "sourceurl", "respondedurl", "requestedurl", "resolvedurl", "givenurl",
        "storypermalink", "permalinkurl", "ogurl", "uri",
    ),
    "language": ("language", "lang", "inlanguage", "languagecode", "langcode"),
    "embargo": ("embargo", "embargoed", "embargountil", "embargoeduntil", "embargodate"),
    "key": ("id", "key", "guid"),
}  # fmt: skip

_DATES: Final = ("published", "updated", "embargo")
# An embargo that cannot be read is not over.
NEVER: Final = date(9990, 1, 1)
_TOML_LINE: Final = re.compile(r"\(at line (\d+),")
_LANGUAGE: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?")
_SHORT_CODE: Final = 2
_WEB: Final = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed:
    """A text without its front matter, what that said, and what could not be read of it."""

    body: str
    said: Parsed
    problems: tuple[Problem, ...] = field(default=())


def split(text: str, *, where: str) -> Headed:
    """Take the front matter off a text: YAML, TOML, JSON, or plain lines such as `Title: ...`.

    Args:
        text: All of it.
        where: Its name, for problems.
    """
    head = head_of(text)
    if head is None:
        return Headed(body=text, said=Parsed(text=""))
    try:
        said = _loaded(head)
    except (YAMLError, TOMLDecodeError) as error:
        values, whole = named_values(head.lines)
        problems = () if whole else (_unreadable(error, head, where=where),)
        parsed, others = stated(known_names(values), where=where)
        return Headed(body=head.body, said=parsed, problems=(*problems, *others))
    except (ValueError, RecursionError) as error:
        problem = Problem(where=where, message=f"its front matter cannot be read: {error}")
        return Headed(body=head.body, said=Parsed(text=""), problems=(problem,))
    if said is None:
        return Headed(body=head.body, said=Parsed(text=""))
    if not isinstance(said, Mapping):  # `title:A town` is no YAML, but can only be meant so
        said, whole = named_values(head.lines)
        if not whole or not speaks(said):
            return Headed(body=text, said=Parsed(text=""))
    parsed, others = stated(known_names(said), where=where)
    return Headed(body=head.body, said=parsed, problems=others)


def _loaded(head: Head) -> object:
    if head.kind is Kind.PLAIN:
        return named_values(head.lines)[0]
    if too_deep(head.lines):
        raise ValueError("brackets inside brackets without end")
    if head.kind is Kind.TOML:
        return tomllib.loads(head.lines)
    if head.kind is Kind.JSON:
        return json.loads(head.lines)
    return YAML(typ="base", pure=True).load(head.lines)


def stated(said: Mapping[object, object], *, where: str) -> tuple[Parsed, tuple[Problem, ...]]:
    """Read what named values say about an article: front matter, or an object of JSON.

    Returns:
        What they say (with an empty text), and a problem for each value that makes no sense.
    """
    words: dict[str, str] = {}
    problems: list[Problem] = []
    folded = {"".join(filter(str.isalnum, str(name).lower())): said[name] for name in said}
    for field_name, names in _NAMES.items():
        value = next((folded[name] for name in names if _given(folded.get(name))), None)
        if field_name == "outlet" and isinstance(value, Mapping):
            inside, _ = stated(value, where=where)
            words |= {"outlet": inside.title or "", "url": words.get("url") or inside.url or ""}
        elif isinstance(value, date):  # TOML has dates of its own
            words[field_name] = value.isoformat()
        elif isinstance(value, (str, int, float)) and not isinstance(value, bool):
            words[field_name] = " ".join(str(value).split())
        elif value is not None:
            problems.append(_senseless(field_name, type(value).__name__, where=where))
    dates = {}
    for field_name in _DATES:
        if words.get(field_name):
            dates[field_name] = read_date(words[field_name])
            if dates[field_name] is None:
                problems.append(_senseless(field_name, repr(words[field_name]), where=where))
    under_embargo = any(_given(folded.get(name)) for name in _NAMES["embargo"])
    if (address := web_address(words.get("outlet"))) is not None:  # web clippers write it there
        words.setdefault("url", address)
        others = (folded.get(name) for name in _NAMES["outlet"])
        named = (one for one in others if isinstance(one, str) and web_address(one) is None)
        words["outlet"] = next((" ".join(one.split()) for one in named if _given(one)), "")
    parsed = Parsed(
        text="",
        title=words.get("title", ""),
        url=web_address(words.get("url")),
        published=dates.get("published"),
        updated=dates.get("updated"),
        outlet=words.get("outlet") or None,
        language=language_code(words.get("language")),
        key=words.get("key") or None,
        embargo=dates.get("embargo") or (NEVER if under_embargo else None),
    )
    return parsed, tuple(problems)


def language_code(stated_language: str | None) -> str | None:
    """Return the language of a tag such as `en-GB`, or None if it is no tag."""
    match = _LANGUAGE.fullmatch((stated_language or "").strip())
    if match is None:
        return None
    code = match[1].lower()
    return code if len(code) == _SHORT_CODE else _short_codes().get(code, code)


@cache
def _short_codes() -> Mapping[str, str]:
    """The codes of two letters by those of three: "eng" and "en" are one language."""
    from babel.core import get_global  # only for those who write three

    short: Mapping[str, str] = get_global("language_aliases")
    return short


def web_address(stated_url: str | None) -> str | None:
    """Return an address if it is one a reader can open: http or https."""
    url = (stated_url or "").strip()
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port  # there is no port beyond 65535
    except ValueError:
        return None
    return url if host and _WEB.fullmatch(url) else None


def _given(value: object) -> bool:
    return value is not None and value not in ("", "~", "null")


def _senseless(name: str, what: str, *, where: str) -> Problem:
    hint = "write a date such as 2026-03-10 or 2026-03-10T08:30:00+03:00"
    if name == "embargo":
        hint = f"{hint}; until then the article is held back"
    return Problem(
        where=where,
        message=f"its {name} makes no sense: {what[:80]}",
        hint=hint if name in _DATES else "write it as one line of text",
    )


def _unreadable(error: YAMLError | TOMLDecodeError, head: Head, *, where: str) -> Problem:
    line, what = 0, str(error).partition(" (")[0] or type(error).__name__
    if isinstance(error, MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        line = mark.line if mark is not None else 0
        what = error.problem or error.context or what
    elif found := _TOML_LINE.search(str(error)):
        line = int(found[1]) - 1
    return Problem(
        where=f"{where}:{head.first + line}",
        message=f"its front matter cannot be read: {what.splitlines()[0]}",
        hint="correct that line; what the others say counts",
    )
