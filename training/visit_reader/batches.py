"""Puts windows together for training, some names changed in them and some words hidden."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from briefing.analysis.language import MODEL_FOLDER
from briefing.analysis.reader.network import TOKENIZER
from training.visit_reader.examples import Example
from training.visit_reader.model import VisitReader, Window

_MASKED = -1e4
_PADDING_BEHIND = 30  # how much windows of one batch may differ in length, in pieces


class Names:
    """Changes the pieces of names for those of others, the same piece always for the same."""

    def __init__(self, examples: Sequence[Example], people: float, places: float) -> None:
        """Collect the pieces.

        Args:
            examples: Where from.
            people: How often the people of a window are changed.
            places: How often its places are.
        """
        tokenizer = Tokenizer.from_file(str(MODEL_FOLDER / TOKENIZER))
        self._inner = {
            number for piece, number in tokenizer.get_vocab().items() if piece.startswith("##")
        }
        self._shares = people, places
        self._pools = tuple(
            self._pool(e.window.encoded.ids[at] for e in examples for at in self._places(e)[kind])
            for kind in (0, 1)
        )

    @staticmethod
    def _places(example: Example) -> tuple[list[int], list[int]]:
        return example.people.tolist(), example.places.tolist()

    def _pool(self, ids: Iterator[Any]) -> tuple[list[int], list[int]]:
        pools: tuple[list[int], list[int]] = [], []
        for number in ids:
            pools[int(number) in self._inner].append(int(number))
        return pools

    def changed(self, example: Example, rng: random.Random) -> np.ndarray:
        """The pieces of an example, some names changed."""
        ids: np.ndarray = example.window.encoded.ids.copy()
        for share, pools, at in zip(self._shares, self._pools, self._places(example), strict=True):
            if rng.random() >= share:
                continue
            others: dict[int, int] = {}
            for place in at:
                own = int(ids[place])
                pool = pools[own in self._inner]
                ids[place] = others.setdefault(own, rng.choice(pool) if pool else own)
        return ids


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of about the same length, and their input stacked."""

    examples: list[Example]
    ids: Tensor
    shapes: Tensor
    gaps: Tensor
    marks: Tensor
    bias: Tensor


class Hidden:
    """Hides some of the words that belong to no candidate, so that none is learnt by heart."""

    def __init__(self, share: float) -> None:
        """Say how much.

        Args:
            share: Of the word pieces that are not hidden yet.
        """
        self._share = share
        tokenizer = Tokenizer.from_file(str(MODEL_FOLDER / TOKENIZER))
        self._mask = tokenizer.get_vocab()["[MASK]"]

    def hide(self, ids: np.ndarray, example: Example, rng: random.Random) -> None:
        """Hide pieces of an example in place; the marks at both ends of a window stay."""
        if self._share <= 0:
            return
        drawn = np.random.default_rng(rng.getrandbits(32)).random(len(ids)) < self._share
        drawn &= example.window.marks == 0
        drawn[[0, -1]] = False
        ids[drawn] = self._mask


def batches(
    examples: Sequence[Example],
    pieces: int,
    rng: random.Random,
    names: Names | None,
    hidden: Hidden | None = None,
) -> list[Batch]:
    """Put windows of similar length together, each batch of at most so many pieces."""

    def length(example: Example) -> int:
        return len(example.window.encoded.ids)

    ordered = sorted(examples, key=lambda e: length(e) + rng.random() * _PADDING_BEHIND)
    groups: list[list[Example]] = [[]]
    longest = 0
    for example in ordered:
        longest = max(longest, length(example))
        if groups[-1] and longest * (len(groups[-1]) + 1) > pieces:
            groups.append([])
            longest = length(example)
        groups[-1].append(example)
    rng.shuffle(groups)
    return [_stacked(group, rng, names, hidden) for group in groups if group]


def _stacked(
    group: list[Example], rng: random.Random, names: Names | None, hidden: Hidden | None
) -> Batch:
    length = max(len(e.window.encoded.ids) for e in group)
    rows = {name: np.zeros((len(group), length), dtype=np.int64) for name in
            ("ids", "shapes", "gaps", "marks")}  # fmt: skip
    bias = np.full((len(group), 1, 1, length), _MASKED, dtype=np.float32)
    for number, example in enumerate(group):
        window = example.window
        count = len(window.encoded.ids)
        ids = names.changed(example, rng) if names else window.encoded.ids.copy()
        if hidden:
            hidden.hide(ids, example, rng)
        rows["ids"][number, :count] = ids
        rows["shapes"][number, :count] = window.encoded.shapes
        rows["gaps"][number, :count] = window.encoded.gaps
        rows["marks"][number, :count] = window.marks
        bias[number, ..., :count] = 0.0
    return Batch(
        group, *(torch.from_numpy(rows[name]) for name in ("ids", "shapes", "gaps", "marks")),
        torch.from_numpy(bias),
    )  # fmt: skip


def windows(
    net: VisitReader, batch: Batch, *, autocast: bool
) -> Iterator[tuple[Example, Window, Window]]:
    """Read a batch, in bfloat16 if wanted; yield its windows, of the lower layers and of all."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=autocast):
        lower = lower_layers(net, batch)
        upper = net.encode_upper(lower[0], batch.bias)
    for number, example in enumerate(batch.examples):
        yield example, window_of(example, number, *lower), window_of(example, number, *upper)


def lower_layers(net: VisitReader, batch: Batch) -> tuple[Tensor, Tensor]:
    """The vectors of a batch behind the lower layers, and the attention of the last of them."""
    words = net.encoder.words(batch.ids)
    return net.encode_lower(words, batch.shapes, batch.gaps, batch.marks, batch.bias)


def window_of(example: Example, number: int, vectors: Tensor, attention: Tensor) -> Window:
    """One window of a batch, without what pads it."""
    window = example.window
    count = len(window.encoded.ids)
    return Window(
        vectors[number, :count].float(),
        attention[number, :, :count, :count].float(),
        *(torch.from_numpy(array) for array in (
            window.travellers, window.destinations, window.times, window.sentences,
            window.paths, window.pairs, window.features,
        )),
    )  # fmt: skip
