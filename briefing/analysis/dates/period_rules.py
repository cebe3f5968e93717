"""How English names parts of a year: months, seasons, quarters, halves, this week and next year."""

import re

from briefing.analysis.dates import words
from briefing.analysis.dates.distances import Offset, Vague
from briefing.analysis.dates.meanings import Meaning
from briefing.analysis.dates.periods import (
    FirstMonths,
    Half,
    InYear,
    Months,
    Period,
    Quarter,
    Season,
)
from briefing.analysis.dates.rules import Anchor, Rule
from briefing.analysis.dates.spans import Part, Sense


def _months(match: re.Match[str]) -> Meaning | None:
    first = words.month_of(match["month"])
    last = words.month_of(match["month2"]) if match["month2"] else first
    part = words.part_of(match["part"] or "")
    marked = words.which_of(match) or any(match[name] for name in ("prep", "part", "year", "whose"))
    if not marked and match["month"].lower() in words.AMBIGUOUS_MONTHS:
        return None
    if words.elsewhere(match):
        return Vague()
    last_part = words.part_of(match["part2"] or "") if match["month2"] else part
    years, strict = words.years_from_now(match), words.way_of(words.which_of(match))
    return Months(first, last, part, last_part, words.year_of(match), years, strict)


def _month_before_noun(match: re.Match[str]) -> Meaning:
    month = words.month_of(match["month"])
    return Months(month, month)


# "the week before", "the year and the day": told of something else.
_RELATED = re.compile(r"\s+(?:before|after|and|or)\b")


def _period(match: re.Match[str]) -> Meaning | None:
    unit, which = words.said(match, "unit"), words.said(match, "which").removeprefix("the ")
    part = words.part_of(match["part"] or "")
    if match["beyond"]:
        return Period(unit, 2, part)
    if which in {"following", "previous", "preceding", "prior"}:
        days = words.LENGTHS.get(unit, 90)
        return Offset(days if which == "following" else -days, event=False)
    if which == "latest":
        return Vague()
    if which == "the" and _RELATED.match(match.string, match.end()):
        return None
    in_week = unit == "week" and (match["part"] or "").lower().split()[-1:] == ["in"]
    if which == "the" and (in_week or (part is Part.WHOLE and unit != "weekend")):
        return Vague()
    ahead = which in {"this", "this coming"} and unit == "weekend"
    return Period(unit, words.shift_of(which), part, Sense.FUTURE if ahead else None)


_UPRISING = re.compile(r"\b(?:Arab|Prague|African|Banja|Palm|Silver)\s+$")


# "In the fall of the city", "by the fall in prices", "of the Summer Games".
_NO_SEASON = re.compile(r"\s+(?:of|in|from|Games|Olympics|Palace)\b")


def _season(match: re.Match[str]) -> Meaning | None:
    which, year = words.said(match, "which"), words.year_of(match)
    years = words.years_from_now(match)
    part = words.part_of(match["part"] or "")
    dated = year is not None or years is not None
    marked = dated or match["prep"] or match["part"] or which
    if not marked or _UPRISING.search(words.before(match, 12, "season")):
        return None
    if not dated and _NO_SEASON.match(match.string, match.end()):
        return None
    if words.elsewhere(match):
        return Vague()
    return Season(words.said(match, "season"), year, words.shift_of(which), part, years)


_GAME = re.compile(
    r"[^.]{0,30}?\b(?:touchdowns?|field\s+goals?|goals?|points?|lead|comeback|rally|seconds|game|"
    r"match|pass|scored?|runs?|finals?|whistle)\b",
    re.IGNORECASE,
)


def _quarter(match: re.Match[str]) -> Meaning | None:
    number, year = words.ORDINALS[words.said(match, "number")], words.said(match, "before")
    year = year or words.said(match, "year")
    if words.elsewhere(match):
        return Vague()
    if year:
        return InYear(int(year), quarter=number)
    years = 0 if match["current"] else words.years_from_now(match)
    if years is None and _GAME.match(match.string, match.end()):
        return None
    return Quarter(number, years)


def _numbered(match: re.Match[str]) -> Meaning | None:
    """Q3, Q3 2026, 3Q26, H1 2026."""
    said, year = match["said"].upper(), words.year_of(match)
    if year is not None and year < 100:
        year += 2000
    number = int(said.strip("QH"))
    years = words.years_from_now(match)
    if "Q" in said:
        return Quarter(number, years) if year is None else InYear(year, quarter=number)
    half = Part.FIRST_HALF if number == 1 else Part.SECOND_HALF
    return Period("year", years or 0, half) if year is None else InYear(year, half)


def _first_months(match: re.Match[str]) -> Meaning | None:
    number = words.number_of(match["number"]) * (3 if match["unit"].lower() == "quarter" else 1)
    if words.elsewhere(match):
        return Vague()
    sign = 1 if words.said(match, "which") == "first" else -1
    return FirstMonths(sign * number, words.year_of(match), words.years_from_now(match) or 0)


def _year_end(match: re.Match[str]) -> Meaning:
    limit = words.said(match, "prep") in {"by", "before", "until", "at", "till"}
    return Period("year", 0, Part.LATE) if limit else Vague()


_WHOSE = r"(?:(?P<year><year>)\b|<whose>\b|the\s+(?P<current>(?:current\s+)?year)\b)"

RULES = (
    Rule(
        # in March · early next March · late April or early May · between March and May 2022 ·
        # in April next year
        Anchor.MONTH,
        r"""\b(?:(?P<prep>in|during|for|by|until|since|of|from|between|on|before|after|through|around
        |starting|beginning|as\s+(?:soon|early|late)\s+as|not?\s+(?:later|earlier)\s+than|not\s+before)\s+)?
        (?:the\s+month\s+of\s+)?
        (?:(?P<part><part>)[\s-]+)?(?:(?P<which>this|next|last|this\s+coming)\s+)?(?P<month><month>)(?!\w)
        (?!\s+Day\b)(?![.]?\s+\d{1,2}(?!\d))
        (?:\s*(?P<ends>to|and|or|through|until|-|–|/)\s*(?:(?P<part2><part>)[\s-]+)?
        (?P<month2><month>)(?!\w)(?![.]?\s+\d{1,2}(?!\d)))?
        (?:[.]?,?\s+(?:of\s+)?(?P<year><year>)\b|[.]?,?\s+(?:of\s+)?<whose>\b)?""",
        _months,
    ),
    Rule(
        # the April summit
        Anchor.MONTH,
        r"\bthe\s+(?P<month>(?-i:March|April|June|August))(?=\s+(?-i:[a-z]{4,}))(?!\s+(?:when|that)\b)",
        _month_before_noun,
    ),
    Rule(
        # this week · later this month · early next year · the end of next week · the weekend
        Anchor.UNIT,
        r"""\b(?:<prep>\s+)?(?:the\s+)?(?:(?P<part><part>|end|beginning|start)\s+(?:of\s+)?)?
        (?P<which>this|next|last|the\s+coming|the\s+following|the\s+previous|the\s+preceding
        |the\s+prior|the\s+current|the\s+latest|the|this\s+coming|this\s+past)\s+
        (?:fiscal\s+|calendar\s+|financial\s+)?
        (?P<unit>weekend|week|month|quarter|year)\b(?!-)
        (?!\s+(?:of|ago|old)\b)(?P<beyond>\s+after\s+next)?""",
        _period,
    ),
    Rule(
        # this summer · in the autumn · late spring · the winter of 2010 · spring next year
        Anchor.SEASON,
        r"""\b(?:(?P<prep>in|during|by|for|of|until|since|before)\s+)?(?:the\s+)?
        (?:(?P<part>early|mid|late|(?:the\s+)?(?:beginning|start|middle|end)\s+of)[\s-]+(?:the\s+)?)?
        (?:(?P<which>this|next|last|past|this\s+coming|this\s+past)\s+)?
        (?P<season><season>)\b
        (?:,?\s+(?:of\s+)?(?P<year><year>)\b|,?\s+(?:of\s+)?<whose>\b)?""",
        _season,
    ),
    Rule(
        # in the third quarter · third-quarter sales · the second quarter of next year
        Anchor.UNIT,
        rf"""\b(?:(?:in|during|for)\s+)?(?:the\s+)?(?:(?P<before>(?:19|20)\d\d)\s+)?
        (?P<number><nth>)(?:\s+|-)(?:fiscal\s+)?quarter\b
        (?:\s+of\s+{_WHOSE})?(?!\s+of\s+\d)""",
        _quarter,
    ),
    Rule(
        # Q3 · Q3 2026 · 3Q26 · H1 2026
        Anchor.YEAR,
        r"""\b(?:(?:in|for|during|by)\s+)?(?P<said>(?-i:Q[1-4]|[1-4]Q|H[12](?=\s*(?:of\s+)?(?:20\d\d
        |this|next|last))))(?:\s*['’]?(?:of\s+)?(?P<year>20\d\d|(?<=Q)\d\d|(?<=['’])\d\d)\b
        |\s+(?:of\s+)?<whose>\b)?(?!\w)""",
        _numbered,
    ),
    Rule(
        # first-half profit: of a year; that of a match is no time of the calendar
        Anchor.NTH,
        r"\b(?P<nth>first|second)-half(?=\s+(?:results|profits?|earnings|net|sales|revenues?|loss|"
        r"losses|output|growth|income|figures|operating|pretax)\b)",
        lambda match: Half(words.part_of(f"{words.said(match, 'nth')} half")),
    ),
    Rule(
        # the first nine months of 2026 · the last two quarters of last year
        Anchor.UNIT,
        rf"""\b(?:(?:in|during|for|over)\s+)?(?:the\s+)?(?P<which>first|last|final)\s+
        (?P<number><number>)\s+(?P<unit>month|quarter)s\s+of\s+{_WHOSE}""",
        _first_months,
    ),
    Rule(
        # by year-end
        Anchor.UNIT,
        r"\b(?:(?P<prep>by|before|until|till|at)\s+)?(?:the\s+)?year-?end\b(?!\s+\d)",
        _year_end,
    ),
    Rule(Anchor.UNIT, r"\byear-(?:ago|earlier)\b", lambda _: Offset(-365, event=False)),
)  # fmt: skip
