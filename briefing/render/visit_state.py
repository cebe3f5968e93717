"""How a visit stands: going ahead, moved to other dates, or off.

A postponed visit is still meant to happen. With a new date it stands on that date like any other;
without one it is off for now. Cancelled and denied visits are off whatever their date.
"""

from datetime import date

from briefing.model import Granularity, Visit, VisitState, VisitStatus

# How exactly a day must be known to stand on a calendar's day.
EXACT = frozenset({Granularity.DAY, Granularity.RANGE})
_ENDED = frozenset({VisitStatus.CANCELLED, VisitStatus.DENIED})


def moved(state: Visit | VisitState) -> bool:
    """Whether a visit was postponed to dates that are known."""
    return state.status is VisitStatus.POSTPONED and _dated(state)


def off(state: Visit | VisitState) -> bool:
    """Whether a visit is not to be expected: called off, or postponed without a new date."""
    return state.status in _ENDED or (state.status is VisitStatus.POSTPONED and not _dated(state))


def dropped(visit: Visit) -> VisitState | None:
    """Return the dates that a postponed visit had before, if its life so far tells them."""
    if visit.status is not VisitStatus.POSTPONED:
        return None
    for change in reversed(visit.history):
        before = change.before
        if before is not None and before.start is not None and not _same_dates(before, visit):
            return before
    return None


def happens_on(visit: Visit, day: date) -> bool:
    """Whether a visit that goes ahead is known to take place on a day."""
    if visit.start is None or visit.granularity not in EXACT:
        return False
    if off(visit) or visit.status is VisitStatus.PAST:
        return False
    return visit.start <= day <= (visit.end or visit.start)


def _dated(state: Visit | VisitState) -> bool:
    return state.start is not None or state.end is not None


def _same_dates(one: VisitState, other: Visit) -> bool:
    return (one.start, one.end) == (other.start, other.end)
