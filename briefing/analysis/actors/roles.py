"""Find what the text says a named person is beside the name: in an apposition, in a clause.

What stands directly before a name is read by `before_names`.
"""

from __future__ import annotations

from briefing.analysis.actors.before_names import LINKS, may_stand_in_title
from briefing.analysis.actors.role_phrases import (
    LONGEST_ROLE,
    RolePhrase,
    is_glue,
    is_nominal,
    read_role,
)
from briefing.analysis.actors.titles import HONORIFICS, PARTISANS, is_plural, office
from briefing.analysis.words import Words

# What somebody is called who is one of the many behind something.
_FIGURES = frozenset({"force", "voice", "face", "brain", "brains", "pillar", "architect", "hand"})
_JOINING = LINKS - {"the"}
_DEFINITE = frozenset({"the", "its", "his", "her", "their"})
_AGE = frozenset({"year", "years", "old"})
_DURATIONS = frozenset({"year", "years", "month", "months", "decade", "decades"})
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
_ADVERBS = frozenset(
    {"also", "now", "currently", "still", "once", "then", "later", "already", "in"}
)
_HEADS = frozenset(
    {"heads", "headed", "leads", "led", "chairs", "chaired", "commands", "commanded"}
)
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
    if phrase.end < limit and words.lower[phrase.end] in _SAYING:
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


def apposition_before(words: Words, start: int, end: int) -> RolePhrase | None:
    """Read "The chairman of X," before a name, the comma included."""
    floor = words.sentence_start(start)
    comma = _before_age(words, start, floor) - 1
    if comma > floor and words.lower[comma] == "the":
        comma -= 1
    if comma <= floor or words.text[comma] != ",":
        return None
    comma = _before_duration(words, comma, floor)
    begin = comma
    while begin > max(floor, comma - LONGEST_ROLE) and (
        may_stand_in_title(words, begin - 1)
        or _owns(words, begin - 1)
        or words.lower[begin - 1] in {"a", "an", "his", "her", "their", "its"}
    ):
        begin -= 1
    while begin < comma and words.lower[begin] in _JOINING:
        begin += 1
    phrase = _nearest_if_nested(words, read_role(words, begin, comma), comma)
    if phrase is None or phrase.end != comma:
        phrase = _after_and(words, begin, comma)
    if phrase is None and words.text[end : end + 1] == [","]:
        phrase = _last_of_chain(words, begin, comma)
    if phrase is None or phrase.end != comma or is_plural(words.lower[phrase.head]):
        return None
    return phrase if _stands_apart(words, end, phrase) else None


def _before_age(words: Words, start: int, floor: int) -> int:
    """Where "54-year-old" begins if that stands before a token, else the token."""
    index = start
    while index > floor and (is_glue(words, index - 1) or words.lower[index - 1] in _AGE):
        index -= 1
    aged = index < start and index > floor and words.text[index - 1].isdigit()
    return index - 1 if aged else start


def _before_duration(words: Words, comma: int, floor: int) -> int:
    """Where "of nearly 30 years" begins if that stands before a comma, else the comma."""
    if words.lower[comma - 1] not in _DURATIONS:
        return comma
    for index in range(comma - 2, max(floor, comma - 7), -1):
        if words.lower[index] in {"of", "for"}:
            return index
    return comma


def _owns(words: Words, index: int) -> bool:
    """Whether a token belongs to a person's name in the possessive, or to the one served."""
    first = index
    while first > 0 and words.label[first] == "PERSON":
        first -= 1
    if words.label[index] == "PERSON" and (
        words.lower[first] in {"of", "to", "for"} or office(words.lower[first])
    ):
        return True
    while index < len(words) and words.label[index] == "PERSON":
        index += 1
        if index < len(words) and words.text[index] in {"'s", "’s"}:
            return True
    return False


def _after_and(words: Words, begin: int, comma: int) -> RolePhrase | None:
    """The role after "and": "President Orlan and his counterpart, X"."""
    for index in range(comma - 1, begin, -1):
        if words.lower[index] == "and":
            phrase = read_role(words, index + 1, comma)
            if phrase is not None and phrase.end == comma:
                return phrase
    return None


def _last_of_chain(words: Words, begin: int, comma: int) -> RolePhrase | None:
    """The office that ends "a victory for the state's senator," before a name in commas."""
    for index in range(comma - 1, begin, -1):
        if words.lower[index] in {"of", "for", "to", "at", "in", "on"}:
            phrase = read_role(words, index + 1, comma)
            definite = words.lower[index + 1] in {"the", "his", "her", "their", "its"}
            return phrase if definite and phrase is not None and phrase.end == comma else None
    return None


def _nearest_if_nested(words: Words, phrase: RolePhrase | None, comma: int) -> RolePhrase | None:
    """The last noun phrase of a long chain: in "access for her to the envoy," the envoy."""
    if phrase is None:
        return None
    links = [i for i in range(phrase.head + 1, phrase.end) if words.lower[i] in {"to", "for"}]
    if len(links) < 2:
        return phrase
    nearest = read_role(words, links[-1] + 1, comma)
    return nearest if nearest is not None and nearest.end == comma else phrase


def _stands_apart(words: Words, end: int, phrase: RolePhrase) -> bool:
    """Whether what follows the name shows an apposition and not a list."""
    if end >= len(words) or words.sentence[end] != words.sentence[end - 1]:
        return True
    if words.lower[end] in {"and", "or"}:
        return words.lower[phrase.phrase_start] in {"his", "her", "their", "its", "the"}
    return True


def predicate_after(words: Words, end: int) -> RolePhrase | None:
    """Read "is the new chairman of X" or "was named ambassador to Y" after a name."""
    return _predicate(words, end, words.sentence_end(end - 1))


def placed_as(words: Words, start: int, end: int) -> RolePhrase | None:
    """Read what a person is made by others: "named Ada Lind (as) envoy to X".

    Args:
        words: The text.
        start: First token of the title and name.
        end: Token after the name.
    """
    verb = start - 1
    limit = words.sentence_end(end - 1)
    if verb < words.sentence_start(start) or words.lower[verb] not in _PLACING or end >= limit:
        return None
    if words.lower[verb - 1 : verb] and words.lower[verb - 1] in _BE:
        return None  # "the dead man was named Ada Lind"
    phrase = read_role(words, end + (words.lower[end] == "as"), limit)
    if phrase is None or not office(words.lower[phrase.head]):
        return None
    return phrase if _is_closed(words, phrase.end, limit) else None


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
