"""Finds the lines at the head of a text file that speak about it: fenced, half fenced, or plain.

People write them by hand: with a colon in a title, a tab, a fence that is never closed, or no fence
at all. What can only be meant so is read so.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice
from typing import Any, Final

from briefing.sources.dating import read_date

# Front matter is a handful of lines: what is longer is a text that begins with a rule.
_LONGEST: Final = 32_768

_OPENING: Final = re.compile(r"\n*(---|\+\+\+)[ \t]*\n")
_CLOSING: Final = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),
}
_NAMED: Final = re.compile(r"([^\W\d_][\w .-]{0,30}?)[ \t]*[:=](?!/)[ \t]*(.*)")
# Marks before each line of a head, as programs write remarks.
_COMMENT: Final = re.compile(r"\A(?:#{1,3}|//|%|;|>)[ \t]+(?=\w)")
# **Title:** or **Title**:
_BOLD: Final = re.compile(r"\A(\*\*|__)([^*_:\n]{1,40}?):?\1(?<=[:*_]):?(?=\s|\Z)")
_MORE: Final = re.compile(r"[ \t]|- |-$|#|$")
_OPEN_LIST: Final = re.compile(r"\[[^\]]*\Z|\{[^}]*\Z")
_QUOTED: Final = re.compile(r"([\"'])(.*)\1")
_LINK: Final = re.compile(r"\[([^\[\]]{1,200})\]\((https?://[^()\s]{1,2000})\)")
_LINE_END: Final = re.compile(r"[ \t]*\n\s*\S")
_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")
# What some write above the text itself.
_BODY_LINE: Final = re.compile(
    r"\n[^\S\n]*+(?:body|text|full text|article|story|(?:markdown )?content|metin|texte?|texto|"
    r"testo|текст)"
    r"[ \t]*:[ \t]*\n",
    re.IGNORECASE,
)

# What other languages, and mail programs, call the things that are read.
_MEANT: Final = {
    "subject": "title", "headline": "title", "başlık": "title", "titel": "title",
    "titre": "title", "título": "title", "titolo": "title", "заголовок": "title",
    "sent": "date", "tarih": "date", "datum": "date", "fecha": "date", "дата": "date",
    "publication date": "date", "date published": "date", "published on": "date",
    "kaynak": "source", "quelle": "source", "fuente": "source", "fonte": "source",
    "источник": "source", "publication": "source", "newspaper": "source",
    "embargo until": "embargo", "embargoed until": "embargo", "under embargo until": "embargo",
    "sperrfrist": "embargo", "ambargo": "embargo", "embargado hasta": "embargo",
    "url source": "url", "source url": "url", "original url": "url", "page url": "url",
    "published time": "date", "publish date": "date", "pub date": "date", "posted": "date",
    "date of publication": "date", "published at": "date", "lang": "language",
    "web": "url", "address": "url", "bağlantı": "url", "lien": "url", "enlace": "url",
}  # fmt: skip
_READ: Final = frozenset(
    "title date published updated modified source outlet publisher site url link language "
    "embargo".split()
)
# What may stand among them, and is not read.
_BESIDE: Final = frozenset(
    "author authors by byline yazar autor auteur tags keywords section category type place "
    "location from to cc id status copyright slug summary description excerpt categories topic "
    "topics series subtitle deck kicker reporter editor photo image cover thumbnail template draft "
    "edition page words length country region city priority dateline desk created accessed "
    "retrieved saved version contributor contributors creator rights".split()
)
# Marks of a field in a text of another markup, and the lines with which some programs begin.
_FIELD: Final = re.compile(r"\A:([^:\n]{1,30}):(?=[ \t]|\Z)")
_PERCENTS: Final = re.compile(r"\n*%[ \t]?(\S.*)\n(?:%.*\n)?%[ \t]?(\S.*)\n")
# A headline, which may be ruled, above lines that speak about the text.
_HEADLINE: Final = re.compile(
    r"\n*(?:[=~*_#-]{3,120}\n)?[^\n]{3,200}\n(?:[=~*_-]{3,120}\n)?\n*(?=\S)"
)
_MOST_APART: Final = 12
_LONGEST_APART: Final = 300


class Kind(Enum):
    """How a head is written."""

    YAML = auto()
    TOML = auto()
    JSON = auto()
    PLAIN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The lines at the head of a file.

    Attributes:
        kind: How they are written.
        lines: The lines, without their fences.
        first: The number of the first of them in the file.
        body: What follows.
    """

    kind: Kind
    lines: str
    first: int
    body: str


def head_of(text: str) -> Head | None:
    """Find the lines at the head of a text that speak about it; None if there are none."""
    opening = _OPENING.match(text)
    if opening is None:
        if text.startswith("{"):
            return _object(text)
        return _unfenced(text) or _of_percents(text) or _below_headline(text)
    first = opening[0].count("\n") + 1
    start = opening.end()
    closing = _CLOSING[opening[1]].search(text, start, start + _LONGEST)
    if closing is None:
        return _unclosed(text, start=start, first=first)
    kind = Kind.YAML if opening[1] == "---" else Kind.TOML
    return Head(
        kind=kind, lines=text[start : closing.start()], first=first, body=text[closing.end() :]
    )


def named_values(lines: str) -> tuple[dict[str, str], bool]:
    """Read lines such as `name: value` one by one, and say whether all of them are such."""
    found: dict[str, str] = {}
    linked: dict[str, str] = {}
    whole = True
    for line in lines.split("\n"):
        if _MORE.match(line):
            continue
        bare = _FIELD.sub(r"\1:", _BOLD.sub(r"\2:", line.rstrip(), count=1), count=1)
        match = _NAMED.fullmatch(bare)
        if match is None or _OPEN_LIST.match(match[2]):
            whole = False
        elif (link := _LINK.fullmatch(match[2])) is not None:
            name = _meaning(match[1])
            found.setdefault(name, link[2] if name == "url" else link[1])
            linked.setdefault("url", link[2])
        elif not match[2].startswith(("[", "{", "|", ">")):
            quoted = _QUOTED.fullmatch(match[2])
            found.setdefault(_meaning(match[1]), quoted[2] if quoted else match[2])
    return linked | found, whole


def speaks(values: Iterable[str]) -> bool:
    """Whether some of these names are of things that are read."""
    return not _READ.isdisjoint(values)


def known_names(said: Mapping[Any, object]) -> Mapping[object, object]:
    """The same values under the names we read, where other ones mean the same."""
    return {**{_meaning(str(name)): value for name, value in said.items()}, **said}


def _meaning(name: str) -> str:
    folded = " ".join(name.lower().split())
    return _MEANT.get(folded, folded)


def _unclosed(text: str, *, start: int, first: int) -> Head | None:
    """A head whose closing fence was forgotten: it ends with its first empty line."""
    end = _BLANK_LINE.search(text, start, start + _LONGEST)
    if end is None:
        return None
    lines = text[start : end.start()]
    values, whole = named_values(lines)
    if not whole or not speaks(values):
        return None
    return Head(kind=Kind.PLAIN, lines=lines, first=first, body=text[end.end() :])


def _object(text: str) -> Head | None:
    """An object of JSON above a text."""
    try:
        said, end = json.JSONDecoder().raw_decode(text[:_LONGEST])
    except (ValueError, RecursionError):
        return None
    body = text[end:]
    if not isinstance(said, dict) or not speaks(said) or not _LINE_END.match(body):
        return None
    return Head(kind=Kind.JSON, lines=text[:end], first=1, body=body)


def _unfenced(text: str) -> Head | None:
    """Lines such as `Title: ...` and `Date: ...` above a text, and nothing else among them."""
    begun = text.lstrip("\n")
    body = _BODY_LINE.search(begun, 0, _LONGEST)
    if body is not None and (values := _values(begun[: body.start()])) is not None:
        return _plain(text, begun, end=body.end(), values=values)
    end = 0
    for blank in islice(_BLANK_LINE.finditer(begun, 0, _LONGEST), _MOST_APART):
        lines = begun[end : blank.start()]
        apart = end and (len(lines) > _LONGEST_APART or not begun[blank.end() :].strip())
        if apart or _values(lines) is None:
            break
        end = blank.end()
    values = _values(begun[:end]) if end else None
    return None if values is None else _plain(text, begun, end=end, values=values)


def _values(lines: str) -> dict[str, str] | None:
    """What some lines say; None if one of them may be text."""
    stated = [line for line in lines.split("\n") if line.strip()]
    if len(stated) > 1 and all(map(_COMMENT.match, stated)):
        stated = [_COMMENT.sub("", line) for line in stated]
    values, whole = named_values("\n".join(stated))
    named = whole and bool(values) and not any(map(_MORE.match, stated))
    return values if named and all(name in _READ or name in _BESIDE for name in values) else None


def _plain(text: str, begun: str, *, end: int, values: dict[str, str]) -> Head | None:
    """The head of lines that say when, or what the headline is."""
    dated = values.get("date") or values.get("published")
    if (dated and read_date(dated) is None) or not (dated or "title" in values):
        return None
    lines = "\n".join(f"{name}: {value}" for name, value in values.items())
    first = len(text) - len(begun) + 1
    return Head(kind=Kind.PLAIN, lines=lines, first=first, body=begun[end:])


def _of_percents(text: str) -> Head | None:
    """Three lines that begin with a mark: the headline, the authors, the day."""
    found = _PERCENTS.match(text)
    if found is None or read_date(found[2]) is None:
        return None
    lines = f"title: {found[1]}\ndate: {found[2]}"
    return Head(kind=Kind.PLAIN, lines=lines, first=1, body=text[found.end() :])


def _below_headline(text: str) -> Head | None:
    """Lines that say when, and more, below a headline, which stays above the text."""
    headline = _HEADLINE.match(text)
    if headline is None or headline[0].strip().endswith((".", ":")):
        return None
    below = _unfenced(text[headline.end() :])
    said = named_values(below.lines)[0] if below is not None else {}
    if below is None or len(said) < 2 or "title" in said:
        return None
    return Head(
        kind=Kind.PLAIN, lines=below.lines, first=below.first, body=f"{headline[0]}{below.body}"
    )
