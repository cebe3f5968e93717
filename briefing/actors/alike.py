"""Appearances that are alike, taken together: of a quarter's tens of thousands few kinds differ.

Whose an appearance is depends on its kind and on who was met before it. As long as nothing that
bears on a kind changes, all of it goes to one actor: only the places where something can change
are looked at one by one, and the result is what looking at every appearance gives.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import heappop, heappush
from itertools import pairwise
from operator import gt, itemgetter
from typing import Final

from briefing.actors.acquaintances import Acquaintances
from briefing.actors.name_index import Kind, is_short, kind_of
from briefing.actors.register import Acquaintance, Lookup
from briefing.model import Appearance, Reading
from briefing.names import fold

# An article names so many at most: places of one are told from those of the next by it.
STRIDE: Final = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """Appearances in articles of long ago, those alike together.

    Attributes:
        articles: How many articles there are, in order of publication, then of id.
        reading: Gives one of them by its number.
        appearances: What is alike in some appearances, with where each of them stands: the number
            of its article times `STRIDE` and its place among the article's appearances.
        whole: Gives an appearance at a place with all that is known of it.
    """

    articles: int
    reading: Callable[[int], Reading]
    appearances: Sequence[tuple[Appearance, Sequence[int]]]
    whole: Callable[[int, Appearance], Appearance]


NOTHING: Final = Remembered(
    articles=0, reading=lambda _: _nothing(), appearances=(), whole=lambda _, one: one
)


def _nothing() -> Reading:
    raise IndexError("nothing is remembered")


@dataclass(slots=True, kw_only=True, eq=False)
class Alike(Lookup):
    """All appearances of one kind, where they stand, in order.

    Attributes:
        short: Whether the name is a surname alone: such are met after all others.
        places: Where each stands.
        said: The appearances.
        met: How many of them are somebody's already.
    """

    short: bool
    places: list[int] = field(default_factory=list)
    said: list[Appearance] = field(default_factory=list)
    met: int = 0


# Of some that are alike those from one number to another.
Share = tuple[Alike, int, int]


class Scene:
    """All articles in their order, and what is alike in them.

    Args:
        readings: Articles, younger than all that is remembered.
        before: What is remembered.
    """

    def __init__(self, readings: Iterable[Reading], before: Remembered) -> None:
        self._before = before
        self._readings = sorted(
            readings, key=lambda r: (r.published, r.article.id, r.article.revision)
        )
        self._kinds: dict[Kind, Alike] = {}
        for appearance, places in before.appearances:
            self._take(appearance, places)
        for one in self._kinds.values():
            _put_in_order(one)
        for number, reading in enumerate(self._readings, start=before.articles):
            for place, appearance in enumerate(reading.analysis.actors, start=number * STRIDE):
                self._take(appearance, (place,))

    def _take(self, appearance: Appearance, places: Sequence[int]) -> None:
        short = None if appearance.media else _is_short_name(appearance.name)
        if short is None:
            return
        kind = kind_of(appearance)
        alike = self._kinds.get(kind)
        if alike is None:
            alike = self._kinds[kind] = Alike(short=short)
        alike.places += places
        alike.said += [appearance] * len(places)

    def people(self) -> Iterator[tuple[Acquaintance, list[Share]]]:
        """Everybody with what is his, in the order in which they are met: full names first."""
        walk = _Walk()
        walk.through([one for one in self._kinds.values() if not one.short])
        walk.through([one for one in self._kinds.values() if one.short])
        yield from walk.shares.items()

    def first_of(self, inside: Callable[[Reading], bool]) -> int:
        """A place before which no such article is."""
        found = (n for n, reading in enumerate(self._readings) if inside(reading))
        return STRIDE * (self._before.articles + next(found, len(self._readings)))

    def told(self, shares: Iterable[Share], *, since: int = 0) -> list[tuple[Reading, Appearance]]:
        """The appearances in some shares from a place on, full names first.

        Where an article has two of a kind, each is told in full: so they can be told apart.
        """
        found = []
        for alike, begin, end in shares:
            first = bisect_left(alike.places, since, begin, end)
            told = zip(alike.places[first:end], alike.said[first:end], strict=True)
            twice = self._twice(alike.places[max(0, first - 1) : end + 1])
            found += [
                (alike.short, place, self._before.whole(place, said) if place in twice else said)
                for place, said in told
            ]
        found.sort(key=itemgetter(0, 1))
        return [(self._reading(place), said) for _, place, said in found]

    def _reading(self, place: int) -> Reading:
        number, before = place // STRIDE, self._before.articles
        return self._before.reading(number) if number < before else self._readings[number - before]

    def _twice(self, places: Sequence[int]) -> frozenset[int]:
        """Of the places of a kind those in remembered articles that have two."""
        end = self._before.articles * STRIDE
        return frozenset(
            place
            for pair in pairwise(places)
            if pair[0] // STRIDE == pair[1] // STRIDE and pair[1] < end
            for place in pair
        )


class _Walk:
    """Meets one after the other; what is alike waits while nothing changes for it."""

    def __init__(self) -> None:
        self.shares: dict[Acquaintance, list[Share]] = {}
        self._known = Acquaintances(before_counting=self._catch_up)
        self._waiting: dict[Lookup, tuple[Alike, Acquaintance]] = {}
        self._of: defaultdict[Acquaintance, dict[Alike, None]] = defaultdict(dict)
        self._here = 0

    def through(self, kinds: Iterable[Alike]) -> None:
        """Meet all appearances of some kinds in the order of their places."""
        first = sorted(kinds, key=lambda one: one.places[0], reverse=True)
        again: list[tuple[int, Alike]] = []  # a heap; no two stand at one place
        while first or again:
            is_new = not again or (first and first[-1].places[0] < again[0][0])
            one = first.pop() if is_new else heappop(again)[1]
            self._here = one.places[one.met]
            if self._meet(one):
                heappush(again, (one.places[one.met], one))
            for other in self._reopened():
                heappush(again, (other.places[other.met], other))
        for one, actor in self._waiting.values():
            self._give(one, actor, len(one.places))
        self._waiting.clear()
        self._of.clear()

    def _meet(self, one: Alike) -> bool:
        """Meet the next of some that are alike; whether the one after it has to be met as well."""
        goes_on = one.met + 1 < len(one.places)
        actor = self._known.meet(one.said[one.met], one if goes_on else None)
        self.shares.setdefault(actor, []).append((one, one.met, one.met + 1))
        one.met += 1
        if goes_on and one.sure:
            self._waiting[one] = one, actor
            self._of[actor][one] = None
        return goes_on and not one.sure

    def _reopened(self) -> Iterator[Alike]:
        """What waited and has to be looked at again from here on."""
        for lookup in self._known.reopened():
            one, actor = self._waiting.pop(lookup, (None, None))
            if one is not None and actor is not None:
                del self._of[actor][one]
                self._give(one, actor, bisect_left(one.places, self._here, one.met))
                if one.met < len(one.places):
                    yield one

    def _catch_up(self, actor: Acquaintance) -> None:
        """Count what is an actor's up to here."""
        for one in self._of.get(actor, ()):
            self._give(one, actor, bisect_left(one.places, self._here, one.met))

    def _give(self, one: Alike, actor: Acquaintance, until: int) -> None:
        if until > one.met:
            self._known.meet_again(actor, one.said[one.met], times=until - one.met)
            self.shares[actor].append((one, one.met, until))
            one.met = until


def _put_in_order(one: Alike) -> None:
    """By place: of one kind there may be several that differ in what decides nothing."""
    if any(map(gt, one.places, one.places[1:])):
        together = sorted(zip(one.places, one.said, strict=True), key=itemgetter(0))
        one.places[:], one.said[:] = map(list, zip(*together, strict=True))


@lru_cache(maxsize=65_536)
def _is_short_name(printed: str) -> bool | None:
    """Whether a name is a surname alone; None if it is no name."""
    return is_short(printed) if fold(printed) else None
