"""Tell people from bodies where the entity tagger mixed them up, and let the labels say so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from briefing.analysis.actors.organisation_kinds import KINDS
from briefing.analysis.actors.predicates import PLACING
from briefing.analysis.actors.roles import apposition_after
from briefing.analysis.actors.titles import HONORIFICS, office
from briefing.analysis.words import Words
from briefing.gazetteer import PlaceKind, country_meant, gender_of, resolve_place

# "F.B.I.": no name is but letters with points.
_ACRONYM = re.compile(r"(?:[A-Z]\.){3,}$")
_LONGEST_NAME = 3
_OF_ONE = (["his"], ["her"])


def mislabelled(words: Words, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """People that the tagger passed over or took for something else."""
    surnames = {words.text[end - 1] for start, end in spans if end - start > 1}
    labels = Counter(
        (words.text[entity.start], entity.label)
        for entity in words.entities
        if entity.end - entity.start == 1
    )
    marked = [
        (entity.start, entity.end)
        for entity in words.entities
        if entity.label in {"ORG", "FAC", "EVENT"}
        and entity.end - entity.start == 1
        and _is_persons(words.text[entity.start], entity.label, surnames, labels)
    ]
    marked += _taken_for_places(words, spans, surnames)
    unmarked = [
        (index, index + 1)
        for index, text in enumerate(words.text)
        if text in surnames and not words.label[index] and words.pos[index] == "PROPN"
    ]
    return [*marked, *unmarked, *_told_as_people(words)]


def _taken_for_places(
    words: Words, spans: list[tuple[int, int]], surnames: set[str]
) -> Iterator[tuple[int, int]]:
    """Surnames marked as a place that nobody knows, or as a body because they begin a sentence.

    "Orlan's deputy" where the text names Bo Orlan, "Al-Orlan said" where it names Bo al-Orlan.
    """
    lone = {words.text[start] for start, end in spans if end - start == 1}
    joined = {words.said(start + 1, end).lower() for start, end in spans if end - start > 2}
    for entity in words.entities:
        start, end = entity.start, entity.end
        if entity.label not in {"GPE", "LOC", "ORG"}:
            continue
        if end - start == 1:
            said = words.text[start]
            known = entity.label != "ORG" and (said in surnames or said in lone)
        else:
            said = words.said(start, end) if joined else ""
            known = said.lower() in joined
        if not known:
            continue
        if resolve_place(said).kind is PlaceKind.UNKNOWN:
            yield start, end


def _is_persons(
    name: str, label: str, surnames: set[str], labels: Counter[tuple[str, str]]
) -> bool:
    """Whether a word marked as something else is a surname, or marked as a person more often."""
    return name in surnames or labels[name, "PERSON"] > labels[name, label]


def is_acronym(words: Words, index: int) -> bool:
    """Whether a word is short for a body: "the former F.B.I. head", but not "J.R.R. Lind"."""
    if not _ACRONYM.match(words.text[index]):
        return False
    return words.pos[index + 1 : index + 2] == ["NOUN"]


def _told_as_people(words: Words) -> Iterator[tuple[int, int]]:
    """Names marked as bodies that begin with a given name and have an office beside them."""
    for entity in words.entities:
        start, end = entity.start, entity.end
        if entity.label != "ORG" or not 1 < end - start <= _LONGEST_NAME:
            continue
        said = words.lower[start:end]
        capitals = all(word[0].isupper() and word.isalpha() for word in words.text[start:end])
        bodily = not KINDS.isdisjoint(said) or country_meant(words.text[end - 1]) is not None
        titled = start > words.sentence_start(start) and office(words.lower[start - 1])
        if capitals and not bodily and _is_placed(words, start, end):
            yield start, end  # "elected Orlan Lind speaker"
        elif titled and words.lower[start - 2 : start - 1] in _OF_ONE:
            yield start, end  # a body is nobody's rival or partner
        elif bodily or not capitals or not gender_of(words.text[start]):
            continue
        elif titled or apposition_after(words, end) is not None:
            yield start, end


def _is_placed(words: Words, start: int, end: int) -> bool:
    """Whether one is made something: the verb in front, the bare office behind."""
    placed = start > words.sentence_start(start) and words.lower[start - 1] in PLACING
    behind = words.lower[end] if end < words.sentence_end(start) else ""
    return placed and words.text[end].islower() and office(behind) == behind != ""


def is_organisation(words: Words, start: int, end: int) -> bool:
    """Whether a marked name is an organisation: called so, or marked so more often."""
    before = words.text[start - 1] if start else ""
    if before.islower() and before in KINDS:
        return True
    if end - start > 1 or before.lower() in HONORIFICS:
        return False
    name = words.text[start]
    labels = [
        entity.label
        for entity in words.entities
        if name in {words.text[entity.start], words.text[entity.end - 1]}
    ]
    return labels.count("ORG") >= max(1, labels.count("PERSON"))


def relabel(words: Words, spans: list[tuple[int, int]]) -> None:
    """Let the labels say what was decided, so that titles inside an entity can be read."""
    for index, label in enumerate(words.label):
        if label == "PERSON":
            words.label[index] = "ORG" if is_acronym(words, index) else ""
    for start, end in spans:
        words.label[start:end] = ["PERSON"] * (end - start)
