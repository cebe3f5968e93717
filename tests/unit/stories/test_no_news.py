"""What no brief tells: advertisements, puzzles, horoscopes, lists of other pieces."""

import pytest

from briefing.stories import group_stories, is_no_news
from tests.readings import NOON, told


@pytest.mark.parametrize(
    "title",
    [
        "Your horoscope for Wednesday",
        "Daily horoscope: March 4",
        "Crossword and sudoku for Wednesday",
        "Wordle hints for March 4",
        "News quiz of the week",
        "Sponsored: Five ways to a better night",
        "Advertorial - Why now is the time to buy",
        "The Morning Briefing: a quake, a vote and a ferry",
        "Your Tuesday briefing: truce hopes",
        "Newspaper headlines: 'Falk pays' and 'harbour closed'",
        "In pictures: water fights in Tarsen",
        "Ten things to do in Tarsen this weekend",
        "Correction: Harbour of Tarsen",
        "Factbox: Falk on Twitter (March 4) - bread, ships",
        "PRESS DIGEST- Tarsen Tribune - March 4",
        "DIARY - Political events in Norvia to March 11",
    ],
)
def test_pieces_that_are_no_news(title: str) -> None:
    """By the form of the headline."""
    assert is_no_news(told("a", "A text.", title=title).article)


@pytest.mark.parametrize(
    "title",
    [
        "Briefing on the harbour ends in uproar",
        "Crossword champion Ida Falk dies at 88",
        "Horoscope app fined for selling data",
        "Falk sponsored bill to close the harbour",
        "Quiz show host resigns over remarks",
        "Evening curfew in Tarsen after riot",
        "Pictures of the storm show a broken pier",
        "Live: storm over Tarsen, latest updates",
        "Storm over Tarsen: what we know so far",
        "Market correction wipes out a year of gains",
        "Paper mill in Ostra closes",
        "Falk mocked on Twitter (and sues)",
        "Diary of a ferry captain found in Ostra",
        "Press reviewed by new board in Norvia",
    ],
)
def test_news_about_such_things_is_news(title: str) -> None:
    """Precision first: what is no news is not told at all."""
    assert not is_no_news(told("a", "A text.", title=title).article)


def test_an_advertisement_says_so_in_its_first_words() -> None:
    assert is_no_news(told("a", "Paid content. Sleep well.", title="Sleep well").article)
    assert not is_no_news(told("a", "Paid leave for fathers grows.", title="Fathers").article)


def test_what_is_no_news_ranks_below_all_that_is() -> None:
    """Where it is the only piece of its story."""
    briefing = told(
        "a",
        "Ministers of Norvia and Belna signed a treaty.",
        title="The Morning Briefing: a treaty",
    )
    recipe = told("b", "Soup is back in the restaurants.", title="How to cook soup", source="B")

    assert [s.articles for s in group_stories([briefing, recipe], now=NOON)] == [("b",), ("a",)]
