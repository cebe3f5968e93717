"""Scores which traveller goes to which place: the network, window by window.

For every pair it says how likely each outcome is: no visit, a visit in one of the statuses, or
that the "traveller" receives there; and which time expressions and sentences tell of it.

The lower layers of the network look at every window. Where they show nothing, the upper layers,
which cost most, are not asked.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import accumulate, pairwise
from math import ceil
from pathlib import Path

import numpy as np
import numpy.typing as npt

from briefing.analysis.reader.embedding import word_vectors
from briefing.analysis.reader.network import TOKENIZER, session
from briefing.analysis.reader.word_pieces import pieces_of
from briefing.analysis.visits.candidates import Candidates, Destination, Span
from briefing.analysis.visits.features import (
    VisibleText,
    WindowInput,
    visible_text,
    window_input,
)
from briefing.analysis.words import Words
from briefing.model import VisitStatus

LOWER_GRAPH, UPPER_GRAPH = "visits_lower.onnx", "visits_upper.onnx"
_STATUSES = (
    VisitStatus.PLANNED, VisitStatus.EXPECTED, VisitStatus.POSSIBLE, VisitStatus.INVITED,
    VisitStatus.POSTPONED, VisitStatus.ONGOING, VisitStatus.PAST, VisitStatus.CANCELLED,
    VisitStatus.DENIED,
)  # fmt: skip
OUTCOMES = ("none", *(status.value for status in _STATUSES), "host")
# What a window says that is not read to the end: no visit.
_NOTHING = np.eye(1, len(OUTCOMES), dtype=np.float32)[0]
# Pieces that one window may have at most: the longest the network was trained on.
LONGEST_WINDOW = 480
# Pieces of one window: 95 in 100 of the passages that the network was trained on have no more. In
# longer ones it is less sure of what it finds, and costs more by the piece (November 2026).
_WINDOW = 180
# Windows overlap by about so many pieces, two sentences: who and where stand in one of them.
_OVERLAP = 60

# A window is read to the end if a pair promises this much at first look: of the passages kept apart
# with a visit that the whole network finds, 99 in 100 do, and 40 in 100 of those without one.
_PROMISING = 0.0028

Floats = npt.NDArray[np.float32]


@dataclass(slots=True)
class PairScore:
    """What the network says of one traveller and one place.

    Attributes:
        traveller: Its number among the candidates.
        destination: The same for the place.
        outcomes: The probability of every outcome, in the order of `OUTCOMES`.
        times: For every time expression of the text, how likely it tells days of this visit.
        sentences: For every sentence, how likely it tells of this visit.
        visit: How likely it is a visit, whatever its status.
    """

    traveller: int
    destination: int
    outcomes: Floats
    times: Floats
    sentences: Floats
    visit: float = field(init=False)

    def __post_init__(self) -> None:
        """Sum the outcomes up once: it is asked again and again."""
        self.visit = float(self.outcomes[1:-1].sum())

    @property
    def telling(self) -> int:
        """The number of the sentence that most likely tells of it."""
        return int(self.sentences.argmax())

    @property
    def host(self) -> float:
        """How likely it is that the one receives there."""
        return float(self.outcomes[-1])

    @property
    def status(self) -> VisitStatus:
        """The likeliest status, if it is a visit."""
        return _STATUSES[int(self.outcomes[1:-1].argmax())]


class VisitScorer:
    """The network in a model folder."""

    def __init__(self, folder: Path) -> None:
        """Load it; about a tenth of a second."""
        self._lower = session(folder / LOWER_GRAPH, threads=1)
        self._upper = session(folder / UPPER_GRAPH, threads=1)
        self._pieces = pieces_of(folder / TOKENIZER)
        self._vectors = word_vectors(folder)

    def score(
        self,
        words: Words,
        candidates: Candidates,
        *,
        places: Collection[int] | None = None,
        doubtful: Collection[int] = (),
    ) -> list[PairScore]:
        """Score the pairs of a text that stand in one window, in the order of the candidates.

        Of a pair in several windows, the one where a visit is likeliest counts: as much as those
        that hold the sentence which tells of it say on average. A window that shows nothing at
        first look says that nobody goes anywhere.

        Args:
            words: The text.
            candidates: Who may go where.
            places: Numbers of the places that matter; a window without any of them is not read,
                so that pairs with other places may be missing. None: all matter.
            doubtful: Numbers of the places whose windows are read to the end whatever they show.
        """
        if places is None:
            places = range(len(candidates.destinations))
        if not candidates.travellers or not places:
            return []
        found: defaultdict[tuple[int, int], list[tuple[Span, PairScore]]] = defaultdict(list)
        passed: list[Span] = []
        sentences = list(pairwise(words.starts))
        text = visible_text(words, self._pieces)
        named, asked = (
            [span for number in some for span in _where(candidates.destinations[number])]
            for some in (places, doubtful)
        )
        for window in _windows(text, sentences):
            if not any(_holds(window, span) for span in named):
                continue
            read = window_input(words, text, window, candidates)
            if read is None:
                continue
            vectors, promise = self._look(read)
            if promise < _PROMISING and not any(_holds(window, span) for span in asked):
                passed.append(window)
                continue
            for pair in self._read(read, vectors):
                found[pair.traveller, pair.destination].append((window, pair))
        return [_agreed(found[key], passed, sentences) for key in sorted(found)]

    def _look(self, window: WindowInput) -> tuple[Floats, float]:
        """The vectors of the lower layers, and how much the most promising pair promises."""
        encoded = window.encoded
        vectors, promise = self._lower.run(
            None,
            {
                "words": self._vectors.of(encoded.ids)[None],
                "shapes": encoded.shapes[None],
                "gaps": encoded.gaps[None],
                "marks": window.marks[None],
                "travellers": window.travellers,
                "destinations": window.destinations,
                "pairs": window.pairs,
                "features": window.features,
            },
        )
        return vectors, float(promise.max())

    def _read(self, window: WindowInput, vectors: Floats) -> Iterator[PairScore]:
        own_times, own_sentences = _rows_within(window.times), _rows_within(window.sentences)
        outcomes, told_times, told_sentences = self._upper.run(
            None,
            {
                "vectors": vectors,
                "travellers": window.travellers,
                "destinations": window.destinations,
                "times": _never_empty(window.times[own_times]),
                "sentences": _never_empty(window.sentences[own_sentences]),
                "paths": window.paths,
                "pairs": window.pairs,
                "features": window.features,
            },
        )
        times = _spread(told_times, own_times, len(window.times))
        sentences = _spread(told_sentences, own_sentences, len(window.sentences))
        for (one, other), outcome, time, sentence in zip(
            window.pairs.tolist(), outcomes, times, sentences, strict=True
        ):
            yield PairScore(one, other, outcome, time, sentence)


def _agreed(
    seen: Sequence[tuple[Span, PairScore]], passed: Sequence[Span], sentences: Sequence[Span]
) -> PairScore:
    """What the windows say of a pair, which see the sentence that most likely tells of a visit.

    Args:
        seen: What those say that were read to the end.
        passed: Those that showed nothing.
        sentences: The sentences of the text.
    """
    likeliest = max((pair for _, pair in seen), key=lambda pair: pair.visit)
    telling = sentences[likeliest.telling]
    said = [pair.outcomes for window, pair in seen if _holds(window, telling)]
    said += [_NOTHING for window in passed if _holds(window, telling)]
    said = said or [likeliest.outcomes]
    if len(said) == 1 and said[0] is likeliest.outcomes:
        return likeliest
    return replace(likeliest, outcomes=sum(said[1:], said[0]) / np.float32(len(said)))


def _holds(window: Span, span: Span) -> bool:
    """Whether a window holds some tokens whole."""
    return window[0] <= span[0] and span[1] <= window[1]


def _where(one: Destination) -> list[Span]:
    """Where a place is named, datelines too."""
    return [*one.spans, *((token, token + 1) for token in one.told_from)]


def _rows_within(rows: Floats) -> npt.NDArray[np.int64]:
    """Which rows have a share in the window: the others need not be scored."""
    found: npt.NDArray[np.int64] = np.flatnonzero(rows.any(axis=1))
    return found


def _spread(scores: Floats, columns: npt.NDArray[np.int64], count: int) -> Floats:
    """The scores of each pair at their columns, and nothing elsewhere."""
    found = np.zeros((len(scores), count), dtype=np.float32)
    found[:, columns] = scores[:, : len(columns)]
    return found


def _never_empty(rows: Floats) -> Floats:
    """At least one row: the run time does not take a product of nothing."""
    return rows if len(rows) else np.zeros((1, rows.shape[1]), dtype=np.float32)


def _windows(text: VisibleText, sentences: Sequence[Span]) -> Iterator[Span]:
    """Windows of whole sentences, alike in size, that together hold the text.

    Each begins with a sentence at least of the one before, but for sentences that fill one alone.
    """
    before = list(accumulate((len(ids) for ids, _ in text.known), initial=0))
    sizes = [before[number] for number in text.number]
    units = [part for sentence in sentences for part in _parts(sizes, sentence)]
    ends = list(accumulate((sizes[end] - sizes[start] for start, end in units), initial=0))
    count = max(1, ceil((ends[-1] - _OVERLAP) / (_WINDOW - _OVERLAP)))
    size = (ends[-1] + (count - 1) * _OVERLAP) / count
    first = 0
    while first < len(units):
        last = bisect_right(ends, ends[first] + size, lo=first + 2) - 1
        yield units[first][0], units[last - 1][1]
        if last == len(units):
            return
        overlapping = bisect_left(ends, ends[last] - _OVERLAP, hi=last - 1)
        first = max(first + 1, overlapping)


def _parts(sizes: Sequence[int], sentence: Span) -> Iterator[Span]:
    """A sentence, or pieces of one that no window would hold.

    Args:
        sizes: For every token and the end, how many pieces stand before it.
        sentence: Its tokens.
    """
    first, last = sentence
    if sizes[last] - sizes[first] > LONGEST_WINDOW:
        for token in range(first, last):
            if sizes[token + 1] - sizes[first] > LONGEST_WINDOW:
                yield first, token
                first = token
    yield first, last


@cache
def visit_scorer(folder: Path) -> VisitScorer:
    """The scorer of a model folder, loaded once and when it is first asked for."""
    return VisitScorer(folder)
