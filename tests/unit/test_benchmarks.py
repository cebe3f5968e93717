"""What the benchmarks of growth rest on: news that is the same at every length, and a true fit."""

from datetime import date, timedelta
from itertools import islice

import pytest

from benchmarks.archive import brief_of
from benchmarks.invented_news import invented_news
from benchmarks.power_law import exponent

MORNING = date(2026, 11, 27)


def test_a_day_of_invented_news_is_the_same_whatever_days_come_before_it():
    """Histories of different lengths end alike, so that only their length is measured."""
    alone = list(invented_news(MORNING, days=1, per_day=12))
    long = list(invented_news(MORNING - timedelta(days=9), days=10, per_day=12))

    assert [one.fetched for one in long[-12:]] == [one.fetched for one in alone]


def test_days_of_invented_news_are_not_the_same():
    first, second = islice(invented_news(MORNING, days=2, per_day=1), 2)

    assert first.fetched.text != second.fetched.text


@pytest.mark.parametrize("power", [0.5, 1.0, 2.0])
def test_exponent_of_a_power_law_is_found(power):
    sizes = [100, 300, 1000, 10_000]

    assert exponent(sizes, [0.01 * n**power for n in sizes]) == pytest.approx(power)


def test_briefs_of_the_archive_are_of_days_that_follow_each_other():
    """Stories are new every day; a visit is told for two weeks under one name."""
    first, second = brief_of(7), brief_of(8)

    assert second.day - first.day == timedelta(days=1)
    assert {one.story.id for one in first.stories}.isdisjoint(
        one.story.id for one in second.stories
    )
    assert len({one.id for one in first.visits} & {one.id for one in second.visits}) == 14
