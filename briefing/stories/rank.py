"""Which story comes first: by independent voices, recency and the reader's interests.

The number of articles counts for nothing: one outlet's ten reports on a thing, or ten prints of
one agency text, are one voice.
"""

import math
from collections.abc import Sequence
from datetime import datetime

from briefing.model import Reading
from briefing.stories.matching import weight_of

# A story loses half of its score in so many hours without a new report.
_HALF_LIFE_HOURS = 72.0
# What a watched name adds: in a headline, or only in the text.
_WATCHED_HEADLINE = 1.0
_WATCHED_TEXT = 0.5
_HEADLINE_WEIGHT = 3.0
# How much the share of headlines that name the story's main actors adds.
_PROMINENCE = 0.3
# What is left of the score of a story whose reports are all copies of earlier ones.
_NOTHING_NEW = 0.2
# Less than this is a name in passing.
_IN_PASSING = 0.25
_SECONDS_PER_HOUR = 3600.0
_DIGITS = 9


def watched(readings: Sequence[Reading], watchlist: Sequence[str]) -> float:
    """What the watchlist adds to a story's score; 0 if no article names anything on it."""
    most = max((weight_of(watchlist, reading) for reading in readings), default=0.0)
    if most < _IN_PASSING:
        return 0.0
    return _WATCHED_HEADLINE if most >= _HEADLINE_WEIGHT else _WATCHED_TEXT


def score(
    readings: Sequence[Reading],
    *,
    voices: float,
    names_in_headlines: float,
    section_weight: float,
    watch: float,
    repeats_only: bool,
    now: datetime,
) -> float:
    """Rate a story.

    Args:
        readings: Its articles in the window.
        voices: How many independent sources tell it; one that told it only before counts half.
        names_in_headlines: Share of its headlines that name its main names.
        section_weight: The weight of its section in the configuration.
        watch: What the watchlist adds.
        repeats_only: Whether every article is a copy of one from before the window.
        now: The cutoff.
    """
    age = max(0.0, min((now - r.published).total_seconds() for r in readings))
    recency = math.exp2(-age / _SECONDS_PER_HOUR / _HALF_LIFE_HOURS)
    worth = math.log2(1 + voices) * (1 + _PROMINENCE * names_in_headlines + watch)
    worth *= recency * section_weight * (_NOTHING_NEW if repeats_only else 1.0)
    return round(worth, _DIGITS)
