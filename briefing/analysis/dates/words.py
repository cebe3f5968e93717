"""The vocabulary of time expressions, and the pieces their patterns are written with."""

import re

from briefing.analysis.dates.spans import Part

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
NUMBERS = {
    word: number
    for number, word in enumerate(
        (
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
        ),
        start=1,
    )
} | {"a": 1, "an": 1, "a couple of": 2}
VAGUE_NUMBERS = frozenset({"few", "several", "couple of"})
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
DAYS_FROM_NOW = {
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "later today": 0,
    "earlier today": 0,
    "later in the day": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
    "yesterday": -1,
    "last night": -1,
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
}
STARTING = ("beginning", "starting", "from", "since", "as of", "after")
ENDING = ("until", "through", "till", "ending", "by")


def _any_of(names: dict[str, int], *, stop: str) -> str:
    """Alternatives with a capital; `stop` is the pattern of the full stop after short forms."""
    return "|".join(
        rf"(?-i:{name.capitalize()}|{name.upper()}){stop if _is_short(name) else ''}"
        for name in sorted(names, key=lambda name: (-len(name), name))
    )


def _is_short(name: str) -> bool:
    return len(name) < 6 and name not in {"march", "april", "may", "june", "july"}


_PIECES = {
    "prep": r"(?P<prep>on|from|between|until|till|through|beginning(?:\s+on)?|starting(?:\s+on)?"
    r"|ending(?:\s+on)?|since|as\s+of|by|during|in|at|after|before|for|over)",
    "weekday": f"(?:{_any_of(WEEKDAYS, stop='[.]')})",
    "month": rf"(?:{_any_of(MONTHS, stop='[.]?')})",
    "joint": r"to|and|or|through|thru|until|till|,|-|–|—",
    "part": r"early|earlier(?:\s+in)?|mid|middle\s+of|late|later(?:\s+in)?"
    r"|(?:the\s+)?(?:beginning|start|middle|end|first\s+half|second\s+half)(?:\s+of)?",
    "number": "|".join(sorted(NUMBERS, key=lambda word: (-len(word), word))).replace(" ", r"\s+"),
    "vague": "few|several|couple\\s+of",
    "shift": "|".join(sorted(DAYS_FROM_NOW, key=lambda word: (-len(word), word))).replace(
        " ", r"\s+"
    ),
}


def expand(pattern: str) -> str:
    """Put the pieces into a pattern that names them as <piece>."""
    return re.sub(r"<(\w+)>(?!\?|[=!])", _piece, pattern)


def _piece(match: re.Match[str]) -> str:
    name = match[1]
    # `(?P<day>` names a group: only a piece's own name in brackets is replaced.
    before = match.string[max(match.start() - 2, 0) : match.start()]
    return match.group() if before == "?P" or name not in _PIECES else _PIECES[name]


# A text without any of these holds no time expression: a quick look before the grammar is tried.
ANY = re.compile(
    r"day|week|month|year|quarter|tonight|tomorrow|yesterday|morning|evening|soon|shortly|recent|"
    r"lately|spring|summer|autumn|fall|winter|\d|later date|future|coming|hour|minute|"
    + "|".join(name for name in MONTHS if len(name) > 3)
    + "|may",
    re.IGNORECASE,
)
