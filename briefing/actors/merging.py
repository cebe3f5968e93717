"""One person, organisation or group from its appearances in many articles."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from briefing.model import ActorType, Appearance, Reading
from briefing.names import fold, same_group, same_person, surname, words

# A name printed in brackets in a script that is not Latin: Greek to Arabic, Georgian, Indic, CJK.
_NATIVE = re.compile(
    r"\s*[(\[]\s*([\u0370-\u1fff\u2e80-\ud7ff][\u0370-\u1fff\u2e80-\ud7ff \-'’.]*?)\s*[)\]]"
)

_BODIES = frozenset(
    """the of and for on a state national federal central supreme high constitutional foreign
    finance interior justice defence defense trade economy economic energy health education
    agriculture transport labor labour culture tourism environment security home affairs external
    ministry ministries department office press bureau senate parliament assembly congress house
    representatives cabinet government council court bank army navy air force police presidency
    treasury embassy consulate prosecutor general prosecutors election commission archdiocese
    municipality city upper lower chamber""".split()
)


@dataclass(slots=True, kw_only=True, eq=False)
class Person:
    """All appearances of one actor, of whatever type, oldest first."""

    type: ActorType
    appearances: list[tuple[Reading, Appearance]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest form; among as full ones the one most articles print."""
        forms = Counter(appearance.name for _, appearance in self.appearances)
        return max(forms, key=lambda form: (len(words(form)), forms[form], form))

    @property
    def affiliations(self) -> frozenset[str]:
        """Every affiliation seen."""
        return frozenset(a.affiliation for _, a in self.appearances if a.affiliation)

    @property
    def native(self) -> str | None:
        """The name in its own script, where an article prints it in brackets."""
        for reading, appearance in reversed(self.appearances):
            text = reading.article.text
            printed = [(text[: found.start()], found[1]) for found in _NATIVE.finditer(text)]
            for form in appearance.mentions:
                for before, native in printed:
                    if before.endswith(form):
                        return native
        return None


def merge(readings: Iterable[Reading]) -> tuple[Person, ...]:
    """Group the appearances of all articles by who they are.

    Full names come first, so that a surname alone joins the one person who bears it; where two
    bear it, the affiliation decides, and without one it stays apart. Independent of the order of
    the readings.
    """
    ordered = sorted(readings, key=lambda r: (r.published, r.article.id, r.article.revision))
    pairs = [
        (reading, appearance)
        for reading in ordered
        for appearance in reading.analysis.actors
        if not appearance.media and fold(appearance.name)
    ]
    pairs.sort(key=lambda pair: -min(len(words(pair[1].name)), 2))
    people: list[Person] = []
    for reading, appearance in pairs:
        person = _who(appearance, people)
        if person is None:
            person = Person(type=appearance.type)
            people.append(person)
        person.appearances.append((reading, appearance))
    for person in people:
        person.appearances.sort(
            key=lambda pair: (pair[0].published, pair[0].article.id, pair[1].first)
        )
    return tuple(people)


def _who(appearance: Appearance, people: Sequence[Person]) -> Person | None:
    same = [person for person in people if _can_be(appearance, person)]
    if len(same) > 1 and appearance.affiliation:
        agreeing = [p for p in same if appearance.affiliation in p.affiliations]
        same = agreeing or same
    if len(same) > 1:
        exact = [p for p in same if fold(p.name) == fold(appearance.name)]
        same = exact if len(exact) == 1 else []
    return same[0] if same else None


def _can_be(appearance: Appearance, person: Person) -> bool:
    if appearance.type is not person.type:
        return False
    names = {other.name for _, other in person.appearances}
    if appearance.type is ActorType.PERSON:
        return _agrees(appearance, person) and all(
            same_person(appearance.name, name) for name in names
        )
    if appearance.type is ActorType.GROUP:
        return any(same_group(appearance.name, name) for name in names)
    if is_bare_body(appearance.name) and appearance.affiliation not in _stands_for(person):
        return False
    return any(_same_organisation(appearance, name) for name in names)


def _stands_for(person: Person) -> set[str | None]:
    return {other.affiliation for _, other in person.appearances}


def _agrees(appearance: Appearance, person: Person) -> bool:
    """A bare surname joins a person only if nothing says it is somebody else's."""
    if len(words(appearance.name)) > 1 or not appearance.affiliation or not person.affiliations:
        return True
    return appearance.affiliation in person.affiliations


def is_bare_body(name: str) -> bool:
    """Whether a name is one that many states have a body of: "Finance Ministry", "the Senate"."""
    return set(words(name)) <= _BODIES


def _same_organisation(appearance: Appearance, name: str) -> bool:
    forms = {fold(form).removeprefix("the ") for form in (appearance.name, *appearance.mentions)}
    return fold(name).removeprefix("the ") in forms


def bears(name: str, wanted: str) -> bool:
    """Whether an actor's name is the one a watchlist asks for: equal, or a matching person."""
    if fold(wanted) == fold(name):
        return True
    return len(words(wanted)) > 1 and surname(name) != "" and same_person(name, wanted)
