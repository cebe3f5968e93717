"""A citation opens its sentence between its neighbours, without a script, and has a way back."""

import pytest

from briefing.render.archive import ArchiveRenderer
from briefing.render.archive_contents import Archive
from briefing.render.environment import environment
from briefing.render.screen import HtmlRenderer, fill_brief
from briefing.render.view import Facts
from tests.sample_brief import rich, with_surroundings
from tests.unit.render.test_screen import Page

MADE = with_surroundings(rich())


@pytest.fixture(scope="module")
def pages():
    """Every page that the brief is told on, by its name."""
    told = Archive.of([MADE], lambda _: ("brief.html",))
    archive = {page.name: page.content.decode() for page in ArchiveRenderer().render(told)}
    return {"brief.html": HtmlRenderer().render(MADE).content.decode(), **archive}


@pytest.mark.parametrize("kind", ["brief.html", "/actors/", "/stories/", "archive/visits.html"])
def test_every_mark_opens_a_sentence_that_is_there_and_closes_it(pages, kind):
    chosen = [text for name, text in pages.items() if kind in name]

    assert chosen
    for text in chosen:
        _every_mark_opens_and_closes(text)


def _every_mark_opens_and_closes(text):
    page = Page(text)
    opened = {attrs["id"] for _, attrs in page.tags if "popover" in attrs}
    buttons = [attrs for tag, attrs in page.tags if tag == "button"]

    assert opened
    assert {attrs["popovertarget"] for attrs in buttons} == opened
    assert len(opened) == sum("popover" in attrs for _, attrs in page.tags)
    assert sum(attrs.get("popovertargetaction") == "hide" for attrs in buttons) == len(opened)


def test_a_sentence_stands_between_its_neighbours_and_links_to_its_article():
    page = HtmlRenderer().render(MADE).content.decode()
    first = MADE.stories[0].summary.sentences[0].evidence
    block = page[page.index(f"<mark>{first.quote[:20]}") - 900 :][:2000]

    assert f"What went before stands in {first.article}. <mark>" in block
    assert "</mark> And so it went on." in block
    assert 'href="https://news.example/1' in block


def test_where_a_browser_cannot_open_it_the_mark_leads_to_the_source():
    """The button and the link say the same; the style sheet shows one of them."""
    page = Page(HtmlRenderer().render(MADE).content.decode())
    links = [attrs for tag, attrs in page.tags if tag == "a" and "leads" in attrs.get("class", "")]
    opens = [attrs for tag, attrs in page.tags if "opens" in attrs.get("class", "")]

    assert len(links) == len(opens) > len(MADE.citations)
    assert {attrs["href"].lstrip("#") for attrs in links} <= set(page.attributes("id"))


def test_paper_and_a_brief_without_neighbours_have_the_mark_alone():
    paper = fill_brief(environment(None), Facts(MADE), target="paper")
    older = HtmlRenderer().render(rich()).content.decode()

    for text in (paper, older):
        assert "popovertarget" not in text
        assert 'class="ref" href="#source-1"' in text
