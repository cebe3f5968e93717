"""Write the graph by which the program asks whether products of eight bits are exact.

python -m training.largest_products
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from briefing.analysis.reader.exactness import DEPTH, GRAPH, LARGEST_WEIGHT, ROWS, WIDTH


def graph() -> onnx.ModelProto:
    """One product of a matrix without signs and of weights with them, all as large as can be."""
    weights = np.full((DEPTH, WIDTH), LARGEST_WEIGHT, dtype=np.int8)
    product = helper.make_node("MatMulInteger", ["numbers", "weights"], ["sums"])
    inside = helper.make_graph(
        [product],
        "largest_products",
        [helper.make_tensor_value_info("numbers", TensorProto.UINT8, [ROWS, DEPTH])],
        [helper.make_tensor_value_info("sums", TensorProto.INT32, [ROWS, WIDTH])],
        [numpy_helper.from_array(weights, "weights")],
    )
    opset = helper.make_opsetid("", 17)
    return helper.make_model(inside, opset_imports=[opset], ir_version=8)


def main() -> None:
    """Run from the command line."""
    onnx.save(graph(), GRAPH)


if __name__ == "__main__":
    main()
