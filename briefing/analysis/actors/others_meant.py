"""Tell whether a description speaks of somebody else than the one who was named."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.actors.announcing import speaks_behind
from briefing.analysis.actors.beside_names import beside_name
from briefing.analysis.actors.descriptions import Description
from briefing.analysis.actors.named import Person
from briefing.analysis.actors.role_phrases import RolePhrase
from briefing.analysis.words import Words
from briefing.gazetteer import country_meant, resolve_place

# "his critic Jon Lund", "her lawyer": somebody else than the one named before.
OWNED = frozenset({"his", "her", "their", "its"})


def means_another(
    words: Words, phrase: RolePhrase, person: Person, waiting: Sequence[tuple[int, Description]]
) -> bool:
    """Whether a description is of somebody else than the last one named.

    "His lawyer said" is said of another; so is an office that speaks beside a name in one
    sentence, and "the adviser" after "an adviser".
    """
    owned = words.lower[phrase.phrase_start] in OWNED
    # The president's critic is not the president.
    served = any(
        words.lower[phrase.head] in words.lower[known.phrase_start : known.head]
        for _, known in person.roles
    )
    if owned or served or speaks_behind(words, phrase):
        return True
    sentence = words.sentence[phrase.head]
    if any(words.sentence[m.start] == sentence for m in person.mentions):
        return True
    head = words.lower[phrase.head]
    last = max((m.start for m in person.mentions if m.start < phrase.phrase_start), default=0)
    return any(
        words.lower[known.phrase.head] == head or (known.definite and at > last)
        for at, known in waiting
    )


def is_of_elsewhere(words: Words, phrase: RolePhrase, person: Person) -> bool:
    """Whether another country is told beside the name: of Lorva's Lind and Ost's president."""
    home = phrase.affiliation and beside_name(words, person)
    return bool(home) and home != phrase.affiliation


def is_other(words: Words, description: Description, person: Person) -> bool:
    """Whether "Lorva's minister" is somebody else than a minister of no stated country."""
    phrase = description.phrase
    owned = words.lower[phrase.phrase_start] not in {"the", "this", "that"}
    known = any(p.affiliation for _, p in person.roles)
    told = owned and phrase.affiliation is not None
    return not known and (told or is_foreign(words, phrase))


def is_foreign(words: Words, phrase: RolePhrase) -> bool:
    """Whether an office is of another country than that a text is told from, by its dateline."""
    if phrase.affiliation is None:
        return False
    return home_of_text(words) not in {None, country_meant(phrase.affiliation)}


def home_of_text(words: Words) -> str | None:
    """The country of the first dateline that a text has, if any."""
    return resolve_place(words.told_from.town).country if words.told_from else None


def gives_country(
    at: int, description: Description, person: Person, people: Sequence[Person]
) -> bool:
    """Whether a description would say the country of an office that is told without one.

    It may, unless it speaks of anyone ("a Lorvan minister") or of somebody named before it of
    whom nothing was told: "Lind's journey is fixed. The Lorvan minister will see Minister X".
    """
    told = [phrase for _, phrase in person.roles]
    if not told or description.phrase.affiliation is None or any(p.affiliation for p in told):
        return False
    return not description.definite or any(
        not other.roles and other.mentions[0].start < at for other in people
    )
