"""Knows the days on which something is not: "on Monday instead of Friday", "not on Friday"."""

import re

from briefing.analysis.dates import TimeExpression
from briefing.analysis.words import Words

_NOT_THEN = re.compile(r"\b(?:instead of|rather than|not)(?: on| in)? $", re.IGNORECASE)
# "Not until Friday" is then.
_ONLY_THEN = ("until", "till", "before", "later", "earlier", "long", "too", "yet", "since", "for")
_REACH = 20  # characters


def is_given_up(words: Words, time: TimeExpression) -> bool:
    """Whether a time is that on which something was to be, and is not.

    Args:
        words: The text.
        time: One of its time expressions.
    """
    before = words.layout.reading[max(time.begin - _REACH, 0) : time.begin]
    return bool(_NOT_THEN.search(before)) and not time.text.lower().startswith(_ONLY_THEN)
