"""Says of whom a text only tells that a guest meets them: "talks with Foreign Minister Vik"."""

from __future__ import annotations

import re
from collections.abc import Collection

from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.candidates import Candidates, TravellerKind
from briefing.analysis.visits.inviting import title_start
from briefing.analysis.visits.needed import NEIGHBOURS
from briefing.analysis.visits.scorer import PairScore
from briefing.analysis.words import Words

# Before whom a guest meets; so many words reach back to the verb.
_MEETS = re.compile(
    r"\b(?:meets?|met|meeting|sees?)$|\b(?:meetings?|talks|consultations|discussions|negotiations|"
    r"audience|lunch|dinner|breakfast|confer\w*|speaks?|spoke)\b.* with(?:(?: [\w-]+){1,5} of)?$"
)
_MEETS_MORE = re.compile(r"\b(?:meet|meets|talks|meetings?) with\b[^.;:]* (?:,|and)$")
_LONG = 16
_COUNTERPARTS, _OWN = lexicon("colleague counterpart opposite"), lexicon("his her their")
# Tokens of title and country before a name.
_TITLE = 6


def is_only_met(
    words: Words, candidates: Candidates, pair: PairScore, telling: Collection[int]
) -> bool:
    """Whether somebody of no other country is only whom the guest meets: "talks with Vik".

    Args:
        words: The text.
        candidates: What the numbers of the pair mean.
        pair: Who is taken to go where.
        telling: The numbers of the sentences that tell of it.
    """
    if _is_counterpart(words, candidates, pair):
        return True
    traveller = candidates.travellers[pair.traveller]
    country = candidates.destinations[pair.destination].place.country
    if traveller.kind is not TravellerKind.PERSON or traveller.home not in {None, country}:
        return False
    told = [start for start, _ in traveller.spans if words.sentence[start] in telling]
    return bool(told) and all(_meets(words, start) for start in told)


def _meets(words: Words, start: int) -> bool:
    """Whether a name stands where it is told whom somebody meets, or in a list of those."""
    before = " ".join(words.lower[words.sentence_start(start) : title_start(words, start)][-_LONG:])
    listed = not words.dep[start].startswith("nsubj") and _MEETS_MORE.search(before)
    return bool(_MEETS.search(before) or listed)


def _is_counterpart(words: Words, candidates: Candidates, pair: PairScore) -> bool:
    """Whether somebody of no other country is only whom the guest meets: "with her colleague"."""
    traveller = candidates.travellers[pair.traveller]
    homes = {None, *(one.home for one in candidates.travellers if one is not traveller)}
    said = [
        words.lower[max(start - _TITLE, words.sentence_start(start)) : end]
        for start, end in traveller.spans
        if abs(words.sentence[start] - pair.telling) <= NEIGHBOURS
    ]
    met = ("with" in one and _OWN & {*one} and _COUNTERPARTS & {*one} for one in said)
    return traveller.home in homes and any(met)
