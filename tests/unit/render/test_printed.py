"""The page that becomes the PDF: as long as what it prints, however busy the day was."""

import re
from dataclasses import replace
from datetime import date

import pytest

from benchmarks.busy_days import busy_day
from briefing.model import EarlierTelling
from briefing.render import screen
from briefing.render.environment import environment, style
from briefing.render.pdf import PdfRenderer
from briefing.render.screen import SOURCES_IN_A_PIECE
from briefing.render.view import Facts
from tests.sample_brief import rich


@pytest.fixture
def printed():
    """Return what fills the page of a brief as it goes to the writer."""
    return lambda brief, **options: PdfRenderer(**options).job(brief).page


def anchors(page, kind):
    return re.findall(rf'id="{kind}-(\d+)"', page)


@pytest.mark.parametrize("brief", [rich(), busy_day(87), busy_day(900)])
def test_every_source_is_listed_that_something_printed_cites_and_no_other(printed, brief):
    page = printed(brief)
    listed = anchors(page, "source")

    assert len(listed) == len(set(listed))
    assert set(listed) == set(re.findall(r'href="#source-(\d+)"', page)) | set(
        re.findall(r'data-n="(\d+)"', page)
    )


def test_sources_that_nothing_printed_cites_are_counted(printed):
    brief = busy_day(900)
    page = printed(brief)
    left = len(brief.citations) - len(anchors(page, "source"))

    assert left > 100
    assert f"{left} further sources that no line here cites" in page


def test_visits_beyond_the_limit_are_counted_and_those_with_news_stay(printed):
    brief = busy_day(900)
    late = replace(brief.visits[-1], changes=brief.visits[-1].history)
    brief = replace(brief, visits=(*brief.visits[:-1], late))
    page = printed(brief, pdf_visits=20)
    (number,) = (n for n, visit in Facts(brief).visits if visit.id == late.id)

    assert len(anchors(page, "visit")) == 20
    assert str(number) in anchors(page, "visit")
    assert f"{len(brief.visits) - 20} further visits stand in" in page
    assert set(re.findall(r'href="#visit-(\d+)"', page)) <= set(anchors(page, "visit"))


@pytest.mark.parametrize("limit", [None, 15])
def test_without_more_visits_than_the_limit_nothing_is_counted(printed, limit):
    page = printed(rich(), pdf_visits=limit)

    assert len(anchors(page, "visit")) == 15
    assert "further visit" not in page


def test_sources_come_in_short_pieces(printed):
    """The writer lays out all that is left of a grid again on every page that it goes over."""
    page = printed(busy_day(900))
    pieces = [
        one.count("<li ") for one in re.findall(r'<ol class="srcs">.*?</ol>', page, re.DOTALL)
    ]

    assert len(pieces) > 1
    assert set(pieces[:-1]) == {SOURCES_IN_A_PIECE}
    assert pieces[-1] <= SOURCES_IN_A_PIECE


@pytest.mark.parametrize("brief", [rich(), busy_day(87)])
def test_a_source_at_the_foot_of_a_page_is_found_by_its_story(printed, brief):
    """The list leaves it out: a mark on a later page leads here, and from here to the story."""
    page = printed(brief)
    (line,) = re.findall(r'<p class="foot">At the foot of a page.*?</p>', page)
    told = Facts(brief).footnotes

    assert set(re.findall(r"#source-(\d+)", line)) == set(
        re.findall(r'class="fn" id="source-(\d+)"', page)
    )
    for number, sources in told.items():
        article = page[page.index(f'id="story-{number}"') :].partition("</article>")[0]
        listed = line.partition(f'(<a href="#story-{number}">')[0].rpartition("(")[2]
        assert sources
        for source in sources:
            assert f'class="fn" id="source-{source.number}"' in article
            assert f'href="#source-{source.number}"' in listed


def test_page_numbers_are_asked_for_on_the_first_page_only():
    """The writer lays out anew, three times over, each page whose words depend on another's number.

    The contents alone may ask: they stand on the first page.
    """
    sheet = re.sub(r"/\*.*?\*/", "", style(environment(None), "pdf.css"), flags=re.DOTALL)
    asking = [rule for rule in sheet.split("}") if "target-counter" in rule]

    assert len(asking) == 1
    assert asking[0].strip().startswith(".toc ")


def test_the_pictures_are_drawn_once(printed, monkeypatch):
    """The page is filled twice to know its sources: little, as long as nothing is drawn again."""
    drawn = []
    whole = screen.visit_map
    monkeypatch.setattr(screen, "visit_map", lambda *a, **b: drawn.append(1) or whole(*a, **b))
    printed(rich())

    assert drawn == [1]


def test_a_day_of_three_thousand_articles_prints_hardly_more_than_one_of_a_thousand(printed):
    few, many = (len(printed(busy_day(articles))) for articles in (1000, 3000))

    assert many <= 1.05 * few


def test_what_a_story_was_called_stands_below_its_text_and_not_in_the_narrow_rail(printed):
    """The rail takes no height: a long former headline ran into the number of the next story."""
    brief = rich()
    told = brief.stories[1]
    former = EarlierTelling(day=date(2026, 2, 2), story=told.story.id, headline="Far longer " * 9)
    page = printed(replace(brief, stories=(brief.stories[0], replace(told, updates=former))))
    (rail,) = re.findall(r'<p class="rail">.*?</p>', page)

    assert "Far longer" not in rail
    assert "Far longer" in page
