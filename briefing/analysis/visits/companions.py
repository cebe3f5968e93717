"""Puts what the network alone finds beside what the rules found: others who go, and other visits.

A rule reads one sentence: "X will attend the funeral in Y." The network knows that those whom the
next sentence names go there too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefing.analysis.visits.candidates import Candidates, TravellerKind
from briefing.analysis.visits.draft_visits import HAPPENING, OFF, VisitDraft
from briefing.model import VisitStatus
from briefing.names import fold, is_description, is_group


def put_beside(
    ruled: Sequence[VisitDraft], learned: Sequence[VisitDraft], wide: Sequence[VisitDraft],
    candidates: Candidates,
) -> list[VisitDraft]:  # fmt: skip
    """The visits of the rules, with those who go along, and those that only the network found.

    Args:
        ruled: What the rules found.
        learned: What the network is sure of.
        wide: What it finds likely: of one visit it may be sure of some visitors only.
        candidates: Who may go where.
    """
    people = {
        traveller.name: traveller.home
        for traveller in candidates.travellers
        if traveller.kind is TravellerKind.PERSON
    }
    told = list(ruled)
    further: list[VisitDraft] = []
    for draft in learned:
        if any(_receives(one, draft) for one in ruled):
            continue
        fuller = [draft, *(one for one in wide if _covers(one, draft))]
        known = [n for n, one in enumerate(ruled) if any(same_visit(w, one) for w in fuller)]
        if not known:
            further.append(draft)
            continue
        there = [one for n, one in enumerate(told) if n in known or _near(one, draft)]
        others = _others(draft, there, people)
        joined = [n for n in known if _may_join(draft, ruled[n])]
        if others and joined:
            first = told[joined[0]]
            told[joined[0]] = replace(first, visitor=(*first.visitor, *others))
        elif others and draft.status.upcoming and all(ruled[n].status in OFF for n in known):
            further.append(replace(draft, visitor=others))  # one stays away, another goes
    return sorted([*told, *further], key=lambda draft: min(draft.evidence))


def _receives(ruled: VisitDraft, draft: VisitDraft) -> bool:
    """Whether who goes by one draft is the host of the other, at the same place."""
    hosts = folded((ruled.host or "").split("; "))
    there = folded(ruled.destination[:1]) & folded(draft.destination[:1])
    return bool(there) and folded(draft.visitor) <= hosts


def _covers(wide: VisitDraft, draft: VisitDraft) -> bool:
    """Whether a likely visit is a sure one with more people."""
    people = folded(draft.visitor) <= folded(wide.visitor)
    return people and bool(folded(draft.destination) & folded(wide.destination))


def _near(one: VisitDraft, other: VisitDraft) -> bool:
    """Whether two drafts lead to one country."""
    return one.code is not None and one.code == other.code


def same_visit(one: VisitDraft, other: VisitDraft) -> bool:
    """Whether two drafts may tell of one visit: the same place, and a visitor in common.

    "Two envoys" may be those whom the other names. A place that nobody knows may be a part of the
    one that the same sentence names.
    """
    names = (*one.visitor, *other.visitor)
    described = any(is_description(name) or is_group(name) for name in names)
    if not (described or folded(one.visitor) & folded(other.visitor)):
        return False
    if folded(one.destination) & folded(other.destination):
        return not _are_legs(one, other)
    if one.code is not None and one.code == other.code:
        return 1 in {len(one.destination), len(other.destination)}  # a town, and its country
    statuses = {one.status, other.status}
    if VisitStatus.PAST in statuses and any(status.upcoming for status in statuses):
        return False  # "toured Mordal on Tuesday and will be in Stavik on Thursday"
    return None in {one.code, other.code} and bool({*one.evidence} & {*other.evidence})


def _are_legs(one: VisitDraft, other: VisitDraft) -> bool:
    """Whether two towns of one country are visited at different times: "Ottawa, then Halifax"."""
    if fold(one.destination[0]) in folded(other.destination):
        return False
    if fold(other.destination[0]) in folded(one.destination):
        return False
    if one.start and other.start:
        return one.start != other.start
    apart = (one.status in HAPPENING) != (other.status in HAPPENING)
    return apart and bool(one.start or other.start)


def folded(names: Iterable[str]) -> set[str]:
    """The names as they are compared."""
    return {fold(name) for name in names}


def _others(
    draft: VisitDraft, known: Sequence[VisitDraft], people: Mapping[str, str | None]
) -> tuple[str, ...]:
    """Whom a visit of the network names besides: people from elsewhere who do not receive."""
    taken = folded(name for one in known for name in (*one.visitor, one.host or ""))
    places = folded(draft.destination)
    return tuple(
        name
        for name in draft.visitor
        if name in people and fold(name) not in taken and fold(people[name] or "") not in places
    )


def _may_join(draft: VisitDraft, ruled: VisitDraft) -> bool:
    """Whether who goes by one draft goes by the other, too: there at the same time."""
    if not folded(draft.destination) & folded(ruled.destination):
        return False
    if {draft.status, ruled.status} & OFF or len(ruled.visitor) + len(draft.visitor) > _MOST:
        return False
    happening = {draft.status, ruled.status} <= HAPPENING
    ahead = draft.status.upcoming and ruled.status.upcoming
    dated = draft.start and ruled.start
    return (happening or ahead) and not (dated and draft.start != ruled.start)


# A longer list says that the network took everybody for a guest.
_MOST = 12
