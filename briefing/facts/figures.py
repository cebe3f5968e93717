"""The numbers and dates of a sentence, however they are written: "twelve" is 12."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

Day = tuple[int, int, int | None]

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_MONTH_NUMBER = {name[:3].lower(): number for number, name in enumerate(_MONTHS, start=1)}
_MONTH = "|".join(rf"{name}|{name[:3]}\b\.?" for name in _MONTHS) + r"|Sept\b\.?"
_DAY_NUMBER = r"(\d{1,2})(?:st|nd|rd|th)?"
_TO = rf"(?:\s?(?:-|–|to|and)\s?{_DAY_NUMBER})?"
_YEAR = r"(?:,? (\d{4}))?"
_DAY_FIRST = re.compile(rf"\b{_DAY_NUMBER}{_TO}(?: of)? ({_MONTH}){_YEAR}")
_MONTH_FIRST = re.compile(rf"\b({_MONTH}) {_DAY_NUMBER}{_TO}\b(?!\.\d|:\d){_YEAR}")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
# "May" alone is a verb as often as a month; "March" and "August" seldom with a capital.
_MONTH_ALONE = re.compile(
    rf"\b(?!May\b)({'|'.join(_MONTHS)})\b"
    r"|\b(?:in|of|until|till|by|since|from|last|next|this|late|early|mid) (May)\b|\b(May)(?= \d{4})"
)
_WEEKDAY = re.compile(r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")

_SMALL = {
    word: number
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""".split()
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1_000, "k": 1_000,
    "million": 10**6, "mn": 10**6, "m": 10**6,
    "billion": 10**9, "bn": 10**9, "b": 10**9, "trillion": 10**12, "tn": 10**12,
}  # fmt: skip
# Letters that mean a scale only right behind the figure: "3m", "2bn".
_CLOSE_ONLY = frozenset({"k", "m", "b"})
_VAGUE = frozenset("half dozens scores hundreds thousands millions billions".split())
_ORDINALS = {
    word: number
    for number, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh
        twelfth""".split(),
        start=1,
    )
}
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_UNITS = {
    "%": "%", "percent": "%", "pct": "%", "percentage": "%",
    "$": "$", "dollar": "$", "dollars": "$", "€": "€", "euro": "€", "euros": "€",
    "£": "£", "pound": "£", "pounds": "£", "¥": "¥", "yen": "¥",
    "₺": "₺", "lira": "₺", "liras": "₺",
}  # fmt: skip
# "One" counts nothing in "one of", "no one", "the one".
_ONE_AFTER = frozenset("no any some every each the this that which another anyone not".split())
_ONE_BEFORE = frozenset("of another day more after by".split())
_FIGURE = r"\d{1,3}(?:[,'’\u00a0\u202f ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,:]\d+)*"
_TOKEN = re.compile(rf"(?<![\d.,]){_FIGURE}|[^\W\d_]+|[%$€£¥₺]")
# "$700-$800 million": the scale belongs to both ends.
_RANGE = re.compile(
    r"([$€£¥₺]?\d[\d.,]*) ?(-|–|to) ?([$€£¥₺]?\d[\d.,]*) ?(million|billion|trillion|mn|bn|tn|m)\b",
    re.IGNORECASE,
)
_GROUPS = re.compile(r"(?<=\d)[,'’\u00a0\u202f ](?=\d{3}(?!\d))")
_TEN, _HUNDRED = 10, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The numbers and dates of a sentence.

    Attributes:
        numbers: Each with its unit, if it is a share or money.
        days: Month, day and, if it is said, year.
        months: Months named without a day.
        weekdays: Their English names.
    """

    numbers: frozenset[str]
    days: frozenset[Day]
    months: frozenset[int]
    weekdays: frozenset[str]

    def beyond(self, known: "Figures") -> bool:
        """Whether these hold a number or a date that the others do not."""
        if not self.numbers <= known.numbers:
            return True
        if any(not _known_day(day, known.days) for day in self.days):
            return True
        if not self.months <= known.months | {month for month, _, _ in known.days}:
            return True
        # A weekday beside a date that is known says nothing more.
        return not self.days and not self.weekdays <= known.weekdays


def figures_of(text: str) -> Figures:
    """Read the numbers and dates of a sentence."""
    days: set[Day] = set()
    text = _RANGE.sub(r"\1 \4 \2 \3 \4", _without_days(text, days))
    months = {_month(name) for found in _MONTH_ALONE.findall(text) for name in found if name}
    return Figures(
        numbers=frozenset(_numbers(_TOKEN.findall(text.lower()))),
        days=frozenset(days),
        months=frozenset(months),
        weekdays=frozenset(_WEEKDAY.findall(text)),
    )


def dates_of(text: str) -> frozenset[object]:
    """Read the days, months and weekdays that a text states."""
    figures = figures_of(text)
    return figures.days | figures.months | figures.weekdays


def _known_day(day: Day, known: frozenset[Day]) -> bool:
    month, number, year = day
    return any(
        (month, number) == (other[0], other[1]) and (year is None or other[2] in (None, year))
        for other in known
    )


def _month(name: str) -> int:
    return _MONTH_NUMBER[name[:3].lower()]


def _without_days(text: str, days: set[Day]) -> str:
    """Take the dates out of a text, and put them into the set."""

    def day_first(match: re.Match[str]) -> str:
        first, last, month, year = match.groups()
        return keep(month, (first, last), year)

    def month_first(match: re.Match[str]) -> str:
        month, first, last, year = match.groups()
        return keep(month, (first, last), year)

    def iso(match: re.Match[str]) -> str:
        year, month, day = map(int, match.groups())
        days.add((month, day, year))
        return " , "

    def keep(month: str, numbers: Sequence[str | None], year: str | None) -> str:
        stated = int(year) if year else None
        days.update((_month(month), int(number), stated) for number in numbers if number)
        return " , "

    for pattern, found in ((_ISO, iso), (_DAY_FIRST, day_first), (_MONTH_FIRST, month_first)):
        text = pattern.sub(found, text)
    return text


def _numbers(tokens: Sequence[str]) -> Iterator[str]:
    place = 0
    while place < len(tokens):
        if tokens[place] in _VAGUE:
            yield tokens[place]
        if tokens[place] in _ORDINALS:
            yield f"#{_ORDINALS[tokens[place]]}"
        value, after = _number_at(tokens, place)
        if value is None:
            place += 1
            continue
        if after < len(tokens) and tokens[after] in _ORDINAL_ENDINGS:
            yield f"#{value}"
        else:
            yield f"{value}{_unit(tokens, place, after)}"
        place = after


def _number_at(tokens: Sequence[str], place: int) -> tuple[str | None, int]:
    """The number that begins at a token, and where it ends; None if none does."""
    word = tokens[place]
    if word[0].isdigit():
        plain = _GROUPS.sub("", word).replace(",", ".")
        if ":" in plain or plain.count(".") > 1:
            return plain, place + 1
        return _scaled(Decimal(plain), tokens, place + 1, close=True)
    if word in ("a", "an"):
        named = place + 1 < len(tokens) and tokens[place + 1] in _SCALES
        return _above(Decimal(1), tokens, place + 1) if named else (None, place)
    if word not in _SMALL and word not in _TENS:
        return None, place
    if word == "one" and _counts_nothing(tokens, place):
        return None, place
    return _spelt(tokens, place)


def _counts_nothing(tokens: Sequence[str], place: int) -> bool:
    before, after = tokens[place - 1 : place], tokens[place + 1 : place + 2]
    return not _ONE_AFTER.isdisjoint(before) or not _ONE_BEFORE.isdisjoint(after)


def _spelt(tokens: Sequence[str], place: int) -> tuple[str, int]:
    """A number in words: "two hundred and fifty thousand"."""
    value, place = _below_hundred(tokens, place)
    return _above(value, tokens, place)


def _above(value: Decimal, tokens: Sequence[str], place: int) -> tuple[str, int]:
    """A value times the hundreds and scales that follow it, with what follows the hundreds."""
    if tokens[place : place + 1] == ["hundred"]:
        value, place = value * _HUNDRED, place + 1
        rest = place + (tokens[place : place + 1] == ["and"])
        more, end = _below_hundred(tokens, rest)
        if more:
            value, place = value + more, end
    return _scaled(value, tokens, place, close=False)


def _below_hundred(tokens: Sequence[str], place: int) -> tuple[Decimal, int]:
    """Tens, units or both, and where they end: 0 if there are none."""
    tens = _TENS.get(tokens[place], 0) if place < len(tokens) else 0
    place += bool(tens)
    small = _SMALL.get(tokens[place]) if place < len(tokens) else None
    if small is None or (tens and not 0 < small < _TEN):
        return Decimal(tens), place
    return Decimal(tens + small), place + 1


def _scaled(value: Decimal, tokens: Sequence[str], place: int, *, close: bool) -> tuple[str, int]:
    """A value times the scales that follow it."""
    while place < len(tokens) and tokens[place] in _SCALES:
        if tokens[place] in _CLOSE_ONLY and not close:
            break
        value *= _SCALES[tokens[place]]
        place += 1
    return _plain(value), place


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _unit(tokens: Sequence[str], start: int, end: int) -> str:
    if start and tokens[start - 1] in "$€£¥₺":
        return tokens[start - 1]
    following = tokens[end : end + 2]
    if following == ["per", "cent"]:
        return "%"
    return _UNITS.get(following[0], "") if following else ""
