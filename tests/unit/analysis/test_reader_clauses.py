"""A sentence is parted where its parse falls in two clauses, and nowhere else."""

import numpy as np
import pytest

from briefing.analysis.reader.clauses import part_clauses

FORMS = ["He", "left", "p.m.", "Roe", "ran"]
TAGS = ["PRP", "VBD", "NN", "NNP", "VBD"]


def _arcs(*, across: float) -> np.ndarray:
    """[word, 1 + word]: two clauses, and what "Roe" gains as a word of the first one."""
    arcs = np.full((5, 6), -20.0, dtype=np.float32)
    arcs[[1, 4], 0] = 0.0  # either verb may be the root
    arcs[[0, 2], 2] = 0.0  # "He" and "p.m." hang on "left"
    arcs[3, 5] = 0.0  # "Roe" on "ran"
    arcs[3, 3] = across  # or on "p.m."
    arcs[4, 2] = 0.0  # "ran" on "left"
    return arcs


def _starts(*, score: float = -5.0, across: float = 0.0, tags: list[str] = TAGS) -> list[bool]:
    starts = np.array([True, False, False, False, False])
    scores = np.full(5, score, dtype=np.float32)
    part_clauses(
        starts, doubtful=[3], forms=FORMS, scores=scores, arcs=_arcs(across=across),
        tag=tags.__getitem__,
    )  # fmt: skip
    return starts.tolist()


def test_two_clauses_are_two_sentences():
    assert _starts() == [True, False, False, True, False]


@pytest.mark.parametrize(
    "why",
    [
        {"score": -9.0},
        {"across": 20.0},
        {"tags": ["PRP", "NN", "NN", "NNP", "VBD"]},
        {"tags": ["PRP", "VBD", "NN", "NNP", "NN"]},
    ],
    ids=["the network is sure", "a word is torn off", "no verb before", "no verb behind"],
)
def test_what_speaks_against_it_keeps_one_sentence(why):
    assert _starts(**why) == [True, False, False, False, False]


def test_a_plural_that_is_no_name_begins_a_sentence_though_it_is_torn_off():
    """ "He left the U.S. Doctors ran": a name would go on with "Doctors", marked as one."""
    tags = ["PRP", "VBD", "NN", "NNS", "VBD"]

    assert _starts(across=20.0, tags=tags) == [True, False, False, True, False]
