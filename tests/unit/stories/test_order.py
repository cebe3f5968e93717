"""The order an international morning brief tells stories in."""

import pytest

from briefing.model import Reading
from briefing.stories import group_stories
from tests.readings import NOON, hours_before, told

WORLD = (
    ("Norvia recalls its ambassador from Belna",
     "Norvia's foreign minister called the border talks with Belna a failure."),
    ("Ceasefire holds as envoys meet in Tarsen",
     "Envoys of both armies met in Tarsen on the first day of the ceasefire."),
    ("At least 24 dead in floods in eastern Norvia, officials say",
     "The government sent soldiers to evacuate villages after the floods."),
    ("Central bank of Norvia raises rates as inflation climbs",
     "The bank warned of a recession if oil prices keep rising."),
)  # fmt: skip
SOFT = (
    ("Belna thrash Tarsen to reach the cup final",
     "Striker Ned Flagg scored a hat-trick as Belna beat Tarsen 4-1 in the semi-final."),
    ("Singer Mira Holt to star in film about her band",
     "The pop star announced the movie at a festival in Belna."),
    ("How to make friends at work", "Colleagues can be friends, say people with a dog."),
    ("Taco chain brings back its pizza", "The restaurant's cocktails return to menus as well."),
    ("News quiz: how well do you know the week?", "Take part and tell your friends."),
    ("Pensioner's bicycle stolen in burglary", "Councillors told motorists to lock their doors."),
    ("Watch: bear rings a doorbell in Tarsen", "A video shows the bear at a pet shop."),
)  # fmt: skip


def item(name: str, given: tuple[str, str], *, hours: float = 3.0, source: str = "A") -> Reading:
    title, text = given
    return told(name, text, title=title, source=source, published=hours_before(hours))


def order(readings: list[Reading], **options: object) -> list[str]:
    """The first articles of the stories, in their order."""
    return [story.articles[0] for story in group_stories(readings, now=NOON, **options)]


@pytest.mark.parametrize("soft", range(len(SOFT)))
@pytest.mark.parametrize("hard", range(len(WORLD)))
def test_soft_news_of_one_outlet_never_comes_before_world_news(hard: int, soft: int) -> None:
    """Not even when it is a day newer."""
    readings = [item("soft", SOFT[soft], hours=0.5), item("hard", WORLD[hard], hours=23)]

    assert order(readings)[0] == "hard"


@pytest.mark.parametrize(
    ("plain", "other", "same"),
    [
        ("WHO declares end of cholera in Norvia", "UN declares end of cholera in Norvia", True),
        ("IS claims attack on Norvia's embassy", "AQ claims attack on Norvia's embassy", True),
        ("Who declares end of cholera in Norvia", "UN declares end of cholera in Norvia", False),
        ("Norvia in brief: attack on embassy", "World news in brief: attack on embassy", False),
    ],
)
def test_initials_are_no_question_and_a_roundup_is_no_report(
    plain: str, other: str, same: bool
) -> None:
    """The World Health Organization asks nothing."""
    one, two = (
        group_stories([item("a", (title, "Norvia's minister said so."))], now=NOON)[0].score
        for title in (plain, other)
    )

    assert (one == two) is same


def test_an_edition_of_another_kind_orders_them_by_outlets_and_age() -> None:
    """The switch for a brief on sport or the arts."""
    readings = [item("soft", SOFT[0], hours=0.5), item("hard", WORLD[0], hours=23)]

    assert order(readings, hard_news=False) == ["soft", "hard"]


def test_what_two_outlets_tell_comes_before_what_one_tells() -> None:
    """Of two stories of the same kind."""
    title, text = WORLD[1]
    twice = [item("a", (title, text)), item("b", (title, f"In Tarsen, {text}"), source="B")]
    once = item("c", WORLD[0])
    first = group_stories([*twice, once], now=NOON)[0]

    assert set(first.articles) == {"a", "b"}


def test_ten_reports_of_one_outlet_count_as_a_few() -> None:
    """An outlet that writes much on a thing writes much on everything."""
    text = "Ferry passengers off Tarsen were taken to a harbour in boats, part {} of the night."
    many = [
        item(f"m{n}", (f"Ferry aground off Tarsen: part {n}", text.format(n))) for n in range(9)
    ]
    few = many[:3]

    (all_of_them,) = group_stories(many, now=NOON)
    (some_of_them,) = group_stories(few, now=NOON)
    assert all_of_them.score == pytest.approx(some_of_them.score)


@pytest.mark.parametrize(
    ("title", "text", "section"),
    [
        ("Earthquake shakes Tarsen", "People slept in cars.", "Emergencies"),
        ("Cardinal opens church in Tarsen", "It was closed after the earthquake of 2020.", ""),
        ("Night in cars for thousands",
         "An earthquake shook Tarsen. The earthquake was felt in Belna.", "Emergencies"),
    ],
)  # fmt: skip
def test_a_stray_word_makes_no_section(title: str, text: str, section: str) -> None:
    """It stands in the headline, or again and again."""
    words = [("Emergencies", ("earthquake", "flood"), 1.5)]
    (story,) = group_stories([told("a", text, title=title)], sections=words, now=NOON)

    assert story.section == section


def test_a_war_comes_before_the_cup_final_of_eight_outlets() -> None:
    """A weekend full of sport, and one outlet that looks beyond it."""
    final = [
        told(
            f"final{n}",
            f"Belna beat Tarsen in the cup final {more}.",
            title=f"Belna win cup final {more}",
            source=f"Outlet {n}",
            published=hours_before(1),
        )
        for n, more in enumerate(
            ("on penalties", "at last", "in the rain", "as fans sing", "without a goal",
             "before 80,000 fans", "with ten players", "for the third time"))
    ]  # fmt: skip
    shelled = ("Missiles hit Norvia overnight, killing 11", "Norvia's government spoke of war.")
    war = item("war", shelled, hours=9)

    assert order([*final, war])[0] == "war"


@pytest.mark.parametrize(
    ("more", "fewer"), [("At least 240 dead", "24 dead"), ("24 dead", "Homes lost")]
)
def test_the_more_dead_the_higher(more: str, fewer: str) -> None:
    """Two floods, told alike."""
    readings = [
        item("more", (f"{more} in floods in eastern Norvia", "Villages are under water.")),
        item("fewer", (f"{fewer} in floods in southern Belna", "Fields are under mud."), hours=2),
    ]

    assert order(readings)[0] == "more"


def test_the_newest_count_of_the_dead_counts() -> None:
    """A first count that was put right lifts nothing."""
    flood = "Soldiers evacuate villages in the east of Norvia after the floods, {}"
    wrong = item("a", ("240 dead in floods in eastern Norvia", flood.format("many say.")), hours=9)
    right = item(
        "b", ("24 dead in floods in eastern Norvia", flood.format("one says.")), source="B"
    )
    alone = item("c", ("24 dead in floods in eastern Norvia", flood.format("two say.")), hours=9)
    (first,), (second,) = (group_stories([one, right], now=NOON) for one in (wrong, alone))

    assert first.score == second.score
