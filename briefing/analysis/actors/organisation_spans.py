"""Find where organisations' names begin and end, correcting what the entity tagger marked."""

from __future__ import annotations

import re
from collections import Counter

from briefing.analysis.actors.not_names import is_misread
from briefing.analysis.actors.role_phrases import is_glue
from briefing.analysis.actors.titles import is_plural, office
from briefing.analysis.lexicon import words as word_set
from briefing.analysis.words import Words
from briefing.gazetteer import country_meant, is_capital, is_region

_NOT_ORGANISATIONS = word_set(
    "we our us they he she it i parliament government congress state north south west",
    "no east internet web islam christianity covid covid-19 euro dollar republican",
    "democratic democrat republicans democrats",
)
_GENERIC = word_set(
    "ministry government office department council party committee court bank agency",
    "police army navy cabinet senate house union commission embassy company university",
    "club league board",
)
_MINISTRY = word_set("ministry department embassy consulate parliament cabinet navy army military")
_FIELDS = word_set(
    "foreign defense defence interior finance health justice trade energy oil education",
    "transport agriculture economy environment state supreme constitutional armed home",
    "labor labour culture information tourism external national air central",
)
_AFTER_DATE = word_set("movement brigade brigades revolution martyrs alliance organization front")
# Nouns that end the names of things, not of bodies.
_THINGS = word_set(
    "protocol treaty agreement accord accords act convention charter plan initiative declaration",
    "resolution bill amendment prize award cup championship festival airport highway bridge river",
    "circuit stadium shuttle spacecraft probe rover satellite rocket missile aircraft jet plane",
)
_CODE = re.compile(r"[A-Z]{1,3}-?\d+s?$|\d")


def organisation_spans(words: Words, taken: set[int]) -> list[tuple[int, int]]:
    """The token spans of organisations' names: entities cleaned and made whole, ministries added.

    Args:
        words: The text.
        taken: Tokens that belong to people's names.
    """
    marked = Counter(
        (words.said(entity.start, entity.end), entity.label) for entity in words.entities
    )
    spans = [
        _whole(words, entity.start, entity.end, taken)
        for entity in words.entities
        if _is_marked(marked, words.said(entity.start, entity.end), entity.label)
        and not taken.intersection(range(entity.start, entity.end))
    ]
    spans.extend(_ministries(words, taken))
    spans.sort(key=lambda span: (span[0], -span[1]))
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if kept and start < kept[-1][1]:
            continue
        first = words.text[start] if start < end else ""
        alone = not any(words.text[a] == first and b - a > 1 for a, b in spans)
        if first and _is_organisation(words, start, end, alone=alone):
            kept.append((start, end))
    return kept


def _is_marked(marked: Counter[tuple[str, str]], name: str, label: str) -> bool:
    """Whether a name is marked as an organisation here, or more often elsewhere."""
    return label == "ORG" or marked[name, "ORG"] > marked[name, label]


def _whole(words: Words, start: int, end: int, taken: set[int]) -> tuple[int, int]:
    """Cut article and possessive, take in capitalised words the tagger left out."""
    while end > start and (
        words.pos[end - 1] in {"ADP", "DET"}
        or words.text[end - 1] in {"'s", "’s", "'", "’"}
        or words.text[end - 1].isspace()
    ):
        end -= 1
    while start < end and (words.lower[start] in {"the", "a", "an"} or words.text[start].isspace()):
        start += 1
    while (
        start > words.sentence_start(start) + 1
        and start - 1 not in taken
        and not words.label[start - 1]
        and words.pos[start - 1] == "PROPN"
        and words.text[start - 1][0].isupper()
    ):
        start -= 1
    if start > 2 and words.text[start - 1] in {"'s", "’s"} and _looks_named(words, start - 2):
        start -= 2  # "Lord's Resistance Army"
    while start and words.label[start - 1] == "DATE" and words.lower[start] in _AFTER_DATE:
        while start and words.label[start - 1] == "DATE":
            start -= 1  # "March 23 Movement"
    if start > 1 and words.lower[start - 2] in {"al", "el"} and is_glue(words, start - 1):
        start -= 2
    if words.lower[start] == "nations" and start and words.lower[start - 1] == "united":
        start -= 1
    return start, end


def _looks_named(words: Words, index: int) -> bool:
    """Whether a word is capitalised as a name's part, and no name by itself."""
    return (
        words.text[index][0].isupper()
        and not words.label[index]
        and words.pos[index] == "PROPN"
        and index > words.sentence_start(index)
    )


def _ministries(words: Words, taken: set[int]) -> list[tuple[int, int]]:
    """Find "the Lorvan foreign ministry": printed small, and so passed over by the tagger.

    "Lorva's foreign ministry" is only another word for the government, and left alone.
    """
    spans = []
    for index, lower in enumerate(words.lower):
        if lower not in _MINISTRY or index in taken or index == 0:
            continue
        start = index
        while (
            start > words.sentence_start(index)
            and (
                words.lower[start - 1] in _FIELDS
                or words.text[start - 1] in {"and", "'s", "’s"}
                or country_meant(words.text[start - 1])
            )
            and start - 1 not in taken
        ):
            start -= 1
        while start < index and words.text[start] in {"and", "'s", "’s"}:
            start += 1
        if any(words.text[i] in {"'s", "’s"} for i in range(start, index)):
            continue
        if words.dep[index] == "compound" and not words.text[index][0].isupper():
            continue
        if not any(country_meant(words.text[i]) for i in range(start, index)):
            continue
        if start < index and any(words.lower[i] in _FIELDS for i in range(start, index)):
            spans.append((start, index + 1))
    return spans


def _is_organisation(words: Words, start: int, end: int, *, alone: bool) -> bool:
    """Whether a span names an organisation.

    Args:
        words: The text.
        start: First token.
        end: Token after the last one.
        alone: Whether no longer name holds its first word: "Ministry" says nothing by itself.
    """
    said = words.said(start, end)
    if end - start == 1:
        generic = _NOT_ORGANISATIONS | (_GENERIC if alone else frozenset())
        if words.lower[start] in generic or (not said.isupper() and is_capital(said)):
            return False
    last = words.lower[end - 1]
    if words.text[end - 1].islower() and last in _MINISTRY:
        return any(country_meant(words.said(start, stop)) for stop in range(start + 1, end))
    office_named = _names_office(words, start, end) or (office(last) and not is_plural(last))
    thing = _CODE.match(said) is not None or last in _THINGS or _is_craft(words, start, end)
    if office_named or thing or is_misread(words, start, end) or _is_place(words, start, end):
        return False
    return said[0].isalnum()


def _is_place(words: Words, start: int, end: int) -> bool:
    """Whether a name is a country's or a region's: "Indian Kashmir"."""
    said = words.said(start, end)
    country = country_meant(said)
    if country is not None:
        return country not in {"European Union", "United Nations"}
    rest = words.said(start + 1, end)
    return is_region(said) or bool(rest and country_meant(words.text[start]) and is_region(rest))


def _is_craft(words: Words, start: int, end: int) -> bool:
    """Whether a name is a ship's or a space shuttle's."""
    around = words.lower[max(0, start - 1) : end]
    return any(word in {"shuttle", "spacecraft", "frigate", "warship", "rover"} for word in around)


def _names_office(words: Words, start: int, end: int) -> bool:
    """Whether the tagger took an office and its duties for an organisation."""
    for index in range(start + 1, end - 1):
        if words.lower[index] in {"of", "for"} and office(words.lower[index - 1]):
            return words.lower[index - 1] not in {"head", "general"}
    return False
