"""From mentions to legs: who of the people named travels to which place, when, in which status."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from briefing.analysis.dates import UNKNOWN, DateSpan, Duration, Offset, Sense, day_span
from briefing.analysis.places import PlaceKind, is_capital, resolve_place
from briefing.analysis.visits.mood import Mood
from briefing.analysis.visits.people import Person, people_at
from briefing.analysis.visits.reports import Mention
from briefing.analysis.visits.scene import PlaceMention, Scene, TimeMention
from briefing.analysis.visits.vocabulary import Kind
from briefing.analysis.visits.when import span_of, times_of
from briefing.model import ActorType, VisitStatus


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

    @property
    def settles(self) -> bool:
        """Whether it only says that a meeting is off or put off."""
        off = {VisitStatus.CANCELLED, VisitStatus.POSTPONED}
        return self.place is None and self.mention.kind is Kind.TALKS and self.status in off


# Verbs whose subject comes to an event by itself.
_ONE_SIDED = frozenset({"attend", "participate", "represent", "join", "address"})
_PARTY = frozenset({Kind.MEET, Kind.TALKS})


_TRAVELS = frozenset({Kind.TRIP, Kind.GO, Kind.VISIT, Kind.ARRIVE, Kind.LEAVE, Kind.STAY})


def legs_of(scene: Scene, found: list[Mention]) -> list[Leg]:
    """The legs of all mentions, in text order."""
    legs: list[Leg] = []
    previous: DateSpan = UNKNOWN
    topic: tuple[Person, ...] = ()
    for raw in found:
        mention = raw
        if not raw.visitors and raw.noun and raw.kind is Kind.TRIP and raw.places:
            mention = replace(raw, visitors=topic)
        elif raw.visitors and raw.kind is Kind.TRIP and not raw.places:
            mention = replace(raw, places=_implied(scene, raw, found, legs))
        if raw.visitors and raw.kind in _TRAVELS:
            topic = raw.visitors
        sentence = scene.words.sentence[mention.trigger]
        others = [m for m in found if scene.words.sentence[m.trigger] == sentence]
        time, length = times_of(scene, mention, others)
        span = span_of(scene, mention, time, length)
        if time is not None and isinstance(time.time.meaning, Offset):
            span = _offset(scene, mention, time, legs, previous)
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


def _implied(
    scene: Scene, mention: Mention, found: list[Mention], legs: list[Leg]
) -> tuple[PlaceMention, ...]:
    """The place of a trip that is told without one: that of the talks, or the host's country."""
    keys = {person.key for person in mention.visitors}
    if any(keys & {person.key for person in leg.visitors} for leg in legs):
        return ()
    words = scene.words
    first, end = words.sentence_start(mention.trigger), words.sentence_end(mention.trigger)
    for other in found:
        inside = first <= other.trigger < mention.trigger
        if inside and other.kind is Kind.TALKS and other.places and not other.visitors:
            return other.places
    if mention.base not in {"visit", "visits"}:
        return ()
    homes = {person.home for person in mention.visitors}
    for index in range(mention.trigger + 1, end):
        for person in people_at(scene, index, deep=9):
            if person.actor is not None and person.home not in homes | {None}:
                assert person.home is not None
                return (PlaceMention(index, index + 1, resolve_place(person.home)),)
    return ()


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
        if country is None:
            return (), ()
        foreign = any(p.home is not None and p.home != country for p in party)
        # Whom a foreigner meets there, without a word on where from, is at home there.
        met = {p.key for p in mention.hosts if p.home is None} if foreign else set()
        guests = tuple(
            p
            for p in party
            if p.home != country
            and p.key not in met
            and (p.home is not None or _is_person(p) or not foreign)
        )
        hosts = tuple(p for p in party if p.home == country or p.key in met)
        alone = mention.base in _ONE_SIDED and all(p.actor and p.actor.role for p in guests)
        if not hosts and not any(p.home for p in guests) and not alone:
            return (), ()
        if not guests and not is_capital(place.place) and mention.kind is Kind.MEET:
            return _domestic(mention, place)
        return guests, hosts
    if mention.kind in {Kind.VISITING, Kind.HOST}:
        guests = tuple(p for p in mention.visitors if p.home != country or country is None)
        hosts = tuple(p for p in mention.hosts if p.home is None or p.home == country)
        return guests, hosts
    if mention.kind is Kind.INVITE:
        return mention.visitors, mention.hosts
    guests = tuple(p for p in mention.visitors if not _goes_home(p, place))
    if mention.base == "return":
        guests = tuple(p for p in guests if p.home not in {None, country})
    if mention.kind is Kind.STAY and mention.base in {"be", "remain"}:
        guests = tuple(p for p in guests if p.home != country and _stays(scene, p, place))
    return guests, mention.hosts


def _stays(scene: Scene, person: Person, place: PlaceMention) -> bool:
    """Whether "is in X" tells of a visit: by a foreigner, or on an errand that is told."""
    if person.home is not None:
        return True
    words = scene.words
    after = words.lower[place.end : place.end + 1]
    timed = any(time.start == place.end for time in scene.times)
    return person.actor is not None and (timed or after in (["for"], ["on"], ["to"], [","]))


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
    scene: Scene, mention: Mention, time: TimeMention, legs: list[Leg], previous: DateSpan
) -> DateSpan:
    """The day of "eight days later", "two days before X is to visit"."""
    offset = time.time.meaning
    assert isinstance(offset, Offset)
    if abs(offset.days) >= _INEXACT:
        return UNKNOWN
    if not offset.event:
        return offset.after(previous.start) if previous.start else UNKNOWN
    first = scene.words.sentence_start(mention.trigger)
    if time.start > mention.trigger:
        return UNKNOWN
    # "the petition was filed on Friday, two days before X visits", "the visit came a day after a
    # visit to Y": the first event's day tells the second's.
    for other in reversed(scene.times_in(first, time.start)):
        span = other.time.resolve(scene.published, Sense.PAST)
        if span.start:
            return day_span(span.start - timedelta(days=offset.days))
    earlier = [leg for leg in legs if first <= leg.mention.trigger < time.start and leg.place]
    for one in earlier:
        for leg in legs:
            told = leg.place and leg.span.start and not leg.shared
            if told and one.place and leg.place and leg.place.place.code == one.place.place.code:
                assert leg.span.start is not None
                return day_span(leg.span.start - timedelta(days=offset.days))
    return UNKNOWN


# "a month after" is seldom meant to the day.
_INEXACT = 28


def _is_person(person: Person) -> bool:
    return person.actor is not None and person.actor.type is ActorType.PERSON


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
        return (
            VisitStatus.PAST
            if over and last is not None and (published - last).days > 1
            else VisitStatus.PLANNED
        )
    if ahead:
        return VisitStatus.PLANNED
    if mood in {Mood.PRESENT, Mood.PROGRESSIVE}:
        if mention.kind is Kind.GO and mention.base == "head":
            return VisitStatus.PLANNED
        return (
            VisitStatus.ONGOING
            if not over or mention.kind in {Kind.TRIP, Kind.STAY}
            else VisitStatus.PAST
        )
    if mood in {Mood.PAST, Mood.PERFECT}:
        return _past(mention, first, last, published)
    if over:
        return VisitStatus.PAST
    if first is not None:
        return VisitStatus.ONGOING
    return None


def _past(mention: Mention, first: date | None, last: date | None, published: date) -> VisitStatus:
    if mention.kind is Kind.LEAVE:
        return VisitStatus.ONGOING
    if last is not None and last >= published:
        exact = mention.kind not in {Kind.VISIT, Kind.GO} or first == last
        return VisitStatus.ONGOING if exact else VisitStatus.PAST
    if last is not None and mention.kind not in {Kind.ARRIVE}:
        return VisitStatus.PAST
    if mention.kind in {Kind.ARRIVE, Kind.MEET, Kind.TALKS, Kind.STAY, Kind.HOST}:
        recent = first is None or (published - first).days <= 3
        return VisitStatus.ONGOING if recent else VisitStatus.PAST
    if mention.kind is Kind.GO and mention.base != "return":
        return VisitStatus.ONGOING
    return VisitStatus.PAST
