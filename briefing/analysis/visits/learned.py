"""Makes visits of what the network alone finds, where it tells who goes next to where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from briefing.analysis.dates import UNKNOWN, Days
from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.calibration import probability_of
from briefing.analysis.visits.candidates import Candidates, TimeCandidate, TravellerKind
from briefing.analysis.visits.days import Told, days_of, is_of_the_way_back
from briefing.analysis.visits.draft_visits import Ruled, VisitDraft
from briefing.analysis.visits.hearing import HEARD, heard_pairs, telling_sentences
from briefing.analysis.visits.inviting import is_inviter
from briefing.analysis.visits.merging import Trip, Visit, trips_of, visits_of
from briefing.analysis.visits.place_times import own_times
from briefing.analysis.visits.purposes import purpose_after
from briefing.analysis.visits.receiving import host_at
from briefing.analysis.visits.scorer import PairScore
from briefing.analysis.words import Words
from briefing.model import VisitStatus

# A time is surely that of a visit from this on.
_SURELY_THEN = 0.8
# What a visit that is put off is put off to stands behind one of these.
_UNTIL = frozenset({"to", "until", "till"})
_CALLED_OFF = lexicon("cancelled canceled off scrapped dropped")


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
    heard = heard_pairs(words, candidates, pairs, ruled, sure=sure)
    trips = trips_of(heard, candidates, HEARD)
    if not trips:
        return []
    bounds = np.array([_is_bound(words, time) for time in candidates.times], dtype=bool)
    ahead = np.array([is_of_the_way_back(words, time) for time in candidates.times], dtype=bool)
    told = []
    for trip in trips:
        others = bounds | ahead if trip.status is VisitStatus.PAST else bounds
        times = np.where(others, 0, own_times(candidates, trip))
        told.append(days_of(words, candidates.times, times, trip.status, published))
    told_of = {id(trip): days for trip, days in zip(trips, told, strict=True)}
    visits = visits_of(trips, [days.span for days in told], candidates)
    drafts = [_draft(words, candidates, visit, told_of, pairs, published) for visit in visits]
    return sorted(drafts, key=lambda draft: min(draft.evidence))


def _is_bound(words: Words, time: TimeCandidate) -> bool:
    """Whether a time says before which event something is: "before next week's talks"."""
    behind = words.layout.reading[time.expression.end :].lstrip()
    return time.expression.bound == "before" and behind.startswith(("'s", "\u2019s"))


def _draft(
    words: Words, candidates: Candidates, visit: Visit, told_of: dict[int, Told],
    pairs: Sequence[PairScore], published: date,
) -> VisitDraft:  # fmt: skip
    first = visit.trips[0]
    told = next((t for trip in visit.trips if (t := told_of[id(trip)]).expression), Told())
    status, span = _settled(first, _days(words, visit.days, told, first.status), published)
    sentences = telling_sentences(visit.trips)
    place = candidates.destinations[visit.destination].place
    return VisitDraft(
        visitor=_visitors(candidates, visit),
        destination=_names(candidates, visit),
        host=_host(words, candidates, visit, pairs),
        start=span.start,
        end=span.end,
        granularity=span.granularity,
        when_text=told.expression.text if told.expression else None,
        status=status,
        purpose=_purpose(words, candidates, visit, sentences),
        evidence=tuple(words.visible(number) for number in sentences),
        code=place.code,
        probability=probability_of(first.probability, ruled=False),
    )


def _settled(trip: Trip, span: Days, published: date) -> tuple[VisitStatus, Days]:
    """The status and the days; of "going on" from a day to come, what the network is sure of."""
    early = span.start is not None and span.start > published
    if not early or trip.status is not VisitStatus.ONGOING:
        return trip.status, span
    surely_then = float(trip.times.max()) >= _SURELY_THEN
    return (VisitStatus.PLANNED, span) if surely_then else (trip.status, UNKNOWN)


def _days(words: Words, span: Days, told: Told, status: VisitStatus) -> Days:
    """The days, but for a visit put off to no day that the text tells, or called off on one."""
    if status is VisitStatus.CANCELLED and told.expression is not None:
        return UNKNOWN if _is_of_the_end(words, told.expression.begin) else span
    if status is not VisitStatus.POSTPONED or told.expression is None:
        return span
    before = words.layout.reading[: told.expression.begin].lower().split()[-1:]
    opening = told.expression.text.lower().split()[:1]
    return span if _UNTIL & {*before, *opening} else UNKNOWN


def _is_of_the_end(words: Words, begin: int) -> bool:
    """Whether a day stands right behind what calls a visit off: "was cancelled on Sunday"."""
    before = words.layout.reading[:begin].lower().split()[-3:]
    return bool(_CALLED_OFF & {*before})


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


def _host(
    words: Words, candidates: Candidates, visit: Visit, pairs: Sequence[PairScore]
) -> str | None:
    """Who most likely receives at a place of the visit, if anybody does; or who invites there."""
    goes = {trip.traveller for trip in visit.trips}
    places = {trip.destination for trip in visit.trips} | {
        pair.destination for trip in visit.trips for pair in trip.pairs
    }
    found = host_at(words, places, goes, candidates, pairs)
    if found or visit.trips[0].status is not VisitStatus.INVITED:
        return found
    country = candidates.destinations[visit.destination].place.country
    inviting = (
        one.name
        for n, one in enumerate(candidates.travellers)
        if n not in goes and one.kind is TravellerKind.PERSON and one.home == country is not None
        and any(is_inviter(words, token) for span in one.spans for token in range(*span))
    )  # fmt: skip
    return next(inviting, None)


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
