"""Tell whether two printed names can mean one person."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from briefing.analysis.lexicon import words as word_set

# Letters that Unicode does not take apart.
_LETTERS = str.maketrans(
    {
        "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "e",
        "ħ": "h", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "‑": "-", "‐": "-", "\u00ad": "",
    }
)  # fmt: skip
PARTICLES = frozenset(
    "al el ul bin ibn ben abu abd de da di do dos du del van von der den la le ter ten".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xxiii".split())
# Family names of China, Korea and Vietnam, where they come first.
_FAMILY_FIRST = word_set(
    "kim lee park choi jung jeong kang cho yoon yun jang chang lim han oh seo shin kwon",
    "hwang ahn song roh ryu yang moon ban chung hong ri pak choe hu wen xi li wang zhang",
    "liu chen zhao huang zhou wu xu sun ma zhu guo he gao lin luo zheng liang xie tang",
    "deng mao jiang feng yu dong xiao cheng cao peng zeng yuan lu tian cai wei jia dai",
    "qian tsai lien nguyen tran le pham phan vo do dang bui ngo duong truong nong",
)
_CLOSE_ENOUGH = 5  # letters a name part needs before a spelling variant is believed


@lru_cache(maxsize=20_000)
def fold(words: str) -> str:
    """The words in plain lower-case letters: no marks, no possessive, no hyphens or points."""
    plain = unicodedata.normalize("NFKD", words).casefold().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", plain)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)
    plain = plain.removesuffix("'s").removesuffix("'")
    kept = "".join(c if c.isalnum() else "" if c in "'." else " " for c in plain)
    return " ".join(kept.split())


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart: its folded parts in printed order, particles and suffixes set aside."""

    parts: tuple[str, ...]
    suffix: str = ""

    @classmethod
    def of(cls, printed: str) -> PersonName:
        """Take a printed name without title apart."""
        pieces = fold(printed).split()
        suffix = pieces.pop() if len(pieces) > 1 and pieces[-1] in _SUFFIXES else ""
        parts = tuple(p for p in pieces if p not in PARTICLES) or tuple(pieces)
        return cls(parts, suffix)

    @property
    def surname(self) -> str:
        """The last part."""
        return self.parts[-1] if self.parts else ""

    @property
    def given(self) -> str:
        """The first part of a name of several parts, else ""."""
        return self.parts[0] if len(self.parts) > 1 else ""

    def same_as(self, other: PersonName) -> bool:
        """Whether two full names are one: equal, an initial or middle name more, a spelling."""
        if self.suffix and other.suffix and self.suffix != other.suffix:
            return False
        if self.parts == other.parts:
            return bool(self.parts)
        short, long = sorted((self.parts, other.parts), key=len)
        if len(short) < 2:
            return False
        if _is_subsequence(short, long):
            return True
        ends_agree = _alike(short[-1], long[-1]) and _alike(short[0], long[0])
        if not ends_agree:
            return len(short) == len(long) and short == long[::-1]
        return len(short) == 2 or len(long) == 2 or _is_subsequence(short[1:-1], long[1:-1])

    def shortened_by(self, other: PersonName) -> int:
        """How well a shorter name fits: 4 equal, 3 by surname, 2 nearly, 1 by a part, 0 not."""
        if not other.parts or (other.suffix and other.suffix != self.suffix):
            return 0
        if other.parts == self.parts:
            return 4
        if len(other.parts) >= len(self.parts):
            return 0
        if other.parts == self.parts[-len(other.parts) :]:
            return 3
        return self._fit_of_one(other.parts[0]) if len(other.parts) == 1 else self._fit_of(other)

    def _fit_of(self, other: PersonName) -> int:
        return 2 * _is_subsequence(other.parts, self.parts)

    def _fit_of_one(self, part: str) -> int:
        if len(part) >= _CLOSE_ENOUGH and _alike(part, self.surname):
            return 2
        if part == self.parts[0] and part in _FAMILY_FIRST and len(self.parts) < 4:
            return 3
        return int(part in self.parts)


def _is_subsequence(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    remaining = iter(long)
    return all(any(_alike(part, candidate) for candidate in remaining) for part in short)


def _alike(left: str, right: str) -> bool:
    """Equal, an initial, or one letter apart in a long name."""
    if left == right:
        return True
    if len(left) == 1 or len(right) == 1:
        return left[0] == right[0]
    if min(len(left), len(right)) < _CLOSE_ENOUGH or abs(len(left) - len(right)) > 1:
        return False
    return left[0] == right[0] and _one_letter_apart(left, right)


def _one_letter_apart(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    rest = start + 1
    if len(short) == len(long):
        return short[rest:] == long[rest:]
    return short[start:] == long[rest:]
