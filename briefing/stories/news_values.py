"""What a story is about and how it is told, as an editor weighs it before reading on.

Galtung and Ruge called it news values. Here they are a few word lists and headline forms, read in
headline and lead alone: affairs of state and of many people against sport, show and advice; news
against questions, appeals to watch, opinion. English only: other languages are left in the middle.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.lexicons import lexicon_beside
from briefing.model import Reading
from briefing.names import fold
from briefing.stories.leads import lead_of
from briefing.stories.vectors import stem

_LEXICON = lexicon_beside(__file__)


def _stems(name: str) -> frozenset[str]:
    return frozenset(map(stem, _LEXICON.words(name)))


# Between states: diplomacy, war and peace, people who flee.
_WORLD = _stems("world")
# Within states: who governs and by what law, money, and what strikes many people at once.
_AFFAIRS = _stems("affairs")
_SPORT = _stems("sport")
_SHOW = _stems("show")
_ADVICE = _stems("advice")
# Of no weight outside its parish, whatever it is.
_PARISH = _stems("parish")
_LEISURE = (("sport", _SPORT), ("show", _SHOW), ("advice", _ADVICE), ("parish", _PARISH))
# A headline that asks, beckons, or speaks of the writer; a text that announces a film.
_QUESTION = re.compile(r"\?\s*$")
_BECKONS = _LEXICON.pattern("beckons")
_OPENS = _LEXICON.pattern("opens")
# "WHO declares …" and "IS claims …" are no questions.
_ASKS = re.compile(r"^(?:[Ww]ho|Is|is)\b")
_FILMED = _LEXICON.pattern("filmed")
# So many words of a list in headline and lead make a piece one of its kind.
_ENOUGH = 3.0
# The headline's words count so often.
_IN_HEADLINE = 2


@dataclass(frozen=True, slots=True)
class Values:
    """The news values of an article, each from 0 to 1.

    Attributes:
        world: How far it is about what happens between states, war and peace.
        affairs: How far it is about who governs, money, and what strikes many people.
        leisure: How far it is about sport, show, advice, or a parish.
        beckons: Whether it asks, beckons or shows, in place of telling news.
    """

    world: float
    affairs: float
    leisure: float
    beckons: float


def mean_values(readings: Sequence[Reading]) -> Values:
    """The values of a story: the mean of its articles'."""
    every = [values_of(reading) for reading in readings]
    return Values(
        world=sum(one.world for one in every) / len(every),
        affairs=sum(one.affairs for one in every) / len(every),
        leisure=sum(one.leisure for one in every) / len(every),
        beckons=sum(one.beckons for one in every) / len(every),
    )


def values_of(reading: Reading) -> Values:
    """Read the values off headline and lead."""
    return _values(reading.article.title, lead_of(reading))


@lru_cache(maxsize=4096)
def _values(title: str, lead: str) -> Values:
    headline, text = _words(title), _words(lead)
    held = {
        name: _IN_HEADLINE * len(headline & words) + len((text & words) - headline)
        for name, words in (("world", _WORLD), ("affairs", _AFFAIRS), *_LEISURE)
    }
    leisure = max(held[name] for name, _ in _LEISURE)
    filmed = bool(_FILMED.search(lead))
    return Values(
        world=min(1.0, held["world"] / _ENOUGH),
        affairs=min(1.0, held["affairs"] / _ENOUGH),
        leisure=min(1.0, leisure / _ENOUGH),
        beckons=min(1.0, _is_appeal(title) + filmed / 2),
    )


def _is_appeal(title: str) -> bool:
    """Whether a headline asks or beckons."""
    return any(rule.search(title) for rule in (_QUESTION, _BECKONS, _OPENS, _ASKS))


def _words(text: str) -> frozenset[str]:
    return frozenset(map(stem, fold(text).split()))
