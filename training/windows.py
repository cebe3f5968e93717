"""Cut documents into training windows, with augmentation and line breaks, and stack them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
import torch
from torch import Tensor

from briefing.analysis.reader.word_pieces import (
    GAP_LINE,
    GAP_NONE,
    GAP_PARAGRAPH,
    GAP_SPACE,
    MASK,
    Encoded,
    Pieces,
)

Sentence = dict[str, Any]
IGNORE = -100
LONGEST = 240
ENTITY_TYPES = ("PERSON", "GPE", "LOC", "FAC", "ORG", "NORP", "EVENT", "DATE", "TIME")


@dataclass(frozen=True, slots=True)
class Labels:
    """The label lists of the heads."""

    entities: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    morphs: tuple[str, ...]
    relations: tuple[str, ...]

    @classmethod
    def of(cls, sentences: Iterable[Sentence]) -> Labels:
        """Collect the labels that parsed sentences use."""
        found: dict[str, set[str]] = {"upos": set(), "xpos": set(), "morph": set(), "deps": set()}
        for sentence in sentences:
            if "lemma" not in sentence:  # labelled by us: no source of labels
                continue
            for key in ("upos", "xpos", "deps"):
                found[key].update(sentence[key])
            found["morph"].update(
                f"{upos}|{morph}"
                for upos, morph in zip(sentence["upos"], sentence["morph"], strict=True)
            )
        entities = ("O", *(f"{p}-{kind}" for kind in ENTITY_TYPES for p in "BI"))
        ordered = [tuple(sorted(found[key])) for key in ("upos", "xpos", "morph", "deps")]
        return cls(entities, *ordered)


@dataclass(frozen=True, slots=True)
class Window:
    """One encoded window with its gold labels (`IGNORE` where unknown)."""

    encoded: Encoded
    gold: np.ndarray  # rows: entity, upos, xpos, morph, starts, heads, deps


ROWS = ("entity", "upos", "xpos", "morph", "start", "head", "dep")


class WindowMaker:
    """Make windows from sentences; every epoch cuts and changes them anew."""

    def __init__(
        self, labels: Labels, pieces: Pieces, names: Iterable[tuple[str, Sequence[str]]]
    ) -> None:
        """Take the names, each a type and its words, that may stand in for others of the type."""
        self._pieces = pieces
        self._index = {
            "entity": {label: i for i, label in enumerate(labels.entities)},
            "upos": {label: i for i, label in enumerate(labels.upos)},
            "xpos": {label: i for i, label in enumerate(labels.xpos)},
            "morph": {label: i for i, label in enumerate(labels.morphs)},
            "dep": {label: i for i, label in enumerate(labels.relations)},
        }
        self._names: dict[tuple[str, int], list[Sequence[str]]] = {}
        for label, words in names:
            self._names.setdefault((label, len(words)), []).append(words)

    def epoch(self, sentences: Sequence[Sentence], rng: random.Random) -> Iterator[Window]:
        """Yield the windows of one pass over the sentences."""
        for _, group in groupby(sentences, key=lambda s: s["doc"]):
            document = list(group)
            at = 0
            while at < len(document):
                limit = rng.choices((1, 50, 110, 190), weights=(3, 2, 3, 2))[0]
                taken = [document[at]]
                size = self._size(document[at])
                at += 1
                while at < len(document):
                    more = self._size(document[at])
                    if size + more > limit:
                        break
                    taken.append(document[at])
                    size += more
                    at += 1
                window = self.make([self._change(s, rng) for s in taken], rng)
                if len(window.encoded.ids) <= LONGEST:
                    yield window

    def _size(self, sentence: Sentence) -> int:
        return int(len(sentence["tokens"]) * 1.2) + 1

    def _change(self, sentence: Sentence, rng: random.Random) -> Sentence:
        tokens = list(sentence["tokens"])
        if rng.random() < 0.2:
            for start, end, label in sentence["ents"]:
                pool = self._names.get((label, end - start))
                if pool and self._may_change(sentence, start, end, label, rng):
                    tokens[start:end] = rng.choice(pool)
        draw = rng.random()
        if draw < 0.025:
            tokens = [t.upper() for t in tokens]
        elif draw < 0.05:
            tokens = [t.lower() for t in tokens]
        elif draw < 0.065:
            tokens = [t if t[:1].isupper() else t.capitalize() for t in tokens]
        return {**sentence, "tokens": tokens}

    @staticmethod
    def _may_change(
        sentence: Sentence, start: int, end: int, label: str, rng: random.Random
    ) -> bool:
        """Whether to change a name: names of people parse alike, those of others do not."""
        if label == "PERSON":
            return rng.random() < 0.7
        if end - start > 1 and ("upos" in sentence or not all(sentence["spaces"][start : end - 1])):
            return False
        return rng.random() < 0.4

    def make(self, sentences: Sequence[Sentence], rng: random.Random | None = None) -> Window:
        """Encode sentences as one window."""
        forms: list[str] = []
        gaps: list[int] = []
        columns: list[np.ndarray] = []
        for sentence in sentences:
            offset = len(forms)
            forms += sentence["tokens"]
            gaps.append(GAP_SPACE if offset else GAP_PARAGRAPH)
            gaps += [GAP_SPACE if space else GAP_NONE for space in sentence["spaces"][:-1]]
            columns.append(self._gold(sentence, offset))
        gold = np.concatenate(columns, axis=1)
        if rng is not None:
            break_lines(gaps, gold[ROWS.index("start")], rng)
        encoded = self._pieces.encode(self._pieces.look_up(forms), gaps)
        if rng is not None:
            hide_pieces(encoded, rng)
        return Window(encoded, gold)

    def _gold(self, sentence: Sentence, offset: int) -> np.ndarray:
        count = len(sentence["tokens"])
        gold = np.full((len(ROWS), count), IGNORE, dtype=np.int64)
        entity = self._index["entity"]
        gold[0] = entity["O"]
        gold[0, sentence["missing"]] = IGNORE
        for start, end, label in sentence["ents"]:
            gold[0, start] = entity[f"B-{label}"]
            gold[0, start + 1 : end] = entity[f"I-{label}"]
        gold[4] = 0
        gold[4, 0] = 1
        if "upos" in sentence:
            upos, morph = sentence["upos"], sentence["morph"]
            known = self._index
            gold[1] = [known["upos"].get(u, IGNORE) for u in upos]
            gold[2] = [known["xpos"].get(x, IGNORE) for x in sentence["xpos"]]
            gold[3] = [
                known["morph"].get(f"{u}|{m}", IGNORE) for u, m in zip(upos, morph, strict=True)
            ]
            gold[5] = [head + offset if head > 0 else head for head in sentence["heads"]]
            gold[6] = [known["dep"].get(d, IGNORE) for d in sentence["deps"]]
        return gold


def break_lines(gaps: list[int], starts: np.ndarray, rng: random.Random) -> None:
    """Put line breaks and paragraphs into most windows in one of several styles."""
    if rng.random() < 0.4 and len(gaps) > 1:
        gaps[0] = rng.choice((GAP_SPACE, GAP_LINE, GAP_PARAGRAPH))
    style = rng.random()
    if style < 0.55:
        return
    at_starts = 0.3 if style < 0.75 else 1.0 if style < 0.85 else 0.15
    every = rng.choice((1, 2, 8, 10, 12, 15)) if 0.85 <= style < 0.95 else 0
    stray = 0.015 if style >= 0.95 else 0.0
    since = 0
    for i in range(1, len(gaps)):
        since += 1
        if gaps[i] != GAP_SPACE:
            continue
        if starts[i] == 1 and rng.random() < at_starts:
            gaps[i] = rng.choice((GAP_LINE, GAP_PARAGRAPH)) if not every else GAP_PARAGRAPH
            since = 0
        elif (every and since >= every) or rng.random() < stray:
            gaps[i] = GAP_LINE
            since = 0


def hide_pieces(encoded: Encoded, rng: random.Random) -> None:
    """Replace a few pieces by the mask, so that the context is learnt too."""
    if rng.random() < 0.5:
        return
    for i in range(1, len(encoded.ids) - 1):
        if rng.random() < 0.05:
            encoded.ids[i] = MASK


def stack(windows: Sequence[Window]) -> dict[str, Tensor]:
    """Pad windows into one batch."""
    longest = _rounded(max(len(w.encoded.ids) for w in windows))
    words = _rounded(max(len(w.encoded.first) for w in windows))
    count = len(windows)
    inputs = np.zeros((4, count, longest), dtype=np.int64)
    first = np.zeros((count, words), dtype=np.int64)
    gold = np.full((len(ROWS), count, words), IGNORE, dtype=np.int64)
    for row, window in enumerate(windows):
        encoded = window.encoded
        size, length = len(encoded.ids), len(encoded.first)
        inputs[0, row, :size] = encoded.ids
        inputs[1, row, :size] = encoded.shapes
        inputs[2, row, :size] = encoded.gaps
        inputs[3, row, :size] = 1
        first[row, :length] = encoded.first
        gold[:, row, :length] = window.gold
    batch = {
        name: torch.from_numpy(array)
        for name, array in zip(("ids", "shapes", "gaps", "mask"), inputs, strict=True)
    }
    batch["first"] = torch.from_numpy(first)
    batch.update({name: torch.from_numpy(row) for name, row in zip(ROWS, gold, strict=True)})
    return batch


def batches(
    windows: Sequence[Window], pieces: int, rng: random.Random
) -> Iterator[dict[str, Tensor]]:
    """Yield batches of at most `pieces` word pieces, in few shapes.

    Few shapes matter: a CPU compiles its kernels anew for every shape it meets.
    """
    made: list[list[Window]] = []
    by_length: dict[int, list[Window]] = {}
    for window in windows:
        by_length.setdefault(_rounded(len(window.encoded.ids)), []).append(window)
    for length, members in sorted(by_length.items()):
        size = max(1, pieces // length)
        rng.shuffle(members)
        members += rng.choices(members, k=-len(members) % size)
        made += [members[at : at + size] for at in range(0, len(members), size)]
    rng.shuffle(made)
    for group in made:
        yield stack(group)


def _rounded(length: int) -> int:
    step = 16 if length <= 128 else 32
    return -(-length // step) * step
