"""Take the least useful inner units out of every layer; a short round of training follows.

The feed-forward halves of the layers are two thirds of the encoder's work. What a unit is worth is
how much the loss would change without it, to first order: the mean over words of |activation ×
gradient| (Molchanov et al., "Importance Estimation for Neural Network Pruning", 2019).
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import random
import shutil
import tomllib
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from briefing.analysis.reader.word_pieces import Pieces
from training.export import load
from training.model import Layer, Reader
from training.train import Config, Corpus, losses
from training.windows import batches


def importance(net: Reader, corpus: Corpus, config: Config, *, steps: int) -> list[Tensor]:
    """Return the worth of every inner unit, layer by layer."""
    layers = [layer for layer in net.encoder.layers if isinstance(layer, Layer)]
    worth = [torch.zeros(layer.narrow.in_features) for layer in layers]
    kept: dict[int, Tensor] = {}

    def keep(number: int) -> None:
        def hook(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            inputs[0].retain_grad()
            kept[number] = inputs[0]

        layers[number].narrow.register_forward_pre_hook(hook)

    for number in range(len(layers)):
        keep(number)
    rng = random.Random(3)
    windows = list(corpus.maker.epoch(corpus.epoch(rng), rng))
    for step, batch in enumerate(batches(windows, int(config["run"]["pieces"]), rng)):
        if step == steps:
            break
        found = losses(net, batch, config)
        total = sum(float(config["loss"][name]) * loss for name, loss in found.items())
        assert isinstance(total, Tensor)
        total.backward()
        for number, activation in kept.items():
            assert activation.grad is not None
            worth[number] += (activation * activation.grad).abs().sum((0, 1)).detach()
    return worth


def prune(net: Reader, worth: list[Tensor], inner: int) -> dict[str, Tensor]:
    """Return the weights with only the `inner` most useful units of every layer."""
    state = dict(net.state_dict())
    for number, values in enumerate(worth):
        chosen = values.topk(inner).indices.sort().values
        layer = f"encoder.layers.{number}."
        state[f"{layer}widen.weight"] = state[f"{layer}widen.weight"][chosen].clone()
        state[f"{layer}widen.bias"] = state[f"{layer}widen.bias"][chosen].clone()
        state[f"{layer}narrow.weight"] = state[f"{layer}narrow.weight"][:, chosen].clone()
    return state


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="folder written by training.train")
    parser.add_argument("prepared", type=Path, help="folder written by training.prepare")
    parser.add_argument("base", type=Path, help="folder of the base model (for its tokenizer)")
    parser.add_argument("target", type=Path, help="the run folder to write")
    parser.add_argument("--recipe", type=Path, default=Path(__file__).with_name("fourth.toml"))
    parser.add_argument("--steps", type=int, default=60)
    options = parser.parse_args()
    config = tomllib.loads(options.recipe.read_text(encoding="utf-8"))
    net, _ = load(options.run)
    pieces = Pieces(Tokenizer.from_file(str(options.base / "tokenizer.json")))
    corpus = Corpus(options.prepared, pieces, config)
    inner = int(config["sizes"]["inner"])
    state = prune(net, importance(net, corpus, config, steps=options.steps), inner)
    options.target.mkdir(parents=True, exist_ok=True)
    torch.save(state, options.target / "reader.pt")
    sizes = dataclasses.replace(net.sizes, inner=inner)
    content = json.dumps(dataclasses.asdict(sizes))
    (options.target / "sizes.json").write_text(content, encoding="utf-8")
    shutil.copy(options.run / "labels.json", options.target / "labels.json")


if __name__ == "__main__":
    main()
