"""The places of a text: which names are places, and which place lies in which."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.analysis.lexicon import words as lexicon
from briefing.analysis.words import Entity, Words
from briefing.gazetteer import (
    Place,
    PlaceKind,
    capital_of,
    code_of,
    country_meant,
    country_named,
    country_of_adjective,
    dependency_named,
    is_part,
    is_region,
    is_well_known,
    resolve_place,
    spelt_out,
)
from briefing.names import fold

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_EVENT_LABELS = frozenset({"EVENT", "ORG"})
_DIRECTIONS = lexicon(
    "northern southern eastern western central north south east west northeastern northwestern",
    "southeastern southwestern neighboring neighbouring occupied",
)
# After these words a name that is a country's is the country.
_BEFORE_PLACE = lexicon(
    "visit visits visited visiting to in from tour toured neighbouring neighboring into hit torn",
    "stricken ravaged battered held",
)
_SETTLEMENTS = lexicon("capital city town port resort village")
# What may stand behind the city it is held in: "the Vilnius summit".
_EVENTS = lexicon(
    "talks summit summits meeting meetings conference conferences negotiations forum session",
    "inauguration funeral ceremony congress consultations discussions retreat interview briefing",
)
_COMPOUND = re.compile(r"-(?:[a-z]+ed|led|held|run|born|made|wide|style)$")
# Of the country behind these only the edge is told: "near the border with Brazil".
_BORDER = re.compile(r"\b(?:borders?|frontier|boundary) with(?: the)?$")
_LONGEST_STATE = 3  # words: "South Korean", "Papua New Guinean"
_GAPS = frozenset({(",",), (",", "the"), ("in",), ("in", "the"), ("(",)})


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


def place_mentions(words: Words) -> list[PlaceMention]:
    """The places of a text, in order; of namesakes, the one in a country that the text names."""
    return sorted([*_named_places(words), *_capitals(words)], key=lambda one: one.start)


def _capitals(words: Words) -> Iterator[PlaceMention]:
    """The capitals that are told by their country alone: "the Ugandan capital"."""
    for index, word in enumerate(words.lower):
        if word != "capital" or words.pos[index] not in {"NOUN", "PROPN"} or not index:
            continue
        first, last = _state_before(words, index)
        country = country_meant(words.said(first, last)) if first < last else None
        city = capital_of(country) if country else None
        if city and country and not _is_named_behind(words, index):
            yield PlaceMention(first, index + 1, resolve_place(city, container=country))


def _state_before(words: Words, index: int) -> tuple[int, int]:
    """The adjective or name of a country directly before a noun: "Ugandan", "Uganda's"."""
    last = index - (words.lower[index - 1] in {"'s", "\u2019s"})
    first = last
    while first and words.label[first - 1] in {"NORP", "GPE"} and last - first < _LONGEST_STATE:
        first -= 1
    return first, last


def _is_named_behind(words: Words, index: int) -> bool:
    """Whether the capital's name follows, or another noun of which it only says something."""
    after = index + 1 + (words.lower[index + 1 : index + 2] == [","])
    if after >= words.sentence_end(index):
        return False
    return words.label[after] in _PLACE_LABELS or (
        after == index + 1 and words.pos[after] in {"NOUN", "PROPN"} and words.label[after] == ""
    )


def _named_places(words: Words) -> Iterator[PlaceMention]:
    named = _countries_named(words)
    spans = _joined_names(words, list(_place_spans(words)))
    number = 0
    while number < len(spans):
        start, end = spans[number]
        outer = None
        if number + 1 < len(spans):
            outer = _container(words, (start, end), spans[number + 1], named)
        name = " ".join(words.said(start, end).split())  # a line may end inside it
        container = _with_stop(words, *outer) if outer else _country_before(words, start)
        place = resolve_place(name, container=container, named=named)
        if outer:
            end = outer[1]
            number += 1
        beyond = _BORDER.search(words.said(max(start - 3, 0), start))
        if not (beyond and place.kind is PlaceKind.COUNTRY):
            yield PlaceMention(start, end, place)
        number += 1


def _countries_named(words: Words) -> list[str]:
    """The countries, and their parts, that the text names or means, the most frequent first."""
    counts: Counter[str] = Counter()
    for entity in words.entities:
        if entity.label in {"GPE", "NORP"}:
            name = words.said(entity.start, entity.end)
            if land := name if is_part(name) else country_meant(name):
                counts[land] += 1
    return [land for land, _ in counts.most_common()]


def _place_spans(words: Words) -> Iterator[tuple[int, int]]:
    for entity in words.entities:
        start, end = _trim(words, entity)
        if entity.label in _PLACE_LABELS:
            if _COMPOUND.search(words.text[end - 1]):
                continue  # "U.S.-led" says something of what follows
            if end - start == 1 and words.lower[start] in _DIRECTIONS:
                continue  # "Central" of "Central and South America"
            if not _is_people(words.said(start, end)):
                yield _widened(words, start, end)
        elif entity.label == "NORP" and words.lower[end : end + 1] == ["territories"]:
            yield start - (start > 0 and words.lower[start - 1] == "occupied"), end + 1
        elif _names_place(words, entity, start, end):
            yield start, end
        elif entity.label in _EVENT_LABELS and (city := _city_of_event(words, start, end)):
            yield city


def _city_of_event(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """The city of "the Vilnius summit" and "the Munich Security Conference".

    Whether the tagger takes the noun into the name or not.
    """
    if words.lower[end - 1] in _EVENTS:
        end -= 1
    elif words.lower[end : end + 1] == [] or words.lower[end] not in _EVENTS:
        return None
    return next(
        (
            (start, last)
            for last in range(end, start, -1)
            if resolve_place(words.said(start, last)).kind is PlaceKind.CITY
        ),
        None,
    )


def _is_people(name: str) -> bool:
    """Whether the tagger takes an adjective for a place: "Kenyan"."""
    adjective = country_of_adjective(name) and not is_region(name) and fold(name) != "america"
    return bool(adjective) and not resolve_place(name).code


def _widened(words: Words, start: int, end: int) -> tuple[int, int]:
    if end < len(words) and _goes_further(words, start, end):
        end += 1
    if start and words.lower[start - 1] in _DIRECTIONS:
        start -= 1
    return start, end


def _names_place(words: Words, entity: Entity, start: int, end: int) -> bool:
    """Whether a name that the tagger takes for something else is a place."""
    name = words.said(start, end)
    if entity.label == "PERSON":
        led = end - start == 1 and start > 0 and words.lower[start - 1] in _BEFORE_PLACE
        return led and _reads_as_place(words, name)
    if entity.label in {"ORG", "EVENT"}:
        return _surely_place(re.sub(r"['’]s$", "", name))
    return False


def _joined_names(words: Words, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join what the tagger split: "Trinidad" and "Tobago" are one country."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start - joined[-1][1] <= 2 and "and" in words.lower[joined[-1][1] : start]:
            whole = words.said(joined[-1][0], end)
            if country_named(whole) or code_of(whole):
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
    known = is_well_known(name)
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


def _with_stop(words: Words, start: int, end: int) -> str:
    """A place as printed, with the full stop that shortens it: "Ont." of "London, Ont., on"."""
    stop = words.text[end : end + 1] == ["."] and not words.spaced[end - 1]
    return words.said(start, end) + "." * stop


def _container(
    words: Words, inner: tuple[int, int], outer: tuple[int, int], named: list[str]
) -> tuple[int, int] | None:
    """The place that the inner one is said to lie in: "Accra, Ghana", "Ta Khmao in Cambodia"."""
    gap = words.lower[inner[1] : outer[0]]
    if tuple(gap) not in _GAPS:
        return None
    name, around = words.said(*inner), spelt_out(_with_stop(words, *outer))
    one, two = resolve_place(name, named=named), resolve_place(around)
    apart = dependency_named(name) is not None and one.code != two.code
    if one.kind in {PlaceKind.COUNTRY, PlaceKind.REGION} and not apart:
        return None
    if "FAC" in words.label[slice(*inner)] and two.kind is PlaceKind.CITY and gap == ["in"]:
        return outer  # "at the Zarzuela Palace in Madrid"
    wider = {PlaceKind.COUNTRY, PlaceKind.TERRITORY}
    if one.kind is PlaceKind.TERRITORY:
        wider = {PlaceKind.COUNTRY}
    if two.kind not in wider or words.lower[outer[1] : outer[1] + 1] in (["'s"], ["’s"]):
        return None
    # "in Moscow, Iran said": a city known elsewhere lies there only if the gazetteer agrees
    if one.code != two.code and one.kind is not PlaceKind.UNKNOWN:
        inside = resolve_place(name, container=around)
        vague = len(inside.names) < 3 and two.kind is PlaceKind.COUNTRY
        if inside.code != two.code or (vague and dependency_named(around) is None):
            return None
    short = around != words.said(*outer)  # "Calif." is no place by itself
    unknown = one.kind is PlaceKind.UNKNOWN and not short
    listed = unknown and gap[0] == "," and _goes_on(words, outer[1])
    return None if listed else outer


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
    if not _SETTLEMENTS & set(before):
        return None
    for index in range(start - 1, max(start - 7, -1), -1):
        if words.label[index] in {"NORP", "GPE", "LOC"}:
            first = index
            while first and words.label[first - 1] == words.label[index]:
                first -= 1
            return words.said(first, index + 1)
    return None
