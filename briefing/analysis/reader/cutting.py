"""Cut a document into windows that the network can read, at places where sentences surely end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.attrs import ORTH, SPACY  # type: ignore[import-not-found]
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
    codes, spaced = doc.to_array([ORTH, SPACY]).T.tolist()
    strings = doc.vocab.strings
    forms = {code: strings[code] for code in set(codes)}
    return words_printed([forms[code] for code in codes], spaced)


def words_printed(forms: Sequence[str], spaced: Sequence[int]) -> PrintedWords:
    """Return the words among some tokens with the kind of gap before each.

    Args:
        forms: The tokens.
        spaced: Whether a blank follows each.
    """
    at: list[int] = []
    gaps: list[int] = []
    gap, between = GAP_PARAGRAPH, ""
    for i, form in enumerate(forms):
        if form.isspace():
            between += form
            continue
        gaps.append(_gap_of(between) if between and at else gap)
        at.append(i)
        gap, between = GAP_SPACE if spaced[i] else GAP_NONE, ""
    return PrintedWords(at, [forms[i] for i in at], gaps)


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
