"""Find what the text says a named person is: before the name, after it, in a clause about it."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.analysis.cast.role_phrases import (
    LONGEST_ROLE,
    PASSING,
    REMARKS,
    RolePhrase,
    is_glue,
    is_nominal,
    read_role,
)
from briefing.analysis.cast.titles import (
    AFTER_OFFICE,
    FEMALE_HONORIFICS,
    HONORIFICS,
    MALE_HONORIFICS,
    MODIFIERS,
    PARTISANS,
    RANKS,
    gender_of_title,
    is_plural,
    office,
    standing_before_name,
)
from briefing.analysis.words import Words

_LINKS = frozenset({"of", "for", "to", "at", "in", "on", "and", "&", "the"})
# Styles of members of a house that may stand between an office and a name.
_STYLES = frozenset({"mk", "mp", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "justice"})
# What somebody is called who is one of the many behind something.
_FIGURES = frozenset({"force", "voice", "face", "brain", "brains", "pillar", "architect", "hand"})
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


@dataclass(frozen=True, slots=True)
class Title:
    """What stands directly before a name.

    Attributes:
        start: First token of it, determiner not included; the name's own start if there is none.
        role: The office, or None.
        gender: "m", "f" or "".
        regnal: Token of a title that belongs to the name ("Pope"), or None.
    """

    start: int
    role: RolePhrase | None
    gender: str
    regnal: int | None = None


def title_before(words: Words, start: int) -> Title:
    """Read the title directly before a name that starts at a token."""
    floor = words.sentence_start(start)
    while start > floor and words.text[start - 1].isspace():
        start -= 1  # a line break, or more than one blank
    name = start
    gender = ""
    regnal = None
    while start > floor and _is_honorific(words, start - 1):
        start -= 1
        gender = gender or _honorific_gender(words.lower[start])
        if words.lower[start] == "hon" and start > floor and words.lower[start - 1] == "the":
            start -= 1
    if start > floor and words.lower[start - 1] in RANKS and start == name:
        gender = gender or gender_of_title(words.lower[start - 1])
    phrase = _phrase_before(words, start, floor)
    if phrase is None:
        return Title(start, None, gender, regnal)
    gender = gender or gender_of_title(words.lower[phrase.head])
    return Title(phrase.phrase_start, _better_than_rank(words, phrase), gender, regnal)


def _is_honorific(words: Words, index: int) -> bool:
    """Whether a word is a mere style; "First Lady" is an office."""
    if words.lower[index] == "lady" and index:
        return words.lower[index - 1] not in {"first", "second"}
    return words.lower[index] in HONORIFICS


def _honorific_gender(word: str) -> str:
    if word in MALE_HONORIFICS:
        return "m"
    return "f" if word in FEMALE_HONORIFICS else ""


def _phrase_before(words: Words, end: int, floor: int) -> RolePhrase | None:
    """The longest role phrase that ends where the name begins."""
    if end - 2 >= floor and words.text[end - 1] == "." and office(words.lower[end - 2] + "."):
        end -= 1  # "Reps" "." "Ada Lind and Bo Orlan"
    begin = end
    while begin > max(floor, end - LONGEST_ROLE) and _may_stand_in_title(words, begin - 1):
        begin -= 1
    for start in range(begin, end):
        if not is_nominal(words, start) or is_glue(words, start):
            continue
        phrase = read_role(words, start, end, head=standing_before_name)
        if phrase is None or phrase.end != end or not _fits_before_name(words, phrase):
            continue
        if not _serves_bearer_of_next(words, phrase):
            return phrase
    return None


def _fits_before_name(words: Words, phrase: RolePhrase) -> bool:
    """Whether a phrase can be one person's title: not "members of the former X"."""
    last = phrase.end - 1
    noun = words.pos[last] in {"NOUN", "PROPN"} or bool(standing_before_name(words.lower[last]))
    noun = noun or words.lower[last] in AFTER_OFFICE or words.text[last][0].isupper()
    many = is_plural(words.lower[phrase.head]) and phrase.end > phrase.head + 1
    return noun and not many and _is_one_title(words, phrase) and not _two_people(words, phrase)


def _is_one_title(words: Words, phrase: RolePhrase) -> bool:
    """Whether nothing before the office belongs elsewhere: "officials favor President X".

    Before a capitalised office small words are titles themselves ("outgoing", "deputy") or they
    are no part of it.
    """
    capital = words.text[phrase.head][0].isupper()
    for index in range(phrase.phrase_start, phrase.head):
        lower = words.lower[index]
        if is_plural(lower) and words.text[index + 1] not in {"'s", "’s", "'", "’"}:
            return False
        small = words.text[index].islower() and words.text[index].isalpha()
        if capital and small and not _belongs_to_title(words, index):
            return False
    return True


def _belongs_to_title(words: Words, index: int) -> bool:
    lower = words.lower[index]
    return (
        lower in MODIFIERS
        or lower in PASSING
        or lower in REMARKS
        or lower in _LINKS
        or bool(office(lower))
        or is_glue(words, index + 1)
        or is_glue(words, index - 1)
        or bool(words.label[index])
        or words.text[index + 1] in {"'s", "’s"}
    )


def _serves_bearer_of_next(words: Words, phrase: RolePhrase) -> bool:
    """Whether the name belongs to the office served: "aide to President X" is not X's role."""
    last = phrase.end - 1
    if words.lower[last] in AFTER_OFFICE and last - 1 > phrase.head:
        last -= 2 if is_glue(words, last - 1) else 1
    if last <= phrase.head + 1 or not office(words.lower[last]):
        return False
    return "and" not in words.lower[phrase.head + 1 : last]


def _may_stand_in_title(words: Words, index: int) -> bool:
    if is_nominal(words, index):
        return True
    return words.lower[index] in _LINKS or words.text[index] in {"'s", "’s", "'", "’"}


def _two_people(words: Words, phrase: RolePhrase) -> bool:
    """Whether "and" joins somebody else to the bearer: "officials and Foreign Minister X"."""
    for index in range(phrase.start, phrase.end):
        if words.lower[index] == "and" and index > phrase.head:
            head = words.lower[phrase.head]
            return is_plural(head) or words.text[phrase.head].islower()
    return False


def _better_than_rank(words: Words, phrase: RolePhrase) -> RolePhrase:
    """The office before a mere rank: "counterpart Prince X" is a counterpart."""
    last = phrase.end
    while last > phrase.start and words.lower[last - 1] in RANKS | _STYLES:
        last -= 1
    ranks = words.lower[last : phrase.end]
    if not ranks or ranks[0] in {"general", "generals"} or last <= phrase.start:
        return phrase
    if not office(words.lower[last - 1]) and words.lower[last - 1] not in AFTER_OFFICE:
        return phrase
    return read_role(words, phrase.phrase_start, last) or phrase


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
        _may_stand_in_title(words, begin - 1)
        or _owns(words, begin - 1)
        or words.lower[begin - 1] in {"a", "an", "his", "her", "their", "its"}
    ):
        begin -= 1
    while begin < comma and words.lower[begin] in _LINKS - {"the"}:
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
