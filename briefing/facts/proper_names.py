"""The names in a sentence, by their capitals, and whether another sentence names them too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.function_words import FUNCTION_WORDS
from briefing.names import fold, sound

Name = tuple[str, ...]

# What stands before a name and is none: "PM Lund" and "Prime Minister Erik Lund" are one man.
TITLES = frozenset(
    """pm mp mps prime minister ministers president presidents vice deputy foreign interior defence
    defense finance economy trade justice health secretary state chancellor premier king queen
    prince princess pope sultan sheikh emir crown mr mrs ms miss dr prof professor sir dame lord
    lady gen general lt col colonel capt captain maj major adm admiral sgt sergeant gov governor
    sen senator rep representative mayor judge justice ambassador envoy chief chair chairman
    chairwoman director spokesman spokeswoman spokesperson speaker leader rev reverend bishop
    archbishop cardinal former ex acting senior""".split()
)
_CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december jan feb mar apr jun jul aug sep sept oct
    nov dec""".split()
)
_NO_NAMES = TITLES | _CALENDAR | FUNCTION_WORDS
_WORD = re.compile(r"[^\W\d_](?:[\w]|[.'’-](?=\w))*")
_JOINED = frozenset({" ", "-", ". "})
# Of so many capitalised words in a sentence its capitals say nothing: a headline in title case.
_TITLE_CASE = 0.6
_FEWEST_WORDS = 4
_SHORTEST_ACRONYM = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The names of a sentence.

    Attributes:
        names: Each as its words, spellings of one sound made equal.
        opening: The first word, if it may be a name or may have its capital from its place only.
        words: All words of the sentence.
    """

    names: frozenset[Name]
    opening: str
    words: frozenset[str]


def names_in(text: str, *, names: frozenset[str] = frozenset()) -> Named:
    """Read the names in a sentence.

    Args:
        text: The sentence.
        names: Folded words known to be names.
    """
    words = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    shouted = _says_nothing([word for word, _, _ in words])
    runs = list(_runs(text, words, known=names if shouted else None))
    opening = ""
    if runs and words and runs[0][0] == words[0] and len(runs[0]) == 1:
        first = _sound(words[0][0])
        if fold(words[0][0]) not in names:
            opening = first
            runs = runs[1:]
    return Named(
        names=frozenset(tuple(_sounds(" ".join(word for word, _, _ in run))) for run in runs),
        opening=opening,
        words=frozenset(_sounds(text)),
    )


def unnamed(new: Named, known: Named) -> bool:
    """Whether a sentence names something that another one like it does not name."""
    if any(not _is_named(name, known) for name in new.names):
        return True
    both = new.opening and known.opening
    return bool(both) and new.opening not in known.words and known.opening not in new.words


def _is_named(name: Name, known: Named) -> bool:
    """Whether a name, a shorter or a fuller form of it, or its initials stand in a sentence."""
    own = set(name)
    if own <= known.words or known.opening in own:
        return True
    return any(
        own <= set(other) or set(other) <= own or _abbreviates(name, other) for other in known.names
    )


def _abbreviates(one: Name, other: Name) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) != 1 or len(long) < _SHORTEST_ACRONYM:
        return False
    return short[0] == sound("".join(word[0] for word in long))


def _runs(
    text: str, words: list[tuple[str, int, int]], *, known: frozenset[str] | None
) -> Iterator[list[tuple[str, int, int]]]:
    """Runs of capitalised words; where capitals say nothing, of words known to be names."""
    run: list[tuple[str, int, int]] = []
    for word in words:
        written, start, _ = word
        is_name = written[0].isupper() and fold(written) not in _NO_NAMES
        if known is not None:
            is_name = is_name and fold(written) in known
        if run and (not is_name or text[run[-1][2] : start] not in _JOINED):
            yield run
            run = []
        if is_name:
            run.append(word)
    if run:
        yield run


def _says_nothing(words: list[str]) -> bool:
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _FEWEST_WORDS and capitals > _TITLE_CASE * len(words)


def _sounds(text: str) -> list[str]:
    return [sound(word) for word in fold(text.replace(".", "")).split()]


def _sound(word: str) -> str:
    return "".join(_sounds(word))
