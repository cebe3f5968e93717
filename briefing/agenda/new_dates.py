"""One article that puts a visit off and says when it is to be now tells of one visit."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from briefing.agenda.date_ranges import Span, overlap
from briefing.agenda.places import Closeness, closeness
from briefing.agenda.visit_report import Report
from briefing.agenda.visitors import offices, same_visitors
from briefing.model import VisitStatus


def with_new_dates(told: Sequence[Report], known: Callable[[Report], Span]) -> list[Report]:
    """The reports of one article, with a postponement and the new date it has as one report.

    Args:
        told: The reports, as they stand in the article.
        known: The dates that a report's visit had before the article, as far as known.
    """
    left = list(told)
    for place, put_off in enumerate(told):
        if put_off.status is not VisitStatus.POSTPONED:
            continue
        had = known(put_off)
        for number, report in enumerate(told):
            if report in left and _is_new(report, put_off, had, after=number > place):
                left[left.index(put_off)] = _joined(put_off, report)
                left.remove(report)
                break
    return left


def _is_new(report: Report, put_off: Report, had: Span, *, after: bool) -> bool:
    """Whether a report gives the new date of what is put off, and not the one it had.

    Without any date to compare it with, one that stands before is the one it had: "was to come on
    Monday, and has put it off".
    """
    put_off_too = report.status is VisitStatus.POSTPONED
    if put_off_too or not (report.status.upcoming and report.span.dated):
        return False
    if had.dated and overlap(had, report.span):
        return False
    fell = put_off.span if put_off.span.dated else had
    later = report.span.first > fell.last if fell.dated else after
    return later and _one_visit(report, put_off)


def _one_visit(one: Report, other: Report) -> bool:
    near = closeness(one.place, other.place) >= Closeness.WITHIN
    aims_differ = one.aims and other.aims and not one.aims & other.aims
    if not near or aims_differ:
        return False
    return same_visitors(one.visit.visitor, other.visit.visitor, lambda: offices(one.reading))


def _joined(put_off: Report, report: Report) -> Report:
    """What is put off, on its new date: the sentences of both tell it."""
    old, new = put_off.visit, report.visit
    finer = max(put_off, report, key=lambda one: len(one.place))
    visit = replace(
        new,
        visitor=old.visitor,
        destination=finer.visit.destination,
        country=finer.visit.country,
        host=old.host or new.host,
        purpose=old.purpose or new.purpose,
        status=old.status,
        evidence=tuple(dict.fromkeys((*old.evidence, *new.evidence))),
    )
    return replace(report, visit=visit, status=put_off.status, place=finer.place)
