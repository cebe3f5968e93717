"""Whom an article is about: the person it names again and again, and in its headline.

Two reports of one event name the person that either is about. It knows nothing about words' weights
and similarity.
"""

from collections import Counter
from collections.abc import Collection

from briefing.model import Reading
from briefing.names import fold
from briefing.stories.leads import lead_of

# Named less often, somebody is one of several.
_OFTEN = 4
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})


def hero_of(reading: Reading) -> str:
    """The folded surname of the person an article is about, or "" if it is about nobody."""
    counts = Counter(
        words[-1]
        for mention in reading.analysis.mentions
        if mention.label == "PERSON" and (words := _words(mention.text))
    )
    if not counts:
        return ""
    first = min(counts, key=lambda name: (-counts[name], name))
    return first if counts[first] >= _OFTEN and first in fold(reading.article.title).split() else ""


def heroes_in(heroes: Collection[str], reading: Reading) -> set[str]:
    """Which of some persons act in an article, named early or often, and not only in passing.

    "Ronna Lind Berg" is not named Lind.
    """
    words = fold(f"{reading.article.title} {reading.article.text}").split()
    named = set(words).intersection(heroes)
    if not named:
        return named
    counts = {hero: words.count(hero) for hero in named}
    for mention in reading.analysis.mentions:
        if mention.label == "PERSON":
            for word in named.intersection(inside := _words(mention.text)[:-1]):
                counts[word] -= inside.count(word)
    early = set(fold(f"{reading.article.title} {lead_of(reading)}").split())
    return {h for h in named if counts[h] >= _OFTEN or (h in early and counts[h] > 0)}


def _words(name: str) -> list[str]:
    return [word for word in fold(name).split() if word not in _GENERATIONS]
