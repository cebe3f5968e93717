"""Find what the text says a named person is beside the name: in an apposition, in a clause.

What stands directly before a name is read by `before_names`.
"""

from __future__ import annotations

from briefing.analysis.actors.role_phrases import (
    LONGEST_ROLE,
    RolePhrase,
    is_nominal,
    read_role,
)
from briefing.analysis.actors.titles import HONORIFICS, PARTISANS, is_plural, office
from briefing.analysis.words import Words

# What somebody is called who is one of the many behind something.
_FIGURES = frozenset({"force", "voice", "face", "brain", "brains", "pillar", "architect", "hand"})
_DEFINITE = frozenset({"the", "its", "his", "her", "their"})
_BREAKS = frozenset({",", "(", "-", "--", "—", "–"})
_SAYING = frozenset({"said", "says", "told", "added", "announced", "confirmed", "warned"})
_BE = frozenset(
    {"is", "was", "are", "were", "be", "been", "being", "became", "become", "becomes", "remains"}
)
PLACED = frozenset(
    {"named", "appointed", "elected", "re-elected", "reelected", "chosen", "nominated", "sworn"}
)
_PLACING = frozenset(
    {"named", "names", "appointed", "appoints", "nominated", "nominates", "elected", "elects"}
)
_CONFIRMING = frozenset({"confirmed", "confirms", "declared", "declares", "installed"})
_THEN = (["when"], ["while"])
_HOME = 7  # tokens of "of the ruling Party" behind a name, and one more
_ADVERBS = frozenset(
    {"also", "now", "currently", "still", "once", "then", "later", "already", "in"}
)
_HEADS = frozenset(
    {"heads", "headed", "leads", "led", "chairs", "chaired", "commands", "commanded"}
)
_PARENTS = frozenset({"father", "mother", "dad", "mum", "grandfather", "grandmother"})
_NAMING = (["describes"], ["described"], ["calls"], ["styles"])
# What somebody leads who has no title for it: "who leads fungal research at the institute".
_UNITS = frozenset(
    """research team group department division unit office programme program project lab laboratory
    institute centre center agency bureau section branch campaign committee delegation
    mission operations investigation network party union movement company""".split()
)


def apposition_after(words: Words, end: int) -> RolePhrase | None:
    """Read ", the chairman of X," (or in brackets or dashes) after a name that ends at a token."""
    limit = words.sentence_end(end - 1)
    index = end
    if index < limit and words.text[index] in {"'s", "’s"}:
        return None
    if not (index < limit - 1 and words.text[index] in _BREAKS):
        return None
    index += 1
    if index + 1 < limit and words.text[index].isdigit() and words.text[index + 1] == ",":
        index += 2  # "Ada Lind, 54, the mayor"
    if words.lower[index] == "who":
        return _after_who(words, index + 1, limit)
    phrase = read_role(words, index, limit) or _beside_a_figure(words, index, limit)
    if phrase is None or not _is_closed(words, phrase.end, limit):
        return None
    phrase = _second_if_a_figure(words, phrase, limit)
    says = phrase.end < limit and words.lower[phrase.end] in _SAYING
    if says or _counts_children(words, phrase):
        return None  # "Ada Lind, an official said, would not travel": somebody else speaks
    return phrase


def _beside_a_figure(words: Words, index: int, limit: int) -> RolePhrase | None:
    """The office beside a figure of speech: "a driving force in the talks and the envoy to X"."""
    for place in range(index + 1, min(index + LONGEST_ROLE, limit - 1)):
        if words.text[place] in {",", ";"} or words.pos[place] == "AUX":
            return None
        if words.lower[place] == "and" and words.lower[place + 1] in _DEFINITE:
            figure = _FIGURES.intersection(words.lower[index:place])
            phrase = read_role(words, place + 1, limit) if figure else None
            return None if phrase is None or is_plural(words.lower[phrase.head]) else phrase
    return None


def _second_if_a_figure(words: Words, phrase: RolePhrase, limit: int) -> RolePhrase:
    """The office told beside a figure of speech: "a key player in the talks and the envoy to X"."""
    figure = words.lower[phrase.head] in PARTISANS and words.pos[phrase.head] == "NOUN"
    if not figure or words.lower[phrase.end : phrase.end + 1] != ["and"]:
        return phrase
    other = read_role(words, phrase.end + 1, limit)
    return phrase if other is None or is_plural(words.lower[other.head]) else other


def _counts_children(words: Words, phrase: RolePhrase) -> bool:
    """Whether an apposition only tells of a family: "a father of two"."""
    parent = words.lower[phrase.head] in _PARENTS
    return parent and "NUM" in words.pos[phrase.head + 1 : phrase.end]


def _after_who(words: Words, index: int, limit: int) -> RolePhrase | None:
    if index < limit and words.lower[index] in _HEADS:
        return _headship(words, index, limit)
    if words.lower[index : index + 1] in _NAMING and words.lower[index + 2 : index + 3] == ["as"]:
        return read_role(words, index + 3, limit)  # "who describes herself as a painter"
    return _predicate(words, index, limit)


def _headship(words: Words, verb: int, limit: int) -> RolePhrase | None:
    """Read "heads the National Council", kept as printed."""
    index = verb + 1
    while index < limit and (is_nominal(words, index) or words.lower[index] in {"the", "of", "a"}):
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
    named = words.said(names[0], names[-1] + 1) if names else None
    return RolePhrase(verb, index, verb, verb, named)


def _is_closed(words: Words, index: int, limit: int) -> bool:
    """Whether an apposition ends here and is not the title of the next name in a list."""
    if index >= limit:
        return True
    if words.label[index] == "PERSON":
        return False
    return words.pos[index] not in {"NOUN", "PROPN"} and words.lower[index] not in HONORIFICS


def predicate_after(words: Words, start: int, end: int) -> RolePhrase | None:
    """Read "is the new chairman of X" or "was named ambassador to Y" after a name.

    Not "when Lind was ambassador", which tells of a day long past.

    Args:
        words: The text.
        start: First token of the title and name.
        end: Token after the name.
    """
    if words.lower[start - 1 : start] in _THEN and words.lower[end : end + 1] == ["was"]:
        return None
    return _predicate(words, end, words.sentence_end(end - 1))


def placed_as(words: Words, start: int, end: int) -> RolePhrase | None:
    """Read what a person is made by others: "named (the economist) Ada Lind (as) envoy to X".

    Args:
        words: The text.
        start: First token of the title and name.
        end: Token after the name.
    """
    floor, limit = words.sentence_start(start), words.sentence_end(end - 1)
    verb = start - 2 if words.lower[start - 1 : start] == ["the"] else start - 1
    if verb < floor or end >= limit or words.lower[verb] not in _PLACING | _CONFIRMING:
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
    return phrase if _is_closed(words, phrase.end, limit) else None


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
    if phrase is None or not _is_closed(words, phrase.end, limit):
        return None
    return phrase
