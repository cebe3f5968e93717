"""Cut a title to the office, and say whose it is: the country or body that it tells itself."""

from __future__ import annotations

from string import ascii_lowercase

from briefing.analysis.actors.nominals import (
    DETERMINERS,
    NAMES,
    PASSING,
    UNMARKED_BODIES,
    RolePhrase,
    is_glue,
)
from briefing.analysis.actors.titles import MODIFIERS, RELATIONS, office
from briefing.analysis.lexicon import words as word_set
from briefing.analysis.words import Words
from briefing.gazetteer import country_meant
from briefing.names import PARTICLES

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
POSSESSIVE_PRONOUNS = frozenset({"his", "her", "their", "its", "our", "my", "your"})
OPENS_ROLE = DETERMINERS | POSSESSIVE_PRONOUNS
# How the bearer of an office is addressed, which is no part of it: "Her Majesty Queen Ada".
_ADDRESSES = frozenset({"majesty", "highness", "excellency", "holiness", "eminence", "grace"})
_STYLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "madam"})
_OF_OFFICES = frozenset({"special", "deputy", "acting", "senior", "vice", "assistant"})
_DEMOCRATS = frozenset({"Democrat", "Democratic", "Democrats"})
_OF_LANDS = frozenset({"king", "queen", "mayor", "premier", "president", "emir", "sultan"})
_HOUSES = frozenset(
    {"ministry", "department", "office", "cabinet", "army", "government", "council"}
)
_OFFICES_OF_STATES = frozenset({"secretary", "minister", "undersecretary"})
_OF_STATES = _HOUSES | word_set(
    "parliament navy police forces force court congress senate assembly embassy intelligence",
    "administration house agency authority bank union commission air corps guard nations children",
)
# The writer's remarks, which are no part of an office.
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
# Who appears in a show or won a league stands for neither: "the View host", "NBA champion".
_ON_SHOWS = frozenset(
    {"star", "host", "co-host", "actor", "actress", "contestant", "alum", "champion", "winner"}
)
_ON_BEATS = frozenset({"correspondent", "reporter", "editor", "bureau"})
_PARTY_WORDS = frozenset(
    {"republican", "democratic", "labour", "conservative", "liberal", "social"}
)
_CHAMBERS = frozenset({"Senate", "House", "Congress", "Parliament", "Assembly"})
_PARTS_OF_FIRMS = (["business"], ["unit"], ["arm"], ["operations"], ["division"], ["subsidiary"])
_SMALL_HOUSES = (["council"], ["committee"], ["court"])
_YEARS = (["year"], ["month"], ["week"], ["day"])
_LONGEST_AGE = 7  # tokens of "twenty-four-year-old"
_SMALL = frozenset(ascii_lowercase)


def cut_to_office(words: Words, start: int, end: int, head: int) -> RolePhrase | None:
    """Cut determiner, passing adjectives, owner and nationality from the front."""
    spokesman = words.lower[head].startswith("spokes")
    affiliation = _affiliation_after(words, head + 1, end, spokesman=spokesman)
    begin, state = start, None
    if (owning := _owning_body(words, start, head)) is not None:
        begin, affiliation = owning
    while begin < head:
        lower = words.lower[begin]
        entity = _name_at(words, begin, head)
        passing = lower in POSSESSIVE_PRONOUNS or _is_passing(words, begin)
        passing = passing or lower in _ADDRESSES | _STYLES or _counts(words, begin)
        passing = passing or (lower in ORDINALS and words.lower[begin + 1] not in _RANKED)
        owner = _owner_in_office(words, begin, head) if lower in DETERMINERS else 0
        if owner and _is_nameless(words, begin + 1, owner - 1):
            kin = (office(words.lower[head]) or "") in RELATIONS
            begin = begin + 1 if kin else owner
        elif passing or (lower in DETERMINERS and not owner):
            begin += 2 if is_glue(words, begin + 1) else 1
        elif behind := _owner_noun(words, begin, head) or _age(words, begin, head):
            begin = behind
        elif entity and entity[1] and not is_glue(words, entity[0]) and not state:  # "Lorva's UN"
            beat = _is_beat(words, begin, head)
            state = country_meant(entity[1]) if words.label[begin] == "GPE" else None
            begin, affiliation = entity[0], affiliation if beat else entity[1]
        elif words.text[begin] in REMARKS:
            begin += 1
        else:
            break
    if words.lower[head] in _ON_SHOWS:
        affiliation = affiliation if country_meant(affiliation or "") else None
    elif affiliation is None and not _is_beat(words, begin, head):
        affiliation = _affiliation_inside(words, begin, head)
    return RolePhrase(begin, end, head, start, affiliation)


def _is_passing(words: Words, index: int) -> bool:
    """Whether a word says something of this day only: "visiting"; "Current" begins a sentence."""
    first = index == words.sentence_start(index) and not words.label[index]
    return (words.lower[index] if first else words.text[index]) in PASSING


def _is_beat(words: Words, begin: int, head: int) -> bool:
    """Whether a reporter's title tells of where, and not for whom: "Kenya correspondent"."""
    return words.lower[head] in _ON_BEATS and words.label[begin] in {"GPE", "LOC"}


def _owning_body(words: Words, start: int, head: int) -> tuple[int, str] | None:
    """Where the office begins behind the body it belongs to: "Tesla rival BYD's chairman"."""
    for index in range(head - 1, start + 1, -1):
        if words.text[index] in POSSESSIVES and words.label[index - 1] == "ORG":
            first = index - 1
            while first > start and words.label[first - 1] == "ORG":
                first -= 1
            apart = first > start and words.lower[first - 1] not in OPENS_ROLE
            body = words.said(first, index)
            return (index + 1, country_meant(body) or body) if apart else None
    return None


def _end_of_body(words: Words, index: int, country_end: int, head: int) -> int:
    """The end of a body's name that begins with a country: "British Museum director", or 0.

    A state's own ministry is told as the state's.
    """
    if words.label[index] != "ORG" or words.label[country_end : country_end + 1] != ["ORG"]:
        return 0
    stop = country_end
    while stop < head and words.label[stop] == "ORG":
        stop += 1
    said = words.lower[index:stop]
    of_state = not _OF_STATES.isdisjoint(said) or any(map(office, said)) or said[-1] in MODIFIERS
    return 0 if of_state or words.lower[stop] in _OFFICES_OF_STATES else stop


def _counts(words: Words, index: int) -> bool:
    """Whether a word only says how many there are: "two climbers, Ada Lind and Bo Orlan"."""
    said = words.pos[index] == "NUM" and words.text[index].isalpha()
    return said and not is_glue(words, index + 1)  # "one-time" says when


def _owner_noun(words: Words, begin: int, head: int) -> int:
    """Where a role goes on behind a common noun in the possessive: "the bank's director", or 0."""
    index = begin
    while index < head - 1 and words.pos[index] in {"NOUN", "ADJ"} and not words.label[index]:
        if not words.text[index].islower():
            return 0
        index += 1
        if words.text[index] in POSSESSIVES:
            thing = words.pos[index - 1] == "NOUN" and not office(words.lower[index - 1])
            return index + 1 if thing else 0
    return 0


def _age(words: Words, begin: int, head: int) -> int:
    """Where a role goes on behind an age in words: "the nineteen-year-old striker", or 0."""
    for index in range(begin, min(begin + _LONGEST_AGE, head)):
        if words.lower[index] == "old" and words.lower[index - 2 : index - 1] in _YEARS:
            return index + 1
    return 0


def _owner_in_office(words: Words, begin: int, head: int) -> int:
    """Where a role goes on behind the owner that a determiner begins: "the president's", or 0."""
    for index in range(begin + 2, head):
        if words.text[index] in POSSESSIVES:
            return index + 1 if office(words.lower[index - 1]) else 0
    return 0


def _is_nameless(words: Words, begin: int, end: int) -> bool:
    """Whether an owner says nothing of a bearer: "the president's lawyer" is a lawyer.

    Whose brother or critic somebody is stays told, and so does whose envoy "the Lorvan president's
    envoy" is: there the owner says for which state.
    """
    named = any(words.label[begin:end])
    return not named and not any(country_meant(words.text[at]) for at in range(begin, end))


def _name_at(words: Words, begin: int, head: int) -> tuple[int, str | None] | None:
    """The end and the affiliation of a country or owner at the front; no affiliation: it stays."""
    if words.lower[begin] in DETERMINERS:
        return None
    stop = begin
    while (
        stop < head
        and words.label[stop] in NAMES
        and (stop == begin or words.label[stop] == words.label[begin])
    ):
        stop += 1
    owned = stop < head and words.text[stop] in POSSESSIVES
    for last in range(min(begin + 4, head), begin, -1):
        country = country_meant(words.said(begin, last))
        if country is not None and (body := _end_of_body(words, begin, last, head)):
            return (body, None)
        if country is not None:
            owned = words.text[last] in POSSESSIVES
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
    links = {"of", "at", "for", "from"} if spokesman else {"of", "at", "from"}
    index_of_head = index - 1
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
    return _unknown_state(words, index_of_head, end)


def _unknown_state(words: Words, head: int, end: int) -> str | None:
    """The state of "prime minister of Lorva" that the tagger does not know."""
    prime = words.lower[head] == "minister" and words.lower[head - 1 : head] == ["prime"]
    if not (prime or words.lower[head] in _OF_LANDS) or words.lower[head + 1 : head + 2] != ["of"]:
        return None
    stop = head + 2
    while stop < end and words.pos[stop] == "PROPN" and not words.label[stop]:
        stop += 1
    return words.said(head + 2, stop) if stop > head + 2 else None


def _affiliation_inside(words: Words, begin: int, head: int) -> str | None:
    """The country or organisation inside the title itself."""
    return _first_name(words, begin, head)


def _first_name(words: Words, begin: int, end: int) -> str | None:
    index = begin
    while index < end:
        for last in range(min(index + 4, end), index, -1):
            country = country_meant(words.said(index, last))
            if country is not None and (body := _end_of_body(words, index, last, end)):
                return words.said(index, body)
            if country is not None and words.lower[last : last + 1] in _PARTS_OF_FIRMS:
                return None  # "the head of its Lorvan business"
            if country is not None:
                return _named_behind(words, last, end) or country
        if words.label[index] in {"ORG", "GPE"} or words.text[index] in UNMARKED_BODIES:
            stop = _end_of_name(words, index, end)
            # "Foreign Ministry" does not say whose, "menswear podcast" is no name
            named = words.lower[stop - 1] not in _HOUSES and not _begins_small(words, index)
            if words.label[index] == "ORG" and words.text[stop : stop + 1] in _SMALL_HOUSES:
                named = False  # "Works council head"
            if named:
                first = index
                if words.lower[first] in _PARTY_WORDS and words.text[stop - 1] in _CHAMBERS:
                    first += 1  # "Republican Senate candidate"
                return words.said(first, stop).strip("\"“”'‘’ ")
            index = stop
            continue
        index += 1
    return None


def _begins_small(words: Words, index: int) -> bool:
    """Whether a body's name begins with a small letter that is no particle's: not "al Orlan"."""
    small = words.text[index][0] in _SMALL
    return small and not (words.lower[index] in PARTICLES and words.text[index + 1][0].isupper())


def _end_of_name(words: Words, index: int, end: int) -> int:
    """The end of the body or place that begins at a token, as its label goes or better."""
    stop = index + 1
    while stop < end and words.label[stop] == words.label[index]:
        stop += 1
    while stop == end and stop > index + 1 and words.lower[stop - 1] in _OF_OFFICES:
        stop -= 1  # "Department of Justice Special" "Counsel"
    if words.lower[stop - 1] in _PARTY_WORDS and words.text[stop] in _DEMOCRATS:
        stop += 1  # "Liberal" "Democrat leader"
    return stop


def _named_behind(words: Words, index: int, end: int) -> str | None:
    """The company in "the Lorvan carmaker Orlan Motors", which tells more than its country."""
    noun = index
    while noun < end and words.text[noun].islower() and words.pos[noun] in {"NOUN", "ADJ"}:
        noun += 1
    stop = noun
    while stop < end and words.label[stop] == "ORG":
        stop += 1
    return words.said(noun, stop) if index < noun < stop else None
