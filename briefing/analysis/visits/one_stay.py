"""Makes one visit of the towns of one stay: "will go to Gwembe and Sinazongwe" tells one.

A rule tells a visit for each town it reads, and so does the network of a town whose country is not
known. Those of the same people on the same days are one, unless they lie in different countries; at
home, where people are in several towns a day, only in one breath.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from briefing.analysis.visits.candidates import Candidates
from briefing.analysis.visits.draft_visits import VisitDraft
from briefing.gazetteer import code_of, is_region


def in_one_stay(drafts: Iterable[VisitDraft], candidates: Candidates) -> list[VisitDraft]:
    """The visits; those that are one stay in several places put together.

    Args:
        drafts: What was found in a text, in its order.
        candidates: Who may go where.
    """
    homes = {one.name: code_of(one.home) for one in candidates.travellers if one.home}
    stays: list[VisitDraft] = []
    for draft in drafts:
        at_home = {homes.get(name) for name in draft.visitor}
        place = next((n for n, one in enumerate(stays) if _is_one(one, draft, at_home)), None)
        if place is None:
            stays.append(draft)
        else:
            stays[place] = _together(stays[place], draft)
    return stays


def _is_one(one: VisitDraft, other: VisitDraft, homes: Collection[str | None]) -> bool:
    """Whether two visits are one stay.

    Args:
        one: The first told.
        other: The other.
        homes: The countries of those who go, None for who has none.
    """
    if {*one.visitor} != {*other.visitor} or one.status is not other.status:
        return False
    if not _may_lie_together(one, other) or _have_own_purposes(one, other):
        return False
    if one.start is one.end is other.start is other.end is None:
        return one.evidence[0] == other.evidence[0]
    abroad = None in (one.code, other.code) or not {None, one.code} & {*homes}
    return abroad and (one.start, one.end) == (other.start, other.end)


def _may_lie_together(one: VisitDraft, other: VisitDraft) -> bool:
    """Whether both are places of one country, as far as the text says; a wide region is of none."""
    unknown = [draft for draft in (one, other) if draft.code is None]
    if any(is_region(draft.destination[0]) for draft in unknown):
        return False
    return bool(unknown) or one.code == other.code


def _have_own_purposes(one: VisitDraft, other: VisitDraft) -> bool:
    """Whether each is told by itself and one is for something: "travels to Mobile to open ..."."""
    return one.purpose != other.purpose and not {*one.evidence} & {*other.evidence}


def _together(one: VisitDraft, other: VisitDraft) -> VisitDraft:
    known = one if one.code is not None else other
    names = [name for draft in (one, other) for name in _towns(draft)]
    return replace(
        one,
        destination=tuple(dict.fromkeys([*names, *_around(known)])),
        host=one.host or other.host,
        purpose=one.purpose or other.purpose,
        evidence=tuple(dict.fromkeys([*one.evidence, *other.evidence])),
        code=known.code,
        probability=max(
            (draft.probability for draft in (one, other) if draft.probability is not None),
            default=None,
        ),
        spoken=one.spoken and other.spoken,
    )


def _is_country(draft: VisitDraft) -> bool:
    return draft.code is not None and len(draft.destination) == 1


def _towns(draft: VisitDraft) -> tuple[str, ...]:
    """Its towns; of one whose country is told the first, as the others stand with the country."""
    if draft.code is None:
        return draft.destination
    return () if _is_country(draft) else draft.destination[:1]


def _around(draft: VisitDraft) -> tuple[str, ...]:
    """What a visit names besides its first town: further ones, and what they lie in."""
    return draft.destination if _is_country(draft) else draft.destination[1:]
