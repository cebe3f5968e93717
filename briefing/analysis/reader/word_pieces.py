"""Turn words into what the encoder reads: word pieces, a case shape and the gap before the word."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

MAX_PIECES_PER_WORD = 8
MAX_LETTERS_PER_WORD = 64
CLS, SEP, UNKNOWN, MASK = 101, 102, 100, 103
SHAPES = 16
GAPS = 4
GAP_SPACE, GAP_NONE, GAP_LINE, GAP_PARAGRAPH = range(GAPS)
_CACHE_LIMIT = 100_000

# Letters that Unicode does not decompose, and typography the encoder need not tell apart.
_SIMPLER = str.maketrans(
    {
        "ı": "i", "İ": "I", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
        "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
        "ß": "ss", "ə": "e", "Ə": "E", "ħ": "h", "Ħ": "H",
        "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "‛": "'", "`": "'", "´": "'",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"',
        "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-", "…": "...",
        "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "", "\u2060": "",
    }
)  # fmt: skip


def simplify(form: str) -> str:
    """Return the form without marks and typography, so that NFC and NFD read the same."""
    if form.isascii():
        return form.replace("`", "'")
    decomposed = unicodedata.normalize("NFD", form.translate(_SIMPLER))
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")


def shape_of(form: str) -> int:
    """Return the case class (1 to 14) of a simplified form."""
    digits = any(c.isdigit() for c in form)
    if not any(c.isalpha() for c in form):
        return 1 if form.isdigit() else 2 if digits else 3
    if digits:
        return 4
    if form.islower():
        return 5
    if form.isupper():
        return _shape_of_capitals(form)
    if form[0].isupper():
        return 10 if form[1:].islower() else 12
    return 13 if "-" in form or "'" in form else 14


def _shape_of_capitals(form: str) -> int:
    if len(form) == 1:
        return 6
    if "." in form:
        return 7
    return 8 if len(form) <= 5 else 9


ALL_CAPITALS = 15


@dataclass(frozen=True, slots=True)
class Encoded:
    """One window: pieces, and for every word the index of its first piece."""

    ids: npt.NDArray[np.int64]
    shapes: npt.NDArray[np.int64]
    gaps: npt.NDArray[np.int64]
    first: npt.NDArray[np.int64]


# The pieces of a word and its shape.
Known = tuple[tuple[int, ...], int]


class Pieces:
    """A cached word-piece encoder."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        """Wrap a loaded `tokenizers` tokenizer."""
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._cache: dict[str, Known] = {}

    def look_up(self, forms: Sequence[str]) -> list[Known]:
        """Return the pieces and the shape of every form."""
        cache = self._cache
        unseen = set(forms).difference(cache)
        if len(cache) + len(unseen) > _CACHE_LIMIT:
            cache.clear()
            unseen = set(forms)
        for form in unseen:
            plain = simplify(form[:MAX_LETTERS_PER_WORD])
            ids = self._tokenizer.encode(plain, add_special_tokens=False).ids[:MAX_PIECES_PER_WORD]
            cache[form] = (tuple(ids) or (UNKNOWN,), shape_of(plain) if plain else 3)
        return [cache[form] for form in forms]

    @staticmethod
    def encode(looked_up: Sequence[Known], gaps: Sequence[int]) -> Encoded:
        """Encode one window of words that were looked up; `gaps` says what stood before each."""
        words = [pieces for pieces, _ in looked_up]
        sizes = [1, *map(len, words), 1]
        shapes = [0, *(shape for _, shape in looked_up), 0]
        cased = [shape for shape in shapes if shape in _CASED]
        if len(cased) > 2 and _UPPER.issuperset(cased):  # shouting
            shapes = [ALL_CAPITALS if shape in _UPPER else shape for shape in shapes]
        return Encoded(
            ids=np.array([CLS, *chain.from_iterable(words), SEP]),
            shapes=np.array(shapes).repeat(sizes),
            gaps=np.array([0, *gaps, 0]).repeat(sizes),
            first=np.array(sizes).cumsum()[: len(words)],
        )


@cache
def pieces_of(tokenizer: Path) -> Pieces:
    """The encoder of a tokenizer's file, loaded once for all networks that read with it."""
    return Pieces(Tokenizer.from_file(str(tokenizer)))


_UPPER = frozenset((6, 7, 8, 9))
_CASED = frozenset((5, 6, 7, 8, 9, 10, 12, 13, 14))
