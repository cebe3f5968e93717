"""Writes the trained reader of visits as a graph with eight-bit weights."""

from __future__ import annotations

import argparse
import json
import math
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from briefing.analysis.visits.scorer import GRAPH
from training.export import quantise
from training.model import Sizes
from training.visit_reader.model import VisitReader, Window

INPUTS = (
    "words", "shapes", "gaps", "marks", "travellers", "destinations", "times", "sentences",
    "pairs", "features",
)  # fmt: skip
OUTPUTS = ("outcomes", "times_told", "sentences_told")


class SmallEmbedding(nn.Module):
    """An embedding table in eight bits with one scale for every row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", (weight / scale).round().clamp(-127, 127).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """Look rows up."""
        return self.table[ids].float() * self.scale[ids]


class Exported(nn.Module):
    """The network as it runs: one window, probabilities out."""

    def __init__(self, reader: VisitReader) -> None:
        super().__init__()
        self.reader = reader

    def forward(
        self, words: Tensor, shapes: Tensor, gaps: Tensor, marks: Tensor, travellers: Tensor,
        destinations: Tensor, times: Tensor, sentences: Tensor, pairs: Tensor, features: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:  # fmt: skip
        """Return what `briefing.analysis.visits.scorer` expects."""
        bias = torch.zeros(1)
        vectors, attention = self.reader.encode(words, shapes, gaps, marks, bias)
        window = Window(
            vectors[0], attention[0], travellers, destinations, times, sentences, pairs, features
        )
        found = self.reader.pairs(window)
        return (
            found.logits.softmax(-1),
            self.reader.times(window, found).sigmoid(),
            self.reader.sentences(window, found).sigmoid(),
        )


def load(run: Path) -> VisitReader:
    """Return the trained network of a run folder."""
    sizes = json.loads((run / "sizes.json").read_text(encoding="utf-8"))
    reader = VisitReader(Sizes(**sizes))
    reader.load_state_dict(torch.load(run / "visits.pt", weights_only=True))
    return reader.eval()


def export(run: Path, target: Path, *, whole: bool = False) -> None:
    """Write the graph into a model folder.

    Args:
        run: A folder that `training.visit_reader.train` wrote.
        target: The model folder.
        whole: Keep full precision, to compare with.
    """
    reader = load(run)
    if whole:
        _write(reader, target / GRAPH)
        return
    positions = reader.encoder.positions.weight.detach()
    reader.encoder.positions = SmallEmbedding(positions)  # type: ignore[assignment]
    with tempfile.TemporaryDirectory() as scratch:
        graph = Path(scratch) / "whole.onnx"
        _write(reader, graph)
        quantise(graph, target / GRAPH)


def _write(reader: VisitReader, path: Path) -> None:
    width = reader.encoder.words.embedding_dim
    row = torch.zeros(1, 12, dtype=torch.int64)
    share = torch.full((3, 12), 1 / 12)
    pairs = torch.tensor([[0, 0], [1, 2]])
    example = (
        torch.randn(1, 12, width) / math.sqrt(width), row, row, row,
        share[:2], share, share[:1], share[:2], pairs, torch.zeros(2, 5, dtype=torch.int64),
    )  # fmt: skip
    axes = {name: {1: "pieces"} for name in ("words", "shapes", "gaps", "marks")}
    for name in ("travellers", "destinations", "times", "sentences"):
        axes[name] = {0: name, 1: "pieces"}
    axes |= {name: {0: "pairs"} for name in ("pairs", "features", "outcomes")}
    axes |= {"times_told": {0: "pairs", 1: "times"}, "sentences_told": {0: "pairs", 1: "sentences"}}
    torch.onnx.export(
        Exported(reader).eval(),
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="folder written by training.visit_reader.train")
    parser.add_argument("target", type=Path, help="the model folder")
    parser.add_argument("--whole", action="store_true", help="keep full precision")
    options = parser.parse_args()
    export(options.run, options.target, whole=options.whole)


if __name__ == "__main__":
    main()
