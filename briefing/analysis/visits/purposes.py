"""What a visit is for: the words of its sentence that begin with "for talks", "to attend"."""

from __future__ import annotations

from collections.abc import Collection

from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.words import Words

_STOPS = frozenset({",", ";", ".", ":", "(", ")", "--", "—", "–", "!", "?", '"', "”", "“"})
_CLAUSES = lexicon("after before while when where who which as since because although but said")
# Infinitives that go on telling of the journey, not what it is for.
_NO_AIM = lexicon("visit travel be go fly arrive return begin start take include last leave head")
_COUNTED = lexicon("time times")
_LONGEST = 22


def purpose_after(
    words: Words, start: int, *, places: Collection[int], times: Collection[int]
) -> str | None:
    """The purpose as printed, or None.

    Args:
        words: The text.
        start: Where to begin to look; the end of its sentence is the end.
        places: Tokens of places.
        times: Tokens of times.
    """
    end = words.sentence_end(start - 1) if start else 0
    for index in range(start, end):
        if words.lower[index] in _CLAUSES or words.text[index] in {";", ":"}:
            return None
        if _opens(words, index, end, places, times):
            return _span(words, index, end, times)
    return None


def _opens(
    words: Words, index: int, end: int, places: Collection[int], times: Collection[int]
) -> bool:
    """Whether a token opens a purpose."""
    lower, after = words.lower[index], index + 1
    following = words.lower[after] if after < end else ""
    if lower == "to":
        infinitive = after < end and words.tag[after] == "VB" and after not in places
        return infinitive and following not in _NO_AIM
    if lower == "for":
        held = index in times or after in times or after in places
        counted = _COUNTED & set(words.lower[after : after + 4])  # "for the first time"
        return not held and not counted and words.pos[index] == "ADP"
    return lower == "aimed" and following == "at"


def _span(words: Words, start: int, end: int, times: Collection[int]) -> str | None:
    last = start + 1
    stop = min(end, start + _LONGEST)
    while last < stop and words.text[last] not in _STOPS and words.lower[last] not in _CLAUSES:
        if last in times:
            break
        last += 1
    while last > start and words.pos[last - 1] in {"ADP", "DET", "CCONJ"}:
        last -= 1
    return words.said(start, last) if last > start + 1 else None
