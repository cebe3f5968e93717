"""Turns labelled passages into what the network is trained on.

Candidates are what the program finds; for every pair of them, what the annotator said of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc
from tokenizers import Tokenizer

from briefing.analysis.actors import ResolvedActors, resolve
from briefing.analysis.language import MODEL_FOLDER, load_article_pipeline
from briefing.analysis.reader.network import TOKENIZER
from briefing.analysis.reader.word_pieces import Pieces
from briefing.analysis.visits.candidates import Candidates, candidates_of
from briefing.analysis.visits.features import (
    VisibleText,
    WindowInput,
    visible_text,
    window_input,
)
from briefing.analysis.visits.scorer import LONGEST_WINDOW, OUTCOMES
from briefing.analysis.words import Words
from training.visit_reader.matching import same_one, same_place
from training.visit_reader.passages import Labelled, Passage

IGNORE = -100
# Case shapes from this one on have a capital letter; in one of them it is not the first.
_CAPITALISED, _CAPITAL_WITHIN = 6, 13
_HOST = OUTCOMES.index("host")
_HAPPENED = frozenset({"ongoing", "past"})
_AHEAD = frozenset({"planned", "expected", "possible", "invited", "postponed"})

Floats = npt.NDArray[np.float32]
Indexes = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Example:
    """One window and its labels.

    Attributes:
        name: The passage.
        window: What the network reads.
        people: Pieces of people's names, which may be changed for others.
        places: The same for places.
        outcomes: The outcome of every pair, or `IGNORE` in the grey zone [pairs].
        visits: The pairs that are visits, by their numbers.
        times: For each of those, whether each time expression tells its days [visits, times].
        sentences: The same for sentences [visits, sentences].
    """

    name: str
    window: WindowInput
    people: Indexes
    places: Indexes
    outcomes: Indexes
    visits: Indexes
    times: Floats
    sentences: Floats


class Maker:
    """Makes examples with the program's own pipeline."""

    def __init__(self) -> None:
        """Load it."""
        self._nlp = load_article_pipeline("en")
        self._pieces = Pieces(Tokenizer.from_file(str(MODEL_FOLDER / TOKENIZER)))

    def examples(self, passages: Sequence[Passage]) -> Iterator[Example]:
        """The examples of passages; a passage without a pair of candidates makes none."""
        docs = self._nlp.pipe([passage.text for passage in passages])
        for passage, doc in zip(passages, docs, strict=True):
            example = self._example(passage, doc)
            if example is not None:
                yield example

    def _example(self, passage: Passage, doc: Doc) -> Example | None:
        words = Words.of(doc)
        resolved = resolve(words)
        candidates = candidates_of(words, resolved)
        text = visible_text(words, self._pieces)
        end = _end(text, list(pairwise(words.starts)))
        window = window_input(words, text, (0, end), candidates)
        if window is None:
            return None
        return _labelled(passage, words, resolved, candidates, window)


def _end(text: VisibleText, sentences: Sequence[tuple[int, int]]) -> int:
    """The end of the last sentence that still fits a window."""
    pieces, end = 0, sentences[0][1]
    for start, last in sentences:
        pieces += sum(len(ids) for ids, _ in text.known[text.number[start] : text.number[last]])
        if pieces > LONGEST_WINDOW:
            break
        end = last
    return end


def _labelled(
    passage: Passage,
    words: Words,
    resolved: ResolvedActors,
    candidates: Candidates,
    window: WindowInput,
) -> Example:
    outcomes: dict[tuple[int, int], int] = {}
    told: dict[tuple[int, int], list[Labelled]] = {}
    for visit in passage.visits:
        goers = _goers(visit, candidates, resolved)
        places = [
            n
            for n, one in enumerate(candidates.destinations)
            if same_place(one.place.names[0], visit.destinations)
        ]
        for pair in ((goer, place) for goer in goers for place in places):
            outcomes[pair] = _clearer(outcomes.get(pair), visit.status)
            told.setdefault(pair, []).append(visit)
        if visit.status is not None:
            for host in _matching(visit.hosts, candidates, least=2):
                for place in places:
                    if host not in goers:
                        outcomes.setdefault((host, place), _HOST)
    pairs = [tuple(pair) for pair in window.pairs.tolist()]
    found = np.array([outcomes.get(pair, 0) for pair in pairs], dtype=np.int64)
    visits = np.flatnonzero((found > 0) & (found < _HOST))
    own = [told[pairs[number]] for number in visits.tolist()]
    return Example(
        name=passage.name,
        window=window,
        people=_name_pieces(window, 1),
        places=_name_pieces(window, 2),
        outcomes=found,
        visits=visits,
        times=_times(passage, candidates, own),
        sentences=_sentences(words, own),
    )


def _clearer(known: int | None, status: str | None) -> int:
    """Of two labels of one pair, the one that says more: a coming visit before one told as past."""
    if status is None:
        return IGNORE if known is None else known
    new = OUTCOMES.index(status)
    if known is None or known in {IGNORE, _HOST}:
        return new
    return new if OUTCOMES[known] in _HAPPENED and status in _AHEAD else known


def _goers(visit: Labelled, candidates: Candidates, resolved: ResolvedActors) -> list[int]:
    found = _matching(visit.visitors, candidates, least=2)
    if found:
        return found
    texts = {actor.name: [m.text for m in actor.mentions] for actor in resolved.actors}
    return [
        number
        for number, one in enumerate(candidates.travellers)
        if any(
            same_one(text, name) >= 1
            for text in texts.get(one.name, [one.name])
            for name in visit.visitors
        )
    ]


def _matching(names: Iterable[str], candidates: Candidates, *, least: int) -> list[int]:
    wanted = list(names)
    return [
        number
        for number, one in enumerate(candidates.travellers)
        if any(same_one(one.name, name) >= least for name in wanted)
    ]


def _times(passage: Passage, candidates: Candidates, told: Sequence[list[Labelled]]) -> Floats:
    table = np.zeros((len(told), len(candidates.times)), dtype=np.float32)
    for row, visits in zip(table, told, strict=True):
        printed = [text for visit in visits for text in visit.times]
        spans = [span for text in printed for span in _occurrences(passage.text, text)]
        for number, time in enumerate(candidates.times):
            expression = time.expression
            row[number] = any(a < expression.end and expression.begin < b for a, b in spans)
    return table


def _occurrences(text: str, part: str) -> Iterator[tuple[int, int]]:
    at = text.find(part)
    while part and at >= 0:
        yield at, at + len(part)
        at = text.find(part, at + 1)


def _sentences(words: Words, told: Sequence[list[Labelled]]) -> Floats:
    places = [words.visible(number) for number in range(len(words.starts) - 1)]
    table = np.zeros((len(told), len(places)), dtype=np.float32)
    for row, visits in zip(table, told, strict=True):
        spans = [span for visit in visits for span in visit.sentences]
        for number, (start, end) in enumerate(places):
            row[number] = any(a < end and start < b for a, b in spans)
    return table


def _name_pieces(window: WindowInput, mark: int) -> Indexes:
    """The pieces of candidates that belong to a capitalised word."""
    shapes = window.encoded.shapes
    cased = (shapes >= _CAPITALISED) & (shapes != _CAPITAL_WITHIN)
    return np.flatnonzero((window.marks & mark).astype(bool) & cased)
