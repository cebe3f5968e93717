"""What capitals in a headline say."""

import pytest

from briefing.stories.headlines import capitalised


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
