"""One article as the visit finder sees it: words, places and times by token, who is who."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from spacy.tokens import Doc

from briefing.analysis.cast import ActorDraft, Cast
from briefing.analysis.dates import TimeExpression, find_times
from briefing.analysis.landmarks import LANDMARKS, TERRITORIES
from briefing.analysis.nations import country_meant, country_named, country_of_adjective
from briefing.analysis.places import Place, PlaceKind, fold, is_region, resolve_place
from briefing.analysis.words import Entity, Words
from briefing.model import ActorType

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_DIRECTIONS = frozenset(
    "northern southern eastern western central north south east west northeastern northwestern "
    "southeastern southwestern neighboring neighbouring occupied".split(" ")
)
# Offices that only one state has under this name.
_STATE_OFFICES = (
    "secretary of state", "pope", "pontiff", "white house", "homeland", "downing", "kremlin",
)  # fmt: skip
# After these words a name that is a country's is the country.
_BEFORE_PLACE = frozenset(
    "visit visits visited visiting to in from tour toured neighbouring neighboring into".split(" ")
)
# What may stand between two places of one list.
_LIST_WORDS = frozenset(
    ", and or then the to & also both as well in of plus finally later".split(" ")
)


_AREA_WORDS = frozenset(
    "region area state province city itself capital valley island islands".split(" ")
)
_TIME_WORDS = frozenset(
    "today tomorrow yesterday tonight next last this early later earlier monday tuesday wednesday "
    "thursday friday saturday sunday".split(" ")
)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place in the text: tokens start to end, and what it is."""

    start: int
    end: int
    place: Place

    @property
    def wide(self) -> bool:
        """Whether it is an umbrella region."""
        return self.place.kind is PlaceKind.REGION


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time in the text: tokens start to end, and what it says."""

    start: int
    end: int
    time: TimeExpression


@dataclass(frozen=True)
class Scene:
    """What the modules of this package look at.

    Attributes:
        words: The tokens as parallel lists.
        cast: Who is who.
        published: Against which dates are read.
        tags: Fine part-of-speech tag of each token.
    """

    words: Words
    cast: Cast
    published: date
    tags: list[str]

    @classmethod
    def of(cls, doc: Doc, cast: Cast, published: date) -> "Scene":
        """Look at a parsed text."""
        return cls(Words.of(doc), cast, published, [token.tag_ for token in doc])

    @cached_property
    def places(self) -> list[PlaceMention]:
        """The places, in order."""
        return list(_places(self.words, self._countries_named))

    @cached_property
    def place_of(self) -> dict[int, PlaceMention]:
        """The place a token belongs to."""
        return {i: place for place in self.places for i in range(place.start, place.end)}

    @cached_property
    def _countries_named(self) -> list[str]:
        counts: Counter[str] = Counter()
        for entity in self.words.entities:
            if entity.label in {"GPE", "NORP"}:
                country = country_meant(self.words.said(entity.start, entity.end))
                if country:
                    counts[country] += 1
        return [country for country, _ in counts.most_common()]

    @cached_property
    def times(self) -> list[TimeMention]:
        """The time expressions, in order."""
        doc = self.words.doc
        begins = [token.idx for token in doc]
        found = []
        for time in find_times(doc.text):
            start = max(bisect_right(begins, time.begin) - 1, 0)
            found.append(TimeMention(start, bisect_left(begins, time.end), time))
        return found

    def times_in(self, start: int, end: int) -> list[TimeMention]:
        """The times between two tokens."""
        start = max(start, self.dateline_end)
        return [time for time in self.times if start <= time.start < end]

    def places_in(self, start: int, end: int) -> Iterator[PlaceMention]:
        """The places between two tokens."""
        return (place for place in self.places if start <= place.start < end)

    def list_of_places(self, first: PlaceMention) -> list[PlaceMention]:
        """A place and those enumerated with it: "Russia, Italy and Ghana"."""
        found = [first]
        for place in self.places[self.places.index(first) + 1 :]:
            gap = self.words.lower[found[-1].end : place.start]
            joined = "," in gap or "and" in gap or "or" in gap or "then" in gap
            if not joined or len(gap) > 5 or not all(word in _LIST_WORDS for word in gap):
                break
            found.append(place)
        return found

    def verbal(self, index: int) -> bool:
        """Whether a token is a verb for either of the two taggers."""
        return self.words.pos[index] in {"VERB", "AUX"} or self.tags[index].startswith("VB")

    def infinitive(self, index: int) -> bool:
        """Whether a token after "to" is a verb, not a place that the tagger mistook."""
        return self.tags[index] == "VB" and index not in self.place_of

    @cached_property
    def dateline(self) -> PlaceMention | None:
        """The place of a dateline: "ISLAMABAD, July 30 (Xinhua) -- "."""
        words = self.words
        for place in self.places_in(0, 2):
            opening = words.text[place.start].isupper()
            marks = {"--", "-", "–", "—", "(", ")"}
            if opening and marks & set(words.text[place.end : place.end + 10]):
                name = words.said(place.start, place.end).title()
                return PlaceMention(place.start, place.end, resolve_place(name))
        return None

    @cached_property
    def dateline_end(self) -> int:
        """The token where the text proper begins: the times of a dateline belong to nothing."""
        if self.dateline is None:
            return 0
        words = self.words
        for index in range(self.dateline.end, min(self.dateline.end + 12, len(words))):
            if words.text[index] in {"--", "-", "–", "—"}:
                return index + 1
        return 0

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
        return words.label[place.end] not in {"DATE", "TIME"} and after not in _TIME_WORDS

    def actors_within(self, start: int, end: int) -> list[ActorDraft]:
        """The different actors meant between two tokens, in order."""
        found: dict[int, ActorDraft] = {}
        for index in range(start, end):
            actor = self.cast.actor_at(index)
            if actor is not None:
                found.setdefault(id(actor), actor)
        return list(found.values())

    def home(self, actor: ActorDraft) -> str | None:
        """The country an actor stands for, by its affiliation."""
        if actor.affiliation and self._tells_home(actor):
            home = country_meant(actor.affiliation) or resolve_place(actor.affiliation).country
            if home:
                return home
        return self.learned_homes.get(actor.name)

    def _tells_home(self, actor: ActorDraft) -> bool:
        """Whether the affiliation is said of the actor, not concluded from the rest of the text."""
        if actor.type is not ActorType.PERSON:
            return True
        affiliation = country_meant(actor.affiliation or "")
        if affiliation is None:
            return True
        words = self.words
        for mention in actor.mentions:
            for index in range(max(mention.start - 4, 0), min(mention.end + 6, len(words))):
                if words.label[index] and country_meant(words.text[index]):
                    span = words.text[max(index - 1, 0) : index + 1]
                    named = {country_meant(words.text[index]), country_meant(" ".join(span))}
                    before_or_in = index < mention.end
                    if affiliation in named and (before_or_in or words.text[mention.end] == ","):
                        return True
        role = (actor.role or "").lower()
        return any(sign in role for sign in _STATE_OFFICES)

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
            actor = self.cast.actor_at(index)
            if actor is None or actor.type is not ActorType.PERSON:
                continue
            return actor if actor.mentions[0].start >= first else None
        return None


def _places(words: Words, named: list[str]) -> Iterator[PlaceMention]:
    spans = _joined_names(words, list(_place_spans(words)))
    number = 0
    while number < len(spans):
        start, end = spans[number]
        outer = None
        if number + 1 < len(spans):
            outer = _container(words, (start, end), spans[number + 1], named)
        name = words.said(start, end)
        container = words.said(*outer) if outer else _country_before(words, start)
        place = resolve_place(name, container=container, named=named)
        if outer:
            end = outer[1]
            number += 1
        yield PlaceMention(start, end, place)
        number += 1


def _place_spans(words: Words) -> Iterator[tuple[int, int]]:
    for entity in words.entities:
        start, end = _trim(words, entity)
        name = words.said(start, end)
        if entity.label in _PLACE_LABELS:
            if country_of_adjective(name) and not is_region(name) and fold(name) not in {"america"}:
                if not resolve_place(name).code:
                    continue
            if end < len(words) and _goes_further(words, start, end):
                end += 1
            if start and words.lower[start - 1] in _DIRECTIONS:
                start -= 1
            yield start, end
        elif entity.label == "NORP" and words.lower[end : end + 1] == ["territories"]:
            first = start - 1 if start and words.lower[start - 1] == "occupied" else start
            yield first, end + 1
        elif entity.label == "PERSON" and end - start == 1:
            if start and words.lower[start - 1] in _BEFORE_PLACE and _reads_as_place(words, name):
                yield start, end
        elif entity.label in {"ORG", "EVENT"} and _surely_place(re.sub(r"['’]s$", "", name)):
            yield start, end


def _joined_names(words: Words, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join what the tagger split: "Trinidad" and "Tobago" are one country."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start - joined[-1][1] <= 2 and "and" in words.lower[joined[-1][1] : start]:
            whole = words.said(joined[-1][0], end)
            if country_named(whole):
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined


def _goes_further(words: Words, start: int, end: int) -> bool:
    """Whether the tagger cut a name short: "Central" of "Central America"."""
    if words.pos[end] != "PROPN":
        return False
    longer = words.said(start, end + 1)
    return is_region(longer) or country_named(longer) is not None


def _reads_as_place(words: Words, name: str) -> bool:
    """Whether a lone name that the tagger takes for a person is a place, after "to" or "in"."""
    if country_named(name):
        return True
    if resolve_place(name).kind is not PlaceKind.CITY:
        return False
    # a surname would also stand behind a given name somewhere
    return not any(e.end - e.start > 1 and words.text[e.end - 1] == name for e in words.entities)


def _surely_place(name: str) -> bool:
    """Whether a name is a place even if the tagger takes it for an organisation."""
    known = fold(name) in LANDMARKS or fold(name) in TERRITORIES
    return known or resolve_place(name).kind is PlaceKind.COUNTRY


def _trim(words: Words, entity: Entity) -> tuple[int, int]:
    start, end = entity.start, entity.end
    while end - start > 1 and words.lower[end - 1] in {"'s", "’s", "'", "’"}:
        end -= 1
    while end - start > 1 and words.text[end - 1].islower():
        end -= 1
    while end - start > 1 and words.lower[start] == "the":
        start += 1
    return start, end


def _container(
    words: Words, inner: tuple[int, int], outer: tuple[int, int], named: list[str]
) -> tuple[int, int] | None:
    """The place that the inner one is said to lie in: "Accra, Ghana", "Jericho in the West Bank"."""
    gap = words.lower[inner[1] : outer[0]]
    if gap not in (
        [","],
        [",", "the"],
        ["in"],
        ["in", "the"],
        [
            "(",
        ],
    ):
        return None
    name, around = words.said(*inner), words.said(*outer)
    one, two = resolve_place(name, named=named), resolve_place(around)
    if one.kind in {PlaceKind.COUNTRY, PlaceKind.REGION} or two.kind not in {
        PlaceKind.COUNTRY,
        PlaceKind.TERRITORY,
    }:
        return None
    if one.kind is PlaceKind.TERRITORY and two.kind is not PlaceKind.COUNTRY:
        return None
    both = resolve_place(name, container=around)
    if both.code != two.code:
        return None
    if one.kind is PlaceKind.UNKNOWN and gap[0] == "," and _goes_on(words, outer[1]):
        return None
    return outer


def _goes_on(words: Words, end: int) -> bool:
    """Whether an enumeration of places goes on after this token."""
    after = words.lower[end : end + 3]
    if not after or after[0] not in {",", "and"}:
        return False
    ahead = range(end + 1, min(end + 3, len(words)))
    return any(words.label[i] and words.text[i][:1].isupper() for i in ahead)


def _country_before(words: Words, start: int) -> str | None:
    """The country of "the Hungarian capital, Budapest" or "the West Bank town of Jericho"."""
    before = words.lower[max(start - 6, 0) : start]
    if not {"capital", "city", "town", "port", "resort", "village"} & set(before):
        return None
    for index in range(start - 1, max(start - 7, -1), -1):
        if words.label[index] in {"NORP", "GPE", "LOC"}:
            first = index
            while first and words.label[first - 1] == words.label[index]:
                first -= 1
            return words.said(first, index + 1)
    return None
