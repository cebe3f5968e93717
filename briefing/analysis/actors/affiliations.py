"""Say which country or organisation a person stands for, where the role itself does not tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefing.analysis.actors.beside_names import beside_name
from briefing.analysis.actors.best_role import best_role, is_past
from briefing.analysis.actors.country_in_text import (
    OPPOSITE,
    Told,
    countries_told,
    country_spoken_of,
    only_country_acting,
)
from briefing.analysis.actors.institutions import (
    give_houses_to,
    give_offices_to,
    is_bare_house,
    state_of_house,
    state_of_legislator,
    state_of_office,
    state_of_party,
    state_of_seat,
    state_spoken_of,
)
from briefing.analysis.actors.named import Person
from briefing.analysis.actors.organisations import Organisation
from briefing.analysis.actors.references import Reference
from briefing.analysis.actors.role_phrases import RolePhrase
from briefing.analysis.actors.superiors import from_body_named, from_superior
from briefing.analysis.actors.unnamed_groups import Group
from briefing.analysis.words import Words
from briefing.gazetteer import PlaceKind, country_meant, resolve_place

_CLERGY = frozenset({"cardinal", "archbishop", "bishop", "monsignor"})


def settle_affiliations(
    words: Words,
    people: list[Person],
    organisations: list[Organisation],
    groups: list[Group],
    references: Iterable[Reference],
) -> None:
    """Give people, bodies and groups the affiliation the text tells, the surest sign first."""
    pronouns = {r.start: people[r.person] for r in references if r.kind == "pronoun"}
    told = tuple(countries_told(words)) if any(p.roles for p in people) else ()
    _settle_people(words, people, organisations, groups, pronouns, told)
    for organisation in organisations:
        state = state_of_house(organisation.fullest.printed)
        organisation.affiliation = organisation.affiliation or state
    spoken_of = state_spoken_of(words)
    if spoken_of is not None:
        give_offices_to(spoken_of, words, people)
        give_houses_to(spoken_of, organisations)
        return
    for person in people:
        if person.affiliation is None and person.roles:
            country = only_country_acting(words, person, people, told)
            if all(body.affiliation in {None, country} for body in organisations):
                person.affiliation = country


def _settle_people(
    words: Words,
    people: list[Person],
    organisations: list[Organisation],
    groups: list[Group],
    pronouns: dict[int, Person],
    told: Told,
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
            or beside_name(words, person)
            or state_of_party(words, person)
        )
    for group in groups:
        leaders = [at[index] for index in group.leaders if index in at]
        for leader in leaders:
            leader.affiliation = leader.affiliation or group.affiliation
            group.affiliation = group.affiliation or leader.affiliation
    meant = {**at, **pronouns}
    for person in people:
        if person.affiliation is None and person.roles:
            person.affiliation = (
                from_superior(words, person, meant)
                or from_body_named(words, person, organisations)
                or _from_neighbour(words, person, at)
                or country_spoken_of(words, person, people, told)
                or state_of_seat(words, person)
            )


def _from_roles(words: Words, person: Person) -> str | None:
    for _, phrase in person.roles:
        state = state_of_office(
            words.said(phrase.start, phrase.end), phrase.affiliation
        ) or state_of_legislator(words, phrase)
        if state is not None:
            clerical = _CLERGY.intersection(words.lower[p.head] for _, p in person.roles)
            return "Vatican" if clerical else state
    printed = best_role(words, person.roles)
    found = Counter(
        phrase.affiliation
        for _, phrase in person.roles
        if phrase.affiliation
        and not is_bare_house(phrase.affiliation)
        # A president does not stand for the party that he leads as well.
        and (phrase is printed or not phrase.affiliation.lower().endswith(" party"))
        and (phrase is printed or not _is_of_former_days(words, phrase))
    )
    if not found:
        return None
    name = max(found, key=lambda known: found[known])
    return _country(name)


def _is_of_former_days(words: Words, phrase: RolePhrase) -> bool:
    """Whether somebody stands no longer for it: the city that a party's candidate once governed.

    The country of a former minister is his country still.
    """
    return is_past(words, phrase) and country_meant(phrase.affiliation or "") is None


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
                    opposite = any(words.lower[p.head] in OPPOSITE for _, p in other.roles)
                    joined = _bare(words, other) and not opposite
                    return other.affiliation if joined else None
    return None


def _bare(words: Words, person: Person) -> bool:
    """Whether a person is told by an apposition only, so that the "and" joins two names."""
    mention = person.mentions[0]
    return mention.title.role is None and bool(person.roles) and len(words) > 0
