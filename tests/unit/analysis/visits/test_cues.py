"""No visit is called off, put off or denied unless a word of its sentences says so."""

import numpy as np
import pytest

from briefing.analysis.visits.cues import supported
from briefing.analysis.visits.scorer import OUTCOMES, PairScore
from briefing.model import VisitStatus


def scored(**likely: float) -> PairScore:
    """A pair with these outcomes, the rest of the probability on no visit."""
    outcomes = np.zeros(len(OUTCOMES), dtype=np.float32)
    for name, share in likely.items():
        outcomes[OUTCOMES.index(name)] = share
    outcomes[0] = 1 - outcomes.sum()
    nothing = np.zeros(1, dtype=np.float32)
    return PairScore(0, 0, outcomes, nothing, nothing)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("postponed", "Lind put her trip to Oslo off until May."),
        ("postponed", "The visit has been pushed back by a week."),
        ("cancelled", "The trip was called off on Friday."),
        ("cancelled", "She won't go after all."),
        ("denied", "Oslo turned away the minister."),
        ("denied", "He has no plans to travel."),
    ],
)
def test_a_status_with_its_word_stands(status, said):
    """The word of the status is in the sentence."""
    pair = scored(**{status: 0.6, "planned": 0.2})

    assert supported(pair, said) is pair


@pytest.mark.parametrize("status", ["postponed", "cancelled", "denied"])
def test_a_status_without_its_word_goes_to_the_next(status):
    """The likeliest other status takes it; how likely a visit is stays the same."""
    pair = scored(**{status: 0.6, "expected": 0.2, "past": 0.1})

    found = supported(pair, "Lind is expected in Oslo, officials say.")

    assert found.status is VisitStatus.EXPECTED
    assert found.visit == pytest.approx(pair.visit)


def test_another_word_gives_another_status():
    """What is said to be cancelled is not put off."""
    pair = scored(postponed=0.6, cancelled=0.2, planned=0.15)

    assert supported(pair, "The trip is cancelled.").status is VisitStatus.CANCELLED
