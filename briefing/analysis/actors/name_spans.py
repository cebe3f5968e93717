"""Find where people's names begin and end, correcting what the entity tagger marked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.analysis.actors.mislabelled import is_acronym, is_organisation, mislabelled, relabel
from briefing.analysis.actors.missed_names import (
    NEVER_NAMES,
    extended,
    unmarked_names,
    with_generation,
)
from briefing.analysis.actors.not_names import begins_small, is_not_a_name
from briefing.analysis.actors.organisation_kinds import MEDIA
from briefing.analysis.actors.role_phrases import is_glue
from briefing.analysis.actors.titles import HONORIFICS, MODIFIERS, RULING, is_plural, office
from briefing.analysis.lexicon import words as word_set
from briefing.analysis.words import Words
from briefing.gazetteer import country_meant
from briefing.names import PARTICLES, fold

_STORMS = word_set(
    "prophet hurricane storm typhoon cyclone operation mount lake river fort camp saint",
    "frigate vessel destroyer submarine ferry tanker ship warship yacht trawler corvette",
    "icebreaker shuttle spacecraft uss hms",
)
_WEATHER = word_set("hurricane storm typhoon cyclone")
_ORGANISATION_WORDS = word_set(
    "department ministry committee council agency party office university union house",
    "senate television newspaper administration government embassy court bank company",
    "group",
)
_PARTY = re.compile(r"[A-Z]{1,3}-[A-Z][a-z]+\.?$")  # "D-Calif.", "R-Texas"
_COMPOUNDING = word_set("led based backed born style era controlled run held occupied trained")
_COUNTING = word_set("ethnic moderate many some few all most other several fellow young local")
_PORTFOLIOS = word_set(
    "affairs defence defense interior justice finance trade commerce energy health education",
    "economy agriculture transport labor labour culture tourism industry environment security",
    "development technology relations cooperation communications science sports planning",
)


def name_spans(words: Words) -> list[tuple[int, int]]:
    """The token spans of people's names: entities cleaned, pieces joined, missed names added.

    The labels of the words are set to what was decided.
    """
    spans = [
        cleaned
        for entity in words.entities
        if entity.label == "PERSON"
        for cleaned in _clean(words, entity.start, entity.end)
    ]
    spans.extend(unmarked_names(words))
    spans.extend(mislabelled(words, spans))
    spans.sort()
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            continue
        if merged and _continues(words, merged[-1], start, end):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    storms = {
        fold(words.said(start, end))
        for start, end in merged
        if start and words.lower[start - 1] in _STORMS
    } | _named_things(words)
    surnames = {words.text[end - 1] for start, end in merged if end - start > 1}
    merged = [
        (start, end)
        for start, end in merged
        if words.text[start] in surnames or not is_organisation(words, start, end)
    ]
    kept = [
        extended(words, start, end)
        for start, end in merged
        if fold(words.said(start, end)) not in storms
    ]
    relabel(words, kept)
    return kept


def _named_things(words: Words) -> set[str]:
    """The lone names behind "Storm", wherever: "a storm called Bert. Storm Bert will come"."""
    return {
        fold(words.text[index])
        for index, before in enumerate(words.lower[:-1], start=1)
        if before in _WEATHER and words.text[index][0].isupper()
    }


def _clean(words: Words, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut titles, nationalities, possessives and punctuation from a person entity."""
    end = _cut_end(words, start, end)
    start = _cut_start(words, start, end)
    if start < end and not _is_no_name(words, start, end):
        yield start, with_generation(words, _hyphenated(words, end))


def _cut_end(words: Words, start: int, end: int) -> int:
    while end > start and (
        words.lower[end - 1] in {"'s", "’s", "'", "’"}
        or words.pos[end - 1] in {"PUNCT", "SPACE"}
        or words.text[end - 1].isspace()
    ):
        end -= 1
    for index in range(start + 1, end - 1):
        if words.lower[index] == "of" and country_meant(words.said(index + 1, end)):
            return index  # "Ada Lind of Norway"
    while end > start + 1 and is_plural(words.lower[end - 1]):
        end -= 1  # "Ada Lind aides"
    return end


def _cut_start(words: Words, start: int, end: int) -> int:
    first = start
    titles = [start]
    for index in range(start, end):
        lower = words.lower[index]
        if lower in HONORIFICS or (
            office(lower) and index < end - 1 and not _is_given(words, index)
        ):
            titles.append(index + 1)
    start = titles[-1]
    if start and start < end and country_meant(words.said(start - 1, start + 1)):
        start += 1  # "United" "States Ada Lind"
    if start > 1 and end - start > 1 and _in_title(words, start):
        start += 1  # "Secretary of" "State Lind"
    start = _past_portfolio(words, start, end)
    apart = words.head[start] < first and start not in words.head[start + 1 : end]
    if end - start > 2 and apart and words.lower[start + 1] not in PARTICLES:
        start += 1  # "Director for" "Trade Ada Lind"
    while start < end and (
        words.text[start].isspace()
        or words.pos[start] == "PUNCT"
        or (country_meant(words.text[start]) and start < end - 1 and words.pos[start] != "PROPN")
    ):
        start += 1
    return start


def _past_portfolio(words: Words, start: int, end: int) -> int:
    """The start of a name after what its bearer is minister of: "Minister of" "Trade Ada Lind"."""
    before = words.lower[max(0, start - 2) : start]
    if len(before) < 2 or before[1] not in {"of", "for"} or not office(before[0]):
        return start
    for index in range(end, start, -1):
        if words.lower[index - 1] in _PORTFOLIOS:
            return index
    return start


def _is_no_name(words: Words, start: int, end: int) -> bool:
    """Whether what is left of a person entity names no person."""
    said = words.said(start, end)
    return (
        not said[0].isalpha()
        or said.islower()
        or country_meant(said) is not None
        or words.lower[start] in NEVER_NAMES
        or (begins_small(words.text[start]) and words.lower[start] not in PARTICLES)
        or is_not_a_name(words, start, end)
        or (end - start == 1 and _is_title_word(words.lower[start]))
        or (end - start == 1 and (is_acronym(words, start) or _is_land(words, start)))
        or words.lower[end - 1] in _ORGANISATION_WORDS
        or fold(said) in MEDIA
        or _PARTY.match(said) is not None
        or _is_title(words, end)
        or _ends_title(words, start, end)
        or _is_attribute(words, start, end)
    )


def _is_land(words: Words, index: int) -> bool:
    """Whether a lone word is what somebody rules: "the prime minister of Lorva"."""
    if index < 2 or words.lower[index - 1] != "of":
        return False
    return words.lower[index - 2] in RULING or words.lower[index - 3 : index - 1] == [
        "prime",
        "minister",
    ]


def _in_title(words: Words, start: int) -> bool:
    """Whether the first word of a span ends "Secretary of State"."""
    before = words.lower[start - 2 : start + 1]
    return before[1:] == ["of", "state"] and bool(office(before[0]))


def _is_title_word(word: str) -> bool:
    return bool(office(word)) or word in MODIFIERS


def _hyphenated(words: Words, end: int) -> int:
    """The end of a name whose last part goes on after a hyphen: "Kim Dae" "-" "sung"."""
    while end + 1 < len(words) and is_glue(words, end) and words.text[end + 1].isalpha():
        end += 2
    return end


def _is_title(words: Words, end: int) -> bool:
    """Whether a span is part of a title: an office stands at its end or follows it."""
    if end >= len(words):
        return False
    if office(words.lower[end]) and words.text[end][0].isupper():
        return end + 1 < len(words) and words.label[end + 1] == "PERSON"
    if not office(words.lower[end - 1]):
        return False
    return words.label[end] == "PERSON" or words.lower[end] in {"of", "for"}


def _ends_title(words: Words, start: int, end: int) -> bool:
    """Whether a lone word is marked apart from the name after it: "Director for" "Trade"."""
    touches = end < len(words) and words.label[end] == "PERSON"
    return end - start == 1 and touches and words.head[start] < start


def _is_attribute(words: Words, start: int, end: int) -> bool:
    """Whether a lone word only qualifies a common noun: "the Orlan administration"."""
    if end < len(words) - 1 and is_glue(words, end) and words.lower[end + 1] in _COMPOUNDING:
        return True  # "Orlan-led"
    if end - start > 1 or end >= len(words):
        return False
    if start and words.text[start].endswith("s") and words.lower[start - 1] in _COUNTING:
        return True  # "moderate Lorvans"
    if words.text[start].endswith("s"):
        return False
    follows = words.text[end].isalpha() and words.text[end].islower() and words.pos[end] == "NOUN"
    return follows and words.head[start] >= end and words.dep[start] in {"compound", "amod"}


def _is_given(words: Words, index: int) -> bool:
    """Whether a word that may be a title is a given name here: "Prince Harry", "Dean Orlan"."""
    return words.lower[index] in {"dean", "marshal", "major", "prince", "baron", "duke"} and (
        words.pos[index] == "PROPN" and index > 0 and bool(office(words.lower[index - 1]))
    )


def _continues(words: Words, before: tuple[int, int], start: int, end: int) -> bool:
    """Whether a name goes on after a hyphen or a line break: "Roed-" "Larsen"."""
    gap = range(before[1], start)
    if not gap:
        return True
    if len(gap) > 1:
        return False
    between = words.text[before[1]]
    if between.isspace() and between.count("\n") < 2 and "\f" not in between:
        return before[1] - before[0] == 1 and end - start <= 2
    return between in {"-", "‑"} and not words.spaced[before[1]]
