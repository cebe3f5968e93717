"""Names people, places and organisations: the entity tagger as a spaCy component (ONNX weights).

It reads a doc sentence by sentence and sets `doc.ents`. It knows nothing about syntax.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime
from spacy.language import Language
from spacy.tokens import Doc, Span
from tokenizers import Tokenizer

from briefing.analysis.lexicon import words
from briefing.errors import LanguageModelError

if TYPE_CHECKING:
    import numpy.typing as npt

MODEL_FILE, TOKENIZER_FILE, LABELS_FILE = "ner.int8.onnx", "tokenizer.json", "labels.json"
_CLS, _SEP, _UNKNOWN = 101, 102, 100
_PIECES_PER_WORD = 8
_BATCH = 16
# Sentences longer than a window (in word pieces; the encoder has 512 positions) are read in
# windows; the words at a seam are taken from the window in which they have more context.
_WINDOW = 240
_OVERLAP = 24
_FORBIDDEN = -1e4
# Sentence-initial words that the weights take for organisations now and then.
_NEVER_NAMES = words(
    "i we you he she it they our my your his her its their this that these those the a an",
    "all many some most both each any no there here who what which",
)
# The normaliser of the encoder decomposes letters with marks, but not these.
_SIMPLER = str.maketrans({"ı": "i", "İ": "I", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d"})


@dataclass(frozen=True, slots=True)
class _Window:
    """Consecutive words that are read at once; `keep` of them count, from `skip` on."""

    words: tuple[int, ...]
    ids: list[int]
    shapes: list[int]
    first: list[int]
    skip: int
    keep: int


class EntityTagger:
    """Sets the named entities of a doc.

    Args:
        folder: Where the weights, the tokenizer and the list of labels are.

    Raises:
        LanguageModelError: if a file is missing or damaged.
    """

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._labels: list[str] = json.loads((folder / LABELS_FILE).read_text("utf-8"))
            self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
            self._session = onnxruntime.InferenceSession(
                str(folder / MODEL_FILE), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # each of the three libraries has its own kinds
            raise LanguageModelError(
                f"the entity model in {folder} cannot be read ({error})",
                hint="reinstall the package: the model is part of it",
            ) from error
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._moves = _allowed_moves(self._labels)
        self._inside = np.array([label.startswith("I-") for label in self._labels])

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.ents`."""
        windows = [window for sentence in doc.sents for window in self._windows(sentence)]
        tags: dict[int, int] = {}
        for window, scores in self._run(windows):
            path = self._decode(scores)
            for place in range(window.skip, window.skip + window.keep):
                tags[window.words[place]] = path[place]
        doc.ents = tuple(_split_pairs(doc, self._spans(doc, tags)))
        return doc

    def _windows(self, sentence: Span) -> Iterator[_Window]:
        tokens = [token for token in sentence if not token.is_space]
        if not tokens:
            return
        pieces = [
            encoding.ids[:_PIECES_PER_WORD] or [_UNKNOWN]
            for encoding in self._tokenizer.encode_batch(
                [word.text[:64].translate(_SIMPLER) for word in tokens], add_special_tokens=False
            )
        ]
        capitals = _all_capitals([word.text for word in tokens])
        shapes = [
            _shape(word.text, opening=place == 0, capitals=capitals)
            for place, word in enumerate(tokens)
        ]
        for begin, end in _cuts([len(ids) for ids in pieces]):
            ids, marks, first = [_CLS], [0], []
            for place in range(begin, end):
                first.append(len(ids))
                ids += pieces[place]
                marks += [shapes[place]] * len(pieces[place])
            skip = 0 if begin == 0 else _OVERLAP // 2
            keep = end - begin - skip - (0 if end == len(tokens) else _OVERLAP // 2)
            yield _Window(
                tuple(word.i for word in tokens[begin:end]),
                [*ids, _SEP],
                [*marks, 0],
                first,
                skip,
                keep,
            )

    def _run(
        self, windows: Sequence[_Window]
    ) -> Iterator[tuple[_Window, "npt.NDArray[np.float32]"]]:
        ordered = sorted(windows, key=lambda window: len(window.ids))
        for begin in range(0, len(ordered), _BATCH):
            batch = ordered[begin : begin + _BATCH]
            size = (len(batch), max(len(window.ids) for window in batch))
            ids, shapes, mask = (np.zeros(size, np.int64) for _ in range(3))
            for row, window in enumerate(batch):
                length = len(window.ids)
                ids[row, :length], shapes[row, :length] = window.ids, window.shapes
                mask[row, :length] = 1
            (scores,) = self._session.run(None, {"ids": ids, "shape": shapes, "mask": mask})
            for row, window in enumerate(batch):
                yield window, scores[row][window.first]

    def _decode(self, scores: "npt.NDArray[np.float32]") -> list[int]:
        """The best sequence of labels in which no entity begins in its middle (Viterbi)."""
        best = scores[0] + np.where(self._inside, _FORBIDDEN, 0)
        back = []
        for step in scores[1:]:
            reach = best[:, None] + self._moves
            back.append(reach.argmax(0))
            best = reach.max(0) + step
        path = [int(best.argmax())]
        for pointers in reversed(back):
            path.append(int(pointers[path[-1]]))
        return path[::-1]

    def _spans(self, doc: Doc, tags: dict[int, int]) -> Iterator[Span]:
        begin, end, kind = 0, 0, ""
        for place in sorted(tags):
            label = self._labels[tags[place]]
            if kind and label != f"I-{kind}":
                yield Span(doc, begin, end, label=kind)
                kind = ""
            if label.startswith("B-"):
                begin, kind = place, label[2:]
            if kind:
                end = place + 1
        if kind:
            yield Span(doc, begin, end, label=kind)


def _cuts(lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Cut words of so many pieces into windows that overlap."""
    begin = 0
    while True:
        end, used = begin, 0
        while end < len(lengths) and (used + lengths[end] <= _WINDOW or end == begin):
            used += lengths[end]
            end += 1
        yield begin, end
        if end == len(lengths):
            return
        begin = max(end - _OVERLAP, begin + 1)


def _allowed_moves(labels: Sequence[str]) -> "npt.NDArray[np.float32]":
    moves = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for row, before in enumerate(labels):
        for column, after in enumerate(labels):
            if after.startswith("I-") and before[2:] != after[2:]:
                moves[row, column] = _FORBIDDEN
    return moves


def _all_capitals(words: Sequence[str]) -> bool:
    spelt = [word for word in words if any(map(str.isalpha, word))]
    return len(spelt) > 2 and all(map(str.isupper, spelt))


def _shape(word: str, *, opening: bool, capitals: bool) -> int:
    """The class of a word's letter case, as the weights were trained with."""
    if capitals:
        return 15
    if not any(map(str.isalpha, word)):
        return 1 if word.isdigit() else 2 if any(map(str.isdigit, word)) else 3
    if any(map(str.isdigit, word)):
        return 4
    if word.isupper():
        return 6 if len(word) == 1 else 7 if "." in word else 8 if len(word) <= 5 else 9
    return _mixed_shape(word, opening=opening)


def _mixed_shape(word: str, *, opening: bool) -> int:
    if word.islower():
        return 5
    if word[0].isupper():
        return 12 if not word[1:].islower() else 11 if opening else 10
    return 13 if "-" in word or "'" in word else 14


def _split_pairs(doc: Doc, spans: Iterator[Span]) -> Iterator[Span]:
    """Split "Turkey-Israel", which names two places, at the hyphen; drop what is no name."""
    for span in spans:
        hyphens = [token.i for token in span if token.text in {"-", "–"}]
        if len(span) == 1 and span.text.lower() in _NEVER_NAMES:
            continue
        if span.label_ != "GPE" or len(hyphens) != 1:
            yield span
            continue
        middle = hyphens[0]
        if span.start < middle < span.end - 1 and doc[middle + 1].is_title:
            yield Span(doc, span.start, middle, label=span.label_)
            yield Span(doc, middle + 1, span.end, label=span.label_)
        else:
            yield span


@Language.factory("briefing_entities", default_config={"folder": ""})
def make_entity_tagger(nlp: Language, name: str, folder: str) -> EntityTagger:  # noqa: ARG001
    """Build the component for a pipeline; `folder` holds the weights."""
    return EntityTagger(Path(folder))
