"""The numbers of people a sentence says something befell: "killed at least 17 people" is 17 dead.

Strict, so that two of them may be set side by side: a part of a toll ("including two children"), an
addition to one ("five more bodies"), an older or another event ("the flood of 2019", "last year")
and what only may be so ("feared dead") are no counts. English.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefing.prefilter import Prefiltered, holds_any, none_needless


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many people something befell.

    Attributes:
        fate: What befell them: "deaths", "injured", "missing" or "evacuated".
        whom: What they are, if the sentence narrows it: "soldiers"; "" for people.
        number: How many.
        bound: What the sentence says of the number: "at least", "more than"; "" for exactly so.
    """

    fate: str
    whom: str
    number: int
    bound: str


_FATES = {
    "deaths": "killed|dead|died|slain",
    "injured": "injured|wounded|hurt",
    "missing": "missing|unaccounted for",
    "evacuated": "evacuated|displaced",
}
_DEEDS = {
    "deaths": "kill(?:s|ed|ing)?|claim(?:s|ed|ing)? the lives of",
    "injured": "injur(?:es?|ed|ing)|wound(?:s|ed|ing)?",
    "evacuated": "evacuat(?:es?|ed|ing)",
}
_THINGS = {"deaths": "deaths|fatalities", "injured": "injuries"}
_PEOPLE = ("people", "persons")
_KINDS = (
    "children", "civilians", "demonstrators", "employees", "fighters", "firefighters", "fishermen",
    "journalists", "men", "militants", "miners", "officers", "passengers", "policemen", "prisoners",
    "protesters", "rescuers", "residents", "sailors", "soldiers", "students", "suspects",
    "tourists", "troops", "villagers", "women", "workers",
)  # fmt: skip
_SMALL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_BOUND = "at least|more than|over|about|around|nearly|almost|some"
_NUMBER = (
    r"(?<![\w.,$€£-])(?<!\bthe )(?<!\bthese )(?<!\bthose )(?<!\ball )(?<!\bother )"
    rf"(?:(?P<bound>{_BOUND}) )?"
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+|(?:{_TENS})(?:-(?:{_SMALL}))?|{_SMALL})"
    r"(?![,.]?\d| (?:hundred|thousand|million|billion)\b)"
)
_WHOM = rf"(?P<whom>{'|'.join((*_PEOPLE, *_KINDS))})"
_BE = r"(?:(?:was|were|is|are|have|has|had|been|still|also|reported|listed|confirmed) )*"
# Behind "17 dead" no noun may follow: "17 dead fish".
_END = (
    r"(?=[,;:.]|$| (?:in|on|at|as|and|after|when|while|by|across|from|with|near|overnight|so"
    r"|during|late|early|following|over)\b)"
)
_ROSE = r"(?:ris\w+|rose|climb\w+|reach\w*|stands|stood|brought|bringing|brings?|increased|is|was)"


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    written: list[tuple[str, str]] = []
    for fate, words in _FATES.items():
        written += [
            (fate, rf"{_NUMBER} {_WHOM} {_BE}(?:{words})\b"),
            (fate, rf"{_NUMBER} {_BE}(?:{words})\b{_END}"),
            (fate, rf"\bnumber of (?:people )?(?:{words})\b[^\d,;:.]*? (?:to|at) {_NUMBER}{_END}"),
        ]
    for fate, words in _DEEDS.items():
        written += [
            (fate, rf"\b(?:{words}) {_NUMBER} {_WHOM}\b"),
            (fate, rf"\b(?:{words}) {_NUMBER}{_END}"),
        ]
    written += [(fate, rf"{_NUMBER} (?:{words})\b") for fate, words in _THINGS.items()]
    written += [
        (
            "deaths",
            rf"\btoll\b[^,;:.]*?\b{_ROSE}\b(?: from [\w,-]+)?(?: \w+)? (?:to|at) {_NUMBER}{_END}",
        ),
        ("deaths", rf"\btoll\b[^,;:.]*?\b{_ROSE} {_NUMBER}{_END}"),
    ]
    return ((fate, re.compile(pattern, re.IGNORECASE)) for fate, pattern in written)


_PATTERNS = tuple((fate, Prefiltered(pattern)) for fate, pattern in _patterns())
# What only may be so, is not so, is a plan, or is a part or an average of something.
_UNSURE = re.compile(
    r"\b(?:may|might|could|would|will|feared|fears?|if|den(?:y|ies|ied)|false|rumou?rs?|no|not|never"
    r"|risk\w*|estimate\w*|likely|presumed|believed|expected|drill|exercise|novel|film|museum"
    r"|average|each|every|per|annual\w*|compared|than)\b(?<!more than)|n[’']t\b",
    re.IGNORECASE,
)
# Another event than today's.
_OLDER = re.compile(
    r"\b(?:ago|anniversar\w+|earlier (?:this|in)|previous\w*|former|since|so far this"
    r"|last (?:week|month|year|decade|century|spring|summer|autumn|fall|winter|january|february"
    r"|march|april|may|june|july|august|september|october|november|december)"
    r"|(?:a|one) (?:week|month|year|decade) (?:earlier|before)|decades?|century|history|war"
    r"|similar|another|separate|this year|days? (?:after|before|earlier))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b(?! (?:people|persons))")
_PART = re.compile(
    r"\b(?:including|included|among|of (?:them|whom|those|these))\b[^,;:.]*$", re.IGNORECASE
)


def counts_in(sentence: str, *, year: int) -> frozenset[Count]:
    """Return how many people a sentence says were killed, hurt, missing or brought away.

    Args:
        sentence: English prose.
        year: When it was printed: a sentence that names another year tells of another event.
    """
    if not holds_any(sentence, _signs()):
        return frozenset()
    if _UNSURE.search(sentence) or _OLDER.search(sentence):
        return frozenset()
    if any(int(named) != year for named in _YEAR.findall(sentence)):
        return frozenset()
    return frozenset(
        Count(fate=fate, whom=_whom(found), number=number, bound=(found["bound"] or "").lower())
        for fate, pattern in _PATTERNS
        for found in pattern.finditer(sentence)
        if not _PART.search(sentence[: found.start("number")])
        and (number := _value(found["number"]))
    )


@cache
def _signs() -> tuple[str, ...]:
    """Words of which any count has one: most sentences count nobody."""
    return none_needless(literal for _, pattern in _PATTERNS for literal in pattern.literals)


def _whom(found: re.Match[str]) -> str:
    whom = (found.groupdict().get("whom") or "").lower()
    return "" if whom in _PEOPLE else whom


def _value(words: str) -> int:
    """What a number in figures or in words is worth."""
    if words[0].isdigit():
        return int(words.replace(",", ""))
    tens, _, units = words.lower().partition("-")
    return _WORTH[tens] + _WORTH.get(units, 0)


_WORTH = {word: number for number, word in enumerate(_SMALL.split("|"), start=1)} | {
    word: 10 * number for number, word in enumerate(_TENS.split("|"), start=2)
}
