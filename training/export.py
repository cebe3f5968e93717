"""Export the trained reader: an ONNX graph with eight-bit weights, a small one, its tables."""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from briefing.analysis.reader.embedding import SCALES, TABLE
from briefing.analysis.reader.network import LABELS, LEMMAS, NETWORK, RELATIONS, TOKENIZER
from training import lemmas
from training.fuse import fuse
from training.model import Layer, Reader, Sizes, gelu, nodes_at, pick
from training.prepare import JOINT, Sentence, read_lines

# The last layer's first product, cut in two: only words and the root ask, all pieces are asked.
ASKING, ASKED = "asking", "asked"


def write_words(weight: Tensor, target: Path) -> None:
    """Write the table of word vectors in eight bits with one scale for every row."""
    scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
    table = (weight / scale).round().clamp(-127, 127).to(torch.int8)
    np.save(target / TABLE, table.numpy())
    np.save(target / SCALES, scale.numpy())


class _Attention(torch.autograd.Function):
    """Attention of all pieces to all, written to the graph as the run time's own operator."""

    @staticmethod
    def forward(_: object, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
        """Compute it, for tracing only."""
        parts = (part.unflatten(-1, (heads, -1)).transpose(1, 2) for part in (query, key, value))
        mixed = nn.functional.scaled_dot_product_attention(*parts)
        return mixed.transpose(1, 2).flatten(2)

    @staticmethod
    def symbolic(  # the exporter's own types have no public names
        graph: Any,  # noqa: ANN401
        query: Any,  # noqa: ANN401
        key: Any,  # noqa: ANN401
        value: Any,  # noqa: ANN401
        heads: int,
    ) -> Any:  # noqa: ANN401
        """Write it: one operator saves a twentieth of the network's time."""
        name = "com.microsoft::MultiHeadAttention"
        return graph.op(name, query, key, value, num_heads_i=heads).setType(query.type())


class Exported(nn.Module):
    """The reader as it runs: no mask, tags already chosen, the last layer for words only."""

    def __init__(self, reader: Reader, upos: list[str], morphs: list[str]) -> None:
        super().__init__()
        self.reader = reader
        fits = [[0.0 if m.partition("|")[0] == u else -1e9 for m in morphs] for u in upos]
        self.register_buffer("fits", torch.tensor(fits))
        packed = self._layers()[-1].qkv
        width = packed.in_features
        for name, rows in ((ASKING, slice(width)), (ASKED, slice(width, None))):
            self.register_buffer(f"{name}_weight", packed.weight.detach()[rows])
            self.register_buffer(f"{name}_bias", packed.bias.detach()[rows])

    def _layers(self) -> list[Layer]:
        return [layer for layer in self.reader.encoder.layers if isinstance(layer, Layer)]

    def forward(
        self, words: Tensor, shapes: Tensor, gaps: Tensor, first: Tensor
    ) -> tuple[Tensor, ...]:
        """Return what `briefing.analysis.reader.network` expects."""
        x = self.reader.encoder.embed_words(words, shapes, gaps)
        *layers, last = self._layers()
        for layer in layers:
            x = passed(layer, x)
        at = nodes_at(first)
        nodes = pick(x, at)
        query = nn.functional.linear(nodes, self.asking_weight, self.asking_bias)
        pairs = nn.functional.linear(x, self.asked_weight, self.asked_bias)
        key, value = pairs.split([last.output.in_features] * 2, -1)
        nodes = finished(last, nodes, query, key, value)
        entity, upos, xpos, morph, *rest = self.reader.judge(nodes, torch.gather(shapes, 1, at))
        chosen = upos.argmax(-1)
        return (entity, chosen, xpos.argmax(-1), (morph + self.fits[chosen]).argmax(-1), *rest)


def passed(layer: Layer, x: Tensor) -> Tensor:
    """Do what a layer does in training, without dropout and mask."""
    query, key, value = layer.qkv(x).split([layer.output.in_features] * 3, -1)
    return finished(layer, x, query, key, value)


def finished(layer: Layer, x: Tensor, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
    """Do what a layer does after its first product."""
    x = layer.norm(x + layer.output(_Attention.apply(query, key, value, layer.heads)))
    return layer.norm_out(x + layer.narrow(gelu(layer.widen(x))))  # type: ignore[no-any-return]


OUTPUTS = ("entity", "upos", "xpos", "morph", "start", "arcs", "child", "head")


def load(run: Path) -> tuple[Reader, dict[str, list[str]]]:
    """Return the trained reader (the average of its last steps) and its labels."""
    labels = json.loads((run / "labels.json").read_text(encoding="utf-8"))
    sizes = json.loads((run / "sizes.json").read_text(encoding="utf-8"))
    reader = Reader(Sizes(**sizes))
    if (run / "reader.pt").exists():
        state = torch.load(run / "reader.pt", weights_only=True)
    else:
        state = torch.load(run / "checkpoint.pt", weights_only=False)["average"]
    reader.load_state_dict(state)
    return reader.eval(), labels


def export(
    run: Path,
    prepared: Path,
    base: Path,
    target: Path,
    *,
    whole: bool = False,
    reduce: bool = False,
) -> None:
    """Write the model folder.

    Args:
        run: A folder that `training.train` wrote.
        prepared: A folder that `training.prepare` wrote (for the lemmas).
        base: The folder of the base model (for its tokenizer).
        target: The model folder.
        whole: Keep full precision, to compare with.
        reduce: Use seven bits, for processors on which eight would saturate.
    """
    target.mkdir(parents=True, exist_ok=True)
    reader, labels = load(run)
    write_words(reader.encoder.words.weight.detach(), target)
    if whole:
        _write_graph(reader, labels, target / NETWORK)
    else:
        with tempfile.TemporaryDirectory() as scratch:
            graph = Path(scratch) / "whole.onnx"
            _write_graph(reader, labels, graph)
            quantise(graph, target / NETWORK, reduce=reduce)
    (target / LABELS).write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    shutil.copy(base / "tokenizer.json", target / TOKENIZER)
    write_relations(reader.relation, target / RELATIONS)
    parsed = [s for source in JOINT for s in _sentences(prepared / f"train.{source}.jsonl.gz")]
    lemmas.learn(parsed).write(target / LEMMAS)


def _sentences(path: Path) -> list[Sentence]:
    return list(read_lines(path)) if path.exists() else []


def _write_graph(reader: Reader, labels: dict[str, list[str]], path: Path) -> None:
    words = torch.zeros(1, 12, reader.sizes.hidden)
    row = torch.ones(1, 12, dtype=torch.int64)
    first = torch.arange(1, 9)[None]
    axes = {name: {1: "pieces"} for name in ("words", "shapes", "gaps")}
    axes |= {name: {1: "words"} for name in ("first", *OUTPUTS)}
    axes["arcs"] = {1: "words", 2: "nodes"}
    axes["head"] = {1: "nodes"}
    torch.onnx.export(
        Exported(reader, labels["upos"], labels["morphs"]).eval(),
        (words, row, torch.zeros_like(row), first),
        str(path),
        input_names=["words", "shapes", "gaps", "first"],
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


class Relating(nn.Module):
    """What scores the relation of every word to the head that was chosen for it.

    A graph of its own, since the heads are chosen outside the first one; it runs in the run time
    all the same, as numpy's products would wake its threads once for every window.
    """

    def __init__(self, relation: nn.Linear) -> None:
        super().__init__()
        self.relation = relation

    def forward(self, child: Tensor, head: Tensor, heads: Tensor) -> Tensor:
        """Score the words of one window; heads are counted from the root, which is 0."""
        return self.relation(nn.functional.relu(child + head[heads]))  # type: ignore[no-any-return]


def write_relations(relation: nn.Linear, path: Path) -> None:
    """Write the scorer of relations as a graph, in full precision: it is small."""
    width = relation.in_features
    torch.onnx.export(
        Relating(relation).eval(),
        (torch.zeros(8, width), torch.zeros(9, width), torch.zeros(8, dtype=torch.int64)),
        str(path),
        input_names=["child", "head", "heads"],
        output_names=["relation"],
        dynamic_axes={
            "child": {0: "words"}, "heads": {0: "words"}, "relation": {0: "words"},
            "head": {0: "nodes"},
        },
        opset_version=17,
        dynamo=False,
    )  # fmt: skip


def quantise(whole: Path, target: Path, *, reduce: bool = False) -> None:
    """Quantise the matrix products of a graph, a scale for every column; fuse its activations."""
    quantize_dynamic(
        whole,
        target,
        op_types_to_quantize=["MatMul"],
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=reduce,
    )
    fuse(target)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="folder written by training.train")
    parser.add_argument("prepared", type=Path, help="folder written by training.prepare")
    parser.add_argument("base", type=Path, help="folder of the base model")
    parser.add_argument("target", type=Path, help="the model folder to write")
    parser.add_argument("--whole", action="store_true", help="keep full precision")
    parser.add_argument("--reduce", action="store_true", help="seven bits instead of eight")
    options = parser.parse_args()
    export(
        options.run, options.prepared, options.base, options.target,
        whole=options.whole, reduce=options.reduce,
    )  # fmt: skip


if __name__ == "__main__":
    main()
