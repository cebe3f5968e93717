"""The life of one visit: reports go in one after the other, its state and its steps come out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo

from briefing.agenda.date_ranges import NO_SPAN, Span, overlap, refine
from briefing.agenda.evidence import own_telling
from briefing.agenda.places import Closeness, Place, closeness, contains
from briefing.agenda.stays import goes_on, stays_until
from briefing.agenda.steps import CALLED_OFF, first_step, next_step
from briefing.agenda.visit_report import Report
from briefing.agenda.visitors import Office, full_forms, offices
from briefing.model import (
    ArticleId,
    ChangeKind,
    VisitChange,
    VisitState,
    VisitStatus,
    end_of_day,
)

# Different dates from different outlets within this time contradict each other; later ones move it.
SAME_NEWS = timedelta(hours=36)
UNDER_WAY = frozenset({VisitStatus.ONGOING, VisitStatus.PAST})

# "Due on Monday", of a visit called off on Thursday, is the coming Monday: a day so short before
# the report is no date to print.
_WEEK_DAYS = 7
_NEVER = datetime.min.replace(tzinfo=UTC)
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
        visitors: Who goes, each by the fullest name reported.
        places: Where, without the regions and countries around the places reported.
        known: The offices that its reports give.
        dropped: The dates that the last postponement took away, and when it was reported.
        called_off: When it was first reported to be called off, if it is.
    """

    reports: list[Report] = field(default_factory=list)
    status: VisitStatus = VisitStatus.POSSIBLE
    span: Span = NO_SPAN
    steps: list[VisitChange] = field(default_factory=list)
    said: dict[str, tuple[Report, Span]] = field(default_factory=dict)
    visitors: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    known: dict[str, Office] = field(default_factory=dict)
    dropped: tuple[Span, datetime] = (NO_SPAN, _NEVER)
    called_off: datetime = _NEVER
    _texts: set[tuple[ArticleId, int]] = field(default_factory=set)
    _aims: set[str] = field(default_factory=set)

    @property
    def visitor(self) -> tuple[str, ...]:
        """Every visitor name reported, in order of first report."""
        return tuple(dict.fromkeys(name for r in self.reports for name in r.visit.visitor))

    def closeness(self, place: Place) -> Closeness:
        """How near a place is to where the visit goes."""
        return max((closeness(own, place) for own in self.places), default=Closeness.APART)

    def covered_by(self, place: Place) -> bool:
        """Whether a place is only a region or country around where the visit goes."""
        return any(contains(place, own) for own in self.places)

    def tells(self, text: tuple[ArticleId, int]) -> bool:
        """Whether an article already reports this visit."""
        return text in self._texts

    def for_another_purpose(self, report: Report) -> bool:
        """Whether a report gives a purpose that has nothing in common with those given so far."""
        return bool(report.aims and self._aims) and not report.aims & self._aims

    def vague(self, report: Report) -> bool:
        """Whether a report is too vague to say more of the visit than is known."""
        return self.span.exact and not report.span.exact and self.covered_by(report.place)

    def take(self, report: Report) -> None:
        """Add the next report, in order of publication, and note what it changes."""
        before_status, before_span, first = self.status, self.span, not self.reports
        vague = self.vague(report)
        if self.status in CALLED_OFF and self._is_revived_by(report):
            self.said.clear()
            self.span, self.status = NO_SPAN, report.status
        self._remember(report)
        self._decide_span(report)
        if not vague or report.status in CALLED_OFF or report.status is VisitStatus.POSTPONED:
            self._decide_status(report, first=first)
        if self.status is VisitStatus.POSTPONED and _is_earlier(self.span, before_span):
            self.status = VisitStatus.PLANNED  # brought forward
        kind = (
            first_step(self.status)
            if first
            else next_step(before_status, before_span, self.status, self.span)
        )
        if kind is not None:
            self.steps.append(
                VisitChange(
                    kind=kind,
                    at=report.at,
                    before=None if first else _state(before_status, before_span),
                    after=_state(self.status, self.span),
                    evidence=own_telling(report),
                )
            )

    def end_by(self, as_of: datetime, *, zone: tzinfo) -> None:
        """End a visit that was under way and whose last day has passed: nobody need report it."""
        if self.status is not VisitStatus.ONGOING or self.span.end is None:
            return
        at = end_of_day(self.span.end, zone=zone)
        if at >= as_of:
            return
        before, self.status = _state(self.status, self.span), VisitStatus.PAST
        dated = [report for report in self.reports if report.span.end == self.span.end]
        self.steps.append(
            VisitChange(
                kind=ChangeKind.TOOK_PLACE,
                at=max(at, self.reports[-1].at),
                before=before,
                after=_state(self.status, self.span),
                evidence=own_telling((dated or self.reports)[-1]),
            )
        )

    def _remember(self, report: Report) -> None:
        self.reports.append(report)
        self.visitors = full_forms((*self.visitors, *report.visit.visitor))
        self.places = _finest((*self.places, report.place))
        self.known.update(offices(report.reading))
        self._texts.add(report.text)
        self._aims |= report.aims

    def _decide_span(self, report: Report) -> None:
        if report.status is VisitStatus.POSTPONED and not self._echoes_postponement(report):
            self.dropped = (self.span, report.at)
            self.said.clear()
            self.span = NO_SPAN
        if report.status in CALLED_OFF:
            if not self.span.dated and not _lately_past(report):
                self.span = report.span
            return
        if not report.span.dated or not self._may_date(report) or self._names_dropped(report):
            return
        whole = stays_until(self.status, self.span, report)
        if whole is not None:
            self.said = {report.voice: (report, whole)}
            self.span = whole
            return
        _, before = self.said.get(report.voice, (report, NO_SPAN))
        self.said[report.voice] = (report, refine(before, report.span))
        decided = self._deciding_span()
        if self.status not in UNDER_WAY or decided.first <= report.day:
            self.span = decided

    def _may_date(self, report: Report) -> bool:
        """Whether a report's dates count: not those of an echo, nor vague ones against exact."""
        if self.status in CALLED_OFF and report.status is not VisitStatus.POSTPONED:
            return False
        return not self.vague(report) or overlap(report.span, self.span)

    def _names_dropped(self, report: Report) -> bool:
        """Whether a report of a postponement, or a slow outlet, names the date that fell."""
        span, at = self.dropped
        if not (span.exact and span.dated and overlap(span, report.span)):
            return False
        return report.status is VisitStatus.POSTPONED or report.at - at <= SAME_NEWS

    def _echoes_postponement(self, report: Report) -> bool:
        """Whether a further report of one postponement adds no other date."""
        if self.status is not VisitStatus.POSTPONED:
            return False
        if not (report.span.dated and self.span.dated):
            again = self.span.dated and report.at - self.dropped[1] > SAME_NEWS
            return not again
        return overlap(report.span, self.span)

    def _deciding_span(self) -> Span:
        """The dates most voices give; among as many, the established ones, then the newest.

        Days count before weeks and months, and a sentence about several travellers' journeys
        counts last. What agreeing voices add to them (a last day, a day instead of a month) is
        put together.
        """
        said = sorted(self.said.values(), key=lambda entry: (entry[0].at, entry[0].voice))

        def weight(candidate: tuple[Report, Span]) -> _Weight:
            report, span = candidate
            agreeing = sum(overlap(span, other) for _, other in said)
            contested = [other for other, their in said if not overlap(span, their)]
            established = all(other.at - report.at <= SAME_NEWS for other in contested)
            kept = self.span.dated and overlap(span, self.span) and established
            return (not report.shared, span.exact, agreeing, kept, report.at, report.voice)

        best = max(said, key=weight)
        decided = NO_SPAN
        for entry in [*(entry for entry in said if entry is not best), best]:
            if overlap(entry[1], best[1]):
                decided = refine(decided, entry[1])
        return decided

    def _is_revived_by(self, report: Report) -> bool:
        """Whether a visit that was called off is on again.

        An outlet that has not heard yet does not revive it; a later plan does, and so do an
        invitation that was not known before and a plan for other dates.
        """
        later = report.at - self.called_off > SAME_NEWS
        if report.status is VisitStatus.ONGOING:
            return later
        if not report.status.upcoming or report.status is VisitStatus.POSTPONED:
            return False
        both = report.span.dated and self.span.dated
        same_dates = both and overlap(report.span, self.span)
        invited = any(known.status is VisitStatus.INVITED for known in self.reports)
        invites = report.status is VisitStatus.INVITED and not invited and not same_dates
        return later or invites or (both and not same_dates and not self._was_said(report.span))

    def _was_said(self, span: Span) -> bool:
        return any(overlap(span, said) for _, said in self.said.values())

    def _decide_status(self, report: Report, *, first: bool) -> None:
        newer = report.status
        begun = self.span.start is None or self.span.start <= report.day
        if newer in CALLED_OFF and self.status not in CALLED_OFF:
            self.called_off = report.at
        if first or newer in CALLED_OFF or newer is VisitStatus.POSTPONED:
            self.status = newer
        elif self.status in CALLED_OFF:
            pass  # not revived: an echo
        elif newer.upcoming and self.status.upcoming:
            self._decide_certainty(newer)
        elif newer.upcoming or not begun:
            pass  # a late preview does not undo what has begun; nothing begins before its day
        elif goes_on(self.status, self.span, report):
            self.status = VisitStatus.ONGOING
        elif not (self.status is VisitStatus.PAST and newer is VisitStatus.ONGOING):
            self.status = newer

    def _decide_certainty(self, newer: VisitStatus) -> None:
        if self.status is VisitStatus.POSTPONED:
            if newer is VisitStatus.PLANNED and self.span.dated:
                self.status = newer
        elif _CERTAINTY[newer] > _CERTAINTY[self.status]:
            self.status = newer


def _lately_past(report: Report) -> bool:
    """Whether a report dates what it calls off a few days back, where the next week is likelier."""
    return report.span.dated and 0 < (report.day - report.span.last).days <= _WEEK_DAYS


def _is_earlier(span: Span, before: Span) -> bool:
    return span.dated and before.dated and span.last < before.first


_Weight = tuple[bool, bool, int, bool, datetime, str]


def _finest(places: Iterable[Place]) -> tuple[Place, ...]:
    """The places without those that only surround another one."""
    given = tuple(dict.fromkeys(places))
    return tuple(place for place in given if not any(contains(place, one) for one in given))


def _state(status: VisitStatus, span: Span) -> VisitState:
    return VisitState(status=status, start=span.start, end=span.end, granularity=span.granularity)
