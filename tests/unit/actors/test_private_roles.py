"""Key actors: people of sport, show, crime and the press matter only where their story is told."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from briefing.actors import key_actors
from briefing.actors.private_roles import is_leisure, is_press
from briefing.model import ActorType, Story, StoryId
from tests.nouns import appearance, reading

ZONE = ZoneInfo("UTC")


@pytest.mark.parametrize(
    ("role", "leisure"),
    [
        ("striker", True),
        ("Lorva striker", True),
        ("captain of Lorva United", True),
        ("Oscar-winning actor", True),
        ("murder suspect", True),
        ("geography teacher", True),
        ("BBC sports editor", True),
        ("president and former actor", False),
        ("prime minister", False),
        ("coach of the king's guard and mayor", False),
        ("chief executive", False),
        ("head coach", True),
        ("celebrity judge", True),
        ("judge of a talent show", True),
        ("judge", False),
        ("", False),
        (None, False),
    ],
)
def test_a_private_role_is_told_from_an_office(role, leisure):
    """The noun of the role decides, and an office beside it counts more."""
    assert is_leisure(role) is leisure


@pytest.mark.parametrize(("role", "press"), [("sports editor", True), ("author", False)])
def test_the_press_is_told_from_the_arts(role, press):
    """Who writes the news is apart from who writes books."""
    assert is_press(role) is press


def story(name, *readings):
    return Story(
        id=StoryId(name),
        articles=tuple(r.article.id for r in readings),
        earlier=(),
        duplicates={},
        sources=(),
        section="",
        score=1.0,
    )


def named(*actors, article="a"):
    return reading(article, actors=tuple(actors))


def chosen(*readings, told, **options):
    stories = [story(r.article.id, r) for r in readings]
    found = key_actors(readings, stories=stories, told=told, limit=9, zone=ZONE, **options)
    return [actor.name for actor in found]


@pytest.mark.parametrize(
    "other",
    [
        appearance("Ada Lind", article="b", role="striker"),
        appearance("Ada Lind", article="b", role="chief executive", affiliation="Mordal Motors"),
        appearance("Ada Lind", article="b", affiliation="Norway", quoted=True),
        appearance("Ada Lind", article="b", quoted=True),
    ],
    ids=["sport", "business", "of a team", "nothing told"],
)
def test_who_holds_no_public_office_needs_a_story_that_is_told(other):
    """In the brief's own story she is a key actor, in one below it she is not."""
    first = named(appearance("Bo Orlan", role="president"))
    second = named(other, article="b")

    assert chosen(first, second, told=2) == ["Bo Orlan", "Ada Lind"]
    assert chosen(first, second, told=1) == ["Bo Orlan"]
    assert chosen(first, second, told=1, watchlist=["Ada Lind"])[0] == "Ada Lind"


@pytest.mark.parametrize("role", ["geography teacher", "resident of Mordal", "analyst", "Sgt"])
def test_bystanders_need_a_headline_or_a_second_article(role):
    """Who saw it or comments on it makes no news, unless the news is about them."""
    seen = appearance("Ada Lind", article="b", role=role, quoted=True)
    told = named(appearance("Bo Orlan", role="president"))
    once = named(seen, article="b")
    again = named(replace(seen, evidence=seen.evidence), article="c")
    headlined = replace(once, article=replace(once.article, title="Lind saves a town"))

    assert chosen(told, once, told=2) == ["Bo Orlan"]
    assert "Ada Lind" in chosen(told, once, again, told=3)
    assert "Ada Lind" in chosen(told, headlined, told=2)


@pytest.mark.parametrize(
    ("role", "affiliation"),
    [
        ("police chief", "Norway"),
        ("police commissioner", "Mordal Police"),
        ("late-night host", None),
        ("chief negotiator", None),
    ],
)
def test_who_speaks_for_a_force_that_is_named_needs_none(role, affiliation):
    """A state's police chief is an official of it; "late" tells of the dead only as a word."""
    told = appearance("Ada Lind", role=role, affiliation=affiliation, quoted=True)
    assert chosen(named(told), told=1) == ["Ada Lind"]


def test_officials_and_bodies_need_none():
    """A minister or a state's army of a story not told may still be a key actor of the day."""
    first = named(appearance("Bo Orlan", role="president"))
    second = named(
        appearance("Ada Lind", article="b", role="minister", quoted=True),
        appearance("Lorva Army", article="b", kind=ActorType.ORG, affiliation="Norway"),
        article="b",
    )

    assert set(chosen(first, second, told=1)) == {"Bo Orlan", "Ada Lind", "Lorva Army"}


def said(sentence, *actors):
    """A reading of one sentence, the proof of every actor."""
    proof = replace(actors[0].evidence[0], end=len(sentence), quote=sentence)
    proved = tuple(replace(actor, evidence=(proof,)) for actor in actors)
    return reading("a", text=sentence, actors=proved)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Lind explains how the vote was lost.",
        "Ada Lind and Bo Orlan look at the flood.",
        "Bo Orlan and Ada Lind explain what comes next.",
        "The minister tells Ada Lind that the dam will hold.",
        "Gas will be dear, reports Ada Lind.",
        "A survivor speaks to Daily News' Ada Lind about the night.",
    ],
)
def test_who_only_tells_the_news_is_no_actor_of_it(sentence):
    """Presenters and reporters that a teaser names."""
    teller = said(sentence, appearance("Ada Lind", quoted=True))

    assert "Ada Lind" not in chosen(teller, told=1)


@pytest.mark.parametrize(
    ("sentence", "role", "affiliation"),
    [
        ("Ada Lind was arrested at the border.", "journalist", None),
        ("Ada Lind explains how the vote was lost.", "minister", "Norway"),
        ("Ada Lind explains how the vote was lost.", None, "Norway"),
        ("Ada Lind died on Monday.", None, None),
    ],
)
def test_who_does_something_is(sentence, role, affiliation):
    """A journalist who is arrested, a minister who explains."""
    actor = appearance("Ada Lind", role=role, affiliation=affiliation, quoted=True)

    assert chosen(said(sentence, actor), told=1) == ["Ada Lind"]


def test_who_belongs_to_an_outlet_only_reports():
    """ "CNN's Ada Lind breaks down the strike": the outlet is a source, so is she."""
    sentence = "CNN's Ada Lind was there when it began."
    host = appearance("Ada Lind", affiliation="CNN", quoted=True)
    outlet = appearance("CNN", kind=ActorType.ORG, media=True)

    assert chosen(said(sentence, host, outlet), told=1) == []


@pytest.mark.parametrize(
    ("name", "actor", "kept"),
    [
        ("Lorva United", {}, False),
        ("Lorva Socks", {"role": "clothing company", "affiliation": "Mordal"}, False),
        ("Norwegian Airlines", {"affiliation": "Norway"}, False),
        ("Norwegian Defence Ministry", {"affiliation": "Norway"}, True),
        ("NATO", {}, True),
    ],
    ids=["club", "firm", "of a country", "of a state", "of many states"],
)
def test_bodies_that_are_no_states_need_a_story_that_is_told(name, actor, kept):
    """Clubs that played, shops that were opened, airlines are no key actors of a day."""
    told = named(appearance("Bo Orlan", article="a", role="prime minister"))
    body = appearance(name, article="b", kind=ActorType.ORG, count=2, **actor)
    other = named(body, article="b")

    assert (name in chosen(told, other, told=1)) is kept
    assert name in chosen(told, other, told=2)


@pytest.mark.parametrize(("count", "kept"), [(1, False), (2, True)])
def test_an_office_that_an_untold_story_only_brings_up_is_none(count, kept):
    """ "A squid was named after President Lind"."""
    told = named(appearance("Bo Orlan", article="a", role="prime minister"))
    other = named(appearance("Ada Lind", article="b", role="president", count=count), article="b")

    assert ("Ada Lind" in chosen(told, other, told=1)) is kept


@pytest.mark.parametrize(("quoted", "kept"), [(False, False), (True, True)])
def test_where_it_happened_is_no_actor_unless_it_speaks(quoted, kept):
    """The school of a shooting, in the story the brief tells."""
    told = named(
        appearance("Bo Orlan", article="a", role="prime minister"),
        appearance("East High School", article="a", kind=ActorType.ORG, count=3, quoted=quoted),
    )

    assert ("East High School" in chosen(told, told=1)) is kept


def test_the_people_of_told_stories_come_before_all_others():
    """However many outlets name somebody of a story that the brief leaves out."""
    told = named(appearance("Bo Orlan", article="a", role="prime minister"))
    loud = [
        reading(n, source=n, actors=(appearance("Ada Lind", article=n, role="president"),))
        for n in ("b", "c", "d")
    ]

    assert chosen(told, *loud, told=1) == ["Bo Orlan", "Ada Lind"]


def test_whom_a_headline_names_comes_before_others_of_the_story():
    told = named(
        appearance("Bo Orlan", article="a", role="prime minister"),
        appearance("Ada Lind", article="a", role="president", first=900),
    )
    headlined = replace(told, article=replace(told.article, title="Lind resigns"))

    assert chosen(told, told=1) == ["Bo Orlan", "Ada Lind"]
    assert chosen(headlined, told=1) == ["Ada Lind", "Bo Orlan"]


@pytest.mark.parametrize(("quoted", "kept"), [(False, False), (True, True)])
def test_a_name_that_a_told_story_only_brings_up_is_none(quoted, kept):
    """ "Since the killing of Ada Lind" makes no actor of today; who speaks is one."""
    told = named(
        appearance("Bo Orlan", article="a", role="prime minister"),
        appearance("Ada Lind", article="a", quoted=quoted),
    )

    assert ("Ada Lind" in chosen(told, told=1)) is kept
