"""Tell a father from a son of his name, and an office of then from one of now, by what is printed.

"Orlan Jr. spoke of a letter to then-candidate Orlan": the surname alone is the father's.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from briefing.analysis.actors.role_phrases import RolePhrase
from briefing.analysis.words import Words
from briefing.names import PersonName


class _Mention(Protocol):
    @property
    def name(self) -> PersonName: ...


class _Person(Protocol):
    @property
    def fullest(self) -> _Mention: ...

    @property
    def mentions(self) -> Iterable[_Mention]: ...


def is_elder_meant(said: PersonName, junior: _Person, people: Iterable[_Person]) -> bool:
    """Whether a surname alone is not a junior's, because the text tells him from his father.

    Args:
        said: The name in question.
        junior: Whom it might mean.
        people: Everybody the text names in full.
    """
    full = junior.fullest.name
    if said.suffix or not full.suffix:
        return False
    shorts = [m.name for m in junior.mentions if len(m.name.parts) == 1]
    others = [one.fullest.name for one in people if one is not junior]
    apart = any(short.suffix for short in shorts)
    return apart and any(o.parts == full.parts and o.suffix != full.suffix for o in others)


def is_of_then(words: Words, role: RolePhrase) -> bool:
    """Whether a title is one of another day, beside which an office of now may stand."""
    return any(words.lower[at].startswith("then") for at in range(role.start, role.head + 1))
