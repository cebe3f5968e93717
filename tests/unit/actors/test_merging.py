"""Grouping appearances: what is found by looking names up is what asking everybody finds."""

import random
import time
from collections import Counter, defaultdict
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.actors import STRIDE, Remembered, merge
from briefing.actors.name_index import fullest
from briefing.model import ActorType, Reading
from tests.nouns import appearance, at, reading
from tests.unit.actors.plain_merging import plainly_merged

# Few names, so that they meet: one surname in two spellings and with a particle, initials, a
# particle alone, articles, generic words, bodies that every state has, a body in two languages.
PEOPLE = st.sampled_from(
    "Karoi|Qaroi|al-Karoi|Mira Karoi|M. Karoi|Miro Karoi|Miro Ben Karoi|Karoi Mira|Al|Velt|"
    "Oda Velt|Oda Lind Velt|O Velt|Ödå Velt's|–|van der".split("|")
)
BODIES = st.sampled_from(
    "Finance Ministry|the Finance Ministry|Senate|The Senate|Grain Union|the Grain Union|GU|"
    "Ministry of Grain|The|Grain".split("|")
)
GROUPS = st.sampled_from(
    "delegation|a delegation|Lorvan delegation|Lorvan trade delegation|Lorvan Grain Union team|"
    "Grain Union team|high-level team|team of experts|Ostian officials|the Ostian side|two".split(
        "|"
    )
)
HOMES = st.sampled_from([None, None, "", "Lorva", "Ostia", "Grain Union"])


@st.composite
def appearances(draw):
    kind = draw(st.sampled_from(list(ActorType)))
    names = {ActorType.PERSON: PEOPLE, ActorType.ORG: BODIES, ActorType.GROUP: GROUPS}[kind]
    return appearance(
        draw(names),
        kind=kind,
        affiliation=draw(HOMES),
        mentions=tuple(draw(st.lists(names, max_size=2))),
        first=draw(st.integers(0, 40)),
    )


@given(st.lists(st.lists(appearances(), max_size=5), max_size=8))
@settings(max_examples=400, deadline=None)
def test_looking_up_finds_what_asking_everybody_finds(articles):
    """The same groups, in the same order, each with its appearances in the same order."""
    readings = [reading(f"a{n}", actors=tuple(found)) for n, found in enumerate(articles)]

    assert [person.appearances for person in merge(readings)] == plainly_merged(readings)


@given(st.lists(st.lists(appearances(), max_size=5), max_size=12), st.integers(0, 12))
@settings(max_examples=100, deadline=None)
def test_what_is_remembered_by_kinds_gives_what_everything_gives(articles, remembered):
    """Those alike in all but their place are told together, as of days long past."""
    readings = [
        reading(f"a{n}", actors=tuple(found), published=at(1 + n))
        for n, found in enumerate(articles)
    ]

    people = merge(readings[remembered:], before=by_kinds(readings[:remembered]))
    assert [sorted(map(faintly, person.appearances)) for person in people] == [
        sorted(map(faintly, pairs)) for pairs in plainly_merged(readings)
    ]
    assert [person.name for person in people] == [
        fullest(Counter(one.name for _, one in person.appearances)) for person in people
    ]


def faintly(pair):
    """What is known of an appearance without its place in the text."""
    told, one = pair
    return told.article.id, one.name, one.role or "", one.affiliation or "", one.mentions


def by_kinds(readings: list[Reading]) -> Remembered:
    """The appearances of some articles, those that are alike in what decides whose they are."""
    places = defaultdict(list)
    told = {}
    for number, one in enumerate(readings):
        for place, found in enumerate(one.analysis.actors, start=number * STRIDE):
            places[replace(found, first=0)].append(place)
            told[place] = found
    return Remembered(
        articles=len(readings),
        reading=readings.__getitem__,
        appearances=[(kind, of) for kind, of in places.items()],
        whole=lambda place, _: told[place],
    )


def test_many_articles_of_few_actors_give_what_asking_everybody_gives():
    """As in a quarter's news: some names in most articles, most names in few."""
    readings = a_quarter_of(60, chance=random.Random(7))

    assert [person.appearances for person in merge(readings)] == plainly_merged(readings)


def test_the_work_grows_with_the_appearances_and_not_with_their_square():
    """Four times the articles cost far less than the sixteen times that all pairs would cost."""
    few, many = (a_quarter_of(size, chance=random.Random(5)) for size in (300, 1_200))
    merge(many)  # so that no name is folded for the first time while the clock runs

    assert cost(many) < 8 * cost(few)


def cost(readings: list[Reading]) -> float:
    def once() -> float:
        begun = time.process_time()
        merge(readings)
        return time.process_time() - begun

    return min(once() for _ in range(3))


def a_quarter_of(articles: int, *, chance: random.Random) -> list[Reading]:
    """Invented articles: of the n-th person, body or group one n-th as many as of the first."""
    made = []
    for number in range(articles):
        found = []
        for _ in range(9):
            rank = int(1 / (chance.random() + 1 / (4 * articles)))
            found.append(chance.choice((_person, _body, _group))(rank, chance))
        made.append(reading(f"a{number}", actors=tuple(found)))
    return made


def _person(rank, chance):
    surname = f"{_syllables(rank // 2)}ar"
    given = _syllables(rank + 11).title()
    printed = chance.choice((f"{given} {surname}", f"{given[0]}. {surname}", surname))
    home = chance.choice((None, f"Land {rank % 9}"))
    return appearance(printed, affiliation=home)


def _body(rank, chance):
    name = chance.choice(("Grain Board", "Senate", "River Office")) + f" {_syllables(rank)}"
    return appearance(
        chance.choice((name, f"the {name}")), kind=ActorType.ORG, mentions=(name, "the body")
    )


def _group(rank, chance):
    return appearance(
        chance.choice(("{} delegation", "{} trade team", "a {} mission")).format(_syllables(rank)),
        kind=ActorType.GROUP,
    )


def _syllables(number: int) -> str:
    """A word for a number, another for each."""
    made = ""
    while number or not made:
        number, rest = divmod(number, 40)
        made += "bdfglmnrtv"[rest // 4] + "aeou"[rest % 4]
    return made.title()
