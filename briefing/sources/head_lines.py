"""Finds the lines at the head of a text file that speak about it: fenced, half fenced, or plain.

People write them by hand: with a colon in a title, a tab, a fence that is never closed, or no fence
at all. What can only be meant so is read so.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
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
_COMMENT: Final = re.compile(r"\A(?:#{1,3}|//|%|;)[ \t]+(?=\w)")
# **Title:** or **Title**:
_BOLD: Final = re.compile(r"\A(\*\*|__)([^*_:\n]{1,40}?):?\1(?<=[:*_]):?(?=\s|\Z)")
_MORE: Final = re.compile(r"[ \t]|- |-$|#|$")
_OPEN_LIST: Final = re.compile(r"\[[^\]]*\Z|\{[^}]*\Z")
_QUOTED: Final = re.compile(r"([\"'])(.*)\1")
_LINE_END: Final = re.compile(r"[ \t]*\n\s*\S")
_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")
# What some write above the text itself.
_BODY_LINE: Final = re.compile(
    r"\n[^\S\n]*+(?:body|text|full text|article|story|content|metin|texte?|texto|testo|текст)"
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
    "web": "url", "address": "url", "bağlantı": "url", "lien": "url", "enlace": "url",
}  # fmt: skip
_READ: Final = frozenset(
    "title date published updated modified source outlet publisher site url link language "
    "embargo".split()
)
# What may stand among them, and is not read.
_BESIDE: Final = frozenset(
    "author authors by byline yazar autor auteur tags keywords section category type place "
    "location from to cc id status copyright".split()
)


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
        return _object(text) if text.startswith("{") else _unfenced(text)
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
    whole = True
    for line in lines.split("\n"):
        if _MORE.match(line):
            continue
        match = _NAMED.fullmatch(_BOLD.sub(r"\2:", line.rstrip(), count=1))
        if match is None or _OPEN_LIST.match(match[2]):
            whole = False
        elif not match[2].startswith(("[", "{", "|", ">")):
            quoted = _QUOTED.fullmatch(match[2])
            found.setdefault(_meaning(match[1]), quoted[2] if quoted else match[2])
    return found, whole


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
    end = _BLANK_LINE.search(begun, 0, _LONGEST)
    body = _BODY_LINE.search(begun, 0, _LONGEST)
    if body is not None and (end is None or not begun[end.end() : body.start()].strip()):
        end = body
    if end is None:
        return None
    lines = begun[: end.start()].rstrip()
    if lines.count("\n") and all(map(_COMMENT.match, lines.split("\n"))):
        lines = "\n".join(_COMMENT.sub("", line) for line in lines.split("\n"))
    values, whole = named_values(lines)
    named = whole and not any(map(_MORE.match, lines.split("\n")))
    if not named or not all(name in _READ or name in _BESIDE for name in values):
        return None
    dated = values.get("date") or values.get("published")
    if (dated and read_date(dated) is None) or not (dated or "title" in values):
        return None
    first = len(text) - len(begun) + 1
    return Head(kind=Kind.PLAIN, lines=lines, first=first, body=begun[end.end() :])
