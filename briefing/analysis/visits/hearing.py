"""Says on which pairs the network is heard: what place, people and rules speak against is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np

from briefing.analysis.actors import standing
from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.calibration import probability_of
from briefing.analysis.visits.candidates import Candidates, TravellerKind
from briefing.analysis.visits.cues import clauses_of, supported
from briefing.analysis.visits.draft_visits import OFF, Ruled
from briefing.analysis.visits.inviting import invites
from briefing.analysis.visits.merging import Trip
from briefing.analysis.visits.needed import NEIGHBOURS
from briefing.analysis.visits.only_met import is_only_met
from briefing.analysis.visits.scorer import PairScore
from briefing.analysis.visits.spoken_of import is_talked_of
from briefing.analysis.words import Words
from briefing.gazetteer import PlaceKind, in_capital
from briefing.model import VisitStatus
from briefing.names import fold

# Where the rules are silent, the network is heard from this probability on: chosen on passages of
# ours that it was not made on, under the floors of `tests/quality` (November 2026).
HEARD = 0.75
# Beside what the rules found the network is heard only if it is this sure, as a probability: a text
# that tells one visit names many people and places. Chosen on 2,700 passages as outlets print them.
HEARD_BESIDE = 0.65
# A visit to a capital that has happened, by somebody of no known country, is heard from this on.
_IN_CAPITAL = 0.9
# A meeting of people of whom nothing is told: either may be at home, or both.
_MEETING = re.compile(r"\b(?:met|meets?|meeting|talk(?:s|ed)|sp(?:oke|eaks?))\b", re.IGNORECASE)
_TRAVEL = re.compile(
    r"\b(?:visit|travel|arriv|trip|tour|journey|fl(?:y|ew|ies|own)\b|went\b|go(?:es|ing|ne)?\b|"
    r"c[ao]me|land|host|receiv|welcom|greet|guest|stop|attend|delegat|head(?:s|ed|ing)\b)",
    re.IGNORECASE,
)
# Of what the network is this sure of, it does not matter where in the text it is told.
_WHEREVER = 0.99
# What others wish for, and who goes of whom the text tells no office, is heard from this on.
_AGAINST_RULES = 0.97
# All that others wish for can be.
_WISHED_FOR = frozenset({VisitStatus.POSSIBLE, VisitStatus.INVITED})
# Who is sent back so has been nowhere; a visit of who is not let in is denied at most.
_SENT_BACK = re.compile(r"\bturned (?:away|back)\b")
_KEPT_OUT = re.compile(
    r"\b(?:(?:refused|denied) (?:entry|a visa|visas)|barred from entering|"
    r"not (?:allowed|permitted|let) (?:in|to enter|into))\b"
)
_SEATS = lexicon("capital city north south east west border coast")
# What stands before the place that somebody comes from, and before the one they are at home in.
_RETURNING = re.compile(r"\b(?:return(?:s|ing)?\b.*|back|home) from(?: the)?$")
_HOMEWARD = re.compile(r"\b(?:return(?:s|ed|ing)?(?: home)? to|(?:back|home) (?:in|to))(?: the)?$")
_SETTING_OUT = re.compile(r"\b(?:left|departed)(?: from)?(?: the)?$")
_HERE = frozenset({"here", "there"})
# Tokens of title and country before a name.
_TITLE = 6
# A sentence that tells of the visit more likely than this is evidence.
TELLS = 0.4


def heard_pairs(
    words: Words, candidates: Candidates, pairs: Sequence[PairScore], ruled: Ruled, *, sure: bool
) -> list[PairScore]:
    """The pairs that a text may tell a visit of, whatever the network says of the others.

    Args:
        words: The text.
        candidates: Who may go where.
        pairs: How likely each goes there.
        ruled: What the rules say of it.
        sure: Whether only that is wanted of which the network is sure.
    """
    heard = [
        supported(pair, _told_of(words, candidates, pair))
        for pair in pairs
        if pair.visit >= HEARD
        and candidates.travellers[pair.traveller].name not in ruled.private
        and not _is_refused(pair, ruled)
        and (not sure or _is_sure(pair))
        and not _is_at_home(candidates, pair)
        and not _only_sends(words, candidates, pair)
        and (pair.visit >= _WHEREVER or _is_placed(words, candidates, pair))
        and not _is_mere_meeting(words, candidates, pair)
        and not _is_turned_away(words, candidates, pair)
        and not _is_way_home(words, candidates, pair)
        and not is_only_met(words, candidates, pair, telling_sentences([pair]))
        and not is_talked_of(words, candidates, pair)
    ]
    return _without_others(words, candidates, pairs, heard)


def telling_sentences(trips: Sequence[Trip] | Sequence[PairScore]) -> list[int]:
    """The numbers of the sentences that tell of a visit, the most telling one first."""
    scores = np.max([trip.sentences for trip in trips], axis=0)
    best = int(scores.argmax())
    others = np.flatnonzero(scores >= TELLS).tolist()
    return list(dict.fromkeys([best, *others]))


def said(words: Words, sentences: Iterable[tuple[int, int]]) -> str:
    """Some sentences as printed."""
    return " ".join(words.printed[start:end] for start, end in sentences)


def _told_of(words: Words, candidates: Candidates, pair: PairScore) -> str:
    """What the sentences that tell of a visit say of who goes."""
    spans = candidates.travellers[pair.traveller].spans
    return " ".join(clauses_of(words, number, spans) for number in telling_sentences([pair]))


def _without_others(
    words: Words, candidates: Candidates, pairs: Sequence[PairScore], heard: Sequence[PairScore]
) -> list[PairScore]:
    """Without the places of other sentences, where the telling one has the same one go elsewhere.

    "OSLO (Agency) - The premier will visit Berlin": nobody goes to Oslo, unless "here" says so.
    Nor where somebody else goes in the sentence before.
    """

    def is_named(pair: PairScore) -> bool:
        place = candidates.destinations[pair.destination]
        return any(words.sentence[start] == pair.telling for start, _ in place.spans)

    elsewhere = {
        (pair.traveller, pair.telling) for pair in pairs if pair.visit >= HEARD and is_named(pair)
    }
    return [
        pair
        for pair in heard
        if is_named(pair)
        or (pair.traveller, pair.telling) not in elsewhere
        or _HERE & set(said(words, [words.visible(pair.telling)]).lower().split())
    ]


def _is_refused(pair: PairScore, ruled: Ruled) -> bool:
    """Whether the rules say of the sentence that tells of it that it tells of no visit."""
    number = pair.telling
    if number in ruled.refused:
        return True
    if number in ruled.wished_for and pair.status not in _WISHED_FOR:
        return True
    return number in ruled.wished_for | ruled.unofficial and pair.visit < _AGAINST_RULES


def _is_sure(pair: PairScore) -> bool:
    """Whether the network is heard beside the rules."""
    return probability_of(pair.visit, ruled=False) >= HEARD_BESIDE


def _is_at_home(candidates: Candidates, pair: PairScore) -> bool:
    """Whether somebody may well live or work there, or it is no place at all."""
    traveller = candidates.travellers[pair.traveller]
    place, home = candidates.destinations[pair.destination].place, traveller.home
    if place.kind is PlaceKind.UNKNOWN and fold(place.names[0]) in fold(traveller.name).split():
        return True  # a surname that was taken for a place
    if place.kind is PlaceKind.LANDMARK and in_capital(place) and home in {None, place.country}:
        return True  # a seat of state
    if place.kind is PlaceKind.COUNTRY and home == place.country:
        return True  # nobody visits the country that they stand for
    # "The prime minister opened the debate in Oslo": hers, most likely
    past = not pair.status.upcoming and pair.visit < _IN_CAPITAL
    return home is None and in_capital(place) and past


def _is_mere_meeting(words: Words, candidates: Candidates, pair: PairScore) -> bool:
    """Whether somebody of no told office or country only meets there: "Lund met Vik in Oslo"."""
    traveller = candidates.travellers[pair.traveller]
    known = traveller.kind is not TravellerKind.PERSON or traveller.titled or traveller.home
    if known:
        return False
    told = said(words, [words.visible(number) for number in telling_sentences([pair])])
    return bool(_MEETING.search(told)) and not _TRAVEL.search(told)


def _is_placed(words: Words, candidates: Candidates, pair: PairScore) -> bool:
    """Whether a sentence that tells of the visit names the place, with the visitor next to it.

    A question tells nothing.
    """
    destination = candidates.destinations[pair.destination]
    telling = {pair.telling, *np.flatnonzero(pair.sentences >= TELLS).tolist()}
    spans = [
        (start, end)
        for start, end in candidates.travellers[pair.traveller].spans
        if not words.is_asked(words.offsets[start])
    ]
    told = [(start, end) for start, end in spans if words.sentence[start] in telling]
    guest = any(_is_called_guest(words, start) for start, _ in told)
    free = [span for span in destination.spans if not _is_of_a_person(candidates, span[0])]
    named = {words.sentence[a] for a, b in free if guest or not _owns(words, b)}
    named &= telling
    if destination.told_from:
        named = telling  # "here", "in the city": the town that the text is told from
    meant = {words.sentence[a] for a, b in spans if not _sends(words, a, b)}
    near = NEIGHBOURS + (pair.visit >= _AGAINST_RULES)
    return any(abs(one - other) <= near for one in named for other in meant)


def _only_sends(words: Words, candidates: Candidates, pair: PairScore) -> bool:
    """Whether somebody is only named, where it is told, as whose adviser goes or who invites."""
    told = [
        (start, end)
        for start, end in candidates.travellers[pair.traveller].spans
        if words.sentence[start] == pair.telling
    ]
    return bool(told) and all(_sends(words, *one) or invites(words, *one) for one in told)


def _is_of_a_person(candidates: Candidates, token: int) -> bool:
    """Whether a token belongs to what somebody is called by: "U.S. Secretary of State Ada Lind"."""
    people = (one for one in candidates.travellers if one.kind is TravellerKind.PERSON)
    return any(start <= token < end for one in people for start, end in one.spans)


def _sends(words: Words, start: int, end: int) -> bool:
    """Whether somebody is only named as whose adviser or brother another one is."""
    owner = words.lower[end : end + 1] in (["'s"], ["\u2019s"], ["'"], ["\u2019"])
    heads = [words.head[token] for token in range(start, end) if words.head[token] >= end]
    owned = owner or words.tag[start] == "PRP$"
    return owned and any(standing(words.lower[head]) for head in heads)


def _is_turned_away(words: Words, candidates: Candidates, pair: PairScore) -> bool:
    """Whether somebody was not let in, by the sentence that tells of the visit."""
    if pair.status.upcoming:
        return False
    told = _told_of(words, candidates, pair)
    return bool(_SENT_BACK.search(told) or (pair.status not in OFF and _KEPT_OUT.search(told)))


def _is_way_home(words: Words, candidates: Candidates, pair: PairScore) -> bool:
    """Whether somebody only goes home there, or comes from there: "will return to X from Y".

    Nor has been there who sets out from there, if it may be home: "left X on Monday for Y".
    """
    home = candidates.travellers[pair.traveller].home
    place = candidates.destinations[pair.destination]
    number = pair.telling
    said = [
        " ".join(words.lower[max(start - 10, words.sentence_start(start)) : start])
        for start, _ in place.spans
        if words.sentence[start] == number
    ]
    own = home in {None, place.place.country}
    homeward = [_HOMEWARD] * own
    ways = [_RETURNING, *homeward] if pair.status.upcoming else [_SETTING_OUT] * own
    return bool(said) and all(any(way.search(one) for way in ways) for one in said)


def _is_called_guest(words: Words, start: int) -> bool:
    """Whether somebody is a guest of who is named before: "Egypt's premier told a visiting …"."""
    return "visiting" in words.lower[max(start - _TITLE, words.sentence_start(start)) : start + 1]


def _owns(words: Words, end: int) -> bool:
    """Whether a place is only said to have something: "Japan's embassy", but "Egypt's capital"."""
    owner = words.text[end : end + 1] in (["'s"], ["\u2019s"])
    return owner and not _SEATS & set(words.lower[end + 1 : end + 3])
