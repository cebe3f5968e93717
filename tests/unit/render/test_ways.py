"""A brief leads to the archive around it, to its other forms, and from its sources back."""

from dataclasses import replace
from urllib.parse import unquote

import pytest

from briefing.render.archive import write_archive
from briefing.render.screen import HtmlRenderer
from briefing.render.text import TextRenderer
from tests.sample_brief import empty, rich
from tests.unit.render.test_screen import Page

LIVING = HtmlRenderer(home="../..", beside=("html", "pdf", "ics"))


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    """An output folder with one brief, its other forms and the archive."""
    folder = tmp_path_factory.mktemp("output")
    lying = folder / "morning" / "2031-03-14"
    lying.mkdir(parents=True)
    (lying / "brief.html").write_bytes(LIVING.render(rich()).content)
    for name in ("brief.pdf", "brief.ics"):
        (lying / name).write_bytes(b"")
    write_archive([rich()], folder)
    return folder


def test_every_way_leads_to_a_page_and_a_place_that_are_there(output):
    here = output / "morning" / "2031-03-14"
    page = Page((here / "brief.html").read_text("utf-8"))
    ways = {to for to in page.attributes("href") if not to.startswith(("#", "https://"))}

    assert len(ways) > len(rich().stories) + len(rich().actors)
    for way in ways:
        path, _, anchor = unquote(way).partition("#")
        there = (here / path).resolve()
        assert there.is_file(), way
        assert not anchor or anchor in Page(there.read_text("utf-8")).attributes("id"), way


def test_names_and_headlines_lead_to_their_pages(output):
    made = Page((output / "morning" / "2031-03-14" / "brief.html").read_text("utf-8"))
    targets = made.attributes("href")

    assert sum("/archive/actors/" in to for to in targets) == len(rich().actors)
    assert sum("/archive/stories/" in to for to in targets) == len(rich().stories)


@pytest.mark.parametrize(
    "page",
    [
        HtmlRenderer().render(rich()),
        LIVING.render(replace(rich(), custom_window=True)),
    ],
)
def test_a_page_that_no_archive_knows_leads_to_none(page):
    """One that stands alone, and one with a window chosen by hand."""
    assert all(
        to.startswith(("#", "https://news.example/"))
        for to in Page(page.content.decode()).attributes("href")
    )


def test_a_source_leads_back_to_the_stories_that_cite_it():
    assert "in story 1" in Page(LIVING.render(rich()).content.decode()).words


def test_the_news_can_be_reached_past_everything_else():
    for made in (rich(), empty()):
        page = Page(LIVING.render(made).content.decode())
        first = next(attrs for tag, attrs in page.tags if tag == "a")

        assert first["href"] == "#news"
        assert "news" in page.attributes("id")


def test_a_sentence_of_another_language_says_so():
    """What its article is written in, not only what letters show."""
    german = tuple(
        replace(one, language="de" if one.number == 1 else "en") for one in rich().citations
    )
    made = replace(rich(), citations=german)
    page = Page(HtmlRenderer().render(made).content.decode())
    lead = next(attrs for tag, attrs in page.tags if tag == "h3")

    assert lead == {"lang": "de"}
    assert {"lang": "de"} in [attrs for tag, attrs in page.tags if tag == "span"]
    assert TextRenderer().render(made) == TextRenderer().render(rich())


def test_a_paragraph_has_one_direction():
    """An English sentence inside an Arabic paragraph would lose its full stop to the left."""
    page = HtmlRenderer().render(rich()).content.decode()
    story = page[page.index("سيستقبل") : page.index("190 metres")]

    assert '<p class="txt">' in story
