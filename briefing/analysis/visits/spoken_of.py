"""Says whether a place is only spoken of: as what somebody talks about, or as one who acts."""

from __future__ import annotations

from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.candidates import Candidates
from briefing.analysis.visits.scorer import PairScore
from briefing.analysis.words import Words
from briefing.gazetteer import PlaceKind

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


def is_of_another_country(words: Words, candidates: Candidates, pair: PairScore) -> bool:
    """Whether all that is told of the place is what a country does for which somebody only speaks.

    "Norway's premier doubts that Japan will answer at the meeting in Oslo": she need not be there.
    """
    home = candidates.travellers[pair.traveller].home
    told = [
        _country_at(candidates, _subject_above(words, start))
        for start, _ in candidates.destinations[pair.destination].spans
        if words.sentence[start] == pair.telling
    ]
    return home is not None and bool(told) and not {None, home} & {*told}


def _country_at(candidates: Candidates, token: int) -> str | None:
    """The country that a token is part of the name of."""
    places = (one for one in candidates.destinations if one.place.kind is PlaceKind.COUNTRY)
    named = (one for one in places if any(start <= token < end for start, end in one.spans))
    return next((one.place.country for one in named), None)


def _subject_above(words: Words, token: int) -> int:
    """The subject of the reported clause that a token stands in; -1 if there is none."""
    while words.dep[token] != "ccomp" and words.head[token] != token:
        token = words.head[token]
    subjects = (c for c in words.children[token] if words.dep[c].startswith("nsubj"))
    return next(subjects, -1) if words.dep[token] == "ccomp" else -1
