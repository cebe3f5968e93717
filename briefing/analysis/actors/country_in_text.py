"""Which country a text speaks of just before an office that some country must have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analysis.actors.announcing import SUBJECTS
from briefing.analysis.actors.named import NameMention, Person
from briefing.analysis.actors.role_phrases import is_glue
from briefing.analysis.actors.titles import office
from briefing.analysis.lexicon import words as word_set
from briefing.analysis.words import Words
from briefing.gazetteer import country_meant, is_capital, resolve_place

_NATIONS = frozenset({"country", "nation", "kingdom", "republic"})
# Whose office is a part of the country only.
_OF_PARTS = word_set("provincial regional local county city municipal state district")
_LEAGUES = {"United Nations", "European Union"}  # they have no minister, king or governor
_NEAR = 10  # tokens between a country and the office it is read for
_RECEIVING = word_set("meet met meets meeting host hosts greet greeted thanked")
# What is held with somebody, and what somebody does to a guest: "talks with President X".
_TALKS = word_set(
    "talk talks meet meets met meeting meetings summit dinner lunch breakfast conversation",
    "discussions negotiations consultations session audience agreement",
)
_INVITING = word_set("invited received hosted greeted welcomed met")
_THERE = word_set("to in at visit visits visited visiting")
# A new clause: what it speaks of need not be what was spoken of before.
_TURNS = word_set("but while whereas although though because")
_TOWARDS = word_set("to for visit visits visited visiting toward towards into against on")
_ACROSS = word_set("with from between near beyond across")
_OF_STATES = word_set(
    "president premier minister chancellor king queen justice governor senator general monarch",
    "councilor lawmaker mp congressman emir sultan",
)
_POSSESSIVES = (["his"], ["her"], ["their"])
# Whom something is done to may be of another country: "left to visit the king of Lorva".
_OBJECTS = frozenset({"obj", "iobj", "obl"})
OPPOSITE = frozenset({"counterpart", "counterparts"})


Told = Sequence[tuple[int, str]]


def country_spoken_of(words: Words, person: Person, people: list[Person], told: Told) -> str | None:
    """The country spoken of just before an office that some country must have.

    Not one that has another holder of the same office in the text: of "the Lorvan president and
    President Orlan", only the first is Lorvan. Rather none than a wrong one: right in 20 of 23
    cases of the development set (2026-11), where looking farther back was right in 6 of 24.

    Args:
        words: The text.
        person: Whose office it is.
        people: Everybody named.
        told: Where which countries are spoken of.
    """
    if (nation := _nation_behind(words, person, told)) is not None:
        return nation
    offices = {words.lower[phrase.head] for _, phrase in person.roles}
    if not offices & _OF_STATES:
        return None
    claimed = {
        other.affiliation
        for other in people
        if other.affiliation
        and other is not person
        and (offices | OPPOSITE) & {words.lower[p.head] for _, p in other.roles}
    }
    first = person.mentions[0]
    titles = {
        index
        for other in people
        for _, phrase in other.roles
        for index in range(phrase.phrase_start, phrase.end)
    }
    goals = {country for index, country in told if _is_goal(words, index)}
    floor = _clause_start(words, first.start)
    if _receives(words, first):
        # Who receives somebody is where that one goes: not the "force for Sudan" of the talks.
        told = [(index, country) for index, country in told if _is_there(words, index)]
    elif words.lower[first.title.start - 1 : first.title.start] == ["with"]:
        return None  # "discussed the war in Lorva with President X"
    else:
        floor = max(floor, first.title.start - _NEAR)
        floor = max(floor, _last_turn(words, floor, first.title.start))
        claimed |= goals | {country for index, country in told if _is_beside(words, index)}
        told = [(index, country) for index, country in told if not _is_deed(words, index)]
    spoken = [c for index, c in told if floor <= index < first.start and index not in titles]
    return next(
        (country for country in reversed(spoken) if country not in claimed | _LEAGUES), None
    )


def _nation_behind(words: Words, person: Person, told: Told) -> str | None:
    """The country that "the country's former premier" speaks of: the last one told before."""
    for _, phrase in person.roles:
        first = phrase.phrase_start
        owned = any(
            words.lower[i - 1] in _NATIONS and words.text[i] in {"'s", "’s"}
            for i in range(max(first - 1, 1), phrase.head)
        )
        if not owned:
            continue
        for index, country in reversed(told):
            if index < first:
                near = words.sentence[first] - words.sentence[index] <= 1
                return country if near and country not in _LEAGUES else None
    return None


def only_country_acting(
    words: Words, person: Person, people: list[Person], told: Told
) -> str | None:
    """The only country a text tells of, if that acts in it and did not receive this person.

    "Lorva executed three men. President Orlan ..." is Lorva's president; whoever is met, invited,
    or there where the country is told as a place, may be a guest.

    Args:
        words: The text.
        person: Who has a state's office and no country yet.
        people: Everybody named.
        told: Where which countries are spoken of.
    """
    offices = {
        words.lower[phrase.head]
        for _, phrase in person.roles
        if _OF_PARTS.isdisjoint(words.lower[phrase.phrase_start : phrase.head])
    }
    if not offices & _OF_STATES:
        return None
    states = [(index, country) for index, country in told if country not in _LEAGUES]
    spoken = {country for index, country in states if not _only_qualifies(words, index)}
    acting = {country for index, country in states if _acts(words, index)}
    if len(acting) != 1 or not spoken <= acting:
        return None
    (country,) = acting
    if any(_is_guest(words, mention, states) for mention in person.mentions):
        return None
    for other in people:
        held = {words.lower[phrase.head] for _, phrase in other.roles} & _OF_STATES
        elsewhere = other.affiliation not in {country, None}
        if other is not person and held and (elsewhere or held & offices):
            return None
    return country


def _acts(words: Words, index: int) -> bool:
    """Whether a country does something here, or its own people do: "Lorva", "Lorvan officials"."""
    if _is_goal(words, index) or _is_beside(words, index):
        return False
    head = words.head[index]
    own = words.dep[index] in {"nmod", "amod", "compound"}
    holder = office(words.lower[head]) and words.dep[head] not in _OBJECTS
    if own and (words.dep[head] in SUBJECTS or holder):
        return True
    return words.dep[index] in SUBJECTS


def _only_qualifies(words: Words, index: int) -> bool:
    """Whether a country only says of what kind something is: "a Lorvan company"."""
    head = words.head[index]
    small = words.pos[head] == "NOUN" and not office(words.lower[head])
    return small and words.dep[index] in {"amod", "compound"}


def _is_guest(words: Words, mention: NameMention, told: Told) -> bool:
    """Whether something is done to or with a person, or the country is a place in the sentence."""
    before = words.lower[mention.title.start - 1] if mention.title.start else ""
    inside = range(mention.start, mention.end)
    place = next((words.dep[i] for i in inside if words.head[i] not in inside), "")
    sentence = words.sentence[mention.start]
    there = any(words.sentence[i] == sentence and _is_there(words, i) for i, _ in told)
    return there or place in _OBJECTS or before in {"with", "to", "for", "and"}


def _clause_start(words: Words, index: int) -> int:
    """Where the part of a sentence begins that a semicolon closes off."""
    floor = words.sentence_start(index)
    while index > floor and words.text[index - 1] != ";":
        index -= 1
    return index


def _last_turn(words: Words, floor: int, stop: int) -> int:
    """Where the last clause before a token begins: behind "but", or "and" with a verb behind."""
    for index in range(stop - 1, floor, -1):
        verbal = {"VERB", "AUX"}.intersection(words.pos[index + 1 : index + 3])
        if words.lower[index] in _TURNS or (words.lower[index] == "and" and verbal):
            return index
    return floor


def _receives(words: Words, mention: NameMention) -> bool:
    """Whether somebody comes to see this person: "talks with President X", "invited by X".

    Not in "with Senator X saying" or "an account held by President X".
    """
    start = mention.title.start
    start -= words.lower[start - 1 : start] in _POSSESSIVES  # "meet his counterpart X"
    if start < 1:
        return False
    before = words.lower[max(0, start - 6) : start - 1]
    last = words.lower[start - 1]
    if last == "with":
        return bool(_TALKS.intersection(before))
    if last == "by":
        return bool(_INVITING.intersection(before))
    return last in _RECEIVING


def _is_there(words: Words, index: int) -> bool:
    """Whether a country is where somebody goes or is: "to Lorva", "in the Lorvan capital"."""
    index -= 1
    while index > 0 and words.lower[index] in {"the", "republic", "of", "kingdom", "state"}:
        index -= 1
    return index >= 0 and words.lower[index] in _THERE


def _is_deed(words: Words, index: int) -> bool:
    """Whether a nationality only says whose deed is spoken of: "Lorvan meddling".

    Of "Lorvan officials say President X" the officials are his own.
    """
    noun = index + 1
    lone = words.label[index] == "NORP" and words.pos[noun : noun + 1] == ["NOUN"]
    return lone and not office(words.lower[noun])


def _is_goal(words: Words, index: int) -> bool:
    """Whether a country is where somebody goes, and so rarely the speaker's own."""
    index -= 1
    while index > 0 and words.lower[index] in {"the", "republic", "of", "kingdom", "state"}:
        index -= 1
    return index >= 0 and words.lower[index] in _TOWARDS


def _is_beside(words: Words, index: int) -> bool:
    """Whether a country is told as one of two, or as the other side: "the border with Lorva"."""
    if words.lower[index - 1 : index] == ["the"]:
        index -= 1
    before = words.lower[max(0, index - 1) : index]
    return bool(before) and (before[0] in _ACROSS or before[0] == "and")


def countries_told(words: Words) -> Iterator[tuple[int, str]]:
    """Where which countries are spoken of; a capital stands for its country."""
    for entity in words.entities:
        if (
            entity.label not in {"GPE", "NORP"}
            or "PERSON" in words.label[entity.start : entity.end]
        ):
            continue
        said = words.said(entity.start, entity.end)
        country = country_meant(said)
        if country is None and entity.start and entity.end - entity.start == 1:
            country = country_meant(words.said(entity.start - 1, entity.end))
        if country is None and is_capital(said):
            country = resolve_place(said).country
        paired = is_glue(words, entity.end) or is_glue(words, entity.start - 1)
        if country is not None and not paired:
            yield entity.start, country
