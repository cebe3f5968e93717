"""Reads the lines that stand above an article's text: who wrote it, when, "Share this".

Such a line is known by its whole: nothing may stand in it but a date, a name, an author, or what a
page prints beside them. A sentence with a date in it is text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from briefing.sources.dating import read_date
from briefing.sources.day_labels import CHANGED as _CHANGED
from briefing.sources.day_labels import PUBLISHED as _LABEL
from briefing.sources.furniture import AUTHOR, FURNITURE, UNREAD, is_menu, is_name

# So many lines may stand above a text, and none of them is longer.
_MOST_LINES: Final = 8
_LONGEST: Final = 120

# A line that is nothing but an author's name has no more words.
_AUTHOR_WORDS: Final = 3
# A date is written in no more pieces: "Thursday, 26 November 2026 at 2:20 p.m. EST".
_DATE_WORDS: Final = 9

_PARTS: Final = re.compile(r"\s*[|·•\t]\s*|\s+[-–—]+\s+")
_BARS: Final = re.compile(r"\s*[|·•\t]\s*|\s{3,}")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# "Published 10 March 2026, updated 11 March 2026": two dates in one line.
_PAIRED: Final = re.compile(
    rf"(?:[,;/]\s+|\s*\(|(?:(?<=\d)|(?<=\d[ap]m)|(?<= [ap]m)|(?<= [a-z][a-z][a-z]))\s+)"
    rf"(?={_CHANGED.pattern})",
    re.IGNORECASE,
)
_TIME: Final = re.compile(
    r",?\s*(?:(?:at|um|saat|à|às|a las|alle(?: ore)?|om|kl\.?|klo|ora|в) )?"
    r"\d{1,2}(?:[:.h]\d\d){1,2}(?: ?[ap]\.?m\.?)?(?: ?Uhr)?(?: [A-Z]{2,5})?",
    re.IGNORECASE,
)
_FULL_STOP: Final = re.compile(r"[.!?…。؟][\"'”’»)\]]*$")
_ABBREVIATED: Final = re.compile(r"\b(?:[ap]\.m|min|dk|\d{1,2})\.$", re.IGNORECASE)
# A caption that ends with who took the picture, and the name by which an agency files a story.
_CREDITED: Final = re.compile(
    r".{0,100}(?:\b|\()(?:Photo(?:graph)?s?|Picture|Image|Foto|Fotoğraf|Photo credit|Credit)"
    r"(?: by |\s?: ?)\S.{0,60}[^.!?]"
)
_SLUG: Final = re.compile(
    r"(?:[A-Z]{2,12}[-/]){1,4}[A-Z0-9/()-]{2,20}|[a-z]{2,4}(?:/[a-z]{2,4}){1,4}|"
    r"[A-Z][a-z]+(?:-[a-z]+){2,7}"
)
# Those of Arabic, Persian, Hindi and Bengali.
_DIGITS: Final = {
    zero + digit: str(digit) for zero in (0x660, 0x6F0, 0x966, 0x9E6) for digit in range(10)
}
_READING: Final = re.compile(
    r"\d{1,3}[ -]?min(?:ute[ns]?|utes|\.)?(?: (?:read|lesezeit|okuma|de lecture|de lectura))?",
    re.IGNORECASE,
)
# That of a page, beside the paper's name and the day.
_NUMBER: Final = re.compile(r"[A-Z]?\d{1,3}")
# Where an author writes from.
_PLACE: Final = re.compile(r" in [^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?\Z")
_EDGES: Final = " ,.;:()[]"

Day = datetime | date


@dataclass(frozen=True, slots=True, kw_only=True)
class Above:
    """What stood above a text, and the text.

    Attributes:
        text: Without the lines above it.
        published: When it was published, as they or its dateline say.
    """

    text: str
    published: Day | None = None


def lines_above(text: str, *, names: bool = True) -> Above:
    """Take the lines off that only say who, when and where; read the day in them.

    A dateline at the head of the first sentence ("Helmsby, 26 November 2026. The ferry ...") dates
    the text and stays in it.

    Args:
        text: A text without its headline.
        names: Whether the first line may be a bare name: not where it may be the headline.
    """
    rest, published, changed = text, None, None
    for _ in range(_MOST_LINES):
        line, gap, behind = rest.partition("\n")
        below = behind.lstrip().partition("\n")[0].strip() if rest is not text or names else ""
        said = _said(line.strip(), below=below)
        if said is None or not gap or _is_heading(line.strip(), said, behind=behind):
            break
        published = published or said.published
        changed = changed or said.changed
        rest = behind.lstrip("\n")
    if not rest.strip():
        return Above(text=text)
    return Above(text=rest, published=published or changed or _of_dateline(rest))


def day_of_line(line: str, *, labelled: bool) -> Day | None:
    """The day in a line that says no more than who wrote an article and when.

    Args:
        line: One line.
        labelled: Whether it must say that something was published or changed on that day, or who
            wrote it, or how long one reads it: a bare day below a headline may be of an event.
    """
    if labelled and not (_LABEL.match(line) or _CHANGED.match(line) or _is_byline(line)):
        return None
    said = _said(line)
    return None if said is None else said.published or said.changed


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What a line says that is not text."""

    published: Day | None = None
    changed: Day | None = None


def _said(line: str, *, below: str = "") -> _Said | None:
    """What a line says; None if it may be text."""
    if not line or len(line) > _LONGEST:
        return None
    ago = any(map(str.isdigit, line)) and any(map(str.isalpha, line)) and UNREAD.fullmatch(line)
    if ago or _CREDITED.fullmatch(line) or _SLUG.fullmatch(line) or is_menu(line):
        return _Said()
    if _FULL_STOP.search(line) and not _ABBREVIATED.search(line):
        return None
    published: Day | None = None
    changed: Day | None = None
    known = False
    for part in _parts(line):
        if found := _date_of(part, label=_CHANGED):
            changed = changed or found
        elif found := _date_of(part, label=_LABEL):
            published = published or found
        elif not _is_beside(part):
            if not (is_name(_PLACE.sub("", part, count=1)) or _NUMBER.fullmatch(part)):
                return None
            continue
        known = True
    if not known and below and _is_an_author(line):  # with the day under it
        under = _said(below)
        known = under is not None and (under.published or under.changed) is not None
    return _Said(published=published, changed=changed) if known else None


def _parts(line: str) -> list[str]:
    """A line by its marks, unless a mark stands inside a date: "10.03.2026 - 14:20"."""
    if _date_of(line, label=_LABEL) is not None:
        return [line]
    pair = _PAIRED.split(line, maxsplit=1)
    if len(pair) == 2:
        return [part for one in pair for part in _parts(one.strip(" ,;)"))]
    bars = [part for part in _BARS.split(line) if part]
    if len(bars) > 1:
        return _with_hours(part for bar in bars for part in _parts(bar))
    if _date_of(line, label=_CHANGED) is not None:
        return [line]
    return _with_hours(part.strip(" ,;") for part in _PARTS.split(line))


def _with_hours(parts: Iterable[str]) -> list[str]:
    """Parts of a line, an hour with the day before it: "Lom - 5 May 2031 - 08:15"."""
    together: list[str] = []
    for part in filter(None, parts):
        if together and _TIME.fullmatch(part) and _date_of(together[-1], label=_LABEL) is not None:
            together[-1] = f"{together[-1]} {part}"
        else:
            together.append(part)
    return together


def _is_an_author(line: str) -> bool:
    """Whether a name is as short as a person's; an office may stand behind it."""
    name, comma, office = _PLACE.sub("", line, count=1).partition(",")
    return len(name.split()) <= _AUTHOR_WORDS and (not comma or is_name(office.strip()))


def _is_heading(line: str, said: _Said, *, behind: str) -> bool:
    """Whether a bare day is the heading of what happens on it: a diary has one for each day."""
    day = said.published
    if day is None or isinstance(day, datetime) or _LABEL.match(line) or read_date(line) is None:
        return False
    below = behind.partition("\n")[0].strip()
    if below and _said(below) is None and not is_name(below):
        return True
    others = (other.strip() for other in behind.split("\n"))
    return any(len(other) <= _LONGEST and read_date(other) is not None for other in others if other)


def _date_of(part: str, *, label: re.Pattern[str]) -> Day | None:
    """The date of "Published 10 March 2026", "Harbour Post, 5 May 2031", "5 May 2031 by ..."."""
    labelled = label.match(part)
    if labelled is None and label is _CHANGED:
        return None
    said = part[labelled.end() :] if labelled else part
    found = find_date(said)
    if found is None:
        return None
    before, after = said[: found.start].strip(), said[found.end :].strip(_EDGES)
    if (stem := before.strip(_EDGES)) and not (
        FURNITURE.fullmatch(stem) or (before.endswith((",", ":", "(")) and is_name(stem))
    ):
        return None
    return found.day if not after or _TIME.fullmatch(after) or _is_beside(after) else None


def _is_byline(line: str) -> bool:
    """Whether a part of a line is an author, or says how long one reads the article."""
    return any(
        _READING.fullmatch(part) or ((by := AUTHOR.match(part)) is not None and _is_author(by[1]))
        for part in _PARTS.split(line)
        if len(line) <= _LONGEST
    )


def _is_beside(part: str) -> bool:
    """Whether a part of a line is an author, or something to press."""
    for label in (_LABEL, _CHANGED):
        labelled = label.match(part)
        said = part[labelled.end() :].strip() if labelled else ""
        if said and (_TIME.fullmatch(said) or UNREAD.fullmatch(said)):
            return True
    if FURNITURE.fullmatch(part):
        return True
    author = AUTHOR.match(part)
    return author is not None and _is_author(author[1])


def _is_author(words: str) -> bool:
    names = re.split(r",\s*| (?:and|und|ve|et|y|e|en|og|och|in) |\s*&\s*", words)
    return all(is_name(name.strip(_EDGES)) for name in names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date found in some words, and where."""

    day: Day
    start: int
    end: int


def find_date(words: str) -> Dated | None:
    """Find the longest date in a few words; it names its year."""
    words = words.translate(_DIGITS)
    if not _YEAR.search(words):
        return None
    tokens = [(match.start(), match.end()) for match in re.finditer(r"\S+", words)]
    return next(_dates(words, tokens), None) if len(tokens) <= 2 * _DATE_WORDS else None


def _dates(words: str, tokens: list[tuple[int, int]]) -> Iterator[Dated]:
    for length in range(min(_DATE_WORDS, len(tokens)), 0, -1):
        for first in range(len(tokens) - length + 1):
            start, end = tokens[first][0], tokens[first + length - 1][1]
            span = words[start:end]
            start += len(span) - len(span.lstrip(_EDGES))
            stripped = span.strip(_EDGES)
            # Digits alone may be any number.
            if stripped.isdigit() or not _YEAR.search(stripped):
                continue
            if span.endswith(")") and "(" in stripped:  # a zone: 08:30 (UTC+1)
                stripped += ")"
            day = read_date(stripped)
            if day is not None:
                yield Dated(day=day, start=start, end=start + len(stripped))


def _of_dateline(text: str) -> Day | None:
    """The day of "Helmsby, 5 May 2031. The ferry ..." or "LOM, March 10, 2026 (NP) - ..."."""
    head = " ".join(text[:_LONGEST].partition("\n")[0].split(" ")[:_DATE_WORDS])
    found = find_date(head)
    if found is None:
        return None
    before, after = head[: found.start].strip(), text[found.end :].lstrip()
    named = before.endswith((",", "(", "–", "—", "-")) and is_name(before.strip(_EDGES + "–—-"))
    return found.day if named and after[:1] in set(".:-–—(/)") - {""} else None
