"""Lets a body stand once among the key actors, whether its state is printed with it or not.

One article says "the Norwegian Senate", another "the Senate" and that it is Norway's; one agency
writes Hezbollah, another Hizbollah. They are joined where they are shown: who is who in the store
goes by the names as printed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from briefing.actors.name_index import is_bare_body
from briefing.gazetteer import country_code, country_meant
from briefing.model import Actor, ActorType, ArticleId
from briefing.names import Same, same_person, words

_SMALL = frozenset({"the", "of", "for", "and", "in"})
_SPELLINGS = {"defense": "defence", "labor": "labour", "center": "centre"}
# Words at the front of a body's name that may tell its state: "New Zealand", "Czech Republic's".
_STATE_WORDS = 3
# Shorter words of other vowels are other names.
_LONG_ENOUGH = 5


def each_once(
    chosen: Iterable[tuple[bool, Actor]],
    *,
    published: Mapping[ArticleId, datetime],
    limit: int,
) -> tuple[Actor, ...]:
    """The first of some actors, each body once with what is known under all its names.

    Args:
        chosen: Actors, the most important first, and whether each is watched: those stay as told.
        published: When their articles were published.
        limit: At most so many actors.
    """
    found: list[Actor] = []
    for watched, actor in chosen:
        if len(found) == limit:
            break
        same = None if watched else _place_of(actor, found)
        if same is None:
            found.append(actor)
        else:
            found[same] = _joined(found[same], actor, published)
    return tuple(found)


def _place_of(actor: Actor, found: Sequence[Actor]) -> int | None:
    return next((place for place, one in enumerate(found) if is_one(one, actor)), None)


def is_one(one: Actor, other: Actor) -> bool:
    """Whether two bodies are one: a state's by its kind, any other by the sound of its name."""
    if not one.type is other.type is ActorType.ORG or one.affiliation != other.affiliation:
        return False
    kind = _kind_of_body(one.name, one.affiliation)
    if kind and kind == _kind_of_body(other.name, other.affiliation):
        return True
    return _sound_alike(words(one.name), words(other.name))


@lru_cache(maxsize=4_096)
def _kind_of_body(name: str, state: str | None) -> frozenset[str]:
    """What body of its state a name tells: "defence ministry"; nothing if it is not such a one."""
    if country_code(state or "") is None:
        return frozenset()
    printed = name.split()
    for count in range(min(_STATE_WORDS, len(printed) - 1), -1, -1):
        rest = " ".join(printed[count:])
        told = count == 0 or country_meant(" ".join(printed[:count])) == state
        if told and is_bare_body(rest):
            return frozenset(_SPELLINGS.get(w, w) for w in words(rest)) - _SMALL
    return frozenset()


def _sound_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names differ in how one long word is spelled, and in nothing else."""
    if len(one) != len(other):
        return False
    apart = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(apart) == 1 and min(map(len, apart[0])) >= _LONG_ENOUGH and _is_spelled(*apart[0])


def _is_spelled(one: str, other: str) -> bool:
    return same_person(one, other) is not Same.NO


def _joined(first: Actor, other: Actor, published: Mapping[ArticleId, datetime]) -> Actor:
    """One body of two, told under the name of the more important."""
    names = {first.name, *first.aliases, other.name, *other.aliases} - {first.name}
    articles = {*first.articles, *other.articles}
    return replace(
        first,
        aliases=tuple(sorted(names)),
        articles=tuple(sorted(articles, key=lambda one: (published[one], one))),
        sources=tuple(sorted({*first.sources, *other.sources})),
        mentions=first.mentions + other.mentions,
        new=first.new and other.new,
    )
