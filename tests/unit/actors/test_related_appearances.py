"""Leaving unread what cannot bear on a day's actors changes nothing about them."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.actors import key_actors, kindred, names_of
from briefing.model import ActorType
from tests.nouns import appearance, at, reading
from tests.unit.actors.test_merging import appearances

UTC_ZONE = ZoneInfo("UTC")
ARTICLES = st.lists(st.lists(appearances(), max_size=5), max_size=6)


@given(ARTICLES, ARTICLES)
@settings(max_examples=200, deadline=None)
def test_the_actors_are_those_that_everything_gives(before, now):
    history = [
        reading(f"h{n}", actors=tuple(found), published=at(1, n)) for n, found in enumerate(before)
    ]
    window = [
        reading(f"w{n}", actors=tuple(found), published=at(3, n)) for n, found in enumerate(now)
    ]
    wanted = kindred(
        [names_of(one) for found in now for one in found],
        [names_of(one) for found in before for one in found],
    )
    fewer = [replace(one, analysis=_only(one.analysis, wanted)) for one in history]

    whole = key_actors(window, history=history, limit=99, zone=UTC_ZONE)
    assert key_actors(window, history=fewer, limit=99, zone=UTC_ZONE) == whole


@given(ARTICLES, ARTICLES)
@settings(max_examples=200, deadline=None)
def test_the_actors_are_those_that_everything_gives_where_more_is_told_only_when_asked(before, now):
    """Of a quarter's appearances is read who they are; the rest of those that are printed."""
    history = [
        reading(f"h{n}", actors=tuple(found), published=at(1, n)) for n, found in enumerate(before)
    ]
    window = [
        reading(f"w{n}", actors=tuple(found), published=at(3, n)) for n, found in enumerate(now)
    ]
    full = {}
    faint = [replace(one, analysis=_faintly(one.analysis, full)) for one in history]

    def in_full(_reading, appearance):
        return full.get(id(appearance), appearance)

    whole = key_actors(window, history=history, limit=99, zone=UTC_ZONE)
    told = key_actors(window, history=faint, in_full=in_full, limit=99, zone=UTC_ZONE)
    assert told == whole


def _faintly(analysis, full):
    """What decides who is who; what was left out is found in `full`."""
    told = [replace(one, count=0, first=0, evidence=(), quoted=False) for one in analysis.actors]
    full.update((id(one), whole) for one, whole in zip(told, analysis.actors, strict=True))
    return replace(analysis, actors=tuple(told))


def test_a_short_form_that_a_text_gives_links_two_bodies():
    """The one is filed under it, as `merge` does, and the other is looked up there."""
    body = {"kind": ActorType.ORG, "affiliation": "Lorva", "mentions": ("GU",)}
    window = [names_of(appearance("Grain Union", **body))]
    history = [names_of(appearance("Grainers", **body))]

    assert not kindred(window, history).isdisjoint(history[0].asked)


def test_what_shares_no_name_is_left_out():
    window = reading("w", actors=(appearance("Mira Karoi"),))
    others = reading("h", actors=(appearance("Oda Velt"), appearance("Karoi")))
    names = [names_of(one) for one in others.analysis.actors]

    wanted = kindred([names_of(one) for one in window.analysis.actors], names)

    assert [wanted.isdisjoint(one.filed) for one in names] == [True, False]


def _only(analysis, wanted):
    kept = (a for a in analysis.actors if not wanted.isdisjoint(_all(a)))
    return replace(analysis, actors=tuple(kept))


def _all(one):
    names = names_of(one)
    return (*names.filed, *names.asked)
