"""Whether two printed names are one person's: yes, maybe, or no.

The names alone are asked. Who asks knows more (the title, the story, who else bears the name) and
decides what a maybe comes to.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from briefing.names.parts import parts_of
from briefing.names.spellings import (
    Same,
    consonants,
    forms_of,
    initials_of,
    same_given,
    same_word,
)

__all__ = ["PersonName", "Same", "can_stand_for", "same_person"]

# Family names of China, Korea, Vietnam and Japan that stand first, or last in a western order.
_FAMILY_FIRST = frozenset(
    """kim lee park choi jung jeong kang cho yoon yun jang chang lim han oh seo shin kwon hwang ahn
    song roh ryu yang moon ban chung hong ri pak choe hu wen xi li wang zhang liu chen zhao huang
    zhou wu xu sun ma zhu guo he gao lin luo zheng liang xie tang deng mao jiang feng yu dong xiao
    cheng cao peng zeng yuan lu tian cai wei jia dai qian tsai lien nguyen tran le pham phan vo do
    dang bui ngo duong truong nong han qin shen ding""".split()
)
# Names that are given and family names: swapped, they may be another person's.
_BOTH = frozenset(
    """scott thomas james stewart george paul martin simon lewis lawrence leonard henry arnold
    gordon douglas graham bruce craig russell stanley howard kelly ryan dean alexander frank ross
    allen joseph daniel david michael john peter philip robert samuel victor vincent oliver
    ali hassan hussein omar said mohammed ahmed ibrahim khalid salim nasser""".split()
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart: its folded parts in printed order, particles and suffix set aside.

    Attributes:
        parts: The folded words.
        suffix: "jr", "sr", a ruler's number ("xvi"), or "".
        regnal: Whether it was printed with a ruler's title.
    """

    parts: tuple[str, ...]
    suffix: str = ""
    regnal: bool = False

    @classmethod
    def of(cls, printed: str) -> PersonName:
        """Take a printed name apart."""
        return _of(printed)

    @property
    def surname(self) -> str:
        """The last part."""
        return self.parts[-1] if self.parts else ""

    @property
    def given(self) -> str:
        """The first part of a name of several parts, else ""."""
        return self.parts[0] if len(self.parts) > 1 else ""

    def keys(self) -> frozenset[str]:
        """What it is filed under: two names that may be one person's share at least one key."""
        return _whole_keys(self.parts).union(*(_surname_keys(part) for part in self._surnames()))

    def close_keys(self) -> frozenset[str]:
        """What two full names share that may be one person's, though a surname is borne by many.

        A surname's key stands beside an initial of what else the name holds.
        """
        found = set(_whole_keys(self.parts))
        for surname in self._surnames():
            others = list(self.parts)
            others.remove(surname)
            initials = initials_of("".join(others)).union(*map(initials_of, others))
            found |= {f"{key} {first}" for key in _surname_keys(surname) for first in initials}
        return frozenset(found)

    def same_as(self, other: PersonName) -> Same:
        """Whether two names are one person's, by the names alone."""
        if not self.parts or not other.parts:
            return Same.NO
        if self.suffix and other.suffix and self.suffix != other.suffix:
            return Same.NO
        same = _same_parts(self, other)
        return min(same, Same.MAYBE) if self.suffix != other.suffix else same

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
        if len(other.parts) > 1:
            return 2 * _is_subsequence(other.parts, self.parts)
        return self._fit_of_one(other.parts[0])

    def _fit_of_one(self, part: str) -> int:
        if same_word(part, self.surname):
            return 2
        if part == self.parts[0] and self.family_first:
            return 3
        return int(part in self.parts)

    @property
    def family_first(self) -> bool:
        """Whether the family name is likely the first: "Kim Dae-sung"."""
        return (
            1 < len(self.parts) < 4
            and self.parts[0] in _FAMILY_FIRST
            and all(len(part) > 1 for part in self.parts)
        )

    def _surnames(self) -> tuple[str, ...]:
        """The parts that may be a surname when somebody shortens the name."""
        if len(self.parts) < 2:
            return self.parts
        last = self.parts[0 if self.family_first else 1 :]
        return tuple(part for part in last if len(part) > 1) or self.parts[-1:]


@lru_cache(maxsize=65_536)
def _of(printed: str) -> PersonName:
    parts = parts_of(printed)
    return PersonName(parts.words, parts.suffix, parts.regnal)


@lru_cache(maxsize=65_536)
def _whole_keys(parts: tuple[str, ...]) -> frozenset[str]:
    """What a name is filed under by all its parts together, whichever of them is the surname."""
    if not parts:
        return frozenset()
    whole = frozenset([f"={key}" for key in consonants("".join(parts))])
    if len(parts) == 1:
        return whole
    ends = (min(consonants(part)) for part in (parts[0], parts[-1]))
    return whole | {"+".join(sorted(ends))}


@lru_cache(maxsize=65_536)
def _surname_keys(part: str) -> frozenset[str]:
    return frozenset(key for form in forms_of(part) for key in consonants(form))


@lru_cache(maxsize=131_072)
def same_person(one: str, other: str) -> Same:
    """Whether two printed names are one person's, by the names alone.

    `YES`: both are full and agree, as far as one gives what the other gives: the same words, an
    initial, a middle name more, a particle, another spelling, another order, a short form.
    `MAYBE`: one is a surname alone; one alone has "Jr." or a number; vowels differ; a second
    surname is missing. `NO`: surnames, given names, middle initials or numbers contradict, or one
    is but a given name.
    """
    return _of(one).same_as(_of(other))


def can_stand_for(one: str, other: str) -> bool:
    """Whether one name can stand for the other where only the two are known.

    They are one person's, or one is a surname alone.
    """
    same = same_person(one, other)
    full = len(_of(one).parts) > 1 and len(_of(other).parts) > 1
    return same is Same.YES or (same is Same.MAYBE and not full)


def _same_parts(one: PersonName, other: PersonName) -> Same:
    if one.parts == other.parts:
        return Same.YES
    short, long = sorted((one, other), key=lambda name: len(name.parts))
    if len(short.parts) == 1:
        return _same_as_one(short, long)
    in_order, whole = _same_in_order(short.parts, long.parts), _same_whole(short, long)
    if short.family_first and long.family_first:
        return max(min(in_order, Same.MAYBE), whole, _same_family_first(short, long))
    return max(in_order, whole) or _same_swapped(short, long)


def _same_as_one(short: PersonName, long: PersonName) -> Same:
    """A word alone beside a name: the word of another script, or a surname."""
    word = short.parts[0]
    if len(long.parts) == 1:
        return same_word(word, long.parts[0])
    if short.regnal and not long.regnal:
        return Same.NO
    if "".join(long.parts) == word:
        return Same.YES
    surnames = long._surnames()  # noqa: SLF001 - of the same class
    return Same.MAYBE if any(same_word(word, part) for part in surnames) else Same.NO


def _same_whole(one: PersonName, other: PersonName) -> Same:
    """One name cut in other places: "Jae-in", "Jaein"; "Al Assad", "Alassad"."""
    whole, other_whole = "".join(one.parts), "".join(other.parts)
    initials = any(len(part) == 1 for part in (*one.parts, *other.parts))
    return Same.YES if not initials and whole == other_whole else Same.NO


def _same_in_order(short: tuple[str, ...], long: tuple[str, ...]) -> Same:
    """Two full names of which the given name stands first and the surname last."""
    last = same_word(short[-1], long[-1])
    if not last:
        return _same_without_second_surname(short, long)
    first = same_given(short[0], long[0])
    if not first:
        # Called by a middle name: "Tayyip Demir" for "Recep Tayyip Demir".
        middle = len(long) > len(short) and _agree(short, long[-len(short) :])
        return min(last, Same.YES) if middle else Same.NO
    return min(first, last) if _middles_agree(short[1:-1], long[1:-1]) else Same.NO


def _same_without_second_surname(short: tuple[str, ...], long: tuple[str, ...]) -> Same:
    """A second surname that few print: "Pedro Orlan" for "Pedro Orlan Vidal"."""
    starts = len(long) > len(short) and _agree(short, long[: len(short)])
    ends = len(short) == 2 and len(long) > 2 and _agree(short, (long[0], long[-2]))
    return Same.MAYBE if (starts or ends) and len(short[0]) > 1 else Same.NO


def _same_family_first(short: PersonName, long: PersonName) -> Same:
    """Two names of which the family name stands first: what follows must be there whole."""
    family = _family(short.parts[0], long.parts[0])
    given, other_given = "".join(short.parts[1:]), "".join(long.parts[1:])
    if not family:
        return Same.NO
    if same_word(given, other_given) is Same.YES or (
        len(short.parts) == len(long.parts) and _agree(short.parts[1:], long.parts[1:])
    ):
        return Same.YES
    return Same.NO


def _same_swapped(short: PersonName, long: PersonName) -> Same:
    """The family name first in one and last in the other: "Orbán Viktor", "Jiabao Wen"."""
    parts, other = short.parts, long.parts
    if any(len(part) == 1 for part in (*parts, *other)):
        return Same.NO
    turned = ((*parts[1:], parts[0]), (parts[-1], *parts[:-1]))
    for order in turned:
        exact = len(order) == len(other) and _agree(order, other)
        if exact or "".join(order) == "".join(other):
            return Same.MAYBE if _BOTH.issuperset({parts[0], parts[-1]}) else Same.YES
    return Same.NO


def _family(one: str, other: str) -> Same:
    return max(same_word(one, other), same_given(one, other))


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return all(same_given(left, right) is Same.YES for left, right in zip(one, other, strict=True))


def _middles_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether what stands between given name and surname is compatible.

    Initials stand in order from the left: "H. W." is not "W."; words may be left out.
    """
    if not one or not other:
        return True
    short, long = sorted((one, other), key=len)
    if any(len(part) == 1 for part in short) or all(len(part) == 1 for part in long):
        return _agree(short, long[: len(short)])
    return _is_subsequence(short, long)


def _is_subsequence(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    remaining = iter(long)
    return all(any(same_given(part, candidate) for candidate in remaining) for part in short)
