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
from briefing.model import VisitStatus

_NOT = r"\bnot\b|n['\u2019]t\b|\bnever\b|\bno\b|\bneither\b|\bnor\b|\bwithout\b"
_CUES: Mapping[VisitStatus, re.Pattern[str]] = {
    VisitStatus.POSTPONED: re.compile(
        r"\b(?:postpon|delay|reschedul|defer|shelv|suspend|later\b|on ice\b|on hold\b|moved\b)"
        r"|\b(?:put|push|set)\w*(?: \w+){0,4} (?:off|back)\b",
        re.IGNORECASE,
    ),
    VisitStatus.CANCELLED: re.compile(
        r"\b(?:cancel|call(?:s|ed|ing)?(?: \w+){0,4} off\b|scrap|abandon|drop|skip|abort|withdr|"
        r"pull(?:s|ed|ing)? out\b|giv\w+ up\b|gave up\b|back(?:s|ed|ing)? out\b|instead\b|is off\b|"
        r"was to have\b|were to have\b|cut short\b|stopp)|" + _NOT,
        re.IGNORECASE,
    ),
    VisitStatus.DENIED: re.compile(
        r"\b(?:den(?:y|ies|ied|ial)|refus|rul(?:e|es|ed|ing) out\b|declin|reject|barr|block|forb|"
        r"ban(?:s|ned)?\b|turn(?:s|ed)? (?:down|away)\b|prevent|snub|boycott|skip|dismiss|withdr)|"
        + _NOT,
        re.IGNORECASE,
    ),
}


def supported(pair: PairScore, said: str) -> PairScore:
    """The scores of a pair, with those statuses given to the likeliest other that words tell of.

    Args:
        pair: The scores.
        said: The sentences that tell of the visit.
    """
    mute = [OUTCOMES.index(status.value) for status, cue in _CUES.items() if not cue.search(said)]
    if OUTCOMES.index(pair.status.value) not in mute:
        return pair
    outcomes = pair.outcomes.copy()
    taken = float(outcomes[mute].sum())
    outcomes[mute] = 0.0
    outcomes[1 + int(outcomes[1:-1].argmax())] += taken
    return replace(pair, outcomes=outcomes)
