"""Read an exported model back into a run folder, to train on from what is shipped."""

from __future__ import annotations

import argparse
import dataclasses
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sized
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from briefing.analysis.reader.embedding import SCALES, TABLE
from briefing.analysis.reader.network import LABELS, NETWORK, RELATIONS
from training.export import ASKED, ASKING
from training.model import Reader, Sizes

PREFIX = "reader."
_REACH = 4  # how many nodes may stand between a matrix product and the bias that names it


def restore(model: Path, target: Path) -> None:
    """Write `reader.pt`, `labels.json` and `sizes.json` of a run folder.

    The weights come back as they were rounded to eight bits.

    Args:
        model: A folder that `training.export` wrote.
        target: The run folder to write.
    """
    target.mkdir(parents=True, exist_ok=True)
    graph = onnx.load(model / NETWORK).graph
    stored = {part.name: numpy_helper.to_array(part) for part in graph.initializer}
    found = {
        name.removeprefix(PREFIX): array
        for name, array in stored.items()
        if name.startswith((PREFIX, ASKING, ASKED))
    }
    found["encoder.words.weight"] = np.load(model / TABLE) * np.load(model / SCALES)
    found |= matrices(graph, stored)
    last = f"encoder.layers.{max(layers_of(found))}.qkv"
    for kind in ("weight", "bias"):
        cut = [found.pop(f"{part}_{kind}") for part in (ASKING, ASKED)]
        found[f"{last}.{kind}"] = np.concatenate(cut)
    for part in onnx.load(model / RELATIONS).graph.initializer:
        found[part.name] = numpy_helper.to_array(part)
    labels = json.loads((model / LABELS).read_text(encoding="utf-8"))
    vocabulary, hidden = found["encoder.words.weight"].shape
    sizes = Sizes(
        *sizes_of_labels(labels),
        layers=max(layers_of(found)) + 1,
        hidden=hidden,
        heads=_heads(graph),
        inner=len(found["encoder.layers.0.widen.weight"]),
        vocabulary=vocabulary,
    )
    reader = Reader(sizes)
    reader.load_state_dict(
        {name: torch.from_numpy(np.array(array, np.float32)) for name, array in found.items()}
    )
    torch.save(reader.state_dict(), target / "reader.pt")
    content = json.dumps(dataclasses.asdict(sizes))
    (target / "sizes.json").write_text(content, encoding="utf-8")
    shutil.copy(model / LABELS, target / LABELS)


def sizes_of_labels(labels: Mapping[str, Sized]) -> Iterator[int]:
    """Yield how many labels each head of the reader has, in the order of `Sizes`."""
    for name in ("entities", "upos", "xpos", "morphs", "relations"):
        yield len(labels[name])


def layers_of(found: Iterable[str]) -> set[int]:
    """Return the numbers of the encoder's layers that some names tell of."""
    named = (name.split(".") for name in found if name.startswith("encoder.layers."))
    return {int(parts[2]) for parts in named}


def _heads(graph: onnx.GraphProto) -> int:
    """Return how many heads the attention has."""
    attributes = (a for node in graph.node for a in node.attribute if a.name == "num_heads")
    return int(next(attributes).i)


def matrices(graph: onnx.GraphProto, stored: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return the eight-bit matrices by the name of the bias that is added to their product."""
    users: dict[str, list[onnx.NodeProto]] = {}
    for node in graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    found = {}
    for node in graph.node:
        if node.op_type != "MatMulInteger":
            continue
        base = node.input[1].removesuffix("_quantized")
        scale, zero = stored[f"{base}_scale"], stored[f"{base}_zero_point"]
        weight = (stored[node.input[1]].astype(np.float32) - zero) * scale
        found[_named_by_bias(node, users)] = weight.T
    return found


def _named_by_bias(product: onnx.NodeProto, users: dict[str, list[onnx.NodeProto]]) -> str:
    node = product
    for _ in range(_REACH):
        (node,) = users[node.output[0]]
        for name in node.input:
            if name.startswith((PREFIX, ASKING, ASKED)) and name.endswith("bias"):
                return name.removeprefix(PREFIX).removesuffix("bias") + "weight"
    message = f"{product.name}: no bias follows this matrix product, so it cannot be named"
    raise ValueError(message)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="a model folder")
    parser.add_argument("target", type=Path, help="the run folder to write")
    options = parser.parse_args()
    restore(options.model, options.target)


if __name__ == "__main__":
    main()
