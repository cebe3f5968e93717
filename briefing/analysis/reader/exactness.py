"""Says whether this processor sums products of eight bits without loss."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from briefing.analysis.reader.runtime import onnxruntime

# Made by `training/largest_products.py`.
GRAPH = Path(__file__).with_name("largest_products.onnx")
ROWS, DEPTH, WIDTH = 8, 64, 32
LARGEST_NUMBER, LARGEST_WEIGHT = 255, 127


@cache
def sums_are_exact() -> bool:
    """Whether the largest products of numbers without and weights with a sign are summed exactly.

    Processors with dot products of eight bits (VNNI, those of ARM) do so; others cut the sum of two
    products at sixteen bits. The run time is asked with one product, as it alone knows which
    instructions it uses; that takes about two milliseconds.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(GRAPH), options, providers=["CPUExecutionProvider"])
    numbers = np.full((ROWS, DEPTH), LARGEST_NUMBER, dtype=np.uint8)
    (sums,) = session.run(None, {"numbers": numbers})
    return bool((sums == DEPTH * LARGEST_NUMBER * LARGEST_WEIGHT).all())
