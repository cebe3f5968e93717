"""Finds datelines: the town, day and agency in front of a report, "KONYA, March 3 (NA) - "."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.gazetteer import PlaceKind, gender_of, resolve_place
from briefing.lexicons import lexicon_beside

_LEXICON = lexicon_beside(__file__)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )?"
_DAY = (
    rf"(?i:{_WEEKDAY}(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? \d{{4}})?))"
)
_WORD = r"[^\W\d_][^\W\d_'’.]{0,30}(?:['’.][^\W\d_]{0,20}){0,3}"
_TOWN = rf"{_WORD}(?:[ -]{_WORD}){{0,6}}"
_REGION = rf"{_WORD}(?:[ -]{_WORD}){{0,4}}"
_DASH = r"--|[-–—_]"
_PATTERN = re.compile(
    rf"(?:(?P<town>{_TOWN}(?: ?/ ?{_TOWN}){{0,2}})"
    rf"(?P<region>(?:, (?!(?i:{_MONTH}) \d){_REGION}){{0,2}})"
    rf"(?P<day>,? {_DAY})?)?"
    rf"(?P<agency>,? ?(?:\([^()\n]{{2,40}}\)|/[A-Z][\w ]{{1,30}}/|(?<=\d, )[A-Z]{{4,20}}))?"
    rf"(?P<end> ?(?:{_DASH}) ?(?=\S)|: (?=\S)|\. (?=\S)| (?=\S))"
)
_CAPITAL = re.compile(r"[\"“‘'«(\[]{0,2}(?:[A-ZÀ-ÖØ-ÞĀ-Ž]|\d|[^\W\d_a-z])")
_AGENCY = re.compile(
    r"[ ,]*(?:[(/](?:[A-Z][\w.&'’-]*|[a-z\d]+\.[a-z]+)(?:[ /-]+(?:[A-Z]\w*|and|of)){0,4}[)/]"
    r"|[A-Z]+)"
)
# A second dash with small letters behind it closes an insertion: "NATO - the alliance - said".
_INSERTION = re.compile(r"[^.!?\n]{0,80} (?:--|[-–—]) [a-z]")
# Words that are part of towns' names, in capitals.
_PARTICLES = _LEXICON.words("particles")
# In a headline's capitals these tell that it says something; no town is called so.
_SAYS = _LEXICON.words("says")
_TELLING = _LEXICON.words("telling")
# What stands in capitals before a dash or a colon and is no town.
_BODIES = _LEXICON.words("bodies")
_ABOARD = ("ABOARD ", "ON BOARD ")
# A line in capitals with more words than this before a bare dash is a headline.
_LONGEST_BARE = 3
_LINE = re.compile(r"[^\S\n]*(?=\S)")
# Bare unknown names are taken for towns only in front of a text, behind a headline at most.
_FIRST_LINES = 3


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: where it stands, and the town it names ("" if it names an agency only)."""

    start: int
    end: int
    town: str = ""


def datelines(text: str) -> Iterator[Dateline]:
    """The datelines of a text, in order: each stands in front of a line."""
    number, begin = 0, 0
    while begin < len(text):
        end = text.find("\n", begin)
        end = len(text) if end < 0 else end
        if not text[begin:end].isspace() and end > begin:
            found = _at(text, begin, end, first=number < _FIRST_LINES)
            if found is not None:
                yield found
            number += 1
        begin = end + 1


def _at(text: str, begin: int, end: int, *, first: bool) -> Dateline | None:
    opening = _LINE.match(text, begin, end)
    start = opening.end() if opening else begin
    match = _PATTERN.match(text, start, min(end, start + 200))
    if match is None or match.end() == start or not _CAPITAL.match(text, match.end(), end):
        return None
    town = match["town"] or ""
    early = first and not _is_surname(town, text)
    if not _is_dateline(match, text[match.end() : end], early=early):
        return None
    return Dateline(start, match.end(), _readable(town))


def _readable(town: str) -> str:
    """The name as it is written in prose: the first town, not in capitals."""
    first = re.split(r" ?/ ?", town)[0]
    if first.startswith(_ABOARD):
        return ""
    return first.title() if first.isupper() else first


def _is_dateline(match: re.Match[str], rest: str, *, early: bool) -> bool:
    town, end = match["town"], match["end"].strip()
    agency = match["agency"] is not None and bool(_AGENCY.fullmatch(match["agency"]))
    if match["agency"] is not None and not agency:
        return False
    if town is None:
        return agency and end not in {"", ":", "."}
    if end in {"", "."}:
        return _without_dash(match, end, agency=agency)
    if end == ":":
        return _before_colon(match, agency=agency)
    compound = match["end"] == end  # "SHARM-"
    inserted = not agency and _INSERTION.match(rest) is not None
    return not (compound or inserted) and _before_dash(match, rest, agency=agency, early=early)


def _without_dash(match: re.Match[str], end: str, *, agency: bool) -> bool:
    """For "TALLINN, 26 November 2026." and "LONDON (Reuters) Ministers met"."""
    if end == ".":
        return match["day"] is not None and bool(re.search(r"\d{4}$|\w$", match["day"]))
    told = match["day"] is not None or _is_caps(match["town"])
    return agency and told and not _says_something(match["town"])


def _before_colon(match: re.Match[str], *, agency: bool) -> bool:
    """For "ISLAMABAD: The minister": the town must be known, or its layout say so."""
    town = match["town"]
    if not _is_caps(town) or _says_something(town):
        return False
    return agency or match["day"] is not None or (bool(match["region"]) or _is_town(town))


def _before_dash(match: re.Match[str], rest: str, *, agency: bool, early: bool) -> bool:
    town, region = match["town"], match["region"]
    furnished = agency or match["day"] is not None
    if not _is_caps(town):
        return _in_small_letters(match, rest, furnished=furnished)
    if town.startswith(_ABOARD):
        return True
    if _says_something(town):
        return False
    short = bool(region) and len(town.split()) <= _LONGEST_BARE
    return furnished or short or _is_town(town) or (early and _sounds_like_town(town))


def _in_small_letters(match: re.Match[str], rest: str, *, furnished: bool) -> bool:
    """For "Osh, Kyrgyzstan - ": the town must be known, and not one end of "Paris - Berlin"."""
    town = match["town"]
    lower = [word for word in re.split(r"[ /-]", town) if word[:1].islower()]
    if len(lower) > 1 or gender_of(town.split()[0]):
        return False
    route = match["end"].strip() == "-" and _is_town(rest.split()[0])
    return furnished or (not route and _is_town(town, match["region"]))


def _sounds_like_town(town: str) -> bool:
    """Whether an unknown name in capitals, all alone, is more likely a town's than a person's."""
    words = town.replace("/", " ").split()
    if len(words) > _LONGEST_BARE or any(word in _BODIES for word in words):
        return False
    if gender_of(words[0].title()):
        return False
    plain = len(words) == 1 or bool(_PARTICLES & set(words[:-1]))
    return plain or (len(words) == 2 and not any(word.endswith("S") for word in words))


def _is_surname(town: str, text: str) -> bool:
    """Whether the text gives a name in capitals to somebody: "Prime Minister Berg"."""
    called = re.compile(
        rf"\b(?!(?:In|From|To|At|Near|The|Of)\b)[A-Z][\w.]* {re.escape(town.title())}\b"
    )
    return town.isupper() and called.search(text) is not None


def _says_something(town: str) -> bool:
    """Whether a line in capitals is a headline: it holds small words or a verb of news."""
    named = town.startswith("THE ") and _is_town(town)  # The Hague
    words = set(town.replace("/", " ").split()[named:])
    if words & _TELLING or (words & _SAYS and len(words) > 1):
        return True
    return bool(words & _BODIES) and not words - _BODIES


def _is_caps(town: str) -> bool:
    """Whether every word of a town is in capitals, but for "Mc", "al-" and the like."""
    bare = re.sub(r"\b(?:Mc|Mac|al-|el-|ad-|an-|as-|ash-|de |du |d['’])(?=[A-Z])", "", town)
    return bare.isupper() and len(bare) > 1


def _is_town(town: str, region: str = "") -> bool:
    """Whether the gazetteer knows it as a town, a territory or a country."""
    first = re.split(r" ?/ ?", town)[0]
    name = first.title() if first.isupper() else first
    container = region.strip(", ") or None
    return resolve_place(name, container=container).kind is not PlaceKind.UNKNOWN
