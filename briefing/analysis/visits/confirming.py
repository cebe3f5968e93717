"""Asks the network of what a rule found whether it is a visit, and what the rule lacks."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from briefing.analysis.dates import Days, Sense
from briefing.analysis.visits.calibration import probability_of
from briefing.analysis.visits.candidates import Candidates, TravellerKind
from briefing.analysis.visits.day_context import time_of
from briefing.analysis.visits.days import days_of
from briefing.analysis.visits.draft_visits import HAPPENING, VisitDraft
from briefing.analysis.visits.hearing import said
from briefing.analysis.visits.inviting import invites
from briefing.analysis.visits.noun_phrases import of_several_states
from briefing.analysis.visits.receiving import host_at
from briefing.analysis.visits.scorer import PairScore
from briefing.analysis.words import Words
from briefing.model import Granularity, VisitStatus
from briefing.names import fold

# What a rule found is left out where the network is this sure that nobody goes there: of what is
# told as happening or over more readily, as rules are wrong there more often. Both were chosen on
# passages of ours that neither was made on, under the floors of `tests/quality` (November 2026).
_VETO_AHEAD, _VETO = 0.006, 0.1
# What the network would say where it is not asked.
_UNASKED = 0.5
# Of the visits that it takes for one, more than this share for that status: it is sure of it.
_SURE = 0.8
# What says itself that a visit is under way.
_BEGINS = re.compile(
    r"\b(?:beg[aiu]n|start|arriv|open|land(?:s|ed)\b|kick|touch|stay|remain|is in\b|are in\b|"
    r"conclud|wrap(?:s|ped|ping)? up|speaking (?:on|during)\b|"
    r"visiting|, on an? [^,]{0,30}(?:visit|trip|tour) to\b|return\w*\b[^.]{0,60} from\b)",
    re.IGNORECASE,
)
# What says itself that somebody has made a journey.
_MADE = re.compile(
    r"\breturn(?:s|ing)? from\b|\b(?:had|has|have)(?: \w+)? (?:travell?ed|flown|gone) to\b",
    re.IGNORECASE,
)
# Whom somebody campaigns with receives nobody.
_CAMPAIGN = re.compile(r"\b(?:campaign|stump)(?:s|ed|ing)? (?:with|alongside)\b", re.IGNORECASE)
_NOT_NOW = frozenset({VisitStatus.PLANNED, VisitStatus.PAST})
# Where the rules found a visit without its days, the network is heard if it is this sure.
_SURELY_THEN = 0.8
# Days beside these are seldom the visit's: of the asking, or of what keeps from it.
_UNDATED = frozenset(
    {VisitStatus.POSTPONED, VisitStatus.INVITED, VisitStatus.POSSIBLE, VisitStatus.CANCELLED}
)


def confirmed_visit(
    words: Words, draft: VisitDraft, candidates: Candidates, pairs: Sequence[PairScore],
    published: date, taken: Collection[str] = (),
) -> VisitDraft | None:  # fmt: skip
    """What a rule found, with its probability; None if the network is sure that it is none.

    Args:
        words: The text.
        draft: What the rule found.
        candidates: Who may go where.
        pairs: How likely each goes there.
        published: The day its dates are read against.
        taken: The times that the rules read of other visits of its people or in its sentences.
    """
    found = _pairs_of(draft, candidates, pairs)
    if not found:  # a place that is only meant ("arrived here"): the network has nothing to say
        return draft
    best = max(found, key=lambda pair: pair.visit)
    if draft.status.upcoming and _is_bare_office(candidates, best):
        return draft  # "Denmark's prime minister": the network learned from people with names
    if draft.spoken or all(map(of_several_states, draft.visitor)):
        return draft  # "told reporters in Oslo": it learned that most who speak are at home
    if best.visit < _UNASKED and _is_invited(words, draft, candidates):
        return replace(draft, probability=probability_of(_UNASKED, ruled=True))
    if best.visit < _veto(words, draft):
        return None
    happening = draft.status is VisitStatus.ONGOING and not _BEGINS.search(
        said(words, draft.evidence)
    )
    status = (_when_not_now(best) if happening else None) or draft.status
    if status is VisitStatus.PLANNED and draft.start and draft.start < published:
        draft = _ahead(words, draft, draft.start, published)
    confirmed = replace(draft, status=status, probability=probability_of(best.visit, ruled=True))
    dated = _dated(words, confirmed, candidates, best, published, taken)
    return _received(words, dated, candidates, found, pairs)


def _veto(words: Words, draft: VisitDraft) -> float:
    """How sure of a visit the network must be at least, to leave what a rule found."""
    surely = draft.status.upcoming or _MADE.search(said(words, draft.evidence))
    return _VETO_AHEAD if surely else _VETO


def _pairs_of(
    draft: VisitDraft, candidates: Candidates, pairs: Sequence[PairScore]
) -> list[PairScore]:
    """What the network says of those whom a rule sends to a place."""
    names = {fold(name) for name in draft.destination}
    return [
        pair
        for pair in pairs
        if _is_or_sends(candidates.travellers[pair.traveller].name, draft.visitor)
        and names & {fold(n) for n in candidates.destinations[pair.destination].place.names}
    ]


def _ahead(words: Words, draft: VisitDraft, start: date, published: date) -> VisitDraft:
    """A visit that was read of a day gone by, on the next such day; on none if there is none."""
    time = time_of(words, draft)
    first = time.resolve(published, Sense.FUTURE).start if time else None
    if first is None or first < published:
        return replace(draft, start=None, end=None, granularity=Granularity.UNSPECIFIED)
    return replace(draft, start=first, end=draft.end + (first - start) if draft.end else None)


def _is_invited(words: Words, draft: VisitDraft, candidates: Candidates) -> bool:
    """Whether the first sentence names who invites: the network takes that one for the guest."""
    first, last = draft.evidence[0]
    spans = (
        span for one in candidates.travellers if one.name not in draft.visitor for span in one.spans
    )
    return any(first <= words.offsets[a] < last and invites(words, a, b) for a, b in spans)


def _is_or_sends(name: str, visitors: Sequence[str]) -> bool:
    """Whether somebody is among the visitors, or they are told as his people: "Lind's advisers"."""
    owner = (f"{name}'s ", f"{name}\u2019s ")
    return any(one == name or one.startswith(owner) for one in visitors)


def _is_bare_office(candidates: Candidates, pair: PairScore) -> bool:
    """Whether somebody is told by office and country alone, and goes abroad."""
    traveller = candidates.travellers[pair.traveller]
    country = candidates.destinations[pair.destination].place.country
    described = traveller.kind is TravellerKind.DESCRIBED and traveller.home is not None
    return described and pair.visit < _VETO_AHEAD and traveller.home != country


def _dated(
    words: Words, draft: VisitDraft, candidates: Candidates, pair: PairScore, published: date,
    taken: Collection[str],
) -> VisitDraft:  # fmt: skip
    """What a rule found without its days, with those that the network is sure of."""
    if draft.start or draft.end or draft.status in _UNDATED:
        return draft
    when = [
        time.expression.bound != "before" and time.expression.text not in taken
        for time in candidates.times
    ]
    surely = np.where((pair.times >= _SURELY_THEN) & np.array(when, dtype=bool), pair.times, 0)
    told = days_of(words, candidates.times, surely, draft.status, published)
    if told.expression is None or (draft.status in HAPPENING and _is_ahead(told.span, published)):
        return draft
    return replace(
        draft, start=told.span.start, end=told.span.end, granularity=told.span.granularity,
        when_text=told.expression.text,
    )  # fmt: skip


def _is_ahead(days: Days, published: date) -> bool:
    """Whether days are still to come: nobody was there then."""
    return days.start is not None and days.start > published


def _received(
    words: Words, draft: VisitDraft, candidates: Candidates, found: Sequence[PairScore],
    pairs: Sequence[PairScore],
) -> VisitDraft:  # fmt: skip
    """What a rule found without its host, with the one that the network is sure of."""
    if draft.host is not None or _CAMPAIGN.search(said(words, draft.evidence)):
        return draft
    places = {pair.destination for pair in found}
    goes = {pair.traveller for pair in found}
    return replace(draft, host=host_at(words, places, goes, candidates, pairs, sure=True))


def _when_not_now(pair: PairScore) -> VisitStatus | None:
    """What a visit is that the rules take for ongoing, if the network is sure that it is not.

    "Is heading to Oslo today", "had travelled to Oslo": of 18 on which they differed in text that
    the network was not made on, it was right in 15.
    """
    sure = pair.outcomes[1:-1].max() > _SURE * pair.visit
    return pair.status if sure and pair.status in _NOT_NOW else None
