"""Resolve what stands for a name: "the president", "the Lorvan leader", "she".

A running measure of attention decides: who was named last, most often and as subject. Who is
asked about must fit in gender, office and country.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.analysis.actors import announcing
from briefing.analysis.actors.announcing import SUBJECTS
from briefing.analysis.actors.best_role import LINKED, told_in_past
from briefing.analysis.actors.description_fit import SAME_COUNTRY, SAME_OFFICE, fit
from briefing.analysis.actors.descriptions import MASCULINE, Description, events
from briefing.analysis.actors.late_names import named_later
from briefing.analysis.actors.named import Person
from briefing.analysis.actors.others_meant import (
    OWNED,
    gives_country,
    is_foreign,
    is_of_elsewhere,
    is_other,
    means_another,
)
from briefing.analysis.actors.salience import Attention, earned
from briefing.analysis.actors.terms_of_office import read_terms
from briefing.analysis.actors.titles import RELATIONS, gender_of_title, is_plural
from briefing.analysis.words import Words

_ACTING = 0.9  # what subjects earn
_SPOKEN_FOR = 0.5  # who speaks for others is less likely to be meant by "he"
_OPEN_FOR = 2  # sentences a description waits for the name it announces


@dataclass(slots=True)
class Reference:
    """A description or pronoun and the number of the person it stands for."""

    start: int
    end: int
    person: int
    kind: str


@dataclass(slots=True)
class Unnamed:
    """Somebody of whom only an office is told.

    Attributes:
        head: The token of the office.
        gender: "m", "f" or "" if the office does not tell.
        pronouns: The tokens that stand for him or her.
    """

    head: int
    gender: str
    pronouns: list[int] = field(default_factory=list)


def find_references(words: Words, people: list[Person]) -> tuple[list[Reference], dict[int, int]]:
    """Say whom the descriptions and pronouns of a text stand for.

    People get the roles and genders that are learned on the way.

    Returns:
        What stands for people with names; and the pronouns that stand for one without, each with
        the token of the office that is all that is told.
    """
    resolver = _Resolver(words, people)
    references = resolver.run()
    read_terms(words, people, {r.start: r.person for r in references if r.kind == "pronoun"})
    return references, {p: one.head for one in resolver.unnamed for p in one.pronouns}


class _Resolver:
    """Goes through one text once."""

    def __init__(self, words: Words, people: list[Person]) -> None:
        self.words = words
        self.people = people
        self.attention = Attention()
        self.references: list[Reference] = []
        self.waiting: list[tuple[int, Description]] = []
        self.unnamed: list[Unnamed] = []
        self.seen: set[int] = set()
        self.acting: set[int] = set()
        # The first sentence with a verb: a description there is often named below.
        self._lead = next(
            (words.sentence[i] for i, pos in enumerate(words.pos) if pos in {"VERB", "AUX"}), 0
        )
        spans = ((n, m.start, m.end) for n, one in enumerate(people) for m in one.mentions)
        self.at = {i: n for n, start, end in spans for i in range(start, end)}

    def run(self) -> list[Reference]:
        """Visit names, descriptions and pronouns in reading order."""
        for start, what in events(self.words, self.people):
            self.attention.move_to(self.words.sentence[start])
            if isinstance(what, int):
                self._name(start, what)
            elif isinstance(what, Description):
                self._description(start, what)
            else:
                self._pronoun(start)
        for _, description in self.waiting:
            if (number := named_later(self.words, description, self.people)) is not None:
                self._link(description, number)
        return self.references

    def _speaks_for_others(self, number: int) -> bool:
        heads = (self.words.lower[phrase.head] for _, phrase in self.people[number].roles)
        return any(head.startswith("spokes") for head in heads)

    def _notice(self, number: int, start: int, end: int) -> None:
        worth = earned(self.words, start, end)
        self.attention.notice(
            number, worth * (_SPOKEN_FOR if self._speaks_for_others(number) else 1.0)
        )
        self.seen.add(number)
        if worth >= _ACTING:
            self.acting.add(number)

    def _name(self, start: int, number: int) -> None:
        person = self.people[number]
        mention = next(m for m in person.mentions if m.start == start)
        if number not in self.seen:
            self._answer_waiting(number, mention.start)
        self._notice(number, mention.title.start, mention.end)

    def _answer_waiting(self, number: int, start: int) -> None:
        """Join the first mention of a name to a description that announced it."""
        person = self.people[number]
        sentence = self.words.sentence[start]
        for position in range(len(self.waiting) - 1, -1, -1):
            at, description = self.waiting[position]
            if not 0 < sentence - self.words.sentence[at] <= _OPEN_FOR:
                continue
            if self._announces(description, at, person, start):
                del self.waiting[position]
                self._link(description, number)
                return

    def _announces(self, description: Description, at: int, person: Person, start: int) -> bool:
        words, head = self.words, self.words.lower[description.phrase.head]
        gender = gender_of_title(head)
        if gender and person.gender and gender != person.gender:
            return False
        if head in RELATIONS or gives_country(at, description, person, self.people):
            return False
        if any(not told_in_past(words, phrase) for _, phrase in person.roles):
            near = announcing.is_topic(words, description) or not is_foreign(
                words, description.phrase
            )
            return fit(words, description, person) >= (SAME_OFFICE if near else SAME_COUNTRY)
        qualified = announcing.is_qualified(words, description)
        if not qualified or not announcing.is_bare_name(words, person, start):
            return False
        speaks = description.definite and not head.startswith("spokes")
        if not speaks and not announcing.speaks(words, start):
            return False  # a spokesman speaks; somebody who saw or did something is another one
        before = range(self.words.sentence_start(start), start)
        first_name = not any(index in self.at for index in before)
        # "Among the beaten was Jon Lund", "his critic Jon Lund", "she left with Jon Lund": somebody
        # else is introduced
        other = start > 0 and self.words.pos[start - 1] == "AUX"
        owned = any(self.words.lower[index] in OWNED for index in [*before][-2:])
        owned = owned or announcing.is_company(self.words, start)
        lead = words.sentence[at] <= self._lead and announcing.is_topic(words, description)
        return first_name and not other and not owned and lead

    def _link(self, description: Description, number: int) -> None:
        phrase = description.phrase
        person = self.people[number]
        person.roles.append((LINKED, phrase))
        person.gender = person.gender or gender_of_title(self.words.lower[phrase.head])
        self.references.append(Reference(phrase.phrase_start, phrase.end, number, "description"))
        for position, one in enumerate(self.unnamed):
            if one.head == phrase.head:
                pronouns, one.pronouns = one.pronouns, []
                self.references += [Reference(i, i + 1, number, "pronoun") for i in pronouns]
                self.attention.notice(number, self.attention.weight.pop(-position - 1, 0.0))

    def _description(self, start: int, description: Description) -> None:
        phrase = description.phrase
        best, best_rank = None, (0.0, 0.0)
        for number in sorted(self.seen):
            if not description.definite:
                break
            if self._is_subject_of(number, phrase.head) or is_other(
                self.words, description, self.people[number]
            ):
                continue
            fits = fit(self.words, description, self.people[number])
            rank = (float(fits), self.attention.weight.get(number, 0.0))
            if fits > 0 and rank > best_rank:
                best, best_rank = number, rank
        if best is None:
            best = self._without_role(description)
            if best is not None:
                self.people[best].roles.append((LINKED - 1, phrase))
        if best is None:
            self.waiting.append((start, description))
            self._notice_unnamed(description)
            return
        self.references.append(Reference(phrase.phrase_start, phrase.end, best, "description"))
        self._notice(best, phrase.phrase_start, phrase.end)

    def _notice_unnamed(self, description: Description) -> None:
        """Let somebody without a name be as present as others: "he" may be the one."""
        phrase = description.phrase
        if not is_plural(self.words.lower[phrase.head]):
            gender = gender_of_title(self.words.lower[phrase.head])
            self.unnamed.append(Unnamed(phrase.head, gender))
            worth = earned(self.words, phrase.phrase_start, phrase.end)
            self.attention.notice(-len(self.unnamed), worth)

    def _gender(self, number: int) -> str:
        """The gender of a person, or of one of the unnamed, who count down from -1."""
        return self.people[number].gender if number >= 0 else self.unnamed[-number - 1].gender

    def _without_role(self, description: Description) -> int | None:
        """The person in the centre of attention, if nothing was told yet what he or she is."""
        weights = self.attention.weight
        if not description.definite or not weights:
            return None
        number = max(sorted(n for n in weights if n >= 0), key=lambda n: weights[n], default=None)
        if number is None:
            return None
        person = self.people[number]
        phrase = description.phrase
        head = self.words.lower[phrase.head]
        if is_foreign(self.words, phrase) or is_of_elsewhere(self.words, phrase, person):
            return None
        if means_another(self.words, phrase, person, self.waiting):
            return None
        gender = gender_of_title(head)
        fits = not (gender and person.gender and gender != person.gender)
        subject = self.words.dep[phrase.head] in SUBJECTS
        told = any(self.words.lower[p.head] not in RELATIONS for _, p in person.roles)
        known = number in self.acting and len(person.fullest.name.parts) > 1
        if told or not known or not fits or not subject or head in RELATIONS:
            return None
        return number

    def _pronoun(self, index: int) -> None:
        words = self.words
        gender = "m" if words.lower[index] in MASCULINE else "f"
        number = self._announced_by_pronoun(index, gender)
        if number is None:
            number = self._most_present(index, gender)
        if number is None:
            return
        if number < 0:
            self._stands_for_unnamed(index, gender, -number - 1)
            return
        person = self.people[number]
        person.gender = person.gender or gender
        self.references.append(Reference(index, index + 1, number, "pronoun"))
        self._notice(number, index, index + 1)

    def _stands_for_unnamed(self, index: int, gender: str, number: int) -> None:
        one = self.unnamed[number]
        one.gender = one.gender or gender
        one.pronouns.append(index)
        self.attention.notice(-number - 1, earned(self.words, index, index + 1))

    def _announced_by_pronoun(self, index: int, gender: str) -> int | None:
        """The number of the subject that a pronoun runs ahead of, if it fits in gender."""
        number = announcing.ahead_of(self.words, index, self.at)
        if number is None or self.people[number].gender not in {"", gender}:
            return None
        return number

    def _most_present(self, index: int, gender: str) -> int | None:
        """Whom a pronoun means: the number of a person, or of one of the unnamed."""
        weights = self.attention.weight
        fitting = [
            number
            for number in sorted(weights)
            if self._gender(number) in {"", gender} and not self._co_argument(index, number)
        ]
        if not fitting:
            return None
        return max(fitting, key=lambda n: (weights[n], n >= 0, self._gender(n) == gender))

    def _co_argument(self, index: int, number: int) -> bool:
        """Whether a person is the subject of the very verb the pronoun is an object of."""
        own = {"his", "hers", "himself", "herself", "he", "she"}
        return self.words.lower[index] not in own and self._is_subject_of(number, index)

    def _is_subject_of(self, number: int, index: int) -> bool:
        """Whether a person is the subject of the verb a word is an object of."""
        words = self.words
        if words.dep[index] not in {"obj", "iobj", "obl"}:
            return False
        return any(
            self.at.get(child) == number
            for child in words.children[words.head[index]]
            if words.dep[child] in SUBJECTS
        )
