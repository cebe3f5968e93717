"""The key actors of a brief: ranked by independent sources, stories, prominence, watchlist."""

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from briefing.actors.acquaintances import is_bare_body
from briefing.actors.merging import Person, bears, merge
from briefing.actors.standing import settled_affiliation, settled_roles
from briefing.model import (
    Actor,
    ActorId,
    ActorType,
    Appearance,
    ArticleId,
    Evidence,
    Reading,
    Story,
)
from briefing.names import fold, words

# Weights of the rank, chosen by hand on the examples (2026-11): a second independent source
# counts most, a name in the opening of an article more than one further down, volume least.
SOURCE_WEIGHT = 3.0
STORY_WEIGHT = 2.0
OPENING_WEIGHT = 1.5
ROLE_WEIGHT = 1.0
QUOTE_WEIGHT = 0.5
MENTION_WEIGHT = 0.5
WATCH_WEIGHT = 100.0
OPENING_CHARACTERS = 400


def key_actors(
    readings: Sequence[Reading],
    *,
    history: Sequence[Reading] = (),
    stories: Sequence[Story] = (),
    watchlist: Sequence[str] = (),
    limit: int,
    zone: ZoneInfo,
) -> tuple[Actor, ...]:
    """The actors that matter in the readings of a window, the most important first.

    Args:
        readings: The articles of the window.
        history: Articles of the days before: they add aliases, earlier roles and their dates, and
            decide who is new.
        stories: The window's stories, for the number of stories an actor is in.
        watchlist: Names that come first whenever they appear.
        limit: At most so many actors.
        zone: The edition's zone, in which days are counted.
    """
    now = {reading.article.id for reading in readings}
    copies = {copy: of for story in stories for copy, of in story.duplicates.items()}
    story_of = {
        article: story.id for story in stories for article in (*story.articles, *story.duplicates)
    }
    earlier = [reading for reading in history if reading.article.id not in now]
    ranked = []
    for person in merge([*earlier, *readings]):
        current = [pair for pair in person.appearances if pair[0].article.id in now]
        if current and not _is_nobody(person, current, watchlist):
            ranked.append(
                _ranked(person, current, copies=copies, story_of=story_of, watchlist=watchlist)
            )
    ranked.sort(key=lambda one: (-one.score, fold(one.name), one.id))
    return tuple(_actor(one, copies=copies, zone=zone) for one in ranked[:limit])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ranked:
    """An actor of the window with its rank, before anything else is settled about it."""

    person: Person
    current: list[tuple[Reading, Appearance]]
    name: str
    id: ActorId
    score: float
    watched: bool


def _ranked(
    person: Person,
    current: list[tuple[Reading, Appearance]],
    *,
    copies: Mapping[ArticleId, ArticleId],
    story_of: Mapping[ArticleId, str],
    watchlist: Sequence[str],
) -> _Ranked:
    name = person.name
    voices = {r.article.source for r, _ in current if r.article.id not in copies}
    told = {story_of[r.article.id] for r, _ in current if r.article.id in story_of}
    watched = any(bears(name, wanted) for wanted in watchlist)
    return _Ranked(
        person=person,
        current=current,
        name=name,
        id=ActorId(hashlib.sha256(f"{person.type}|{_key(person)}".encode()).hexdigest()[:16]),
        score=_score(current, voices=len(voices), stories=len(told), watched=watched),
        watched=watched,
    )


def _actor(ranked: _Ranked, *, copies: Mapping[ArticleId, ArticleId], zone: ZoneInfo) -> Actor:
    person, current, name = ranked.person, ranked.current, ranked.name
    affiliation = settled_affiliation(person, copies=copies)
    roles = settled_roles(person, affiliation, zone=zone, copies=copies)
    aliases = {form for _, appearance in person.appearances for form in _names(appearance)}
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
        mentions=sum(appearance.count for _, appearance in current),
        why=_why(current),
        score=ranked.score,
        watched=ranked.watched,
        new=len(current) == len(person.appearances),
    )


def _is_nobody(
    person: Person, current: list[tuple[Reading, Appearance]], watchlist: Sequence[str]
) -> bool:
    """Whether a name says too little for a key actor: some state's "Senate", a word alone."""
    if any(bears(person.name, wanted) for wanted in watchlist):
        return False
    if person.type is ActorType.ORG:
        return is_bare_body(person.name) and not person.affiliations
    if person.type is ActorType.GROUP or len(words(person.name)) > 1 or person.affiliations:
        return False
    told = any(a.role or a.quoted for _, a in person.appearances)
    return not told and len({r.article.source for r, _ in current}) == 1


def _key(person: Person) -> str:
    """What the id is made from: the name under which the actor was first seen in full."""
    first = next((a for _, a in person.appearances if len(a.name.split()) > 1), None)
    return fold(first.name if first else person.name)


def _names(appearance: Appearance) -> set[str]:
    """The forms of an appearance that are names and not descriptions such as "the president"."""
    own = set(fold(appearance.name).split())
    return {
        form
        for form in (appearance.name, *appearance.mentions)
        if form[:1].isupper() and set(fold(form).split()) & own
    }


def _why(current: list[tuple[Reading, Appearance]]) -> Evidence:
    """The sentence that says why the actor matters now: where the name stands most to the fore."""
    reading, appearance = min(
        current,
        key=lambda pair: (pair[1].first, -pair[0].published.timestamp(), pair[0].article.id),
    )
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
    current: list[tuple[Reading, Appearance]], *, voices: int, stories: int, watched: bool
) -> float:
    opening = sum(appearance.first < OPENING_CHARACTERS for _, appearance in current)
    quoted = sum(appearance.quoted for _, appearance in current)
    mentions = sum(appearance.count for _, appearance in current)
    has_role = any(appearance.role for _, appearance in current)
    return round(
        SOURCE_WEIGHT * voices
        + STORY_WEIGHT * stories
        + OPENING_WEIGHT * math.log1p(opening)
        + ROLE_WEIGHT * has_role
        + QUOTE_WEIGHT * math.log1p(quoted)
        + MENTION_WEIGHT * math.log1p(mentions)
        + WATCH_WEIGHT * watched,
        4,
    )
