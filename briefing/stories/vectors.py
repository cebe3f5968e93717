"""What two articles are compared by: all their words, and the words of headline and lead.

A word counts by how rare it is in news at large (`background`) and among the articles at hand: on a
day full of one war its name says little. It knows nothing about time, sources and groups.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from briefing.facts import TITLES
from briefing.function_words import FUNCTION_WORDS
from briefing.gazetteer import country_meant, is_region
from briefing.model import Reading
from briefing.names import fold
from briefing.stories.background import background
from briefing.stories.headlines import capitalised, labels_of, without
from briefing.stories.leads import lead_of, own_text, without_landmarks
from briefing.stories.protagonists import hero_of, heroes_in

# Labels of names that say who and where; times and numbers are no names.
_NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "LAW"})
# News English: words of attribution and of the calendar, which tell nothing of an event.
_NEWS_WORDS = frozenset(
    """said says say told tell added adding according statement statements official officials
    monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow day days week
    weeks month months year years reported report reports news agency spokesman spokeswoman
    spokesperson people time new mr mrs ms dr
    morning afternoon evening night noon midnight overnight tonight""".split()
)
_STOP_WORDS = FUNCTION_WORDS | _NEWS_WORDS
# The headline's words count so often among all words, and so often in the lead.
_HEADLINE_IN_ALL = 3
_HEADLINE_IN_LEAD = 2
# For articles whose names are not read: capitalised words inside a sentence.
_CAPITALISED = re.compile(r"(?<=[a-z,;] )(?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)*")
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ers", "ed", "es", "s")
_LEFT = 4
# A day of news has so many different words, and each of them a hundred times.
_STEMS_KEPT = 65_536
# The background says of a word's rarity as much as so many articles at hand would. At 1,000 the
# best threshold is the same whichever labelled day is left out (benchmarks/stories.py, 2026-11-29).
_BACKGROUND_WEIGHT = 1_000
# Rarer words count no more: every new name is rarer than any word for what happened.
_RAREST = 4.5
# A name as rare as this, or commoner, tells no two events apart: log of one text in seven.
_COMMON = 2.0
# "Ukraine" and "Ukrainian" begin alike.
_BEGINNING = 4
# Articles with fewer words are short: what they do not name is no accident.
_SHORT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectors:
    """The articles as rows.

    Attributes:
        everything: All words of headline and text, of unit length.
        lead: The words of headline and first sentences, of unit length.
        named: How rare the names in headline and lead are, beyond common ones; of a teaser those
            that only its headline's capitals show, too.
        plain: How rare the other words in headline and lead are, beyond common ones;
            landmarks are left out, and a visit by any word is one word.
        rare: How rare all words in headline and lead are, beyond common ones.
        told: 1 for each word of headline and lead.
        subjects: 1 for each name in the headline, spellings of one beginning made equal.
        towns: Those of them that are towns.
        words: 1 for each word of the article, shortened in the same way.
        heroes: 1 for the person the article is about, if it is about one.
        met: 1 for each person that acts in it and that any article is about.
        short: Whether the article is a teaser.
    """

    everything: csr_matrix
    lead: csr_matrix
    named: csr_matrix
    plain: csr_matrix
    rare: csr_matrix
    told: csr_matrix
    subjects: csr_matrix
    towns: csr_matrix
    words: csr_matrix
    heroes: csr_matrix
    met: csr_matrix
    short: NDArray[np.bool_]


class _Terms(NamedTuple):
    """The terms of one article.

    Attributes:
        everything: Of headline and text.
        lead: Of headline and lead.
        happened: What happened, by `_happened`.
        names: Of whom and what it names.
        called: `names`, and what these are called.
        subjects: The beginnings of those of the headline that are names.
        towns: The beginnings of those of the headline that are towns.
    """

    everything: list[str]
    lead: list[str]
    happened: list[str]
    names: set[str]
    called: set[str]
    subjects: list[str]
    towns: list[str]


def _terms_of(reading: Reading, labels: frozenset[str]) -> _Terms:
    """Take the terms of an article; `labels` are words before headlines that say nothing."""
    headline = terms(without(labels, reading.article.title))
    lead = lead_of(reading)
    own = {term for name in _names(reading) for term in terms(name)}
    placed = towns_of(reading)
    return _Terms(
        everything=headline * _HEADLINE_IN_ALL + terms(own_text(reading.article.text)),
        lead=headline * _HEADLINE_IN_LEAD + terms(lead),
        happened=_happened(headline, lead),
        names=own,
        called=own | _called(reading),
        subjects=[term[:_BEGINNING] for term in headline if term in own],
        towns=[term[:_BEGINNING] for term in headline if term in placed],
    )


def make_vectors(readings: Sequence[Reading]) -> Vectors:
    """Make the vectors of all articles that are compared with each other."""
    labels = labels_of([reading.article.title for reading in readings])
    found = [_terms_of(reading, labels) for reading in readings]
    everything = [one.everything for one in found]
    leads = [one.lead for one in found]
    weights = _Weights(everything, [_is_english(reading) for reading in readings])
    told = [sorted(set(lead)) for lead in leads]
    words = [[term[:_BEGINNING] for term in row] for row in everything]
    column = _columns(words)
    heroes = [{hero} - {""} for hero in map(hero_of, readings)]
    persons = _columns(heroes)
    return Vectors(
        everything=weights.unit_rows(everything),
        lead=weights.unit_rows(leads),
        named=weights.beyond_common(
            [
                [term for term in lead if term in one.called]
                for lead, one in zip(told, found, strict=True)
            ]
        ),
        plain=weights.beyond_common(
            [[term for term in one.happened if term not in one.names] for one in found]
        ),
        rare=weights.beyond_common(told),
        told=weights.present(told),
        subjects=_present([one.subjects for one in found], column),
        towns=_present([one.towns for one in found], column),
        words=_present(words, column),
        heroes=_present(heroes, persons),
        met=_present([heroes_in(persons, reading) for reading in readings], persons),
        short=np.array([_is_short(reading) for reading in readings], dtype=bool),
    )


def terms(text: str) -> list[str]:
    """The stems of the words that tell what a text is about, in order."""
    return [stem(word) for word in fold(text).split() if word not in _STOP_WORDS and len(word) > 1]


@lru_cache(maxsize=_STEMS_KEPT)
def stem(word: str) -> str:
    """Take the commonest English endings off a folded word."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEFT:
            return word.removesuffix(ending)
    return word


# What somebody is called goes with the name, and says no more than it does.
_OFFICES = frozenset(map(stem, TITLES))
# Outlets call one journey by either word: among what happened they are one.
_VISIT = "visit"
_VISITS = frozenset(map(stem, ("visit", "travel", "travelling", "travelled", "trip")))


def _happened(headline: Iterable[str], lead: str) -> list[str]:
    """The words of headline and lead that may say what happened, the names among them."""
    words = {*headline, *terms(without_landmarks(lead))}
    return sorted({_VISIT if word in _VISITS else word for word in words if word not in _OFFICES})


class _Weights:
    """How rare each word is, and rows weighted by it.

    The rows are those that Manning, Raghavan and Schütze call "ltc" (Introduction to Information
    Retrieval, 6.4.3): logarithmic counts times rarity, of length 1. The rarity is that of the
    articles at hand and of `_BACKGROUND_WEIGHT` more, which hold a word as often as the background
    does. The background is English: an article in another language is weighed without it.
    """

    def __init__(self, rows: Sequence[list[str]], english: Sequence[bool]) -> None:
        held = Counter(term for row in rows for term in set(row))
        self._column = {term: number for number, term in enumerate(sorted({*held, _VISIT}))}
        own = np.array([held[term] for term in self._column], dtype=float)
        shares = np.array([background().share(term) for term in self._column])
        known = _BACKGROUND_WEIGHT * shares + own
        self._english = np.array(english, dtype=bool)
        rarity = np.log((1 + _BACKGROUND_WEIGHT + len(rows)) / (1 + known))
        self._rarity = np.minimum(rarity, _RAREST)
        self._foreign = np.log((1 + len(rows)) / (1 + own)) + 1

    def unit_rows(self, rows: Sequence[list[str]]) -> csr_matrix:
        counts = [Counter(row) for row in rows]
        often = np.array([number for row in counts for number in row.values()], dtype=float)
        matrix = self._filled(counts, 1 + np.log(often))
        lengths = np.sqrt(matrix.multiply(matrix).sum(axis=1)).A1
        matrix.data /= np.repeat(np.where(lengths > 0, lengths, 1.0), np.diff(matrix.indptr))
        return matrix

    def beyond_common(self, rows: Sequence[list[str]]) -> csr_matrix:
        matrix = self._filled(rows, np.ones(sum(map(len, rows))))
        matrix.data = np.maximum(0.0, matrix.data - _COMMON)
        return matrix

    def present(self, rows: Sequence[list[str]]) -> csr_matrix:
        matrix = self._filled(rows, np.ones(sum(map(len, rows))))
        matrix.data[:] = 1.0
        return matrix

    def _filled(self, rows: Sequence[Iterable[str]], often: NDArray[np.float64]) -> csr_matrix:
        """The rows as a matrix: how often each word stands in each, times how rare it is there."""
        columns = [[self._column[term] for term in row] for row in rows]
        ends = np.cumsum([0, *map(len, columns)])
        places = np.array([column for row in columns for column in row], dtype=np.int64)
        english = np.repeat(self._english, np.diff(ends))
        rarity = np.where(english, self._rarity[places], self._foreign[places])
        matrix = csr_matrix(
            (often * rarity, places, ends), shape=(len(rows), max(1, len(self._column)))
        )
        matrix.sort_indices()
        return matrix


def _columns(rows: Iterable[Iterable[str]]) -> dict[str, int]:
    return {term: number for number, term in enumerate(sorted({t for row in rows for t in row}))}


def _present(rows: Sequence[Iterable[str]], column: Mapping[str, int]) -> csr_matrix:
    """1 for each word of each row."""
    places = [sorted({column[term] for term in row}) for row in rows]
    ends = np.cumsum([0, *map(len, places)])
    flat = np.array([place for row in places for place in row], dtype=np.int64)
    return csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(rows), max(1, len(column))))


def _is_english(reading: Reading) -> bool:
    return reading.analysis.language in ("", "en")


def _called(reading: Reading) -> set[str]:
    """The names in the headline of a teaser: what it is about often stands nowhere else."""
    if not _is_short(reading):
        return set()
    return {term for name in capitalised(reading.article.title) for term in terms(name)} - _OFFICES


def towns_of(reading: Reading) -> set[str]:
    """The words of the towns that an article names: no countries, no parts of the world."""
    return {
        term
        for name in {m.text for m in reading.analysis.mentions if m.label == "GPE"}
        if country_meant(name) is None and not is_region(name)
        for term in terms(name)
    }


def _is_short(reading: Reading) -> bool:
    return len(reading.article.text.split()) < _SHORT


def _names(reading: Reading) -> list[str]:
    """The names in the text as printed."""
    mentions = [m.text for m in reading.analysis.mentions if m.label in _NAME_LABELS]
    return mentions or _CAPITALISED.findall(reading.article.text)
