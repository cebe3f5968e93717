"""Who may travel, where to and when: everything of a text that a visit could be made of.

Candidates are found by rule, and generously; which of them belong together is learned (`scorer`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from briefing.analysis.actors import ActorDraft, ResolvedActors
from briefing.analysis.dates import TimeExpression
from briefing.analysis.visits.delegations import delegations
from briefing.analysis.visits.described_places import described_places
from briefing.analysis.visits.given_up_days import times_that_hold
from briefing.analysis.visits.placing import PlaceMention, place_mentions
from briefing.analysis.words import Words
from briefing.gazetteer import Place, country_meant, resolve_place
from briefing.model import ActorType
from briefing.names import fold

# First token and the token after the last one.
Span = tuple[int, int]


class TravellerKind(IntEnum):
    """What somebody is who may travel; the numbers are those the network was trained on."""

    PERSON = 0
    ORGANISATION = 1
    GROUP = 2
    DESCRIBED = 3  # a delegation that is no actor of the text


_KINDS = {
    ActorType.PERSON: TravellerKind.PERSON,
    ActorType.ORG: TravellerKind.ORGANISATION,
    ActorType.GROUP: TravellerKind.GROUP,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Traveller:
    """Somebody who may visit or receive.

    Attributes:
        name: Canonical name, or the description as printed.
        kind: What it is.
        home: The country it stands for, or None if the text does not tell.
        titled: Whether the text gives a title or function.
        spans: Where it is meant, in order.
    """

    name: str
    kind: TravellerKind
    home: str | None
    titled: bool
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A place that may be visited.

    Attributes:
        place: What it is and where.
        spans: Where it is named, in order.
        aside: Whether it only stands in datelines, bylines and credits.
        told_from: The tokens that stand for the datelines it is named in.
    """

    place: Place
    spans: tuple[Span, ...]
    aside: bool
    told_from: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeCandidate:
    """A time expression and the tokens it stands on."""

    span: Span
    expression: TimeExpression


@dataclass(frozen=True, slots=True)
class Candidates:
    """What the visits of one text may be made of, each in order of its first mention."""

    travellers: tuple[Traveller, ...]
    destinations: tuple[Destination, ...]
    times: tuple[TimeCandidate, ...]


def candidates_of(
    words: Words, resolved: ResolvedActors, places: Sequence[PlaceMention] | None = None
) -> Candidates:
    """Find the candidates of a text.

    Args:
        words: The text after the language pipeline.
        resolved: Who appears in it.
        places: Its places, if they were found before.
    """
    named = place_mentions(words) if places is None else places
    travellers = tuple(_travellers(words, resolved))
    homes = {i: one.home for one in travellers for span in one.spans for i in range(*span)}
    meant = sorted([*named, *described_places(words, homes)], key=lambda one: one.start)
    return Candidates(travellers, tuple(_destinations(words, meant)), tuple(_times(words)))


def _travellers(words: Words, resolved: ResolvedActors) -> list[Traveller]:
    meant: dict[int, list[Span]] = {}
    inside = {i for actor in resolved.actors for m in actor.mentions for i in range(m.start, m.end)}
    for token, number in resolved.by_token.items():
        if token not in inside:  # "I" in a quotation, the words of an office
            meant.setdefault(number, []).append((token, token + 1))
    found = [_actor(actor, meant.get(n, ())) for n, actor in enumerate(resolved.actors)]
    pronouns: dict[int, list[Span]] = {}
    for token, office in resolved.unnamed.items():
        pronouns.setdefault(office, []).append((token, token + 1))
    found.extend(
        Traveller(
            name=group.name, kind=TravellerKind.DESCRIBED, home=group.home, titled=False,
            spans=tuple(sorted([group.head, *pronouns.get(group.head[0], ())])),
        )
        for group in delegations(words, inside | set(resolved.by_token))
    )  # fmt: skip
    return sorted(found, key=lambda one: one.spans[0])


def _actor(actor: ActorDraft, further: tuple[Span, ...] | list[Span]) -> Traveller:
    named = ((mention.start, mention.end) for mention in actor.mentions)
    return Traveller(
        name=actor.name, kind=_KINDS[actor.type], home=_home(actor), titled=bool(actor.role),
        spans=tuple(sorted({*named, *further})),
    )  # fmt: skip


def _home(actor: ActorDraft) -> str | None:
    """The country an actor stands for, by its affiliation or, for a group, by its name."""
    if actor.affiliation:
        home = country_meant(actor.affiliation) or resolve_place(actor.affiliation).country
        if home:
            return home
    if actor.type is ActorType.GROUP:
        return next((c for part in actor.name.split() if (c := country_meant(part))), None)
    return None


def _destinations(words: Words, named: Sequence[PlaceMention]) -> Iterator[Destination]:
    places: dict[tuple[str, ...], Place] = {}
    found: dict[tuple[str, ...], list[Span]] = {}
    for mention in named:
        names = mention.place.names
        places.setdefault(names, mention.place)
        found.setdefault(names, []).append((mention.start, mention.end))
    told_from: dict[tuple[str, ...], list[int]] = {}
    for token, place in _towns(words, named):
        same = next(
            (names for names, known in places.items() if _is_same(known, place)), place.names
        )
        places.setdefault(same, place)
        told_from.setdefault(same, []).append(token)
    for names, place in places.items():
        spans = tuple(found.get(names, ()))
        aside = all(words.is_aside(words.offsets[start]) for start, _ in spans)
        yield Destination(
            place=place, spans=spans, aside=aside, told_from=tuple(told_from.get(names, ()))
        )


def _towns(words: Words, named: Sequence[PlaceMention]) -> Iterator[tuple[int, Place]]:
    """The towns of the datelines, each by the token that stands for its dateline."""
    countries = list(dict.fromkeys(one.place.country for one in named if one.place.country))
    for token, line in words.datelines.items():
        yield token, resolve_place(line.town, named=countries)


def _is_same(one: Place, other: Place) -> bool:
    return fold(one.names[0]) == fold(other.names[0]) and one.country == other.country


def _times(words: Words) -> Iterator[TimeCandidate]:
    begins = words.offsets
    for time in times_that_hold(words):
        start = max(bisect_right(begins, time.begin) - 1, 0)
        end = max(bisect_left(begins, time.end), start + 1)
        yield TimeCandidate((start, end), time)
