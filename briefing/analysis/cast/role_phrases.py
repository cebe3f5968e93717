"""Read the phrase that says what somebody is: "the Lorvan president's chief of staff for trade".

Works on the words and their classes, with little trust in the parse: titles are where a parser
errs most. Who bears the role is found by its callers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from string import ascii_lowercase

from briefing.analysis.cast.occupations import BEFORE_NAMES
from briefing.analysis.cast.titles import (
    AFTER_OFFICE,
    MODIFIERS,
    RANKS,
    RULING,
    TAKES_GENERAL,
    TAKES_ON,
    TAKES_TO,
    TAKES_WITH,
    office,
    standing,
)
from briefing.analysis.lexicon import words as word_set
from briefing.analysis.words import Words
from briefing.gazetteer import country_meant

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_NAMES = frozenset({"ORG", "GPE", "LOC", "FAC", "NORP", "EVENT"})
_COMPLEMENTS = frozenset({"of", "for", "to", "at", "in", "on", "with"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_POSSESSIVE_PRONOUNS = frozenset({"his", "her", "their", "its", "our", "my", "your"})
_DETERMINERS = frozenset({"the", "a", "an"})
# How the bearer of an office is addressed, which is no part of it: "Her Majesty Queen Ada".
_ADDRESSES = frozenset({"majesty", "highness", "excellency", "holiness", "eminence", "grace"})
PASSING = frozenset({"visiting", "new", "current", "newly", "embattled", "longtime"})
_HOUSES = frozenset(
    {"ministry", "department", "office", "cabinet", "army", "government", "council"}
)
# Verbs of the news that a tagger takes for nouns; none of them is part of a title.
_VERBS = word_set(
    "past near like amid against says arrives visits meets leaves travels urges begins holds tells",
    "calls wants warns",
)
REMARKS = word_set(
    "embattled populist radical revered flamboyant controversial popular powerful",
    "influential prominent outspoken charismatic reclusive ailing fiery disgraced",
    "beleaguered unpopular leading respected well-known famous infamous notorious",
    "wanted jailed beloved feared moderate young old elderly key fellow close",
    "youngest oldest richest respective top-ranking visiting renegade renowned billionaire",
)
# "The first Lorvan president" is a president; a first secretary is not any secretary.
ORDINALS = word_set("first second third fourth fifth sixth last only")
_RANKED = word_set("lady secretary deputy vice minister lieutenant officer gentleman assistant")
_PARTY_WORDS = frozenset({"republican", "democratic", "labour", "conservative", "liberal"})
_CHAMBERS = frozenset({"Senate", "House", "Congress", "Parliament", "Assembly"})
_SMALL = frozenset(ascii_lowercase)
LONGEST_ROLE = 24


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role as printed.

    Attributes:
        start: First token, determiner and separable nationality cut.
        end: Token after the last one.
        head: The office word.
        phrase_start: First token of the whole phrase, nothing cut.
        affiliation: Country or organisation told by the phrase, or None.
    """

    start: int
    end: int
    head: int
    phrase_start: int
    affiliation: str | None


def is_glue(words: Words, index: int) -> bool:
    """Whether a token is a hyphen inside a word."""
    return (
        0 < index < len(words) - 1
        and words.text[index] in {"-", "‑", "–"}
        and (not words.doc[index].whitespace_ and not words.doc[index - 1].whitespace_)
    )


def is_nominal(words: Words, index: int) -> bool:
    """Whether a token may stand inside a title: noun, name, adjective, hyphen."""
    label = words.label[index]
    if label in {"PERSON", "DATE", "TIME"}:
        return False
    lower = words.lower[index]
    if words.text[index].isspace():  # a wrapped line inside "Foreign  Minister"
        return (
            index > 0 and not {"\n", "\f"} & set(words.text[index]) and is_nominal(words, index - 1)
        )
    if lower in _VERBS:
        return False
    return (
        label in _NAMES
        or (words.pos[index] in _NOMINAL and lower not in _DETERMINERS)
        or lower in MODIFIERS
        or lower in PASSING
        or (bool(office(lower)) and words.pos[index] not in {"VERB", "AUX"})
        or (lower in BEFORE_NAMES and words.label[index + 1 : index + 2] == ["PERSON"])
        or (words.pos[index] == "VERB" and _is_capital_inside(words, index))
        or is_glue(words, index)
        or (words.text[index].isalpha() and _is_hyphenated(words, index))
    )


def _is_hyphenated(words: Words, index: int) -> bool:
    return is_glue(words, index + 1) or is_glue(words, index - 1)


def _is_capital_inside(words: Words, index: int) -> bool:
    """Whether a word is capitalised without beginning its sentence: part of some name."""
    return words.text[index][0].isupper() and index > words.sentence_start(index)


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
    return _trim(words, start, end, noun)


def _read_core(
    words: Words, start: int, limit: int, is_head: Callable[[str], str]
) -> tuple[int, int] | None:
    """The office word that ends the part before any preposition, and the end of that part."""
    index = start
    if index < limit and words.lower[index] in _DETERMINERS | _POSSESSIVE_PRONOUNS:
        index += 1
    first = index
    while index < limit:
        if is_nominal(words, index) or (index > first and words.text[index] in _POSSESSIVES):
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
    return index + 1 if index < limit and words.text[index] in _POSSESSIVES else 0


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
        if after < limit and words.lower[after] in _DETERMINERS | _POSSESSIVE_PRONOUNS:
            after += 1
        begin = after
        while after < limit and (
            (is_nominal(words, after) and _is_name_like(words, after))
            or (after > begin and words.text[after] in _POSSESSIVES)
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
        or _is_capital_inside(words, index)
        or _is_hyphenated(words, index)
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
    if preposition not in _COMPLEMENTS or name in RULING:
        return False
    if name == "minister":
        bare = noun == 0 or not is_nominal(words, noun - 1)
        return preposition == "for" and (bare or words.text[index + 1][0].isupper())
    taken = {"to": TAKES_TO, "with": TAKES_WITH, "on": TAKES_ON}.get(preposition)
    if taken is not None:
        return name in taken
    if preposition in {"in", "at"}:
        after = index + 2 if words.lower[index + 1] in _DETERMINERS else index + 1
        named = after < len(words) and words.text[after][0].isupper()
        return named and words.label[after] not in {"DATE", "TIME"}
    return words.label[index + 1] not in {"DATE", "TIME"}


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
    if words.lower[end + 1] in _DETERMINERS:
        return end  # "the premier and the president" are two people
    core = _read_core(words, end + 1, limit, standing)
    if core is None:
        return end
    after = _read_complements(words, core[0], core[1], limit)
    followed_by_name = after < limit and words.label[after] == "PERSON"
    return end if followed_by_name else after


def _trim(words: Words, start: int, end: int, head: int) -> RolePhrase | None:
    """Cut determiner, passing adjectives, owner and nationality from the front."""
    spokesman = words.lower[head].startswith("spokes")
    affiliation = _affiliation_after(words, head + 1, end, spokesman=spokesman)
    begin = start
    while begin < head:
        lower = words.lower[begin]
        entity = _name_at(words, begin, head)
        passing = lower in _POSSESSIVE_PRONOUNS or words.text[begin] in PASSING
        passing = passing or lower in _ADDRESSES
        passing = passing or (lower in ORDINALS and words.lower[begin + 1] not in _RANKED)
        if passing or (lower in _DETERMINERS and not _owned_by_office(words, begin, head)):
            begin += 2 if is_glue(words, begin + 1) else 1
        elif _owner_noun(words, begin, head):
            begin += 2
        elif entity is not None and entity[1] is not None and not is_glue(words, entity[0]):
            begin, affiliation = entity[0], entity[1] or affiliation
        elif _is_remark(words, begin):
            begin += 1
        else:
            break
    if affiliation is None:
        affiliation = _affiliation_inside(words, begin, head)
    return RolePhrase(begin, end, head, start, affiliation)


def _owner_noun(words: Words, begin: int, head: int) -> bool:
    """Whether a common noun in the possessive begins here: "the bank's country director"."""
    return (
        begin + 1 < head
        and words.text[begin + 1] in _POSSESSIVES
        and words.text[begin].islower()
        and words.pos[begin] == "NOUN"
        and not office(words.lower[begin])
    )


def _owned_by_office(words: Words, begin: int, head: int) -> bool:
    """Whether the determiner belongs to another office: "the president's director"."""
    for index in range(begin + 1, head):
        if words.text[index] in _POSSESSIVES:
            return bool(office(words.lower[index - 1]))
    return False


def _is_remark(words: Words, index: int) -> bool:
    """Whether an adjective is the writer's remark and no part of the office."""
    return words.text[index] in REMARKS


def _name_at(words: Words, begin: int, head: int) -> tuple[int, str | None] | None:
    """The end and the affiliation of a country or owner at the front; no affiliation: it stays."""
    if words.lower[begin] in _DETERMINERS:
        return None
    stop = begin
    while (
        stop < head
        and words.label[stop] in _NAMES
        and (stop == begin or words.label[stop] == words.label[begin])
    ):
        stop += 1
    owned = stop < head and words.text[stop] in _POSSESSIVES
    for last in range(min(begin + 4, head), begin, -1):
        country = country_meant(words.said(begin, last))
        if country is not None:
            owned = words.text[last] in _POSSESSIVES
            return (last + owned, country)
    if stop == begin:
        return None
    name = words.said(begin, stop)
    titled = stop < head + 1 and (words.lower[stop] in MODIFIERS or bool(office(words.lower[stop])))
    if owned or (words.label[begin] == "GPE" and titled):
        return (stop + owned, name)
    return (stop, None)


def _affiliation_after(words: Words, index: int, end: int, *, spokesman: bool) -> str | None:
    """The country or organisation in "of ..." or "at ..." after the office."""
    links = {"of", "at", "for"} if spokesman else {"of", "at"}
    for at in range(index, end - 1):
        if words.lower[at] == "at" and words.label[at + 1] in {"GPE", "LOC"}:
            end = at  # "the station at Lorva" is only there
            break
    while index < end:
        if words.lower[index] in links:
            found = _first_name(words, index + 1, end)
            if found is not None:
                return found
        index += 1
    return None


def _affiliation_inside(words: Words, begin: int, head: int) -> str | None:
    """The country or organisation inside the title itself."""
    return _first_name(words, begin, head)


def _first_name(words: Words, begin: int, end: int) -> str | None:
    index = begin
    while index < end:
        for last in range(min(index + 4, end), index, -1):
            country = country_meant(words.said(index, last))
            if country is not None:
                return _named_behind(words, last, end) or country
        if words.label[index] in {"ORG", "GPE"}:
            stop = index
            while stop < end and words.label[stop] == words.label[index]:
                stop += 1
            # "Foreign Ministry" does not say whose, "menswear podcast" is no name
            named = words.lower[stop - 1] not in _HOUSES and words.text[index][0] not in _SMALL
            if named:
                first = index
                if words.lower[first] in _PARTY_WORDS and words.text[stop - 1] in _CHAMBERS:
                    first += 1  # "Republican Senate candidate"
                return words.said(first, stop).strip("\"“”'‘’ ")
            index = stop
            continue
        index += 1
    return None


def _named_behind(words: Words, index: int, end: int) -> str | None:
    """The company in "the Lorvan carmaker Orlan Motors", which tells more than its country."""
    noun = index
    while noun < end and words.text[noun].islower() and words.pos[noun] in {"NOUN", "ADJ"}:
        noun += 1
    stop = noun
    while stop < end and words.label[stop] == "ORG":
        stop += 1
    return words.said(noun, stop) if index < noun < stop else None


def is_rank_only(words: Words, phrase: RolePhrase) -> bool:
    """Whether the role is nothing but a rank or style, such as "Lieutenant-General"."""
    said = set(words.lower[phrase.start : phrase.end])
    return said <= (RANKS - TAKES_GENERAL) | {"-", "‑"}
