"""Knows the months and weekdays by their names, in the languages that news states dates in."""

from functools import cache
from itertools import product
from typing import Final

from babel import Locale

from briefing.names import latin

_ENGLISH: Final = "en"
_OTHERS: Final = (
    "ar", "ar_SY", "az", "bg", "ca", "cs", "da", "de", "el", "es", "et", "fi", "fr", "ga", "he",
    "hi", "hu", "hy", "id", "it", "ka", "lt", "lv", "ms", "nb", "nl", "pl", "pt", "ro", "ru", "sk",
    "sq", "sr", "sv", "tr", "uk",
)  # fmt: skip

# Short forms that are written and that the locales leave out.
_SHORT_MONTHS: Final = {"sept": 9, "mrz": 3, "agos": 8}
_SHORT_DAYS: Final = frozenset({"tues", "wednes", "thur", "thurs", "weds"})


def month_number(name: str) -> int | None:
    """Return the month of a name or its short form; None if it is none, or two different ones."""
    folded = _folded(name)
    return _english_months().get(folded) or _other_months().get(folded)


def is_weekday(name: str) -> bool:
    """Whether a word is the name of a weekday, or its short form."""
    folded = _folded(name)
    return folded in _weekdays(_ENGLISH) or any(folded in _weekdays(code) for code in _OTHERS)


def _folded(name: str) -> str:
    """A name without case, marks, dots and apostrophes: they are left out as often as not."""
    plain = latin(name).lower()
    return "".join(letter for letter in plain if letter.isalnum() or letter in " -").strip()


@cache
def _english_months() -> dict[str, int]:
    return dict(_months(_ENGLISH)) | _SHORT_MONTHS


@cache
def _other_months() -> dict[str, int]:
    """Every name that means the same month wherever it is used."""
    found: dict[str, set[int]] = {}
    for code in _OTHERS:
        for name, number in _months(code):
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
def _weekdays(code: str) -> frozenset[str]:
    days = Locale(code).days
    names = {
        _folded(name)
        for usage, width in product(("format", "stand-alone"), ("wide", "abbreviated"))
        for name in days[usage][width].values()
    }
    return frozenset(names | (_SHORT_DAYS if code == _ENGLISH else set()))
