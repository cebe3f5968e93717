"""Give a title that is told once of several people to each: "ministers Ada Lind and Bo Orlan"."""

from __future__ import annotations

from dataclasses import replace

from briefing.analysis.actors.best_role import APPOSITION, TITLE
from briefing.analysis.actors.named import NameMention, Person
from briefing.analysis.actors.role_phrases import RolePhrase, is_nominal, read_role
from briefing.analysis.actors.titles import is_many, standing
from briefing.analysis.words import Words
from briefing.gazetteer import country_meant

_PLACES = frozenset({"GPE", "LOC", "NORP"})
_LONGEST_OFFICE = 8  # tokens of "prime and foreign ministers of South Korea"


def share_titles(words: Words, people: list[Person]) -> None:
    """Let everybody have a title who is told to have it, with the country that is his own."""
    _share_plural_titles(words, people)
    _share_plural_appositions(words, people)
    _share_in_order(words, people)


def _share_plural_titles(words: Words, people: list[Person]) -> None:
    """Give "ministers Ada Lind and Bo Orlan" to both, and "Presidents X of Lorva and Y of Ost"."""
    first_mentions = {m.start: person for person in people for m in person.mentions}
    for person in people:
        for mention in person.mentions:
            role = mention.title.role or _counted_before(person, mention)
            if role is None or not is_many(words.text[role.head]):
                continue
            end = _past_land(words, mention.end)
            while end < len(words) and words.lower[end] in {"and", ",", "("}:
                if words.lower[end] == "(" and ")" in words.text[end : end + 4]:
                    end = words.text.index(")", end) + 1  # "(Texas)"
                    continue
                end += 1
                follower = first_mentions.get(end)
                if follower is None:
                    break
                follower.roles.append((TITLE, role))
                end = _past_land(words, next(m.end for m in follower.mentions if m.start == end))


def _past_land(words: Words, end: int) -> int:
    """Where "of Lorva" behind a name ends if "and" or a comma follows it, else where it began."""
    if words.lower[end : end + 1] != ["of"]:
        return end
    stop = end + 1
    while stop < len(words) and words.label[stop] in _PLACES:
        stop += 1
    return stop if words.lower[stop : stop + 1] in (["and"], [","]) else end


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


def _share_in_order(words: Words, people: list[Person]) -> None:
    """Give "the Lorvan and Ostian foreign ministers, Ada Lind and Bo Orlan" to each his own."""
    at = {m.start: (person, m) for person in people for m in person.mentions}
    for start, (person, mention) in at.items():
        second = at.get(mention.end + 1)
        if second is None or words.lower[mention.end] != "and" or mention.title.start != start:
            continue
        told = _told_of_two(words, start)
        if told is None:
            continue
        phrase, countries = told
        for one, country in zip((person, second[0]), countries, strict=True):
            one.roles.append((APPOSITION, replace(phrase, affiliation=country)))


def _told_of_two(words: Words, start: int) -> tuple[RolePhrase, tuple[str, str]] | None:
    """The office in the plural in front of a name, and the two countries it is told with."""
    end = start - (words.text[start - 1] == ",")
    floor = max(words.sentence_start(start), end - 2 * _LONGEST_OFFICE)
    for joint in range(end - 1, floor, -1):
        if words.lower[joint] != "and":
            continue
        countries = _countries_beside(words, joint, end)
        if countries is None:
            continue
        first, second, stop = countries
        if stop == end:  # "the foreign ministers of Lorva and Ost"
            phrase = _many_before(words, joint, floor)
        else:
            phrase = read_role(words, stop, end) if is_nominal(words, stop) else None
        if phrase is None or not is_many(words.text[phrase.head]):
            return None
        return phrase, (first, second)
    return None


def _countries_beside(words: Words, joint: int, end: int) -> tuple[str, str, int] | None:
    """The two countries joined by an "and", and where the second ends, at a token at most."""
    first = next(
        (c for n in (3, 2, 1) if (c := country_meant(words.said(max(joint - n, 0), joint)))), None
    )
    for size in (3, 2, 1):
        stop = min(joint + 1 + size, end)
        second = country_meant(words.said(joint + 1, stop))
        if first is not None and second is not None:
            return first, second, stop
    return None


def _many_before(words: Words, joint: int, floor: int) -> RolePhrase | None:
    """The office in "the foreign ministers of Lorva and ...", without the countries."""
    for link in range(joint - 1, floor, -1):
        if words.lower[link] == "of":
            begin = link
            while begin > floor and is_nominal(words, begin - 1):
                begin -= 1
            return read_role(words, begin, link)
    return None
