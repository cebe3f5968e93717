"""Finds time expressions in English text: one pattern per way of saying it.

Where two patterns match, the one that begins first wins, then the longer one.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from briefing.analysis.dates import words
from briefing.analysis.dates.meanings import (
    Dates,
    DayOfMonth,
    Duration,
    FromNow,
    InYear,
    Meaning,
    Months,
    Offset,
    Period,
    Quarter,
    Season,
    Vague,
    Weekdays,
    WeekOf,
    Within,
)
from briefing.analysis.dates.spans import DateSpan, Part, Sense
from briefing.model import Granularity


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time as printed: `source[begin:end] == text`.

    Attributes:
        begin: Offset of the first character; a preposition belongs to the expression.
        end: Offset after the last character.
        text: The words.
        meaning: What they mean.
        bound: "start" if only the first day is told ("beginning Monday"), "end" if only the last
            ("until Monday"), else "".
    """

    begin: int
    end: int
    text: str
    meaning: Meaning
    bound: str = ""

    def resolve(self, published: date, sense: Sense) -> DateSpan:
        """The days meant, seen from the day of publication."""
        span = self.meaning.resolve(published, sense)
        if self.bound == "start" and span.granularity is Granularity.DAY:
            return DateSpan(start=span.start, end=None, granularity=span.granularity)
        if self.bound == "end" and span.granularity is Granularity.DAY:
            return DateSpan(start=None, end=span.end, granularity=span.granularity)
        return span


def find_times(text: str) -> tuple[TimeExpression, ...]:
    """The time expressions of a text, in order; they do not overlap."""
    if not words.ANY.search(text):
        return ()
    found = sorted(_matches(text), key=lambda time: (time.begin, -time.end))
    kept: list[TimeExpression] = []
    for time in found:
        if not kept or time.begin >= kept[-1].end:
            kept.append(time)
        elif time.begin == kept[-1].begin or time.end <= kept[-1].end:
            continue
    return tuple(kept)


def _matches(text: str) -> Iterator[TimeExpression]:
    for pattern, build in _rules():
        for match in pattern.finditer(text):
            meaning = build(match)
            if meaning is not None:
                yield _expression(match, meaning)


def _expression(match: re.Match[str], meaning: Meaning) -> TimeExpression:
    groups = match.groupdict()
    before = (groups.get("prep") or "").lower()
    bound = ""
    ranged = any(groups.get(name) for name in ("last", "ends", "month2"))
    if not ranged and before.startswith(words.STARTING):
        bound = "start"
    elif not ranged and before.startswith(words.ENDING):
        bound = "end"
    return TimeExpression(match.start(), match.end(), match.group(), meaning, bound)


Build = Callable[[re.Match[str]], Meaning | None]


@cache
def _rules() -> tuple[tuple[re.Pattern[str], Build], ...]:
    return tuple(
        (re.compile(words.expand(pattern), re.VERBOSE | re.IGNORECASE), build)
        for pattern, build in _RULES
    )


def _number(text: str) -> int:
    text = text.lower()
    return words.NUMBERS[text] if text in words.NUMBERS else int(text)


def _part(text: str | None) -> Part:
    if not text:
        return Part.WHOLE
    bare = re.sub(r"^the\s|\s(?:of|in)$", "", re.sub(r"[\s-]+", " ", text.lower()))
    return words.PARTS.get(bare, Part.WHOLE)


def _month(text: str) -> int:
    return words.MONTHS[text.lower().rstrip(".")]


def _year(match: re.Match[str]) -> int | None:
    return int(match["year"]) if match["year"] else None


def _weekdays(match: re.Match[str]) -> Meaning:
    first = words.WEEKDAYS[match["day"].lower()]
    last = words.WEEKDAYS[match["last"].lower()] if match["last"] else first
    which = (match["which"] or "").lower()
    after = (match["after"] or "").lower()
    if after:
        return Weekdays((first, last), weeks=_weeks(after))
    strict = {"next": Sense.FUTURE, "coming": Sense.FUTURE, "following": Sense.FUTURE}
    strict |= {"last": Sense.PAST, "past": Sense.PAST}
    return Weekdays((first, last), strict=strict.get(which))


def _weeks(text: str) -> int:
    if "after next" in text:
        return 2
    if "next" in text or "following" in text or "coming" in text:
        return 1
    return -1 if "last" in text or "past" in text or "previous" in text else 0


def _dates(match: re.Match[str]) -> Meaning | None:
    first = (_month(match["month"]), int(match["day"]))
    last = first
    if match["last"]:
        month = match["month2"]
        last = (_month(month) if month else first[0], int(match["last"]))
    return _valid(first, last, match)


def _dates_british(match: re.Match[str]) -> Meaning | None:
    last = (_month(match["month2"]), int(match["last"] or match["day"]))
    first = (_month(match["month"]) if match["month"] else last[0], int(match["day"]))
    return _valid(first, last, match)


def _valid(first: tuple[int, int], last: tuple[int, int], match: re.Match[str]) -> Meaning | None:
    if not (1 <= first[1] <= 31 and 1 <= last[1] <= 31):
        return None
    return Dates(first, last, _year(match))


def _iso(match: re.Match[str]) -> Meaning | None:
    month, day = int(match["month"]), int(match["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Dates((month, day), (month, day), int(match["year"]))


def _day_of_month(match: re.Match[str]) -> Meaning | None:
    day = int(match["day"])
    return DayOfMonth(day) if 1 <= day <= 31 else None


def _months(match: re.Match[str]) -> Meaning | None:
    first = _month(match["month"])
    last = _month(match["month2"]) if match["month2"] else first
    part = _part(match["part"])
    marked = match["prep"] or match["part"] or match["which"] or match["year"]
    if not marked and match["month"].lower() in words.AMBIGUOUS_MONTHS:
        return None
    last_part = _part(match["part2"]) if match["month2"] else part
    which = (match["which"] or "").lower()
    strict = {"next": Sense.FUTURE, "last": Sense.PAST}.get(which)
    return Months(first, last, part, last_part, _year(match), strict)


def _day_shift(match: re.Match[str]) -> Meaning:
    said = re.sub(r"\s+", " ", match["said"].lower())
    return FromNow(words.DAYS_FROM_NOW[said])


_FIRST_SINCE = re.compile(r"\b(?:first|only|most|worst|highest|lowest)\b[^.;!?]*$", re.IGNORECASE)


def _from_now(match: re.Match[str]) -> Meaning | None:
    unit = match["unit"].lower()
    if not match["ago"] and _FIRST_SINCE.search(match.string[: match.start()][-80:]):
        return None  # "his first trip to Europe in five years" looks back
    sign = -1 if match["ago"] else 1
    number = _number(match["number"])
    if unit in {"minute", "hour"}:
        return FromNow(0)
    if unit in {"month", "year"}:
        months = number * (12 if unit == "year" else 1) * sign
        return FromNow(months=months, unit=Granularity(unit)) if number < 1000 else None
    days = number * sign * (7 if unit == "week" else 1)
    coarse = Granularity.WEEK if unit == "week" else Granularity.DAY
    return FromNow(days, unit=coarse) if number < 5000 else None


def _within(match: re.Match[str]) -> Meaning:
    unit = match["unit"].lower()
    if unit in {"minute", "hour"}:
        return FromNow(0)
    days = {"day": 1, "week": 7, "month": 30, "year": 365}[unit]
    number = match["number"].lower()
    return Vague() if number in words.VAGUE_NUMBERS else Within(days * _number(number))


def _offset(match: re.Match[str]) -> Meaning | None:
    unit = match["unit"].lower()
    if unit in {"hour", "minute"}:
        return None
    days = _number(match["number"]) * {"day": 1, "week": 7, "month": 30, "year": 365}[unit]
    where = match["where"].lower()
    sign = -1 if where in {"before", "earlier", "ahead of", "prior to"} else 1
    return Offset(sign * days, event=where not in {"later", "earlier"})


def _next_day(match: re.Match[str]) -> Meaning:
    said = match["said"].lower()
    return Offset(-1 if said in {"previous", "before"} else 1, event=said in {"after", "before"})


def _duration(match: re.Match[str]) -> Meaning:
    unit = match["unit"].lower()
    number = _number(match["number"]) if match["number"] else 1
    return Duration(number * {"day": 1, "week": 7, "month": 30, "year": 365}[unit])


def _period(match: re.Match[str]) -> Meaning:
    unit = match["unit"].lower()
    shift = _weeks(match["which"].lower()) if match["which"] else 0
    said = (match["which"] or "").lower()
    if match.group().lower().endswith("after next"):
        shift = 2
    elif said in {"the", "the current"} and not match["part"] and unit != "weekend":
        return Vague()
    return Period("quarter" if unit == "quarter" else unit, shift, _part(match["part"]))


def _season(match: re.Match[str]) -> Meaning:
    which = (match["which"] or "").lower()
    shift = 1 if which == "next" else -1 if which in {"last", "past"} else 0
    return Season(match["season"].lower(), _year(match), shift)


def _in_year(match: re.Match[str]) -> Meaning | None:
    year = int(match["year"])
    quarter = words.ORDINALS.get((match["quarter"] or "").lower(), 0)
    return InYear(year, _part(match["part"]), quarter) if 1800 <= year <= 2200 else None


_RULES: tuple[tuple[str, Build], ...] = (
    (
        # on Monday · early Tuesday · next Friday · Thursday and Friday · from Sunday to Tuesday ·
        # Wednesday of next week
        r"""\b(?:<prep>\s+)?(?:(?:early|late|later|earlier)\s+(?:on\s+)?)?
        (?:(?P<which>next|last|this|this\s+coming|coming|following|past)\s+)?(?P<day><weekday>)
        (?:\s+(?:morning|afternoon|evening|night))?
        (?:,?\s*(?P<ends><joint>)\s*(?:<weekday>\s*(?:,|,?\s+and)\s+)?(?P<last><weekday>))?\b
        (?:,?\s+(?:of\s+)?(?P<after>(?:this|next|the\s+following|the\s+coming|last)\s+week
        (?:\s+after\s+next)?))?""",
        _weekdays,
    ),
    (
        # July 6 · July 6, 2009 · from July 6 to 8 · July 30 to August 2 · July 10 and 11
        r"""\b(?:<prep>\s+)?(?:<weekday>,?\s+)?(?:the\s+)?(?P<month><month>)\s+(?:the\s+)?
        (?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:.]*\d|\s*(?:percent|%|million|people))
        (?!\s+(?:attacks?|movement|group|brigades?|anniversary|bombings?)\b)
        (?:(?:,\s*\d{4},?)?\s*(?P<ends><joint>)\s*(?:(?P<month2><month>)\s+)?
        (?:\d{1,2}(?:st|nd|rd|th)?\s*(?:,|,?\s+and)\s+)?(?P<last>\d{1,2})(?:st|nd|rd|th)?
        (?![\d:.]*\d|\s*(?:percent|%|million|people)))?
        (?:,?\s+(?P<year>(?:19|20)\d\d)\b)?""",
        _dates,
    ),
    (
        # 6 July · 6 July 2009 · 6-8 July · 30 July to 2 August · the 6th of July
        r"""\b(?:<prep>\s+)?(?:<weekday>,?\s+)?(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?
        (?:(?:\s+(?:of\s+)?(?P<month><month>))?\s*(?P<ends><joint>)\s*
        (?:\d{1,2}(?:st|nd|rd|th)?\s*(?:,|,?\s+and)\s+)?(?P<last>\d{1,2})(?:st|nd|rd|th)?)?
        \s+(?:of\s+)?(?P<month2><month>)\b(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?""",
        _dates_british,
    ),
    (r"\b(?:<prep>\s+)?(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b", _iso),
    (
        r"\b(?P<prep>on|until|from)\s+the\s+(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?!\s+\w)",
        _day_of_month,
    ),
    (
        # in March · early next March · late April or early May · between March and May 2022
        r"""\b(?:(?P<prep>in|during|for|by|until|since|of|from|between|on|before|after|through|around|
        starting|beginning)\s+)?(?:the\s+month\s+of\s+)?(?:(?P<part><part>)[\s-]+)?
        (?:(?P<which>this|next|last)\s+)?(?P<month><month>)\b(?!\s+\d{1,2}\b)
        (?:\s*(?P<ends>to|and|or|through|until|-|–|/)\s*(?:(?P<part2><part>)[\s-]+)?
        (?P<month2><month>)\b(?!\s+\d{1,2}\b))?(?:,?\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b)?""",
        _months,
    ),
    (r"\b(?P<prep>(?:starting|beginning|from|since|until|by)\s+)?(?P<said><shift>)\b", _day_shift),
    (
        r"""\b(?:(?P<ahead>in|within)\s+)(?P<number><number>|\d{1,3})\s+
        (?P<unit>minute|hour|day|week|month|year)s?(?:['’]\s+time)?\b(?P<ago>(?!))?""",
        _from_now,
    ),
    (
        r"""\b(?P<number><number>|\d{1,3})\s+(?P<unit>minute|hour|day|week|month|year)s?\s+
        (?:(?P<ago>ago)|from\s+(?:now|today))\b""",
        _from_now,
    ),
    (
        r"""\b(?:in|over|within|during|for)\s+the\s+(?:next|coming)\s+(?P<number><number>|<vague>|\d{1,3})
        \s+(?P<unit>minute|hour|day|week|month|year)s?\b""",
        _within,
    ),
    (
        r"""\b(?:just\s+|exactly\s+|about\s+|only\s+)?(?P<number><number>|\d{1,3})\s+
        (?P<unit>day|week|month|year|hour)s?\s+
        (?P<where>later|earlier|after|before|ahead\s+of|prior\s+to)\b""",
        _offset,
    ),
    (r"\b(?:on\s+)?the\s+(?P<said>next|following|previous)\s+day\b", _next_day),
    (r"\b(?:on\s+)?the\s+day\s+(?P<said>after|before)\b(?!\s+(?:tomorrow|yesterday))", _next_day),
    (
        r"""\b(?P<number><number>|\d{1,3})(?:\s+|\s*-\s*)?(?<=[\s-])(?P<unit>day|week|month|year)
        (?:-long|\s+long)?(?![\w-])(?!\s+(?:after|before|later|earlier|ago|from|old|ahead))""",
        _duration,
    ),
    (r"\b(?P<number>(?!))?(?P<unit>day|week|month|year)-?long\b", _duration),
    (
        r"""\b(?:for|during|lasting|last|spend|spends|spending|spent)\s+(?P<number><number>|\d{1,3})\s+
        (?P<unit>day|week|month|year)s\b""",
        _duration,
    ),
    (
        # this week · later this month · early next year · the end of next week · the weekend
        r"""\b(?:<prep>\s+)?(?:the\s+)?(?:(?P<part><part>|end|beginning|start)\s+(?:of\s+)?)?
        (?P<which>this|next|last|the\s+coming|the\s+following|the\s+past|the|the\s+current|
        this\s+coming|this\s+past)\s+(?P<unit>week|weekend|month|quarter|year)\b
        (?!\s+(?:of|ago|before|old|after\s+(?!next)|and|or)\b)(?:\s+after\s+next)?""",
        _period,
    ),
    (
        r"\b(?:in\s+|during\s+)?the\s+week\s+(?:of|beginning|starting)\s+(?P<month><month>)\s+(?P<day>\d{1,2})\b",
        lambda match: WeekOf(_month(match["month"]), int(match["day"])),
    ),
    (
        r"\b(?:in\s+|during\s+)?the\s+week\s+(?:of|beginning|starting)\s+(?P<day>\d{1,2})\s+(?P<month><month>)\b",
        lambda match: WeekOf(_month(match["month"]), int(match["day"])),
    ),
    (
        r"""\b(?:(?:in|during|by)\s+(?:the\s+)?)?(?:early\s+|late\s+|mid-?\s*)?(?:(?P<which>this|next|last|past)\s+)
        (?P<season>spring|summer|autumn|fall|winter)\b(?P<year>(?!))?""",
        _season,
    ),
    (
        r"""\b(?:in|during|by|for|of)\s+(?:the\s+)?(?:early\s+|late\s+|mid-?\s*)?
        (?P<season>spring|summer|autumn|fall|winter)\b(?:\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b)?
        (?P<which>(?!))?""",
        _season,
    ),
    (
        r"""\b(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b
        (?P<which>(?!))?""",
        _season,
    ),
    (
        r"""\b(?:(?:in|during|by|until|since|for|of|before)\s+)(?:the\s+)?(?:(?P<part><part>)[\s-]+(?:of\s+)?)?
        (?:(?P<quarter>first|second|third|fourth)\s+quarter\s+of\s+)?(?P<year>(?:19|20)\d\d)\b(?!-)""",
        _in_year,
    ),
    (
        r"""\bthe\s+(?P<quarter>first|second|third|fourth)\s+quarter\s+of\s+(?P<year>(?:19|20)\d\d)\b
        (?P<part>(?!))?""",
        _in_year,
    ),
    (r"\b(?P<part><part>)[\s-]+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b(?P<quarter>(?!))?", _in_year),
    (
        r"""\b(?:in\s+|during\s+)?the\s+(?P<number>first|second|third|fourth)\s+quarter\b
        (?!\s+of\s+\d)""",
        lambda match: Quarter(words.ORDINALS[match["number"].lower()]),
    ),
    (
        r"""\b(?:soon|shortly|recently|lately|in\s+the\s+(?:near|coming|foreseeable)\s+future|
        (?:in|over|within)\s+(?:the\s+)?coming\s+(?:days|weeks|months|years)|at\s+a\s+later\s+date|
        in\s+recent\s+(?:days|weeks|months|years)|(?:in\s+)?the\s+next\s+few\s+(?:days|weeks|months))\b""",
        lambda _: Vague(),
    ),
)
