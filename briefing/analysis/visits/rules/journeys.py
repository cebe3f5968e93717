"""Merges the legs of a text: several mentions of one visit make one, each adding what it tells."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from briefing.analysis.dates import UNKNOWN, Days, stretch
from briefing.analysis.visits.placing import PlaceMention
from briefing.analysis.visits.rules.legs import Leg
from briefing.analysis.visits.rules.mood import DONE, Mood
from briefing.analysis.visits.rules.participants import Participant
from briefing.analysis.visits.rules.vocabulary import Kind
from briefing.gazetteer import PlaceKind
from briefing.model import ActorType, Granularity, VisitStatus
from briefing.names import fold

# A day of talks tells less of a visit's days than the visit itself.
_MEETINGS = frozenset({Kind.MEET, Kind.TALKS})
_PRESENT_OR_OVER = frozenset({VisitStatus.ONGOING, VisitStatus.PAST})
# Kinds that add days to a visit told before, without naming its place again.
_ADDING = frozenset({Kind.TRIP, Kind.LEAVE, Kind.ARRIVE, Kind.SEND, Kind.STAY})
_SETTLED = frozenset({VisitStatus.CANCELLED, VisitStatus.POSTPONED, VisitStatus.DENIED})
# "a stop in X" is told because it is another one.
_STOPS = frozenset({"stop", "stops", "stopover", "leg"})
# So many tokens behind a visit, whoever is received is received on it.
_NEAR_BEHIND = 50
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
                return leg.length.since(span.start)
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


def journeys_of(legs: list[Leg]) -> list[Journey]:
    """The visits of a text, in order of their first mention."""
    journeys: list[Journey] = []
    for raw in legs:
        leg = _in_announced_week(raw, journeys)
        if leg.place is None:
            _extend(journeys, leg)
            continue
        if _is_spot(leg) and _received_there(journeys, leg):
            continue
        for journey in journeys:
            if _same_people(journey.visitors, leg.visitors) and _same_place(journey, leg):
                journey.legs.append(leg)
                _refine(journey, leg)
                break
        else:
            unique = {person.key: person for person in leg.visitors}
            journeys.append(Journey(list(unique.values()), leg.place, [leg]))
    for leg in legs:
        if leg.place is None and (leg.settles or leg.mention.kind is Kind.INVITE):
            _settle(journeys, leg)
    return _without_doubles(_without_umbrellas(journeys))


def _is_spot(leg: Leg) -> bool:
    """Whether somebody is received at a place that nobody knows: "will be greeted at the Arch"."""
    unknown = leg.place is not None and leg.place.place.code is None
    return unknown and leg.mention.kind is Kind.HOST


def _received_there(journeys: list[Journey], leg: Leg) -> bool:
    """Whether it belongs to the visit told right before; that one then has the host."""
    for journey in reversed(journeys):
        last = journey.legs[-1].mention.trigger
        if leg.mention.trigger - last > _NEAR_BEHIND:
            return False
        if _same_people(journey.visitors, leg.visitors):
            journey.extra.append(leg)
            return True
    return False


def _in_announced_week(leg: Leg, journeys: list[Journey]) -> Leg:
    """After "will travel next week", a bare weekday is one of that week."""
    start, end = leg.span.start, leg.span.end
    if leg.span.granularity not in {Granularity.DAY, Granularity.RANGE} or start is None:
        return leg
    for journey in journeys:
        week = journey.span()
        if not (week.granularity is Granularity.WEEK and week.start and week.end):
            continue
        moved = start + timedelta(days=7)
        if start < week.start <= moved <= week.end and _same_people(journey.visitors, leg.visitors):
            ends = end + timedelta(days=7) if end else None
            span = Days(start=moved, end=ends, granularity=leg.span.granularity)
            return replace(leg, span=span)
    return leg


def _without_doubles(journeys: list[Journey]) -> list[Journey]:
    """Drop "her counterparts will come to X" where the text names those who come."""

    def doubled(journey: Journey) -> bool:
        if any(person.actor is not None for person in journey.visitors):
            return False
        places = {fold(name) for name in journey.place.place.names[:2]}
        return any(
            places & {fold(name) for name in other.place.place.names[:2]}
            for other in journeys
            if other is not journey
            and any(_may_belong(p, journey.visitors) for p in other.visitors)
        )

    return [journey for journey in journeys if not doubled(journey)]


def _may_belong(person: Participant, group: list[Participant]) -> bool:
    """Whether a named person may be one of a described group: same country, or unknown."""
    named = person.actor is not None and person.actor.type is ActorType.PERSON
    return named and any(member.home in {None, person.home} for member in group)


def _settle(journeys: list[Journey], leg: Leg) -> None:
    """Let "the meeting between X and Y is postponed" speak of their visits, wherever told."""
    for journey in journeys:
        if _same_people(journey.visitors, leg.visitors) and leg not in journey.extra:
            journey.extra.append(leg)


def _extend(journeys: list[Journey], leg: Leg) -> None:
    """Add what a mention without a place tells to the journeys of its people."""
    kind = leg.mention.kind
    if kind is Kind.TALKS:
        return
    if kind in {Kind.MEET, Kind.HOST}:
        for journey in reversed(journeys):
            if _meets_there(journey, leg):
                journey.extra.append(leg)
                return
        return
    mine = [j for j in journeys if not leg.visitors or _same_people(j.visitors, leg.visitors)]
    if not mine or kind not in _ADDING:
        return
    if kind in {Kind.LEAVE, Kind.ARRIVE} and leg.mention.mood in DONE:
        return  # "arrived today from X" tells of another leg
    last = mine[-1].legs[-1].mention
    for journey in mine:
        if any(other.mention is last for other in journey.legs):
            journey.extra.append(leg)


def _meets_there(journey: Journey, leg: Leg) -> bool:
    """Whether one side of a meeting is the visitor, the other at home there."""
    country = journey.place.place.country
    party = (*leg.visitors, *leg.hosts)
    guests = {person.key for person in journey.visitors}
    return any(p.key in guests for p in party) and any(
        p.home is not None and p.home == country and p.key not in guests for p in party
    )


def _same_people(ours: list[Participant], theirs: tuple[Participant, ...]) -> bool:
    keys = {person.key for person in ours}
    return any(person.key in keys for person in theirs)


def _same_place(journey: Journey, leg: Leg) -> bool:
    assert leg.place is not None
    one, two = journey.place.place, leg.place.place
    names = {fold(name) for name in one.names} - {fold(one.country or "")}
    others = {fold(name) for name in two.names} - {fold(two.country or "")}
    if names & others:
        return _same_occasion(journey, leg)
    if one.code is None or one.code != two.code:
        return False
    if PlaceKind.COUNTRY in {one.kind, two.kind}:
        return _same_occasion(journey, leg)
    if leg.mention.base in _STOPS or not {one.kind, two.kind} <= {
        PlaceKind.CITY,
        PlaceKind.LANDMARK,
    }:
        return False
    foreign = all(person.home not in {None, one.country} for person in journey.visitors)
    return foreign and _same_occasion(journey, leg) and _same_status(journey, leg)


def _same_occasion(journey: Journey, leg: Leg) -> bool:
    """Not one visit long ago and one to come; not two visits with days apart."""
    mine = {other.status for other in journey.legs}
    if leg.status is VisitStatus.PAST and mine and all(s and s.upcoming for s in mine):
        return False
    if leg.status is not None and leg.status.upcoming and mine == {VisitStatus.PAST}:
        return False
    ours, theirs = journey.span(), leg.span
    days = {Granularity.DAY, Granularity.RANGE}
    if ours.granularity in days and theirs.granularity in days and not leg.shared:
        one, two = ours.start or ours.end, theirs.start or theirs.end
        if one and two and abs((one - two).days) > 10:
            return False
    return True


def _same_status(journey: Journey, leg: Leg) -> bool:
    days = {Granularity.DAY, Granularity.RANGE}
    span = journey.span()
    if span.granularity in days and leg.span.granularity in days and span.start != leg.span.start:
        return False
    there = {None, leg.status}
    if leg.status in _PRESENT_OR_OVER and leg.span.start is None:
        there |= _PRESENT_OR_OVER  # "is in Britain for two days … also visited Liverpool"
    return leg.status is None or all(o.status in there for o in journey.legs)


def _refine(journey: Journey, leg: Leg) -> None:
    """A city says more than its country; more people than one."""
    assert leg.place is not None
    one, two = journey.place.place, leg.place.place
    if one.kind is PlaceKind.COUNTRY and two.kind is not PlaceKind.COUNTRY:
        journey.place = leg.place
    keys = {person.key for person in journey.visitors}
    journey.visitors += [
        person for person in leg.visitors if person.key not in keys and person.actor
    ]


def _suits(journey: Journey, leg: Leg) -> bool:
    """Whether what is told of a whole tour fits a leg: both yet to come, or both not."""
    told = [other.status for other in journey.legs if other.status is not None]
    return leg.status is None or not told or any(s.upcoming == leg.status.upcoming for s in told)


def _without_umbrellas(journeys: list[Journey]) -> list[Journey]:
    kept = []
    for journey in journeys:
        if journey.place.wide:
            inside = [
                other
                for other in journeys
                if other is not journey
                and not other.place.wide
                and _same_people(other.visitors, tuple(journey.visitors))
            ]
            for other in inside:
                told = [*journey.legs, *journey.extra]
                other.extra += [leg for leg in told if _suits(other, leg)]
            if inside:
                continue
        kept.append(journey)
    return kept
