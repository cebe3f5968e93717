"""One probability of the network's score and the rules' verdict."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.visits.calibration import probability_of

SCORES = st.floats(0, 1)


@given(SCORES, SCORES)
def test_a_higher_score_is_no_less_likely(one, other):
    """The order of the scores is kept, whoever found the visit."""
    low, high = sorted((one, other))

    assert probability_of(low, ruled=False) <= probability_of(high, ruled=False)


@given(SCORES)
def test_what_the_rules_found_too_is_likelier(score):
    """Two that agree are surer than one; neither is ever certain."""
    assert 0 < probability_of(score, ruled=False) < probability_of(score, ruled=True) < 1


@pytest.mark.parametrize("score", [0.0, 1.0])
def test_the_surest_scores_stay_probabilities(score):
    """The ends of the scale say no more than a thousandth."""
    assert 0 < probability_of(score, ruled=True) < 1
