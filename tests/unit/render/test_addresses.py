"""A link is exact in every format, or it is no link: what leads somewhere is never cleaned."""

import email
import email.policy
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from briefing.render.addresses import LONGEST_URL, Address, local_path, safe_href
from briefing.render.archive import ArchiveRenderer
from briefing.render.archive_contents import Archive
from briefing.render.brief_json import JsonRenderer
from briefing.render.environment import environment
from briefing.render.ics import IcsRenderer
from briefing.render.mail_body import MailRenderer
from briefing.render.screen import HtmlRenderer
from briefing.render.text import TextRenderer
from tests.hostile_brief import HREFS
from tests.sample_brief import brief
from tests.unit.render.test_screen import Page

# What real sites publish, and what a rule for prose would change: length, marks, letters of all
# scripts, percent signs, quotation marks.
EXACT = (
    "https://news.example/" + "harbour-dues-and-the-ferry-lines-of-the-aegean/" * 6,
    "https://news.example/" + "a" * 1479,
    "https://news.example/read?id=7&lang=tr&from=front%20page#part-2",
    "https://news.example/it's-(not)-over;v=1,2?q=a+b&x=~*!$@:/",
    "https://haber.example/güncel/İzmir'de-görüşme-şubat",
    "https://news.example/" + "%D0%BF%D0%BE%D1%80%D1%82-" * 8,
    "https://ambebi.example/თბილისი/港口/ميناء",
    "https://news.example/a--b...c__d?e=%e2%80%a6",
    "http://news.example:8080/",
    "HTTPS://News.Example/Path",
)
# What may not stand in an address, and how every browser writes it before following the link.
WRITTEN = (
    ("https://news.example/two words", "https://news.example/two%20words"),
    ('https://news.example/say "no"', "https://news.example/say%20%22no%22"),
    ("https://news.example/<b>?a=[1]|{2}^`", "https://news.example/%3Cb%3E?a=%5B1%5D%7C%7B2%7D%5E%60"),
    ("https://news.example/100%?a=5%&b=%4", "https://news.example/100%25?a=5%25&b=%254"),
    ("https://news.example/a\u200bb\u202ec\u00add", "https://news.example/a%E2%80%8Bb%E2%80%AEc%C2%ADd"),
    ("https://news.example/a#b#c", "https://news.example/a#b%23c"),
    (" http://news.example/\n", "http://news.example/"),
    ("https://news.example/a\r\n\tb", "https://news.example/ab"),
)  # fmt: skip


def cited(urls):
    """A brief whose every source has one of the addresses, and a problem that names one."""
    made = brief(stories=4, actors=3, visits=5)
    citations = tuple(
        replace(one, url=urls[place % len(urls)]) for place, one in enumerate(made.citations)
    )
    return replace(made, citations=citations, problems=(replace(made.problems[0], where=urls[0]),))


def web(page):
    return {href for href in page.attributes("href") if href.lower().startswith("http")}


def links_of_screen(made):
    return web(Page(HtmlRenderer().render(made).content.decode()))


def links_of_mail(made):
    content = MailRenderer().render(made).content
    message = email.message_from_bytes(content, policy=email.policy.default)
    return web(Page(message.get_body(("html",)).get_content()))


def links_of_text(made):
    return set(re.findall(r"(?mi)^ +(https?://\S+)$", TextRenderer().render(made).content.decode()))


def links_of_archive(made):
    pages = ArchiveRenderer().render(Archive.of([made], lambda _: ("brief.html",)))
    return {
        href
        for one in pages
        if one.name.endswith(".html")
        for href in web(Page(one.content.decode()))
    }


def links_of_calendar(made):
    calendar = Calendar.from_ical(IcsRenderer().render(made).content)
    return {str(event["url"]) for event in calendar.walk("VEVENT")}


def links_of_data(made):
    told = json.loads(JsonRenderer().render(made).content)["brief"]
    return {one["url"] for one in told["citations"]}


@pytest.mark.parametrize(
    "links",
    [
        links_of_screen,
        links_of_mail,
        links_of_text,
        links_of_archive,
        links_of_calendar,
        links_of_data,
    ],
)
@pytest.mark.parametrize("url", EXACT)
def test_every_link_of_a_format_is_the_stored_address(links, url):
    """P1: the link opens the article, whatever its address looks like."""
    assert links(cited([url])) == {url}


@pytest.mark.parametrize("url", EXACT)
def test_an_address_that_is_valid_is_left_as_it_is(url):
    assert safe_href(url) == url


@pytest.mark.parametrize(("url", "href"), WRITTEN)
def test_what_may_not_stand_in_an_address_is_written_as_a_browser_would(url, href):
    """Dropping it, as prose may, would lead elsewhere."""
    assert safe_href(url) == href
    assert links_of_screen(cited([url])) == {href}


@pytest.mark.parametrize("href", HREFS)
def test_no_link_leads_anywhere_but_the_web(href):
    assert safe_href(href) == ""


@pytest.mark.parametrize(
    "url",
    [
        None,
        "https://news.example /a",
        "https://news\u202e.example/a",
        "https://news.example\\@evil.example/",
        "https://news%2eexample/a",
        "https://news.example:port/",
        "https://news.example/\ud83d",
        "https:///a",
        "ftp://news.example/a",
        "https://news.example/" + "a" * LONGEST_URL,
    ],
)
def test_what_cannot_be_written_exactly_is_no_address(url):
    assert safe_href(url) == ""


@given(st.text(alphabet=st.characters(), max_size=80))
def test_whatever_follows_the_host_a_link_is_valid_and_stays_as_it_is(behind):
    href = safe_href(f"https://news.example/{behind}")

    assert safe_href(href) == href
    assert not href or href.startswith("https://news.example/")
    assert not set(' "<>[\\]^`{|}') & set(href)
    assert href.isprintable()


def test_an_address_is_escaped_but_not_cleaned():
    """By its type: a template need not know."""
    made = environment(None, printable=str.upper)
    long = "a" * 300

    assert made.from_string("{{ x }}").render(x=Address(f"{long}'&\"")) == f"{long}&#39;&amp;&#34;"
    assert made.from_string("{{ x }}").render(x=long) == "A" * 71 + "…"


def test_a_path_of_ours_is_written_as_a_link():
    assert local_path("öğle/2031-03-14/brief.html#story-1") == (
        "%C3%B6%C4%9Fle/2031-03-14/brief.html#story-1"
    )


@pytest.mark.parametrize("edition", ["e" * 64, "ملخص-الصباح-للوزارة", "öğle-bülteni"])
def test_the_archive_finds_the_folder_of_an_edition_whatever_its_name(edition):
    """Folders have names of up to 64 letters; pages and the feed lead to them all the same."""
    made = replace(brief(stories=2, actors=1, visits=1), edition=edition)
    pages = ArchiveRenderer().render(Archive.of([made], lambda _: ("brief.html", "brief.pdf")))
    written = {one.name: one.content.decode() for one in pages}
    folder = local_path(f"{edition}/2031-03-14")

    assert {f"{folder}/brief.html", f"{folder}/brief.pdf"} <= set(
        Page(written["index.html"]).attributes("href")
    )
    assert f'<link href="{folder}/brief.html"/>' in written["feed.xml"]
    assert "…" not in written["feed.xml"].partition("<summary>")[0]


def test_a_problem_names_the_whole_address_it_is_about():
    """Who is to mend a source copies its address from the mail's text or follows the link."""
    made = cited(EXACT[:1])

    assert EXACT[0] in TextRenderer().render(made).content.decode().split("WHAT THIS BRIEF READ")[1]
    box = HtmlRenderer().render(made).content.decode().partition('id="h-cov"')[2]
    assert f'href="{EXACT[0]}"' in box
