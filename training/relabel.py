"""Label plain news text with a trained reader, and keep only what it is sure of."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from briefing.analysis.reader.decoding import SpanDecoder, heads_of
from briefing.analysis.reader.tokenizer import blank_english
from briefing.analysis.reader.word_pieces import Pieces
from training.annotated import Sentence, is_held
from training.export import load
from training.model import Reader
from training.prepare import read_lines, write_lines
from training.windows import IGNORE, Labels, Window, WindowMaker, stack

SURE_ENTITY, SURE_TAG, SURE_ARC = 0.9, 0.9, 0.85
UNSURE = "?"
_PIECES = 4000


class Relabeller:
    """Labels sentences that stand in document order."""

    def __init__(self, reader: Reader, labels: Labels, pieces: Pieces) -> None:
        """Keep the reader."""
        self._reader, self._labels = reader, labels
        self._maker = WindowMaker(labels, pieces, ())
        self._spans = SpanDecoder(labels.entities)

    def label(self, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
        """Yield the sentences with their sure labels."""
        groups = list(_grouped(sentences))
        order = sorted(range(len(groups)), key=lambda i: sum(len(s["tokens"]) for s in groups[i]))
        done: dict[int, list[Sentence]] = {}
        at = 0
        while at < len(order):
            taken, windows = [], []
            longest = 1
            while at < len(order) and (len(windows) + 1) * longest <= _PIECES:
                window = self._maker.make(groups[order[at]])
                longest = max(longest, len(window.encoded.ids))
                taken.append(order[at])
                windows.append(window)
                at += 1
            read = self._read(windows, [groups[i] for i in taken])
            done.update(zip(taken, read, strict=True))
        for index in range(len(groups)):
            yield from done[index]

    @torch.inference_mode()
    def _read(
        self, windows: Sequence[Window], groups: Sequence[list[Sentence]]
    ) -> Iterator[list[Sentence]]:
        batch = stack(windows)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = self._reader(*(batch[n] for n in ("ids", "shapes", "gaps", "mask", "first")))
        entity, upos, xpos, morph, _, arcs, child, head = (t.float() for t in out)
        tags = [t.softmax(-1).max(-1) for t in (upos, xpos, morph)]
        entity = entity.log_softmax(-1)
        for row, group in enumerate(groups):
            count = sum(len(s["tokens"]) for s in group)
            starts = np.cumsum([0, *(len(s["tokens"]) for s in group[:-1])])
            scores = arcs[row, :count, : count + 1].numpy()
            heads = heads_of(scores, starts)
            chance = torch.from_numpy(scores).softmax(-1).numpy()[np.arange(count), heads]
            related = self._reader.relate(
                child[row : row + 1, :count], head[row : row + 1], torch.from_numpy(heads)[None]
            )[0].float().softmax(-1).max(-1)  # fmt: skip
            yield list(
                self._sentences(
                    group,
                    entity[row, :count].numpy(),
                    [
                        (t.values[row, :count].numpy(), t.indices[row, :count].tolist())
                        for t in tags
                    ],
                    (heads, chance),
                    (related.values.numpy(), related.indices.tolist()),
                )
            )

    def _sentences(
        self,
        group: Sequence[Sentence],
        entity: np.ndarray,
        tags: Sequence[tuple[np.ndarray, list[int]]],
        arcs: tuple[np.ndarray, np.ndarray],
        related: tuple[np.ndarray, list[int]],
    ) -> Iterator[Sentence]:
        labels = self._labels
        path = self._spans.decode(entity)
        sure = np.exp(entity[np.arange(len(path)), path]) >= SURE_ENTITY
        morphs = [m.partition("|")[2] for m in labels.morphs]
        at = 0
        for sentence in group:
            own = slice(at, at + len(sentence["tokens"]))
            spans, missing = _spans(path[own], sure[own], labels.entities)
            found = {**sentence, "ents": spans, "missing": missing}
            for name, names, (chance, best) in zip(
                ("upos", "xpos", "morph"), (labels.upos, labels.xpos, morphs), tags, strict=True
            ):
                found[name] = [
                    names[b] if c >= SURE_TAG else UNSURE
                    for b, c in zip(best[own], chance[own], strict=True)
                ]
            found["heads"] = [
                IGNORE if c < SURE_ARC else int(h - at) if h else 0
                for h, c in zip(arcs[0][own], arcs[1][own], strict=True)
            ]
            found["deps"] = [
                labels.relations[b] if c >= SURE_ARC and h != IGNORE else UNSURE
                for b, c, h in zip(related[1][own], related[0][own], found["heads"], strict=True)
            ]
            at = own.stop
            yield found


def _spans(
    path: np.ndarray, sure: np.ndarray, names: Sequence[str]
) -> tuple[list[list[object]], list[int]]:
    spans: list[list[object]] = []
    missing = set(np.flatnonzero(~sure).tolist())
    i = 0
    while i < len(path):
        label = names[path[i]]
        end = i + 1
        if label != "O":
            while end < len(path) and names[path[end]] == f"I-{label[2:]}":
                end += 1
            if sure[i:end].all():
                spans.append([i, end, label[2:]])
            else:
                missing.update(range(i, end))
        i = end
    return spans, sorted(missing)


def _grouped(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    for _, members in groupby(sentences, key=lambda s: s["doc"]):
        group: list[Sentence] = []
        size = 0
        for sentence in members:
            if group and size + len(sentence["tokens"]) > 100:
                yield group
                group, size = [], 0
            group.append(sentence)
            size += len(sentence["tokens"])
        yield group


def read_text(path: Path, limit: int | None = None) -> list[Sentence]:
    """Return the sentences of a plain-text file (one JSON object with `doc`, `text` a line).

    Documents that models are chosen by are left out.
    """
    nlp = blank_english()
    sentences = []
    for line in read_lines(path):
        if is_held(line["doc"]):
            continue
        doc = nlp.make_doc(" ".join(line["text"].split()))
        if 3 < len(doc) <= 80:
            sentences.append(
                {
                    "doc": f"voa-{line['doc']}",
                    "tokens": [t.text for t in doc],
                    "spaces": [*(int(bool(t.whitespace_)) for t in doc[:-1]), 1],
                    "ents": [],
                    "missing": [],
                }
            )
        if limit and len(sentences) >= limit:
            break
    return sentences


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="folder written by training.train")
    parser.add_argument("base", type=Path, help="folder of the base model (for its tokenizer)")
    parser.add_argument("text", type=Path, help="voa_text.jsonl.gz")
    parser.add_argument("target", type=Path, help="the file to write, train.voa.jsonl.gz")
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    reader, names = load(options.run)
    labels = Labels(*(tuple(v) for v in names.values()))
    pieces = Pieces(Tokenizer.from_file(str(options.base / "tokenizer.json")))
    relabeller = Relabeller(reader, labels, pieces)
    count = write_lines(options.target, relabeller.label(read_text(options.text, options.limit)))
    print(f"{count} sentences in {options.target}")


if __name__ == "__main__":
    main()
