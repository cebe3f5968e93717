"""An article that turns to other news takes no sentence of it into the story's summary."""

import pytest

from briefing.summary import Lead
from tests.readings import story, told

TITLE = "Ferry sinks off Lorva, killing 12"
SANK = "A ferry with 90 people on board sank off Lorva on Monday, the coast guard said."
DIVERS = "Divers found 12 bodies in the hold of the ferry by the evening."


def quotes(*lines, title=TITLE):
    kept = told("a", *lines, title=title)
    summary = Lead(sentences=4).summarise(story(kept), [kept])
    return [sentence.evidence.quote for sentence in summary.sentences]


@pytest.mark.parametrize(
    "turn",
    [
        "Separately, the king opened a new school in the capital of the country.",
        "Elsewhere in the country, two miners were hurt by falling rocks in a tunnel.",
        "In another development, the central bank raised its rate to four percent.",
        "In a separate case, a judge jailed two bankers for stealing pensions.",
        "Meanwhile, the parliament passed a law on the price of bread.",
        "Also Saturday, a bus left the road near the border and hit a tree.",
        "On the domestic front, the premier promised to lower the tax on bread.",
    ],
)
def test_other_news_is_left_out_with_what_follows_it(turn):
    """So is the sentence behind it, which could stand alone."""
    after = "The mayor of Mordal praised the decision as brave and necessary."

    assert quotes(SANK, DIVERS, turn, after) == [SANK, DIVERS]


def test_what_comes_back_to_the_headline_is_told():
    """Or never left it, whatever its first word is."""
    turn = "Meanwhile, a second ferry took the survivors to the port of the island."
    away = "Separately, the king opened a new school in the capital of the country."
    back = "The captain of the ferry was arrested on Tuesday in the harbour."

    assert quotes(SANK, turn) == [SANK, turn]
    assert quotes(SANK, away, back) == [SANK, back]


def test_of_one_country_tell_many_pieces_of_news():
    """That the headline names the country too does not make other news its own."""
    crash = "A Norwegian army helicopter crashed in the mountains, killing all on board."
    away = "Separately, the Norwegian premier ordered a search for a missing bishop."

    assert quotes(crash, away, title="Norwegian helicopter crashes, killing 8") == [crash]
