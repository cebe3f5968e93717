"""When two printed names mean the same person, group or country.

Pure functions on strings, shared by the stages that look across articles. Nothing here knows of
articles or time.
"""

import re
import unicodedata
from functools import cache, lru_cache

import pycountry
from babel import Locale

# Letters that Unicode does not decompose, with the Latin letters news agencies print for them.
_PLAIN = str.maketrans(
    {
        "ı": "i",
        "İ": "i",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "Đ": "d",
        "ß": "ss",
        "æ": "ae",
        "Æ": "ae",
        "œ": "oe",
        "Œ": "oe",
        "ə": "a",
        "Ə": "a",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "ʻ": "'",
    }
)
_PARTICLES = frozenset(
    "al el ul bin ibn abu bint ben de da di du la le van von der den dos".split()
)
_GROUP_WORDS = frozenset(
    """delegation delegations team teams mission missions group groups officials leaders
    representatives diplomats inspectors members experts ministers presidents senators observers
    negotiators envoys lawmakers mediators executives commission committee council staff monitors
    party side""".split()
)
_GENERIC = _GROUP_WORDS | frozenset(
    """the a an of from for to and led by with its his her their high level senior top joint small
    large special official technical trade business parliamentary two three four five six several
    other""".split()
)
_ROLE_LINKS = frozenset("of in at to for from on with and the a".split())
_RELATIONS = frozenset("counterpart colleague host guest ally friend man woman victim".split())
_KIN = frozenset(
    """son daughter brother sister father mother wife husband spouse widow widower cousin nephew
    niece uncle aunt grandson granddaughter fiance fiancee girlfriend boyfriend""".split()
)
_FILLERS = frozenset("the a an of for s visiting".split())
# Spellings of one sound in names that came through another script.
_SOUNDS = (
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("q", "k"),
    ("ck", "k"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("sch", "sh"),
    ("tch", "ch"),
    ("w", "v"),
    ("iy", "i"),
    ("yy", "i"),
    ("y", "i"),
    ("j", "i"),
    ("ei", "i"),
    ("ai", "i"),
)
_COUNTRY_ALIASES = {
    "america": "US",
    "us": "US",
    "u s": "US",
    "usa": "US",
    "united states of america": "US",
    "britain": "GB",
    "great britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "uk": "GB",
    "turkey": "TR",
    "turkiye": "TR",
    "russia": "RU",
    "iran": "IR",
    "syria": "SY",
    "south korea": "KR",
    "north korea": "KP",
    "vietnam": "VN",
    "laos": "LA",
    "bolivia": "BO",
    "venezuela": "VE",
    "tanzania": "TZ",
    "moldova": "MD",
    "brunei": "BN",
    "taiwan": "TW",
    "palestine": "PS",
    "palestinian territories": "PS",
    "occupied palestinian territories": "PS",
    "west bank": "PS",
    "gaza": "PS",
    "gaza strip": "PS",
    "czech republic": "CZ",
    "ivory coast": "CI",
    "burma": "MM",
    "macedonia": "MK",
    "swaziland": "SZ",
    "holland": "NL",
    "uae": "AE",
    "emirates": "AE",
    "vatican": "VA",
    "vatican city": "VA",
    "holy see": "VA",
    "congo": "CG",
    "democratic republic of congo": "CD",
    "democratic republic of the congo": "CD",
    "dr congo": "CD",
    "drc": "CD",
    "bosnia": "BA",
    "kosovo": "XK",
}


def fold(text: str) -> str:
    """Return a name in plain lower-case Latin letters and digits, words separated by one space.

    Diacritics, the dotless i, possessives and punctuation do not count: "İbrahim Kalın's" gives
    "ibrahim kalin".
    """
    return _fold_again(text) if len(text) <= _LONGEST_NAME else _fold(text)


# Names are folded again and again while they are compared; whole texts once.
_LONGEST_NAME = 80
_NAMES_KEPT = 16_384


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).lower()
    plain = re.sub(r"'s\b", "", plain).replace("'", "")
    return " ".join(re.findall(r"\w+", plain))


_fold_again = lru_cache(maxsize=_NAMES_KEPT)(_fold)


def words(text: str) -> tuple[str, ...]:
    """The words of a folded name."""
    return tuple(fold(text).split())


@cache
def skeleton(word: str) -> str:
    """A folded word with spellings of one sound made equal: "zelenskyy" and "zelensky" agree."""
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", word)


def is_group(name: str) -> bool:
    """Whether a name describes a delegation or office-holders instead of naming someone."""
    return not _GROUP_WORDS.isdisjoint(words(name))


def surname(name: str) -> str:
    """The skeleton of a person's last name, or "" for an empty name."""
    parts = [word for word in words(name) if word not in _PARTICLES]
    return skeleton(parts[-1]) if parts else ""


def same_person(one: str, other: str) -> bool:
    """Whether two person names can be one person's.

    The surname agrees, and the given names do not contradict each other: one is missing, they
    are equal, or one is the other's initial.
    """
    if surname(one) != surname(other) or not surname(one):
        return False
    given_one, given_other = _given(one), _given(other)
    return not given_one or not given_other or _compatible(given_one, given_other)


def _given(name: str) -> list[str]:
    return [skeleton(word) for word in words(name) if word not in _PARTICLES][:-1]


def _compatible(one: list[str], other: list[str]) -> bool:
    if one[0] == other[0] or set(one) <= set(other) or set(other) <= set(one):
        return True
    short = min(one[0], other[0], key=len)
    return len(short) == 1 and one[0][0] == other[0][0]


def same_group(one: str, other: str) -> bool:
    """Whether two descriptions of a group can mean the same group.

    What is specific in them (nationality, organisation) is the same, or the one with less is part
    of the other.
    """
    specific_one, specific_other = specific_words(one), specific_words(other)
    if not specific_one or not specific_other:
        return set(words(one)) == set(words(other))
    return specific_one <= specific_other or specific_other <= specific_one


def specific_words(description: str) -> frozenset[str]:
    """What a description of a group says beyond that it is one: a nationality, an organisation."""
    return frozenset(words(description)) - _GENERIC


def same_name(one: str, other: str) -> bool:
    """Whether two visitors' names, persons or groups, can mean the same."""
    if fold(one) == fold(other):
        return True
    if is_group(one) or is_group(other):
        return is_group(one) and is_group(other) and same_group(one, other)
    return same_person(one, other)


def is_description(name: str) -> bool:
    """Whether words describe someone by office instead of naming: "Norway's foreign minister"."""
    last = name.split()[-1:]
    return bool(last) and last[0][:1].islower() and not is_group(name)


def describes(description: str, *, role: str, affiliation: str | None) -> bool:
    """Whether a description by office fits someone with this role and affiliation.

    Every word that says something must be found in one of the two; a nationality counts as its
    country if they begin alike ("Norwegian", "Norway").
    """
    said = [word for word in words(description) if word not in _FILLERS]
    office, country = words(role), words(affiliation or "")
    if not any(word in office for word in said):
        return False
    return all(
        word in office or any(_begin_alike(word, other) for other in country) for word in said
    )


def is_relation(title: str) -> bool:
    """Whether a title only says whom somebody has to do with: "counterpart in Oslo", "own son"."""
    said = words(title)
    end = next((n for n, word in enumerate(said) if word in _ROLE_LINKS), len(said))
    head = said[end - 1] if end else ""
    return head in _RELATIONS or (head in _KIN and end == len(said))


def _begin_alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= 4 and one[:4] == other[:4])


@cache
def country_code(name: str) -> str | None:
    """ISO 3166-1 alpha-2 code of a country's English name, or None if it is not a country."""
    folded = fold(name).removeprefix("the ")
    return _COUNTRY_ALIASES.get(folded) or _territories().get(folded)


@cache
def _territories() -> dict[str, str]:
    codes = {country.alpha_2 for country in pycountry.countries}
    names = {fold(name): code for code, name in Locale("en").territories.items() if code in codes}
    for country in pycountry.countries:
        names.setdefault(fold(country.name), country.alpha_2)
        names.setdefault(fold(getattr(country, "official_name", country.name)), country.alpha_2)
    return names
