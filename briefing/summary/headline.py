"""Chooses the headline of a story among those of its articles: the one that says most of it."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from briefing.summary.passages import SourceText
from briefing.summary.terms import terms
from briefing.summary.tolls import contradict, tolls

# Beyond this a headline fills more than two lines of the brief.
_LONG = 16
_SHORT = 4
# Each place down in the order of sources costs a little, so that ties go to the best source.
_STEP = 0.03
_MISFITS = (
    (re.compile(r"\?\s*$"), 0.4),  # a question tells nothing
    (
        re.compile(
            r"^(?:watch|video|photos?|gallery|live|opinion|analysis|explainer|factbox|"
            r"exclusive|podcast|quiz|update ?\d*|breaking)\b",
            re.IGNORECASE,
        ),
        0.4,
    ),
    (
        re.compile(
            r"\b(?:what (?:to|you)|why|how|here['’]s|things to know|all you need)\b", re.IGNORECASE
        ),
        0.2,
    ),
    (re.compile(r"(?:\.\.\.|…)\s*$"), 0.3),
    (re.compile(r" [|»] "), 0.2),
)
_SHOUTED = 0.2
# What naming all main names adds, and what a toll that is out of date takes.
_NAMED = 0.3
_MAIN_NAMES = 3
_OUTDATED = 0.6


def choose_headline(documents: Sequence[SourceText]) -> tuple[str, int] | None:
    """Choose a headline.

    Args:
        documents: The story's articles, the best source first.

    Returns:
        The headline, verbatim, and the number of its document; None if no article has one.
    """
    titled = [number for number, document in enumerate(documents) if document.title.strip()]
    if not titled:
        return None
    centre = Counter(term for number in titled for term in set(terms(documents[number].title)))
    for document in documents:
        centre.update(set(terms(document.sentences[0].text)) if document.sentences else ())
    names = _main_names(documents)
    outdated = {n for n in titled if _is_outdated(documents, n)}

    def worth(number: int) -> tuple[float, int]:
        value = _worth(documents[number].title, centre, names) - _STEP * number
        return value - _OUTDATED * (number in outdated), -number

    best = max(titled, key=worth)
    return documents[best].title, best


def _main_names(documents: Sequence[SourceText]) -> frozenset[str]:
    """The words of the names that the articles name most."""
    counts = Counter(name for document in documents for name in document.names)
    top = sorted(counts, key=lambda name: (-counts[name], name))[:_MAIN_NAMES]
    return frozenset(term for name in top for term in terms(name))


def _is_outdated(documents: Sequence[SourceText], number: int) -> bool:
    """Whether a newer article counts other numbers of victims than this headline."""
    own, moment = tolls(documents[number].title), documents[number].moment
    if not own or moment is None:
        return False
    return any(
        contradict(own, tolls(text))
        for document in documents
        if document.moment is not None and document.moment > moment
        for text in (document.title, *(s.text for s in document.sentences[:1]))
    )


def _worth(title: str, centre: Counter[str], names: frozenset[str]) -> float:
    """How much of the story a headline says, less what makes it a bad headline."""
    own = sorted(set(terms(title)))
    named = len(names.intersection(own)) / (len(names) or 1)
    length = math.sqrt(math.fsum(count * count for count in centre.values())) or 1.0
    near = math.fsum(centre[term] for term in own) / (length * math.sqrt(len(own) or 1))
    size = len(title.split())
    loss = math.fsum(cost for pattern, cost in _MISFITS if pattern.search(title))
    loss += 0.02 * max(0, size - _LONG) + 0.05 * max(0, _SHORT - size)
    return near + _NAMED * named - loss - (_SHOUTED if title.isupper() else 0.0)
