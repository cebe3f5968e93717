"""Which story comes first: by independent voices, recency and the reader's interests.

The number of articles counts for nothing: one outlet's ten reports on a thing, or ten prints of
one agency text, are one voice.
"""

import math
from collections.abc import Sequence
from datetime import datetime

from briefing.model import ActorType, Reading
from briefing.names import fold
from briefing.stories.matching import weight_of

# A story loses half of its score in so many hours without a new report.
_HALF_LIFE_HOURS = 72.0
# What a watched name adds: in a headline, or only in the text.
_WATCHED_HEADLINE = 1.0
_WATCHED_TEXT = 0.5
_HEADLINE_WEIGHT = 3.0
# How much the share of headlines that name the story's main actors adds.
_PROMINENCE = 0.3
# What office-holders who act in a story add, each doubling of their number, and what a visit that
# is ahead adds: a brief is read for who matters and who goes where (by hand, examples, 2026-11).
_OFFICE = 0.15
_MOST_OFFICES = 7
_AHEAD = 0.15
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


def bearing(readings: Sequence[Reading]) -> float:
    """What a story's office-holders and coming visits add to its worth."""
    offices = {
        fold(actor.name)
        for reading in readings
        for actor in reading.analysis.actors
        if actor.type is ActorType.PERSON and actor.role
    }
    ahead = any(visit.upcoming for reading in readings for visit in reading.analysis.visits)
    return _OFFICE * math.log2(1 + min(len(offices), _MOST_OFFICES)) + _AHEAD * ahead


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
    interest = 1 + _PROMINENCE * names_in_headlines + bearing(readings) + watch
    worth = math.log2(1 + voices) * interest
    worth *= recency * section_weight * (_NOTHING_NEW if repeats_only else 1.0)
    return round(worth, _DIGITS)
