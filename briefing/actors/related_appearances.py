"""Which appearances of other days bear on the actors of one: found by their names alone.

An appearance joins an actor only if one is filed under a name that the other is looked up under.
What shares no such name with the day's actors, nor with anything that does, can be left unread:
nothing about the day's actors depends on it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.actors.name_index import filed_under, looked_up_under
from briefing.model import Appearance
from briefing.names import fold


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one appearance, each with the actor's type before it; none if it is nobody's.

    Attributes:
        filed: Under which its actor is filed.
        asked: Under which it is looked up beyond those.
    """

    filed: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


def names_of(appearance: Appearance) -> Names:
    """The names of an appearance, as `merge` uses them."""
    if appearance.media or not fold(appearance.name):
        return Names()
    filed, asked = filed_under(appearance), looked_up_under(appearance)
    return Names(
        filed=tuple(f"{appearance.type}:{name}" for name in sorted(filed)),
        asked=tuple(f"{appearance.type}:{name}" for name in sorted(asked - filed)),
    )


def kindred(day: Iterable[Names], others: Iterable[Names]) -> frozenset[str]:
    """The names of all that can bear on the actors of a day, through whatever else.

    Args:
        day: The names of the day's appearances.
        others: Those of all other days.
    """
    of_day, of_others = list(day), list(others)
    filed = {name for one in (*of_day, *of_others) for name in one.filed}
    linked: defaultdict[str, set[str]] = defaultdict(set)
    for one in (*of_day, *of_others):
        together = [name for name in (*one.filed, *one.asked) if name in filed]
        for name in together if len(together) > 1 else ():
            linked[name].update(together)
    waiting = [name for one in of_day for name in (*one.filed, *one.asked) if name in filed]
    reached = set(waiting)
    while waiting:
        further = linked.pop(waiting.pop(), set()) - reached
        reached |= further
        waiting.extend(further)
    return frozenset(reached)
