"""Find what the text says a named person is behind the name: in an apposition, in brackets.

What stands directly before a name is read by `before_names`, what a clause says by `predicates`.
"""

from __future__ import annotations

from briefing.analysis.actors.predicates import after_who, is_closed
from briefing.analysis.actors.role_phrases import LONGEST_ROLE, RolePhrase, read_role
from briefing.analysis.actors.titles import PARTISANS, is_plural
from briefing.analysis.words import Words

# What somebody is called who is one of the many behind something.
_FIGURES = frozenset({"force", "voice", "face", "brain", "brains", "pillar", "architect", "hand"})
_DEFINITE = frozenset({"the", "its", "his", "her", "their"})
_BREAKS = frozenset({",", "(", "-", "--", "—", "–"})
_SAYING = frozenset({"said", "says", "told", "added", "announced", "confirmed", "warned"})
_PARENTS = frozenset({"father", "mother", "dad", "mum", "grandfather", "grandmother"})


def apposition_after(words: Words, end: int) -> RolePhrase | None:
    """Read ", the chairman of X," (or in brackets or dashes) after a name that ends at a token."""
    limit = words.sentence_end(end - 1)
    index = end
    if index < limit and words.text[index] in {"'s", "’s"}:
        return None
    if not (index < limit - 1 and words.text[index] in _BREAKS):
        return None
    index += 1
    if index + 1 < limit and words.text[index].isdigit() and words.text[index + 1] == ",":
        index += 2  # "Ada Lind, 54, the mayor"
    if words.lower[index] == "who":
        return after_who(words, index + 1, limit)
    phrase = read_role(words, index, limit) or _beside_a_figure(words, index, limit)
    if phrase is None or not is_closed(words, phrase.end, limit):
        return None
    phrase = _second_if_a_figure(words, phrase, limit)
    says = phrase.end < limit and words.lower[phrase.end] in _SAYING
    if says or _counts_children(words, phrase):
        return None  # "Ada Lind, an official said, would not travel": somebody else speaks
    return phrase


def _beside_a_figure(words: Words, index: int, limit: int) -> RolePhrase | None:
    """The office beside a figure of speech: "a driving force in the talks and the envoy to X"."""
    for place in range(index + 1, min(index + LONGEST_ROLE, limit - 1)):
        if words.text[place] in {",", ";"} or words.pos[place] == "AUX":
            return None
        if words.lower[place] == "and" and words.lower[place + 1] in _DEFINITE:
            figure = _FIGURES.intersection(words.lower[index:place])
            phrase = read_role(words, place + 1, limit) if figure else None
            return None if phrase is None or is_plural(words.lower[phrase.head]) else phrase
    return None


def _second_if_a_figure(words: Words, phrase: RolePhrase, limit: int) -> RolePhrase:
    """The office told beside a figure of speech: "a key player in the talks and the envoy to X"."""
    figure = words.lower[phrase.head] in PARTISANS and words.pos[phrase.head] == "NOUN"
    if not figure or words.lower[phrase.end : phrase.end + 1] != ["and"]:
        return phrase
    other = read_role(words, phrase.end + 1, limit)
    return phrase if other is None or is_plural(words.lower[other.head]) else other


def _counts_children(words: Words, phrase: RolePhrase) -> bool:
    """Whether an apposition only tells of a family: "a father of two"."""
    parent = words.lower[phrase.head] in _PARENTS
    return parent and "NUM" in words.pos[phrase.head + 1 : phrase.end]
