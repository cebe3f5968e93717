"""Finds articles that print another one's text: the same agency copy is one voice, not ten.

Exact copies by their folded words, near copies by the runs of words they share (`shared_runs`): a
text that puts another number, date or name into a sentence, or a "not", is no copy
(`briefing.facts`). It knows nothing about what an article is about.
"""

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from briefing.facts import contradict, statement_of
from briefing.model import ArticleId, Reading
from briefing.names import fold
from briefing.stories.shared_runs import Shingles, alike

_SHINGLE = 3
# Odd factors without a pattern: the same words in another order are another run. Of their sum the
# upper half is kept.
_PLACES = np.array((0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9), dtype=np.uint64)
_BITS = 32
_SIGN = re.compile(r"[%$€£¥₺]")
# Texts with fewer shingles are copies only if they are equal.
_FEWEST_SHINGLES = 15
# A sentence is another one in new words if they share this part of the words of both.
_SAME_SENTENCE = 0.5
# Of several prints the one with the fullest text is kept; up to this part counts as full.
_FULL = 0.9


def find_copies(readings: Sequence[Reading]) -> dict[ArticleId, ArticleId]:
    """Map every copy to the article that is kept for it: the earliest print with the full text."""
    ordered = sorted(readings, key=lambda r: (r.published, r.article.id))
    folded = {reading.article.id: fold(reading.article.text) for reading in ordered}
    shingles = {key: _shingles(text) for key, text in folded.items()}
    groups = _Groups([reading.article.id for reading in ordered])
    _join_equal(ordered, folded, groups)
    _join_similar(ordered, shingles, groups)
    copies: dict[ArticleId, ArticleId] = {}
    for group in groups.all():
        longest = max(len(shingles[key]) for key in group)
        kept = next(key for key in group if len(shingles[key]) >= _FULL * longest)
        copies.update((key, kept) for key in group if key != kept)
    return copies


class _Groups:
    """Which articles print one text, joined pair by pair; members stay in the order given."""

    def __init__(self, keys: Sequence[ArticleId]) -> None:
        self._order = {key: number for number, key in enumerate(keys)}
        self._head: dict[ArticleId, ArticleId] = {key: key for key in keys}
        self._members = {key: [key] for key in keys}

    def head(self, key: ArticleId) -> ArticleId:
        while self._head[key] != key:
            self._head[key] = self._head[self._head[key]]
            key = self._head[key]
        return key

    def family(self, key: ArticleId) -> list[ArticleId]:
        """All that are joined with one, itself too."""
        return self._members[self.head(key)]

    def join(self, one: ArticleId, other: ArticleId) -> None:
        first, second = sorted((self.head(one), self.head(other)), key=self._order.__getitem__)
        if first != second:
            self._head[second] = first
            self._members[first] += self._members.pop(second)

    def all(self) -> list[list[ArticleId]]:
        return [
            sorted(group, key=self._order.__getitem__)
            for _, group in sorted(self._members.items(), key=lambda item: self._order[item[0]])
            if len(group) > 1
        ]


def _join_equal(
    readings: Sequence[Reading], folded: Mapping[ArticleId, str], groups: _Groups
) -> None:
    seen: dict[str, ArticleId] = {}
    for reading in readings:
        text = _printed(reading.article.text, folded[reading.article.id])
        if text:
            groups.join(seen.setdefault(text, reading.article.id), reading.article.id)


def _join_similar(
    readings: Sequence[Reading], shingles: Mapping[ArticleId, Shingles], groups: _Groups
) -> None:
    by_id = {reading.article.id: reading for reading in readings}
    told = cache(lambda key: _Told.of(by_id[key]))
    keys = [key for key in by_id if len(shingles[key]) >= _FEWEST_SHINGLES]
    differing: set[frozenset[ArticleId]] = set()
    for key, before in zip(keys, alike([shingles[key] for key in keys]), strict=True):
        for other in sorted(keys[number] for number in before):
            # A text printed a hundred times is found a hundred times: its family is asked once,
            # and one that states something else still does when it has grown.
            heads = frozenset((groups.head(key), groups.head(other)))
            if len(heads) == 1 or heads in differing:
                continue
            if any(
                _differ(told(mine), told(theirs))
                for mine in groups.family(key)
                for theirs in groups.family(other)
            ):
                differing.add(heads)
            else:
                groups.join(key, other)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a text tells.

    Attributes:
        text: As printed.
        sentences: Each as printed, by its words: typography is set aside.
        names: The words of its names.
    """

    text: str
    sentences: Mapping[str, str]
    names: frozenset[str]

    @classmethod
    def of(cls, reading: Reading) -> "_Told":
        texts = (sentence.text for sentence in reading.analysis.sentences)
        names = (fold(mention.text).split() for mention in reading.analysis.mentions)
        return cls(
            text=reading.article.text,
            sentences={_printed(text, fold(text)): text for text in texts},
            names=frozenset(chain.from_iterable(names)),
        )


def _differ(one: _Told, other: _Told) -> bool:
    """Whether a sentence of one text stands in the other with other facts."""
    if one.text == other.text:
        return False
    names = one.names | other.names
    changed = [(w, text) for w, text in one.sentences.items() if w not in other.sentences]
    instead = [
        (frozenset(w.split()), text)
        for w, text in other.sentences.items()
        if w not in one.sentences
    ]
    return any(
        contradict(statement_of(text, names), statement_of(former, names))
        for words, text in changed
        for former in _nearest(words, instead)
    )


def _printed(text: str, folded: str) -> str:
    """The folded words of a text, and its signs of money and shares, which folding drops."""
    return " ".join((folded, *_SIGN.findall(text))).strip()


def _nearest(words: str, others: Sequence[tuple[frozenset[str], str]]) -> list[str]:
    """The sentence most like one, if it is that one in new words."""
    own = frozenset(words.split())
    best = max(((_shared(own, other), text) for other, text in others), default=(0.0, ""))
    return [best[1]] if best[0] >= _SAME_SENTENCE else []


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (len(one | other) or 1)


def _shingles(folded: str) -> Shingles:
    """Numbers that stand for the runs of three words of a text, the same on every machine."""
    words = np.fromiter((zlib.crc32(word.encode()) for word in folded.split()), dtype=np.uint64)
    if len(words) < _SHINGLE:
        return words[:0]
    runs = sliding_window_view(words, _SHINGLE) * _PLACES  # wraps at 2⁶⁴, as it should
    return np.unique(runs.sum(axis=1) >> np.uint64(_BITS))
