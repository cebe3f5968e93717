"""Finds the countries that a text means by a description: "to visit his country", "the kingdom"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.placing import PlaceMention
from briefing.analysis.words import Words
from briefing.gazetteer import PlaceKind, country_meant, resolve_place

_LANDS = lexicon("country nation homeland kingdom republic island emirate sultanate")
_OWNERS = frozenset({"his", "her", "their", "my", "our"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_STATES = frozenset({"GPE", "NORP"})


def described_places(words: Words, homes: Mapping[int, str | None]) -> Iterator[PlaceMention]:
    """The countries that a text describes without their name, in order.

    "His country" is that of the one who is meant, or of the nearest one before who does what the
    sentence tells; "the country" is the only one that the text has named or meant so far.

    Args:
        words: The text.
        homes: For the tokens that mean somebody, the country that one stands for, if it is known.
    """
    for index, word in enumerate(words.lower):
        if word not in _LANDS or words.pos[index] != "NOUN":
            continue
        first = _first(words, index)
        opening = words.lower[first]
        country = None
        if opening in _OWNERS:
            country = homes.get(first) or _doer(words, first, homes)
        elif opening == "the" and not _says_which(words, index):
            country = _only_one(words, index)
        if country is None:
            continue
        place = resolve_place(country)
        if place.kind is PlaceKind.COUNTRY:
            yield PlaceMention(first, index + 1, place)


def _first(words: Words, index: int) -> int:
    """Where the noun phrase of a noun begins, as far as it stands before it without a name."""
    first = index
    while first and words.pos[first - 1] in {"ADJ", "PRON", "DET", "ADV"} and index - first < 4:
        first -= 1
        if words.lower[first] in _OWNERS or words.lower[first] == "the":
            break
    return first


def _says_which(words: Words, index: int) -> bool:
    """Whether it is told which one: "the country of Georgia", "the country's west", "a country"."""
    after = words.lower[index + 1 : index + 2]
    return after in (["of"], ["'s"], ["’s"], ["where"], ["that"])


def _doer(words: Words, index: int, homes: Mapping[int, str | None]) -> str | None:
    """The country of the subject nearest before a token of its sentence."""
    for token in range(index - 1, words.sentence_start(index) - 1, -1):
        if words.dep[token] in _SUBJECTS and token in homes:
            return homes[token]
    return None


def _only_one(words: Words, index: int) -> str | None:
    """The country that the text has named so far, if it is only one."""
    end = words.sentence_end(index)
    found = {
        country
        for entity in words.entities
        if entity.start < end and entity.label in _STATES
        if (country := country_meant(words.said(entity.start, entity.end)))
    }
    return found.pop() if len(found) == 1 else None
