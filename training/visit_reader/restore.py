"""Reads the exported reader of visits back into a run folder, to train on from what is shipped.

python -m training.visit_reader.restore briefing/analysis/model shipped
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from briefing.analysis.reader.embedding import SCALES, TABLE
from briefing.analysis.reader.network import LABELS
from briefing.analysis.visits.scorer import LOWER_GRAPH, UPPER_GRAPH
from training.model import Sizes
from training.restore import PREFIX, layers_of, matrices, sizes_of_labels
from training.visit_reader.model import VisitReader

_TABLE, _SCALE = "encoder.positions.table", "encoder.positions.scale"
_HEAD = 32  # width of a head of attention in the encoder that it began from


def restore(model: Path, target: Path) -> None:
    """Write `visits.pt` and `sizes.json` of a run folder.

    The weights come back as they were rounded to eight bits.

    Args:
        model: A model folder with what `training.visit_reader.export` wrote.
        target: The run folder to write.
    """
    target.mkdir(parents=True, exist_ok=True)
    found = _stored(model / LOWER_GRAPH) | _stored(model / UPPER_GRAPH)
    found["encoder.positions.weight"] = found.pop(_TABLE) * found.pop(_SCALE)
    found["encoder.words.weight"] = np.load(model / TABLE) * np.load(model / SCALES)
    vocabulary, hidden = found["encoder.words.weight"].shape
    sizes = Sizes(
        *sizes_of_labels(json.loads((model / LABELS).read_text(encoding="utf-8"))),
        layers=max(layers_of(found)) + 1,
        hidden=hidden,
        heads=hidden // _HEAD,
        inner=len(found["encoder.layers.0.widen.weight"]),
        vocabulary=vocabulary,
    )
    reader = VisitReader(sizes)
    reader.load_state_dict(
        {name: torch.from_numpy(np.array(array, np.float32)) for name, array in found.items()}
    )
    torch.save(reader.state_dict(), target / "visits.pt")
    content = json.dumps(dataclasses.asdict(sizes))
    (target / "sizes.json").write_text(content, encoding="utf-8")


def _stored(path: Path) -> dict[str, np.ndarray]:
    """The weights of one graph by the names that they have in training."""
    graph = onnx.load(path).graph
    stored = {part.name: numpy_helper.to_array(part) for part in graph.initializer}
    found = {
        name.removeprefix(PREFIX): array
        for name, array in stored.items()
        if name.startswith(PREFIX) and "_Transposed_" not in name
    }
    return found | matrices(graph, stored)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="a model folder")
    parser.add_argument("target", type=Path, help="the run folder to write")
    options = parser.parse_args()
    restore(options.model, options.target)


if __name__ == "__main__":
    main()
