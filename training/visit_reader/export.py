"""Writes the trained reader of visits as two graphs with eight-bit weights.

The first holds the lower layers and what they show at a first look, the second the rest.
"""

from __future__ import annotations

import argparse
import json
import math
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from briefing.analysis.visits.features import COLUMNS
from briefing.analysis.visits.scorer import LOWER_GRAPH, UPPER_GRAPH
from training.export import passed, quantise
from training.model import Layer, Sizes
from training.visit_reader.model import VisitReader, Window, attending

_SHARES = ("travellers", "destinations", "times", "sentences", "paths")


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


class Lower(nn.Module):
    """The lower layers as they run: one window, its vectors and what the pairs promise out."""

    def __init__(self, reader: VisitReader) -> None:
        super().__init__()
        self.reader = reader

    def forward(
        self, words: Tensor, shapes: Tensor, gaps: Tensor, marks: Tensor, travellers: Tensor,
        destinations: Tensor, pairs: Tensor, features: Tensor,
    ) -> tuple[Tensor, Tensor]:  # fmt: skip
        """Return what `briefing.analysis.visits.scorer` expects."""
        x = self.reader.embedded(words, shapes, gaps, marks)
        vectors, attention = _through(self.reader.lower(), x)
        none = travellers[:0]
        window = Window(
            vectors[0], attention[0], travellers, destinations, none, none, none, pairs, features
        )
        return vectors, self.reader.look(window).sigmoid()


class Upper(nn.Module):
    """The upper layers as they run: vectors of the lower ones in, probabilities out."""

    def __init__(self, reader: VisitReader) -> None:
        super().__init__()
        self.reader = reader

    def forward(
        self, vectors: Tensor, travellers: Tensor, destinations: Tensor, times: Tensor,
        sentences: Tensor, paths: Tensor, pairs: Tensor, features: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:  # fmt: skip
        """Return what `briefing.analysis.visits.scorer` expects."""
        x, attention = _through(self.reader.upper(), vectors)
        window = Window(
            x[0], attention[0], travellers, destinations, times, sentences, paths, pairs, features
        )
        found = self.reader.pairs(window)
        return (
            found.logits.softmax(-1),
            self.reader.times(window, found).sigmoid(),
            self.reader.sentences(window, found).sigmoid(),
        )


def _through(layers: Sequence[Layer], x: Tensor) -> tuple[Tensor, Tensor]:
    """The vectors behind some layers, and the attention of the last one."""
    *others, last = layers
    for layer in others:
        x = passed(layer, x)
    return attending(last, x, torch.zeros(1))


def load(run: Path) -> VisitReader:
    """Return the trained network of a run folder."""
    sizes = json.loads((run / "sizes.json").read_text(encoding="utf-8"))
    reader = VisitReader(Sizes(**sizes))
    reader.load_state_dict(torch.load(run / "visits.pt", weights_only=True))
    return reader.eval()


def export(run: Path, target: Path, *, whole: bool = False) -> None:
    """Write the graphs into a model folder.

    Args:
        run: A folder that `training.visit_reader.train` wrote.
        target: The model folder.
        whole: Keep full precision, to compare with.
    """
    reader = load(run)
    if not whole:
        positions = reader.encoder.positions.weight.detach()
        reader.encoder.positions = SmallEmbedding(positions)  # type: ignore[assignment]
    for name, write in ((LOWER_GRAPH, _write_lower), (UPPER_GRAPH, _write_upper)):
        if whole:
            write(reader, target / name)
            continue
        with tempfile.TemporaryDirectory() as scratch:
            graph = Path(scratch) / "whole.onnx"
            write(reader, graph)
            quantise(graph, target / name)


def _write_lower(reader: VisitReader, path: Path) -> None:
    row = torch.zeros(1, 12, dtype=torch.int64)
    pieces = dict.fromkeys(("shapes", "gaps", "marks"), row)
    given = {"words": _vectors(reader)} | pieces | _window("travellers", "destinations")
    _write(Lower(reader), given, {"vectors": {1: "pieces"}, "promise": {0: "pairs"}}, path)


def _write_upper(reader: VisitReader, path: Path) -> None:
    given = {"vectors": _vectors(reader)} | _window(*_SHARES)
    made = {
        "outcomes": {0: "pairs"},
        "times_told": {0: "pairs", 1: "times"},
        "sentences_told": {0: "pairs", 1: "sentences"},
    }
    _write(Upper(reader), given, made, path)


def _vectors(reader: VisitReader) -> Tensor:
    width = reader.encoder.words.embedding_dim
    return torch.randn(1, 12, width) / math.sqrt(width)


def _window(*shares: str) -> dict[str, Tensor]:
    """A window's input beside its vectors, in the order that the graphs take it."""
    counts = {"travellers": 2, "destinations": 3, "times": 1, "sentences": 2, "paths": 2}
    told = {name: torch.full((counts[name], 12), 1 / 12) for name in shares}
    features = torch.zeros(2, len(COLUMNS), dtype=torch.int64)
    return told | {"pairs": torch.tensor([[0, 0], [1, 2]]), "features": features}


def _write(
    module: nn.Module, given: Mapping[str, Tensor], made: dict[str, dict[int, str]], path: Path
) -> None:
    """Write one graph; the number of pieces, of pairs and of candidates is free.

    Args:
        module: What it computes.
        given: Its input by name.
        made: The free axes of its output by name.
        path: Where to.
    """
    axes: dict[str, dict[int, str]] = {}
    for name in given:
        free = {0: "pairs"} if name in {"pairs", "features"} else {1: "pieces"}
        axes[name] = (
            {0: "pairs" if name == "paths" else name, 1: "pieces"} if name in _SHARES else free
        )
    torch.onnx.export(
        module.eval(),
        tuple(given.values()),
        str(path),
        input_names=list(given),
        output_names=list(made),
        dynamic_axes=axes | made,
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
