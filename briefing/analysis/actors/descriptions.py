"""Find the phrases and pronouns that speak of one person without a name: "the president", "she"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.analysis.actors.named import Person
from briefing.analysis.actors.role_owners import POSSESSIVES
from briefing.analysis.actors.role_phrases import RolePhrase, is_nominal, read_role
from briefing.analysis.actors.titles import is_plural, office
from briefing.analysis.lexicon import words as word_set
from briefing.analysis.words import Words

MASCULINE = word_set("he him his himself")
FEMININE = word_set("she her hers herself")
PRONOUNS = MASCULINE | FEMININE
_DEFINITE = word_set("the this that their his her its")
_OPENING = _DEFINITE | {"a", "an"}
_OWNERS = frozenset({"GPE", "ORG", "NORP"})
_OF_NAMES = frozenset({"'s", "’s"})


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase that describes one person."""

    phrase: RolePhrase
    definite: bool


def events(words: Words, people: list[Person]) -> Iterator[tuple[int, int | Description | None]]:
    """Names (a person's number), descriptions and pronouns (None) in reading order."""
    names: dict[int, int] = {}
    taken: set[int] = set()
    for number, person in enumerate(people):
        for mention in person.mentions:
            names[mention.start] = number
            taken.update(range(mention.title.start, mention.end))
        for _, phrase in person.roles:
            taken.update(range(phrase.start, phrase.end))
    index = 0
    while index < len(words.text):
        lower = words.lower[index]
        if index in names:
            yield index, names[index]
        elif lower in PRONOUNS and index not in taken:
            yield index, None
        description = None
        if index and words.text[index - 1] in _OF_NAMES:
            description = _owned_by_name(words, index, taken)
        opens = lower in _OPENING or words.label[index] in _OWNERS
        if opens and description is None and index not in taken:
            description = _description_at(words, index, taken)
        if description is not None:
            yield index, description
            index = max(index, description.phrase.head)
        index += 1


def _description_at(words: Words, index: int, taken: set[int]) -> Description | None:
    """The description that begins at a token, if one does."""
    lower = words.lower[index]
    definite = lower in _DEFINITE
    if lower not in _OPENING:
        if not _begins_owner(words, index):
            return None
        definite = True
    limit = words.sentence_end(index)
    phrase = read_role(words, index, limit) or _owner_of_a_thing(words, index, limit)
    if phrase is None or is_plural(words.lower[phrase.head]):
        return None
    if phrase.head in taken or office(words.lower[phrase.head]) in {"general", "private"}:
        return None
    if phrase.end < len(words) and words.label[phrase.end] == "PERSON":
        return None
    end = phrase.end
    return Description(
        RolePhrase(phrase.start, end, phrase.head, index, phrase.affiliation), definite
    )


def _owner_of_a_thing(words: Words, index: int, limit: int) -> RolePhrase | None:
    """Whose a thing is: "the prime minister's visit", "Lorva's president's plane"."""
    found = None
    stop = index + 1
    while stop < limit and (is_nominal(words, stop) or words.text[stop] in POSSESSIVES):
        if words.text[stop] in POSSESSIVES:
            found = read_role(words, index, stop) or found
        stop += 1
    return found


def _owned_by_name(words: Words, index: int, taken: set[int]) -> Description | None:
    """The description behind a person's name in the possessive: "Orlan's lawyer said"."""
    if words.label[index - 2] != "PERSON":
        return None
    phrase = read_role(words, index, words.sentence_end(index))
    if phrase is None or phrase.head in taken or is_plural(words.lower[phrase.head]):
        return None
    if phrase.end < len(words) and words.label[phrase.end] == "PERSON":
        return None
    return Description(phrase, definite=True)


def _begins_owner(words: Words, index: int) -> bool:
    """Whether a country in the possessive begins here: "Lorva's foreign minister"."""
    if words.label[index] not in _OWNERS:
        return False
    if index and (is_nominal(words, index - 1) or words.lower[index - 1] in {"the", "a", "an"}):
        return False
    stop = index
    while stop < len(words) and words.label[stop] == words.label[index]:
        stop += 1
    return stop < len(words) and words.text[stop] in POSSESSIVES
