"""The counts of victims a sentence gives, so that two tolls of one event never stand side by side.

An early report says two, a later one nine: a summary that prints both has told the reader nothing.
Of the rescued, of destroyed homes and of homes without power the same holds.
"""

import re
from collections.abc import Iterator, Sequence

from briefing.prefilter import holds_any, none_needless

Toll = tuple[str, int]

_KINDS = {
    "kills": "dead",
    "kill": "dead",
    "killing": "dead",
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
    "injures": "hurt",
    "injuring": "hurt",
    "wounding": "hurt",
    "missing": "missing",
    "unaccounted": "missing",
    "rescued": "rescued",
    "survivors": "rescued",
    "destroyed": "destroyed",
    "destroys": "destroyed",
    "destroying": "destroyed",
    "evacuated": "evacuated",
    "powerless": "powerless",
}
# "38,000 homes in the west are without electricity": one word for it.
_POWERLESS = re.compile(r"\bwithout (?:power|electricity)\b", re.IGNORECASE)
# Most sentences hold none of these and count nobody.
_SIGNS = none_needless(_KINDS)
_NOBODY: frozenset[Toll] = frozenset()
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
# So far from what "are without power" says: "homes in the west of Ireland" stands between.
_FAR = 12
# "five more bodies" adds to a toll and is none.
_MORE = frozenset({"more", "another", "additional", "further"})
_BEFORE_NUMBER = frozenset({"to", "at", "of", "reached", "reaches", "kills", "kill", "least"})
# What one does: the victims stand behind it, and a number before it counts something else.
_DEEDS = frozenset(
    {"kills", "kill", "killing", "injures", "injuring", "wounding", "destroys", "destroying"}
)
# What one does or suffers: the number right behind it counts, if it is not the next kind's.
_PASSIVE = frozenset({"killed", "injured", "wounded", "rescued", "destroyed", "evacuated"})
_BOUNDS = frozenset("at least more than over about around nearly almost some up to".split())
_PEOPLE = frozenset("people persons others were are was have still".split())
# Of what is destroyed only these are counted like victims.
_HOMES = frozenset({"homes", "houses", "buildings", "structures"})
# "14 hours", "6 km": a number of something else.
_UNITS = frozenset(
    """second seconds minute minutes hour hours day days week weeks month months year years km
    kilometres kilometers miles metres meters percent per pm am""".split()
)


def tolls(text: str) -> frozenset[Toll]:
    """Return what kinds of victims a sentence counts, and how many it says."""
    text = _POWERLESS.sub("powerless", text)
    if not holds_any(text, _SIGNS):
        return _NOBODY
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
        if kind is None or (kind == "destroyed" and _HOMES.isdisjoint(tokens)):
            continue
        count = _count_behind(tokens, place)
        if count is None and token not in _DEEDS:
            count = _count_before(tokens, place)
        if count is None:
            count = _count_after(tokens, place)
        if count is not None:
            yield kind, count


def _count_behind(tokens: Sequence[str], place: int) -> int | None:
    """The number of victims right behind a deed, but for "at least"."""
    if tokens[place] not in _DEEDS | _PASSIVE:
        return None
    step = place + 1
    while step < len(tokens) and tokens[step] in _BOUNDS:
        step += 1
    number = _number(tokens[step]) if step < len(tokens) else None
    if number is None or _UNITS.intersection(tokens[step + 1 : step + 2]):
        return None
    following = step + 1 + (tokens[step + 1 : step + 2] != [] and tokens[step + 1] in _PEOPLE)
    theirs = tokens[place] in _PASSIVE and not _KINDS.keys().isdisjoint(
        tokens[following : following + 1]
    )
    return None if theirs else number


def _count_before(tokens: Sequence[str], place: int) -> int | None:
    reach = _FAR if tokens[place] == "powerless" else _REACH
    for step in range(place - 1, max(0, place - reach) - 1, -1):
        token = tokens[step]
        if token in _MORE or token in _KINDS:
            return None
        if tokens[max(0, step - 1)] == "not":
            continue  # "Fifteen inmates, and not 17, died"
        if (number := _number(token)) is not None and tokens[step + 1] not in _UNITS:
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
