"""What the network sees of the candidates of one window: marks, shares of pieces, pair features.

The same code makes the input in training and in the program.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from briefing.analysis.reader.cutting import words_printed
from briefing.analysis.reader.word_pieces import (
    GAP_NONE,
    GAP_PARAGRAPH,
    GAP_SPACE,
    Encoded,
    Known,
    Pieces,
)
from briefing.analysis.visits import attachment
from briefing.analysis.visits.attachment import Attachment, Parse
from briefing.analysis.visits.candidates import Candidates, Destination, Span, Traveller
from briefing.analysis.words import Words
from briefing.gazetteer import Place, PlaceKind, in_capital

Floats = npt.NDArray[np.float32]
Indexes = npt.NDArray[np.int64]

_TRAVELLER, _DESTINATION, _TIME = 1, 2, 4
MARKS = 8  # every union of the three
_DISTANCES = 12
_DISTANCE_STEPS = 1.3  # how many classes a doubling of the distance makes
_KINDS = tuple(PlaceKind)
# How many values each feature has: what the traveller is, how far apart, whether at home, what
# the place is and whether a capital, whether titled and whether the place only stands aside; how
# both hang together.
COLUMNS = (4, _DISTANCES, 3, 2 * len(_KINDS), 4, *attachment.COLUMNS)
# The words and marks of a dateline.
_WORD = re.compile(r"\w+(?:[.'\u2019]\w+)*|[^\w\s]")
# Pairs of one window that are scored; of more, those whose mentions are nearest to each other.
MOST_PAIRS = 800


@dataclass(frozen=True, slots=True)
class WindowInput:
    """One window as the network reads it.

    Attributes:
        encoded: The word pieces.
        marks: Which candidates every piece belongs to.
        travellers: The share of every piece in every traveller [travellers, pieces].
        destinations: The same for places.
        times: The same for time expressions.
        sentences: The same for sentences.
        paths: The share of every piece in what stands between both in the parse [pairs, pieces].
        pairs: Numbers of traveller and destination [pairs, 2], the nearest if there are too many.
        features: Of every pair [pairs, len(COLUMNS)].
    """

    encoded: Encoded
    marks: Indexes
    travellers: Floats
    destinations: Floats
    times: Floats
    sentences: Floats
    paths: Floats
    pairs: Indexes
    features: Indexes


@dataclass(frozen=True, slots=True)
class VisibleText:
    """A text without its white-space tokens, as the reader's windows are cut from it.

    Attributes:
        known: Pieces and shape of every visible word.
        gaps: What stood before it.
        number: For every token, how many visible words begin before it; one more at the end.
        towns: The words of the towns of datelines, by the blank token that stands for a dateline.
        parse: How its mentions hang together.
    """

    known: list[Known]
    gaps: list[int]
    number: list[int]
    towns: Mapping[int, Span]
    parse: Parse


def visible_text(words: Words, pieces: Pieces) -> VisibleText:
    """Look a text up, its datelines put back where they stand: "here" may be the town of one.

    Args:
        words: The text.
        pieces: Where the pieces of a word are found.
    """
    printed = words_printed(words.text, words.spaced)
    at, forms, gaps = printed.at, printed.forms, printed.gaps
    towns: dict[int, Span] = {}
    for token, line in sorted(words.datelines.items()):
        begin = bisect_left(at, token)
        said = list(_WORD.finditer(words.printed, line.start, line.end))
        apart = [GAP_NONE if words.printed[m.start() - 1].strip() else GAP_SPACE for m in said]
        at[begin:begin] = [token] * len(said)
        forms[begin:begin] = [m[0] for m in said]
        gaps[begin : begin + 1] = [GAP_PARAGRAPH, *apart[1:], *[GAP_SPACE] * (begin < len(gaps))]
        towns[token] = begin, begin + len(_WORD.findall(line.town))
    number = visible_numbers(at, len(words))
    return VisibleText(pieces.look_up(forms), gaps, number, towns, Parse(words))


def window_input(
    words: Words, text: VisibleText, window: Span, candidates: Candidates
) -> WindowInput | None:
    """Look at the candidates inside a window; None if no pair stands in it.

    Args:
        words: The text.
        text: The same without white space.
        window: Its first token and the token after its last one.
        candidates: All candidates of the text.
    """
    first, last = text.number[window[0]], text.number[window[1]]
    encoded = Pieces.encode(text.known[first:last], text.gaps[first:last])
    bounds = [*encoded.first.tolist(), len(encoded.ids) - 1]

    def inside(spans: Sequence[Span]) -> list[Span]:
        return [s for s in spans if window[0] <= s[0] and s[1] <= window[1]]

    def pieces(visible: Iterable[Span]) -> list[Span]:
        """The pieces of spans of visible words."""
        return [(bounds[a - first], bounds[b - first]) for a, b in visible if a < b]

    def within(spans: Sequence[Span]) -> list[Span]:
        """The pieces of spans of tokens."""
        return pieces((text.number[a], text.number[b]) for a, b in inside(spans))

    travellers = [within(one.spans) for one in candidates.travellers]
    destinations = [
        pieces(text.towns[at] for at in one.told_from if window[0] <= at < window[1])
        + within(one.spans)
        for one in candidates.destinations
    ]
    times = [within([one.span]) for one in candidates.times]
    pairs, distances = _pairs(travellers, destinations)
    if not len(pairs):
        return None
    length = len(encoded.ids)
    who = {i: inside(candidates.travellers[i].spans) for i in {*pairs[:, 0].tolist()}}
    where = {j: inside(candidates.destinations[j].spans) for j in {*pairs[:, 1].tolist()}}
    together = [text.parse.attachment(who[i], where[j]) for i, j in pairs.tolist()]
    between = [within([(at, at + 1) for at in one.path]) for one in together]
    groups = ((travellers, _TRAVELLER), (destinations, _DESTINATION), (times, _TIME))
    return WindowInput(
        encoded=encoded,
        marks=_marks(length, groups),
        travellers=_ends(length, travellers),
        destinations=_ends(length, destinations),
        times=_ends(length, times),
        sentences=_whole(length, [within([one]) for one in pairwise(words.starts)]),
        paths=_ends(length, between),
        pairs=pairs,
        features=_features(candidates, pairs, distances, together),
    )


def _pairs(
    travellers: Sequence[Sequence[Span]], destinations: Sequence[Sequence[Span]]
) -> tuple[Indexes, Indexes]:
    """Numbers of traveller and place, and how many pieces stand between their nearest mentions."""
    found = [
        (min(abs(a[0] - b[0]) for a in one for b in other), i, j)
        for i, one in enumerate(travellers)
        if one
        for j, other in enumerate(destinations)
        if other
    ]
    if len(found) > MOST_PAIRS:
        found = sorted(sorted(found)[:MOST_PAIRS], key=lambda pair: pair[1:])
    table = np.array(found, dtype=np.int64).reshape(-1, 3)
    return table[:, 1:], table[:, 0]


def _marks(length: int, groups: Sequence[tuple[Sequence[Sequence[Span]], int]]) -> Indexes:
    marks = np.zeros(length, dtype=np.int64)
    for group, bit in groups:
        for spans in group:
            for start, end in spans:
                marks[start:end] |= bit
    return marks


def _ends(length: int, group: Sequence[Sequence[Span]]) -> Floats:
    """Every mention counts by its first and its last piece, all mentions alike."""
    shares = np.zeros(len(group) * length, dtype=np.float32)
    ends = [
        (row * length + piece, 0.5 / len(spans))
        for row, spans in enumerate(group)
        for start, end in spans
        for piece in (start, end - 1)
    ]
    if ends:
        at, share = zip(*ends, strict=True)
        np.add.at(shares, np.array(at), np.array(share, dtype=np.float32))
    return shares.reshape(-1, length)


def _whole(length: int, group: Sequence[Sequence[Span]]) -> Floats:
    shares = np.zeros((len(group), length), dtype=np.float32)
    for row, spans in zip(shares, group, strict=True):
        for start, end in spans:
            row[start:end] = 1.0 / (end - start)
    return shares


def _features(
    candidates: Candidates, pairs: Indexes, distances: Indexes, together: Sequence[Attachment]
) -> Indexes:
    classes = (np.log2(distances + 1) * _DISTANCE_STEPS).astype(np.int64).clip(max=_DISTANCES - 1)
    kinds = {j: _kind(candidates.destinations[j].place) for j in {*pairs[:, 1].tolist()}}
    rows = [
        (
            *_pair_features(
                candidates.travellers[i], candidates.destinations[j], distance, kinds[j]
            ),
            *both.features,
        )
        for (i, j), distance, both in zip(pairs.tolist(), classes.tolist(), together, strict=True)
    ]
    return np.array(rows, dtype=np.int64).reshape(-1, len(COLUMNS))


def _kind(place: Place) -> int:
    return _KINDS.index(place.kind) + len(_KINDS) * in_capital(place)


def _pair_features(one: Traveller, other: Destination, distance: int, kind: int) -> tuple[int, ...]:
    place = other.place
    known = one.home is not None and place.country is not None
    home = 1 + (one.home == place.country) if known else 0
    return int(one.kind), distance, home, kind, one.titled + 2 * other.aside


def visible_numbers(at: Sequence[int], tokens: int) -> list[int]:
    """For every token and the end, how many visible words begin before it.

    Args:
        at: The tokens of the visible words, in order; one that stands for several words as often.
        tokens: How many tokens there are.
    """
    return list(_counts(iter(at), tokens))


def _counts(at: Iterator[int], tokens: int) -> Iterator[int]:
    count, following = 0, next(at, tokens)
    for token in range(tokens):
        yield count
        while token == following:
            count, following = count + 1, next(at, tokens)
    yield count
