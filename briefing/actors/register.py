"""What is kept of everybody met so far: by actor, by key of the register, by printed name."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from briefing.actors.name_index import fullest
from briefing.model import ActorType
from briefing.names import Same, same_person


@dataclass(slots=True, kw_only=True, eq=False)
class Lookup:
    """Something that was looked up and will be again.

    Attributes:
        sure: Whether it is the same actor's the next time; until something changes for it.
    """

    sure: bool = False


@dataclass(slots=True, kw_only=True, eq=False)
class Acquaintance:
    """What is known of one actor after some appearances.

    Attributes:
        type: Person, organisation or group.
        forms: How often each form of the name was an appearance's name.
        stood_for: The affiliation of every appearance; None for one without.
        also: Folded short forms that a text gives an organisation: "icc".
        offices: The words of every office that an appearance gave.
        entries: Where it is filed.
        count: How many appearances there were.
    """

    type: ActorType
    forms: dict[str, int] = field(default_factory=dict)
    stood_for: frozenset[str | None] = frozenset()
    also: frozenset[str] = frozenset()
    offices: frozenset[frozenset[str]] = frozenset()
    entries: "set[Entry]" = field(default_factory=set)
    count: int = 0
    _called: dict[str, tuple[int, bool]] | None = None

    def can_be_called(self, surname: str) -> bool:
        """Whether no form contradicts a surname that stands alone."""
        if self._called is None:
            self._called = {}
        asked, agrees = self._called.get(surname, (0, True))
        if agrees and asked < len(self.forms):
            more = islice(self.forms, asked, None)
            agrees = all(same_person(surname, form) is not Same.NO for form in more)
            self._called[surname] = len(self.forms), agrees
        return agrees

    @property
    def name(self) -> str:
        """The fullest form; among as full ones the one most articles print."""
        return fullest(self.forms)


class Entry:
    """Who is filed under one key; there are many, and few hold more than one actor.

    Attributes:
        actors: All of them.
        asked: What was looked up here and is sure; some of it no longer.
        renamed: How often one of them took a new name, or somebody new was filed.
    """

    __slots__ = ("actors", "asked", "renamed")

    def __init__(self) -> None:
        self.actors: list[Acquaintance] | None = None
        self.asked: list[Lookup] | None = None
        self.renamed = 0


# Where somebody is filed, and where everybody is looked up.
Places = tuple[tuple[Entry, ...], tuple[Entry, ...]]


class Printed:
    """What the names that appearances print decide.

    Attributes:
        asked: Where everybody is filed whom they can mean.
        filed: Where somebody is filed who is called so.
        renamed: How often somebody was renamed there when `named` was worked out.
        named: Who can be called so, and whether that is certain by the names alone.
    """

    __slots__ = ("asked", "filed", "named", "renamed")

    def __init__(self, places: Places) -> None:
        self.filed, self.asked = places
        self.renamed = 0
        self.named: Sequence[tuple[Acquaintance, bool]] = ()
