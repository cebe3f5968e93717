"""What a page says in linked data: of its own article, and of others beside it."""

import json
from datetime import UTC, datetime

import pytest

from briefing.errors import ArticleError
from briefing.sources import web_text
from briefing.sources.parsed import Parsed

FIRST = (
    "The ferry to Lom left late on Monday, the harbour said, and came back on Tuesday in the rain."
)
SECOND = (
    "Forty passengers waited for three hours; two schools and the post office were closed for it."
)
AT = datetime(2031, 5, 5, 12, 20, tzinfo=UTC)
OWN = {
    "@type": "NewsArticle",
    "headline": "Ferry late",
    "datePublished": "2031-05-05T14:20:00+02:00",
}
OTHER = {
    "@type": "NewsArticle",
    "headline": "Storm over Lom",
    "datePublished": "2030-01-01T10:00:00Z",
}


def script(value, kind="application/ld+json"):
    words = value if isinstance(value, str) else json.dumps(value)
    return f"<script type='{kind}'>{words}</script>"


def article(head="", body="", *, first=FIRST, heading="<h1>Ferry late</h1>"):
    page = (
        f"<html><head><title>Ferry late - Bell</title>{head}</head><body><article>{heading}"
        f"{body}<p>{first}</p><p>{SECOND}</p></article></body></html>"
    )
    (found,) = (one for one in web_text.parse(page, where="p") if isinstance(one, Parsed))
    return found


@pytest.mark.parametrize(
    "head",
    [
        script([OTHER, OWN]),
        script(OTHER) + script(OWN),
        script([{**OTHER, "url": "https://bell.example/2"}, {**OWN, "headline": "Late ferry"}])
        .replace("2031-05-05T14", "2031-05-05T14")
        .replace(
            '"Late ferry"', '"Late ferry", "mainEntityOfPage": {"@id": "http://bell.example/1/"}'
        )
        + "<link rel='canonical' href='https://www.bell.example/1'>",
        script({"@type": "WebPage", "datePublished": "2020-01-01", "mainEntity": OWN}),
        script({"@graph": [{"@type": "WebPage", "datePublished": "2020-01-01"}, OTHER, OWN]}),
    ],
    ids=["headline", "two scripts", "address", "page around it", "graph"],
)
def test_the_date_is_that_of_the_page_s_own_article(head):
    """Not of another one that it links to, nor that of the page as a whole."""
    assert article(head).published == AT


@pytest.mark.parametrize(
    "head",
    [
        script(json.dumps(OWN) + ";"),
        script(json.dumps(OWN).replace("Ferry late", "Ferry\nlate")),
        script(f"//<![CDATA[\n{json.dumps(OWN)}\n//]]>"),
        script(f"<!--\n{json.dumps(OWN)}\n-->"),
        script(OWN, kind="application/ld+json; charset=utf-8"),
        script({**OWN, "@type": "AnalysisNewsArticle"}),
        script({**OWN, "@type": ["LiveBlogPosting", "Thing"]}),
    ],
)
def test_however_sites_write_it(head):
    """To the minute: a day alone would be the wrong day somewhere."""
    found = article(head)

    assert (found.title, found.published) == ("Ferry late", AT)


def test_name_of_the_site_is_no_headline():
    """Though it is the page's first heading."""
    head = "<meta property='og:site_name' content='Bell'>"

    assert article(head, heading="<h1><a href=/>Bell</a></h1>").title == "Ferry late"


def test_front_door_is_no_address_of_an_article():
    """Some sites state it on every page."""
    assert article("<link rel='canonical' href='https://bell.example/'>").url is None


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("It <del>will leave</del> left, and <s class='x'>never</s> came.", "It left, and came."),
        ("It cost 10<sup>6</sup> crowns<sup><a href='#n'>1</a></sup>.", "It cost 10⁶ crowns."),
        (
            "<time datetime='2031-05-08'>On Thursday</time> the council meets about the ferry.",
            "On Thursday the council meets about the ferry.",
        ),
        (
            "The council meets again about the ferry <time datetime='2031-05-08'>on 8 May</time>.",
            "The council meets again about the ferry on 8 May.",
        ),
    ],
)
def test_words_of_a_sentence_are_those_its_readers_see(written, words):
    """And a day that it speaks of is not the article's."""
    found = article(body=f"<p>{written} {FIRST}</p>", first=FIRST)

    assert found.text.startswith(words)
    assert found.published is None


@pytest.mark.parametrize("headline", ["Just a moment...", "Page not found", "Access Denied"])
def test_refusal_of_a_server_is_no_article(headline):
    """It is named."""
    with pytest.raises(ArticleError, match="is no article"):
        article(heading=f"<h1>{headline}</h1>")
