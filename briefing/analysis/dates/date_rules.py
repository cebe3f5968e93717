"""How English writes dates: July 6, 6 to 8 July 2009, 2009-07-06, the 20th of next month."""

import re

from briefing.analysis.dates import words
from briefing.analysis.dates.day_runs import DaysOfMonth
from briefing.analysis.dates.distances import Vague
from briefing.analysis.dates.meanings import Meaning
from briefing.analysis.dates.named_days import Dates, DayOfMonth
from briefing.analysis.dates.rules import Anchor, Rule

# A day in words ends there: "June first", but not "in June first quarter results".
_SPOKEN = r"(?=\s*(?:$|[.,;:)])|\s+(?:and|in|at|to|when|for|with|after|before|as)\b)"
_NOT_A_DAY = r"(?![\d:.]*\d|,\d{3}|\s*(?:percent|%|million|billion|people))"


# "December 30 to 2 January": the 30th is no day of January.
_NOT_BEHIND_MONTH = "".join(
    rf"(?<!{name}{stop}\s)" for name in words.MONTHS for stop in ("", "[.]")
)


def _dates(match: re.Match[str]) -> Meaning | None:
    month = words.month_of(match["month"])
    other, last = words.said(match, "month2"), words.said(match, "last")
    first = (month, words.day_of(match["day"]))
    if not last:
        return _valid(first, (month, int(words.said(match, "listed") or first[1])), match)
    return _valid(first, (words.month_of(other) if other else month, int(last)), match)


def _dates_british(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    first_day, last_day = groups["day"], groups["last"]
    if first_day is None:
        first_day, last_day = groups["spoken"], groups["spoken2"]
    month, day = words.month_of(match["month2"]), words.day_of(first_day)
    last = words.day_of(last_day or words.said(match, "listed") or first_day)
    first = words.month_of(match["month"]) if match["month"] else month
    return _valid((first, day), (month, int(last)), match)


def _valid(first: tuple[int, int], last: tuple[int, int], match: re.Match[str]) -> Meaning | None:
    if not (1 <= first[1] <= 31 and 1 <= last[1] <= 31):
        return None
    if first[0] == last[0] and last[1] < first[1]:
        first, last = last, first  # a list that looks back: "on July 11 and 10"
    if words.elsewhere(match):
        return Vague()
    year, begun = words.year_of(match), words.said(match, "begun")
    if year is None and begun:
        year = int(begun)
    if begun and year is not None and year - int(begun) != (last < first):
        return None  # the days of somebody's life
    printed = words.said(match, "weekday")
    weekday = words.weekday_of(printed) if printed else None
    strict = words.way_of(words.which_of(match)) or words.hoped(match)
    years = words.years_from_now(match)
    return Dates(first, last, year, years=years, weekday=weekday, strict=strict)


def _numeric(match: re.Match[str]) -> Meaning | None:
    """A date in figures, unless day and month could be exchanged."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if len(match["year"]) == 2:
        year += 1900 if year >= 70 else 2000
    continental = match["dot"] == "."
    if not continental and max(one, two) <= 12 and one != two:
        return None
    day, month = (one, two) if continental or one > 12 else (two, one)
    return _iso_day(year, month, day)


def _iso(match: re.Match[str]) -> Meaning | None:
    return _iso_day(int(match["year"]), int(match["month"]), int(match["day"]))


def _iso_day(year: int, month: int, day: int) -> Meaning | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Dates((month, day), (month, day), year)


def _day_of_month(match: re.Match[str]) -> Meaning | None:
    day, last = int(match["day"]), int(words.said(match, "last") or 0)
    which, printed = words.said(match, "which"), words.said(match, "weekday")
    if not (printed or which or words.said(match, "prep")):
        return None  # "the 14th"
    if not 1 <= day <= 31 or (last and not day < last <= 31):
        return None
    return DayOfMonth(
        day,
        words.shift_of(which) if which not in {"", "the"} else None,
        last or None,
        words.weekday_of(printed) if printed else None,
        bare=not words.said(match, "the") and not printed,
    )


def _days_of_month(match: re.Match[str]) -> Meaning | None:
    """The first ten days of April, the last day of the month."""
    number, which = words.said(match, "number"), words.said(match, "which")
    last = words.said(match, "nth") not in {"first", "opening"}
    single = not words.said(match, "plural")
    vague = number in words.VAGUE_NUMBERS or not (number or single)
    many = None if vague else words.number_of(number or "one")
    if words.elsewhere(match) or (which == "the" and not last) or (many or 1) > 28:
        return Vague()
    if not match["month"]:
        return DaysOfMonth(many, last, None, words.shift_of(which))
    month, years = words.month_of(match["month"]), words.years_from_now(match)
    return DaysOfMonth(many, last, month, year=words.year_of(match), years=years)


RULES = (
    Rule(
        # July 6 · July 6, 2009 · from July 6 to 8 · July 30 to August 2 · July 10 and 11 ·
        # the evening of Apr. 7 · April 5 next year
        Anchor.MONTH,
        rf"""\b(?:<prep>\s+)?(?:the\s+<daytime>\s+of\s+)?(?:(?P<weekday><weekday>),?\s+)?
        (?:the\s+)?(?:(?P<which>this|next|last)\s+)?(?P<month><month>)(?:\s+|,\s+(?=\d{{1,2}}\s*(?:$|[.;)]|,\s*\d{{4}})))(?:the\s+)?
        (?P<day>\d{{1,2}}(?=<th>{_NOT_A_DAY})|<ordinal>{_SPOKEN})<th>
        (?!\s+(?:(?:terror(?:ist)?|suicide)\s+)?(?:attacks?|movement|group|brigades?|anniversary|bombings?)\b)
        (?:(?:,\s*(?P<begun>\d{{4}}),?|,(?=\s+(?:<range>)\s+<weekday>,?\s+<month>\s))?\s*
        (?:(?P<ends><range>)\s*(?:the\s+)?(?:<weekday>,?\s+)?
        (?:(?P<month2><month>)\s+)?(?P<last>\d{{1,2}})<th>(?!\w|\s+(?:of\s+)?<month>)
        |(?:<list>)\s*(?:\d{{1,2}}<th>\s*(?:<list>)\s*)*(?P<listed>\d{{1,2}})<th>){_NOT_A_DAY})?
        (?:,?\s+(?P<year><year>)\b|,?\s+(?:of\s+)?<whose>\b)?""",
        _dates,
    ),
    Rule(
        # between July 30 and August 2
        Anchor.MONTH,
        rf"""\b(?P<prep>between)\s+(?P<month><month>)\s+(?P<day>\d{{1,2}})<th>
        \s+(?P<ends>and)\s+(?P<month2><month>)\s+(?P<last>\d{{1,2}})<th>{_NOT_A_DAY}
        (?:,?\s+(?P<year><year>)\b|,?\s+(?:of\s+)?<whose>\b)?""",
        _dates,
    ),
    Rule(
        # 6 July · 6 July 2009 · 6-8 July · 30 July to 2 August · the 6th of July
        Anchor.MONTH,
        rf"""\b(?:<prep>\s+)?(?:the\s+<daytime>\s+of\s+)?(?:(?P<weekday><weekday>),?\s+)?
        (?:the\s+)?(?<![\d.,/$€£-]){_NOT_BEHIND_MONTH}(?:(?P<day>\d{{1,2}}|(?<=the\s)<ordinal>(?=\s+of))<th>
        (?:(?:\s+(?:of\s+)?(?P<month><month>))?\s*(?P<ends><range>)\s*(?:the\s+)?(?:<weekday>,?\s+)?
        (?P<last>\d{{1,2}})<th>
        |\s*(?:<list>|/)\s*(?:the\s+)?(?:\d{{1,2}}<th>\s*(?:<list>)\s*)*(?P<listed>\d{{1,2}})<th>)?
        |(?<=the\s)(?P<spoken><ordinal>)\s+(?:to|until|through|and|or)\s+(?:the\s+)?
        (?P<spoken2><ordinal>)(?=\s+of\s))
        (?:\s+(?:of\s+)?|[.]\s+(?=<month>\s+20\d\d))(?P<month2><month>)(?!\w)
        (?:,?\s+(?P<year><year>)\b|,?\s+(?:of\s+)?<whose>\b)?""",
        _dates_british,
    ),
    Rule(
        # between 30 July and 2 August
        Anchor.MONTH,
        r"""\b(?P<prep>between)\s+(?P<day>\d{1,2})<th>\s+(?P<month><month>)\s+
        (?P<ends>and)\s+(?P<last>\d{1,2})<th>\s+(?P<month2><month>)(?!\w)
        (?:,?\s+(?P<year><year>)\b|,?\s+(?:of\s+)?<whose>\b)?""",
        _dates_british,
    ),
    Rule(
        Anchor.FIGURES,
        r"\b(?:<prep>\s+)?(?P<year>(?:19|20)\d\d)(?P<dot>[-/])(?P<month>\d\d)(?P=dot)(?P<day>\d\d)\b"
        r"(?![-/]\d)",
        _iso,
    ),
    Rule(
        # 16.03.2026 · 16/03/2026 · 03/16/26
        Anchor.FIGURES,
        r"""(?:\b<prep>\s+)?(?<![\w./-])(?P<one>\d{1,2})(?P<dot>[./])(?P<two>\d{1,2})(?P=dot)
        (?P<year>(?:19|20)\d\d|(?<=/)\d\d)(?![\w/-]|\.\d)""",
        _numeric,
    ),
    Rule(
        # on the 20th · from the 14th to the 16th · on the 20th of next month · Friday the 20th
        Anchor.ORDINAL,
        r"""\b(?:(?P<prep>on|until|till|by|from|between)\s+)?
        (?:(?P<weekday><weekday>),?\s+)?(?P<the>the\s+)?
        (?P<day>\d{1,2})(?:st|nd|rd|th)
        (?:\s*(?:<range>|and)\s*(?:the\s+)?(?P<last>\d{1,2})(?:st|nd|rd|th))?\b
        (?:\s+of\s+(?P<which>this|next|last)\s+month\b|(?!\s+\w))""",
        _day_of_month,
    ),
    Rule(
        # the 20th of next month
        Anchor.ORDINAL,
        r"""\b(?:<prep>\s+)?(?P<the>the\s+)(?P<day>\d{1,2})(?:st|nd|rd|th)\s+of\s+
        (?P<which>this|next|last|the)\s+month\b""",
        _day_of_month,
    ),
    Rule(
        # the first ten days of April · the last days of the month · the last day of March 2026
        Anchor.UNIT,
        r"""\b(?:<prep>\s+)?the\s+(?:very\s+)?(?P<nth>first|opening|last|final|closing)\s+
        (?:(?P<number><number>|<vague>)\s+)?day(?P<plural>s)?\s+(?:of|in)\s+
        (?:(?P<month><month>)(?![.]?\s+\d{1,2}(?!\d))
        (?:[.]?,?\s+(?P<year><year>)\b|[.]?,?\s+(?:of\s+)?<whose>\b)?
        |(?P<which>this|next|last|the)\s+month\b)""",
        _days_of_month,
    ),
)  # fmt: skip
