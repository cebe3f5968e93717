"""What a rule of the grammar is, and where in a text it need be tried.

A rule is tried only around the words that its expressions cannot do without, its anchor: most of
a text has none, and the patterns are slow.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from briefing.analysis.dates import words
from briefing.analysis.dates.meanings import Meaning


class Anchor(StrEnum):
    """The kinds of words that expressions are found by."""

    WEEKDAY = "weekday"
    MONTH = "month"
    SHIFT = "shift"
    NTH = "nth"
    UNIT = "unit"
    AGO = "ago"
    WITHIN = "within"
    SEASON = "season"
    HOLIDAY = "holiday"
    VAGUE = "vague"
    REPEATED = "repeated"
    FIGURES = "figures"
    YEAR = "year"
    ORDINAL = "ordinal"
    CLOCK = "clock"


_SIGNS: Mapping[Anchor, str] = {
    Anchor.WEEKDAY: " ".join(words.WEEKDAYS)
    + " mondays tuesdays wednesdays thursdays fridays saturdays sundays",
    Anchor.MONTH: " ".join(words.MONTHS),
    Anchor.SHIFT: "today tonight tomorrow yesterday morning afternoon evening night later",
    Anchor.NTH: "first second third fourth last final",
    Anchor.UNIT: """minute hour day week fortnight weekend month quarter year decade minutes hours
    days weeks fortnights weekends months quarters years decades weeklong monthlong yearlong
    daylong""",
    Anchor.AGO: "ago now hence today earlier later",
    Anchor.WITHIN: "within",
    Anchor.SEASON: "spring summer autumn fall winter",
    Anchor.HOLIDAY: """christmas easter thanksgiving halloween boxing valentine patrick fools
    bastille armistice veterans labor columbus presidents cyber black ash palm maundy good new may
    july holy ascension pentecost whit corpus epiphany women anzac saints german""",
    Anchor.VAGUE: "soon shortly recent recently lately future coming later",
    Anchor.REPEATED: """every each daily weekly monthly nightly yearly annually quarterly hourly
    fortnightly times once twice weekdays weekends weeknights""",
    Anchor.YEAR: """q h fy century centuries fiscal financial twenties thirties forties fifties
    sixties seventies eighties nineties""",
    Anchor.CLOCK: "noon midnight gmt utc",
}
# Month and weekday are names: in lower case, "may", "march" and "sat" are other words.
_NAMES = frozenset({Anchor.WEEKDAY, Anchor.MONTH, Anchor.HOLIDAY})


def _kinds_of_words() -> Mapping[str, tuple[Anchor, ...]]:
    kinds: dict[str, tuple[Anchor, ...]] = {}
    for kind, signs in _SIGNS.items():
        for sign in signs.split():
            for word in (sign.capitalize(), sign.upper(), *([] if kind in _NAMES else [sign])):
                kinds[word] = (*kinds.get(word, ()), kind)
    return kinds


_KINDS = _kinds_of_words()
_TOKEN = re.compile(r"[A-Za-z]+|\d[\w./:-]*")
# What a word with digits can be part of.
_FIGURES: Sequence[tuple[Anchor, re.Pattern[str]]] = (
    (Anchor.FIGURES, re.compile(r"\d\d?[./]\d\d?[./]\d\d|\d{4}[-/]\d\d[-/]\d\d")),
    (Anchor.CLOCK, re.compile(r"\d+(?:[:.]\d\d)?\s?[ap]\.?m|\d\d?:\d\d")),
    (Anchor.YEAR, re.compile(r"(?:1[5-9]|20)\d\d|[2-9]0s|\d\d?(?:st|nd|rd|th)-c|[1-4]Q")),
    (Anchor.ORDINAL, re.compile(r"\d\d?(?:st|nd|rd|th)\b")),
    (Anchor.UNIT, re.compile(r"\d+-(?:minute|hour|day|week|month|year)")),
)
# An expression begins and ends no farther from its anchor than this; what a pattern looks ahead
# to lies behind that.
_BEFORE, _BEHIND = 60, 80

Build = Callable[[re.Match[str]], Meaning | None]


@dataclass(frozen=True)
class Rule:
    """One way of saying a time: the words it needs, its pattern, and what a match means.

    Attributes:
        anchor: Where it is tried.
        pattern: With the pieces of `words`.
        build: Makes the meaning of a match; None if it is no time after all.
    """

    anchor: Anchor
    pattern: str
    build: Build

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, made when it is first needed."""
        return re.compile(words.expand(self.pattern), re.VERBOSE | re.IGNORECASE)


def stretches(text: str) -> Mapping[Anchor, list[tuple[int, int]]]:
    """Where in a text the rules of each anchor are to be tried."""
    found: dict[Anchor, list[tuple[int, int]]] = {}
    for token in _TOKEN.finditer(text):
        word = token.group()
        for kind in _KINDS.get(word, ()) if word[0] > "9" else _kinds_of_figures(text, token):
            begin, end = max(token.start() - _BEFORE, 0), min(token.end() + _BEHIND, len(text))
            _add(found.setdefault(kind, []), begin, end)
    return found


def _kinds_of_figures(text: str, token: re.Match[str]) -> Iterator[Anchor]:
    for kind, pattern in _FIGURES:
        if pattern.match(text, token.start()):
            yield kind


def _add(spans: list[tuple[int, int]], begin: int, end: int) -> None:
    if spans and begin <= spans[-1][1]:
        spans[-1] = (spans[-1][0], end)
    else:
        spans.append((begin, end))


def matches(
    rule: Rule, text: str, spans: list[tuple[int, int]]
) -> Iterator[tuple[re.Match[str], Meaning]]:
    """What a rule finds in parts of a text."""
    for begin, end in spans:
        for match in rule.compiled.finditer(text, begin, end):
            meaning = rule.build(match)
            if meaning is not None:
                yield match, meaning
