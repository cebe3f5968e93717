"""What two articles are compared by: three sparse vectors, for names, for the lead, for the body.

Names say who and where, the headline and first sentences say what happened; both must agree
before two articles are one story. It knows nothing about time, sources and groups.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, TfidfVectorizer

from briefing.model import Mention, Reading
from briefing.names import country_code, fold, skeleton

# Labels of names that say who and where; times and numbers are no names.
_NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "LAW"})
# News English: words of attribution and of the calendar, which tell nothing of an event.
_NEWS_WORDS = frozenset(
    """said says say told tell added adding according statement statements official officials
    monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow day days week
    weeks month months year years reported report reports news agency spokesman spokeswoman
    spokesperson people time new mr mrs ms dr""".split()
)
_STOP_WORDS = frozenset(fold(word) for word in ENGLISH_STOP_WORDS) | _NEWS_WORDS
# The lead: the headline and so many sentences; the headline's words count so often.
_LEAD_SENTENCES = 2
_HEADLINE_TIMES = 2
# The names of the headline and the lead count so often.
_LEAD_NAME_TIMES = 3
_CAPITALISED = re.compile(r"(?<=[a-z,;] )(?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)*")
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ers", "ed", "es", "s")
_LEFT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectors:
    """The articles as rows of unit length.

    Attributes:
        names: Persons, organisations and places, by their words.
        lead: Words of headline and lead that are no names.
        body: All words of the text that are no names.
    """

    names: csr_matrix
    lead: csr_matrix
    body: csr_matrix

    def part(self, rows: Sequence[int]) -> "Vectors":
        """The vectors of some articles only."""
        return Vectors(names=self.names[rows], lead=self.lead[rows], body=self.body[rows])


def make_vectors(readings: Sequence[Reading]) -> Vectors:
    """Make the vectors of all articles that are compared with each other."""
    names, leads, bodies = [], [], []
    for reading in readings:
        mentions = _names(reading)
        named = {word for name in mentions for word in fold(name).split()}
        names.append(_name_terms(reading, mentions))
        lead = [*_lead_words(reading)]
        leads.append([stem(word) for word in lead if word not in named])
        body = fold(reading.article.text).split()
        bodies.append([stem(word) for word in body if word not in named])
    return Vectors(names=_weighted(names), lead=_weighted(leads), body=_weighted(bodies))


def stem(word: str) -> str:
    """Take the commonest English endings off a folded word."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEFT:
            word = word.removesuffix(ending)
            break
    return word.removesuffix("e") if len(word) > _LEFT else word


def _weighted(rows: Sequence[list[str]]) -> csr_matrix:
    """TF-IDF with the articles at hand, logarithmic counts, rows of length 1."""
    if not any(rows):
        return csr_matrix((len(rows), 1))
    vectorizer = TfidfVectorizer(analyzer=_as_given, sublinear_tf=True)
    matrix: csr_matrix = vectorizer.fit_transform(rows).tocsr()
    return matrix


def _as_given(row: list[str]) -> list[str]:
    return [word for word in row if word not in _STOP_WORDS and len(word) > 1]


def _lead_end(reading: Reading) -> int:
    sentences = reading.analysis.sentences[:_LEAD_SENTENCES]
    return sentences[-1].end if sentences else 0


def _lead_words(reading: Reading) -> list[str]:
    headline = fold(reading.article.title).split() * _HEADLINE_TIMES
    return headline + fold(reading.article.text[: _lead_end(reading)]).split()


def _names(reading: Reading) -> list[str]:
    """The names of headline and text, as printed, once for each mention."""
    mentions = [m.text for m in reading.analysis.mentions if m.label in _NAME_LABELS]
    return mentions or _CAPITALISED.findall(reading.article.text)


def _name_terms(reading: Reading, names: Iterable[str]) -> list[str]:
    """The words of the names, those of the lead more often; countries by their code."""
    end = _lead_end(reading)
    leading = [m.text for m in reading.analysis.mentions if _is_leading(m, end)]
    headline = Counter(fold(reading.article.title).split())
    terms: list[str] = []
    for name in [*names, *leading * (_LEAD_NAME_TIMES - 1)]:
        terms.extend(_name_words(name))
    known = set(terms)
    extra = [skeleton(word) for word in headline.elements()]
    return terms + [word for word in extra if word in known] * _LEAD_NAME_TIMES


def _is_leading(mention: Mention, end: int) -> bool:
    return mention.label in _NAME_LABELS and mention.end <= end


def _name_words(name: str) -> list[str]:
    code = country_code(name)
    if code:
        return [f"country:{code}"]
    return [skeleton(word) for word in fold(name).split()]


def similarity(one: csr_matrix, other: csr_matrix) -> np.ndarray:
    """Cosines of all rows of one with all rows of the other."""
    return np.asarray((one @ other.T).todense())
