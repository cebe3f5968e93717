"""Find the people a text names, each once: "İbrahim Kalın" and "Kalın" are one person."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from briefing.analysis.actors.appositions_before import apposition_before
from briefing.analysis.actors.before_names import Title, title_before
from briefing.analysis.actors.best_role import APPOSITION, PREDICATE, TAKEN, TITLE
from briefing.analysis.actors.generations import is_elder_meant, is_of_then
from briefing.analysis.actors.name_spans import name_spans
from briefing.analysis.actors.named import NameMention, Person
from briefing.analysis.actors.predicates import (
    placed_as,
    predicate_after,
    takes_office,
    told_before_verb,
)
from briefing.analysis.actors.roles import apposition_after
from briefing.analysis.actors.shared_titles import share_titles
from briefing.analysis.actors.titles import RANKS, REGNAL, STYLES, gender_of_title
from briefing.analysis.lexicon import words as word_set
from briefing.analysis.words import Words
from briefing.gazetteer import PlaceKind, gender_of, is_capital, is_region, resolve_place
from briefing.names import PersonName, Same

# Halves of "Tan Sri" and "Datuk Seri" that are given names by themselves.
_GIVEN_NAMES = (["tan"], ["sri"], ["seri"])
_PLACE_CASES = word_set("in at from near into across outside inside")


def find_people(words: Words) -> list[Person]:
    """The people a text names, in order of appearance."""
    mentions = [_mention(words, start, end) for start, end in name_spans(words)]
    mentions = [mention for mention in mentions if mention.name.parts]
    mentions = [_without_style(words, mention, mentions) for mention in mentions]
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
    share_titles(words, people)
    _add_native_names(words, people)
    for person in people:
        person.mentions.sort(key=lambda mention: mention.start)
    people = [person for person in people if not _is_place(words, person)]
    people.sort(key=lambda person: person.mentions[0].start)
    return people


def _without_style(
    words: Words, mention: NameMention, mentions: Sequence[NameMention]
) -> NameMention:
    """A surname without the style before it, if the text has told in full whose: "DPM Lind"."""
    start = mention.start
    while start < mention.end - 1 and words.lower[start] in STYLES:
        start += 1
    if words.lower[mention.start : start] in _GIVEN_NAMES:
        return mention
    short = _mention(words, start, mention.end) if start > mention.start else mention
    if short is mention or len(short.name.parts) != 1:
        return mention
    before = (one for one in mentions if one.start < mention.start)
    told = (one.name for one in before if words.lower[one.start] not in STYLES)
    meant = any(len(one.parts) > 1 and one.shortened_by(short.name) > 2 for one in told)
    return short if meant else mention


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
    beside = apposition_after(words, mention.end)
    before = apposition_before(words, title.start, mention.end)
    clause = predicate_after(words, title.start, mention.end, beside)
    taken = clause and (title.role or before) and takes_office(words, mention.end, clause)
    for worth, phrase in (
        (APPOSITION, beside),
        (APPOSITION, before),
        (TAKEN if taken else PREDICATE, clause),
        (APPOSITION, placed_as(words, title.start, mention.end)),
        (APPOSITION, told_before_verb(words, title.start, mention.end)),
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
