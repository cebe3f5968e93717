"""Key actors: who is who across articles and days, and who comes first."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.actors import key_actors, merge
from briefing.model import ActorType, Story, StoryId
from tests.nouns import appearance, at, evidence, reading

ZONE = ZoneInfo("Europe/Istanbul")


def story(*readings, duplicates=None):
    return Story(
        id=StoryId("s"),
        articles=tuple(r.article.id for r in readings),
        earlier=(),
        duplicates=duplicates or {},
        sources=(),
        section="",
        score=1.0,
    )


def test_full_name_surname_and_spelling_are_one_person():
    people = merge(
        [
            reading("a", actors=(appearance("Kalın"),)),
            reading("b", actors=(appearance("İbrahim Kalın"),)),
            reading("c", actors=(appearance("Ibrahim Kalin"),)),
        ]
    )

    assert [len(person.appearances) for person in people] == [3]


def test_two_people_with_one_surname_stay_two():
    """A surname alone joins the one whose affiliation it shares, and nobody without one."""
    people = merge(
        [
            reading("a", actors=(appearance("Ada Berg", affiliation="Norway"),)),
            reading("b", actors=(appearance("Jon Berg", affiliation="Sweden"),)),
            reading("c", actors=(appearance("Berg", affiliation="Sweden"),)),
            reading("d", actors=(appearance("Berg"),)),
        ]
    )

    assert sorted((p.name, len(p.appearances)) for p in people) == [
        ("Ada Berg", 1),
        ("Berg", 1),
        ("Jon Berg", 2),
    ]


def test_a_bare_surname_from_another_country_is_somebody_else():
    people = merge(
        [
            reading("a", actors=(appearance("Ada Berg", affiliation="Norway"),)),
            reading("b", actors=(appearance("Berg", affiliation="Chile"),)),
        ]
    )

    assert len(people) == 2


def test_organisations_join_by_the_forms_an_article_gives():
    org = ActorType.ORG
    people = merge(
        [
            reading(
                "a",
                actors=(
                    appearance(
                        "World Tin Forum", kind=org, mentions=("World Tin Forum", "WTF Geneva")
                    ),
                ),
            ),
            reading("b", actors=(appearance("the World Tin Forum", kind=org),)),
            reading("c", actors=(appearance("a Swiss delegation", kind=ActorType.GROUP),)),
            reading("d", actors=(appearance("the Swiss delegation", kind=ActorType.GROUP),)),
        ]
    )

    assert sorted(len(p.appearances) for p in people) == [2, 2]


def test_a_media_outlet_cited_as_source_is_no_actor():
    assert merge([reading("a", actors=(appearance("The Daily", media=True),))]) == ()


def test_roles_carry_the_days_they_were_seen_and_the_latest_is_current():
    old = reading(
        "a",
        published=at(1, 22),
        actors=(appearance("Ada Berg", role="trade minister", affiliation="Norway"),),
    )
    new = reading(
        "b",
        published=at(4),
        actors=(
            appearance("Ada Berg", article="b", role="foreign minister", affiliation="Norway"),
        ),
    )

    (actor,) = key_actors([new], history=[old], limit=5, zone=ZONE)

    assert (actor.role, actor.affiliation) == ("foreign minister", "Norway")
    assert [(r.title, r.first_seen, r.last_seen) for r in actor.roles] == [
        ("foreign minister", date(2026, 3, 4), date(2026, 3, 4)),
        ("trade minister", date(2026, 3, 2), date(2026, 3, 2)),
    ]
    assert not actor.new
    assert actor.articles == (new.article.id,)


def test_independent_sources_outweigh_volume():
    loud = [
        reading(f"l{n}", source="Loud", actors=(appearance("Jon Loud", count=9),)) for n in range(3)
    ]
    voices = [
        reading(f"v{n}", source=f"Outlet {n}", actors=(appearance("Ada Quiet"),)) for n in range(3)
    ]
    copies = [
        reading(f"c{n}", source=f"Paper {n}", actors=(appearance("Eva Copied"),)) for n in range(3)
    ]
    told = story(*copies, duplicates={c.article.id: copies[0].article.id for c in copies[1:]})

    stories = [told, story(*voices), story(*loud)]

    actors = key_actors([*loud, *voices, *copies], stories=stories, limit=9, zone=ZONE)

    assert [actor.name for actor in actors] == ["Ada Quiet", "Eva Copied", "Jon Loud"]


def test_the_watchlist_comes_first_and_the_limit_holds():
    readings = [
        reading("a", actors=(appearance("Ada Berg", first=9999),)),
        reading("b", source="Daily", actors=(appearance("Jon Holm", role="king"),)),
        reading("c", source="Post", actors=(appearance("Jon Holm"),)),
    ]

    (actor,) = key_actors(readings, watchlist=["Ada Berg"], limit=1, zone=ZONE)

    assert actor.name == "Ada Berg"
    assert actor.watched


def test_the_name_in_its_own_script_is_found_in_brackets():
    text = "President Mahmud Rahal (محمود رحال) spoke."
    one = reading("a", text=text, actors=(appearance("Mahmud Rahal", first=10),))

    (actor,) = key_actors([one], limit=5, zone=ZONE)

    assert actor.native == "محمود رحال"
    assert actor.why.quote == text
    assert actor.new


PEOPLE = [
    reading("a", published=at(2), actors=(appearance("Ada Berg"), appearance("Holm"))),
    reading("b", published=at(3), source="Daily", actors=(appearance("Berg"),)),
    reading("c", published=at(3), source="Post", actors=(appearance("Jon Holm", role="king"),)),
    reading("d", published=at(4), source="Post", actors=(appearance("Eva Holm"),)),
]


@given(st.permutations(PEOPLE))
def test_the_order_in_which_articles_come_does_not_matter(order):
    assert key_actors(order, limit=9, zone=ZONE) == key_actors(PEOPLE, limit=9, zone=ZONE)


def current(*readings, history=(), **options):
    return key_actors(readings, history=history, limit=9, zone=ZONE, **options)


def minister(name, *, source, role="foreign minister", affiliation="Norway", day=2, quote=""):
    """A reading of one article in which Ada Berg appears."""
    seen = appearance("Ada Berg", article=name, role=role, affiliation=affiliation)
    if quote:
        seen = replace(seen, evidence=(evidence(name, quote),))
    return reading(name, source=source, published=at(day), actors=(seen,))


def test_one_weak_reading_does_not_overturn_what_several_sources_say():
    """Two outlets against one, though the one is the newest and the loudest."""
    (actor,) = current(
        minister("a", source="Agency", day=2),
        minister("b", source="Daily", day=2),
        minister("c", source="Post", day=3, affiliation="Chile"),
    )

    assert actor.affiliation == "Norway"
    assert [role.affiliation for role in actor.roles] == ["Norway"]


def test_an_affiliation_bound_to_the_title_outweighs_one_concluded():
    """ "The Norwegian foreign minister" is surer than a country read from the sentence."""
    (actor,) = current(
        minister("a", source="Agency", quote="The Norwegian foreign minister, Ada Berg, spoke."),
        minister("b", source="Post", day=4, affiliation="Chile", quote="In Chile she spoke."),
    )

    assert actor.affiliation == "Norway"


def test_among_equals_the_newest_affiliation_counts():
    (actor,) = current(
        minister("a", source="Agency", role="envoy", affiliation="Norway", day=2),
        minister("b", source="Daily", role="envoy", affiliation="Chile", day=3),
    )

    assert actor.affiliation == "Chile"


def test_a_printed_copy_is_no_second_voice():
    """An agency text that others print does not outvote a newer report."""
    first = minister("a", source="Agency", affiliation="Chile", day=2)
    copy = minister("b", source="Daily", affiliation="Chile", day=2)
    newer = minister("c", source="Post", affiliation="Norway", day=3)
    copied = story(first, duplicates={copy.article.id: first.article.id})

    (actor,) = current(first, copy, newer, stories=[copied])

    assert actor.affiliation == "Norway"


@pytest.mark.parametrize(
    "relation", ["counterpart", "counterpart in Oslo", "host", "own son", "widow"]
)
def test_a_word_of_relation_is_no_role(relation):
    """Whoever is only somebody's counterpart has no role; an office told before stays."""
    only = minister("a", source="Agency", role=relation)
    before = minister("b", source="Daily", day=1)

    assert current(only)[0].role is None
    assert current(only, history=[before])[0].role == "foreign minister"


def test_whose_widow_she_is_can_be_told():
    (actor,) = current(minister("a", source="Agency", role="widow of the painter Jon Berg"))

    assert actor.role == "widow of the painter Jon Berg"


@pytest.mark.parametrize("weak", ["former trade minister", "ex-mayor", "Sheikh"])
def test_what_somebody_was_and_a_mere_rank_do_not_displace_the_office(weak):
    (actor,) = current(
        minister("a", source="Agency", day=2), minister("b", source="Post", day=4, role=weak)
    )

    assert actor.role == "foreign minister"
    assert [role.title for role in actor.roles] == ["foreign minister", weak]


def test_a_former_office_is_told_where_nothing_else_is():
    (actor,) = current(minister("a", source="Agency", role="former president"))

    assert (actor.role, actor.affiliation) == ("former president", "Norway")


def test_the_role_that_more_sources_give_these_days_is_current():
    """One slip of the day after does not displace an office; weeks-old reports do not hold it."""
    told = [minister(n, source=n, day=2) for n in ("a", "b", "c")]

    slip = current(*told, minister("d", source="d", role="trade minister", day=3))
    promoted = current(minister("d", source="d", role="president", day=9), history=told)

    assert slip[0].role == "foreign minister"
    assert promoted[0].role == "president"


@pytest.mark.parametrize("name", ["Senate", "the Finance Ministry", "Ministry of Foreign Affairs"])
def test_a_body_that_many_states_have_needs_its_state(name):
    """Nobody knows which "Senate"; and two states' ministries are not one."""
    org = ActorType.ORG
    bare = reading("a", actors=(appearance(name, article="a", kind=org),))
    told = [
        reading(n, actors=(appearance(name, article=n, kind=org, affiliation=state),))
        for n, state in (("b", "Norway"), ("c", "Chile"))
    ]

    assert current(bare) == ()
    assert {actor.affiliation for actor in current(bare, *told)} == {"Norway", "Chile"}
    assert current(bare, watchlist=[name])[0].watched


def test_a_lone_word_of_which_nothing_is_told_is_no_key_actor():
    """ "Bartok went down well": kept if somebody quotes it, gives it a role, or two name it."""
    lone = reading("a", actors=(appearance("Bartok", article="a"),))
    other = reading("b", source="Daily", actors=(appearance("Bartok", article="b"),))
    quoted = reading("c", actors=(appearance("Bartok", article="c", quoted=True),))

    assert current(lone) == ()
    assert len(current(lone, other)) == len(current(quoted)) == 1
