"""Read what somebody is in front of the name and a comma: "The chairman of X, Ada Lind"."""

from __future__ import annotations

from briefing.analysis.actors.before_names import LINKS, may_stand_in_title
from briefing.analysis.actors.role_phrases import LONGEST_ROLE, RolePhrase, is_glue, read_role
from briefing.analysis.actors.titles import is_many, office
from briefing.analysis.words import Words

_JOINING = LINKS - {"the"}
_AGE = frozenset({"year", "years", "old"})
_DURATIONS = frozenset({"year", "years", "month", "months", "decade", "decades"})
_NEAR_COUNTRY = 6  # tokens from "from" to the end of a country's name


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
    if phrase is None and words.text[end : end + 1] in ([","], ["."]):
        phrase = _last_of_chain(words, begin, comma) or _object(words, begin, comma)
    if phrase is None or phrase.end != comma:
        phrase = _opposite_number(words, begin, comma)
    if phrase is None or phrase.end != comma:
        return None
    if is_many(words.text[phrase.head]) and not _opens_list(words, end, phrase):
        return None
    return phrase if _stands_apart(words, end, phrase) else None


def _is_object_of_participle(words: Words, phrase: RolePhrase) -> bool:
    """Whether something is done to somebody else: "Quoting an informant, Ada Lind said"."""
    before = phrase.phrase_start - 1
    return (
        before >= 0
        and words.pos[before] == "VERB"
        and words.lower[before].endswith("ing")
        and words.lower[before] != "including"
        and words.lower[phrase.phrase_start] in {"a", "an"}
        and words.sentence[before] == words.sentence[phrase.head]
    )


def _opposite_number(words: Words, begin: int, comma: int) -> RolePhrase | None:
    """The role of "her counterpart from Lorva," before a name."""
    if words.label[comma - 1] not in {"GPE", "ORG"}:
        return None
    while begin > words.sentence_start(comma) and words.lower[begin] != "from":
        begin -= 1
        if comma - begin > _NEAR_COUNTRY:
            return None
    return read_role(words, begin - 1, comma) if words.lower[begin - 1 : begin] else None


def _opens_list(words: Words, end: int, phrase: RolePhrase) -> bool:
    """Whether so many are told and named: "Two climbers, Ada Lind and Bo Orlan, fell"."""
    counted = words.pos[phrase.phrase_start] == "NUM" or words.lower[phrase.phrase_start] == "two"
    joined = words.lower[end : end + 1] in (["and"], [","])
    return counted and joined and words.label[end + 1 : end + 2] == ["PERSON"]


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


def _object(words: Words, begin: int, comma: int) -> RolePhrase | None:
    """The office that a verb taken for a title's word acts on: "jailed the mayor's deputy,"."""
    for index in range(comma - 1, begin, -1):
        if words.lower[index] in {"the", "his", "her", "their", "its"}:
            phrase = read_role(words, index, comma)
            return phrase if phrase is not None and phrase.end == comma else None
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
    if _is_object_of_participle(words, phrase):
        return False
    if end >= len(words) or words.sentence[end] != words.sentence[end - 1]:
        return True
    if words.lower[end] in {"and", "or"}:
        opening = words.lower[phrase.phrase_start]
        many = is_many(words.text[phrase.head])
        return many or opening in {"his", "her", "their", "its", "the"}
    return True
