"""Every processor reads alike: the quicker way of eight bits is taken only where it is exact."""

import numpy as np
import pytest

from briefing.analysis.reader import exactness, network
from briefing.analysis.reader.pipeline import english_reader

TEXT = (
    "President Oda Lindqvist will travel to Cairo on Monday for talks with her counterpart. "
    "Her office in Oslo said on Friday that the delegation of 40 would return on 5 June."
)


@pytest.mark.model
@pytest.mark.skipif(not exactness.sums_are_exact(), reason="this processor has one way only")
def test_the_careful_way_says_the_same(monkeypatch):
    """A processor with dot products of eight bits scores as all others do, to the last bit."""
    said = [scores_of(TEXT)]
    monkeypatch.setattr(network, "sums_are_exact", lambda: False)
    said.append(scores_of(TEXT))

    assert [one.tobytes() for one in said[0]] == [one.tobytes() for one in said[1]]


def test_the_graph_is_the_one_that_training_writes():
    """What the shipped file holds is told by code."""
    onnx = pytest.importorskip("onnx", reason="the training group is not installed (onnx)")
    from training.largest_products import graph

    assert onnx.load(exactness.GRAPH) == graph()


def scores_of(text: str) -> list[np.ndarray]:
    """All that the network says of a text, as it comes out of the run time."""
    nlp = english_reader()
    reader = nlp.get_pipe("briefing_reader")
    session, scores = reader._network._session, []

    class Overheard:
        def run(self, names, inputs):
            outputs = session.run(names, inputs)
            scores.extend(outputs)
            return outputs

    reader._network._session = Overheard()
    nlp(text)
    return scores
