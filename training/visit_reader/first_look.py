"""Trains the first look of a trained reader of visits once more, the layers below it as they are.

    python -m training.visit_reader.first_look examples run

writes `run/visits.pt` anew and prints how many windows without a visit pass, by how many of those
that the whole network takes for one are kept: of passages that were not trained on.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from briefing.analysis.visits.scorer import OUTCOMES
from training.visit_reader.batches import batches, lower_layers, window_of
from training.visit_reader.calibrate import HELD
from training.visit_reader.examples import IGNORE, Example, Maker
from training.visit_reader.export import load
from training.visit_reader.model import VisitReader, Window
from training.visit_reader.passages import written
from training.visit_reader.train import read_examples

_PIECES, _PAIRS, _EPOCHS, _RATE, _DECAY = 3000, 1000, 15, 1e-3, 0.05
_VISIT = 0.5  # the whole network takes a pair for a visit
_HOST = OUTCOMES.index("host")
_KEPT = (0.95, 0.97, 0.98, 0.99, 0.995, 1.0)


@dataclass(frozen=True, slots=True)
class LookedAt:
    """The pairs of one window at first look.

    Attributes:
        pooled: Vectors of the lower layers [pairs, 3, hidden].
        features: Features of the pairs [pairs, features].
        visits: Whether an annotator took each for a visit [pairs].
        found: Whether the whole network does for any of them; None if it was not asked.
    """

    pooled: Tensor
    features: Tensor
    visits: Tensor
    found: bool | None


@torch.no_grad()
def pairs_of(
    net: VisitReader, examples: Sequence[Example], *, wholly: bool = False
) -> Iterator[LookedAt]:
    """Read windows with the network as it is, those in the grey zone left out.

    Args:
        net: The network.
        examples: What to read.
        wholly: Whether the upper layers are asked too.
    """
    for batch in batches(examples, _PIECES, random.Random(0), None):
        lower = lower_layers(net, batch)
        upper = net.encode_upper(lower[0], batch.bias) if wholly else None
        for number, example in enumerate(batch.examples):
            window = window_of(example, number, *lower)
            found = _takes_one(net, window_of(example, number, *upper)) if upper else None
            outcomes = torch.from_numpy(example.outcomes)
            known = outcomes != IGNORE
            visits = (outcomes > 0) & (outcomes < _HOST)
            pooled = net.look.pooled(window)[known].half()
            yield LookedAt(pooled, window.features[known], visits[known].float(), found)


def _takes_one(net: VisitReader, window: Window) -> bool:
    """Whether the whole network takes any pair of a window for a visit."""
    chances = net.pairs(window).logits.softmax(-1)[:, 1:_HOST].sum(1)
    return bool(chances.max() >= _VISIT)


def fit(net: VisitReader, seen: Sequence[LookedAt]) -> None:
    """Train the first look on some windows."""
    pooled = torch.cat([one.pooled for one in seen])
    features = torch.cat([one.features for one in seen])
    visits = torch.cat([one.visits for one in seen])
    net.look.train()
    optimizer = torch.optim.AdamW(net.look.parameters(), _RATE, weight_decay=_DECAY)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, _EPOCHS)
    for _ in range(_EPOCHS):
        for rows in torch.randperm(len(visits)).split(_PAIRS):
            scores = net.look.judge(pooled[rows].float(), features[rows])
            loss = nn.functional.binary_cross_entropy_with_logits(scores, visits[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        schedule.step()
    net.look.eval()


@torch.no_grad()
def report(net: VisitReader, seen: Sequence[LookedAt]) -> Iterator[str]:
    """Say what a threshold costs and saves, line by line."""
    read = [one for one in seen if len(one.visits)]
    promise = torch.tensor(
        [net.look.judge(o.pooled.float(), o.features).sigmoid().max().item() for o in read]
    )
    told = torch.tensor([bool(one.visits.any()) for one in read])
    found = torch.tensor([bool(one.found) for one in read])
    for kept in _KEPT:
        least = torch.quantile(promise[told & found], 1 - kept)
        passing = (promise[~told & ~found] >= least).float().mean()
        yield f"{kept:.3f} of the right ones kept from {least:.4f} on: {passing:.3f} others pass"


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("examples", type=Path, help="folder of training.visit_reader.prepare")
    parser.add_argument("run", type=Path, help="folder of training.visit_reader.train")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    net = load(options.run)
    fit(net, list(pairs_of(net, read_examples(options.examples, {}))))
    torch.save(net.state_dict(), options.run / "visits.pt")
    held = [passage for path in sorted(HELD.glob("*.jsonl")) for passage in written(path)]
    for line in report(net, list(pairs_of(net, list(Maker().examples(held)), wholly=True))):
        print(line)


if __name__ == "__main__":
    main()
