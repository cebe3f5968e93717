"""Leaves out what a mayor does in the town they govern: an errand at home is no visit."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.cast import Cast
from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.drafts import VisitDraft
from briefing.names import fold

_LOCAL = lexicon(
    "mayor mayoress lord-mayor burgomaster councillor councilor councilman councilwoman alderman",
    "sheriff vice-mayor deputy-mayor",
)


def away_from_town(cast: Cast, drafts: Sequence[VisitDraft]) -> list[VisitDraft]:
    """The visits but for those of town officers to their own town.

    Where the text does not tell which town somebody governs, a town alone may be theirs: "Mayor X
    will visit three schools in Y".

    Args:
        cast: Who appears in the text.
        drafts: What was found in it.
    """
    towns = {
        actor.name: fold(f"{actor.role} {actor.affiliation or ''}")
        for actor in cast.actors
        if actor.role and _LOCAL & set(fold(actor.role).replace("lord mayor", "mayor").split())
    }
    return [
        draft
        for draft in drafts
        if not all(name in towns and _is_own(towns[name], draft) for name in draft.visitor)
    ]


def _is_own(office: str, draft: VisitDraft) -> bool:
    place = fold(draft.destination[0])
    if place in office:
        return True
    governed = set(office.split()) - _LOCAL - {"of", "the", "city", "town", "former", "acting"}
    return not governed and draft.status.upcoming and not draft.host
