"""The vocabulary of time expressions, and the pieces their patterns are written with."""

import re
from collections.abc import Iterable

from briefing.analysis.dates.spans import Part, Sense

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon"),
            ("tuesday", "tue", "tues"),
            ("wednesday", "wed"),
            ("thursday", "thu", "thurs"),
            ("friday", "fri"),
            ("saturday", "sat"),
            ("sunday", "sun"),
        )
    )
    for name in names
}
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
# Words and names that are also months: alone, without "in", "next", "early" or a year, no time.
AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "august", "april", "june", "jan"})
_UNITS = "one two three four five six seven eight nine".split()
_TEENS = """ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = (
    {word: number for number, word in enumerate([*_UNITS, *_TEENS], start=1)}
    | {word: number * 10 for number, word in enumerate(_TENS, start=2)}
    | {
        f"{ten} {unit}": number * 10 + more
        for number, ten in enumerate(_TENS, start=2)
        for more, unit in enumerate(_UNITS, start=1)
    }
    | {"a": 1, "an": 1, "a couple": 2, "a couple of": 2, "a dozen": 12}
)
VAGUE_NUMBERS = frozenset({"few", "several", "couple of", "a few", "some", "many"})
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
ORDINAL_DAYS = {
    word: number
    for number, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
        thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
        twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth
        twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first""".split(),
        start=1,
    )
}
# How many days a length of so many of them has.
LENGTHS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3650}
DAYS_FROM_NOW = {
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "earlier this morning": 0,
    "later this morning": 0,
    "later this afternoon": 0,
    "later this evening": 0,
    "later today": 0,
    "earlier today": 0,
    "later in the day": 0,
    "earlier in the day": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
    "yesterday": -1,
    "last night": -1,
    "last evening": -1,
    "the day before yesterday": -2,
}
PARTS = {
    "early": Part.EARLY,
    "earlier": Part.EARLIER,
    "beginning": Part.EARLY,
    "start": Part.EARLY,
    "mid": Part.MIDDLE,
    "middle": Part.MIDDLE,
    "late": Part.LATE,
    "later": Part.LATER,
    "end": Part.LATE,
    "first half": Part.FIRST_HALF,
    "second half": Part.SECOND_HALF,
    "latter half": Part.SECOND_HALF,
    "last half": Part.SECOND_HALF,
    "rest": Part.LATER,
    "remainder": Part.LATER,
}
STARTING = ("beginning", "starting", "from", "since", "as of", "no earlier", "not before")
ENDING = ("until", "through", "till", "ending", "by", "no later", "not later", "up to")
AFTER = ("after",)
BEFORE = ("before", "ahead of", "prior to")


def _any_of(names: dict[str, int], *, stop: str) -> str:
    """Alternatives with a capital; `stop` is the pattern of the full stop after short forms."""
    return "|".join(
        rf"(?-i:{name.capitalize()}|{name.upper()}){stop if _is_short(name) else ''}"
        for name in sorted(names, key=lambda name: (-len(name), name))
    )


def _is_short(name: str) -> bool:
    return len(name) < 6 and name not in {"march", "april", "may", "june", "july"}


def _alternatives(words: Iterable[str], space: str = r"\s+") -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word))).replace(" ", space)


_PIECES = {
    "prep": r"(?P<prep>on|from|between|until|till|through|beginning(?:\s+on)?|starting(?:\s+on)?"
    r"|ending(?:\s+on)?|since|as\s+of|by|during|in|at|after|before|for|over|around|about"
    r"|as\s+(?:soon|early|late)\s+as|no\s+(?:later|earlier)\s+than|not\s+(?:before|later\s+than)"
    r"|up\s+to|ahead\s+of|prior\s+to)",
    "weekday": f"(?:{_any_of(WEEKDAYS, stop='[.]')})",
    "month": rf"(?:{_any_of(MONTHS, stop='[.]?')})",
    "joint": r"to|and|or|through|thru|until|till|,|/|-|–|—",
    "range": r"to|through|thru|until|till|-|–|—",
    "list": r",\s+and|,\s+or|and|or|,",
    "th": r"(?:st|nd|rd|th)?",
    "ordinal": _alternatives(ORDINAL_DAYS),
    "year": r"(?:1[5-9]|20)\d\d",
    "whose": r"(?P<whose>this|next|last|the\s+same|that|the\s+following|the\s+previous)\s+year",
    "daytime": r"(?:morning|afternoon|evening|night)",
    "clock": r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.m\.|[ap]m\b)|\d{1,2}:\d\d(?![\d:])"
    r"|\d{4}\s+(?:GMT|UTC)|noon|midnight)",
    "part": r"early(?:\s+in)?|earlier(?:\s+in)?|mid|middle\s+of|late(?:\s+in)?|later(?:\s+in)?"
    r"|(?:the\s+)?(?:beginning|start|middle|end|rest|remainder|(?:first|second|latter|last)\s+half)"
    r"(?:\s+of)?",
    "number": rf"\d{{1,3}}|(?:{'|'.join(_TENS)})(?:[\s-]+(?:{'|'.join(_UNITS)}))?"
    rf"|{'|'.join([*_TEENS, *_UNITS])}|an?(?:\s+couple(?:\s+of)?|\s+dozen)?",
    "vague": r"few|several|couple\s+of",
    "unit": "minute|hour|day|week|fortnight|month|year|decade",
    "season": "spring|summer|autumn|fall|winter",
    "nth": "first|second|third|fourth",
    "shift": _alternatives(DAYS_FROM_NOW),
}


def expand(pattern: str) -> str:
    """Put the pieces into a pattern that names them as <piece>."""
    return re.sub(r"<(\w+)>(?!\?|[=!])", _piece, pattern)


def _piece(match: re.Match[str]) -> str:
    name = match[1]
    # `(?P<day>` names a group: only a piece's own name in brackets is replaced.
    before = match.string[max(match.start() - 2, 0) : match.start()]
    return match.group() if before == "?P" or name not in _PIECES else f"(?:{_PIECES[name]})"


def said(match: re.Match[str], group: str) -> str:
    """What a group matched, in lower case with single blanks; "" if it did not or is not there."""
    return " ".join((match.groupdict().get(group) or "").lower().split())


def before(match: re.Match[str], width: int, group: str | int = 0) -> str:
    """The characters before a match or one of its groups, so many at most."""
    start = match.start(group)
    return match.string[max(start - width, 0) : start]


def number_of(text: str) -> int:
    """The number of digits or words: "12", "twenty-five", "a couple of"."""
    text = " ".join(text.lower().replace("-", " ").split())
    return NUMBERS[text] if text in NUMBERS else int(text)


def day_of(text: str) -> int:
    """The day of a month: "6", "sixth"."""
    return ORDINAL_DAYS.get(text.lower()) or int(text)


def month_of(text: str) -> int:
    """The number of a month."""
    return MONTHS[text.lower().rstrip(".")]


def weekday_of(text: str) -> int:
    """0 for Monday."""
    return WEEKDAYS[text.lower().rstrip(".")]


def part_of(text: str) -> Part:
    """The part of a period that words mean; the whole if they mean none."""
    bare = re.sub(r"^the\s|\s(?:of|in)$", "", re.sub(r"[\s-]+", " ", text.lower()))
    return PARTS.get(bare, Part.WHOLE)


def year_of(match: re.Match[str]) -> int | None:
    """The year that is printed, if one is."""
    year = said(match, "year")
    return int(year) if year else None


def years_from_now(match: re.Match[str]) -> int | None:
    """How many years from this one, for "this year", "next year", "last year"."""
    return {"this": 0, "next": 1, "last": -1}.get(said(match, "whose"))


def elsewhere(match: re.Match[str]) -> bool:
    """Whether the year is that of another event: "in May the following year"."""
    whose = said(match, "whose")
    return bool(whose) and whose not in {"this", "next", "last"}


def shift_of(text: str) -> int:
    """How many weeks, months or years from the present one: 1 for "next"."""
    if "after next" in text:
        return 2
    if "next" in text or "coming" in text:
        return 1
    return -1 if "last" in text or "past" in text else 0


_LASTS = re.compile(r"\b(?:will|would|to|may|might|could|should|can|must)\s+$", re.IGNORECASE)


def which_of(match: re.Match[str]) -> str:
    """This, next or last; "" if the word is a verb: "the trip will last December 4 to 6"."""
    which = said(match, "which")
    verb = which == "last" and _LASTS.search(before(match, 8, "which"))
    return "" if verb else which


def way_of(text: str) -> Sense | None:
    """Which way "next", "coming", "last" point."""
    if text in {"next", "coming", "upcoming", "this coming", "following"}:
        return Sense.FUTURE
    return Sense.PAST if text in {"last", "past", "this past"} else None


def hoped(match: re.Match[str]) -> Sense | None:
    """The future for "as soon as Friday", whatever the verb."""
    before = said(match, "prep")
    return Sense.FUTURE if before.startswith("as ") and before != "as of" else None
