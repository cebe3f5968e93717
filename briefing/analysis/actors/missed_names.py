"""Find what the entity tagger left out of people's names, and names that it passed over."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.actors.titles import HONORIFICS, RULING, office
from briefing.analysis.lexicon import words as word_set
from briefing.analysis.words import Words
from briefing.gazetteer import country_meant, gender_of

_BEFORE_NAMES = RULING | word_set("minister secretary senator governor mayor general ambassador")
_ANNOUNCING = HONORIFICS | _BEFORE_NAMES
NEVER_NAMES = word_set(
    "god christ jesus allah i we he she they it you mr mrs ms monday tuesday wednesday",
    "thursday friday saturday sunday",
)
_GENERATIONS = frozenset({"jr.", "sr.", "jr", "sr"})


def with_generation(words: Words, end: int) -> int:
    """The end of a name with "Jr." or "Sr." behind it, which the tagger may leave out."""
    told = end < words.sentence_end(end - 1) and words.lower[end] in _GENERATIONS
    return end + 1 if told else end


def unmarked_names(words: Words) -> Iterator[tuple[int, int]]:
    """Capitalised words after "Mr." or an office that the entity tagger passed over."""
    for index, lower in enumerate(words.lower[:-1]):
        if lower not in _ANNOUNCING or not words.text[index][0].isupper():
            continue
        if words.label[index] == "PERSON":
            continue
        end = index + 1
        while end < len(words) and _looks_like_name(words, end):
            end += 1
        if end < len(words) and office(words.lower[end]):
            continue  # "Deputy Defense Secretary": more of the title
        if end > index + 1 and words.pos[index] in {"PROPN", "NOUN", "ADJ"}:
            yield index + 1, end


def _looks_like_name(words: Words, index: int) -> bool:
    text = words.text[index]
    return (
        text[0].isupper()
        and len(text) > 1
        and not text.isupper()
        and words.pos[index] == "PROPN"
        and not words.label[index]
        and not office(words.lower[index])
        and words.lower[index] not in NEVER_NAMES | HONORIFICS
        and words.sentence[index] == words.sentence[index - 1]
    )


def extended(words: Words, start: int, end: int) -> tuple[int, int]:
    """Take in a given name that the tagger left out."""
    previous = start - 1
    if previous >= 0 and _looks_like_name(words, previous) and start > words.sentence_start(start):
        known = country_meant(words.text[previous]) or words.lower[previous] in HONORIFICS
        if not known and (
            gender_of(words.text[previous]) or _follows_nation(words, previous, start, end)
        ):
            return previous, end
    return start, end


def _follows_nation(words: Words, index: int, start: int, end: int) -> bool:
    """Whether an unknown word stands between a people and the name: "the Lorvan Tigra Lind"."""
    return index > 0 and words.label[index - 1] == "NORP" and start <= words.head[index] < end
