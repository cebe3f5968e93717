"""Says whether a place is only spoken of, as what somebody talks about."""

from __future__ import annotations

from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.candidates import Candidates
from briefing.analysis.visits.scorer import PairScore
from briefing.analysis.words import Words

_TALKED = lexicon(
    "discuss discusses discussed discussing debate debates debated debating review reviews",
    "reviewed reviewing evaluate evaluates evaluated evaluating assess assesses assessed assessing",
    "condemn condemns condemned condemning criticise criticised criticize criticized lament",
)
# "Discussed his trip to Oslo" tells of the trip.
_JOURNEYS = lexicon(
    "visit visits trip trips tour tours journey journeys stop stops stay mission missions travel",
    "meeting meetings summit summits talks conference forum invitation arrival participation",
)


def is_talked_of(words: Words, candidates: Candidates, pair: PairScore) -> bool:
    """Whether all that is told of a place is what people talk about: "discussed events in Oslo"."""
    told = [
        _is_topic(words, start)
        for start, _ in candidates.destinations[pair.destination].spans
        if words.sentence[start] == pair.telling
    ]
    return bool(told) and all(told)


def _is_topic(words: Words, token: int) -> bool:
    """Whether a place stands with a noun that a verb of talking has for its object."""
    noun = False
    while words.head[token] != token:
        link, token = words.dep[token], words.head[token]
        if words.lower[token] in _JOURNEYS:
            return False
        if words.pos[token] == "VERB":
            return noun and link == "obj" and words.lower[token] in _TALKED
        noun = noun or words.pos[token] == "NOUN"
    return False
