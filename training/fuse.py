"""Let exported graphs name the activation as one operator of the run time.

python -m training.fuse briefing/analysis/model
"""

from __future__ import annotations

import argparse
from pathlib import Path

import onnx
from onnxruntime.transformers.fusion_fastgelu import FusionFastGelu
from onnxruntime.transformers.onnx_model import OnnxModel

from briefing.analysis.reader.network import NETWORK
from briefing.analysis.visits.scorer import LOWER_GRAPH, UPPER_GRAPH


def fuse(graph: Path) -> int:
    """Write a graph anew with one operator for each activation; its weights stay as they are.

    The exporter writes the tanh form of GELU as nine operators, which the run time does not put
    together by itself: one saves a tenth of a network's time. The sums are rounded elsewhere: of
    what a network says, the last bits may change.

    Args:
        graph: The file of the graph.

    Returns:
        How many activations were put together.
    """
    model = OnnxModel(onnx.load(graph))
    before = len(model.get_nodes_by_op_type("FastGelu"))
    FusionFastGelu(model).apply()
    model.prune_graph()
    model.save_model_to_file(str(graph))
    return len(model.get_nodes_by_op_type("FastGelu")) - before


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="a model folder")
    folder: Path = parser.parse_args().model
    for name in (NETWORK, LOWER_GRAPH, UPPER_GRAPH):
        fuse(folder / name)


if __name__ == "__main__":
    main()
