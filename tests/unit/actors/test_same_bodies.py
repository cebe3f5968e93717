"""A body stands once among the key actors, under whichever of its names."""

from zoneinfo import ZoneInfo

import pytest

from briefing.actors import key_actors
from briefing.model import ActorType
from tests.nouns import appearance, at, reading

ZONE = ZoneInfo("UTC")


def body(name, state, *, article, count=1):
    found = appearance(
        name, kind=ActorType.ORG, affiliation=state, article=article, count=count, quoted=True
    )
    return reading(article, actors=(found,), published=at(2, 5 + int(article[1:])))


def shown(*readings, limit=9):
    return key_actors(readings, limit=limit, zone=ZONE)


@pytest.mark.parametrize(
    ("one", "other", "state"),
    [
        ("House of Representatives", "U.S. House of Representatives", "United States"),
        ("Norwegian Foreign Ministry", "the Foreign Ministry", "Norway"),
        ("Norwegian Ministry of Defense", "Norway's defence ministry", "Norway"),
        ("New Zealand Parliament", "Parliament", "New Zealand"),
        ("Mordalah Front", "Mordulah Front", None),
        ("al-Qardeba", "al Qardaba", "Norway"),
    ],
)
def test_a_body_is_shown_once(one, other, state):
    """With the articles of both names, the oldest first, under the name named more."""
    actors = shown(body(one, state, article="a2", count=7), body(other, state, article="a1"))

    (actor,) = actors
    assert (actor.name, actor.articles, actor.mentions) == (one, ("a1", "a2"), 8)
    assert other in actor.aliases


@pytest.mark.parametrize(
    ("one", "its", "other", "theirs"),
    [
        ("Norwegian Foreign Ministry", "Norway", "Foreign Ministry", "Ghana"),
        ("Utah Senate", "United States", "Senate", "United States"),
        ("Norwegian Senate", "Norway", "Norwegian Court", "Norway"),
        ("Mordal Bank", None, "Mirdel Bank", "Ghana"),
        ("Mordal Front", None, "Mordal Group", None),
        ("Unit Ara", None, "Unit Ora", None),
    ],
)
def test_two_bodies_stay_two(one, its, other, theirs):
    """Of two states, of a state and one of its parts, of two kinds, short words of other vowels."""
    actors = shown(body(one, its, article="a1"), body(other, theirs, article="a2"))
    assert {actor.name for actor in actors} == {one, other}


def test_what_is_joined_leaves_room_for_another():
    """The limit counts what is shown."""
    actors = shown(
        body("Norwegian Senate", "Norway", article="a1", count=9),
        body("Senate", "Norway", article="a2", count=8),
        body("Ghanaian Senate", "Ghana", article="a3"),
        limit=2,
    )
    assert [actor.affiliation for actor in actors] == ["Norway", "Ghana"]
