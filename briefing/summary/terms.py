"""The words two sentences are compared by: lower-cased, lightly stemmed, without stop words.

It knows nothing about sentences' places, names or worth.
"""

import re
from functools import lru_cache

from briefing.function_words import FUNCTION_WORDS
from briefing.names import latin

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# What a sentence of news is not compared by: function words and the verbs of attribution.
STOP_WORDS = FUNCTION_WORDS | frozenset(
    "according added adding told said say saying says mr mrs ms dr".split()
)
# Endings taken off, the longest first, if at least three letters stay.
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ers", "ed", "es")
_LEFT = 3
_CACHE = 65_536


@lru_cache(maxsize=_CACHE)
def stem(word: str) -> str:
    """Take the commonest English endings off a lower-case word."""
    word = word.removesuffix("'s").removesuffix("’s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEFT:
            return word.removesuffix(ending)
    if word.endswith("s") and not word.endswith("ss") and len(word) > _LEFT:
        word = word[:-1]
    if word.endswith(("e", "y")) and len(word) > _LEFT:
        word = word[:-1]
    return word


def words(text: str) -> list[str]:
    """Return the words of a text in order, lower-cased and without accents.

    One outlet prints "Çağlayan", another one "Caglayan".
    """
    return _WORD.findall(latin(text).lower())


def stems(text: str) -> list[str]:
    """Return the stems of all words of a text, function words too, in order."""
    return [stem(word) for word in words(text)]


def terms(text: str) -> list[str]:
    """Return the stems of the words that carry meaning, in order."""
    return [stem(word) for word in words(text) if word not in STOP_WORDS]


def trigrams(stemmed: list[str]) -> frozenset[tuple[str, str, str]]:
    """Return the runs of three stems: what near-copies share."""
    return frozenset(zip(stemmed, stemmed[1:], stemmed[2:], strict=False))
