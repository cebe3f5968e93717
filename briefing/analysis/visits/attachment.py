"""How a traveller and a place hang together in the parse: what a small network would guess at.

The path between two mentions in the parse tells most of what relates them (Bunescu & Mooney 2005,
"A Shortest Path Dependency Kernel for Relation Extraction").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.candidates import Span
from briefing.analysis.words import Words

# How many sentences the place stands behind the traveller, at most so many either way.
_FARTHEST = 3
_APART = 2 * _FARTHEST + 1
_ROLES = ("", "nsubj", "obj", "iobj", "obl", "nmod", "appos", "compound", "root", "list", "dep")
# Which preposition a place has; of several words the first.
_PREPOSITIONS = lexicon("to in at from for of with into through on near outside between across")
_CASES = ("", *sorted(_PREPOSITIONS), "'s", "other")
_POSSESSIVE = lexicon("'s \u2019s ' \u2019")
_LONGEST = 6
# How many values each of them has: sentences apart, what the traveller is in its sentence, what
# the place is, its preposition, how long the path is; without a sentence that names both: nothing.
COLUMNS = (_APART + 1, len(_ROLES) + 1, len(_ROLES) + 1, len(_CASES), _LONGEST + 1)


@dataclass(frozen=True, slots=True)
class Attachment:
    """How two mentions hang together.

    Attributes:
        features: A number for each of `COLUMNS`.
        path: The tokens between them in the parse; in different sentences, what each depends on.
    """

    features: tuple[int, ...]
    path: tuple[int, ...]


class Parse:
    """The parse of a text as its mentions hang in it, each looked up once.

    Args:
        words: The text.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._known: dict[Span, _Mention] = {}

    def attachment(self, travellers: Sequence[Span], places: Sequence[Span]) -> Attachment:
        """How the nearest mentions of two candidates hang together.

        Args:
            travellers: Where one is meant.
            places: Where the other is named; none if only a dateline names it.
        """
        if not travellers or not places:
            return Attachment((0,) * len(COLUMNS), ())
        sentence = self._words.sentence
        _, _, one, other = min(
            (abs(sentence[a[0]] - sentence[b[0]]), abs(a[0] - b[0]), a, b)
            for a in travellers
            for b in places
        )
        first, second = self._mention(one), self._mention(other)
        apart = sentence[other[0]] - sentence[one[0]]
        told = 1 + _FARTHEST + max(-_FARTHEST, min(apart, _FARTHEST))
        roles = first.role, second.role, second.case
        if apart:
            above = {self._words.head[first.head], self._words.head[second.head]}
            between = tuple(sorted(above - {first.head, second.head}))
            return Attachment((told, *roles, 0), between)
        path = _path(first.chain, second.chain)
        return Attachment((told, *roles, 1 + min(len(path), _LONGEST - 1)), path)

    def _mention(self, span: Span) -> _Mention:
        known = self._known.get(span)
        if known is None:
            known = self._known[span] = _mention(self._words, span)
        return known


@dataclass(frozen=True, slots=True)
class _Mention:
    """A mention in the parse.

    Attributes:
        role: What it is in its sentence: a number of `COLUMNS`.
        case: Its preposition: another.
        chain: Its token that the others depend on, and what that depends on, up to the root.
    """

    role: int
    case: int
    chain: tuple[int, ...]

    @property
    def head(self) -> int:
        """The token that the others depend on."""
        return self.chain[0]


def _mention(words: Words, span: Span) -> _Mention:
    outside = (at for at in range(*span) if not span[0] <= words.head[at] < span[1])
    chain = [next(outside, span[1] - 1)]
    while words.head[chain[-1]] != chain[-1] and len(chain) <= len(words):
        chain.append(words.head[chain[-1]])
    return _Mention(_role(words, chain), _case(words, chain), tuple(chain))


def _role(words: Words, chain: Sequence[int]) -> int:
    """What a mention is in its sentence; one of a list is what the first is."""
    first = next((at for at in chain if words.dep[at] != "conj"), chain[0])
    dep = words.dep[first].lower()
    return 1 + _ROLES.index(dep) if dep in _ROLES else 0


def _case(words: Words, chain: Sequence[int]) -> int:
    """The preposition of a mention, or what makes it an owner; in a list that of the first."""
    for at in chain:
        cases = [words.lower[child] for child in words.children[at] if words.dep[child] == "case"]
        if cases:
            word = "'s" if cases[0] in _POSSESSIVE else cases[0]
            return _CASES.index(word if word in _CASES else "other")
        if words.dep[at] != "conj":
            break
    return 0


def _path(one: Sequence[int], other: Sequence[int]) -> tuple[int, ...]:
    """The tokens on the way from one mention to the other, without either, by their chains."""
    shared = {*one}
    top = next((at for at in other if at in shared), None)
    if top is None:  # two trees in one sentence
        return ()
    way = [*takewhile(lambda at: at != top, one), top, *takewhile(lambda at: at != top, other)]
    return tuple(sorted({*way} - {one[0], other[0]}))
