"""What capitals in a headline say."""

import pytest

from briefing.stories.headlines import capitalised, is_roundup


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Storm closes harbour of Tarsen for a day", ["Tarsen"]),
        ("Belna floods: Rescuers reach the Orlin valley", ["Orlin"]),
        ("'Enough of this' : premier of Ostra loses patience", ["Ostra"]),
        ("Minister says “They will pay” after raid on Lund", ["Lund"]),
        ("Storm Closes Harbour For Whole Day In Tarsen", []),
        ("HARBOUR OF TARSEN CLOSED", []),
        ("", []),
    ],
    ids=["a name", "a label and what follows", "quotes", "inside", "title case", "shouted", "none"],
)
def test_a_capital_shows_a_name_unless_its_place_or_the_style_gives_it(
    title: str, names: list[str]
) -> None:
    """Headlines are not read by the language model: what they name is told by their capitals."""
    assert capitalised(title) == names


@pytest.mark.parametrize(
    "title",
    [
        "World news in brief",
        "Tuesday briefing: quake in Tarsen, and the price of tea",
        "Friday's top stories",
        "The week in pictures",
        "Week ahead: three votes and a wedding",
        "This week in sport",
    ],
)
def test_a_piece_on_many_things_is_known_by_its_headline(title: str) -> None:
    assert is_roundup(title)


@pytest.mark.parametrize(
    "title",
    [
        "Second attack this week in Tarsen kills six",
        "Premier to spend week in Norvia",
        "Man buried by snow found alive: police",
        "Daily Mail publisher sued over letters",
        "Families live in tents after flood",
        "Live-fire drill held off Tarsen",
    ],
)
def test_news_is_no_roundup(title: str) -> None:
    """A report that is taken for a roundup is told beside its own story."""
    assert not is_roundup(title)
