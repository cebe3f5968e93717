"""Which story comes first: what an international morning brief puts on its front page.

A story is worth the more, the more outlets tell it independently, the further it is about affairs
between and within states, the more countries and office-holders act in it, the more people died
and the newer it is; sport, show and advice, and headlines that ask or beckon, are worth less. Ten
prints of one agency text are one voice, and of one outlet's reports only the first few count.
"""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from briefing.facts import counts_in
from briefing.model import ActorType, Reading
from briefing.names import fold
from briefing.stories.leads import lead_of
from briefing.stories.matching import weight_of
from briefing.stories.news_values import mean_values
from briefing.stories.places import states_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each sign adds to the logarithm of a story's worth.

    Attributes:
        outlets: Each doubling of the outlets that tell it independently.
        reports: Each doubling of its reports, of each outlet the first few.
        world: Being about what happens between states.
        affairs: Being about who governs, money, and what strikes many people.
        leisure: Being about sport, show or advice.
        beckons: A headline that asks or beckons.
        states: Each doubling of the countries in headline and lead.
        offices: Each doubling of the office-holders who act in it.
        dead: Each tenfold of the dead that headline or lead count.
        ahead: A visit that is ahead.
        watched: A name of the watchlist in the headline; half of it in the text.
    """

    outlets: float = 0.20
    reports: float = 0.35
    world: float = 0.55
    affairs: float = 0.50
    leisure: float = -0.75
    beckons: float = -0.40
    states: float = 0.25
    offices: float = 0.10
    dead: float = 0.35
    ahead: float = 0.05
    watched: float = 0.70


# Reports, world, affairs, leisure and states are rounded from a ridge regression on an editor's
# weights (three days of feeds and wires, 2026-11-29: `python -m benchmarks.ranking`, which also
# learns them leaving each day out). The others are set by hand: the days say too little of them.
WEIGHTS = Weights()
# For a brief of another kind, which orders sport and show as it does affairs of state.
EVEN = Weights(world=0.0, affairs=0.0, leisure=0.0, beckons=0.0, states=0.0, dead=0.0)
# A story loses half of its worth in so many hours without a new report.
_HALF_LIFE_HOURS = 168.0
_HEADLINE_WEIGHT = 3.0
# An outlet that writes more on a thing than this writes much on everything.
_MOST_REPORTS = 3
_MOST_OFFICES = 7
_MOST_STATES = 7
_MOST_DEAD = 1_000
# What is left of the worth of a story whose reports are all copies of earlier ones.
_NOTHING_NEW = 0.2
_NO_NEWS = 0.1
# Less than this is a name in passing.
_IN_PASSING = 0.25
_SECONDS_PER_HOUR = 3600.0
_DIGITS = 9


def watched(readings: Sequence[Reading], watchlist: Sequence[str]) -> float:
    """How far a story is about the watchlist: 1 in a headline, 0.5 in a text, else 0."""
    most = max((weight_of(watchlist, reading) for reading in readings), default=0.0)
    if most < _IN_PASSING:
        return 0.0
    return 1.0 if most >= _HEADLINE_WEIGHT else 0.5


def signs_of(
    readings: Sequence[Reading],
    *,
    voices: float,
    reports: Sequence[str],
    places: Collection[str],
    watch: float,
) -> dict[str, float]:
    """What speaks for and against a story, by the names of the weights.

    Args:
        readings: Its articles in the window.
        voices: How many independent outlets tell it; one that told it only before counts half.
        reports: Of which outlet each article is that is no copy.
        places: Folded names of countries and peoples that the day's articles name.
        watch: How far it is about the watchlist.
    """
    values = mean_values(readings)
    states = sum(len(states_in(reading, places)) for reading in readings) / len(readings)
    return {
        "outlets": math.log2(max(1.0, voices)),
        "reports": math.log2(max(1, _counted(reports))),
        "world": values.world,
        "affairs": values.affairs,
        "leisure": values.leisure,
        "beckons": values.beckons,
        "states": math.log2(1 + min(states, _MOST_STATES)),
        "offices": math.log2(1 + min(_offices(readings), _MOST_OFFICES)),
        "dead": math.log10(1 + min(_dead(readings), _MOST_DEAD)),
        "ahead": float(_ahead(readings)),
        "watched": watch,
    }


def score(
    readings: Sequence[Reading],
    signs: Mapping[str, float],
    *,
    section_weight: float,
    repeats_only: bool,
    no_news: bool = False,
    now: datetime,
    weights: Weights = WEIGHTS,
) -> float:
    """Rate a story.

    Args:
        readings: Its articles in the window.
        signs: What speaks for and against it.
        section_weight: The weight of its section in the configuration.
        repeats_only: Whether every article is a copy of one from before the window.
        no_news: Whether every article is an advertisement, a puzzle, a list of other pieces.
        now: The cutoff.
        weights: What each sign adds.
    """
    age = max(0.0, min((now - r.published).total_seconds() for r in readings))
    recency = math.exp2(-age / _SECONDS_PER_HOUR / _HALF_LIFE_HOURS)
    worth = math.exp(math.fsum(getattr(weights, name) * sign for name, sign in signs.items()))
    worth *= recency * section_weight * (_NOTHING_NEW if repeats_only else 1.0)
    worth *= _NO_NEWS if no_news else 1.0
    return round(worth, _DIGITS)


def _counted(reports: Sequence[str]) -> int:
    return sum(min(_MOST_REPORTS, count) for count in Counter(reports).values())


def _offices(readings: Sequence[Reading]) -> int:
    """How many office-holders act in a story."""
    return len(
        {
            fold(actor.name)
            for reading in readings
            for actor in reading.analysis.actors
            if actor.type is ActorType.PERSON and actor.role
        }
    )


def _dead(readings: Sequence[Reading]) -> int:
    """How many dead the newest headline or lead counts that counts any."""
    for reading in sorted(readings, key=lambda r: (r.published, r.article.id), reverse=True):
        text = f"{reading.article.title} . {lead_of(reading)}"
        found = [
            count.number
            for count in counts_in(text, year=reading.published.year)
            if count.fate == "deaths"
        ]
        if found:
            return max(found)
    return 0


def _ahead(readings: Sequence[Reading]) -> bool:
    """Whether a visit is coming."""
    return any(visit.upcoming for reading in readings for visit in reading.analysis.visits)
