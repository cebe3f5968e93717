"""Key actors: who is who across articles and days, and who comes first."""

from datetime import date
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from briefing.actors import key_actors, merge
from briefing.model import ActorType, Story, StoryId
from tests.nouns import appearance, at, reading

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

    actors = key_actors([*loud, *voices, *copies], stories=[told], limit=9, zone=ZONE)

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
