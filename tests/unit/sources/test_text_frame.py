"""The lines around a plain text that are none of it."""

from datetime import UTC, date, datetime

import pytest

from briefing.sources import markdown_text, plain_text
from briefing.sources.parsed import Parsed

TITLE = "Tram to Vik stands still"
TOLD = ("The tram to Vik stood still on Monday, the town said.", "It is to run again on Tuesday.")
TEXT = "\n\n".join(TOLD)
URL = "https://moe.example/tram"
DAY = date(2031, 5, 5)


def article(text):
    """The article of a text."""
    (found,) = (one for one in plain_text.parse(text, where="a") if isinstance(one, Parsed))
    return found


@pytest.mark.parametrize(
    "text",
    [
        f"{URL}\n\n{TITLE}\n\n5 May 2031\n\n{TEXT}\n",
        f"{TITLE}\n5 May 2031\n\n{TEXT}\n\nSource: {URL}\n",
        f"{TITLE}\n5 May 2031\n\n{TEXT}\n\n<{URL}>\n",
        f"{TITLE}\n5 May 2031\n\n{TEXT}\nRead the original article here: {URL}",
        f"Link: <{URL}>\n{TITLE}\n\nBy Moa Lund\n5 May 2031\n\n{TEXT}",
        f"{TITLE}\n{URL}\nMoa Lund, 5 May 2031\n\n{TEXT}",
    ],
)
def test_address_above_or_below_a_text_is_its_own(text):
    """As people copy it with the words."""
    found = article(text)

    assert (found.title, found.text, found.url, found.printed) == (TITLE, TEXT, URL, DAY)


@pytest.mark.parametrize(
    "below", [f"And this was also told: {URL}", f"{URL}\n{URL}/2", f"More on {URL} and elsewhere."]
)
def test_addresses_of_other_articles_are_not(below):
    """They stay where they are."""
    found = article(f"{TITLE}\n\n{TEXT}\n\n{below}")

    assert found.url is None
    assert found.text.endswith(below)


def test_stated_address_counts_more():
    """Front matter is about the article."""
    found = article(f"Title: {TITLE}\nURL: {URL}\n\n{TEXT}\n\nSource: https://other.example/")

    assert found.url == URL


@pytest.mark.parametrize(
    "above",
    [
        f"{TITLE}\n\nPosted on May 5, 2031 by Moa Lund | Leave a comment",
        f"{TITLE}\n\nMoe Herald · 5 May 2031 · 4 · MOA LUND",
        f"{TITLE}\n\nPress release, 5 May 2031",
        f"{TITLE}\n5 May 2031\n{'=' * 40}",
        f"PRESS RELEASE\n\nMedia contact: Moa Lund\nmoa@vik.example\n+47 11 22 33 44\n\n{TITLE}\n\n"
        "5 May 2031",
        f"{TITLE}\n\nThe tram on Monday. Photo: Moa Lund / Herald\n\nPublished May 5, 2031",
        f"BC-TRAM-VIK\n\n{TITLE}\n\n5 May 2031",
        f"MOE HERALD\nMonday, May 5, 2031\n\n{TITLE}\n\nBy MOA LUND\nStaff Writer",
    ],
)
def test_what_stands_above_a_text_is_none_of_it(above):
    """Whatever else it says beside the day."""
    found = article(f"{above}\n\n{TEXT}")

    assert (found.title, found.text, found.printed) == (TITLE, TEXT, DAY)


def test_name_of_a_paper_above_the_headline_is_the_outlet():
    """A headline above a day, with a heading below, stays one."""
    paper = article(f"Moe Herald\n5 May 2031\n\n{TITLE}\n\n{TEXT}")
    assert (paper.outlet, paper.title) == ("Moe Herald", TITLE)

    above = article(f"Moe Herald\n\n{TITLE}\n\nMoa Lund\nMonday 5 May 2031\n\n{TEXT}")
    assert (above.outlet, above.title, above.text) == ("Moe Herald", TITLE, TEXT)


@pytest.mark.parametrize("headline", [TITLE, "Star Wins Film Prize", "Press Freedom At Risk"])
def test_headline_above_a_heading_is_no_paper(headline):
    """Whatever its words, it does not end as the name of one."""
    story = article(f"{headline}\n5 May 2031\n\nA long night in Vik\n\n{TEXT}")

    assert (story.outlet, story.title) == (None, headline)


def test_source_behind_a_day_in_chinese():
    """A mark of two points joins them."""
    told = "开往维克的电车星期一停了，市里说。\n\n星期二再开。"
    found = article(f"维克的电车停了\n\n2031年5月5日 08:15 来源：摩报\n\n{told}")

    assert found.printed == datetime(2031, 5, 5, 8, 15, tzinfo=UTC)
    assert found.text == told


@pytest.mark.parametrize("mark", ["###", "# # #", "-30-", "ENDS", "– ENDS –", "-ends-"])
def test_release_ends_at_its_mark(mark):
    """What stands below it is for editors."""
    found = article(f"{TITLE}\n\n{TEXT}\n\n{mark}\n\nNotes to editors:\n\nThe tram is old.")

    assert found.text == TEXT


@pytest.mark.parametrize(
    "below",
    [
        "Pressekontakt:\nMoa Lund\nmoa@vik.example\nTel.: +47 11 22 33 44",
        "Media contact: Moa Lund, moa@vik.example",
        "For more information, please contact Moa Lund.",
    ],
)
def test_whom_to_ask_is_no_part_of_a_release(below):
    """Its people are no actors of the news."""
    assert article(f"{TITLE}\n\n{TEXT}\n\n{below}").text == TEXT


def test_mark_at_the_head_of_a_text_is_no_end():
    """Nothing would be left of it."""
    assert "again on Tuesday" in article(f"{TITLE}\n\n###\n\n{TEXT}").text


def test_hour_behind_a_mark_belongs_to_the_day_before_it():
    """As Spanish papers print place, day and hour."""
    for line in ("Vik - 5 may 2031 - 08:15 CEST", "Moe Herald | Mon, May 5, 2031 | 08:15 CEST"):
        found = article(f"{TITLE}\n\nPor Moa Lund\n{line}\n\n{TEXT}")

        assert found.printed == datetime(2031, 5, 5, 6, 15, tzinfo=UTC)
        assert found.text == TEXT


def test_headline_that_was_broken_into_lines_is_one():
    """With an empty line below it; two short paragraphs are none."""
    found = article(f"The tram to Vik\nstands still\n\nVik, 5 May 2031\n\n{TEXT}")
    assert (found.title, found.text, found.printed) == ("The tram to Vik stands still", TEXT, DAY)

    verse = article(f"It left.\nIt came.\n\n{TEXT}")
    assert verse.title == ""


@pytest.mark.parametrize(
    "head",
    [
        f"**Title:** {TITLE}\n**Date**: 5 May 2031\n**Source:** Moe Herald\n",
        f"# Title: {TITLE}\n# Date: 5 May 2031\n# Source: Moe Herald\n",
    ],
    ids=["bold", "remarks"],
)
def test_marks_around_what_is_said_above_a_text(head):
    """People and programs write so, without front matter."""
    (found,) = markdown_text.parse(f"{head}\n{TEXT}", where="a.md")

    assert (found.title, found.text, found.outlet) == (TITLE, TEXT, "Moe Herald")
    assert found.published == DAY


def test_signs_without_a_shape_around_a_line_are_none_of_it():
    """Arabic texts begin with one that tells the direction."""
    found = article(f"\u200f{TITLE}\u200b\n\n\u200f٥ مايو ٢٠٣١\n\n{TEXT}")

    assert (found.title, found.text, found.printed) == (TITLE, TEXT, DAY)
