"""Finds a reader's words in articles: section keywords and watched names, spelling set aside."""

import re
from collections.abc import Sequence
from functools import lru_cache

from briefing.model import Reading
from briefing.names import fold

# A word in the headline says more of what an article is about than one in the lead, and that
# more than one further down; all that text and lead may say is less than a headline.
_IN_HEADLINE = 3.0
_IN_LEAD = 0.75
_MOST_IN_LEAD = 1.5
_IN_TEXT = 0.25
_MOST_IN_TEXT = 1.0
_LEAD_SENTENCES = 3


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str] | None:
    """A keyword as whole words, its plural too; a star at its end stands for any ending."""
    folded = fold(word)
    if not folded:
        return None
    ending = r"\w*" if word.rstrip().endswith("*") else r"(?:s|es)?"
    return re.compile(rf"\b{re.escape(folded)}{ending}\b")


def weight_of(words: Sequence[str], reading: Reading) -> float:
    """How much an article is about any of some words or names; 0 if it holds none."""
    patterns = [pattern for word in words if (pattern := _pattern(word))]
    if not patterns:
        return 0.0
    headline, lead, rest = _parts(reading)
    return (
        _IN_HEADLINE * bool(_hits(patterns, headline))
        + min(_MOST_IN_LEAD, _IN_LEAD * _hits(patterns, lead))
        + min(_MOST_IN_TEXT, _IN_TEXT * _hits(patterns, rest))
    )


def in_headline(words: Sequence[str], reading: Reading) -> bool:
    """Whether a headline holds any of some words or names."""
    return bool(_hits([p for word in words if (p := _pattern(word))], fold(reading.article.title)))


def _hits(patterns: Sequence[re.Pattern[str]], text: str) -> int:
    return sum(len(pattern.findall(text)) for pattern in patterns)


def _parts(reading: Reading) -> tuple[str, str, str]:
    return _folded_parts(reading.article.title, reading.article.text, _lead_end(reading))


def _lead_end(reading: Reading) -> int:
    sentences = reading.analysis.sentences[:_LEAD_SENTENCES]
    return sentences[-1].end if sentences else len(reading.article.text)


@lru_cache(maxsize=512)
def _folded_parts(title: str, text: str, end: int) -> tuple[str, str, str]:
    return fold(title), fold(text[:end]), fold(text[end:])
