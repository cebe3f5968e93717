"""Persons a reader has not met yet: bare surnames whose owners an earlier sentence introduced.

"Lund told reporters" says who only after "Erik Lund, the mayor of Tarsen". It knows nothing about
ratings, budgets and what was chosen.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

_FEWEST_WORDS = 2
# What stands behind a surname and is none.
_BEHIND = frozenset({"jr", "sr", "ii", "iii", "iv"})
_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")
# "…," Lund told reporters; …, said Lund.
_SPEAKS = re.compile(
    r"[,.?!][\"”’'] ?([A-Z]\w+) (?:said|told|added|wrote|tweeted)\b"
    r"|[,.?!][\"”’'] (?:said|added|wrote) ([A-Z]\w+)(?=[,.])"
)
_POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """The persons of a sentence.

    Attributes:
        introduced: Surnames that stand there with a first name.
        strangers: Surnames that stand there bare, and were introduced before; or of somebody who
            is quoted and whom no sentence introduces.
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
    single = {name for name in map(_bare, people) if name and name not in full}
    found: list[Company] = []
    for text in texts:
        named = full.keys() & surnames_in(text)
        introduced = {word for word in named if any(name in text for name in full[word])}
        unknown = _speakers(text, single) if found else set()
        strangers = ((named - introduced) & met) | unknown
        found.append(
            Company(introduced=frozenset(introduced), strangers=frozenset(strangers))
            if named or unknown
            else ALONE
        )
        met |= introduced
    return found


def _bare(name: str) -> str:
    """A name that is one word, or ""."""
    words = surnames_in(name)
    return words[0] if len(words) == 1 else ""


def _speakers(text: str, single: Collection[str]) -> set[str]:
    """Who speaks in a sentence, of the persons whom the document never calls by a full name."""
    said = {word for pair in _SPEAKS.findall(text) for word in pair if word}
    return said.intersection(single)


def surnames_in(text: str) -> list[str]:
    """The words of a text with a capital, without "'s": a surname is one of them."""
    return [
        word if word.isalnum() else _POSSESSIVE.sub("", word)
        for word in _WORD.findall(text)
        if word[0].isupper()
    ]
