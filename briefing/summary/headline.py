"""Chooses the headline of a story among those of its articles: the one that says most of it."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from briefing.summary.passages import SourceText
from briefing.summary.terms import terms

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
    best = max(titled, key=lambda n: (_worth(documents[n].title, centre) - _STEP * n, -n))
    return documents[best].title, best


def _worth(title: str, centre: Counter[str]) -> float:
    """How much of the story a headline says, less what makes it a bad headline."""
    own = sorted(set(terms(title)))
    length = math.sqrt(math.fsum(count * count for count in centre.values())) or 1.0
    near = math.fsum(centre[term] for term in own) / (length * math.sqrt(len(own) or 1))
    size = len(title.split())
    loss = math.fsum(cost for pattern, cost in _MISFITS if pattern.search(title))
    loss += 0.02 * max(0, size - _LONG) + 0.05 * max(0, _SHORT - size)
    return near - loss - (_SHOUTED if title.isupper() else 0.0)
