"""Makes a probability that means what it says of the network's score and the rules' verdict.

Fitted by logistic regression on the pairs that either found in 2,017 passages of ours that the
network was not trained on (`training/visit_reader/calibrate.py`, November 2026).
"""

import math

_SCORE, _RULED, _BASE = 0.39, 1.084, -0.311
_FARTHEST = 1e-3  # scores nearer to 0 or 1 than this say no more


def probability_of(score: float, *, ruled: bool) -> float:
    """How likely it is that a text tells of a visit.

    Args:
        score: What the network says, from 0 to 1.
        ruled: Whether the rules found it too.
    """
    return round(1 / (1 + math.exp(-(_SCORE * logit(score) + _RULED * ruled + _BASE))), 3)


def logit(score: float) -> float:
    """The logarithm of the odds, bounded."""
    bounded = min(max(score, _FARTHEST), 1 - _FARTHEST)
    return math.log(bounded / (1 - bounded))
