"""What a step in a visit's life is called, from the states before and after it."""

from briefing.agenda.date_ranges import Span, within
from briefing.model import ChangeKind, VisitStatus

CALLED_OFF = frozenset({VisitStatus.CANCELLED, VisitStatus.DENIED})
_TENTATIVE = frozenset({VisitStatus.POSSIBLE, VisitStatus.INVITED, VisitStatus.EXPECTED})
_KIND_OF_STATUS = {
    VisitStatus.CANCELLED: ChangeKind.CANCELLED,
    VisitStatus.DENIED: ChangeKind.DENIED,
    VisitStatus.POSTPONED: ChangeKind.POSTPONED,
    VisitStatus.ONGOING: ChangeKind.BEGUN,
    VisitStatus.PAST: ChangeKind.TOOK_PLACE,
}


def first_step(status: VisitStatus) -> ChangeKind:
    """What the first report of a visit is called: new, unless it says that the visit is off."""
    off = status in CALLED_OFF or status is VisitStatus.POSTPONED
    return _KIND_OF_STATUS[status] if off else ChangeKind.NEW


def next_step(
    before: VisitStatus, before_span: Span, after: VisitStatus, after_span: Span
) -> ChangeKind | None:
    """What the step from one state to the next is called; None if nothing changed."""
    named = _status_step(before, after) if after is not before else None
    if named is ChangeKind.POSTPONED and before_span.dated and after_span.dated:
        return ChangeKind.MOVED
    if named is not None or (after is before and after in CALLED_OFF):
        return named
    if after is VisitStatus.POSTPONED and before_span.dated and not after_span.dated:
        return ChangeKind.POSTPONED
    if before is after is VisitStatus.ONGOING:
        return _stay_step(before_span, after_span)
    dates = _date_step(before_span, after_span)
    confirmed = after is VisitStatus.PLANNED and before in _TENTATIVE
    return dates or (ChangeKind.CONFIRMED if confirmed else None)


def _status_step(before: VisitStatus, after: VisitStatus) -> ChangeKind | None:
    named = _KIND_OF_STATUS.get(after)
    return ChangeKind.REVIVED if named is None and before in CALLED_OFF else named


def _stay_step(before: Span, after: Span) -> ChangeKind | None:
    """What happens to a stay under way: only another last day is news."""
    known = before.start is not None and before.end is not None and before.days > 1
    return ChangeKind.MOVED if known and after.last > before.last else None


def _date_step(before: Span, after: Span) -> ChangeKind | None:
    if (before.start, before.end) == (after.start, after.end) or not after.dated:
        return None
    if not before.dated:
        return ChangeKind.DATE_SET
    if within(after, before):
        return ChangeKind.DATE_SET if after.days < before.days else None
    if within(before, after):
        return None
    return ChangeKind.MOVED
