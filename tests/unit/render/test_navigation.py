"""A brief leads to the archive around it, to its other forms, and from its sources back."""

import email
import email.policy
from dataclasses import replace
from urllib.parse import unquote

import pytest

from briefing.render.addresses import safe_href
from briefing.render.archive_writing import write_archive
from briefing.render.digest import DigestRenderer
from briefing.render.environment import environment
from briefing.render.mail_body import MailRenderer
from briefing.render.navigation import Ways
from briefing.render.screen import HtmlRenderer, fill_brief
from briefing.render.text import TextRenderer
from briefing.render.view import Facts
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


WEB = "https://briefs.example.org/the office"
ON_THE_WEB = {"base_url": WEB, "beside": ("html", "pdf")}
PAGE = "https://briefs.example.org/the%20office/morning/2031-03-14/brief.html"


@pytest.mark.parametrize("body", ["full", "digest"])
def test_a_mail_leads_to_the_brief_on_the_web(body):
    """Both its parts do; a whole one also leads from names and headlines to their pages."""
    made = MailRenderer(mail_body=body, **ON_THE_WEB).render(rich())
    message = email.message_from_bytes(made.content, policy=email.policy.default)
    targets = Page(message.get_body(("html",)).get_content()).attributes("href")

    assert PAGE in targets
    assert PAGE in message.get_body(("plain",)).get_content()
    stories = sum("/archive/stories/" in to for to in targets)
    assert stories == (len(rich().stories) if body == "full" else 0)
    assert all(safe_href(to) == to for to in targets)


def test_a_mail_leads_nowhere_without_an_address_or_a_page():
    for options in ({}, {"base_url": WEB, "beside": ("pdf",)}):
        made = MailRenderer(mail_body="digest", **options).render(rich())
        assert b"brief.html" not in b"".join(
            part.get_payload(decode=True) or b""
            for part in email.message_from_bytes(made.content).walk()
        )


def test_the_digest_leads_to_the_page_beside_it():
    page = Page(DigestRenderer(home="../..", beside=("html",)).render(rich()).content.decode())

    assert "../../morning/2031-03-14/brief.html" in page.attributes("href")


def test_the_printed_page_names_its_address_and_leads_there():
    ways = Ways.of(rich(), WEB, ("html",))
    page = Page(fill_brief(environment(None), Facts(rich(), ways=ways), target="paper"))

    assert f"On the web: {PAGE}" in page.words
    assert sum("/archive/actors/" in to for to in page.attributes("href")) == len(rich().actors)
