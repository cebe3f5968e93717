"""Finds sentences that the network runs together where an abbreviation ends the first of them.

The full stop of "at 3 p.m." or "Holm Inc." may end a sentence or not, and the network, which has
read few that do, says mostly not. Its parse knows better: where a sentence ends, what stands on
either side is a clause of its own, and hardly a word depends on one of the other side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import numpy.typing as npt

from briefing.analysis.reader.decoding import Indexes, Scores, heads_of

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PLURAL = "NNS"
# Below this the network is sure that no sentence begins (read off its training texts and those of
# VOA: "at 6 a.m. Oslo time" is at -7.6 but has no second verb, the U.S. Secretary at -9 and less).
_LEAST_START = -8.0
# What the arcs of a sentence may lose when it is parted in two: the least loss of a sentence
# that was rightly one, with a verb on either side, was 18.
_MOST_LOSS = 8.0

Starts = npt.NDArray[np.bool_]


def part_clauses(
    starts: Starts,
    *,
    doubtful: Iterable[int],
    forms: Sequence[str],
    scores: npt.NDArray[np.float32],
    arcs: Scores,
    tag: Callable[[int], str],
) -> None:
    """Let a sentence begin at those doubtful places where a clause ends and another begins.

    Args:
        starts: Whether a sentence begins at each word; changed in place.
        doubtful: Words behind a full stop that may be an abbreviation's, in their order.
        forms: The words.
        scores: How likely a sentence begins at each word: a logit.
        arcs: [word, 1 + word], the parse; column 0 is the root.
        tag: The part of speech of the word at a place, as the Penn Treebank names it.
    """
    for place in doubtful:
        if starts[place] or scores[place] < _LEAST_START:
            continue
        first = int(np.flatnonzero(starts[:place])[-1])
        later = np.flatnonzero(starts[place:])
        end = place + int(later[0]) if len(later) else len(starts)
        if not all(
            any(tag(i) in FINITE for i in side) for side in (range(first, place), range(place, end))
        ):
            continue
        # No name goes on with a plural that is none: "the U.S. Doctors found". In a headline of
        # capitals it may ("U.S. Doctors Find").
        plural = tag(place) == PLURAL and forms[place + 1][:1].islower()
        if plural or _loss(arcs, first, place, end) <= _MOST_LOSS:
            starts[place] = True


def _loss(arcs: Scores, first: int, place: int, end: int) -> float:
    """How much better the best tree of a sentence is than two, parted at a place."""
    own = arcs[first:end][:, [0, *range(first + 1, end + 1)]]
    words = np.arange(end - first)

    def worth(starts: list[int]) -> float:
        heads: Indexes = heads_of(own, np.array(starts))
        return float(own[words, heads].sum())

    return worth([0]) - worth([0, place - first])
