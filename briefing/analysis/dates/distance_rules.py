"""How English tells distances and lengths: ago, in two weeks, over the past decade, for a year."""

import re

from briefing.analysis.dates import words
from briefing.analysis.dates.distances import (
    Duration,
    FromNow,
    LookBack,
    Offset,
    Repeated,
    Unmeasured,
    Vague,
    Within,
)
from briefing.analysis.dates.meanings import Meaning
from briefing.analysis.dates.rules import Anchor, Rule
from briefing.model import Granularity

_FIRST_SINCE = re.compile(r"\b(?:first|only|most|worst|highest|lowest)\b[^.;!?]*$", re.IGNORECASE)
# Nearer than this, so many hours ago or ahead are on the same day, as far as a paper can tell.
_SAME_DAY = 12
_MONTHS = {"month": 1, "year": 12, "decade": 120}
_COARSE = {"month": Granularity.MONTH, "year": Granularity.YEAR, "decade": Granularity.YEAR}


def _from_now(match: re.Match[str]) -> Meaning | None:
    back = bool(words.said(match, "back"))
    if not back and _FIRST_SINCE.search(words.before(match, 80)):
        return None  # "his first trip to Europe in five years" looks back
    number, unit = words.number_of(match["number"]), words.said(match, "unit")
    rough = words.said(match, "rough")
    half = words.said(match, "half") or words.said(match, "halves")
    unbounded = rough.endswith(("than", "over", "under", "least", "most"))  # "almost", too
    if unbounded or half or (rough and unit == "day"):
        return Vague()
    return _at_distance(number, unit, back=back, ahead=bool(words.said(match, "ahead")))


def _at_distance(number: int, unit: str, *, back: bool, ahead: bool) -> Meaning | None:
    sign = -1 if back else 1
    if unit in {"minute", "hour"}:
        return _hours(number if unit == "hour" else 0, sign)
    if unit in _MONTHS:
        if unit == "decade" or number >= 1000:
            return Vague()  # "two decades ago" is no year
        return FromNow(months=number * _MONTHS[unit] * sign, unit=Granularity(unit), ahead=ahead)
    days = number * sign * words.LENGTHS[unit]
    coarse = Granularity.DAY if unit == "day" else Granularity.WEEK
    return FromNow(days, unit=coarse, ahead=ahead) if abs(days) < 5000 else None


def _hours(number: int, sign: int) -> Meaning:
    if number <= _SAME_DAY:
        return FromNow(0)
    return FromNow(sign * number // 24) if number % 24 == 0 else Vague()


def _within(match: re.Match[str]) -> Meaning:
    unit, number = words.said(match, "unit"), words.said(match, "number")
    unit = unit or words.said(match, "span")
    if unit in {"minute", "hour"}:
        return FromNow(0, ahead=True)
    if number in words.VAGUE_NUMBERS:
        return Vague()
    days = words.LENGTHS[unit] * words.number_of(number or "one")
    return Within(days, _COARSE.get(unit, Granularity.RANGE))


def _look_back(match: re.Match[str]) -> Meaning | None:
    unit, number = words.said(match, "unit"), words.said(match, "number")
    which = words.said(match, "which")
    if number in words.VAGUE_NUMBERS or unit in {"minute", "hour"}:
        return Vague()
    if not number and which == "last" and unit in {"day", "week", "month", "year"}:
        return None  # a calendar week, month or year
    many = words.number_of(number or "one")
    if which in {"previous", "preceding"}:
        return Unmeasured()
    if unit in _MONTHS:
        return LookBack(months=min(many, 999) * _MONTHS[unit], unit=_COARSE[unit])
    return LookBack(days=many * words.LENGTHS[unit])


def _offset(match: re.Match[str]) -> Meaning | None:
    unit = words.said(match, "unit")
    if unit in {"hour", "minute"}:
        return None
    days = words.number_of(match["number"]) * words.LENGTHS[unit]
    where = words.said(match, "where")
    sign = -1 if where in {"before", "earlier", "ahead of", "prior to"} else 1
    return Offset(sign * days, event=where not in {"later", "earlier"})


def _duration(match: re.Match[str]) -> Meaning:
    number, unit = words.number_of(words.said(match, "number") or "one"), words.said(match, "unit")
    return Duration(number * words.LENGTHS.get(unit, 0))


RULES = (
    Rule(
        # in two weeks · in 10 days' time
        Anchor.UNIT,
        r"""\bin\s+(?:(?P<rough>more\s+than|less\s+than|over|at\s+least|about|around|roughly|nearly
        |almost|just)\s+)?(?P<ahead>(?P<number><number>))\s+(?P<unit><unit>)s?(?:['’]s?\s+time)?\b
        (?!\s+of\b|-)""",
        _from_now,
    ),
    Rule(
        # two days ago · about a week ago · a year and a half ago · three weeks from now
        Anchor.AGO,
        r"""\b(?:(?P<rough>(?:well\s+|just\s+|little\s+)?(?:more|less)\s+than|(?:just\s+)?over
        |(?:just\s+)?under|at\s+least|at\s+most|about|around|some|roughly|nearly|almost)\s+)?
        (?P<number><number>)(?P<half>\s+and\s+a\s+half)?\s+(?P<unit><unit>)s?
        (?P<halves>\s+and\s+a\s+half)?\s+(?:(?P<back>ago)\b(?!\s+(?:on\s+)?<weekday>)
        |from\s+(?:now|today)\b|hence\b)""",
        _from_now,
    ),
    Rule(
        # years ago · several days ago · decades earlier
        Anchor.AGO,
        r"\b(?:(?:(?:a\s+)?(?:few|couple\s+of)|several|some|many|a\s+number\s+of)\s+)?"
        r"<unit>s\s+(?:ago|earlier|later)\b",
        lambda _: Vague(),
    ),
    Rule(
        # over the next two weeks · within three days · in the coming decade
        Anchor.UNIT,
        r"""\b(?:(?:in|over|within|during|for)\s+)?(?:the\s+|these\s+)(?:next|coming)\s+
        (?:(?P<number><number>|<vague>)\s+(?P<unit><unit>)s?|(?P<span>decade))\b(?!\s+of\b)""",
        _within,
    ),
    Rule(
        Anchor.WITHIN,
        r"\bwithin\s+(?:the\s+)?(?P<number><number>|<vague>)\s+(?P<unit><unit>)s?\b(?!\s+of\b)",
        _within,
    ),
    Rule(Anchor.WITHIN, r"\bwithin\s+(?:the\s+)?<unit>s?\b(?!\s+of\b)", lambda _: Vague()),
    Rule(
        # over the past decade · in the last three years · the past week
        Anchor.UNIT,
        r"""\b(?:(?:in|over|within|during|for|throughout)\s+)?(?:the\s+|these\s+)
        (?P<which>past|last|previous|preceding)\s+
        (?:(?P<number><number>|<vague>)\s+)?(?P<unit><unit>)s?\b(?!\s+(?:of|before)\b|-)""",
        _look_back,
    ),
    Rule(
        Anchor.UNIT,
        r"""\b(?:just\s+|exactly\s+|about\s+|only\s+)?(?P<number><number>)\s+
        (?P<unit><unit>)s?\s+(?P<where>later|earlier|after|before|ahead\s+of|prior\s+to)\b""",
        _offset,
    ),
    Rule(
        # a three-day visit · 10-hour talks · two weeks
        Anchor.UNIT,
        r"""\b(?P<number><number>)(?:\s+|\s*-\s*)?(?<=[\s-])(?P<unit><unit>)
        (?:s|-long|\s+long)?(?![\w-])
        (?!\s+(?:after|before|later|earlier|ago|from|old|ahead|prior|hence|and\s+a\s+half)\b)""",
        _duration,
    ),
    Rule(Anchor.UNIT, r"\b(?P<unit>day|week|month|year|hour|decade)s?-?long\b", _duration),
    Rule(
        # for two days · lasting three weeks
        Anchor.UNIT,
        r"""\b(?:for|during|lasting|last|spend|spends|spending|spent)\s+
        (?:(?:about|around|nearly|almost|up\s+to|at\s+least|more\s+than|over|some)\s+)?
        (?P<number><number>)\s+(?P<unit><unit>)s\b(?!\s+(?:ago|from\s+now))""",
        _duration,
    ),
    Rule(
        # for years · for several days
        Anchor.UNIT,
        r"""\bfor\s+(?:(?:several|many|some|a\s+few|a\s+couple\s+of|a\s+number\s+of|the)\s+)?
        (?:<unit>|centurie)s\b(?!\s+(?:to\s+come|ago))""",
        lambda _: Unmeasured(),
    ),
    Rule(
        # every day · each Monday · every two weeks · twice a week · monthly
        Anchor.REPEATED,
        r"""\b(?:on\s+|at\s+)?(?:every|each)\s+(?:(?:other|second|third|few|single|<number>)\s+)?
        (?:<weekday>(?!\w)|(?-i:January|February|March|April|May|June|July|August|September|October
        |November|December)\b|(?:<unit>|quarter|weekend|weekday|<daytime>|<season>)s?\b)""",
        lambda _: Repeated(),
    ),
    Rule(
        Anchor.REPEATED,
        r"""\b(?:once|twice|(?:<number>|several|many)\s+times)\s+(?:a|an|each|every|per)\s+
        (?:<unit>|quarter|weekend)\b""",
        lambda _: Repeated(),
    ),
    Rule(
        Anchor.REPEATED,
        r"\b(?-i:daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annually|hourly)\b"
        r"(?!\s+(?-i:[A-Z]))|\b(?:on\s+)?(?:weekdays|weekends|weeknights)\b",
        lambda _: Repeated(),
    ),
    Rule(
        Anchor.VAGUE,
        r"""(?<!as\s)\b(?:soon|shortly|recently|lately
        |in\s+the\s+(?:(?:very\s+)?near|coming|foreseeable|(?:not\s+too\s+)?distant)?\s*future
        |(?:(?:in|over|within)\s+(?:the\s+)?|the\s+)coming\s+(?:days|weeks|months|years)|at\s+a\s+later\s+date
        |in\s+recent\s+(?:days|weeks|months|years|decades))\b""",
        lambda _: Vague(),
    ),
)  # fmt: skip
