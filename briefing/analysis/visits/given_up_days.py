"""Knows the days on which something is not: "on Monday instead of Friday", "not on Friday"."""

import re
from collections.abc import Iterator

from briefing.analysis.dates import TimeExpression
from briefing.analysis.words import Words

_NOT_THEN = re.compile(r"\b(?:instead of|rather than|not)(?: on| in)? $", re.IGNORECASE)
# "Not until Friday" is then.
_ONLY_THEN = ("until", "till", "before", "later", "earlier", "long", "too", "yet", "since", "for")
_REACH = 20  # characters


def times_that_hold(words: Words) -> Iterator[TimeExpression]:
    """The times of the text proper, in order, without those on which something is not to be.

    Args:
        words: The text.
    """
    for time in words.times:
        if not words.is_aside(time.begin) and not _is_given_up(words, time):
            yield time


def _is_given_up(words: Words, time: TimeExpression) -> bool:
    before = words.layout.reading[max(time.begin - _REACH, 0) : time.begin]
    return bool(_NOT_THEN.search(before)) and not time.text.lower().startswith(_ONLY_THEN)
