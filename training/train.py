"""Train the reader; stop it at any time and start it again, and it goes on from its checkpoint."""

from __future__ import annotations

import argparse
import dataclasses
import json
import random
import time
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from spacy.language import Language
from tokenizers import Tokenizer
from torch import Tensor, nn

from briefing.analysis.reader.tokenizer import blank_english
from briefing.analysis.reader.word_pieces import Pieces
from training import annotated, invented
from training.model import Reader, Sizes, load_base
from training.prepare import read_lines
from training.windows import IGNORE, Labels, Sentence, WindowMaker, batches

Config = dict[str, dict[str, Any]]


class Corpus:
    """The prepared sentences, drawn anew for every epoch."""

    def __init__(self, folder: Path, pieces: Pieces, config: Config) -> None:
        """Read `train.*.jsonl.gz`."""
        self._weights = config["sources"]
        self.sources = {
            path.name.removeprefix("train.").removesuffix(".jsonl.gz"): list(read_lines(path))
            for path in sorted(folder.glob("train.*.jsonl.gz"))
        }
        everything = [s for sentences in self.sources.values() for s in sentences]
        self.labels = Labels.of(everything)
        self._nlp = blank_english()
        self.maker = WindowMaker(self.labels, pieces, _names(everything, self._nlp))

    def epoch(self, rng: random.Random) -> list[Sentence]:
        """Draw the sentences of one epoch: whole documents, as often as the recipe says."""
        drawn: list[Sentence] = []
        for source, sentences in self.sources.items():
            weight = float(self._weights.get(source, 1.0))
            for _ in range(int(weight)):
                drawn += sentences
            if share := weight % 1:
                documents = sorted({s["doc"] for s in sentences})
                chosen = {d for d in documents if rng.random() < share}
                drawn += [s for s in sentences if s["doc"] in chosen]
        drawn += invented.sentences(self._nlp, rng, int(self._weights.get("invented", 0)))
        return drawn


def _names(sentences: Sequence[Sentence], nlp: Language) -> Iterator[tuple[str, list[str]]]:
    """Yield the names that may stand in for others: people met in training, invented, listed."""
    rng = random.Random(1)
    for sentence in sentences:
        for start, end, label in sentence["ents"]:
            words = sentence["tokens"][start:end]
            if label == "PERSON" and end - start <= 4 and all(w[:1].isupper() for w in words):
                yield label, words
    for _ in range(4000):
        words = [w for w in invented.name(rng) if "-" not in w]
        yield "PERSON", words
        yield "PERSON", words[-1:]
    for label, name in annotated.names():
        words = [w.text for w in nlp.make_doc(name)]
        if words == name.split():
            yield label, words


def losses(net: Reader, batch: dict[str, Tensor], config: Config) -> dict[str, Tensor]:
    """Return the loss of every head."""
    smoothing = float(config["loss"]["smoothing"])
    out = net(batch["ids"], batch["shapes"], batch["gaps"], batch["mask"], batch["first"])
    entity, upos, xpos, morph, start, arcs, child, head = out
    padding = batch["start"] == IGNORE
    off = torch.cat([torch.zeros_like(padding[:, :1]), padding], 1)[:, None, :]
    arcs = arcs.float().masked_fill(off, -1e4)
    relations = net.relate(child, head, batch["head"].clamp(min=0))
    found = {
        name: _cross(logits, batch[name], smoothing)
        for name, logits in (
            ("entity", entity), ("upos", upos), ("xpos", xpos), ("morph", morph),
            ("dep", relations),
        )
    }  # fmt: skip
    found["head"] = _cross(arcs, batch["head"], 0.0)
    known = ~padding
    found["start"] = nn.functional.binary_cross_entropy_with_logits(
        start.float()[known], batch["start"][known].float()
    )
    return found


def _cross(logits: Tensor, gold: Tensor, smoothing: float) -> Tensor:
    if not bool((gold != IGNORE).any()):
        return logits.sum() * 0.0
    return nn.functional.cross_entropy(
        logits.float().flatten(0, 1), gold.flatten(), ignore_index=IGNORE, label_smoothing=smoothing
    )


def groups(net: Reader, config: Config) -> list[dict[str, Any]]:
    """Return the parameter groups: each encoder layer and the heads at their own rates."""
    options = config["optimizer"]
    top, decay = float(options["encoder_rate"]), float(options["layer_decay"])
    net.encoder.words.weight.requires_grad_(requires_grad=False)
    rates = {"layers." + str(i) + ".": top * decay ** (net.sizes.layers - 1 - i)
             for i in range(net.sizes.layers)}  # fmt: skip
    found: dict[float, list[nn.Parameter]] = {}
    for name, parameter in net.named_parameters():
        if not parameter.requires_grad:
            continue
        rate = float(options["head_rate"])
        if name.startswith(("encoder.shapes", "encoder.gaps")):
            rate = float(options["head_rate"]) / 2
        elif name.startswith("encoder."):
            lowest = top * decay**net.sizes.layers
            inner = name.removeprefix("encoder.")
            rate = next((r for p, r in rates.items() if inner.startswith(p)), lowest)
        found.setdefault(rate, []).append(parameter)
    return [{"params": members, "lr": rate, "base": rate} for rate, members in found.items()]


class Run:
    """One training run, with everything that a checkpoint must hold."""

    def __init__(self, net: Reader, config: Config, target: Path) -> None:
        """Start fresh, or go on from `target/checkpoint.pt`."""
        self.net, self.config, self.target = net, config, target
        options = config["optimizer"]
        self.optimizer = torch.optim.AdamW(
            groups(net, config), weight_decay=float(options["weight_decay"]), fused=True
        )
        self.average = {k: v.clone() for k, v in net.state_dict().items()}
        self.spent, self.step, self.epoch = 0.0, 0, 0
        self.checkpoint = target / "checkpoint.pt"
        if self.checkpoint.exists():
            saved = torch.load(self.checkpoint, weights_only=False)
            net.load_state_dict(saved["net"])
            self.optimizer.load_state_dict(saved["optimizer"])
            self.average = saved["average"]
            self.spent, self.step, self.epoch = saved["spent"], saved["step"], saved["epoch"]

    @property
    def planned(self) -> float:
        """Seconds of training planned."""
        return float(self.config["run"]["minutes"]) * 60

    def save(self) -> None:
        """Write the checkpoint, whole or not at all."""
        state = {
            "net": self.net.state_dict(), "optimizer": self.optimizer.state_dict(),
            "average": self.average, "spent": self.spent, "step": self.step,
            "epoch": self.epoch,
        }  # fmt: skip
        partial = self.checkpoint.with_suffix(".partial")
        torch.save(state, partial)
        partial.replace(self.checkpoint)

    def set_rates(self) -> None:
        """Warm up, then fall in a line to nothing."""
        done = self.spent / self.planned
        warm = float(self.config["optimizer"]["warm_up"])
        factor = done / warm if done < warm else (1 - done) / (1 - warm)
        for group in self.optimizer.param_groups:
            group["lr"] = group["base"] * max(0.005, factor)

    def learn(self, batch: dict[str, Tensor]) -> dict[str, float]:
        """Take one step."""
        self.set_rates()
        weights = self.config["loss"]
        autocast = bool(self.config["run"]["autocast"])
        with torch.autocast(batch["ids"].device.type, dtype=torch.bfloat16, enabled=autocast):
            found = losses(self.net, batch, self.config)
        total = sum(float(weights[name]) * loss for name, loss in found.items())
        self.optimizer.zero_grad()
        assert isinstance(total, Tensor)
        total.backward()
        clip = float(self.config["optimizer"]["clip"])
        nn.utils.clip_grad_norm_(
            [p for g in self.optimizer.param_groups for p in g["params"]], clip
        )
        self.optimizer.step()
        self.step += 1
        if self.step % 4 == 0:
            self._follow()
        return {name: loss.item() for name, loss in found.items()}

    def _follow(self) -> None:
        decay = min(float(self.config["optimizer"]["average_decay"]), self.step / (self.step + 40))
        ours = self.net.state_dict()
        names = [n for n in ours if ours[n].dtype.is_floating_point and n != "encoder.words.weight"]
        torch._foreach_lerp_([self.average[n] for n in names], [ours[n] for n in names], 1 - decay)


def fresh_network(labels: Labels, base: Path, target: Path, config: Config) -> Reader:
    """Return the untrained network, and write down what is needed to load it again."""
    sizes = Sizes(
        len(labels.entities), len(labels.upos), len(labels.xpos), len(labels.morphs),
        len(labels.relations), **config.get("sizes", {}),
    )  # fmt: skip
    for name, record in (("labels", labels), ("sizes", sizes)):
        content = json.dumps(dataclasses.asdict(record))
        (target / f"{name}.json").write_text(content, encoding="utf-8")
    net = Reader(sizes)
    if start := config.get("start", {}).get("from"):
        net.load_state_dict(torch.load(start, weights_only=True))
    else:
        load_base(net, base / "model.safetensors")
    return net


def train(prepared: Path, base: Path, target: Path, config: Config) -> None:
    """Train until the planned minutes are spent."""
    target.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(int(config["run"]["seed"]))
    pieces = Pieces(Tokenizer.from_file(str(base / "tokenizer.json")))
    corpus = Corpus(prepared, pieces, config)
    run = Run(fresh_network(corpus.labels, base, target, config), config, target)
    run.net.train()
    saved = run.spent
    progress = Progress()
    while run.spent < run.planned:
        rng = random.Random(f"{config['run']['seed']}-{run.epoch}")
        windows = list(corpus.maker.epoch(corpus.epoch(rng), rng))
        for batch in batches(windows, int(config["run"]["pieces"]), rng):
            began = time.monotonic()
            found = run.learn(batch)
            run.spent += time.monotonic() - began
            progress.note(run, found)
            if run.spent - saved > float(config["run"]["checkpoint_minutes"]) * 60:
                run.save()
                saved = run.spent
            if run.spent >= run.planned:
                break
        run.epoch += 1
    run.save()
    torch.save(run.average, target / "reader.pt")


class Progress:
    """Prints the losses now and then."""

    def __init__(self) -> None:
        self._smooth: dict[str, float] = {}

    def note(self, run: Run, found: dict[str, float]) -> None:
        """Take the losses of one step in."""
        for name, value in found.items():
            self._smooth[name] = 0.98 * self._smooth.get(name, value) + 0.02 * value
        if run.step % 50 == 0:
            report = " ".join(f"{name} {value:.3f}" for name, value in self._smooth.items())
            minutes = run.spent / 60
            print(f"epoch {run.epoch} step {run.step} {minutes:.1f} min {report}", flush=True)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("prepared", type=Path, help="folder written by training.prepare")
    parser.add_argument("base", type=Path, help="folder with model.safetensors and tokenizer.json")
    parser.add_argument("target", type=Path, help="folder for checkpoints and the trained weights")
    parser.add_argument("--recipe", type=Path, default=Path(__file__).with_name("recipe.toml"))
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    config = tomllib.loads(options.recipe.read_text(encoding="utf-8"))
    train(options.prepared, options.base, options.target, config)


if __name__ == "__main__":
    main()
