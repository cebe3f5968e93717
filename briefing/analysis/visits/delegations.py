"""Delegations that are told without a name: "twenty councillors", "a team of inspectors from X"."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.noun_phrases import (
    home_told,
    is_short_office,
    modifies,
    phrase_of,
    told_as,
)
from briefing.analysis.words import Words

# Nouns for people who travel as a unit or in office.
_DELEGATES = lexicon(
    "delegation delegations team teams inspectors inspector envoy envoys delegates delegate",
    "ministers minister officials official diplomats diplomat lawmakers congressmen congressman",
    "senators senator mps mp parliamentarians observers monitors leaders negotiators negotiator",
    "president presidents premier chancellor secretary ambassador ambassadors representatives",
    "experts expert group businessmen executives commissioners commissioner investigators member",
    "aide generals commander commanders chiefs chief king queen pope pontiff monarch prince",
    "princess sultan emir mediators mediator counterpart counterparts cardinal governor mayor head",
    "heads director members legislators dignitaries economists rapporteur rapporteurs councillors",
    "councilors advisers adviser mission speaker speakers leader lady bishop bishops archbishop",
    "patriarch chairman chairwoman deputies premiers governors mayors duke duchess predecessor",
)


@dataclass(frozen=True, slots=True)
class Delegation:
    """Somebody described.

    Attributes:
        name: The description as printed, without its article.
        home: The country it is said to be from, or None.
        head: The tokens of its noun.
    """

    name: str
    home: str | None
    head: tuple[int, int]


def delegations(words: Words, taken: AbstractSet[int]) -> Iterator[Delegation]:
    """The delegations of a text, in order.

    Args:
        words: The text.
        taken: The tokens that mean an actor of the text.
    """
    for head, lower in enumerate(words.lower):
        known = lower in _DELEGATES or is_short_office(words, head)
        noun = known and words.pos[head] in {"NOUN", "PROPN"}
        if noun and head not in taken and not _is_part(words, head):
            first, last = phrase_of(words, head)
            if taken.isdisjoint(range(first, last)):
                yield Delegation(
                    told_as(words, first, last), home_told(words, first, last), (head, head + 1)
                )


def _is_part(words: Words, head: int) -> bool:
    """Whether the word only describes the next noun, or is the title of a name behind it."""
    after = head + 1
    return modifies(words, head) or (
        after < words.sentence_end(head)
        and words.pos[after] == "PROPN"
        and words.label[after] == "PERSON"
    )
