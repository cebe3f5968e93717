"""Read the country or body told beside a name itself: "Norway's Ada Lind", "Ada Lind of Norway"."""

from __future__ import annotations

from briefing.analysis.actors.institutions import is_bare_house
from briefing.analysis.actors.named import NameMention, Person
from briefing.analysis.words import Words
from briefing.gazetteer import country_meant

_GOVERNING = frozenset(
    {"premier", "governor", "gov.", "mayor", "prefect", "president", "king", "queen", "emir"}
)


def beside_name(words: Words, person: Person) -> str | None:
    """The country in "Norway's Ada Lind" or "Ada Lind of Norway"."""
    for mention in person.mentions:
        before = mention.title.start - 1
        if before > 0 and _is_possessive(words, before):
            country = country_meant(words.said(max(0, before - 2), before)) or country_meant(
                words.text[before - 1]
            )
            if country is not None:
                return country
            if words.label[before - 1] == "ORG":
                return _name_ending_at(words, before)
        if nation := _nation_before(words, mention):
            return nation
        if words.lower[mention.end : mention.end + 1] == ["of"]:
            for stop in (mention.end + 3, mention.end + 2):
                country = country_meant(words.said(mention.end + 1, min(stop, len(words))))
                if country is not None:
                    return country
            body = _body_at(words, mention.end + 1) or _seat_at(words, mention)
            if body is not None:
                return body
    return None


def _nation_before(words: Words, mention: NameMention) -> str | None:
    """The country in "Lorvan Ada Lind"; with an office between, that tells it."""
    start = mention.start
    if mention.title.start != start or words.label[start - 1 : start] != ["NORP"]:
        return None
    return country_meant(words.text[start - 1]) if words.dep[start - 1] == "amod" else None


def _is_possessive(words: Words, index: int) -> bool:
    """Whether a token is "'s", or the apostrophe alone behind an s: "Lorva News' Ada Lind"."""
    bare = words.text[index] in {"'", "’"} and words.text[index - 1].endswith("s")
    return bare or words.text[index] in {"'s", "’s"}


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


def _seat_at(words: Words, mention: NameMention) -> str | None:
    """The place somebody governs: "Premier Ada Lind of Alberta"; others only come from theirs."""
    role, start = mention.title.role, mention.end + 1
    if role is None or words.lower[role.head] not in _GOVERNING:
        return None
    end = start
    while end < len(words) and words.label[end] == "GPE":
        end += 1
    return words.said(start, end) if end > start else None


def _name_ending_at(words: Words, end: int) -> str:
    start = end
    while start > 0 and words.label[start - 1] == words.label[end - 1]:
        start -= 1
    return words.said(start, end)
