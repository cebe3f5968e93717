"""Checks a status against the words that tell it: no visit is put off or denied without one.

The network knows well who goes where, and less well what has become of it: in 996 passages of ours
that it was not made on, 30 visits were put off, cancelled or denied without such a word, and 7 of
them rightly. What is left to it is the choice among the statuses that the sentences allow.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from briefing.analysis.visits.scorer import OUTCOMES, PairScore
from briefing.analysis.words import Words
from briefing.lexicons import lexicon_beside
from briefing.model import VisitStatus

_LEXICON = lexicon_beside(__file__)

# What joins a clause that may have a subject of its own; so many words a clause is deep at most.
_COORDINATED = frozenset({"conj", "parataxis"})
_DEEP = 40

_DECLINED = _LEXICON.pattern("declined")
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
    if pair.status is VisitStatus.INVITED and _DECLINED.search(said):
        return _as(pair, VisitStatus.DENIED)
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


def _as(pair: PairScore, status: VisitStatus) -> PairScore:
    """A pair with all that speaks for a visit given to one status."""
    outcomes = np.zeros_like(pair.outcomes)
    outcomes[0], outcomes[-1] = pair.outcomes[0], pair.outcomes[-1]
    outcomes[OUTCOMES.index(status.value)] += float(pair.outcomes[1:-1].sum())
    return replace(pair, outcomes=outcomes)


def clauses_of(words: Words, sentence: int, spans: Sequence[tuple[int, int]]) -> str:
    """What a sentence says of somebody: its words without the clauses that have another subject.

    "X will not go, and Y will lead the delegation instead": of Y it says no "not".

    Args:
        words: The text.
        sentence: The number of the sentence.
        spans: The mentions of who is asked for; without one in the sentence all of it counts.
    """
    first, end = words.starts[sentence], words.starts[sentence + 1]
    own = {_clause_verb(words, start) for start, _ in spans if first <= start < end}
    tokens = range(first, end)
    if not own:
        return " ".join(words.lower[first:end])
    mine = [token for token in tokens if _clause_verb(words, token) in own]
    return " ".join(words.lower[token] for token in mine)


def _clause_verb(words: Words, token: int) -> int:
    """The first word above a token that has a subject of its own and is coordinated, or the top."""
    node = token
    for _ in range(_DEEP):
        head = words.head[node]
        apart = words.dep[node] in _COORDINATED and any(
            words.dep[child].startswith("nsubj") for child in words.children[node]
        )
        if apart or head == node:
            return node
        node = head
    return node
