"""Spares a slow pattern the texts it cannot match: without one of its literals there is no match.

Python tries a pattern of many alternatives at every letter of a text. Most texts hold none of the
words that the alternatives are made of, and to look for these costs a tenth (Cox, "Regular
Expression Matching with a Trigram Index", 2012). What is found is what the pattern alone finds.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Any

# What matches "i", "s" and "k" where case is ignored, and is not made one of them by `str.lower`.
_OTHER_CASES = str.maketrans({"İ": "i", "ı": "i", "ſ": "s", "K": "k"})
_GROUPS = frozenset({"SUBPATTERN", "ATOMIC_GROUP"})
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
# They stand between two letters and take none.
_BETWEEN = frozenset({"AT", "ASSERT", "ASSERT_NOT"})

# Of these any match of a pattern holds at least one, in small letters; None: nothing is known.
Literals = frozenset[str] | None


class Prefiltered:
    """A pattern that is only tried on texts that hold one of its literals."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern

    @cached_property
    def literals(self) -> tuple[str, ...]:
        """Any match holds one of these; "", which every text holds, if nothing is known."""
        return none_needless(literals_of(self.pattern) or {""})

    def search(self, text: str) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self.pattern.search(text) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return self.pattern.finditer(text) if self.may_match(text) else iter(())

    def may_match(self, text: str) -> bool:
        """Whether the text holds one of the literals."""
        return holds_any(text, self.literals)


def holds_any(text: str, literals: Iterable[str]) -> bool:
    """Whether a text, in whatever case, holds one of some literals in small letters."""
    return any(map(_in_small_letters(text).__contains__, literals))


# One sentence after the other is asked for the literals of all patterns.
@lru_cache(maxsize=16)
def _in_small_letters(text: str) -> str:
    return text.lower() if text.isascii() else text.translate(_OTHER_CASES).lower()


def none_needless(literals: Iterable[str]) -> tuple[str, ...]:
    """Literals without those that hold another of them: who holds the longer holds the shorter."""
    every = frozenset(literals)
    return tuple(
        sorted(one for one in every if not any(other in one for other in every if other != one))
    )


def literals_of(pattern: re.Pattern[str]) -> Literals:
    """The literals of which any match of a pattern holds one."""
    parser: Any = getattr(re, "_parser", None)
    if parser is None:  # another Python than CPython: every text is searched
        return None
    return _of_sequence(parser.parse(pattern.pattern, pattern.flags))


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> Literals:
    """The best of what the parts of a sequence, each of which must be there, ask for."""
    asked: list[Literals] = []
    run = ""
    for operation, given in items:
        kind = str(operation)
        if kind in _BETWEEN:
            continue
        if kind == "LITERAL" and _is_plain(char := chr(given)):
            run += char.lower()
            continue
        asked += [frozenset({run}), _of_part(kind, given)]
        run = ""
    return _best([*asked, frozenset({run})])


def _of_part(kind: str, given: Any) -> Literals:  # noqa: ANN401 - whatever the parser gives
    if kind in _GROUPS:
        return _of_sequence(given[-1] if kind == "SUBPATTERN" else given)
    if kind in _REPEATS:
        least, _, repeated = given
        return _of_sequence(repeated) if least else None
    if kind == "BRANCH":
        return _union([_of_sequence(branch) for branch in given[1]])
    if kind == "IN":
        return _union(
            [
                frozenset({chr(what).lower()})
                if str(each) == "LITERAL" and _is_plain(chr(what))
                else None
                for each, what in given
            ]
        )
    return None


def _union(alternatives: list[Literals]) -> Literals:
    known = [one for one in alternatives if one is not None]
    return frozenset().union(*known) if len(known) == len(alternatives) else None


def _best(asked: list[Literals]) -> Literals:
    """The set whose shortest literal is the longest: the rarest in texts; of these the smallest."""
    known = [one for one in asked if one and "" not in one]
    if not known:
        return None
    return max(known, key=lambda one: (min(map(len, one)), -len(one), sorted(one)))


def _is_plain(char: str) -> bool:
    """Whether a character matches, whatever the flags, only what `holds_any` takes for it."""
    return char.isascii() or char.lower() == char.upper()
