"""Cut a document into windows that the network can read, at places where sentences surely end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.attrs import IS_SPACE, SPACY  # type: ignore[import-not-found]
from spacy.tokens import Doc

from briefing.analysis.reader.word_pieces import GAP_LINE, GAP_NONE, GAP_PARAGRAPH, GAP_SPACE

# Attention costs more by the word in a longer window, and reads no better.
WINDOW_PIECES = 124
_ENDS = frozenset((".", "!", "?", "...", "…", "?!", "!!", "!!!", "??", "???"))
_CLOSES = frozenset(('"', "”", "’", "'", ")", "]", "»", "''"))
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\r\r|\f|\u2029")


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """The visible words of a document: white-space tokens are left out."""

    at: list[int]  # the index of every word's token
    forms: list[str]
    gaps: list[int]


def visible_words(doc: Doc) -> PrintedWords:
    """Return the words of a document with the kind of gap before each."""
    flags = doc.to_array([SPACY, IS_SPACE]).astype(bool)
    spaced, blank = flags[:, 0], flags[:, 1]
    forms = [token.text for token in doc]
    at: list[int] = np.flatnonzero(~blank).tolist()
    gaps = [GAP_PARAGRAPH, *np.where(spaced, GAP_SPACE, GAP_NONE).tolist()]
    if len(at) == len(forms):
        return PrintedWords(at, forms, gaps[:-1])
    between = ""
    for i in np.flatnonzero(blank).tolist():
        between += forms[i]
        if not blank[i + 1 : i + 2].any():
            gaps[i + 1] = _gap_of(between)
            between = ""
    if at:
        gaps[at[0]] = GAP_PARAGRAPH
    return PrintedWords(at, [forms[i] for i in at], [gaps[i] for i in at])


def _gap_of(blank: str) -> int:
    if _BLANK_LINE.search(blank):
        return GAP_PARAGRAPH
    return GAP_LINE if "\n" in blank or "\r" in blank else GAP_SPACE


def windows(
    words: PrintedWords, sizes: Sequence[int], limit: int = WINDOW_PIECES
) -> Iterator[slice]:
    """Yield the windows, in order, that together hold every word exactly once.

    Args:
        words: The visible words.
        sizes: How many pieces each word has.
        limit: How many pieces a window may have.
    """
    start, count = 0, len(words.forms)
    while start < count:
        end, pieces = start, 0
        while end < count and (end == start or pieces + sizes[end] <= limit):
            pieces += sizes[end]
            end += 1
        if end < count:
            end = _best_cut(words, start, end)
        yield slice(start, end)
        start = end


def _best_cut(words: PrintedWords, start: int, end: int) -> int:
    """Return the last sure boundary in the window, or its end where there is none."""
    middle = (start + end) // 2
    paragraph = sentence = line = 0
    for i in range(end, middle, -1):
        gap = words.gaps[i]
        if gap == GAP_PARAGRAPH:
            paragraph = i
            break
        if not sentence and gap != GAP_NONE and _ends_sentence(words.forms, i):
            sentence = i
        if not line and gap == GAP_LINE:
            line = i
    return paragraph or sentence or line or end


def _ends_sentence(forms: Sequence[str], i: int) -> bool:
    """Whether a sentence surely ends before word `i`."""
    if not forms[i][:1].isupper() and forms[i][:1] not in "\"“‘'([":
        return False
    last = i - 1
    if last > 0 and forms[last] in _CLOSES:
        last -= 1
    return last > 0 and forms[last] in _ENDS and len(forms[last - 1]) > 1
