"""Makes visits of what the network alone finds, where it tells who goes next to where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

from briefing.analysis.actors import standing
from briefing.analysis.dates import UNKNOWN, Days
from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.calibration import probability_of
from briefing.analysis.visits.candidates import Candidates, TravellerKind
from briefing.analysis.visits.cues import supported
from briefing.analysis.visits.days import Told, days_of
from briefing.analysis.visits.draft_visits import VisitDraft
from briefing.analysis.visits.merging import Trip, Visit, trips_of, visits_of
from briefing.analysis.visits.needed import NEIGHBOURS
from briefing.analysis.visits.purposes import purpose_after
from briefing.analysis.visits.receiving import host_at
from briefing.analysis.visits.rules import Ruled
from briefing.analysis.visits.scorer import PairScore
from briefing.analysis.words import Words
from briefing.gazetteer import PlaceKind, in_capital
from briefing.model import VisitStatus
from briefing.names import fold

# Where the rules are silent, the network is heard from this probability on: chosen on passages of
# ours that it was not made on, under the floors of `tests/quality` (November 2026).
_HEARD = 0.58
# Beside what the rules found the network is heard only if it is this sure, as a probability: a text
# that tells one visit names many people and places.
HEARD_BESIDE = 0.73
# Of what is still to come a little less: a tour goes on to places that no rule foresees.
_HEARD_BESIDE_AHEAD = 0.7
# A visit to a capital that has happened, by somebody of no known country, is heard from this on.
_IN_CAPITAL = 0.9
# What others wish for, and who goes of whom the text tells no office, is heard from this on.
_AGAINST_RULES = 0.9
# All that others wish for can be.
_WISHED_FOR = frozenset({VisitStatus.POSSIBLE, VisitStatus.INVITED})
# Who takes part so stays at home.
_BY_WIRE = re.compile(
    r"\b(?:(?:by|via|over|through)(?: an?| the)? (?:video|telephone|phone|internet|live|satellite)|"
    r"video ?-?(?:link|conference|call)|virtually|remotely|online)\b"
)
_SEATS = lexicon("capital city north south east west border coast")
# What a visit that is put off is put off to stands behind one of these.
_UNTIL = frozenset({"to", "until", "till"})
# What stands before the place that somebody comes from, and before the one they are at home in.
_RETURNING = re.compile(r"\breturn(?:s|ing)?\b.* from(?: the)?$")
_HOMEWARD = re.compile(r"\b(?:return(?:s|ed|ing)?(?: home)? to|(?:back|home) (?:in|to))(?: the)?$")
_SETTING_OUT = re.compile(r"\b(?:left|departed)(?: from)?(?: the)?$")
# Tokens of title and country before a name.
_TITLE = 6
# A sentence that tells of the visit more likely than this is evidence.
_TELLS = 0.4


def learned_visits(
    words: Words, candidates: Candidates, pairs: Sequence[PairScore], published: date,
    ruled: Ruled, *, sure: bool = False,
) -> list[VisitDraft]:  # fmt: skip
    """What the network alone finds, but for what the rules have judged to be no visit.

    Args:
        words: The text.
        candidates: Who may go where.
        pairs: How likely each goes there.
        published: The day its dates are read against.
        ruled: What the rules say of it.
        sure: Whether only that is wanted of which the network is sure.
    """
    heard = [
        supported(pair, said(words, map(words.visible, _sentences([pair]))))
        for pair in pairs
        if candidates.travellers[pair.traveller].name not in ruled.private
        and not _is_refused(pair, ruled)
        and (not sure or _is_sure(pair))
        and _is_placed(words, candidates, pair)
        and not _is_by_wire(words, candidates, pair)
        and not _is_way_home(words, candidates, pair)
    ]
    heard = _without_datelines(words, candidates, heard)
    trips = trips_of(heard, candidates, _HEARD)
    told = [days_of(words, candidates.times, t.times, t.status, published) for t in trips]
    told_of = {id(trip): days for trip, days in zip(trips, told, strict=True)}
    visits = visits_of(trips, [days.span for days in told], candidates)
    drafts = [_draft(words, candidates, visit, told_of, pairs) for visit in visits]
    return sorted(drafts, key=lambda draft: min(draft.evidence))


def _without_datelines(
    words: Words, candidates: Candidates, heard: Sequence[PairScore]
) -> list[PairScore]:
    """Without the town a text is told from, where the sentence has the same one go elsewhere.

    "OSLO (Agency) - The premier will visit Berlin": nobody goes to Oslo, unless "here" says so.
    """

    def is_told_from(pair: PairScore) -> bool:
        number = int(pair.sentences.argmax())
        one = candidates.destinations[pair.destination]
        return bool(one.told_from) and not any(words.sentence[a] == number for a, _ in one.spans)

    elsewhere = {
        (pair.traveller, int(pair.sentences.argmax()))
        for pair in heard
        if pair.visit >= _HEARD and not is_told_from(pair)
    }
    return [
        pair
        for pair in heard
        if not is_told_from(pair)
        or (pair.traveller, number := int(pair.sentences.argmax())) not in elsewhere
        or "here" in said(words, [words.visible(number)]).lower().split()
    ]


def _is_refused(pair: PairScore, ruled: Ruled) -> bool:
    """Whether the rules say of the sentence that tells of it that it tells of no visit."""
    number = int(pair.sentences.argmax())
    if number in ruled.refused:
        return True
    if number in ruled.wished_for and pair.status not in _WISHED_FOR:
        return True
    return number in ruled.wished_for | ruled.unofficial and pair.visit < _AGAINST_RULES


def _is_sure(pair: PairScore) -> bool:
    """Whether the network is heard beside the rules."""
    least = _HEARD_BESIDE_AHEAD if pair.status.upcoming else HEARD_BESIDE
    return probability_of(pair.visit, ruled=False) >= least


def said(words: Words, sentences: Iterable[tuple[int, int]]) -> str:
    """Some sentences as printed."""
    return " ".join(words.printed[start:end] for start, end in sentences)


def _is_placed(words: Words, candidates: Candidates, pair: PairScore) -> bool:
    """Whether a sentence that tells of the visit names the place, with the visitor next to it.

    Nobody is taken to visit a seat of state who may well work there; a question tells nothing.
    """
    destination = candidates.destinations[pair.destination]
    traveller = candidates.travellers[pair.traveller]
    place, home = destination.place, traveller.home
    if place.kind is PlaceKind.UNKNOWN and fold(place.names[0]) in fold(traveller.name).split():
        return False  # a surname that was taken for a place
    seat = place.kind is PlaceKind.LANDMARK and in_capital(place)
    if seat and home in {None, place.country}:
        return False
    if home is None and in_capital(place) and not pair.status.upcoming and pair.visit < _IN_CAPITAL:
        return False  # "The prime minister opened the debate in Oslo": hers, most likely
    if place.kind is PlaceKind.COUNTRY and home == place.country:
        return False  # nobody visits the country that they stand for
    telling = {int(pair.sentences.argmax()), *np.flatnonzero(pair.sentences >= _TELLS).tolist()}
    spans = [(a, b) for a, b in traveller.spans if not words.is_asked(words.offsets[a])]
    told = [(a, b) for a, b in spans if words.sentence[a] in telling]
    guest = any(_is_called_guest(words, start) for start, _ in told)
    named = {words.sentence[a] for a, b in destination.spans if guest or not _owns(words, b)}
    named &= telling
    if destination.told_from:
        named = telling  # "here", "in the city": the town that the text is told from
    if told and all(_sends(words, a, b) for a, b in told):
        return False
    meant = {words.sentence[a] for a, b in spans if not _sends(words, a, b)}
    near = NEIGHBOURS + (pair.visit >= _AGAINST_RULES)
    return any(abs(one - other) <= near for one in named for other in meant)


def _sends(words: Words, start: int, end: int) -> bool:
    """Whether somebody is only named as whose adviser or brother another one is."""
    owner = words.lower[end : end + 1] in (["'s"], ["\u2019s"], ["'"], ["\u2019"])
    heads = [words.head[token] for token in range(start, end) if words.head[token] >= end]
    owned = owner or words.tag[start] == "PRP$"
    return owned and any(standing(words.lower[head]) for head in heads)


def _is_by_wire(words: Words, candidates: Candidates, pair: PairScore) -> bool:
    """Whether the sentence that tells of it lets somebody speak from afar: "will join by video"."""
    number = int(pair.sentences.argmax())
    starts = sorted(start for one in candidates.travellers for start, _ in one.spans)
    for start, end in candidates.travellers[pair.traveller].spans:
        if abs(words.sentence[start] - number) > 1:
            continue
        last = words.sentence_end(start)
        next_one = next((at for at in starts if end <= at < last), last)
        said = " ".join(words.lower[end:next_one]).partition(";")[0]
        if _BY_WIRE.search(said):
            return True
    return False


def _is_way_home(words: Words, candidates: Candidates, pair: PairScore) -> bool:
    """Whether somebody only goes home there, or comes from there: "will return to X from Y".

    Nor has been there who sets out from there, if it may be home: "left X on Monday for Y".
    """
    home = candidates.travellers[pair.traveller].home
    place = candidates.destinations[pair.destination]
    number = int(pair.sentences.argmax())
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


def _draft(
    words: Words, candidates: Candidates, visit: Visit, told_of: dict[int, Told],
    pairs: Sequence[PairScore],
) -> VisitDraft:  # fmt: skip
    first = visit.trips[0]
    told = next((t for trip in visit.trips if (t := told_of[id(trip)]).expression), Told())
    span = _days(words, visit.days, told, first.status)
    sentences = _sentences(visit.trips)
    place = candidates.destinations[visit.destination].place
    return VisitDraft(
        visitor=_visitors(candidates, visit),
        destination=_names(candidates, visit),
        host=_host(candidates, visit, pairs),
        start=span.start,
        end=span.end,
        granularity=span.granularity,
        when_text=told.expression.text if told.expression else None,
        status=first.status,
        purpose=_purpose(words, candidates, visit, sentences),
        evidence=tuple(words.visible(number) for number in sentences),
        code=place.code,
        probability=probability_of(first.probability, ruled=False),
    )


def _days(words: Words, span: Days, told: Told, status: VisitStatus) -> Days:
    """The days, but for a visit put off to no day that the text tells."""
    if status is not VisitStatus.POSTPONED or told.expression is None:
        return span
    before = words.layout.reading[: told.expression.begin].lower().split()[-1:]
    opening = told.expression.text.lower().split()[:1]
    return span if _UNTIL & {*before, *opening} else UNKNOWN


def _visitors(candidates: Candidates, visit: Visit) -> tuple[str, ...]:
    numbers = sorted({trip.traveller for trip in visit.trips})
    people = [n for n in numbers if candidates.travellers[n].kind is TravellerKind.PERSON]
    if people:  # a body beside its people goes nowhere itself
        bodies = {TravellerKind.ORGANISATION}
        numbers = [n for n in numbers if candidates.travellers[n].kind not in bodies]
    return tuple(dict.fromkeys(candidates.travellers[number].name for number in numbers))


def _names(candidates: Candidates, visit: Visit) -> tuple[str, ...]:
    """The names of the place; of several cities on one trip, all of them before the country."""
    first, *rest = candidates.destinations[visit.destination].place.names
    cities = [candidates.destinations[number].place.names[0] for number in visit.cities]
    return tuple(dict.fromkeys([first, *cities, *rest]))


def _host(candidates: Candidates, visit: Visit, pairs: Sequence[PairScore]) -> str | None:
    """Who most likely receives at a place of the visit, if anybody does."""
    goes = {trip.traveller for trip in visit.trips}
    places = {trip.destination for trip in visit.trips} | {
        pair.destination for trip in visit.trips for pair in trip.pairs
    }
    return host_at(places, goes, candidates, pairs)


def _sentences(trips: Sequence[Trip] | Sequence[PairScore]) -> list[int]:
    """The numbers of the sentences that tell of a visit, the most telling one first."""
    scores = np.max([trip.sentences for trip in trips], axis=0)
    best = int(scores.argmax())
    others = np.flatnonzero(scores >= _TELLS).tolist()
    return list(dict.fromkeys([best, *others]))


def _purpose(
    words: Words, candidates: Candidates, visit: Visit, sentences: Sequence[int]
) -> str | None:
    """The first purpose that its sentences tell behind the place, or else behind the visitor."""
    spans = [
        candidates.destinations[visit.destination].spans,
        candidates.travellers[visit.trips[0].traveller].spans,
    ]
    places = {i for one in candidates.destinations for a, b in one.spans for i in range(a, b)}
    times = {i for time in candidates.times for i in range(*time.span)}
    for number in sentences:
        for group in spans:
            ends = [end for start, end in group if words.sentence[start] == number]
            for end in ends[:1]:
                found = purpose_after(words, end, places=places, times=times)
                if found:
                    return found
    return None
