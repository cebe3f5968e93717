"""One article as the visit finder sees it: words, places and times by token, who is who."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from briefing.analysis.actors import ActorDraft, ResolvedActors
from briefing.analysis.dates import Sense, TimeExpression
from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.visits.given_up_days import times_that_hold
from briefing.analysis.visits.placing import PlaceMention
from briefing.analysis.visits.rules.vocabulary import TALKS
from briefing.analysis.words import Words
from briefing.gazetteer import PlaceKind, country_meant, in_capital, resolve_place
from briefing.model import ActorType
from briefing.names import fold

# Offices that only one state has under this name.
_HEADS = lexicon("president vice_president prime_minister chancellor")
_SEATS = lexicon("white_house kremlin elysee downing_street 10_downing_street blue_house")
_STATE_OFFICES = (
    "secretary of state", "pope", "pontiff", "white house", "homeland", "downing", "kremlin",
)  # fmt: skip
# What may stand between two places of one list.
_LIST_WORDS = lexicon(", and or then the to & also both as well in of plus finally later")


_SPOTS = frozenset({PlaceKind.CITY, PlaceKind.TERRITORY, PlaceKind.LANDMARK, PlaceKind.UNKNOWN})
_MEANT = {
    "province": _SPOTS,
    "island": _SPOTS,
    "territory": _SPOTS,
    "city": frozenset({PlaceKind.CITY}),
    "town": _SPOTS,
    "village": _SPOTS,
}
_AREA_WORDS = lexicon("region area state province city itself capital valley island islands")
_OWNED = frozenset({"his", "her", "their", "its"})
_TIME_WORDS = lexicon(
    "today tomorrow yesterday tonight next last this early later earlier monday tuesday wednesday",
    "thursday friday saturday sunday",
)


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time in the text: tokens start to end, and what it says."""

    start: int
    end: int
    time: TimeExpression


@dataclass(frozen=True)
class ArticleContext:
    """What the modules of this package look at.

    Attributes:
        words: The tokens as parallel lists.
        resolved: Who is who.
        published: Against which dates are read.
        places: The places, in order.
    """

    words: Words
    resolved: ResolvedActors
    published: date
    places: Sequence[PlaceMention]

    @cached_property
    def place_of(self) -> dict[int, PlaceMention]:
        """The place a token belongs to."""
        return {i: place for place in self.places for i in range(place.start, place.end)}

    @cached_property
    def times(self) -> list[TimeMention]:
        """The time expressions, in order."""
        begins = self.words.offsets
        found = []
        for time in times_that_hold(self.words):
            start = max(bisect_right(begins, time.begin) - 1, 0)
            found.append(TimeMention(start, bisect_left(begins, time.end), time))
        return found

    def in_text(self, index: int) -> bool:
        """Whether a token is part of the text proper."""
        return not self.words.is_aside(self.words.offsets[index])

    def times_in(self, start: int, end: int) -> list[TimeMention]:
        """The times between two tokens."""
        return [time for time in self.times if start <= time.start < end]

    def day_over(self, index: int) -> TimeMention | None:
        """The day to come that a heading gives to the lines under it: "Tuesday, 1 December"."""
        offset = self.words.offsets[index]
        over = (day for day in self.words.layout.days if day.end <= offset < day.until)
        day = next(over, None)
        if day is None:
            return None
        heading = next((t for t in self.times if day.start <= t.time.begin < day.end), None)
        if heading is None:
            return None
        first = heading.time.resolve(self.published, Sense.NEAREST).start
        return heading if first is not None and first > self.published else None

    def places_in(self, start: int, end: int) -> Iterator[PlaceMention]:
        """The places between two tokens."""
        return (place for place in self.places if start <= place.start < end)

    def place_meant(self, noun: int) -> PlaceMention | None:
        """The place that "the province" or "the island" means: the last one named before it."""
        kinds = _MEANT.get(self.words.lower[noun])
        named = [p for p in self.places if p.end <= noun and kinds and p.place.kind in kinds]
        foreign = [p for p in named if not in_capital(p.place)]
        return foreign[-1] if foreign else None

    def capital_named(self, adjective: str, *, before: int) -> PlaceMention | None:
        """The city that "the Jordanian capital" means, if the text has named it before."""
        country = country_meant(adjective)
        named = [p for p in self.places if p.end <= before and p.place.country == country]
        cities = [p for p in named if country and in_capital(p.place)]
        return cities[-1] if cities else None

    def list_of_places(self, first: PlaceMention) -> list[PlaceMention]:
        """A place and those enumerated with it: "Russia, Italy and Ghana"."""
        found = [first]
        for place in self.places[self.places.index(first) + 1 :]:
            gap = self.words.lower[found[-1].end : place.start]
            joined = "," in gap or "and" in gap or "or" in gap or "then" in gap
            if not joined or len(gap) > 5 or not all(word in _LIST_WORDS for word in gap):
                break
            if self.words.lower[place.end : place.end + 1] in (["'s"], ["’s"]):
                break  # "in Moscow, Israel's foreign minister said"
            found.append(place)
        return found

    def verbal(self, index: int) -> bool:
        """Whether a token is a verb for either of the two taggers."""
        return self.words.pos[index] in {"VERB", "AUX"} or self.words.tag[index].startswith("VB")

    def infinitive(self, index: int) -> bool:
        """Whether a token after "to" is a verb, not a place that the tagger mistook."""
        return self.words.tag[index] == "VB" and index not in self.place_of

    @cached_property
    def dateline(self) -> PlaceMention | None:
        """The place that the text is told from: "ISLAMABAD, July 30 (Xinhua) -- "."""
        told_from = self.words.told_from
        if told_from is None:
            return None
        token = max(bisect_right(self.words.offsets, told_from.start) - 1, 0)
        return PlaceMention(token, token + 1, resolve_place(told_from.town))

    def modifies(self, place: PlaceMention) -> bool:
        """Whether a place only describes the noun after it: "U.S. officials"."""
        words = self.words
        if place.end >= words.sentence_end(place.start):
            return False
        after = words.lower[place.end]
        if after in _AREA_WORDS:  # "the western U.S. state of Arizona"
            return words.lower[place.end + 1 : place.end + 2] == ["of"]
        if words.pos[place.end] not in {"NOUN", "PROPN", "ADJ"}:
            return False
        if place.place.kind is PlaceKind.CITY and self._is_of_event(place.end):
            return False  # "the Vilnius summit", "the Munich Security Conference"
        return words.label[place.end] not in {"DATE", "TIME"} and after not in _TIME_WORDS

    def _is_of_event(self, index: int) -> bool:
        """Whether a noun for an occasion follows, at most with other parts of its name between."""
        words = self.words
        while words.pos[index] == "PROPN" and words.lower[index] not in TALKS:
            index += 1
            if index >= words.sentence_end(index - 1):
                return False
        return words.lower[index] in TALKS

    def actors_within(self, start: int, end: int) -> list[ActorDraft]:
        """The different actors meant between two tokens, in order."""
        found: dict[int, ActorDraft] = {}
        for index in range(start, end):
            actor = self.resolved.actor_at(index)
            if actor is not None:
                found.setdefault(id(actor), actor)
        return list(found.values())

    def home(self, actor: ActorDraft) -> str | None:
        """The country an actor stands for, by its affiliation."""
        if actor.affiliation and self._tells_home(actor):
            home = country_meant(actor.affiliation) or resolve_place(actor.affiliation).country
            if home:
                return home
        return self.learned_homes.get(actor.name) or self._seat(actor)

    def _seat(self, actor: ActorDraft) -> str | None:
        """The country of "the White House says President X …"."""
        if (actor.role or "").lower() not in _HEADS:
            return None
        words = self.words
        for mention in actor.mentions:
            first = words.sentence_start(mention.start)
            for place in self.places_in(first, min(first + 3, mention.start)):
                if fold(place.place.names[0]) in _SEATS:
                    return place.place.country
        return None

    def _tells_home(self, actor: ActorDraft) -> bool:
        """Whether the affiliation is said of the actor, not concluded from the rest of the text."""
        if actor.type is not ActorType.PERSON:
            return True
        affiliation = country_meant(actor.affiliation or "")
        if affiliation is None:
            return True
        words = self.words
        for mention in actor.mentions:
            first = max(mention.start - 8, words.sentence_start(mention.start))
            for index in range(first, min(mention.end + 6, len(words))):
                if not words.text[index][:1].isupper() or self._cut_off(index, mention.start):
                    continue
                pair = " ".join(words.text[max(index - 1, 0) : index + 1])
                named = {country_meant(words.text[index]), country_meant(pair)}
                inside = index < mention.end
                if affiliation in named and (inside or words.text[mention.end] == ","):
                    return True
        role = (actor.role or "").lower()
        return any(sign in role for sign in _STATE_OFFICES)

    def _cut_off(self, index: int, start: int) -> bool:
        """Whether a verb or another name stands between a word and the mention after it."""
        between = range(index + 1, start)
        return any(self.verbal(i) or self.words.label[i] == "PERSON" for i in between)

    @cached_property
    def learned_homes(self) -> dict[str, str]:
        """Countries of actors that a description tells before their name is told."""
        return {}

    def named_next(self, head: int) -> ActorDraft | None:
        """The person whom a description announces: "A top envoy is in X. The envoy, Jon Lund, …".

        The next sentence names, near its beginning, a person that was not named before.
        """
        words = self.words
        number = words.sentence[head] + 1
        if number >= len(words.starts) - 1:
            return None
        first, end = words.starts[number], words.starts[number + 1]
        for index in range(first, min(first + 12, end)):
            if words.lower[index] in _OWNED:
                return None  # "His critic Jon Lund said": somebody else
            actor = self.resolved.actor_at(index)
            if actor is None or actor.type is not ActorType.PERSON:
                continue
            return actor if actor.mentions[0].start >= first else None
        return None
