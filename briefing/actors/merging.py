"""One person, organisation or group from its appearances in many articles."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from briefing.actors.alike import NOTHING, STRIDE, Remembered, Scene, Share
from briefing.actors.name_index import fullest
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
    """All appearances of one actor, of whatever type, oldest first.

    Of appearances long ago only what is alike in many is at hand, until each is asked for.
    """

    type: ActorType
    _scene: Scene
    _shares: Sequence[Share]
    _pairs: list[tuple[Reading, Appearance]] | None = None

    @property
    def appearances(self) -> list[tuple[Reading, Appearance]]:
        """Each with its article."""
        if self._pairs is None:
            self._pairs = sorted(self._scene.told(self._shares), key=_order)
        return self._pairs

    def __len__(self) -> int:
        """How many appearances there are."""
        return sum(end - begin for _, begin, end in self._shares)

    def since(self, place: int) -> list[tuple[Reading, Appearance]]:
        """The appearances from a place of the scene on."""
        return sorted(self._scene.told(self._shares, since=place), key=_order)

    def kinds(self) -> Iterator[tuple[Appearance, Sequence[int]]]:
        """What is alike in its appearances, with where they stand.

        Of what is alike name, type, role and affiliation are the same, of an organisation also the
        mentions.
        """
        return ((one.said[begin], one.places[begin:end]) for one, begin, end in self._shares)

    @property
    def name(self) -> str:
        """The fullest form; among as full ones the one most articles print."""
        forms: Counter[str] = Counter()
        for one, begin, end in self._shares:
            forms[one.said[begin].name] += end - begin
        return fullest(forms)

    def first_name(self, wanted: Callable[[str], bool]) -> str | None:
        """The first of the names, oldest first, that is a wanted one."""
        first = [(places[0], one.name) for one, places in self.kinds() if wanted(one.name)]
        if self._pairs is None and not self.is_named_twice():
            return min(first, default=(0, None))[1]
        return next((one.name for _, one in self.appearances if wanted(one.name)), None)

    def is_named_twice(self) -> bool:
        """Whether one article has two of its appearances."""
        numbers = [place // STRIDE for _, places in self.kinds() for place in places]
        return len(set(numbers)) < len(numbers)

    def in_full(self, whole: InFull) -> "MergedActor":
        """The same actor with everything that is known of its appearances."""
        told = [(reading, whole(reading, one)) for reading, one in self.appearances]
        return replace(self, _pairs=sorted(told, key=_order))

    @property
    def affiliations(self) -> frozenset[str]:
        """Every affiliation seen."""
        return frozenset(one.affiliation for one, _ in self.kinds() if one.affiliation)

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


def merge(readings: Iterable[Reading], *, before: Remembered = NOTHING) -> tuple[MergedActor, ...]:
    """Group the appearances of all articles by who they are.

    Full names come first, so that a surname alone joins the one person who bears it; where two
    bear it, the affiliation decides, and without one it stays apart. Independent of the order of
    the readings. The work grows with their number, not with its square.

    Args:
        readings: Articles.
        before: What is remembered of older ones.
    """
    return merged(Scene(readings, before))


def merged(scene: Scene) -> tuple[MergedActor, ...]:
    """The actors of a scene."""
    return tuple(
        MergedActor(type=actor.type, _scene=scene, _shares=shares)
        for actor, shares in scene.people()
    )


def _order(pair: tuple[Reading, Appearance]) -> tuple[datetime, ArticleId, int]:
    return pair[0].published, pair[0].article.id, pair[1].first


def bears(name: str, wanted: str) -> bool:
    """Whether an actor's name is the one a watchlist asks for: equal, or a matching person."""
    if fold(wanted) == fold(name):
        return True
    return len(words(wanted)) > 1 and can_stand_for(name, wanted)
