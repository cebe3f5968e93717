"""From mentions to legs: who of the people named travels to which place, when, in which status."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from briefing.analysis.dates import UNKNOWN, Days, Duration, Offset, Sense, day_span
from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.placing import PlaceMention
from briefing.analysis.visits.rules.article_context import ArticleContext, TimeMention
from briefing.analysis.visits.rules.certainty import status_of
from briefing.analysis.visits.rules.mentions import VisitMention
from briefing.analysis.visits.rules.mood import FUTURE
from briefing.analysis.visits.rules.participants import Participant, people_at
from briefing.analysis.visits.rules.sides import sides_of
from briefing.analysis.visits.rules.spans import span_of
from briefing.analysis.visits.rules.vocabulary import Kind
from briefing.analysis.visits.rules.when import times_of
from briefing.gazetteer import PlaceKind, resolve_place
from briefing.model import Granularity, VisitStatus


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

    mention: VisitMention
    visitors: tuple[Participant, ...]
    place: PlaceMention | None
    hosts: tuple[Participant, ...]
    span: Days
    time: TimeMention | None
    length: Duration | None
    status: VisitStatus | None
    shared: bool = False

    @property
    def settles(self) -> bool:
        """Whether it only says that a meeting is off or put off, or that somebody will not come."""
        off = {VisitStatus.CANCELLED, VisitStatus.POSTPONED}
        stays = self.mention.base in _COMING and bool(self.visitors)
        called_off = self.mention.kind is Kind.TALKS or stays
        return self.place is None and called_off and self.status in off


# "a month after" is seldom meant to the day.
_INEXACT = 28
_BUILDINGS = lexicon(
    "mansion palace house hall castle museum library residence villa hotel theatre theater",
    "ministry cathedral mosque church academy university stadium fortress lodge pavilion",
)
# "She will not come"; "will not go into details" tells of no journey.
_COMING = frozenset({"come", "travel", "visit"})
_GOES = frozenset({Kind.GO, Kind.MEET})
_STEAD = re.compile(r"\binstead\b|\bin (?:his|her|their) (?:place|stead)\b")
_TRAVELS = frozenset({Kind.TRIP, Kind.GO, Kind.VISIT, Kind.ARRIVE, Kind.LEAVE, Kind.STAY})


def legs_of(context: ArticleContext, found: list[VisitMention]) -> list[Leg]:
    """The legs of all mentions, in text order."""
    legs: list[Leg] = []
    previous: Days = UNKNOWN
    topic: tuple[Participant, ...] = ()
    for raw in found:
        mention = raw
        if not raw.visitors and raw.noun and raw.kind is Kind.TRIP and raw.places:
            mention = replace(raw, visitors=topic)
        elif raw.visitors and raw.kind is Kind.TRIP and not raw.places:
            mention = replace(raw, places=_implied(context, raw, found, legs))
        elif not raw.places and legs and (raw.kind is Kind.SEND or _stands_in(context, raw)):
            mention = replace(raw, places=_same_occasion(context, raw, legs))
        if raw.kind in _TRAVELS and any(person.actor for person in raw.visitors):
            topic = raw.visitors
        sentence = context.words.sentence[mention.trigger]
        others = [m for m in found if context.words.sentence[m.trigger] == sentence]
        time, length = times_of(context, mention, others)
        if time is not None and isinstance(time.time.meaning, Offset):
            span = _offset(context, mention, time, legs, previous)
        elif time is None and mention.places != raw.places and raw.kind in _GOES | {Kind.SEND}:
            span = legs[-1].span
        else:
            span = _days(context, mention, time, length, legs)
        span = _in_order(context, mention, span, legs)
        if span.start is not None:
            previous = span
        for leg in _legs(context, mention):
            status = status_of(leg.mention, span, context.published)
            legs.append(
                replace(
                    leg, span=span, time=time, length=length, status=status,
                    shared=len(mention.places) > 1,
                )
            )  # fmt: skip
    return legs


def _in_order(context: ArticleContext, mention: VisitMention, span: Days, legs: list[Leg]) -> Days:
    """The later stops of one sentence come later: "to X on Monday and to Y on Wednesday"."""
    stop = mention.base == "stop" or context.words.pos[mention.trigger] == "ADP"
    if not stop or not legs or span.start is None:
        return span
    before = legs[-1].span.start
    if before is None or span.granularity is not Granularity.DAY or span.start >= before:
        return span
    moved = span.start + timedelta(days=7)
    if moved < before:
        return span
    return Days(start=moved, end=moved if span.end else None, granularity=span.granularity)


def _days(
    context: ArticleContext, mention: VisitMention, time: TimeMention | None,
    length: Duration | None, legs: list[Leg],
) -> Days:  # fmt: skip
    """The days its own words tell, else those of the journey it is part of."""
    span = span_of(context, mention, time, length)
    if time is None and length is None and span == UNKNOWN:
        return _of_the_journey(context, mention, legs)
    return span


_WIDE = frozenset({PlaceKind.COUNTRY, PlaceKind.TERRITORY, PlaceKind.REGION})


def _of_the_journey(context: ArticleContext, mention: VisitMention, legs: list[Leg]) -> Days:
    """A stop inside a journey of one day is on that day.

    "She is to visit the coast on Tuesday. She will open a school before travelling to X."
    """
    if mention.mood not in FUTURE or not mention.places:
        return UNKNOWN
    told = [leg for leg in legs if leg.place is not None and leg.time is not None]
    if not told:
        return UNKNOWN
    journey, stop = told[-1], mention.places[0].place
    assert journey.place is not None
    sentence = context.words.sentence
    same = {p.key for p in mention.visitors} == {p.key for p in journey.visitors}
    near = sentence[mention.trigger] - sentence[journey.mention.trigger] <= 1
    inside = journey.place.place.kind in _WIDE and stop.kind not in _WIDE
    one_day = journey.span.start is not None and journey.span.start == journey.span.end
    if (
        same and near and inside and one_day and not journey.shared
        and journey.mention.mood in FUTURE
        and stop.country == journey.place.place.country is not None
    ):  # fmt: skip
        return journey.span
    return UNKNOWN


def _same_occasion(
    context: ArticleContext, mention: VisitMention, legs: list[Leg]
) -> tuple[PlaceMention, ...]:
    """Where somebody is sent who is named right after another visitor."""
    sentence = context.words.sentence
    first = sentence[mention.trigger] - 1
    near = (leg for leg in reversed(legs) if sentence[leg.mention.trigger] >= first)
    return next(((leg.place,) for leg in near if leg.place is not None), ())


def _stands_in(context: ArticleContext, mention: VisitMention) -> bool:
    """Whether somebody goes for another: "the foreign minister will go in her stead"."""
    words = context.words
    said = " ".join(words.lower[mention.trigger : words.sentence_end(mention.trigger)])
    return mention.mood in FUTURE and mention.kind in _GOES and bool(_STEAD.search(said))


def _implied(
    context: ArticleContext, mention: VisitMention, found: list[VisitMention], legs: list[Leg]
) -> tuple[PlaceMention, ...]:
    """The place of a trip that is told without one: that of the talks, or the host's country."""
    keys = {person.key for person in mention.visitors}
    if any(keys & {person.key for person in leg.visitors} for leg in legs):
        return ()
    words = context.words
    first, end = words.sentence_start(mention.trigger), words.sentence_end(mention.trigger)
    for other in found:
        inside = first <= other.trigger < mention.trigger
        if inside and other.kind is Kind.TALKS and other.places and not other.visitors:
            return other.places
    home = {"homeland", "hometown", "home"} & set(words.lower[mention.trigger : end])
    if mention.base not in {"visit", "visits"} or home:
        return ()
    homes = {person.home for person in mention.visitors}
    for index in range(mention.trigger + 1, end):
        for person in people_at(context, index, deep=9):
            if person.actor is not None and person.home not in homes | {None}:
                assert person.home is not None
                return (PlaceMention(index, index + 1, resolve_place(person.home)),)
    return ()


def _legs(context: ArticleContext, mention: VisitMention) -> Iterator[Leg]:
    places: tuple[PlaceMention | None, ...] = mention.places or (None,)
    for place in places:
        if place is not None:
            place = _in_its_city(context, place, mention)
            if _nowhere(place, mention):
                continue
        visitors, hosts = sides_of(context, mention, place)
        if place is None and not visitors and not mention.noun:
            continue
        if place is not None and not visitors:
            continue
        yield Leg(
            mention=mention, visitors=visitors, place=place, hosts=hosts, span=UNKNOWN, time=None,
            length=None, status=None,
        )  # fmt: skip


def _is_building(place: PlaceMention) -> bool:
    last = place.place.names[0].split()[-1].lower()
    return place.place.code is None and last in _BUILDINGS


def _nowhere(place: PlaceMention, mention: VisitMention) -> bool:
    """Whether somebody is received in a building of which the text does not tell the city."""
    return mention.kind in {Kind.HOST, Kind.MEET} and _is_building(place)


def _in_its_city(
    context: ArticleContext, place: PlaceMention, mention: VisitMention
) -> PlaceMention:
    """A building stands in the last foreign city the text named: "at the Belem Palace"."""
    name = place.place.names[0]
    if not _is_building(place):
        return place
    homes = {person.home for person in mention.visitors}
    cities = [
        other.place
        for other in context.places
        if other.start < place.start
        and other.place.kind is PlaceKind.CITY
        and other.place.code is not None
        and other.place.country not in homes
    ]
    if not cities:
        return place
    names = tuple(dict.fromkeys([name, *cities[-1].names]))
    inside = replace(cities[-1], names=names, kind=PlaceKind.LANDMARK)
    return replace(place, place=inside)


def _offset(
    context: ArticleContext,
    mention: VisitMention,
    time: TimeMention,
    legs: list[Leg],
    previous: Days,
) -> Days:
    """The day of "eight days later", "two days before X is to visit"."""
    offset = time.time.meaning
    assert isinstance(offset, Offset)
    if abs(offset.days) >= _INEXACT:
        return UNKNOWN
    if not offset.event:
        return offset.after(previous.start) if previous.start else UNKNOWN
    first = context.words.sentence_start(mention.trigger)
    if time.start > mention.trigger:
        return UNKNOWN
    # "the petition was filed on Friday, two days before X visits", "the visit came a day after a
    # visit to Y": the first event's day tells the second's.
    for other in reversed(context.times_in(first, time.start)):
        span = other.time.resolve(context.published, Sense.PAST)
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
