"""Choose which of the roles a text gives somebody is printed: the surest, the most telling."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.actors.predicates import PLACED
from briefing.analysis.actors.role_phrases import RolePhrase, is_rank_only
from briefing.analysis.actors.titles import PARTISANS, PAST, RELATIONS, SHORTENED, office
from briefing.analysis.words import Words

_PAST = PAST | {"one-time"}
_LED = frozenset({"headed", "led", "chaired", "commanded"})
_LEADS = frozenset({"heads", "leads", "chairs", "commands"})
# How much a place to read a role from is worth; the longest role wins among equals.
TAKEN, TITLE, APPOSITION, LINKED, PREDICATE, RANK = 5, 4, 4, 3, 3, 0


def best_role(words: Words, roles: Sequence[tuple[int, RolePhrase]]) -> RolePhrase | None:
    """The role to print: the surest place first, then the first told, in its fullest form."""

    def worth(role: tuple[int, RolePhrase]) -> tuple[int, bool, int]:
        sure, phrase = role
        # "PM", "singer": what is spelt out elsewhere tells more
        bare = phrase.end - phrase.start == 1 and words.text[phrase.head].islower()
        bare = bare or words.lower[phrase.head] in SHORTENED
        return _telling(words, sure, phrase), not bare or sure < TITLE, -phrase.start

    best = max(roles, key=worth, default=None)
    if best is None:
        return None
    told = set(words.lower[best[1].start : best[1].end])
    fuller = [
        phrase
        for _, phrase in roles
        if told < set(words.lower[phrase.start : phrase.end])
        and words.lower[phrase.head] == words.lower[best[1].head]
    ]
    return max(fuller, key=lambda p: (p.end - p.start, -p.start), default=best[1])


def is_past(words: Words, phrase: RolePhrase) -> bool:
    """Whether a role is one no longer held: "a former governor", "who was a spokesman"."""
    said = words.said(phrase.start, phrase.head).lower().split()
    return bool(_PAST.intersection(said)) or told_in_past(words, phrase)


def _telling(words: Words, sure: int, phrase: RolePhrase) -> int:
    """How much a role tells: an office most; a rank, a party or whose friend one is less."""
    head = words.lower[phrase.head]
    if is_rank_only(words, phrase):
        return RANK
    if (office(head) or head) in RELATIONS - PARTISANS:
        return sure - 3  # a former minister is more than somebody's daughter
    if (office(head) or head) in PARTISANS:
        return sure - 2
    if "PERSON" in words.label[phrase.start : phrase.head]:
        return sure - 1  # "Orlan's deputy" says less than an office
    if head in _LEADS:
        return sure - 1  # so does what a premier chairs this year
    return sure - 1 if is_past(words, phrase) else sure


def told_in_past(words: Words, phrase: RolePhrase) -> bool:
    """Whether a role is told of former days: "who was a spokesman", not "was named minister"."""
    if words.lower[phrase.head] in _LED:
        return True
    before = words.lower[max(0, phrase.phrase_start - 3) : phrase.phrase_start]
    return bool({"was", "were", "served", "had"} & set(before)) and not PLACED & set(before)
