"""Run the exported network: one window in, labels and parse scores out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from briefing.analysis.reader.clauses import part_clauses
from briefing.analysis.reader.decoding import FORBIDDEN, SpanDecoder, heads_of
from briefing.analysis.reader.embedding import word_vectors
from briefing.analysis.reader.exactness import sums_are_exact
from briefing.analysis.reader.lemmas import LemmaTable, Lemmatizer
from briefing.analysis.reader.runtime import onnxruntime
from briefing.analysis.reader.word_pieces import GAP_PARAGRAPH, Encoded, pieces_of

NETWORK, TOKENIZER, LABELS = "reader.onnx", "tokenizer.json", "labels.json"
LEMMAS, RELATIONS = "lemmas.json.gz", "relations.onnx"

# Chosen on the development set: a boundary that is nearly as likely as not is one.
SENTENCE_START = -0.6

Indexes = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class LabelSet:
    """The labels of every head, in the order of their scores."""

    entities: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    morphs: tuple[str, ...]  # "UPOS|Feature=Value|…"
    relations: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> LabelSet:
        """Read the labels that training wrote."""
        content: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
        return cls(**{name: tuple(labels) for name, labels in content.items()})


@dataclass(frozen=True, slots=True)
class Labelled:
    """What the network says of one window; every array has one value for every word."""

    entities: Indexes
    upos: Indexes
    xpos: Indexes
    morphs: Indexes
    heads: Indexes  # 0 is the root, then words from 1
    relations: Indexes
    starts: npt.NDArray[np.bool_]


def session(graph: Path, *, threads: int) -> Any:  # noqa: ANN401 - onnxruntime has no types
    """Load a graph for so many threads."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    # The network was trained with this approximation.
    options.add_session_config_entry("optimization.enable_gelu_approximation", "1")
    if not sums_are_exact():
        # Else one text would be read in two ways on two machines: 11 of 100 were. It costs such a
        # processor 10 %; others would take half as long again, and say the same.
        options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(
        str(graph),
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],  # the fused kernel is the slower one
    )


class Network:
    """The network in a model folder, with its labels and tables."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        """Load everything; about a quarter of a second."""
        self._session = session(folder / NETWORK, threads=threads)
        # Small products, one a window: a second thread would only wait for the next one.
        self._relating = session(folder / RELATIONS, threads=1)
        self._vectors = word_vectors(folder)
        self.labels = LabelSet.read(folder / LABELS)
        self.pieces = pieces_of(folder / TOKENIZER)
        self.lemmatizer = Lemmatizer(LemmaTable.read(folder / LEMMAS))
        self._spans = SpanDecoder(self.labels.entities)
        self._root = self.labels.relations.index("root")

    def read(
        self,
        window: Encoded,
        forms: Sequence[str],
        *,
        sure: Mapping[int, bool],
        doubtful: Sequence[int],
    ) -> Labelled:
        """Label one window.

        Args:
            window: Its pieces.
            forms: Its words.
            sure: Words at which a sentence begins, or does not, whatever the network says.
            doubtful: Words at which one may begin though the network says no: the parse decides.
        """
        inputs = {
            "words": self._vectors.of(window.ids)[None],
            "shapes": window.shapes[None],
            "gaps": window.gaps[None],
            "first": window.first[None],
        }
        outputs = self._session.run(None, inputs)
        entity, upos, xpos, morphs, start, arcs, child, head = (array[0] for array in outputs)
        starts = (start > SENTENCE_START) | (window.gaps[window.first] == GAP_PARAGRAPH)
        starts[list(sure)] = list(sure.values())
        starts[0] = True
        part_clauses(
            starts,
            doubtful=[place for place in doubtful if place not in sure],
            forms=forms,
            scores=start,
            arcs=arcs,
            tag=lambda place: self.labels.xpos[xpos[place]],
        )
        heads = heads_of(arcs, np.flatnonzero(starts))
        return Labelled(
            entities=self._spans.decode(entity),
            upos=upos,
            xpos=xpos,
            morphs=morphs,
            heads=heads,
            relations=self._relate(child, head, heads),
            starts=starts,
        )

    def _relate(
        self, child: npt.NDArray[np.float32], head: npt.NDArray[np.float32], heads: Indexes
    ) -> Indexes:
        (scores,) = self._relating.run(None, {"child": child, "head": head, "heads": heads})
        root = heads == 0
        scores[~root, self._root] = FORBIDDEN
        best: Indexes = scores.argmax(1)
        best[root] = self._root
        return best
