"""Pages as people and programs save them, and what stands around their articles."""

from datetime import UTC, date, datetime

import pytest

from briefing.errors import ArticleError
from briefing.sources import web_text
from briefing.sources.parsed import Parsed
from briefing.sources.saved_pages import original, saved_from

TITLE = "Tram to Vik stands still"
TOLD = (
    "The tram to Vik stood still on Monday because a tree had fallen on its wire, the town said.",
    "Driver Moa Lund and her eleven passengers walked the last mile through the rain to the town.",
    "It is to run again on Tuesday, an hour later than usual, because the wire has to be renewed.",
)
BODY = "".join(f"<p>{told}</p>" for told in TOLD)
TEXT = "\n\n".join(TOLD)
STORY = f"<article><h1>{TITLE}</h1>{BODY}</article>"
URL = "https://moe.example/2031/05/05/tram"


def article(text):
    """The article of a page."""
    (found,) = (item for item in web_text.parse(text, where="a.html") if isinstance(item, Parsed))
    return found


def page(body=STORY, head=""):
    """A page of a few words."""
    return f"<html><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    "remark",
    [
        f"<!-- saved from url=(0035){URL} -->",
        f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Tue May 06 2031\n-->",
        f"<!-- Mirrored from {URL.removeprefix('https://')} by HTTrack Website Copier/3.x -->",
    ],
    ids="browser extension mirror".split(),
)
def test_saved_page_stands_where_it_was_saved_from(remark):
    """The remark of the program that saved it gives its address, and so perhaps its day."""
    found = article(f"<!DOCTYPE html>\n{remark}\n{page()}")

    assert (found.url, found.title, found.text) == (URL, TITLE, TEXT)
    assert found.published == date(2031, 5, 5)


def test_what_a_page_says_goes_before_where_it_was_saved_from():
    """A reader may have saved it from a mirror."""
    head = "<link rel='canonical' href='https://moe.example/own'>"
    text = f"<!-- saved from url=(0035){URL} -->{page(head=head)}"

    assert article(text).url == "https://moe.example/own"


def test_copy_in_a_public_archive_has_the_address_of_the_page():
    """The archive rewrites what the page says of itself."""
    copy = f"https://web.archive.org/web/20310506070000/{URL}"

    assert article(page(head=f"<link rel='canonical' href='{copy}'>")).url == URL
    assert original("https://web.archive.org/about") == "https://web.archive.org/about"


def test_page_that_nobody_saved_says_nothing():
    """Nor does a remark that holds no address."""
    assert saved_from(page()) is None
    assert saved_from("<!-- saved from url=(0014)about:internet -->") is None


def test_day_that_is_marked_below_the_headline_is_its_day():
    """Days of other articles and of answers stand elsewhere."""
    marked = "<time datetime='2031-05-05T08:15:00+03:00'>today</time>"
    cards = "<h2>More</h2><a href='/b'>Bridge</a><time datetime='2031-04-01'>1 April</time>"
    found = article(page(f"<main><h1>{TITLE}</h1>{marked}{BODY}</main><div>{cards}</div>"))

    assert found.published == datetime(2031, 5, 5, 5, 15, tzinfo=UTC)


def test_marked_hour_counts_before_the_printed_day_around_it():
    """A line under the headline prints the day alone."""
    marked = "<a><time datetime='2031-05-05T08:15:00+03:00'>May 5, 2031</time></a>"
    found = article(page(f"<article><h1>{TITLE}</h1><div>Posted on {marked}</div>{BODY}</article>"))

    assert found.published == datetime(2031, 5, 5, 5, 15, tzinfo=UTC)


@pytest.mark.parametrize("beside", ["Moa Lund · {} · 3 min read", "By Moa Lund | {}"])
def test_day_beside_an_author_is_that_of_the_article(beside):
    """Or beside how long one reads it; alone it may be that of what is told."""
    line = f"<div>{beside.format('9 May 2031')}</div>"
    heading = f"<header><h1>{TITLE}</h1>{{}}</header>"

    found = article(page(f"<article>{heading.format(line)}{BODY}</article>"))
    assert found.published == date(2031, 5, 9)
    alone = article(page(f"<article>{heading.format('<div>9 May 2031</div>')}{BODY}</article>"))
    assert alone.published is None


def test_two_days_in_one_line_without_a_mark_between_them():
    """As Turkish papers print when an article came and when it was changed."""
    line = "<div>Giriş: 05.05.2031 - 08:12 Güncelleme: 05.05.2031 - 09:30</div>"
    found = article(page(f"<div class='haber'><h1>{TITLE}</h1>{line}{BODY}</div>"))

    assert found.published == datetime(2031, 5, 5, 8, 12, tzinfo=UTC)
    assert found.text == TEXT


def test_name_of_a_section_inside_a_headline_is_none_of_it():
    """Nor is it the beginning of the text."""
    heading = f"<h1><span class='kicker'>Trams of Lom</span><span>{TITLE}</span></h1>"
    found = article(page(f"<article>{heading}{BODY}</article>"))

    assert (found.title, found.text) == (TITLE, TEXT)


def test_two_halves_of_a_headline_are_parted():
    """Some pages leave that to their looks."""
    heading = "<h1><span>Rain in Vik</span><span>Tram stands still</span></h1>"

    assert article(page(f"<article>{heading}{BODY}</article>")).title == (
        "Rain in Vik Tram stands still"
    )


def test_publisher_in_linked_data_is_the_outlet():
    """Where the page does not name its site."""
    data = '{"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "Moe News"}}'
    head = f'<script type="application/ld+json">{data}</script>'

    assert article(page(head=head)).outlet == "Moe News"
    named = '{"@id": "#o", "@type": "Organization", "name": "Moe News"}'
    graph = f'{{"@graph": [{named}, {{"@type": "Article", "publisher": {{"@id": "#o"}}}}]}}'
    referring = f'<script type="application/ld+json">{graph}</script>'
    assert article(page(head=referring)).outlet == "Moe News"
    site = "<meta property='og:site_name' content='Moe'>"
    assert article(page(head=head + site)).outlet == "Moe"


def test_page_without_a_heading_is_called_by_its_title():
    """Old pages set their headlines in large letters."""
    body = (
        f"<table><tr><td><font size=5><b>{TITLE}</b></font><br><br>{'<br><br>'.join(TOLD)}</table>"
    )

    assert article(page(body)).title == TITLE


def test_page_that_only_asks_about_cookies_is_no_article():
    """It was saved before anybody agreed; a law on cookies is news."""
    asked = (
        "<h1>Before you continue</h1><p>We use cookies and data to keep our services running.</p>"
        "<p>If you accept all, we and our partners use cookies to show personalised content.</p>"
    )
    with pytest.raises(ArticleError, match="cookies"):
        article(page(asked))
    law = (
        "<p>Ministers in Lom agreed on Monday that sites may no longer set cookies unasked.</p>"
        "<p>“We asked our partners for consent,” one owner of a site with cookies said to them.</p>"
    )
    assert article(page(f"<article><h1>Law on cookies</h1>{law}{law}</article>")).text
