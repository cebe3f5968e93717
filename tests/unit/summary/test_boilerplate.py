"""What feeds, pages and agencies put around the news is told from the news itself."""

import pytest

from briefing.summary.boilerplate import is_furniture
from briefing.summary.headline import clean_title
from briefing.summary.standalone import Standing, standing


@pytest.mark.parametrize(
    "text",
    [
        "The post Ferry aground off Tarsen appeared first on Tarsen Post.",
        "The article Ferry aground first appeared on Tarsen Post.",
        "If you click 'Accept all', we and our partners, including 90 vendors, may store data.",
        "submitted by /u/ferryman [link] [comments]",
        "Our Standards: The Tarsen Post Trust Principles.",
        "(This story corrects the age of the captain in the third paragraph.)",
        "The following statements were posted to the account of the president.",
        "The Tarsen Post has not edited the statements or confirmed their accuracy.",
        "The opinions expressed here are the author's own.",
        "• Ferry aground off Tarsen",
        "Storm nears • Ferry aground off Tarsen • Harbour closes",
        "Sign up for our newsletter and never miss a ferry.",
        "Tell us: how have you been affected by the storm?",
        "The storm is the subject of our Harbour Talk podcast today with the mayor as a guest.",
        "Continue reading...",
        "Here are some of the main points that the harbour board will look at.",
        "The Tarsen Post has not independently verified the captain's account.",
        "MORE: How ferries are built",
        "READ NEXT: The captain's story",
        "TNN's Jo Lind reports on the ferry that ran aground.",
        "TNN's Jo Lind and crew has more on the rescue.",
        "Jo Lind and Pia Strand explain how ferries are built.",
        "Jo Lind looks at the rescue of 300 people.",
        "The captain tells TNN's Jo Lind about the night on the sandbank.",
        "The presenter reflects on the people he met in the harbour.",
        "The journalist Jo Lind tells Pia Strand that the ferry was too old.",
        "The captain shares a memory for our Night at Sea series.",
        "Plus the mayor announces a new pier for the ferries of the islands.",
        "The captain tells BBC Sport about moving to Tarsen.",
        "The star of the film reveals why she gave up her ferry.",
        "Shipbuilder Jo Lind speaks about old age and his boats.",
        "Old ferries are hard to sell, reports TNN sea editor Jo Lind.",
        "Jo Lind, who has been reporting from Tarsen, says the response has been slow.",
        "His office offered no further details in a brief statement on Wednesday.",
        "A spokesman for the harbour declined to comment.",
        "The shipyard did not immediately respond to a request for comment on Monday.",
        "Watch the moment the ferry comes free at last.",
        "The captain greets the mayor in Tarsen, March 3, 2026. REUTERS/Pool.",
        "An earlier version of this article gave a wrong height for the pier.",
        "Correction: The pier of Tarsen is 90 metres long.",
        "This is a breaking news story.",
        "More details to follow from Tarsen.",
        "Good morning and welcome to our live coverage of the vote in Tarsen.",
        "And tea is dearer than ever: we look at why.",
        "You can read more about the ferry here.",
        "(Photo by Jo Lind)",
        "The ferry ran aground at dawn; editing by Jo Lind.",
        "Copyright 2026 The Tarsen Post.",
        "In a story published on March 3, the Post gave a wrong height for the pier.",
        "Welcome to your Tuesday briefing.",
        "Donec et orci aliquet nisl suscipit molestie sed sit amet tortor.",
    ],
)
def test_furniture_is_noise(text: str) -> None:
    """By kind, whoever wrote it and whatever it is about."""
    assert is_furniture(text)
    assert is_furniture(text, in_a_brief=True)
    assert standing(text) is Standing.NOISE


@pytest.mark.parametrize(
    "text",
    [
        "The post of harbour master was given to Jo Lind on Tuesday.",
        "President Jo Lind told reporters that the partners had signed the treaty.",
        "Norvia's Jo Lind has rejected the offer of the European Union.",
        "The UN's World Food Programme said on Monday that a million people were hungry.",
        "Peace talks about the islands begin in Tarsen on Monday.",
        "An inquiry reveals how the yard hid the faults of the ferry.",
        "The mayor declined to comment on his health, but said he would resign in May.",
        "The captain told TNN about the night on the sandbank.",
        "The minister explained why the harbour would stay closed until spring.",
        "Officials watch the water level closely, the harbour office said.",
        "The newspaper said its reporter was held for two days in Tarsen.",
        "Police released footage that shows the ferry minutes before the accident.",
        "More than 300 people were aboard, Tarsen police said.",
    ],
)
def test_news_is_no_furniture(text: str) -> None:
    """Words that furniture has too."""
    assert not is_furniture(text)
    assert standing(text) < Standing.UNFIT


@pytest.mark.parametrize(
    "text",
    [
        "The UN's Jo Lind has called for a ceasefire in the islands.",
        "NATO's Jo Lind travels to Tarsen on Friday.",
        "Jo Lind tells Pia Strand that Norvia will back the plan.",
        "The streaming firm lost 300,000 subscribers in the quarter.",
        "The copyright dispute cost the studio 20 million euros.",
        "Norvia named its squad for the one-day series against Belna.",
        "The book, first published in 1950, sold 8 million copies.",
        "Young people sign up for the army in record numbers.",
        "An inquiry after reporting by the Post found nothing.",
        "The regulator fined the firm over the privacy policy of its shop.",
        "A video by the rebels shows the prisoners in a cellar.",
        "The platform removed terror-related content within an hour.",
        "Lawmakers will listen to the families of the victims.",
        "Her comments drew protests in Tarsen.",
        "Share prices fell in Tarsen on Monday.",
        "More details will be announced on Friday.",
    ],
)
def test_ordinary_news_is_told_in_a_brief(text: str) -> None:
    """Words that furniture is made of, in sentences that are none."""
    assert not is_furniture(text, in_a_brief=True)
    assert standing(text, in_a_brief=True) < Standing.UNFIT


@pytest.mark.parametrize(
    "text",
    [
        "Fishermen will go on to bury their heads in the sand abou…",
        "Fishermen said that they would not go out again [+243 chars]",
        "“ ... Especially when you look at the coast, the engine of it all.”",
        "- Two schools in Tarsen close for the winter.",
        "Party | Seats | Change since the last election in the town.",
        "<p>Jo Lind opened the harbour museum on Monday.</p>",
        "The talks will go on next week\n\nMayor Jo Lind said she was content.",
        "By Pia Strand TARSEN (Agency) - A ferry ran aground on Monday.",
    ],
)
def test_what_is_cut_or_glued_comes_last(text: str) -> None:
    """It may be all there is, but it is never preferred."""
    assert standing(text) >= Standing.UNFIT


@pytest.mark.parametrize(
    ("title", "clean"),
    [
        ("UPDATE 2-Norvia recalls its envoy", "Norvia recalls its envoy"),
        ("WRAPUP 1: Norvia recalls its envoy", "Norvia recalls its envoy"),
        ("Norvia recalls its envoy - The Tarsen Post", "Norvia recalls its envoy"),
        ("Norvia recalls its envoy | THE TARSEN POST", "Norvia recalls its envoy"),
        ("Norvia recalls its envoy - and regrets it", "Norvia recalls its envoy - and regrets it"),
        ("(LEAD) Norvia recalls its envoy", "Norvia recalls its envoy"),
        ("(2nd LD) Norvia recalls its envoy", "Norvia recalls its envoy"),
        ("Update on the envoy", "Update on the envoy"),
        ("UPDATE 1-", "UPDATE 1-"),
    ],
)
def test_a_headline_loses_the_wires_label_and_the_outlets_name(title: str, clean: str) -> None:
    """And nothing else: what is left stands in it word for word."""
    assert clean_title(title, outlet="The Tarsen Post") == clean
    assert clean in title
