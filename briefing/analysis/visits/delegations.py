"""Delegations that are told without a name: "twenty councillors", "a team of inspectors from X"."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.nations import country_meant
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
    "councilors advisers adviser mission",
)
_OUTSIDE = frozenset({",", ".", ";", ":", '"', "'s", "’s", "the", "a", "an", "some", "both"})
_INSIDE = frozenset({"amod", "compound", "nummod", "flat", "nmod", "det", "case", "punct"})
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "CCONJ", "PUNCT"})


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
        noun = lower in _DELEGATES and words.pos[head] in {"NOUN", "PROPN"}
        if noun and head not in taken and not _is_part(words, head):
            first, last = _phrase(words, head)
            if taken.isdisjoint(range(first, last)):
                yield Delegation(
                    words.said(first, last), _home(words, first, last), (head, head + 1)
                )


def _is_part(words: Words, head: int) -> bool:
    """Whether the word only describes the next noun, or is the title of a name behind it."""
    describes = words.dep[head] in {"amod", "compound"} and words.head[head] > head
    after = head + 1
    return describes or (
        after < words.sentence_end(head)
        and words.pos[after] == "PROPN"
        and words.label[after] == "PERSON"
    )


def _phrase(words: Words, head: int) -> tuple[int, int]:
    """The noun phrase of a head without its article, and with "of the union" or "from X"."""
    first = head
    while first > words.sentence_start(head):
        before = first - 1
        inside = words.dep[before] in _INSIDE and words.pos[before] not in {"ADP", "VERB", "PRON"}
        if not inside or words.lower[before] in _OUTSIDE:
            break
        first = before
    last = end = head + 1
    if words.lower[last : last + 1] in (["of"], ["from"]):
        end = last + 1
        while end < words.sentence_end(head) and _continues(words, end):
            end += 1
    return first, end if end > last + 1 else last


def _continues(words: Words, index: int) -> bool:
    return words.pos[index] in _NOMINAL and words.text[index] not in {",", "."}


def _home(words: Words, first: int, last: int) -> str | None:
    """The country in the description, or the one it belongs to: "Kenya's delegation"."""
    named = (country_meant(words.text[index]) for index in range(first, last))
    home = next((country for country in named if country), None)
    if home is None and first > 1 and words.lower[first - 1] in {"'s", "’s"}:
        return country_meant(words.text[first - 2])
    return home
