"""Trains the reader of visits; stop it at any time, and it goes on from its checkpoint.

python -m training.visit_reader.train examples start run --recipe training/visit_reader/recipe.toml
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import shutil
import time
import tomllib
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from training.model import Sizes
from training.visit_reader.batches import Batch, Hidden, Names, batches, windows
from training.visit_reader.examples import IGNORE, Example
from training.visit_reader.model import VisitReader

Config = dict[str, dict[str, Any]]


def losses(
    net: VisitReader, batch: Batch, smoothing: float, *, autocast: bool
) -> dict[str, Tensor]:
    """The losses of a batch, each summed over its pairs."""
    total = {name: torch.zeros(()) for name in ("look", "outcome", "time", "sentence")}
    binary = nn.functional.binary_cross_entropy_with_logits
    for example, lower, window in windows(net, batch, autocast=autocast):
        outcomes = torch.from_numpy(example.outcomes)
        known = outcomes != IGNORE
        total["look"] = total["look"] + binary(
            net.look(lower)[known], (outcomes[known] > 0).float(), reduction="sum"
        )
        pairs = net.pairs(window)
        total["outcome"] = total["outcome"] + nn.functional.cross_entropy(
            pairs.logits, outcomes, ignore_index=IGNORE,
            reduction="sum", label_smoothing=smoothing,
        )  # fmt: skip
        if not len(example.visits):
            continue
        own = pairs.of(torch.from_numpy(example.visits))
        if example.times.shape[1]:
            total["time"] = total["time"] + binary(
                net.times(window, own), torch.from_numpy(example.times), reduction="sum"
            )
        total["sentence"] = total["sentence"] + binary(
            net.sentences(window, own), torch.from_numpy(example.sentences), reduction="sum"
        )
    return total


class Run:
    """One training run, with everything that a checkpoint must hold."""

    def __init__(self, net: VisitReader, config: Config, target: Path) -> None:
        """Start fresh, or go on from `target/checkpoint.pt`."""
        self.net, self.config = net, config
        self.optimizer = torch.optim.AdamW(
            _groups(net, config), weight_decay=float(config["optimizer"]["weight_decay"])
        )
        self.average: dict[str, Tensor] = {}
        self.step, self.epoch = 0, 0
        self.checkpoint = target / "checkpoint.pt"
        if self.checkpoint.exists():
            saved = torch.load(self.checkpoint, weights_only=False)
            net.load_state_dict(saved["net"])
            self.optimizer.load_state_dict(saved["optimizer"])
            self.average, self.step, self.epoch = saved["average"], saved["step"], saved["epoch"]

    def save(self) -> None:
        """Write the checkpoint, whole or not at all."""
        state = {
            "net": self.net.state_dict(), "optimizer": self.optimizer.state_dict(),
            "average": self.average, "step": self.step, "epoch": self.epoch,
        }  # fmt: skip
        partial = self.checkpoint.with_suffix(".partial")
        torch.save(state, partial)
        partial.replace(self.checkpoint)

    def learn(self, batch: Batch, planned: int) -> dict[str, float]:
        """Take one step of so many."""
        options = self.config["optimizer"]
        done, warm = self.step / planned, float(options["warm_up"])
        factor = done / warm if done < warm else max(0.01, (1 - done) / (1 - warm))
        for group in self.optimizer.param_groups:
            group["lr"] = group["base"] * max(factor, 0.01)
        found = losses(
            self.net, batch, float(self.config["loss"]["smoothing"]),
            autocast=bool(self.config["run"]["autocast"]),
        )  # fmt: skip
        weights = self.config["loss"]
        total = sum(float(weights[name]) * loss for name, loss in found.items())
        assert isinstance(total, Tensor)
        self.optimizer.zero_grad()
        (total / len(batch.examples)).backward()
        nn.utils.clip_grad_norm_(self.net.parameters(), float(options["clip"]))
        self.optimizer.step()
        self.step += 1
        if done > float(options["average_from"]) and self.step % 4 == 0:
            self._follow(float(options["average_decay"]))
        return {name: loss.item() for name, loss in found.items()}

    def _follow(self, decay: float) -> None:
        ours = {n: v for n, v in self.net.state_dict().items() if n != "encoder.words.weight"}
        if not self.average:
            self.average = {name: value.clone() for name, value in ours.items()}
        names = list(ours)
        torch._foreach_lerp_([self.average[n] for n in names], [ours[n] for n in names], 1 - decay)


def _groups(net: VisitReader, config: Config) -> list[dict[str, Any]]:
    """The parameter groups: each encoder layer and the rest at their own rates."""
    options = config["optimizer"]
    top, decay = float(options["encoder_rate"]), float(options["layer_decay"])
    layers = len(net.encoder.layers)
    net.encoder.words.weight.requires_grad_(requires_grad=False)
    for name, parameter in net.encoder.named_parameters():
        layer = int(name.split(".")[1]) if name.startswith("layers.") else -1
        if layer < int(options["frozen"]):
            parameter.requires_grad_(requires_grad=False)
    found: dict[float, list[nn.Parameter]] = {}
    for name, parameter in net.named_parameters():
        if not parameter.requires_grad:
            continue
        rate = float(options["head_rate"])
        if name.startswith("encoder.layers."):
            rate = top * decay ** (layers - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder."):
            rate = top * decay**layers
        found.setdefault(rate, []).append(parameter)
    return [{"params": members, "lr": rate, "base": rate} for rate, members in found.items()]


def fresh(start: Path, target: Path) -> VisitReader:
    """A network that begins from a run of this kind, or else from the reader's encoder."""
    shutil.copy(start / "sizes.json", target / "sizes.json")
    net = VisitReader(Sizes(**json.loads((start / "sizes.json").read_text(encoding="utf-8"))))
    if (start / "visits.pt").exists():
        known = torch.load(start / "visits.pt", weights_only=True)
        net.load_state_dict(
            {n: _widened(known[n], v) if n in known else v for n, v in net.state_dict().items()}
        )
        return net
    state = torch.load(start / "reader.pt", weights_only=True)
    prefix = "encoder."
    own = {n.removeprefix(prefix): v for n, v in state.items() if n.startswith(prefix)}
    net.encoder.load_state_dict(own)
    return net


def _widened(known: Tensor, own: Tensor) -> Tensor:
    """Weights of fewer features: of what they did not see, nothing comes, until it is learned."""
    if known.shape == own.shape:
        return known
    found = torch.zeros_like(own)
    found[:, : known.shape[1]] = known
    return found


def read_examples(folder: Path, config: Config) -> list[Example]:
    """The examples of all sources but those the recipe leaves out."""
    left_out = set(config.get("sources", {}).get("without", ()))
    return [
        example
        for path in sorted(folder.glob("*.pickle"))
        if path.stem not in left_out
        for example in pickle.loads(path.read_bytes())
    ]


def train(folder: Path, start: Path, target: Path, config: Config) -> None:
    """Train for the planned epochs and write `target/visits.pt`: the average of the last steps."""
    target.mkdir(parents=True, exist_ok=True)
    seed = int(config["run"]["seed"])
    torch.manual_seed(seed)
    examples = read_examples(folder, config)
    options = config["names"]
    names = Names(examples, float(options["people"]), float(options["places"]))
    hidden = Hidden(float(config["words"]["hidden"]))
    run = Run(fresh(start, target), config, target)
    run.net.train()
    pieces, epochs = int(config["run"]["pieces"]), int(config["run"]["epochs"])
    began = time.monotonic()
    while run.epoch < epochs:
        drawn = batches(examples, pieces, random.Random(f"{seed}-{run.epoch}"), names, hidden)
        planned = len(drawn) * epochs
        sums: dict[str, float] = {}
        for batch in drawn:
            for name, value in run.learn(batch, planned).items():
                sums[name] = sums.get(name, 0.0) + value
            if run.step % 50 == 0:
                minutes = (time.monotonic() - began) / 60
                print(f"step {run.step} of {planned}, {minutes:.1f} min", flush=True)
        run.epoch += 1
        shown = " ".join(f"{name} {value / len(examples):.3f}" for name, value in sums.items())
        print(f"epoch {run.epoch} of {epochs}: {shown}", flush=True)
        run.save()
    state = run.net.state_dict()
    state.update(run.average)
    torch.save(state, target / "visits.pt")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "examples", type=Path, help="folder written by training.visit_reader.prepare"
    )
    parser.add_argument("start", type=Path, help="run folder to begin from")
    parser.add_argument("target", type=Path, help="run folder to write")
    parser.add_argument("--recipe", type=Path, default=Path(__file__).with_name("recipe.toml"))
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    config = tomllib.loads(options.recipe.read_text(encoding="utf-8"))
    train(options.examples, options.start, options.target, config)


if __name__ == "__main__":
    main()
