"""Figures side by side: only of one event, only where they differ, always with who states them."""

import random
from dataclasses import replace

import pytest

from briefing.summary import differing
from tests.readings import hours_before, story, told


def report(name, *lines, hours=1.0, source="Herald", places=("Lorva",)):
    """An article whose places are found wherever it names them."""
    reading = told(name, *lines, source=source, published=hours_before(hours), names=places)
    placed = tuple(replace(one, label="GPE") for one in reading.analysis.mentions)
    return replace(reading, analysis=replace(reading.analysis, mentions=placed))


def side_by_side(*readings, earlier=(), copies=()):
    whole = story(*readings, earlier=earlier, copies=copies)
    return [
        (
            one.fate,
            one.whom,
            [(said.number, said.bound, said.evidence.article) for said in one.stated],
        )
        for one in differing(whole, [*earlier, *readings])
    ]


FIRST = report("a", "A flood killed at least two people in Lorva.", hours=20, source="Ledger")
LATER = report("b", "The death toll from the flood in Lorva rose to nine.", hours=3, source="Wire")


def test_counts_that_differ_stand_side_by_side_in_the_order_of_time():
    assert side_by_side(LATER, FIRST) == [("deaths", "", [(2, "at least", "a"), (9, "", "b")])]


def test_each_count_is_shown_by_its_sentence():
    (figures,) = differing(story(LATER, FIRST), [LATER, FIRST])

    for reading, stated in zip((FIRST, LATER), figures.stated, strict=True):
        start, end = stated.evidence.start, stated.evidence.end
        assert reading.article.text[start:end] == stated.evidence.quote


def test_the_figure_of_a_day_before_stands_beside_that_of_today():
    assert side_by_side(LATER, earlier=[FIRST])[0][2] == [(2, "at least", "a"), (9, "", "b")]


def test_figures_of_earlier_days_alone_are_no_news():
    news = report("c", "The minister came to Lorva.")

    assert side_by_side(news, earlier=[FIRST, LATER]) == []


NINE = "Nine people were killed in Lorva."


@pytest.mark.parametrize(
    "other",
    [
        report("c", NINE),
        report("c", "At least nine people were killed in Lorva."),
        report("c", "Twelve people were injured in Lorva."),
        report("c", "Twelve soldiers were killed in Lorva."),
        report("c", "An aftershock killed one person in Lorva."),
        report("c", "Twelve people were killed in Ostia.", places=("Ostia",)),
        report("c", "Twelve people were killed."),
        report("c", "Twelve people were killed in Turkey.", places=("Turkey",)),
        report("c", "Twelve people were killed in Lorva.", "Three people died in Lorva."),
        report("c", "Two people were killed in Lorva.", hours=-40),
    ],
    ids="same bound kind whom aftershock place nowhere country two falls".split(),
)
def test_what_is_no_other_figure_of_the_same_is_not_set_beside_it(other):
    """The same number, another kind, another town, an article with two, a toll that falls."""
    assert side_by_side(report("b", NINE), other) == []


def test_the_missing_may_become_fewer():
    before = report("a", "Eleven people are missing in Lorva.", hours=50)
    after = report("b", "Two people are still missing in Lorva.")

    assert side_by_side(after, earlier=[before])[0][2] == [(11, "", "a"), (2, "", "b")]


def test_a_copy_states_nothing_of_its_own():
    copy = report("c", "The death toll from the flood in Lorva rose to nine.", source="Copier")

    assert side_by_side(LATER, FIRST, copies=[(copy, LATER)])[0][2] == [
        (2, "at least", "a"), (9, "", "b"),
    ]  # fmt: skip


def test_an_article_of_another_language_is_not_read():
    foreign = replace(FIRST, analysis=replace(FIRST.analysis, language="de"))

    assert side_by_side(LATER, foreign) == []


def test_the_order_in_which_articles_come_changes_nothing():
    readings = [
        report(name, f"The flood in Lorva killed {number} people.", hours=30 - number)
        for name, number in zip("abcdef", (3, 5, 8, 8, 11, 20), strict=True)
    ]
    wanted = differing(story(*readings), readings)
    chance = random.Random(14)
    for _ in range(20):
        chance.shuffle(readings)
        assert differing(story(*readings), readings) == wanted
