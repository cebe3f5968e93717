"""Find the people a text names, each once: "İbrahim Kalın" and "Kalın" are one person."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from briefing.analysis.actors.appositions_before import apposition_before
from briefing.analysis.actors.before_names import Title, title_before
from briefing.analysis.actors.best_role import APPOSITION, PREDICATE, TITLE
from briefing.analysis.actors.generations import is_elder_meant, is_of_then
from briefing.analysis.actors.name_spans import name_spans
from briefing.analysis.actors.role_phrases import RolePhrase
from briefing.analysis.actors.roles import apposition_after, placed_as, predicate_after
from briefing.analysis.actors.titles import (
    RANKS,
    REGNAL,
    gender_of_title,
    is_many,
    standing,
)
from briefing.analysis.lexicon import words as word_set
from briefing.analysis.words import Words
from briefing.gazetteer import PlaceKind, gender_of, is_capital, is_region, resolve_place
from briefing.names import PersonName, Same

_PLACE_CASES = word_set("in at from near into across outside inside")


@dataclass(frozen=True, slots=True)
class NameMention:
    """A person's name at one place: its tokens without title, and the title before it."""

    start: int
    end: int
    printed: str
    name: PersonName
    title: Title


@dataclass(slots=True)
class Person:
    """A person while a text is being read."""

    mentions: list[NameMention]
    roles: list[tuple[int, RolePhrase]] = field(default_factory=list)
    gender: str = ""
    affiliation: str | None = None

    @property
    def fullest(self) -> NameMention:
        """The mention with the longest name, the first of them."""
        return max(self.mentions, key=lambda m: (len(m.name.parts), len(m.name.suffix)))

    def owns(self, index: int) -> bool:
        """Whether a token stands inside the title or role phrase of this person."""
        return any(phrase.phrase_start <= index < phrase.end for _, phrase in self.roles) or any(
            mention.title.start <= index < mention.start for mention in self.mentions
        )


def find_people(words: Words) -> list[Person]:
    """The people a text names, in order of appearance."""
    mentions = [_mention(words, start, end) for start, end in name_spans(words)]
    mentions = [mention for mention in mentions if mention.name.parts]
    full = [mention for mention in mentions if _is_full(mention)]
    people: list[Person] = []
    for mention in full:
        person = _meant(words, people, mention)
        if person is None:
            person = Person([])
            people.append(person)
        _join(words, person, mention)
    for mention in mentions:
        if not _is_full(mention):
            _attach(words, people, mention)
    _share_plural_titles(words, people)
    _share_plural_appositions(words, people)
    _add_native_names(words, people)
    for person in people:
        person.mentions.sort(key=lambda mention: mention.start)
    people = [person for person in people if not _is_place(words, person)]
    people.sort(key=lambda person: person.mentions[0].start)
    return people


def _meant(words: Words, people: list[Person], mention: NameMention) -> Person | None:
    """The person a full name is another form of, or None."""
    perhaps = []
    for person in people:
        same = person.fullest.name.same_as(mention.name)
        if same is Same.YES:
            return person
        if same is Same.MAYBE and _speaks_for(words, person, mention):
            perhaps.append(person)
    return perhaps[0] if len(perhaps) == 1 else None


def _speaks_for(words: Words, person: Person, mention: NameMention) -> bool:
    """Whether the text lets two full names be one: a son must have his father's office for it."""
    if person.fullest.name.suffix != mention.name.suffix:
        return _same_office(words, person, mention)
    return not _other_title(words, person, mention)


def _share_plural_titles(words: Words, people: list[Person]) -> None:
    """Give "ministers Ada Lind and Bo Orlan" to both."""
    first_mentions = {m.start: person for person in people for m in person.mentions}
    for person in people:
        for mention in person.mentions:
            role = mention.title.role or _counted_before(person, mention)
            if role is None or not is_many(words.text[role.head]):
                continue
            end = mention.end
            while end < len(words) and words.lower[end] in {"and", ",", "("}:
                if words.lower[end] == "(" and ")" in words.text[end : end + 4]:
                    end = words.text.index(")", end) + 1  # "(Texas)"
                    continue
                end += 1
                follower = first_mentions.get(end)
                if follower is None:
                    break
                follower.roles.append((TITLE, role))
                end = next(m.end for m in follower.mentions if m.start == end)


def _counted_before(person: Person, mention: NameMention) -> RolePhrase | None:
    """The apposition that ends at the comma before a name: "Two climbers, Ada Lind and ..."."""
    comma = mention.title.start - 1
    return next((phrase for _, phrase in person.roles if phrase.end == comma), None)


def _share_plural_appositions(words: Words, people: list[Person]) -> None:
    """Give "Ada Lind and Bo Orlan, hosts of a show" to both."""
    ends = {m.end: person for person in people for m in person.mentions}
    for person in people:
        for mention in person.mentions:
            for worth, phrase in [*person.roles]:
                plural = standing(words.text[phrase.head]) != words.lower[phrase.head]
                if not plural or not mention.end < phrase.phrase_start <= mention.end + 2:
                    continue
                before = mention.title.start - 1
                while before > 0 and words.lower[before] in {"and", ","}:
                    leader = ends.get(before)
                    if leader is None or leader is person:
                        break
                    leader.roles.append((worth, phrase))
                    before = next(m.title.start for m in leader.mentions if m.end == before) - 1


def _add_native_names(words: Words, people: list[Person]) -> None:
    """Add the name in its own script, in brackets after it: one person, not two."""
    natives: dict[int, Person] = {}
    for person in people:
        for mention in list(person.mentions):
            end = native_end(words, mention.end)
            start = mention.end + 1
            if end and all(known.start != start for known in person.mentions):
                printed = words.said(start, end)
                title = Title(start, None, "")
                person.mentions.append(NameMention(start, end, printed, PersonName(()), title))
                natives[start] = person
    for person in [*people]:
        if any(m.start in natives and natives[m.start] is not person for m in person.mentions):
            people.remove(person)


def native_end(words: Words, bracket: int) -> int:
    """The end of a name in another script that stands in brackets from a token on, or 0."""
    if bracket + 2 >= len(words) or words.text[bracket] != "(":
        return 0
    index = bracket + 1
    while index < min(bracket + 8, len(words)) and is_foreign_script(words.text[index]):
        index += 1
    closed = index < len(words) and words.text[index] == ")"
    return index if closed and index > bracket + 1 else 0


def is_foreign_script(word: str) -> bool:
    """Whether a word is written in letters that are not Latin."""
    letters = [character for character in word if character.isalpha()]
    return bool(letters) and not any("LATIN" in unicodedata.name(c, "") for c in letters)


def _is_full(mention: NameMention) -> bool:
    return len(mention.name.parts) > 1


def _mention(words: Words, start: int, end: int) -> NameMention:
    title = title_before(words, start)
    printed = " ".join(words.said(start, end).split())
    name = PersonName.of(printed)
    before = words.lower[start - 1] if start else ""
    if before in REGNAL:
        named = f"{words.text[start - 1]} {printed}"
        if len(name.parts) == 1 or name.suffix:
            title = Title(title.start, title.role, title.gender, start - 1)
            printed = named
        name = PersonName.of(named)
    return NameMention(start, end, printed, name, title)


def _attach(words: Words, people: list[Person], mention: NameMention) -> None:
    """Give a short name to the person it means, or to a new one."""
    best, best_rank = None, (0, False, False, 0, 0)
    for person in people:
        fit = person.fullest.name.shortened_by(mention.name)
        if not fit or person.owns(mention.start) or _owns_title(words, person, mention):
            continue
        is_other = is_elder_meant(mention.name, person, people)
        if is_other or not _is_ruler(words, person, mention):
            continue
        gender = mention.title.gender
        if gender and person.gender and gender != person.gender:
            continue
        earlier = sum(1 for m in person.mentions if m.start < mention.start)
        same_title = _same_office(words, person, mention)
        if fit < 3 and _other_title(words, person, mention):
            continue
        rank = (
            min(fit, 3),
            same_title,
            bool(earlier),
            len(person.mentions),
            -person.mentions[0].start,
        )
        if rank > best_rank:
            best, best_rank = person, rank
    if best is None:
        best = Person([])
        people.append(best)
    _join(words, best, mention)


def _is_ruler(words: Words, person: Person, mention: NameMention) -> bool:
    """Whether "Prince Karl" can be "Karl Lind": only if he is told to be one."""
    told = any(m.name.regnal for m in person.mentions) or _same_office(words, person, mention)
    return told or not mention.name.regnal


def _owns_title(words: Words, person: Person, mention: NameMention) -> bool:
    """Whether a name stands in the possessive before a person's title: "Orlan's son Karl"."""
    possessive = words.text[mention.end : mention.end + 1] in (["'s"], ["’s"], ["'"])
    return possessive and any(m.title.start == mention.end + 1 for m in person.mentions)


def _same_office(words: Words, person: Person, mention: NameMention) -> bool:
    role = mention.title.role
    if role is None:
        return False
    offices = {words.lower[phrase.head] for _, phrase in person.roles}
    return words.lower[role.head] in offices


def _other_title(words: Words, person: Person, mention: NameMention) -> bool:
    role = mention.title.role
    if role is None or not person.roles or is_of_then(words, role):
        return False
    return words.lower[role.head] not in RANKS | REGNAL and not _same_office(words, person, mention)


def _join(words: Words, person: Person, mention: NameMention) -> None:
    person.mentions.append(mention)
    title = mention.title
    given = gender_of(mention.name.given) if mention.name.given else ""
    person.gender = person.gender or title.gender or given
    if title.role is not None:
        person.roles.append((TITLE, title.role))
    for worth, phrase in (
        (APPOSITION, apposition_after(words, mention.end)),
        (APPOSITION, apposition_before(words, title.start, mention.end)),
        (PREDICATE, predicate_after(words, title.start, mention.end)),
        (APPOSITION, placed_as(words, title.start, mention.end)),
    ):
        if phrase is not None:
            person.roles.append((worth, phrase))
            person.gender = person.gender or gender_of_title(words.lower[phrase.head])


def _is_place(words: Words, person: Person) -> bool:
    """Whether a name is a place the tagger mistook: a country, a capital, or always "in" it."""
    if person.roles or any(m.title.gender for m in person.mentions):
        return False
    name = person.fullest.printed
    kind = resolve_place(name).kind
    if (
        is_capital(name)
        or is_region(name)
        or kind in {PlaceKind.COUNTRY, PlaceKind.TERRITORY, PlaceKind.LANDMARK}
    ):
        return True
    if any(_is_full(mention) for mention in person.mentions):
        return False
    subject = any(words.dep[mention.start] == "nsubj" for mention in person.mentions)
    if kind is PlaceKind.CITY and not subject:
        return True
    return all(
        mention.start > 0 and words.lower[mention.start - 1] in _PLACE_CASES
        for mention in person.mentions
    )
