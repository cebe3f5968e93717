"""Finds who goes where: the visits of one article, with host, days, status and their sentences.

candidates (who, where, when: by rule) -> scorer (which pairs are visits: learned)
    -> merging (who goes together) -> days -> one draft for each visit

`rules` reads the same text by words and syntax. What it finds stands unless the network is sure
that it is none; where it is silent, the network speaks. `calibration` makes one probability of
both.

Map: candidates, described_places, delegations, placing (who and where) · features (attachment: how
both hang together), scorer (the network) · needed, hearing, only_met, spoken_of (what it is asked,
where it is heard) · learned, merging, receiving, purposes, cues, noun_phrases (what it finds) ·
days, place_times, day_context, days_told_apart, given_up_days (the days) · rules · confirming,
companions (both together) · inviting, further_days, one_stay, later_changes, at_work (what the text
says besides) · draft_visits (what comes of it).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from briefing.analysis.actors import ResolvedActors
from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.at_work import away_from_seat, away_from_town
from briefing.analysis.visits.candidates import Candidates, candidates_of
from briefing.analysis.visits.companions import folded, put_beside
from briefing.analysis.visits.confirming import confirmed_visit
from briefing.analysis.visits.day_context import days_in_context
from briefing.analysis.visits.days_told_apart import with_days_apart
from briefing.analysis.visits.draft_visits import VisitDraft
from briefing.analysis.visits.further_days import on_each_day
from briefing.analysis.visits.hearing import HEARD_BESIDE
from briefing.analysis.visits.later_changes import with_fates
from briefing.analysis.visits.learned import learned_visits
from briefing.analysis.visits.needed import places_needed, places_of
from briefing.analysis.visits.one_stay import in_one_stay
from briefing.analysis.visits.placing import place_mentions
from briefing.analysis.visits.rules import ruled_visits
from briefing.analysis.visits.scorer import visit_scorer
from briefing.analysis.words import Words
from briefing.model import VisitStatus

_MODEL_FOLDER = Path(__file__).parents[1] / "model"
# A rule's visit that is less likely gives way to that of somebody else to the same place in the
# same sentence, if the network is as sure of that one.
_DOUBTED = 0.5
# Whoever is there since so long a time, which ended so long ago, is no guest.
_A_MONTH, _A_WEEK = timedelta(days=27), timedelta(days=7)
# Who "receives" and is nobody in particular.
_ANYBODY = {"community leaders"} | lexicon(
    "leaders family families friends supporters fans reporters journalists people voters victims",
    "survivors members others crowds colleagues",
)
# An office of many that stands alone tells nobody who goes; there is one pope.
_ANY_OF_MANY = lexicon(
    "minister president premier chancellor secretary spokesman spokeswoman spokesperson official",
    "senator mp lawmaker governor mayor ambassador envoy commissioner director chief head general",
    "pm fm dpm",
    "commander aide adviser member expert diplomat delegate counterpart speaker leader lady",
    "ministers presidents premiers officials leaders members experts diplomats delegates heads",
)

__all__ = ["VisitDraft", "find_visits"]


def find_visits(
    words: Words, resolved: ResolvedActors, *, published: date
) -> tuple[VisitDraft, ...]:
    """The visits an English text tells, in order of their first sentence.

    Args:
        words: The text after the language pipeline.
        resolved: Who appears in it.
        published: The day its dates are read against.
    """
    places = place_mentions(words)
    ruled = ruled_visits(words, resolved, places, published=published)
    candidates = candidates_of(words, resolved, places)
    doubtful = places_of(candidates, ruled.visits)
    needed = places_needed(words, candidates, doubtful, ruled.private)
    pairs = visit_scorer(_MODEL_FOLDER).score(words, candidates, places=needed, doubtful=doubtful)
    kept = [
        draft
        for one in ruled.visits
        if (
            draft := confirmed_visit(
                words, one, candidates, pairs, published, _times_beside(one, ruled.visits)
            )
        )
    ]
    # Who is at work is no visitor, and keeps nobody else's visit from being heard.
    kept = away_from_seat(resolved, away_from_town(resolved, kept))
    learned = learned_visits(words, candidates, pairs, published, ruled)
    kept = [one for one in kept if not any(_is_outdone(one, other) for other in learned)]
    if kept:
        sure = learned_visits(words, candidates, pairs, published, ruled, sure=True)
        learned = put_beside(kept, sure, learned, candidates)
    told = [replace(one, host=None) if one.host in _ANYBODY else one for one in learned]
    told = [one for one in told if not {name.lower() for name in one.visitor} <= _ANY_OF_MANY]
    abroad = away_from_seat(resolved, away_from_town(resolved, told))
    return _settled(words, abroad, candidates, published)


def _settled(
    words: Words, drafts: Sequence[VisitDraft], candidates: Candidates, published: date
) -> tuple[VisitDraft, ...]:
    """The visits with what other words of the text tell of their days, stays and fates."""
    dated = with_days_apart(
        words, days_in_context(words, drafts, published=published), published=published
    )
    stays = [one for one in dated if not _lives_there(one, published)]
    begun = [_not_before_its_day(one, published) for one in stays]
    each = on_each_day(words, begun, published=published)
    return with_fates(words, in_one_stay(each, candidates), published=published)


def _not_before_its_day(one: VisitDraft, published: date) -> VisitDraft:
    """Nobody is there before the first day."""
    early = one.start is not None and one.start > published
    there = one.status is VisitStatus.ONGOING
    return replace(one, status=VisitStatus.PLANNED) if early and there else one


def _lives_there(one: VisitDraft, published: date) -> bool:
    """Whether somebody is there since a month or a year that is over: "in Sarajevo since 2009"."""
    if one.status is not VisitStatus.ONGOING or one.start is None or one.end is None:
        return False
    return one.end - one.start >= _A_MONTH and published - one.end > _A_WEEK


def _times_beside(one: VisitDraft, others: Sequence[VisitDraft]) -> frozenset[str]:
    """The times of other visits: of the same people, or told in the same sentences."""
    said, goes = {*one.evidence}, {*one.visitor}
    return frozenset(
        other.when_text
        for other in others
        if other is not one
        and other.when_text
        and (said & {*other.evidence} or goes & {*other.visitor})
    )


def _is_outdone(ruled: VisitDraft, learned: VisitDraft) -> bool:
    """Whether a rule took another for the one who goes, who only stands in the same sentence."""
    doubted = ruled.probability is not None and ruled.probability < _DOUBTED
    sure = learned.probability is not None and learned.probability >= HEARD_BESIDE
    return (
        doubted
        and sure
        and bool({*ruled.evidence} & {*learned.evidence})
        and bool(folded(ruled.destination) & folded(learned.destination))
        and not folded(ruled.visitor) & folded(learned.visitor)
    )
