"""Finds articles that print another one's text: the same agency copy is one voice, not ten.

Exact copies by their folded words, near copies by MinHash candidates that are then compared in
full. It knows nothing about what an article is about.
"""

import zlib
from collections.abc import Mapping, Sequence

from briefing.model import ArticleId, Reading
from briefing.names import fold
from briefing.stories.sketches import Sketches

_SHINGLE = 3
# An article prints another one's text if this part of the shorter one's shingles stands in it ...
_CONTAINED = 0.75
# ... and they are of a size: a short report quoted whole in a long one is not a copy of it.
_ALIKE = 0.35
# Texts with fewer shingles are copies only if they are equal.
_FEWEST_SHINGLES = 15
# Of several prints the one with the fullest text is kept; up to this part counts as full.
_FULL = 0.9


def find_copies(readings: Sequence[Reading]) -> dict[ArticleId, ArticleId]:
    """Map every copy to the article that is kept for it: the earliest print with the full text."""
    ordered = sorted(readings, key=lambda r: (r.published, r.article.id))
    shingles = {reading.article.id: _shingles(reading.article.text) for reading in ordered}
    groups = _Groups([reading.article.id for reading in ordered])
    _join_equal(ordered, groups)
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

    def head(self, key: ArticleId) -> ArticleId:
        while self._head[key] != key:
            self._head[key] = self._head[self._head[key]]
            key = self._head[key]
        return key

    def join(self, one: ArticleId, other: ArticleId) -> None:
        first, second = sorted((self.head(one), self.head(other)), key=self._order.__getitem__)
        self._head[second] = first

    def all(self) -> list[list[ArticleId]]:
        members: dict[ArticleId, list[ArticleId]] = {}
        for key in self._order:
            members.setdefault(self.head(key), []).append(key)
        return [group for group in members.values() if len(group) > 1]


def _join_equal(readings: Sequence[Reading], groups: _Groups) -> None:
    seen: dict[str, ArticleId] = {}
    for reading in readings:
        text = fold(reading.article.text)
        if text:
            groups.join(seen.setdefault(text, reading.article.id), reading.article.id)


def _join_similar(
    readings: Sequence[Reading], shingles: Mapping[ArticleId, frozenset[int]], groups: _Groups
) -> None:
    keys = [r.article.id for r in readings if len(shingles[r.article.id]) >= _FEWEST_SHINGLES]
    sketches = Sketches()
    for key in keys:
        for other in map(ArticleId, sketches.propose(key, shingles[key])):
            if _same_text(shingles[key], shingles[other]):
                groups.join(key, other)


def _same_text(one: frozenset[int], other: frozenset[int]) -> bool:
    shared = len(one & other)
    fewer = min(len(one), len(other))
    return shared >= _CONTAINED * fewer and shared >= _ALIKE * len(one | other)


def _shingles(text: str) -> frozenset[int]:
    """Numbers that stand for the runs of three words of a text, the same on every machine."""
    words = fold(text).split()
    runs = (words[start : start + _SHINGLE] for start in range(len(words) - _SHINGLE + 1))
    return frozenset(zlib.crc32(" ".join(run).encode()) for run in runs)
