"""The key actors of a brief: ranked by independent sources, stories, prominence, watchlist."""

import hashlib
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from briefing.actors.alike import NOTHING, Remembered, Scene
from briefing.actors.current_roles import settled_affiliation, settled_roles
from briefing.actors.merging import InFull, MergedActor, as_it_is, bears, merged
from briefing.actors.relevance import Part, is_by_the_way, is_in_headline, is_nobody, is_word_alone
from briefing.actors.reporters import presents
from briefing.actors.same_bodies import each_once
from briefing.actors.story_places import StoryPlaces
from briefing.model import (
    Actor,
    ActorId,
    Appearance,
    ArticleId,
    Evidence,
    Reading,
    Story,
)
from briefing.names import fold

# Weights of the rank, chosen by hand on the examples (2026-11): a second independent source
# counts most, a name in the opening of an article more than one further down, volume least.
SOURCE_WEIGHT = 3.0
STORY_WEIGHT = 2.0
# What being named throughout the lead story adds; less in the stories after it, nothing in those
# that the brief does not tell.
LEAD_WEIGHT = 6.0
# What being named by the headline of the lead story adds; less in those after it.
HEADLINE_WEIGHT = 4.0
OPENING_WEIGHT = 1.5
ROLE_WEIGHT = 1.0
QUOTE_WEIGHT = 0.5
MENTION_WEIGHT = 0.5
WATCH_WEIGHT = 100.0
OPENING_CHARACTERS = 400
# A sentence further down an article proves a role, but does not say why it is news today.
LATEST_PROOF = 1_500


def key_actors(
    readings: Sequence[Reading],
    *,
    history: Sequence[Reading] = (),
    before: Remembered = NOTHING,
    in_full: InFull = as_it_is,
    stories: Sequence[Story] = (),
    told: int | None = None,
    watchlist: Sequence[str] = (),
    limit: int,
    zone: ZoneInfo,
) -> tuple[Actor, ...]:
    """The actors that matter in the readings of a window, the most important first.

    Args:
        readings: The articles of the window.
        history: Articles of the days before: they add aliases, earlier roles and their dates, and
            decide who is new.
        before: What is remembered of articles older than these.
        in_full: Gives an appearance in one of them with all that is known of it.
        stories: The window's stories, the leading one first: who is named throughout the first
            ones comes first.
        told: How many of them the brief tells; all if not given. People of sport, show and crime
            are key actors only of a story that is told.
        watchlist: Names that come first whenever they appear.
        limit: At most so many actors.
        zone: The edition's zone, in which days are counted.
    """
    now = {reading.article.id for reading in readings}
    copies = {copy: of for story in stories for copy, of in story.duplicates.items()}
    places = StoryPlaces.of(stories, told=len(stories) if told is None else told)
    earlier = [reading for reading in history if reading.article.id not in now]
    ranked = []
    scene = Scene([*earlier, *readings], before)
    today = scene.first_of(lambda reading: reading.article.id in now)
    for person in merged(scene):
        current = [pair for pair in person.since(today) if pair[0].article.id in now]
        if current and _is_told_more(person):
            person = person.in_full(in_full)
        if current and not is_nobody(person, current, watchlist):
            one = _ranked(person, current, copies=copies, places=places, watchlist=watchlist)
            ranked.append(one)
    ranked.sort(key=_rank)
    chosen = _with_actors(ranked, in_full=in_full, copies=copies, places=places, zone=zone)
    relevant = (
        (one.watched, actor)
        for one, actor in chosen
        if one.watched or not stories or not is_by_the_way(actor, one.part)
    )
    published = {reading.article.id: reading.published for reading in readings}
    return each_once(relevant, published=published, limit=limit)


def _rank(one: "_Ranked") -> tuple[object, ...]:
    """Who is watched first, then the people of the stories told; ties by story, then mentions."""
    return (
        not (one.watched or one.part.told),
        -one.score,
        one.place,
        -one.part.mentions,
        fold(one.name),
        one.id,
    )


def _with_actors(
    ranked: Iterable["_Ranked"],
    *,
    in_full: InFull,
    copies: Mapping[ArticleId, ArticleId],
    places: StoryPlaces,
    zone: ZoneInfo,
) -> Iterator[tuple["_Ranked", Actor]]:
    """Each with everything settled about it, one after the other: only some are asked for."""
    return (
        (one, _actor(one, in_full=in_full, copies=copies, places=places, zone=zone))
        for one in ranked
    )


def _is_told_more(person: MergedActor) -> bool:
    """Whether the rank takes more than the name, role and affiliation of former appearances.

    Where an article names somebody twice the order of both; of a word alone, whether it is quoted.
    """
    return person.is_named_twice() or is_word_alone(person)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ranked:
    """An actor of the window with its rank, before anything else is settled about it."""

    person: MergedActor
    part: Part
    name: str
    id: ActorId
    place: int
    score: float
    watched: bool


def _ranked(
    person: MergedActor,
    current: list[tuple[Reading, Appearance]],
    *,
    copies: Mapping[ArticleId, ArticleId],
    places: StoryPlaces,
    watchlist: Sequence[str],
) -> _Ranked:
    name = person.name
    place, lead = places.foremost(current)
    voices = {r.article.source for r, _ in current if r.article.id not in copies}
    told = {places.story_of.get(r.article.id) for r, _ in current} - {None}
    watched = any(bears(name, wanted) for wanted in watchlist)
    part = Part(
        current=current,
        told=place < places.told,
        headlined=is_in_headline(name, current),
        mentions=sum(appearance.count for _, appearance in current),
    )
    leading = [pair for pair in current if places.story_of.get(pair[0].article.id) == place]
    heads = part.told and is_in_headline(name, leading)
    return _Ranked(
        person=person,
        part=part,
        name=name,
        id=ActorId(hashlib.sha256(f"{person.type}|{_key(person)}".encode()).hexdigest()[:16]),
        place=place,
        score=_score(current, voices=len(voices), stories=len(told), lead=lead, watched=watched)
        + HEADLINE_WEIGHT * heads * places.weight(place),
        watched=watched,
    )


def _actor(
    ranked: _Ranked,
    *,
    in_full: InFull,
    copies: Mapping[ArticleId, ArticleId],
    places: StoryPlaces,
    zone: ZoneInfo,
) -> Actor:
    person, current, name = ranked.person, ranked.part.current, ranked.name
    affiliation = settled_affiliation(person, in_full=in_full, copies=copies)
    roles = settled_roles(person, affiliation, in_full=in_full, zone=zone, copies=copies)
    said = {id(appearance): appearance for _, appearance in person.appearances}
    aliases = {form for appearance in said.values() for form in _names(appearance)}
    return Actor(
        id=ranked.id,
        name=name,
        native=person.native,
        type=person.type,
        role=roles[0].title if roles else None,
        affiliation=affiliation,
        roles=roles,
        aliases=tuple(sorted(aliases - {name})),
        articles=tuple(dict.fromkeys(r.article.id for r, _ in current)),
        sources=tuple(sorted({r.article.source for r, _ in current})),
        mentions=ranked.part.mentions,
        why=_why(current, roles[0].title if roles else "", places),
        score=ranked.score,
        watched=ranked.watched,
        new=len(current) == len(person),
    )


def _key(person: MergedActor) -> str:
    """What the id is made from: the name under which the actor was first seen in full."""
    return fold(person.first_name(lambda name: len(name.split()) > 1) or person.name)


def _names(appearance: Appearance) -> set[str]:
    """The forms of an appearance that are names and not descriptions such as "the president"."""
    own = set(fold(appearance.name).split())
    return {
        form
        for form in (appearance.name, *appearance.mentions)
        if form[:1].isupper() and set(fold(form).split()) & own
    }


def _why(current: Sequence[tuple[Reading, Appearance]], role: str, places: StoryPlaces) -> Evidence:
    """The sentence that says why the actor matters now, one that holds the printed role if it can.

    Of the actor's foremost story, and not one in which a presenter promises to tell it; otherwise
    the one where the name stands most to the fore.
    """
    said = f" {fold(role)} "

    def order(choice: tuple[Reading, Appearance, Evidence]) -> tuple[object, ...]:
        reading, appearance, proof = choice
        proves = bool(role) and said in f" {fold(proof.quote)} "
        return (
            not proves,
            presents(proof.quote),
            min(places.story_of.get(reading.article.id, places.told), places.told),
            max(appearance.first, proof.start),
            -reading.published.timestamp(),
            reading.article.id,
        )

    choices = [
        (reading, appearance, proof)
        for reading, appearance in current
        for proof in (_first_sentence(reading, appearance), appearance.evidence[0])
        if proof.start < LATEST_PROOF
    ]
    return min(choices, key=order)[2] if choices else current[0][1].evidence[0]


def _first_sentence(reading: Reading, appearance: Appearance) -> Evidence:
    if appearance.evidence[0].headline:
        return appearance.evidence[0]
    for sentence in reading.analysis.sentences:
        if sentence.start <= appearance.first < sentence.end:
            return Evidence(
                article=reading.article.id,
                start=sentence.start,
                end=sentence.end,
                quote=sentence.text,
            )
    return appearance.evidence[0]


def _score(
    current: Sequence[tuple[Reading, Appearance]],
    *,
    voices: int,
    stories: int,
    lead: float,
    watched: bool,
) -> float:
    opening = sum(appearance.first < OPENING_CHARACTERS for _, appearance in current)
    quoted = sum(appearance.quoted for _, appearance in current)
    mentions = sum(appearance.count for _, appearance in current)
    has_role = any(appearance.role for _, appearance in current)
    return round(
        SOURCE_WEIGHT * voices
        + STORY_WEIGHT * stories
        + LEAD_WEIGHT * lead
        + OPENING_WEIGHT * math.log1p(opening)
        + ROLE_WEIGHT * has_role
        + QUOTE_WEIGHT * math.log1p(quoted)
        + MENTION_WEIGHT * math.log1p(mentions)
        + WATCH_WEIGHT * watched,
        4,
    )
