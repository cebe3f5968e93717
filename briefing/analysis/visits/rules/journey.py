"""One visit while it is put together: its status and its days by all the legs that tell of it."""

from dataclasses import dataclass, field
from datetime import date

from briefing.analysis.dates import UNKNOWN, Days, stretch
from briefing.analysis.visits.placing import PlaceMention
from briefing.analysis.visits.rules.legs import Leg
from briefing.analysis.visits.rules.mood import Mood
from briefing.analysis.visits.rules.participants import Participant
from briefing.analysis.visits.rules.vocabulary import Kind
from briefing.model import Granularity, VisitStatus

# A day of talks tells less of a visit's days than the visit itself.
_MEETINGS = frozenset({Kind.MEET, Kind.TALKS})
_SETTLED = frozenset({VisitStatus.CANCELLED, VisitStatus.POSTPONED, VisitStatus.DENIED})
_FINENESS = {
    Granularity.DAY: 7,
    Granularity.RANGE: 6,
    Granularity.WEEK: 5,
    Granularity.MONTH: 4,
    Granularity.SEASON: 3,
    Granularity.QUARTER: 3,
    Granularity.YEAR: 2,
    Granularity.UNSPECIFIED: 0,
}


@dataclass(slots=True)
class Journey:
    """One visit while it is put together from its legs."""

    visitors: list[Participant]
    place: PlaceMention
    legs: list[Leg] = field(default_factory=list)
    extra: list[Leg] = field(default_factory=list)

    def status(self, published: date) -> VisitStatus | None:
        """The status by all legs: what settles it wins, then presence, then the first told."""
        own = [leg for leg in self.legs if not leg.shared]
        over = any(
            leg.status is VisitStatus.PAST and leg.span.start is not None for leg in own
        ) and all(leg.status in {VisitStatus.PAST, None} for leg in own)
        told = [leg.status for leg in (own if over else self.legs) if leg.status is not None]
        trips = [leg for leg in self.extra if leg.mention.kind is not Kind.MEET or leg.settles]
        told = told or [leg.status for leg in trips if leg.status is not None]
        told += [leg.status for leg in trips if leg.settles and leg.status is not None]
        told += [leg.status for leg in trips if leg.status and _is_on_a_trip(leg)]
        for settled in told:
            if settled in _SETTLED:
                return settled
        if any(leg.mention.base in {"from", "left"} for leg in self.legs):
            leaving = self.span().end
            ahead = leaving is not None and leaving > published
            return VisitStatus.ONGOING if ahead else VisitStatus.PAST
        span = self.span()
        ahead = span.start is not None and span.start > published
        if VisitStatus.ONGOING in told and not ahead:
            return VisitStatus.ONGOING
        upcoming = [status for status in told if status.upcoming]
        if upcoming:
            return upcoming[0]
        return told[0] if told else None

    def span(self) -> Days:
        """The days: the finest told for this place alone, then those told for a whole tour."""
        own = [leg for leg in self.legs if not leg.shared]
        tour = [leg for leg in self.legs if leg.shared]
        tour += [leg for leg in self.extra if leg.mention.kind is not Kind.MEET]
        best = _finest([leg.span for leg in own if leg.mention.kind not in _MEETINGS])
        met = _finest([leg.span for leg in own if leg.mention.kind in _MEETINGS])
        if best is UNKNOWN or _refines(met, best):
            best = met
        whole = _finest([leg.span for leg in tour])
        if best is UNKNOWN or _refines(whole, best):
            best = whole
        for leg in [*own, *tour]:
            if best.start is None or best.end is None:
                best = _joined(best, leg.span)
        if best is UNKNOWN:
            talks = [leg.span for leg in self.extra if leg.mention.kind is Kind.MEET]
            best = next((span for span in talks if span.start), UNKNOWN)
        return best if best is met and self._is_seen_there(best) else self._lengthened(best)

    def _is_seen_there(self, met: Days) -> bool:
        """Whether a day of talks is only one of the days of a visit under way."""
        now = {Mood.PROGRESSIVE, Mood.PRESENT}
        return met is not UNKNOWN and any(
            leg.mention.noun and leg.mention.kind is Kind.TRIP and leg.mention.mood in now
            for leg in [*self.legs, *self.extra]
        )

    def _lengthened(self, span: Days) -> Days:
        if span.granularity is not Granularity.DAY or span.start is None:
            return span
        if span.end not in {None, span.start}:
            return span
        for leg in [*self.legs, *self.extra]:
            if (
                leg.length is not None
                and not leg.shared
                and (leg.mention.kind is not Kind.MEET or leg.place is not None)
            ):
                told = leg.span  # "returned on Friday from a three-day visit"
                return told if told.end == span.start else leg.length.since(span.start)
        return span


def _is_on_a_trip(leg: Leg) -> bool:
    """Whether it says that the journey is under way: "is on a three-day visit"."""
    now = leg.mention.noun and leg.mention.mood is Mood.PROGRESSIVE
    return now and leg.mention.kind is Kind.TRIP and leg.status is VisitStatus.ONGOING


def _finest(spans: list[Days]) -> Days:
    """The most exact of the spans; of equal ones the first."""
    best = UNKNOWN
    for span in spans:
        if _FINENESS[span.granularity] > _FINENESS[best.granularity]:
            best = span
    return best


def _refines(fine: Days, coarse: Days) -> bool:
    """Whether exact days lie inside a week, month or year."""
    if _FINENESS[coarse.granularity] >= _FINENESS[Granularity.RANGE] or fine.start is None:
        return False
    inside = coarse.start is None or coarse.start <= fine.start
    finer = _FINENESS[fine.granularity] > _FINENESS[coarse.granularity]
    return finer and inside and (coarse.end is None or fine.start <= coarse.end)


def _joined(span: Days, other: Days) -> Days:
    """A first day from one mention and a last day from another."""
    days = {Granularity.DAY, Granularity.RANGE}
    if span.granularity not in days or other.granularity not in days:
        return span
    start = span.start or (
        other.start if span.end and other.start and other.start <= span.end else None
    )
    end = span.end or (other.end if span.start and other.end and other.end > span.start else None)
    if (start, end) == (span.start, span.end) or start is None or end is None:
        return span
    return stretch(start, end)
