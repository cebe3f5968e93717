"""Merges the legs of a text: several mentions of one visit make one, each adding what it tells."""

from dataclasses import replace
from datetime import timedelta

from briefing.analysis.dates import Days
from briefing.analysis.visits.draft_visits import HAPPENING
from briefing.analysis.visits.rules.journey import Journey
from briefing.analysis.visits.rules.legs import Leg
from briefing.analysis.visits.rules.mood import DONE
from briefing.analysis.visits.rules.participants import Participant
from briefing.analysis.visits.rules.vocabulary import Kind
from briefing.gazetteer import PlaceKind
from briefing.model import ActorType, Granularity, VisitStatus
from briefing.names import fold

# Kinds that add days to a visit told before, without naming its place again.
_ADDING = frozenset({Kind.TRIP, Kind.LEAVE, Kind.ARRIVE, Kind.SEND, Kind.STAY})
# "a stop in X" is told because it is another one.
_STOPS = frozenset({"stop", "stops", "stopover", "leg"})
# So many tokens behind a visit, whoever is received is received on it.
_NEAR_BEHIND = 50


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
    if leg.status in HAPPENING and leg.span.start is None:
        there |= HAPPENING  # "is in Britain for two days … also visited Liverpool"
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
