"""How English names days: weekdays, today and tomorrow, holidays, the time of day."""

import re

from briefing.analysis.dates import words
from briefing.analysis.dates.day_runs import WeekOfYear
from briefing.analysis.dates.distances import Clock, FromNow, Offset, Repeated, Vague
from briefing.analysis.dates.meanings import Meaning
from briefing.analysis.dates.named_days import (
    HOLIDAYS,
    Holiday,
    NthOfMonth,
    Weekdays,
    WeekOf,
)
from briefing.analysis.dates.rules import Anchor, Rule
from briefing.analysis.dates.spans import Sense

# "on a Monday in May", "Sunday's any good": some such day, nobody says which.
_INDEFINITE = re.compile(r"\b(?:a|an|any|one|some|most|that)\s+$", re.IGNORECASE)
_NO_NOUN = re.compile(r"\s*(?:$|[.,;:)]|\b(?:in|of|that|and|or|when|at|before|after)\b)")
_PAPER = re.compile(
    r"\s+(?:Times|Mirror|Telegraph|Mail|Herald|Post|Express|Star|Independent|World|Sun|Tribune|"
    r"Nation|Standard|Mass|Night\s+Live|Agreement|Accords?|Movement)\b"
)
# Of two days in a list, the second comes first if it is this many days later: "Friday and Thursday"
_BACKWARDS = 4


def _weekdays(match: re.Match[str]) -> Meaning | None:
    if _PAPER.match(match.string, match.end()):
        return None
    indefinite = _INDEFINITE.search(words.before(match, 8, "day"))
    if indefinite and _NO_NOUN.match(match.string, match.end()):
        return None
    which, week = words.said(match, "which"), words.said(match, "after")
    if which.endswith("previous") or which == "the following" or "following" in week:
        return Vague()  # told of another event's day
    first, last = _ends_of_list(match)
    if match["british"]:  # "Monday week"
        return Weekdays((first, last), strict=Sense.FUTURE, shift=7)
    if week:
        return Weekdays((first, last), weeks=words.shift_of(week))
    return Weekdays(
        (first, last), strict=words.way_of(which.removeprefix("the ")) or words.hoped(match)
    )


def _ends_of_list(match: re.Match[str]) -> tuple[int, int]:
    first = words.weekday_of(match["day"])
    if not match["last"]:
        return first, first
    last = words.weekday_of(match["last"])
    listed = words.said(match, "ends") in {"and", "or", ","}
    turned = listed and last < first and (last - first) % 7 > _BACKWARDS
    return (last, first) if turned else (first, last)


def _week_from(match: re.Match[str]) -> Meaning:
    days = words.number_of(match["number"]) * words.LENGTHS[words.said(match, "unit")]
    day = words.weekday_of(match["day"])
    if match["ago"]:
        return Weekdays((day, day), strict=Sense.PAST, shift=-days)
    return Weekdays((day, day), strict=Sense.FUTURE, shift=days)


def _weeks_from_now(match: re.Match[str]) -> Meaning:
    day = words.said(match, "said") or words.said(match, "british")
    weeks = words.number_of(match["number"]) if match["number"] else 1
    return FromNow(words.DAYS_FROM_NOW[day] + 7 * weeks)


def _week_starting(match: re.Match[str]) -> Meaning:
    day = words.weekday_of(match["day"])
    return Weekdays((day, (day - 1) % 7), strict=words.way_of(words.said(match, "which")))


def _week_of_year(match: re.Match[str]) -> Meaning | None:
    last, year = words.said(match, "nth") != "first", words.year_of(match)
    new, years = bool(match["new"]), words.years_from_now(match)
    if words.elsewhere(match) or (new and last):
        return Vague()
    if year is None and years is None and not (new or last):
        return Vague()  # the first week of the year: this one's or the next one's
    return WeekOfYear(last, year, 1 if new else years or 0)


def _week_of(match: re.Match[str]) -> Meaning | None:
    day = int(match["day"])
    return WeekOf(words.month_of(match["month"]), day) if 1 <= day <= 31 else None


def _nth(match: re.Match[str]) -> Meaning | None:
    nth, what = words.ORDINALS[words.said(match, "nth")], words.said(match, "what")
    if words.elsewhere(match):
        return Vague()
    kind: str | int = what if what in {"week", "weekend"} else words.weekday_of(what)
    if match["month"]:
        month, years = words.month_of(match["month"]), words.years_from_now(match)
        return NthOfMonth(nth, kind, month, year=words.year_of(match), years=years)
    which = words.said(match, "which")
    return Vague() if which == "the" else NthOfMonth(nth, kind, None, words.shift_of(which))


_TITLE = re.compile(r"(?:['’]s|[A-Z][\w.]*|[\"“])\s+$|[\"“]$")
_OF_OUR_AGE = re.compile(
    r"['’]s\s+(?:youth|world|generation|young|teenagers|society|standards|children|kids)\b"
)


def _day_shift(match: re.Match[str]) -> Meaning | None:
    word, text = match["said"], match.string
    named = word[:1].isupper() and _TITLE.search(words.before(match, 30))
    if word.lower() == "today" and (named or _OF_OUR_AGE.match(text, match.end())):
        return None  # a programme or a paper; "today's youth"
    return FromNow(words.DAYS_FROM_NOW[" ".join(word.lower().split())])


def _next_day(match: re.Match[str]) -> Meaning:
    which = words.said(match, "said")
    return Offset(-1 if which in {"previous", "before"} else 1, event=which in {"after", "before"})


def _holiday(match: re.Match[str]) -> Meaning | None:
    if match["name"][0].islower():
        return None
    name = re.sub(r"^saint\b|^st\b\.?", "st.", words.said(match, "name").replace("’", "'"))
    name = name.replace("presidents day", "presidents' day").replace("4th", "fourth")
    if name in {"christmas", "easter"} and not match["prep"]:
        return None  # "the Christmas season", "Easter eggs"
    return Holiday(name, words.year_of(match), words.way_of(words.said(match, "which")))


def _holiday_pattern(name: str) -> str:
    pattern = re.escape(name).replace(r"\ ", r"\s+").replace("'", "['’]?")
    return pattern.replace(r"st\.", r"(?:st\.?|saint)").replace("fourth", "(?:fourth|4th)")


_HOLIDAYS = "|".join(
    _holiday_pattern(name) for name in sorted(HOLIDAYS, key=lambda name: (-len(name), name))
)

_NAMED_WEEKDAY = "".join(
    rf"(?<!\b{name}\s)"
    for name in "Good Black Bloody Ash Palm Easter Super Cyber Maundy Holy Shrove Whit Fat".split()
)

RULES = (
    Rule(
        # on Monday · early Tuesday · next Friday · Thursday and Friday · from Sunday to Tuesday ·
        # Wednesday of next week · Monday week
        Anchor.WEEKDAY,
        rf"""\b(?:<prep>\s+)?(?:(?:early|late|later|earlier)\s+(?:on\s+)?)?
        (?:the\s+<daytime>\s+of\s+)?(?:(?P<which>the\s+following|(?:the\s+)?(?:next|last|this|this\s+coming
        |this\s+past|coming|upcoming|following|previous|past))\s+)?{_NAMED_WEEKDAY}(?P<day><weekday>)
        (?:\s+<daytime>)?
        (?:,?\s*(?P<ends><joint>)\s*(?:<weekday>\s*(?:,|,?\s+and)\s+)?(?P<last><weekday>)
        (?:\s+<daytime>)?)?(?!\w)
        (?:,?\s+(?:of\s+)?(?P<after>(?:this|next|the\s+following|the\s+coming|last)\s+week
        (?:\s+after\s+next)?)|\s+(?P<british>week)(?![\w-]|\s+\d))?""",
        _weekdays,
    ),
    Rule(
        # a week from Monday · two weeks from Friday · a week ago Tuesday
        Anchor.WEEKDAY,
        r"""\b(?P<number><number>)\s+(?P<unit>day|week|fortnight)s?\s+
        (?:from|on|(?P<ago>ago)(?:\s+on)?)\s+(?P<day><weekday>)(?!\w)""",
        _week_from,
    ),
    Rule(
        # a week today · two weeks from tomorrow · tomorrow week
        Anchor.SHIFT,
        r"""\b(?:(?P<number><number>)\s+weeks?\s+(?:from\s+)?(?P<said>tomorrow|today(?<!from\stoday))
        |(?P<british>today|tomorrow)\s+week)\b(?![\w-]|['’])""",
        _weeks_from_now,
    ),
    Rule(
        # the week starting on Monday
        Anchor.UNIT,
        r"""\b(?:in\s+|during\s+)?the\s+week\s+(?:beginning|starting|commencing)\s+(?:on\s+)?
        (?:(?P<which>next|this|this\s+coming)\s+)?(?P<day><weekday>)(?!\w|,?\s+(?:<month>|\d))""",
        _week_starting,
    ),
    Rule(
        # Monday after next
        Anchor.WEEKDAY,
        r"\b(?:<prep>\s+)?(?:the\s+)?(?P<day><weekday>)\s+after\s+next\b(?!\s+\w+day)",
        lambda match: Weekdays((words.weekday_of(match["day"]),) * 2, strict=Sense.FUTURE, shift=7),
    ),
    Rule(
        # the first week of the new year
        Anchor.NTH,
        r"""\b(?:<prep>\s+)?(?:the\s+)?(?P<nth>first|last|final)\s+week\s+(?:of|in)\s+
        (?:(?P<year><year>)\b|the\s+(?P<new>new\s+)?year\b|<whose>\b)""",
        _week_of_year,
    ),
    Rule(
        # every Monday · on Mondays
        Anchor.WEEKDAY,
        r"\b(?:on\s+)?(?:<weekday>(?:\s+(?:mornings|afternoons|evenings|nights))"
        r"|(?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days(?:\s+(?:and|or|to)\s+\w+days)?)\b",
        lambda _: Repeated(),
    ),
    Rule(
        # the first week of April · the last weekend in March · the second Monday of next month
        Anchor.NTH,
        r"""\b(?:<prep>\s+)?(?:the\s+)?(?P<nth><nth>|last|final)\s+(?P<what>week|weekend|<weekday>)
        \s+(?:of|in)\s+(?:(?P<month><month>)(?![.]?\s+\d{1,2}(?!\d))(?:[.]?,?\s+(?P<year><year>)\b
        |[.]?,?\s+(?:of\s+)?<whose>\b)?|(?P<which>this|next|last|the)\s+month\b)""",
        _nth,
    ),
    Rule(
        Anchor.SHIFT,
        r"\b(?P<prep>(?:starting|beginning|from|between|since|until|by|before|after|as\s+(?:early|soon)\s+as)"
        r"\s+)?(?P<said><shift>)\b(?:\s+<daytime>\b)?",
        _day_shift,
    ),
    Rule(Anchor.UNIT, r"\b(?:on\s+)?the\s+(?P<said>next|following|previous)\s+day\b", _next_day),
    Rule(
        Anchor.UNIT,
        r"\b(?:on\s+)?the\s+day\s+(?P<said>after|before)\b(?!\s+(?:tomorrow|yesterday))",
        _next_day,
    ),
    Rule(
        Anchor.UNIT,
        r"""\b(?:in\s+|during\s+)?the\s+week\s+(?:of|beginning|starting|commencing)\s+(?:on\s+)?(?:<weekday>,?\s+)?
        (?:(?P<month><month>)\s+(?P<day>\d{1,2})\b)""",
        _week_of,
    ),
    Rule(
        Anchor.UNIT,
        r"""\b(?:in\s+|during\s+)?the\s+week\s+(?:of|beginning|starting|commencing)\s+(?:on\s+)?(?:<weekday>,?\s+)?
        (?P<day>\d{1,2})\s+(?P<month><month>)\b""",
        _week_of,
    ),
    Rule(
        Anchor.HOLIDAY,
        rf"""(?<!\bOrthodox\s)(?<!\bCoptic\s)\b(?:<prep>\s+)?(?:(?P<which>this|next|last)\s+)?
        (?:the\s+)?(?P<name>{_HOLIDAYS})(?![\w-])
        (?!\s+(?:(?:peace\s+)?(?:Agreement|Accords?)|[Ii]sland|[Tt]ree|[Ss]eason|[Mm]arkets?|[Ss]hopping|[Pp]arty|[Ww]eek\b))
        (?:,?\s+(?P<year><year>)\b)?""",
        _holiday,
    ),
    Rule(
        # at 10:30 a.m. · by noon · from 9 a.m. to 5 p.m.
        Anchor.CLOCK,
        r"""(?:\b(?P<prep>at|by|until|till|from|between|around|about|before|after|since)\s+)?
        (?:(?:about|around|exactly|nearly)\s+)?(?<![\w:.])<clock>
        (?:\s*(?:-|–|to|and|until)\s*<clock>)?
        (?:\s+(?:GMT|UTC|CET|EST|EDT|local\s+time|Eastern(?:\s+time)?)\b)?
        (?:\s+\(\d{4}\s+(?:GMT|UTC)\))?""",
        lambda _: Clock(),
    ),
)  # fmt: skip
