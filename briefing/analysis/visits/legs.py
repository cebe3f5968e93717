"""From mentions to legs: who of the people named travels to which place, when, in which status."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from briefing.analysis.dates import UNKNOWN, DateSpan, Duration, Offset, Sense, day_span
from briefing.analysis.places import PlaceKind, is_capital
from briefing.analysis.visits.mood import FUTURE, Mood
from briefing.analysis.visits.people import Person
from briefing.analysis.visits.reports import Mention
from briefing.analysis.visits.scene import PlaceMention, Scene, TimeMention
from briefing.analysis.visits.vocabulary import Kind
from briefing.analysis.visits.when import span_of, times_of
from briefing.model import VisitStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One visitor group going to one place, as one mention tells it.

    Attributes:
        mention: Where it was read.
        visitors: Who goes.
        place: Where to; None for a mention that adds to what was told before.
        hosts: Who receives.
        span: The days.
        time: The time expression, if any.
        length: How long, if told.
        status: How certain; None if the mention does not tell.
        shared: Whether the days were told for several places at once.
    """

    mention: Mention
    visitors: tuple[Person, ...]
    place: PlaceMention | None
    hosts: tuple[Person, ...]
    span: DateSpan
    time: TimeMention | None
    length: Duration | None
    status: VisitStatus | None
    shared: bool = False


_PARTY = frozenset({Kind.MEET, Kind.TALKS})


def legs_of(scene: Scene, found: list[Mention]) -> list[Leg]:
    """The legs of all mentions, in text order."""
    legs: list[Leg] = []
    previous: DateSpan = UNKNOWN
    for mention in found:
        time, length = times_of(scene, mention)
        span = span_of(scene, mention, time, length)
        if time is not None and isinstance(time.time.meaning, Offset):
            span = _offset(scene, mention, time, time.time.meaning, previous)
        if span.start is not None:
            previous = span
        for leg in _legs(scene, mention):
            status = status_of(leg.mention, span, scene.published)
            legs.append(
                replace(
                    leg, span=span, time=time, length=length, status=status,
                    shared=len(mention.places) > 1,
                )
            )  # fmt: skip
    return legs


def _legs(scene: Scene, mention: Mention) -> Iterator[Leg]:
    places: tuple[PlaceMention | None, ...] = mention.places or (None,)
    for place in places:
        visitors, hosts = _sides(scene, mention, place)
        if place is None and not visitors and not mention.noun:
            continue
        if place is not None and not visitors:
            continue
        yield Leg(
            mention=mention, visitors=visitors, place=place, hosts=hosts, span=UNKNOWN, time=None,
            length=None, status=None,
        )  # fmt: skip


def _sides(
    scene: Scene, mention: Mention, place: PlaceMention | None
) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """Who travels and who receives."""
    if place is None:
        return mention.visitors, mention.hosts
    country = place.place.country
    if mention.kind in _PARTY:
        party = (*mention.visitors, *mention.hosts)
        guests = tuple(p for p in party if p.home is None or p.home != country)
        hosts = tuple(p for p in party if p.home is not None and p.home == country)
        if not hosts and not any(p.home for p in guests):
            return (), ()
        if not guests and not is_capital(place.place) and mention.kind is Kind.MEET:
            return _domestic(mention, place)
        return guests, hosts
    if mention.kind in {Kind.VISITING, Kind.HOST}:
        guests = tuple(p for p in mention.visitors if p.home != country or country is None)
        hosts = tuple(p for p in mention.hosts if p.home is None or p.home == country)
        return guests, hosts
    guests = tuple(p for p in mention.visitors if not _goes_home(p, place))
    if mention.kind is Kind.STAY and mention.base in {"be", "remain"}:
        guests = tuple(p for p in guests if p.home is not None and p.home != country)
    return guests, mention.hosts


def _domestic(
    mention: Mention, place: PlaceMention
) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    guests = tuple(p for p in mention.visitors if not _goes_home(p, place))
    return guests, tuple(p for p in mention.hosts if p not in guests)


def _goes_home(person: Person, place: PlaceMention) -> bool:
    """Whether a place is where the person works anyway."""
    if person.home is None or person.home != place.place.country:
        return False
    return place.place.kind is PlaceKind.COUNTRY or is_capital(place.place)


def _offset(
    scene: Scene, mention: Mention, time: TimeMention, offset: Offset, previous: DateSpan
) -> DateSpan:
    """The day of "eight days later", "two days before X is to visit"."""
    anchor = previous.start
    if offset.event:
        first = scene.words.sentence_start(mention.trigger)
        for other in scene.times_in(first, time.start):
            span = other.time.resolve(scene.published, Sense.PAST)
            anchor = span.start or anchor
        if time.start < mention.trigger:
            # "two days before X visits": the visit is two days after the other event
            return day_span(anchor - timedelta(days=offset.days)) if anchor else UNKNOWN
    return offset.after(anchor) if anchor else UNKNOWN


def status_of(mention: Mention, span: DateSpan, published: date) -> VisitStatus | None:
    """The status of a mention, from its mood and its days."""
    mood = mention.mood
    fixed = {
        Mood.EXPECTED: VisitStatus.EXPECTED,
        Mood.POSSIBLE: VisitStatus.POSSIBLE,
        Mood.INVITED: VisitStatus.INVITED,
        Mood.CANCELLED: VisitStatus.CANCELLED,
        Mood.POSTPONED: VisitStatus.POSTPONED,
        Mood.DENIED: VisitStatus.DENIED,
    }
    if mood in fixed:
        return fixed[mood]
    first, last = span.start or span.end, span.end or span.start
    over = last is not None and last < published
    ahead = first is not None and first > published
    if mood is Mood.PLANNED:
        return VisitStatus.PAST if over and last is not None and (published - last).days > 1 else VisitStatus.PLANNED
    if ahead:
        return VisitStatus.PLANNED
    if mood in {Mood.PRESENT, Mood.PROGRESSIVE}:
        if mention.kind is Kind.GO and mention.base == "head":
            return VisitStatus.PLANNED
        return VisitStatus.ONGOING if not over or mention.kind in {Kind.TRIP, Kind.STAY} else VisitStatus.PAST
    if mood in {Mood.PAST, Mood.PERFECT}:
        return _past(mention, first, last, published)
    if over:
        return VisitStatus.PAST
    if first is not None:
        return VisitStatus.ONGOING
    return None


def _past(
    mention: Mention, first: date | None, last: date | None, published: date
) -> VisitStatus:
    if mention.kind is Kind.LEAVE:
        return VisitStatus.ONGOING
    if last is not None:
        return VisitStatus.ONGOING if last >= published else VisitStatus.PAST
    if mention.kind in {Kind.ARRIVE, Kind.MEET, Kind.TALKS, Kind.STAY, Kind.HOST}:
        recent = first is None or (published - first).days <= 3
        return VisitStatus.ONGOING if recent else VisitStatus.PAST
    if mention.kind is Kind.GO and mention.base != "return":
        return VisitStatus.ONGOING
    return VisitStatus.PAST


_ = FUTURE
