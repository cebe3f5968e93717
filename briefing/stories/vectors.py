"""What two articles are compared by: all their words, their words without names, their leads.

Names say who and where, the other words say what happened. Comparing the texts once with and
once without their names keeps two events apart in which the same people meet in the same place.
It knows nothing about time, sources and groups.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from briefing.function_words import FUNCTION_WORDS
from briefing.model import Reading
from briefing.names import fold

# Labels of names that say who and where; times and numbers are no names.
_NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "LAW"})
# News English: words of attribution and of the calendar, which tell nothing of an event.
_NEWS_WORDS = frozenset(
    """said says say told tell added adding according statement statements official officials
    monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow day days week
    weeks month months year years reported report reports news agency spokesman spokeswoman
    spokesperson people time new mr mrs ms dr""".split()
)
_STOP_WORDS = FUNCTION_WORDS | _NEWS_WORDS
# The headline's words count so often among all words, and so often in the lead.
_HEADLINE_IN_ALL = 3
_HEADLINE_IN_LEAD = 2
_LEAD_SENTENCES = 2
# For articles whose names are not read: capitalised words inside a sentence.
_CAPITALISED = re.compile(r"(?<=[a-z,;] )(?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)*")
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ers", "ed", "es", "s")
_LEFT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectors:
    """The articles as rows of unit length.

    Attributes:
        everything: All words of headline and text, names too.
        words: The words of the text that belong to no name.
        lead: The words of headline and first sentences that belong to no name.
    """

    everything: csr_matrix
    words: csr_matrix
    lead: csr_matrix


def make_vectors(readings: Sequence[Reading]) -> Vectors:
    """Make the vectors of all articles that are compared with each other."""
    everything, words, leads = [], [], []
    for reading in readings:
        headline = fold(reading.article.title).split()
        text = fold(reading.article.text).split()
        lead = fold(reading.article.text[: _lead_end(reading)]).split()
        named = {word for name in _names(reading) for word in fold(name).split()}
        everything.append(_terms(headline * _HEADLINE_IN_ALL + text))
        words.append(_terms(word for word in text if word not in named))
        spoken = headline * _HEADLINE_IN_LEAD + lead
        leads.append(_terms(word for word in spoken if word not in named))
    return Vectors(everything=_weighted(everything), words=_weighted(words), lead=_weighted(leads))


def stem(word: str) -> str:
    """Take the commonest English endings off a folded word."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEFT:
            return word.removesuffix(ending)
    return word


def _terms(words: Iterable[str]) -> list[str]:
    return [stem(word) for word in words if word not in _STOP_WORDS and len(word) > 1]


def _weighted(rows: Sequence[list[str]]) -> csr_matrix:
    """TF-IDF with the articles at hand: logarithmic counts, smoothed idf, rows of length 1.

    The weights are those that Manning, Raghavan and Schütze call "ltc" (Introduction to
    Information Retrieval, 6.4.3), the idf as if one more article held every term.
    """
    counts = [Counter(row) for row in rows]
    held = Counter(term for row in counts for term in row)
    column = {term: number for number, term in enumerate(sorted(held))}
    rarity = np.log((1 + len(rows)) / (1 + np.array([held[term] for term in column]))) + 1
    ends = np.cumsum([0, *(len(row) for row in counts)])
    terms = np.array([column[term] for row in counts for term in row], dtype=np.int64)
    often = np.array([number for row in counts for number in row.values()], dtype=float)
    weights = (1 + np.log(often)) * rarity[terms]
    matrix = csr_matrix((weights, terms, ends), shape=(len(rows), max(1, len(column))))
    lengths = np.sqrt(matrix.multiply(matrix).sum(axis=1)).A1
    matrix.data /= np.repeat(lengths, np.diff(ends))
    matrix.sort_indices()
    return matrix


def _lead_end(reading: Reading) -> int:
    sentences = reading.analysis.sentences[:_LEAD_SENTENCES]
    return sentences[-1].end if sentences else 0


def _names(reading: Reading) -> list[str]:
    """The names in the text as printed."""
    mentions = [m.text for m in reading.analysis.mentions if m.label in _NAME_LABELS]
    return mentions or _CAPITALISED.findall(reading.article.text)
