"""The life of one visit: reports go in one after the other, its state and its steps come out."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from briefing.agenda.reports import Office, Report, offices, same_place, same_visitors
from briefing.agenda.spans import Span, gap, overlap, refine, within
from briefing.model import ChangeKind, Granularity, VisitChange, VisitState, VisitStatus

# Two dates further apart than this are two visits, unless a report speaks of a postponement.
# Chosen by hand (2026-11): officials return to one country after some months, hardly weeks.
MOVE_LIMIT_DAYS = 45
POSTPONE_LIMIT_DAYS = 400
# Different dates from different outlets within this time contradict each other; later ones move it.
SAME_NEWS = timedelta(hours=36)
# A report this long after the last day speaks of another visit.
AFTERMATH_DAYS = 3
NO_SPAN = Span(start=None, end=None, granularity=Granularity.UNSPECIFIED, when_text=None)

_CALLED_OFF = frozenset({VisitStatus.CANCELLED, VisitStatus.DENIED})
_TENTATIVE = frozenset({VisitStatus.POSSIBLE, VisitStatus.INVITED, VisitStatus.EXPECTED})
_CERTAINTY = {
    VisitStatus.PLANNED: 3,
    VisitStatus.EXPECTED: 2,
    VisitStatus.POSSIBLE: 1,
    VisitStatus.INVITED: 0,
}


@dataclass(slots=True, kw_only=True)
class Life:
    """One visit while its reports are read, oldest first.

    Attributes:
        reports: Those taken so far.
        status: As known after them.
        span: The deciding dates after them.
        steps: What changed at which report.
        said: Each voice's latest dated report since the last postponement, with all that the voice
            has said about when.
        known: The offices that its reports give.
        dropped: The dates that the last postponement took away, and when it was reported.
    """

    reports: list[Report] = field(default_factory=list)
    status: VisitStatus = VisitStatus.POSSIBLE
    span: Span = NO_SPAN
    steps: list[VisitChange] = field(default_factory=list)
    said: dict[str, tuple[Report, Span]] = field(default_factory=dict)
    known: dict[str, Office] = field(default_factory=dict)
    dropped: tuple[Span, datetime] = (NO_SPAN, datetime.min.replace(tzinfo=UTC))

    @property
    def visitor(self) -> tuple[str, ...]:
        """Every visitor name reported, in order of first report."""
        return tuple(dict.fromkeys(name for r in self.reports for name in r.visit.visitor))

    @property
    def destination(self) -> tuple[str, ...]:
        """Every place name reported, in order of first report."""
        return tuple(dict.fromkeys(name for r in self.reports for name in r.visit.destination))

    def fits(self, report: Report) -> int:
        """How well a report fits this visit: 0 not at all, more is better."""
        known = {**self.known, **offices(report.reading)}
        if not same_visitors(self.visitor, report.visit.visitor, known):
            return 0
        if not same_place(self.destination, report.visit.destination):
            return 0
        return self._fits_in_time(report)

    def _fits_in_time(self, report: Report) -> int:
        span, day = report.span, report.at.date()
        if self.span.dated and span.dated:
            if overlap(self.span, span):
                return 4
            if any(other.reading is report.reading for other in self.reports):
                return 0  # one article gives both dates: it means two visits
            open_still = self.status.upcoming and not self._over(day)
            limit = (
                POSTPONE_LIMIT_DAYS
                if VisitStatus.POSTPONED in (report.status, self.status)
                else MOVE_LIMIT_DAYS
            )
            moves = report.status.upcoming or report.status in _CALLED_OFF
            return 1 if open_still and moves and gap(self.span, span) <= limit else 0
        if self._over(day):
            return 2 if report.status is VisitStatus.PAST and self._recent(day) else 0
        if report.status is VisitStatus.PAST:
            begun = self.status in (VisitStatus.ONGOING, VisitStatus.PAST)
            return 2 if begun or (self.span.dated and self.span.first <= day) else 0
        return 3 if self.status.upcoming == report.status.upcoming else 2

    def _over(self, day: date) -> bool:
        if self.status is VisitStatus.PAST:
            return not self.span.dated or self.span.last < day
        return self.span.dated and self.span.last < day - timedelta(days=AFTERMATH_DAYS)

    def _recent(self, day: date) -> bool:
        return self.span.dated and self.span.last >= day - timedelta(days=2 * AFTERMATH_DAYS)

    def take(self, report: Report) -> None:
        """Add the next report, in order of publication, and note what it changes."""
        before_status, before_span, first = self.status, self.span, not self.reports
        self.reports.append(report)
        self.known.update(offices(report.reading))
        self._decide_span(report)
        self._decide_status(report, first=first)
        kind = (
            ChangeKind.NEW if first else _kind(before_status, before_span, self.status, self.span)
        )
        if kind is not None:
            self.steps.append(
                VisitChange(
                    kind=kind,
                    at=report.at,
                    before=None if first else _state(before_status, before_span),
                    after=_state(self.status, self.span),
                    evidence=report.evidence,
                )
            )

    def _decide_span(self, report: Report) -> None:
        if report.status is VisitStatus.POSTPONED and not self._echoes_postponement(report):
            self.dropped = (self.span, report.at)
            self.said.clear()
            self.span = NO_SPAN
        if not report.span.dated or report.status in _CALLED_OFF or self._names_dropped(report):
            return
        _, before = self.said.get(report.voice, (report, NO_SPAN))
        self.said[report.voice] = (report, refine(before, report.span))
        self.span = self._deciding_span()

    def _names_dropped(self, report: Report) -> bool:
        """Whether a report of a postponement, or a slow outlet, names the date that fell."""
        span, at = self.dropped
        if not (span.exact and span.dated and overlap(span, report.span)):
            return False
        return report.status is VisitStatus.POSTPONED or report.at - at <= SAME_NEWS

    def _echoes_postponement(self, report: Report) -> bool:
        """Whether a second report of one postponement adds no other date."""
        if self.status is not VisitStatus.POSTPONED:
            return False
        return not report.span.dated or not self.span.dated or overlap(report.span, self.span)

    def _deciding_span(self) -> Span:
        """The dates most voices give; among as many, the established ones, then the newest.

        What agreeing voices add to them (a last day, a day instead of a month) is put together.
        """
        said = sorted(self.said.values(), key=lambda entry: (entry[0].at, entry[0].voice))

        def weight(candidate: tuple[Report, Span]) -> tuple[int, bool, datetime, str]:
            report, span = candidate
            agreeing = sum(overlap(span, other) for _, other in said)
            contested = [other for other, their in said if not overlap(span, their)]
            established = all(other.at - report.at <= SAME_NEWS for other in contested)
            kept = self.span.dated and overlap(span, self.span) and established
            return (agreeing, kept, report.at, report.voice)

        best = max(said, key=weight)
        decided = NO_SPAN
        for entry in [*(entry for entry in said if entry is not best), best]:
            if overlap(entry[1], best[1]):
                decided = refine(decided, entry[1])
        return decided

    def _decide_status(self, report: Report, *, first: bool) -> None:
        newer = report.status
        if first or newer in _CALLED_OFF or newer is VisitStatus.POSTPONED:
            self.status = newer
        elif self.status in _CALLED_OFF:
            # An outlet that has not heard yet does not revive a visit; a later plan does.
            if newer is VisitStatus.PLANNED and report.at - self.reports[-2].at > SAME_NEWS:
                self.status = newer
        elif newer.upcoming and self.status.upcoming:
            self._decide_certainty(newer)
        elif newer.upcoming:
            pass  # it has begun or is over: a late preview does not undo that
        elif not (self.status is VisitStatus.PAST and newer is VisitStatus.ONGOING):
            self.status = newer

    def _decide_certainty(self, newer: VisitStatus) -> None:
        if self.status is VisitStatus.POSTPONED:
            if newer is VisitStatus.PLANNED and self.span.dated:
                self.status = newer
        elif _CERTAINTY[newer] > _CERTAINTY[self.status]:
            self.status = newer


def _kind(
    before: VisitStatus, before_span: Span, after: VisitStatus, after_span: Span
) -> ChangeKind | None:
    """What the step from one state to the next is called; None if nothing changed."""
    if after is not before:
        named = _KIND_OF_STATUS.get(after)
        if named is ChangeKind.POSTPONED and after_span.dated:
            return ChangeKind.MOVED
        if named is not None:
            return named
    dates = _date_kind(before_span, after_span)
    if dates is not None:
        return dates
    if after is VisitStatus.PLANNED and before in _TENTATIVE:
        return ChangeKind.CONFIRMED
    return None


def _date_kind(before: Span, after: Span) -> ChangeKind | None:
    if (before.start, before.end) == (after.start, after.end) or not after.dated:
        return None
    if not before.dated:
        return ChangeKind.DATE_SET
    if within(after, before):
        return ChangeKind.DATE_SET if after.days < before.days else None
    if within(before, after):
        return None
    return ChangeKind.MOVED


_KIND_OF_STATUS = {
    VisitStatus.CANCELLED: ChangeKind.CANCELLED,
    VisitStatus.DENIED: ChangeKind.DENIED,
    VisitStatus.POSTPONED: ChangeKind.POSTPONED,
    VisitStatus.ONGOING: ChangeKind.BEGUN,
    VisitStatus.PAST: ChangeKind.TOOK_PLACE,
}


def _state(status: VisitStatus, span: Span) -> VisitState:
    return VisitState(status=status, start=span.start, end=span.end, granularity=span.granularity)
