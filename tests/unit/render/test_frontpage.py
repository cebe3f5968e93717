"""The first page is full and does not spill, whatever the brief holds."""

from dataclasses import replace

import pytest

from briefing.render.frontpage import on_paper, on_screen
from briefing.render.view import Facts
from tests.sample_brief import brief, empty, rich


def with_headlines(made, length):
    long = "word " * (length // 5)
    stories = tuple(
        replace(told, summary=replace(told.summary, headline=long)) for told in made.stories
    )
    return replace(made, stories=stories)


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("made", [rich(), empty(), brief(stories=300), with_headlines(rich(), 300)])
def test_every_story_is_told_once_and_in_order(made, size):
    page = on_paper(Facts(made), size)

    assert [one.number for one in (*page.front, *page.more)] == list(
        range(1, len(made.stories) + 1)
    )
    assert len(page.contents) + page.unlisted == max(len(made.stories) - 1, 0)


def test_a_second_story_stands_on_the_first_page_when_there_is_room():
    quiet = replace(rich(), visits=(), actors=())

    assert len(on_paper(Facts(quiet), "A4").front) == 2


def test_much_that_changed_leaves_room_for_the_lead_only():
    assert len(on_paper(Facts(brief(stories=50, actors=40, visits=40)), "A4").front) == 1


def test_letter_is_shorter_than_a4():
    long = with_headlines(rich(), 120)

    assert len(on_paper(Facts(long), "Letter").contents) <= len(
        on_paper(Facts(long), "A4").contents
    )


def test_a_page_that_scrolls_cannot_spill():
    page = on_screen(Facts(brief(stories=50)))

    assert len(page.front) == 3
    assert len(page.contents) == 12
    assert page.unlisted == 37
