"""Persons a reader has not met yet: bare surnames whose owners an earlier sentence introduced.

"Lund told reporters" says who only after "Erik Lund, the mayor of Tarsen". It knows nothing about
ratings, budgets and what was chosen.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_FEWEST_WORDS = 2
# What stands behind a surname and is none.
_BEHIND = frozenset({"jr", "sr", "ii", "iii", "iv"})
_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")
_POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """The persons of a sentence.

    Attributes:
        introduced: Surnames that stand there with a first name.
        strangers: Surnames that stand there bare, and were introduced before.
    """

    introduced: frozenset[str] = frozenset()
    strangers: frozenset[str] = frozenset()


# What a sentence has that names no person.
ALONE = Company()


def company(texts: Sequence[str], people: Iterable[str]) -> list[Company]:
    """Tell for each sentence of a document whom it introduces, and whom it takes for known.

    Args:
        texts: The sentences in order.
        people: The names of the persons in the document, as printed.
    """
    full: dict[str, set[str]] = {}
    for name in sorted(set(people)):
        words = [word for word in surnames_in(name) if word.lower() not in _BEHIND]
        if len(words) >= _FEWEST_WORDS:
            full.setdefault(words[-1], set()).add(_POSSESSIVE.sub("", name))
    met: set[str] = set()
    found = []
    for text in texts:
        named = full.keys() & surnames_in(text)
        introduced = {word for word in named if any(name in text for name in full[word])}
        found.append(
            Company(
                introduced=frozenset(introduced), strangers=frozenset((named - introduced) & met)
            )
            if named
            else ALONE
        )
        met |= introduced
    return found


def surnames_in(text: str) -> list[str]:
    """The words of a text with a capital, without "'s": a surname is one of them."""
    words = (_POSSESSIVE.sub("", word) for word in _WORD.findall(text))
    return [word for word in words if word[:1].isupper()]
