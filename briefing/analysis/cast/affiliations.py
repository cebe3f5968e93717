"""Say which country or organisation a person stands for, where the role itself does not tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefing.analysis.cast.groups import Group
from briefing.analysis.cast.institutions import (
    give_houses_to,
    give_offices_to,
    is_bare_house,
    state_of_house,
    state_of_office,
    state_of_party,
    state_spoken_of,
)
from briefing.analysis.cast.organisations import Organisation
from briefing.analysis.cast.people import NameMention, Person
from briefing.analysis.cast.role_phrases import is_glue
from briefing.analysis.cast.titles import office
from briefing.analysis.lexicon import words as word_set
from briefing.analysis.words import Words
from briefing.gazetteer import PlaceKind, country_meant, is_capital, resolve_place
from briefing.names import fold

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
_CLERGY = frozenset({"cardinal", "archbishop", "bishop", "monsignor"})
_OWNED = (["'s"], ["’s"])
_TAKEN_UP = 2  # sentences after which "the bank" may still mean the one named
_OPPOSITE = frozenset({"counterpart", "counterparts"})
_OF_STATES = word_set(
    "president premier minister chancellor king queen justice governor senator general monarch",
    "councilor lawmaker mp congressman emir sultan",
)


def settle_affiliations(
    words: Words, people: list[Person], organisations: list[Organisation], groups: list[Group]
) -> None:
    """Give people, bodies and groups the affiliation the text tells, the surest sign first."""
    _settle_people(words, people, organisations, groups)
    for organisation in organisations:
        state = state_of_house(organisation.fullest.printed)
        organisation.affiliation = organisation.affiliation or state
    spoken_of = state_spoken_of(words)
    if spoken_of is not None:
        give_offices_to(spoken_of, words, people)
        give_houses_to(spoken_of, organisations)


def _settle_people(
    words: Words, people: list[Person], organisations: list[Organisation], groups: list[Group]
) -> None:
    at = {
        index: person
        for person in people
        for mention in person.mentions
        for index in range(mention.start, mention.end)
    }
    for person in people:
        person.affiliation = (
            _from_roles(words, person)
            or _beside_name(words, person)
            or state_of_party(words, person)
        )
    for group in groups:
        leaders = [at[index] for index in group.leaders if index in at]
        for leader in leaders:
            leader.affiliation = leader.affiliation or group.affiliation
            group.affiliation = group.affiliation or leader.affiliation
    for person in people:
        if person.affiliation is None and person.roles:
            person.affiliation = (
                _from_superior(words, person, at)
                or _from_body_named(words, person, organisations)
                or _from_neighbour(words, person, at)
                or _from_text(words, person, people)
            )


def _from_roles(words: Words, person: Person) -> str | None:
    for _, phrase in person.roles:
        state = state_of_office(words.said(phrase.start, phrase.end), phrase.affiliation)
        if state is not None:
            clerical = _CLERGY.intersection(words.lower[p.head] for _, p in person.roles)
            return "Vatican" if clerical else state
    told = (phrase.affiliation for _, phrase in person.roles if phrase.affiliation)
    found = Counter(name for name in told if not is_bare_house(name))
    if not found:
        return None
    name = max(found, key=lambda known: found[known])
    return _country(name)


def _beside_name(words: Words, person: Person) -> str | None:
    """The country in "Norway's Ada Lind" or "Ada Lind of Norway"."""
    for mention in person.mentions:
        before = mention.title.start - 1
        if before > 0 and words.text[before] in {"'s", "’s"}:
            country = country_meant(words.said(max(0, before - 2), before)) or country_meant(
                words.text[before - 1]
            )
            if country is not None:
                return country
            if words.label[before - 1] == "ORG":
                return _name_ending_at(words, before)
        if words.lower[mention.end : mention.end + 1] == ["of"]:
            for stop in (mention.end + 3, mention.end + 2):
                country = country_meant(words.said(mention.end + 1, min(stop, len(words))))
                if country is not None:
                    return country
            body = _body_at(words, mention.end + 1)
            if body is not None:
                return body
    return None


def _body_at(words: Words, index: int) -> str | None:
    """The organisation whose name begins at a token, its article not counted: "of the Y Institute".

    Not one that is only short for an office ("of State").
    """
    index += words.lower[index : index + 1] == ["the"]
    end = index
    while end < len(words) and words.label[end] == "ORG":
        end += 1
    if end == index or is_bare_house(words.said(index, end)):
        return None
    return words.said(index, end)


def _name_ending_at(words: Words, end: int) -> str:
    start = end
    while start > 0 and words.label[start - 1] == words.label[end - 1]:
        start -= 1
    return words.said(start, end)


def _country(name: str) -> str:
    """The country of a city that stands for it; any other name as it is."""
    place = resolve_place(name)
    if place.kind in {PlaceKind.CITY, PlaceKind.TERRITORY} and place.country:
        return name
    return country_meant(name) or name


def _from_superior(words: Words, person: Person, at: dict[int, Person]) -> str | None:
    """An aide stands for what his president stands for."""
    for _, phrase in person.roles:
        begin = phrase.phrase_start
        owned = begin > 1 and words.text[begin - 1] in {"'s", "’s"}
        for index in range(begin - 2 if owned else begin, phrase.end):
            superior = at.get(index)
            if superior is not None and superior is not person and superior.affiliation:
                return superior.affiliation
    return None


def _from_body_named(
    words: Words, person: Person, organisations: list[Organisation]
) -> str | None:
    """The body that "the institute's director" speaks of: the last one whose name says its kind."""
    for _, phrase in person.roles:
        start = phrase.phrase_start
        owned = words.text[start + 2 : start + 3] in _OWNED
        if not owned or words.lower[start] not in {"the", "its"}:
            continue
        kind = words.lower[start + 1]
        named = [
            (mention.start, organisation)
            for organisation in organisations
            for mention in organisation.mentions
            if mention.start < start and kind in fold(organisation.fullest.printed).split()
        ]
        last, body = max(named, key=lambda one: one[0], default=(0, None))
        if body is not None and words.sentence[start] - words.sentence[last] <= _TAKEN_UP:
            return body.fullest.printed
    return None


def _from_neighbour(words: Words, person: Person, at: dict[int, Person]) -> str | None:
    """Of two people joined by "and", one may be told and meant for both."""
    for mention in person.mentions:
        after = mention.end
        if after < len(words) and words.lower[after] == "and":
            for index in range(after + 1, min(after + 12, words.sentence_end(after))):
                other = at.get(index)
                if other is not None:
                    opposite = any(words.lower[p.head] in _OPPOSITE for _, p in other.roles)
                    joined = _bare(words, other) and not opposite
                    return other.affiliation if joined else None
    return None


def _bare(words: Words, person: Person) -> bool:
    """Whether a person is told by an apposition only, so that the "and" joins two names."""
    mention = person.mentions[0]
    return mention.title.role is None and bool(person.roles) and len(words) > 0


def _from_text(words: Words, person: Person, people: list[Person]) -> str | None:
    """The country spoken of just before an office that some country must have.

    Not one that has another holder of the same office in the text: of "the Lorvan president and
    President Orlan", only the first is Lorvan. Rather none than a wrong one: right in 20 of 23
    cases of the development set (2026-11), where looking farther back was right in 6 of 24.
    """
    offices = {words.lower[phrase.head] for _, phrase in person.roles}
    if not offices & _OF_STATES:
        return None
    claimed = {
        other.affiliation
        for other in people
        if other is not person
        and (offices | _OPPOSITE) & {words.lower[p.head] for _, p in other.roles}
    }
    first = person.mentions[0]
    titles = {
        index
        for other in people
        for _, phrase in other.roles
        for index in range(phrase.phrase_start, phrase.end)
    }
    told = list(_countries(words))
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
    if not start:
        return False
    before = words.lower[max(0, start - 6) : start - 1]
    last = words.lower[start - 1]
    if last == "with":
        return bool(_TALKS.intersection(before))
    if last == "by":
        return bool(_INVITING.intersection(before[-1:]))
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


def _countries(words: Words) -> Iterator[tuple[int, str]]:
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
