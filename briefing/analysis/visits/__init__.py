"""Finds who goes where: the visits of one article, with host, days, status and their sentences.

candidates (who, where, when: by rule) -> scorer (which pairs are visits: learned)
    -> merging (who goes together) -> days -> one draft for each visit

`rules` reads the same text by words and syntax. What it finds stands unless the network is sure
that it is none; where it is silent, the network speaks. `calibration` makes one probability of
both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from briefing.analysis.cast import Cast
from briefing.analysis.dates import UNKNOWN, Days
from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.calibration import probability_of
from briefing.analysis.visits.candidates import Candidates, TravellerKind, candidates_of
from briefing.analysis.visits.cues import supported
from briefing.analysis.visits.days import Told, days_of
from briefing.analysis.visits.drafts import VisitDraft
from briefing.analysis.visits.merging import Trip, Visit, trips_of, visits_of
from briefing.analysis.visits.needed import NEIGHBOURS, places_needed
from briefing.analysis.visits.placing import place_mentions
from briefing.analysis.visits.purposes import purpose_after
from briefing.analysis.visits.receiving import host_at
from briefing.analysis.visits.rules import Ruled, ruled_visits
from briefing.analysis.visits.scorer import PairScore, visit_scorer
from briefing.analysis.words import Words
from briefing.gazetteer import PlaceKind, in_capital
from briefing.model import VisitStatus
from briefing.names import fold, is_description, is_group

_MODEL_FOLDER = Path(__file__).parents[1] / "model"
# What a rule found is left out where the network is this sure that nobody goes there: of what is
# told as happening or over more readily, as rules are wrong there more often. Both, and the two
# below, were chosen on passages of ours that neither was made on, under the floors of
# `tests/quality` (November 2026).
_VETO_AHEAD, _VETO = 0.02, 0.1
# Where the rules are silent, the network is heard from this probability on.
_HEARD = 0.6
# Beside what the rules found it is heard only if it is this sure: a text that tells one visit names
# many people and places.
_HEARD_BESIDE = 0.73
# A rule's visit that is less likely gives way to that of somebody else to the same place in the
# same sentence, if the network is as sure of that one.
_DOUBTED = 0.5
# Of the visits that it takes for one, more than this share for that status: it is sure of it.
_SURE = 0.8
# Who "receives" and is nobody in particular.
_ANYBODY = {"community leaders"} | lexicon(
    "leaders family families friends supporters fans reporters journalists people voters victims",
    "survivors members others crowds colleagues",
)
_SEATS = lexicon("capital city north south east west border coast")
# What says itself that a visit is under way.
_BEGINS = re.compile(
    r"\b(?:beg[aiu]n|start|arriv|open|land(?:s|ed)\b|kick|touch|stay|remain|is in\b|are in\b|"
    r"visiting)",
    re.IGNORECASE,
)
_NOT_NOW = frozenset({VisitStatus.PLANNED, VisitStatus.PAST})
# What a visit that is put off is put off to stands behind one of these.
_UNTIL = frozenset({"to", "until", "till"})
# Where the rules found a visit without its days, the network is heard if it is this sure.
_SURELY_THEN = 0.8
# Days beside these are seldom the visit's: of the asking, or of what keeps from it.
_UNDATED = frozenset({VisitStatus.POSTPONED, VisitStatus.INVITED, VisitStatus.POSSIBLE})
# A sentence that tells of the visit more likely than this is evidence.
_TELLS = 0.4

__all__ = ["VisitDraft", "find_visits"]


def find_visits(words: Words, cast: Cast, *, published: date) -> tuple[VisitDraft, ...]:
    """The visits an English text tells, in order of their first sentence.

    Args:
        words: The text after the language pipeline.
        cast: Who appears in it.
        published: The day its dates are read against.
    """
    places = list(place_mentions(words))
    ruled = ruled_visits(words, cast, places, published=published)
    candidates = candidates_of(words, cast, places)
    needed = places_needed(words, candidates, ruled.visits, ruled.private)
    pairs = visit_scorer(_MODEL_FOLDER).score(words, candidates, places=needed)
    kept = [
        draft
        for one in ruled.visits
        if (draft := _confirmed(words, one, candidates, pairs, published))
    ]
    learned = _learned(words, candidates, pairs, published, ruled)
    kept = [one for one in kept if not any(_is_outdone(one, other) for other in learned)]
    if kept:
        further = (
            draft
            for draft in learned
            if (draft.probability or 0) >= _HEARD_BESIDE
            and not any(_same(draft, one) for one in kept)
        )
        learned = sorted([*kept, *further], key=lambda draft: min(draft.evidence))
    return tuple(replace(one, host=None) if one.host in _ANYBODY else one for one in learned)


def _is_outdone(ruled: VisitDraft, learned: VisitDraft) -> bool:
    """Whether a rule took another for the one who goes, who only stands in the same sentence."""
    doubted = ruled.probability is not None and ruled.probability < _DOUBTED
    sure = learned.probability is not None and learned.probability >= _HEARD_BESIDE
    return (
        doubted
        and sure
        and bool({*ruled.evidence} & {*learned.evidence})
        and bool(_folded(ruled.destination) & _folded(learned.destination))
        and not _folded(ruled.visitor) & _folded(learned.visitor)
    )


def _same(one: VisitDraft, other: VisitDraft) -> bool:
    """Whether two drafts may tell of one visit: the same place, and a visitor in common.

    "Two envoys" may be those whom the other names. A place that nobody knows may be a part of the
    one that the same sentence names.
    """
    names = (*one.visitor, *other.visitor)
    described = any(is_description(name) or is_group(name) for name in names)
    if not (described or _folded(one.visitor) & _folded(other.visitor)):
        return False
    if _folded(one.destination) & _folded(other.destination):
        return True
    if one.code is not None and one.code == other.code:
        return 1 in {len(one.destination), len(other.destination)}  # a town, and its country
    return None in {one.code, other.code} and bool({*one.evidence} & {*other.evidence})


def _folded(names: Iterable[str]) -> set[str]:
    return {fold(name) for name in names}


def _confirmed(
    words: Words, draft: VisitDraft, candidates: Candidates, pairs: Sequence[PairScore],
    published: date,
) -> VisitDraft | None:  # fmt: skip
    """What a rule found, with its probability; None if the network is sure that it is none."""
    names = _folded(draft.destination)
    found = [
        pair
        for pair in pairs
        if candidates.travellers[pair.traveller].name in draft.visitor
        and names & _folded(candidates.destinations[pair.destination].place.names)
    ]
    if not found:  # a place that is only meant ("arrived here"): the network has nothing to say
        return draft
    best = max(found, key=lambda pair: pair.visit)
    if draft.status.upcoming and _is_bare_office(candidates, best):
        return draft  # "Denmark's prime minister": the network learned from people with names
    if best.visit < (_VETO_AHEAD if draft.status.upcoming else _VETO):
        return None
    happening = draft.status is VisitStatus.ONGOING and not _BEGINS.search(
        _said(words, draft.evidence)
    )
    status = (_when_not_now(best) if happening else None) or draft.status
    confirmed = replace(draft, status=status, probability=probability_of(best.visit, ruled=True))
    dated = _dated(words, confirmed, candidates, best, published)
    return _received(dated, candidates, found, pairs)


def _is_bare_office(candidates: Candidates, pair: PairScore) -> bool:
    """Whether somebody is told by office and country alone, and goes abroad."""
    traveller = candidates.travellers[pair.traveller]
    country = candidates.destinations[pair.destination].place.country
    described = traveller.kind is TravellerKind.DESCRIBED and traveller.home is not None
    return described and pair.visit < _VETO_AHEAD and traveller.home != country


def _dated(
    words: Words, draft: VisitDraft, candidates: Candidates, pair: PairScore, published: date
) -> VisitDraft:
    """What a rule found without its days, with those that the network is sure of."""
    if draft.start or draft.end or draft.status in _UNDATED:
        return draft
    when = [time.expression.bound != "before" for time in candidates.times]
    surely = np.where((pair.times >= _SURELY_THEN) & np.array(when, dtype=bool), pair.times, 0)
    told = days_of(words, candidates.times, surely, draft.status, published)
    if told.expression is None:
        return draft
    return replace(
        draft, start=told.span.start, end=told.span.end, granularity=told.span.granularity,
        when_text=told.expression.text,
    )  # fmt: skip


def _received(
    draft: VisitDraft, candidates: Candidates, found: Sequence[PairScore],
    pairs: Sequence[PairScore],
) -> VisitDraft:  # fmt: skip
    """What a rule found without its host, with the one that the network is sure of."""
    if draft.host is not None:
        return draft
    places = {pair.destination for pair in found}
    goes = {pair.traveller for pair in found}
    return replace(draft, host=host_at(places, goes, candidates, pairs, sure=True))


def _when_not_now(pair: PairScore) -> VisitStatus | None:
    """What a visit is that the rules take for ongoing, if the network is sure that it is not.

    "Is heading to Oslo today", "had travelled to Oslo": of 18 on which they differed in text that
    the network was not made on, it was right in 15.
    """
    sure = pair.outcomes[1:-1].max() > _SURE * pair.visit
    return pair.status if sure and pair.status in _NOT_NOW else None


def _learned(
    words: Words, candidates: Candidates, pairs: Sequence[PairScore], published: date,
    ruled: Ruled,
) -> list[VisitDraft]:  # fmt: skip
    """What the network alone finds, but for what the rules have judged to be no visit."""
    heard = [
        supported(pair, _said(words, map(words.visible, _sentences([pair]))))
        for pair in pairs
        if candidates.travellers[pair.traveller].name not in ruled.private
        and int(pair.sentences.argmax()) not in ruled.refused
        and _is_placed(words, candidates, pair)
    ]
    trips = trips_of(heard, candidates, _HEARD)
    told = [days_of(words, candidates.times, t.times, t.status, published) for t in trips]
    told_of = {id(trip): days for trip, days in zip(trips, told, strict=True)}
    visits = visits_of(trips, [days.span for days in told], candidates)
    drafts = [_draft(words, candidates, visit, told_of, pairs) for visit in visits]
    return sorted(drafts, key=lambda draft: min(draft.evidence))


def _said(words: Words, sentences: Iterable[tuple[int, int]]) -> str:
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
    if place.kind is PlaceKind.COUNTRY and home == place.country:
        return False  # nobody visits the country that they stand for
    telling = {int(pair.sentences.argmax()), *np.flatnonzero(pair.sentences >= _TELLS).tolist()}
    named = {words.sentence[a] for a, b in destination.spans if not _owns(words, b)} & telling
    asked = words.layout.questions
    meant = {
        words.sentence[start]
        for start, _ in traveller.spans
        if not any(first <= words.offsets[start] < last for first, last in asked)
    }
    return any(abs(one - other) <= NEIGHBOURS for one in named for other in meant)


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
