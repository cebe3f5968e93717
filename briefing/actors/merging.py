"""One person, organisation or group from its appearances in many articles."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from briefing.actors.name_index import Acquaintance, Acquaintances, fullest, is_short
from briefing.actors.native_scripts import natives_of
from briefing.model import ActorType, Appearance, ArticleId, Reading
from briefing.names import can_stand_for, fold, words

# Gives an appearance of a reading with all that is known of it. Of days long past no more may be at
# hand than decides who is who: type, names, role and affiliation.
InFull = Callable[[Reading, Appearance], Appearance]


def as_it_is(_reading: Reading, appearance: Appearance) -> Appearance:
    """An appearance that is known in full."""
    return appearance


@dataclass(slots=True, kw_only=True, eq=False)
class MergedActor:
    """All appearances of one actor, of whatever type, oldest first."""

    type: ActorType
    appearances: list[tuple[Reading, Appearance]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest form; among as full ones the one most articles print."""
        return fullest(Counter(appearance.name for _, appearance in self.appearances))

    def in_full(self, whole: InFull) -> "MergedActor":
        """The same actor with everything that is known of its appearances."""
        told = [(reading, whole(reading, one)) for reading, one in self.appearances]
        return MergedActor(type=self.type, appearances=sorted(told, key=_order))

    @property
    def affiliations(self) -> frozenset[str]:
        """Every affiliation seen."""
        return frozenset(a.affiliation for _, a in self.appearances if a.affiliation)

    @property
    def native(self) -> str | None:
        """The name in its own script, where an article prints it in brackets."""
        for reading, appearance in reversed(self.appearances):
            natives = reading.natives
            if natives is None:
                natives = natives_of(reading.article.text, appearance.mentions)
            for form in appearance.mentions:
                if form in natives:
                    return natives[form]
        return None


def merge(readings: Iterable[Reading]) -> tuple[MergedActor, ...]:
    """Group the appearances of all articles by who they are.

    Full names come first, so that a surname alone joins the one person who bears it; where two
    bear it, the affiliation decides, and without one it stays apart. Independent of the order of
    the readings. The work grows with their number, not with its square.
    """
    ordered = sorted(readings, key=lambda r: (r.published, r.article.id, r.article.revision))
    pairs = [
        (reading, appearance)
        for reading in ordered
        for appearance in reading.analysis.actors
        if not appearance.media and _is_name(appearance.name)
    ]
    pairs.sort(key=lambda pair: is_short(pair[1].name))
    known = Acquaintances()
    people: dict[Acquaintance, MergedActor] = {}
    for reading, appearance in pairs:
        actor = known.meet(appearance)
        person = people.get(actor)
        if person is None:
            person = people[actor] = MergedActor(type=actor.type)
        person.appearances.append((reading, appearance))
    for person in people.values():
        person.appearances.sort(key=_order)
    return tuple(people.values())


def _order(pair: tuple[Reading, Appearance]) -> tuple[datetime, ArticleId, int]:
    return pair[0].published, pair[0].article.id, pair[1].first


@lru_cache(maxsize=65_536)
def _is_name(printed: str) -> bool:
    return bool(fold(printed))


def bears(name: str, wanted: str) -> bool:
    """Whether an actor's name is the one a watchlist asks for: equal, or a matching person."""
    if fold(wanted) == fold(name):
        return True
    return len(words(wanted)) > 1 and can_stand_for(name, wanted)
