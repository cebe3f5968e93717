"""The words two sentences are compared by: lower-cased, lightly stemmed, without stop words.

It knows nothing about sentences' places, names or worth.
"""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Function words and the verbs of attribution, which every news sentence holds.
STOP_WORDS = frozenset(
    """a about above after again against all also although am among an and any are as at be because
    been before being below between both but by can cannot could did do does doing down during each
    either few for from further had has have having he her here hers herself him himself his how
    however i if in into is it its itself just let me might more most must my myself nor not now of
    off on once one only onto or other our ours ourselves out over own per same shall she should so
    some such than that the their theirs them themselves then there these they this those though
    through to too under until up upon us very was we were what when where whether which while who
    whom whose why will with within without would yet you your yours yourself yourselves
    according added adding told said say saying says mr mrs ms dr""".split()
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
    """Return the words of a text, lower-cased, in order."""
    return _WORD.findall(text.lower())


def stems(text: str) -> list[str]:
    """Return the stems of all words of a text, function words too, in order."""
    return [stem(word) for word in words(text)]


def terms(text: str) -> list[str]:
    """Return the stems of the words that carry meaning, in order."""
    return [stem(word) for word in words(text) if word not in STOP_WORDS]


def trigrams(stemmed: list[str]) -> frozenset[tuple[str, str, str]]:
    """Return the runs of three stems: what near-copies share."""
    return frozenset(zip(stemmed, stemmed[1:], stemmed[2:], strict=False))
