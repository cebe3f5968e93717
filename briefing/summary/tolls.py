"""The counts of victims a sentence gives, so that two tolls of one event never stand side by side.

An early report says two, a later one nine: a summary that prints both has told the reader nothing.
"""

import re
from collections.abc import Iterator, Sequence

Toll = tuple[str, int]

_KINDS = {
    "kills": "dead",
    "kill": "dead",
    "killed": "dead",
    "dead": "dead",
    "died": "dead",
    "deaths": "dead",
    "fatalities": "dead",
    "bodies": "dead",
    "toll": "dead",
    "injured": "hurt",
    "wounded": "hurt",
    "hurt": "hurt",
    "injuries": "hurt",
    "missing": "missing",
    "unaccounted": "missing",
}
_NUMBERS = {
    word: number
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen twenty""".split()
    )
}
_TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+|\d+|[A-Za-z]+")
# A count stands so near to its word, before it or after "to", "at", "of".
_REACH = 7
# "five more bodies" adds to a toll and is none.
_MORE = frozenset({"more", "another", "additional", "further"})
_BEFORE_NUMBER = frozenset({"to", "at", "of", "reached", "reaches", "kills", "kill", "least"})


def tolls(text: str) -> frozenset[Toll]:
    """Return what kinds of victims a sentence counts, and how many it says."""
    tokens = [token.lower() for token in _TOKEN.findall(text)]
    return frozenset(_tolls(tokens))


def contradict(one: frozenset[Toll], other: frozenset[Toll]) -> bool:
    """Whether two sentences give different counts of the same kind of victims."""
    shared = {kind for kind, _ in one} & {kind for kind, _ in other}
    return any(
        {count for kind, count in one if kind == same}.isdisjoint(
            count for kind, count in other if kind == same
        )
        for same in shared
    )


def _tolls(tokens: Sequence[str]) -> Iterator[Toll]:
    for place, token in enumerate(tokens):
        kind = _KINDS.get(token)
        if kind is None:
            continue
        count = _count_before(tokens, place)
        if count is None:
            count = _count_after(tokens, place)
        if count is not None:
            yield kind, count


def _count_before(tokens: Sequence[str], place: int) -> int | None:
    for token in reversed(tokens[max(0, place - _REACH) : place]):
        if token in _MORE or token in _KINDS:
            return None
        if (number := _number(token)) is not None:
            return number
    return None


def _count_after(tokens: Sequence[str], place: int) -> int | None:
    for step in range(place + 1, min(len(tokens), place + _REACH)):
        if tokens[step] in _KINDS:
            return None
        number = _number(tokens[step])
        if number is not None and tokens[step - 1] in _BEFORE_NUMBER:
            return number
    return None


def _number(token: str) -> int | None:
    if token[0].isdigit():
        return int(token.replace(",", ""))
    return _NUMBERS.get(token)
