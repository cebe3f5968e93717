"""Knows the months and weekdays by their names, in the languages that news states dates in."""

import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import product
from typing import Final

from babel import Locale

from briefing.names import latin

_ENGLISH: Final = "en"
_OTHERS: Final = (
    "af", "ar", "ar_SY", "az", "bg", "bn", "ca", "cs", "da", "de", "el", "es", "et", "fa", "fi",
    "fr", "ga", "gl", "gu", "he", "hi", "hu", "hy", "id", "is", "it", "ka", "kk", "lt", "lv", "mk",
    "mr", "ms", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "te",
    "tr", "uk", "ur",
)  # fmt: skip

# Short forms that are written and that the locales leave out.
_SHORT_MONTHS: Final = {"sept": 9, "mrz": 3, "agos": 8}
# So many letters of a month's name are written where the locale has another short form.
_SHORT_LENGTHS: Final = (3, 4)
# "In March" is one word.
_IN_HEBREW: Final = "\u05d1"
_SHORT_DAYS: Final = {"tues": 1, "wednes": 2, "weds": 2, "thur": 3, "thurs": 3}


def month_number(name: str) -> int | None:
    """Return the month of a name or its short form; None if it is none, or two different ones."""
    folded = _folded(name)
    if name.startswith(_IN_HEBREW):
        return _other_months().get(_folded(name.removeprefix(_IN_HEBREW)))
    return _english_months().get(folded) or _other_months().get(folded)


def is_weekday(name: str) -> bool:
    """Whether a word is the name of a weekday, or its short form."""
    folded = _folded(name)
    return folded in _weekdays(_ENGLISH) or any(folded in _weekdays(code) for code in _OTHERS)


def weekday_number(name: str) -> int | None:
    """Return the weekday of a name, 0 for Monday; None if it is none, or two different ones."""
    folded = _folded(name)
    if (english := _weekdays(_ENGLISH).get(folded)) is not None:
        return english
    found = {_weekdays(code).get(folded) for code in _OTHERS} - {None}
    return found.pop() if len(found) == 1 else None


def _folded(name: str) -> str:
    """A name without case, marks, dots and apostrophes: they are left out as often as not.

    The vowels of Indian scripts are marks as well; without them months would be the same.
    """
    plain = latin(name).lower()
    kept = (letter for letter in plain if letter.isalnum() or letter in " -" or _is_vowel(letter))
    return "".join(kept).strip()


def _is_vowel(letter: str) -> bool:
    return "\u0900" <= letter <= "\u0dff" and unicodedata.category(letter).startswith("M")


@cache
def _english_months() -> dict[str, int]:
    return dict(_months(_ENGLISH)) | _SHORT_MONTHS


@cache
def _other_months() -> dict[str, int]:
    """Every name, or beginning of one, that means the same month wherever it is used."""
    whole = _unambiguous(pair for code in _OTHERS for pair in _months(code))
    begun = _unambiguous(
        (name[:length], number)
        for code in _OTHERS
        for name, number in _months(code)
        for length in _SHORT_LENGTHS
        if name.isalpha() and len(name) > length
    )
    return begun | whole


def _unambiguous(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, set[int]] = {}
    for name, number in pairs:
        found.setdefault(name, set()).add(number)
    return {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1}


def _months(code: str) -> list[tuple[str, int]]:
    months = Locale(code).months
    return [
        (_folded(name), number)
        for usage, width in product(("format", "stand-alone"), ("wide", "abbreviated"))
        for number, name in months[usage][width].items()
    ]


@cache
def _weekdays(code: str) -> dict[str, int]:
    days = Locale(code).days
    names = {
        _folded(name): number
        for usage, width in product(("format", "stand-alone"), ("wide", "abbreviated"))
        for number, name in days[usage][width].items()
    }
    return names | (_SHORT_DAYS if code == _ENGLISH else {})
