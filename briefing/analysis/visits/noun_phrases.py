"""The noun phrase that describes a delegation, and the country that it tells."""

from __future__ import annotations

from itertools import pairwise

from briefing.analysis.place_lists import list_goes_on
from briefing.analysis.words import Words
from briefing.gazetteer import country_meant

_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "CCONJ", "PUNCT"})
_OUTSIDE = frozenset({",", ".", ";", ":", '"', "'s", "’s", "the", "a", "an", "some", "both"})
_NEVER_INSIDE = frozenset({"ADP", "SCONJ", "VERB", "PRON"})
_INSIDE = frozenset({"amod", "compound", "nummod", "flat", "nmod", "det", "case", "punct"})

_SHORT = frozenset({"PM", "FM", "DPM"})

# Whose advisers and ministers somebody is: people, bodies and states.
_OWNERS = frozenset({"PERSON", "ORG", "GPE", "LOC"})


def phrase_of(words: Words, head: int) -> tuple[int, int]:
    """The noun phrase of a head without its article, and with "of the union" or "from X"."""
    first = head
    while first > words.sentence_start(head):
        before = first - 1
        inside = words.dep[before] in _INSIDE and words.pos[before] not in _NEVER_INSIDE
        if _lists_countries(words, before):
            first = before - (words.lower[before] in {"and", ","})  # with the country before it
            continue
        if not inside or words.lower[before] in _OUTSIDE:
            break
        first = before
    last = end = head + 1
    if words.lower[last : last + 1] in (["of"], ["from"]):
        end = last + 1
        while end < words.sentence_end(head) and (
            _continues(words, end) or list_goes_on(words, end)
        ):
            end += 1
    return first, end if end > last + 1 else last


def is_short_office(words: Words, head: int) -> bool:
    """Whether a word is an office as headlines shorten it, and no hour: "the Norwegian PM"."""
    hour = head > 0 and words.pos[head - 1] == "NUM"
    return words.text[head] in _SHORT and words.label[head] not in {"TIME", "DATE"} and not hour


def modifies(words: Words, head: int) -> bool:
    """Whether a word only describes the next noun: "an official visit", "leaders' summit"."""
    return words.dep[head] in {"amod", "compound"} and words.head[head] > head


def home_told(words: Words, first: int, last: int) -> str | None:
    """The country in a description, or the one it belongs to: "Kenya's delegation"."""
    named = {country_meant(words.text[index]) for index in range(first, last)} - {None}
    if len(named) > 1:
        return None  # "leaders from Chile, Brazil and Ecuador"
    home = next(iter(named), None)
    if home is None and first > 1 and words.lower[first - 1] in {"'s", "’s"}:
        return country_meant(words.text[first - 2])
    return home


def of_several_states(name: str) -> bool:
    """Whether a group is of several states: "Thai and Lao presidents", "premiers of X and Y".

    Args:
        name: The description as printed.
    """
    parts = name.replace(",", "").split()
    pairs = (" ".join(pair) for pair in pairwise(parts))
    told = {country_meant(part) for part in (*parts, *pairs) if part[:1].isupper()}
    return len(told - {None}) > 1


def told_as(words: Words, first: int, last: int) -> str:
    """A description as printed, with whose it is: "Denmark's minister", "Ada Lund's advisers".

    One that tells its country itself stands alone: "Kenyan president".
    """
    first += words.lower[first] == "visiting"  # a guest, whoever it is
    owner = first - 1
    owned = first > 1 and words.lower[owner] in {"'s", "’s"} and bool(words.label[first - 2])
    if not owned or any(country_meant(words.text[index]) for index in range(first, last)):
        return words.said(first, last)
    label, begin = words.label[first - 2], first - 2
    while begin > words.sentence_start(first) and words.label[begin - 1] == label:
        begin -= 1
    if label not in _OWNERS:
        return words.said(first, last)
    while words.lower[begin] == "the" and begin < owner - 1:
        begin += 1
    return words.said(begin, last)


def _lists_countries(words: Words, index: int) -> bool:
    """Whether a token is part of "Egyptian and Sudanese", "Thai, Lao and Burmese"."""
    if words.lower[index] in {"and", ","}:
        around = index - 1 >= words.sentence_start(index)
        behind = words.text[index + 1 : index + 2]
        later = words.text[index + 1] if behind else ""
        return around and all(map(_is_of_a_country, (words.text[index - 1], later)))
    return words.dep[index] == "conj" and _is_of_a_country(words.text[index])


def _is_of_a_country(word: str) -> bool:
    return word[:1].isupper() and country_meant(word) is not None


def _continues(words: Words, index: int) -> bool:
    return words.pos[index] in _NOMINAL and words.text[index] not in {",", "."}


def country_in(name: str) -> str | None:
    """The first country in the name of a group: "diplomats from the United States".

    Args:
        name: As printed.
    """
    parts = name.split()
    for index, part in enumerate(parts):
        country = country_meant(" ".join(parts[index : index + 2])) or country_meant(part)
        if country is not None:
            return country
    return None


def nouns_before(words: Words, start: int) -> list[str]:
    """The two words before a name, up to one that is no part of a title: "reporters that X".

    Args:
        words: The text.
        start: The first token of the name.
    """
    found: list[str] = []
    for index in range(start - 1, max(start - 3, words.sentence_start(start) - 1), -1):
        if words.pos[index] not in {"NOUN", "PROPN", "ADJ"}:
            break
        found.append(words.lower[index])
    return found
