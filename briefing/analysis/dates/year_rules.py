"""How English names years and more: 2023, fiscal 2026, the mid-1990s, the 19th century."""

import re

from briefing.analysis.dates import words
from briefing.analysis.dates.meanings import Meaning
from briefing.analysis.dates.periods import InYear, ManyYears
from briefing.analysis.dates.rules import Anchor, Rule
from briefing.analysis.dates.spans import Part

_UNITS = re.compile(
    r"\s+(?:people|persons|men|women|children|troops|soldiers|police|officers|workers|jobs|"
    r"villagers|refugees|protesters|members|dollars|euros|miles|feet|meters|metres|kilometers|"
    r"kilometres|tons|tonnes|pounds|barrels|points|votes|seats|homes|houses|cases|deaths|GMT|UTC|"
    r"hours|years|days|others|more|or\s+so)\b"
)
_TELLS_APART = re.compile(
    r"(?:\b(?:the|a|an|his|her|its|their|our|this|that)|['’]s)\s+$", re.IGNORECASE
)
# The year of "since the 1961 treaty" tells which treaty is meant; "during the 1991 war" is then.
_OF_A_THING = re.compile(r"(?!in\b|during\b).*\bthe\s+\d{4}$", re.IGNORECASE)
_NOUN = re.compile(r"\s+[A-Za-z]")
_IN_A_LIST = re.compile(r"\b(?:1[5-9]|20)\d\d(?:,|,?\s+(?:and|or))\s+$")
_DECADES = {
    name: 20 + 10 * place
    for place, name in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split()
    )
}
_CENTURIES = {
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    "twenty-first": 21,
}  # fmt: skip


def _in_year(match: re.Match[str]) -> Meaning | None:
    year = int(match["year"])
    if _UNITS.match(match.string, match.end()):
        return None
    quarter = words.ORDINALS.get(words.said(match, "quarter"), 0)
    part, last = words.part_of(words.said(match, "part")), words.said(match, "to")
    if not last:
        label = bool(_OF_A_THING.match(match[0]) and _NOUN.match(match.string, match.end()))
        return InYear(year, part, quarter, label=label and part is Part.WHOLE and not quarter)
    until = int(last) if len(last) == 4 else year // 100 * 100 + int(last)
    return InYear(year, last=until) if year < until < year + 200 else None


def _season_years(match: re.Match[str]) -> Meaning | None:
    """1994-1997; 2010-11, but not 2010-07, which may be a month."""
    last, year = match["to"], int(match["year"])
    return _in_year(match) if len(last) == 4 or int(last) == (year + 1) % 100 else None


def _bare_year(match: re.Match[str]) -> Meaning | None:
    """A year without a preposition: in a list of years, or before the thing it tells apart."""
    year, before = int(match["year"]), words.before(match, 14)
    if _IN_A_LIST.search(before):
        return InYear(year)
    noun = _NOUN.match(match.string, match.end())
    if _TELLS_APART.search(before) and noun and not _UNITS.match(match.string, match.end()):
        return InYear(year, label=True)
    return None


def _fiscal(match: re.Match[str]) -> Meaning:
    year = int(match["year"] or match["short"])
    year += 2000 if year < 100 else 0
    return InYear(year, quarter=words.ORDINALS.get(words.said(match, "quarter"), 0))


def _decade(match: re.Match[str]) -> Meaning:
    name, short = words.said(match, "name"), words.said(match, "short")
    within = _DECADES[name] if name else int(short or 0)
    first = int(match["decade"]) if match["decade"] else 1900 + within
    return ManyYears(first, 10, words.part_of(words.said(match, "part")))


def _century(match: re.Match[str]) -> Meaning | None:
    number = words.said(match, "number")
    ordinal = int(number) if number else _CENTURIES[words.said(match, "name")]
    if not 1 <= ordinal <= 30:
        return None
    return ManyYears(100 * (ordinal - 1) + 1, 100, words.part_of(words.said(match, "part")))


RULES = (
    Rule(
        # in 2023 · by the end of 2023 · the second quarter of 2023 · 1994 to 1997 · 2024-25
        Anchor.YEAR,
        r"""\b(?:(?:in|during|by|until|since|for|of|before|after|from|between|around|through
        |as\s+(?:early|late)\s+as)\s+)(?:the\s+)?(?:(?P<part><part>)[\s-]+(?:of\s+)?)?
        (?:(?P<quarter><nth>)\s+quarter\s+of\s+)?(?:the\s+year\s+)?(?P<year>(?:19|20)\d\d)
        (?:(?:\s*[-–/]\s*|\s+(?:to|through|until|and)\s+)(?P<to>(?:19|20)\d\d|(?<=[-–/])\d\d))?
        \b(?![-–]\d|['’]?s\b)""",
        _in_year,
    ),
    Rule(
        Anchor.YEAR,
        r"""\b(?:in|since|of)\s+(?P<year>1[5-8]\d\d)
        (?=\s*(?:$|[.,;:)])|\s+(?:and|when|after|by|to|but|with|he|she|it|they)\b)""",
        _in_year,
    ),
    Rule(
        Anchor.YEAR,
        r"\b(?P<part><part>)[\s-]+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b(?!['’]?s\b)",
        _in_year,
    ),
    Rule(
        Anchor.YEAR,
        r"(?<![\w$€£.,/–-])(?P<year>(?:19|20)\d\d)[-–/](?P<to>(?:19|20)\d\d|\d\d)(?![\w–/-])",
        _season_years,
    ),
    Rule(
        # the 1996 summit · in 1994, 1995 and 1997
        Anchor.YEAR,
        r"(?<![$€£#\w.,:/-])(?P<year>(?:19|20)\d\d)\b(?![-–/:%]|[.,]\d|['’]?s\b)",
        _bare_year,
    ),
    Rule(
        # fiscal 2026 · FY26 · the fourth quarter of fiscal year 2026
        Anchor.YEAR,
        r"""\b(?:(?:in|during|for|of)\s+)?(?:the\s+)?
        (?:(?P<quarter><nth>)[\s-]quarter\s+(?:of\s+)?)?(?:the\s+)?
        (?:(?:fiscal|financial)(?:\s+year)?\s+(?P<year>(?:19|20)\d\d)
        |(?-i:FY)\s?['’]?(?P<short>\d\d(?:\d\d)?))\b""",
        _fiscal,
    ),
    Rule(
        # the mid-1990s · the '80s · the late sixties
        Anchor.YEAR,
        r"""\b(?:(?:in|during|by|since|until|from|of|through)\s+)?(?:the\s+)?
        (?:(?P<part><part>)[\s-]+(?:the\s+)?)?
        (?:(?P<decade>(?:1[5-9]|20)\d0)['’]?s|(?:(?<=the\s)|(?<=early\s)|(?<=late\s)|(?<=mid-))
        (?:['’](?P<short>[2-9]0)s|(?P<name>twenties|thirties|forties|fifties|sixties|seventies
        |eighties|nineties)))\b""",
        _decade,
    ),
    Rule(
        # the 19th century · the late twentieth century
        Anchor.YEAR,
        r"""\b(?:(?:in|during|by|since|until|from|of)\s+)?(?:the\s+)?
        (?:(?P<part><part>)[\s-]+(?:the\s+)?)?(?:(?P<number>\d{1,2})(?:st|nd|rd|th)
        |(?P<name>sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first))
        [\s-]centur(?:y|ies)\b(?!\s+B)""",
        _century,
    ),
)  # fmt: skip
