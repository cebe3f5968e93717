"""Find what a clause says a named person is, heads or is made: "X became mayor", "named X envoy".

What stands beside a name without a verb is read by `roles` and `before_names`.
"""

from __future__ import annotations

import re

from briefing.analysis.actors.role_owners import OPENS_ROLE, POSSESSIVES
from briefing.analysis.actors.role_phrases import (
    LONGEST_ROLE,
    RolePhrase,
    is_nominal,
    read_role,
)
from briefing.analysis.actors.titles import HONORIFICS, is_plural, office
from briefing.analysis.lexicon import words as word_set
from briefing.analysis.words import Words
from briefing.gazetteer import country_meant

_BE = word_set("is was are were be been being became become becomes remains")
_MADE = word_set("became becomes")
PLACED = word_set(
    "named appointed elected re-elected reelected chosen nominated sworn installed inaugurated",
    "selected",
)
# Who is nominated has the office not yet.
_IN_OFFICE = PLACED - {"nominated"}
PLACING = word_set("named names appointed appoints nominated nominates elected elects")
_CONFIRMING = word_set(
    "confirmed confirms declared declares installed endorsed endorses picked picks chose chooses",
    "approved approves selected selects proclaimed",
)
# "took the oath of office as", "takes over as"
_TAKING_UP = re.compile(r"(?:took|takes|taken) (?:over|office|the oath(?: of office)?) as ")
_LONGEST_TAKING = 6
_THEN = (["when"], ["while"])
_HOME = 7  # tokens of "of the ruling Party" behind a name, and one more
_ADVERBS = word_set(
    "also now currently still once then later already in formally officially unanimously again",
    "recently",
)
_BREAKS = frozenset({",", "(", "-", "--", "—", "–"})
_HEADS = word_set("heads headed leads led chairs chaired commands commanded")
_HEADS_NOW = word_set("heads leads chairs commands")
_NAMING = (["describes"], ["described"], ["calls"], ["styles"])
# What somebody leads who has no title for it: "who leads fungal research at the institute".
_UNITS = word_set(
    "research team group department division unit office programme program project lab laboratory",
    "institute centre center agency bureau section branch campaign committee delegation",
    "mission operations investigation network party union movement company",
)
_OWNED = (["'s"], ["’s"])
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")


def after_who(words: Words, index: int, limit: int) -> RolePhrase | None:
    """Read "who heads the institute", "who is the chairman" behind a name."""
    if index < limit and words.lower[index] in _HEADS:
        return _headship(words, index, limit)
    if words.lower[index : index + 1] in _NAMING and words.lower[index + 2 : index + 3] == ["as"]:
        return read_role(words, index + 3, limit)  # "who describes herself as a painter"
    return _predicate(words, index, limit)


def _headship(words: Words, verb: int, limit: int) -> RolePhrase | None:
    """Read "heads the National Council", "heads Lorva's space agency", kept as printed."""
    index = verb + 1
    while index < limit and (
        is_nominal(words, index)
        or words.lower[index] in {"the", "of", "a"}
        or words.text[index] in POSSESSIVES
    ):
        index += 1
    while index < limit - 1 and words.lower[index] in {"and", "at", "in", "for", "on"}:
        stop = index + 1
        while stop < limit and (is_nominal(words, stop) or words.lower[stop] in {"the", "of"}):
            stop += 1
        if stop == index + 1:
            break
        index = stop
    names = [i for i in range(verb + 1, index) if words.label[i] == "ORG"]
    if not names and not _UNITS.intersection(words.lower[verb + 1 : index]):
        return None
    named = words.said(names[0], names[-1] + 1) if names else _owner(words, verb + 1, index)
    return RolePhrase(verb, index, verb, verb, named)


def _owner(words: Words, begin: int, end: int) -> str | None:
    """The country in "Lorva's space agency"."""
    owned = next((i for i in range(begin, end) if words.text[i] in POSSESSIVES), begin)
    return country_meant(words.said(begin, owned))


def is_closed(words: Words, index: int, limit: int) -> bool:
    """Whether a phrase ends here and is not the title of the next name in a list."""
    if index >= limit:
        return True
    if words.label[index] == "PERSON":
        return False
    return words.pos[index] not in {"NOUN", "PROPN"} and words.lower[index] not in HONORIFICS


def predicate_after(
    words: Words, start: int, end: int, told: RolePhrase | None = None
) -> RolePhrase | None:
    """Read "is the new chairman of X" or "was named ambassador to Y" after a name.

    Not "when Lind was ambassador", which tells of a day long past.

    Args:
        words: The text.
        start: First token of the title and name.
        end: Token after the name.
        told: What stands behind the name in apposition, behind which the clause goes on.
    """
    if words.lower[start - 1 : start] in _THEN and words.lower[end : end + 1] == ["was"]:
        return None
    limit = words.sentence_end(end - 1)
    index = end
    if told is not None and words.text[told.end : told.end + 1] == [","]:
        index = told.end + 1
    elif words.text[end : end + 1] == [","] and words.text[start - 1 : start] == [","]:
        index = end + 1  # "The dead man, Ada Lind, was a councillor"
    if index < limit and index == end and words.lower[index] in _HEADS_NOW:
        return _headship(words, index, limit)
    return _predicate(words, index, limit) or _taken_up(words, index, limit)


def _taken_up(words: Words, index: int, limit: int) -> RolePhrase | None:
    """Read "took the oath as president" behind a name."""
    if index >= limit or not words.lower[index].startswith("t"):
        return None
    said = " ".join(words.lower[index : min(index + _LONGEST_TAKING, limit)]) + " "
    taken = _TAKING_UP.match(said)
    if taken is None:
        return None
    phrase = read_role(words, index + taken.group().count(" "), limit)
    return phrase if phrase is not None and is_closed(words, phrase.end, limit) else None


def takes_office(words: Words, end: int, phrase: RolePhrase) -> bool:
    """Whether a predicate is what news tells: somebody has got an office, not in a year gone by.

    Args:
        words: The text.
        end: Token after the name.
        phrase: What the name's clause says.
    """
    said = words.lower[end : phrase.phrase_start]
    made = not _IN_OFFICE.isdisjoint(said) or not _MADE.isdisjoint(said)
    made = made or (bool(said) and said[0] in {"took", "takes"})
    then = any(_YEAR.match(word) for word in words.text[end : words.sentence_end(end - 1)])
    return made and not then and "had" not in said and "will" not in said


def placed_as(words: Words, start: int, end: int) -> RolePhrase | None:
    """Read what a person is made by others: "named (the economist) Ada Lind (as) envoy to X".

    Args:
        words: The text.
        start: First token of the title and name.
        end: Token after the name.
    """
    floor, limit = words.sentence_start(start), words.sentence_end(end - 1)
    verb = start - 2 if words.lower[start - 1 : start] == ["the"] else start - 1
    if verb < floor or end >= limit or words.lower[verb] not in PLACING | _CONFIRMING:
        return None
    if verb > floor and words.lower[verb - 1] in _BE:
        return None  # "the dead man was named Ada Lind"
    index = _past_home(words, end, limit)
    told = words.lower[index] == "as"
    if words.lower[verb] in _CONFIRMING and not told:
        return None
    phrase = read_role(words, index + told, limit)
    if phrase is None or not office(words.lower[phrase.head]):
        return None
    return phrase if is_closed(words, phrase.end, limit) else None


def told_before_verb(words: Words, start: int, end: int) -> RolePhrase | None:
    """Read "The new mayor is" in front of a name: the office comes first, its bearer last.

    Args:
        words: The text.
        start: First token of the title and name.
        end: Token after the name.
    """
    verb = start - 1
    if words.lower[verb:start] not in (["is"], ["be"]) or words.text[end : end + 1] in _OWNED:
        return None
    verb -= words.lower[verb - 1 : start] == ["will", "be"]
    floor = max(words.sentence_start(start), verb - LONGEST_ROLE)
    subject = next(
        (i for at in (start, end - 1) for i in words.children[at] if words.dep[i] == "nsubj"), verb
    )
    for begin in range(floor, subject):
        opens = words.lower[begin] in OPENS_ROLE - {"a", "an"} or words.label[begin] == "GPE"
        phrase = read_role(words, begin, verb) if opens else None
        if phrase is not None and phrase.end == verb:
            return None if is_plural(words.lower[phrase.head]) else phrase
    return None


def _past_home(words: Words, index: int, limit: int) -> int:
    """Where "of the ruling Party" behind a name ends if "as" follows it, else where it began."""
    if words.lower[index] != "of":
        return index
    stop = index + 1
    while stop < min(index + _HOME, limit - 1) and words.text[stop] not in _BREAKS:
        if words.lower[stop] == "as":
            return stop
        stop += 1
    return index


def _predicate(words: Words, index: int, limit: int) -> RolePhrase | None:
    seen = False
    while index < limit:
        lower = words.lower[index]
        if lower in _BE or lower in PLACED or lower in {"has", "had", "will", "serves", "served"}:
            seen = seen or lower not in {"has", "had", "will"}
        elif lower not in _ADVERBS and not (seen and lower == "as"):
            break
        index += 1
    if not seen or index >= limit:
        return None
    phrase = read_role(words, index, limit)
    if phrase is None or not is_closed(words, phrase.end, limit):
        return None
    return phrase
