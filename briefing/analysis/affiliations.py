"""Say which country or organisation a person stands for, where the role itself does not tell."""

from __future__ import annotations

from collections import Counter

from briefing.analysis.groups import Group
from briefing.analysis.nations import country_meant
from briefing.analysis.people import Person
from briefing.analysis.places import PlaceKind, resolve_place
from briefing.analysis.titles import office
from briefing.analysis.words import Words


def settle_affiliations(words: Words, people: list[Person], groups: list[Group]) -> None:
    """Give people and groups the affiliation the text tells, the surest sign first."""
    at = {
        index: person
        for person in people
        for mention in person.mentions
        for index in range(mention.start, mention.end)
    }
    for person in people:
        person.affiliation = _from_roles(person)
    for group in groups:
        leaders = [at[index] for index in group.leaders if index in at]
        for leader in leaders:
            leader.affiliation = leader.affiliation or group.affiliation
            group.affiliation = group.affiliation or leader.affiliation
    for person in people:
        if person.affiliation is None and person.roles:
            person.affiliation = _from_neighbour(words, person, at) or _from_text(words, person)


def _from_roles(person: Person) -> str | None:
    found = Counter(phrase.affiliation for _, phrase in person.roles if phrase.affiliation)
    if not found:
        return None
    name = max(found, key=lambda known: found[known])
    return _country(name)


def _country(name: str) -> str:
    """The country of a city that stands for it; any other name as it is."""
    place = resolve_place(name)
    if place.kind in {PlaceKind.CITY, PlaceKind.TERRITORY} and place.country:
        return name
    return country_meant(name) or name


def _from_neighbour(words: Words, person: Person, at: dict[int, Person]) -> str | None:
    """Of two people joined by "and", one may be told and meant for both."""
    for mention in person.mentions:
        after = mention.end
        if after < len(words) and words.lower[after] == "and":
            for index in range(after + 1, min(after + 12, words.sentence_end(after))):
                other = at.get(index)
                if other is not None:
                    return other.affiliation if _bare(words, other) else None
    return None


def _bare(words: Words, person: Person) -> bool:
    """Whether a person is told by an apposition only, so that the "and" joins two names."""
    mention = person.mentions[0]
    return mention.title.role is None and bool(person.roles) and len(words) > 0


def _from_text(words: Words, person: Person) -> str | None:
    """The country spoken of last before the person, for an office that some country must have."""
    if not any(office(words.lower[phrase.head]) for _, phrase in person.roles):
        return None
    first = person.mentions[0].start
    sentence = words.sentence[first]
    for index in range(first - 1, -1, -1):
        if sentence - words.sentence[index] > 1:
            break
        if words.label[index] in {"GPE", "NORP"}:
            country = country_meant(words.said(max(0, index - 1), index + 1)) or country_meant(
                words.text[index]
            )
            if country is not None:
                return country
    return None
