"""Average the weights of two runs, the second of which began with the first one's."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch


def average(first: Path, second: Path, target: Path, share: float) -> None:
    """Write a run folder whose weights are `share` of the second run and the rest of the first."""
    target.mkdir(parents=True, exist_ok=True)
    ours = torch.load(first / "reader.pt", weights_only=True)
    theirs = torch.load(second / "reader.pt", weights_only=True)
    mixed = {
        name: torch.lerp(weight, theirs[name], share) if weight.is_floating_point() else weight
        for name, weight in ours.items()
    }
    torch.save(mixed, target / "reader.pt")
    for name in ("labels.json", "sizes.json"):
        shutil.copy(second / name, target / name)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--share", type=float, default=0.6, help="the share of the second run")
    options = parser.parse_args()
    average(options.first, options.second, options.target, options.share)


if __name__ == "__main__":
    main()
