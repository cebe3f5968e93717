"""Read what stands directly before a name: the office, the rank, the style, and the gender told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing.analysis.actors.nominals import PASSING, RolePhrase, is_glue, is_nominal
from briefing.analysis.actors.role_owners import REMARKS
from briefing.analysis.actors.role_phrases import LONGEST_ROLE, read_role
from briefing.analysis.actors.titles import (
    AFTER_OFFICE,
    FEMALE_HONORIFICS,
    HONORIFICS,
    MALE_HONORIFICS,
    MODIFIERS,
    RANKS,
    RELATIONS,
    TAKES_GENERAL,
    gender_of_title,
    is_plural,
    office,
    standing_before_name,
)
from briefing.analysis.words import Words

LINKS = frozenset({"of", "for", "to", "at", "in", "on", "and", "&", "the"})
# Styles of members of a house that may stand between an office and a name.
_OF_COURTS = frozenset({"chief", "associate", "presiding", "puisne"})
# Words that a rank in two begins with, as printed.
_OF_RANKS = frozenset(
    {"Rear", "Vice", "Air", "Chief", "First", "Second", "Staff", "Wing", "Squadron"}
)
_DONE_TO = frozenset(
    "jail charge probe sue ban host honour honor back target blame quiz question".split()
)
_STYLED = RANKS | {"mk", "mp", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "justice"}


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
    """Whether a word is a mere style; "First Lady" is an office, "team doctor" a job."""
    if words.text[index] == "doctor":
        return False
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
    while begin > max(floor, end - LONGEST_ROLE) and may_stand_in_title(words, begin - 1):
        begin -= 1
    for start in range(begin, end):
        if not is_nominal(words, start) or is_glue(words, start):
            continue
        if words.lower[start] in _DONE_TO and words.lower[start - 1 : start] == ["to"]:
            continue  # "asked a judge to jail ex-president X"
        phrase = read_role(words, start, end, head=_head_in(words, floor))
        if phrase is None or phrase.end != end or not _fits_before_name(words, phrase):
            continue
        if not _serves_bearer_of_next(words, phrase):
            return phrase
    return None


def _head_in(words: Words, first: int) -> Callable[[str], str]:
    """What tells a job in front of a name; the capital that begins a sentence is none of its own.

    "Photojournalist Ada Lind was hurt" tells a job as "the photojournalist" does.
    """
    begins = words.text[first] if not words.label[first] else ""

    def head(word: str) -> str:
        return standing_before_name(word.lower() if word == begins else word)

    return head


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
        or lower in LINKS
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
    if last <= phrase.head + 1 or not standing_before_name(words.text[last].lower()):
        return False
    return "and" not in words.lower[phrase.head + 1 : last]


def may_stand_in_title(words: Words, index: int) -> bool:
    """Whether a token may be part of a title: its words, what links them, an owner's "'s"."""
    if is_nominal(words, index):
        return True
    return words.lower[index] in LINKS or words.text[index] in {"'s", "’s", "'", "’"}


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
    while last > phrase.start and words.lower[last - 1] in _STYLED:
        last -= 1
    while phrase.start < last < phrase.end and words.text[last - 1] in _OF_RANKS:
        last -= 1  # "navy chief Rear Admiral X"
    if words.lower[last : last + 1] == ["justice"] and words.lower[last - 1] in _OF_COURTS:
        return phrase  # "Chief Justice" is the office
    ranks = words.lower[last : phrase.end]
    if not ranks or last <= phrase.start:
        return phrase
    before = words.lower[last - 1]
    if ranks[0] in {"general", "generals"} and before in TAKES_GENERAL | RELATIONS:
        return phrase  # "Attorney General", but an "army chief" who is a general besides
    if not office(words.lower[last - 1]) and words.lower[last - 1] not in AFTER_OFFICE:
        return phrase
    return read_role(words, phrase.phrase_start, last) or phrase
