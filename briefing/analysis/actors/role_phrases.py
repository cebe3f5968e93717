"""Read the phrase that says what somebody is: "the Lorvan president's chief of staff for trade".

Who bears the role is found by its callers.
"""

from __future__ import annotations

from collections.abc import Callable

from briefing.analysis.actors.nominals import (
    DETERMINERS,
    PASSING,
    RolePhrase,
    is_capital_inside,
    is_glue,
    is_hyphenated,
    is_nominal,
    is_rank_only,
)
from briefing.analysis.actors.role_owners import (
    OPENS_ROLE,
    ORDINALS,
    POSSESSIVES,
    REMARKS,
    cut_to_office,
)
from briefing.analysis.actors.titles import (
    AFTER_OFFICE,
    MODIFIERS,
    RULING,
    TAKES_ON,
    TAKES_TO,
    TAKES_WITH,
    office,
    standing,
)
from briefing.analysis.words import Words

__all__ = [
    "LONGEST_ROLE",
    "ORDINALS",
    "PASSING",
    "REMARKS",
    "RolePhrase",
    "is_glue",
    "is_nominal",
    "is_rank_only",
    "read_role",
]

_COMPLEMENTS = frozenset({"of", "for", "to", "at", "in", "on", "with", "from"})
# Where somebody is who has an office all the same: "the opposition leader in exile".
_STANDINGS = frozenset({"exile", "waiting", "large", "residence", "chief"})
# Which offices take a preposition that most do not take.
_TAKING = {
    "to": TAKES_TO,
    "with": TAKES_WITH,
    "on": TAKES_ON,
    "from": frozenset({"counterpart", "colleague"}),
}
LONGEST_ROLE = 24


def read_role(
    words: Words, start: int, limit: int, *, head: Callable[[str], str] = standing
) -> RolePhrase | None:
    """Read a role phrase that begins at a token, or None if there is none.

    Args:
        words: The text.
        start: Where it begins, determiner included.
        limit: Token after the last one that may belong to it.
        head: Tells whether a noun as printed can be what the phrase says; for people, an office or
            a job.
    """
    limit = min(limit, start + LONGEST_ROLE, len(words))
    core = _read_core(words, start, limit, head)
    if core is None:
        return None
    noun, end = core
    end = _read_complements(words, noun, end, limit)
    end = _read_second_role(words, end, limit)
    return cut_to_office(words, start, end, noun)


def _read_core(
    words: Words, start: int, limit: int, is_head: Callable[[str], str]
) -> tuple[int, int] | None:
    """The office word that ends the part before any preposition, and the end of that part."""
    index = start
    if index < limit and words.lower[index] in OPENS_ROLE:
        index += 1
    first = index
    while index < limit:
        if is_nominal(words, index) or (index > first and words.text[index] in POSSESSIVES):
            index += 1
        elif words.label[index] == "PERSON" and _owner_end(words, index, limit):
            index = _owner_end(words, index, limit)
        elif _joins_names(words, first, index, limit) or _inside_word(words, index):
            index += 1
        else:
            break
    head = _head_at_end(words, first, index, is_head)
    while head is None and index > first + 1 and words.pos[index - 1] == "VERB":
        index -= 1  # "the basketball player detained in Lorva"
        head = _head_at_end(words, first, index, is_head)
    return None if head is None else (head, index)


def _inside_word(words: Words, index: int) -> bool:
    """Whether a small word stands between two hyphens: "chief-of-staff"."""
    return is_glue(words, index - 1) and is_glue(words, index + 1)


def _owner_end(words: Words, index: int, limit: int) -> int:
    """The end of a person's name plus "'s" that begins here, or 0."""
    while index < limit and words.label[index] == "PERSON":
        index += 1
    return index + 1 if index < limit and words.text[index] in POSSESSIVES else 0


def _joins_names(words: Words, first: int, index: int, limit: int) -> bool:
    """Whether "and" here joins two words of one title: "Trade and Industry Minister"."""
    if words.lower[index] not in {"and", "&"} or not first < index < limit - 1:
        return False
    before, after = index - 1, index + 1
    if words.label[before] in {"GPE", "NORP", "LOC"} or office(words.lower[before]):
        return False
    if office(words.lower[after]) or not is_nominal(words, after):
        return False
    if words.text[before][0].isupper():
        return words.text[after][0].isupper()
    # "trade and industry minister": in small letters the office must follow at once
    return words.text[after].islower() and bool(office(words.text[min(after + 1, limit - 1)]))


def _joins_places(words: Words, first: int, index: int, limit: int) -> bool:
    """Whether "and" here joins two places: "envoy for the Caucasus and Central Asia"."""
    if words.lower[index] != "and" or not first < index < limit - 1:
        return False
    return {words.label[index - 1], words.label[index + 1]} <= {"GPE", "LOC"}


def _head_at_end(words: Words, first: int, end: int, is_head: Callable[[str], str]) -> int | None:
    """Index of the office word that a nominal run ends with, or None."""
    last = end - 1
    if last < first:
        return None
    if words.lower[last] in AFTER_OFFICE:
        before = last - 2 if is_glue(words, last - 1) else last - 1
        if before >= first and office(words.lower[before]):
            return before
    if is_head(words.text[last]):
        return last
    # "chief-of-staff" and the like in one hyphenated word
    if last - 4 >= first and is_glue(words, last - 1) and words.lower[last - 2] in {"of", "in"}:
        return last - 4 if office(words.lower[last - 4]) else None
    return None


def _read_complements(words: Words, noun: int, index: int, limit: int) -> int:
    """The end of the prepositional phrases that follow an office."""
    while index < limit - 1 and _takes(words, noun, index):
        after = index + 1
        if after < limit and words.lower[after] in OPENS_ROLE:
            after += 1
        begin = after
        while after < limit and (
            (is_nominal(words, after) and _is_name_like(words, after))
            or (after > begin and words.text[after] in POSSESSIVES)
            or _joins_names(words, begin, after, limit)
            or _joins_places(words, begin, after, limit)
            or (words.label[after] == "PERSON" and _names_superior(words, begin, after))
            or _qualifies_thing(words, begin, after, limit)
        ):
            after += 1
        if after == begin:
            break
        index = _past_brackets(words, after, limit)
    return index


def _is_name_like(words: Words, index: int) -> bool:
    return (
        words.pos[index] != "VERB"
        or is_capital_inside(words, index)
        or is_hyphenated(words, index)
        or (words.lower[index] in MODIFIERS and words.pos[index + 1 : index + 2] == ["NOUN"])
    )


def _past_brackets(words: Words, index: int, limit: int) -> int:
    """The end of what goes on after an abbreviation in brackets: "the Party (PP) committee"."""
    if index + 3 >= limit or words.text[index] != "(" or words.text[index + 2] != ")":
        return index
    after = index + 3
    while after < limit and is_nominal(words, after):
        after += 1
    return after if after > index + 3 or words.lower[after] == "and" else index


def _takes(words: Words, noun: int, index: int) -> bool:
    """Whether an office may be followed by this preposition and what comes after it."""
    preposition = words.lower[index]
    name = office(words.lower[noun])
    if preposition == "of" or is_glue(words, index):
        return True
    if preposition not in _COMPLEMENTS or (name in RULING and not _is_firms(words, noun, index)):
        return False
    if name == "minister":
        bare = noun == 0 or not is_nominal(words, noun - 1)
        return preposition == "for" and (bare or words.text[index + 1][0].isupper())
    taken = _TAKING.get(preposition)
    if taken is not None:
        return name in taken and (preposition != "from" or bool(words.label[index + 1]))
    if preposition in {"in", "at"}:
        after = index + 2 if words.lower[index + 1] in DETERMINERS else index + 1
        named = after < len(words) and words.text[after][0].isupper()
        standing_in = words.lower[index + 1] in _STANDINGS
        return standing_in or (named and words.label[after] not in {"DATE", "TIME"})
    return words.label[index + 1] not in {"DATE", "TIME"}


def _is_firms(words: Words, noun: int, index: int) -> bool:
    """Whether one of a firm's many presidents is told with what is his: "vice president for"."""
    return words.lower[index] == "for" and words.lower[max(0, noun - 1) : noun] == ["vice"]


def _names_superior(words: Words, begin: int, index: int) -> bool:
    """Whether a person inside a complement is the one served: "adviser to President Orlan"."""
    previous = index - 1
    return (
        words.label[previous] == "PERSON"
        or previous < begin
        or bool(office(words.lower[previous]) or words.lower[previous] in AFTER_OFFICE)
    )


def _qualifies_thing(words: Words, begin: int, index: int, limit: int) -> bool:
    """Whether a person's name says whose thing is spoken of: "author of an Orlan biography"."""
    return (
        words.label[index] == "PERSON"
        and begin <= index < limit - 1
        and words.dep[index] in {"compound", "nmod"}
        and words.pos[index + 1] == "NOUN"
        and words.text[index + 1].islower()
    )


def _read_second_role(words: Words, end: int, limit: int) -> int:
    """The end of "... and senior adviser to the king" after a first role, or the end as it was."""
    if not (end < limit - 1 and words.lower[end] == "and"):
        return end
    if words.lower[end + 1] in DETERMINERS:
        return end  # "the premier and the president" are two people
    core = _read_core(words, end + 1, limit, standing)
    if core is None:
        return end
    after = _read_complements(words, core[0], core[1], limit)
    followed_by_name = after < limit and words.label[after] == "PERSON"
    return end if followed_by_name else after
