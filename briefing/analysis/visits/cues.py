"""Checks a status against the words that tell it: no visit is put off or denied without one.

The network knows well who goes where, and less well what has become of it: in 996 passages of ours
that it was not made on, 30 visits were put off, cancelled or denied without such a word, and 7 of
them rightly. What is left to it is the choice among the statuses that the sentences allow.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from briefing.analysis.visits.scorer import OUTCOMES, PairScore
from briefing.lexicons import lexicon_beside
from briefing.model import VisitStatus

_LEXICON = lexicon_beside(__file__)

_NOT = _LEXICON.pattern("not")
_CUES: Mapping[VisitStatus, tuple[re.Pattern[str], ...]] = {
    VisitStatus.POSTPONED: (_LEXICON.pattern("postponed"),),
    VisitStatus.CANCELLED: (_LEXICON.pattern("cancelled"), _NOT),
    VisitStatus.DENIED: (_LEXICON.pattern("denied"), _NOT),
}


def supported(pair: PairScore, said: str) -> PairScore:
    """The scores of a pair, with those statuses given to the likeliest other that words tell of.

    Args:
        pair: The scores.
        said: The sentences that tell of the visit.
    """
    mute = [
        OUTCOMES.index(status.value)
        for status, cues in _CUES.items()
        if not any(cue.search(said) for cue in cues)
    ]
    if OUTCOMES.index(pair.status.value) not in mute:
        return pair
    outcomes = pair.outcomes.copy()
    taken = float(outcomes[mute].sum())
    outcomes[mute] = 0.0
    outcomes[1 + int(outcomes[1:-1].argmax())] += taken
    return replace(pair, outcomes=outcomes)
