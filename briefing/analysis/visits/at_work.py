"""Leaves out who is at work: a mayor in the town they govern, a body's people at its seat."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefing.analysis.actors import ActorDraft, ResolvedActors
from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.draft_visits import VisitDraft
from briefing.names import fold

_LOCAL = lexicon(
    "mayor mayoress burgomaster councillor councilor councilman councilwoman alderman sheriff",
)
_POPES = frozenset({"pope", "pontiff"})
_ROME = frozenset({"rome", "vatican", "vatican city"})
# Where bodies of many states have their seats.
_SEATS: Mapping[str, frozenset[str]] = {
    fold(body): frozenset(map(fold, towns))
    for bodies, towns in (
        (
            ("European Union", "EU", "European Commission", "European Council"),
            ("Brussels", "Luxembourg"),
        ),
        (("European Parliament",), ("Brussels", "Strasbourg")),
        (("NATO",), ("Brussels",)),
        (("United Nations", "UN", "U.N."), ("New York", "Geneva")),
        (
            ("International Atomic Energy Agency", "IAEA", "OSCE", "OPEC"),
            ("Vienna",),
        ),
        (("World Health Organization", "WHO", "World Trade Organization", "WTO"), ("Geneva",)),
        (("African Union",), ("Addis Ababa",)),
        (("Arab League",), ("Cairo",)),
        (("International Monetary Fund", "IMF", "World Bank"), ("Washington",)),
        (("International Criminal Court", "ICC"), ("The Hague",)),
        (("European Central Bank", "ECB"), ("Frankfurt",)),
        (("UNESCO", "OECD"), ("Paris",)),
    )
    for body in bodies
}


def away_from_seat(resolved: ResolvedActors, drafts: Sequence[VisitDraft]) -> list[VisitDraft]:
    """The visits but for those of a body's people to the town where it has its seat.

    Args:
        resolved: Who appears in the text.
        drafts: What was found in it.
    """
    seats = {actor.name: towns for actor in resolved.actors if (towns := _seats_of(actor))}
    return [
        draft
        for draft in drafts
        if not all(fold(draft.destination[0]) in seats.get(name, ()) for name in draft.visitor)
    ]


def is_pope(name: str, role: str | None) -> bool:
    """Whether somebody is the pope, whose house stands in Rome.

    Args:
        name: As the text has it.
        role: The office, if told.
    """
    return fold(name).startswith("pope ") or fold(role or "") in _POPES


def _seats_of(actor: ActorDraft) -> frozenset[str] | None:
    towns = _SEATS.get(fold(actor.affiliation or actor.name))
    return towns or (_ROME if is_pope(actor.name, actor.role) else None)


def is_of_a_town(role: str) -> bool:
    """Whether an office is one of a town or a county: mayors, councillors, sheriffs."""
    return bool(_LOCAL & set(fold(role).split()))


def away_from_town(resolved: ResolvedActors, drafts: Sequence[VisitDraft]) -> list[VisitDraft]:
    """The visits but for those of town officers to their own town.

    Where the text does not tell which town somebody governs, a town alone may be theirs: "Mayor X
    will visit three schools in Y".

    Args:
        resolved: Who appears in the text.
        drafts: What was found in it.
    """
    towns = {
        actor.name: fold(f"{actor.role} {actor.affiliation or ''}")
        for actor in resolved.actors
        if actor.role and is_of_a_town(actor.role)
    }
    return [
        draft
        for draft in drafts
        if not all(name in towns and _is_own(towns[name], draft) for name in draft.visitor)
    ]


def _is_own(office: str, draft: VisitDraft) -> bool:
    place = fold(draft.destination[0])
    if re.search(rf"\b{re.escape(place)}\b", office):
        return True
    governed = set(office.split()) - _LOCAL - {"of", "the", "city", "town", "former", "acting"}
    return not governed and draft.status.upcoming and not draft.host
