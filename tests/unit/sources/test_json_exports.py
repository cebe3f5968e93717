"""What programs hand out of their stores as JSON: their names for things, and what they wrap."""

import json
from datetime import UTC, date, datetime

import pytest

from briefing.model import Problem
from briefing.sources import Folder, json_text
from briefing.sources.parsed import Parsed

TOLD = "The tram to Vik stood still on Monday.\n\nIt may run again."
HTML = "<p>The tram to Vik stood still on Monday.</p><p>It may run again.</p>"
URL = "https://moe.example/tram"
NOON = datetime(2031, 5, 5, 12, tzinfo=UTC)

EXPORTS = {
    "loader that makes lists": {
        "headline": ["Tram stands"],
        "body": TOLD.split("\n\n"),
        "date": ["5 May 2031 12:00 GMT"],
        "link": [URL],
        "source": ["Moe News"],
    },
    "crawl of plain text": {
        "requested_url": URL,
        "plain_text": TOLD,
        "published_date": "2031-05-05T12:00:00Z",
        "title": "Tram stands",
        "sitename": "Moe News",
        "publisher": "moe.example",
    },
    "collection of papers": {
        "article": TOLD,
        "title": "Tram stands",
        "publication": "Moe News",
        "date": "2031-05-05T12:00:00Z",
        "url": URL,
    },
    "extractor": {
        "title": "Tram stands",
        "hostname": "moe.example",
        "source-hostname": "Moe News",
        "source": URL,
        "date": "2031-05-05T12:00:00Z",
        "text": TOLD,
    },
    "linked data": {
        "@type": "NewsArticle",
        "headline": "Tram stands",
        "articleBody": TOLD,
        "datePublished": "2031-05-05T12:00:00Z",
        "publisher": {"@type": "Organization", "name": "Moe News"},
        "mainEntityOfPage": {"@type": "WebPage", "@id": URL},
    },
    "paragraphs apart": {
        "title": "Tram stands",
        "paragraphs": TOLD.split("\n\n"),
        "published": "2031-05-05T12:00:00Z",
        "url": URL,
        "source": "Moe News",
    },
    "sheet that became JSON": {
        "Title": "Tram stands",
        "Full Text": TOLD,
        "Publication Date": "2031-05-05T12:00:00Z",
        "URL": URL,
        "Publication": "Moe News",
    },
    "list to read later": {
        "resolved_url": URL,
        "given_url": "https://short.example/x",
        "resolved_title": "Tram stands",
        "given_title": "",
        "excerpt": TOLD,
        "date": "2031-05-05T12:00:00Z",
        "site": "Moe News",
    },
    "monitor with links": {
        "title": "Tram stands",
        "body": TOLD,
        "published_at": "2031-05-05T12:00:00Z",
        "links": {"permalink": URL, "canonical": None},
        "source": {"name": "Moe News"},
    },
    "crawl by addresses": {
        "uri": URL,
        "text": TOLD,
        "timestamp": "2031-05-05T12:00:00Z",
        "title": "Tram stands",
        "site_name": "Moe News",
    },
    "reader with pages of its own": {
        "url": "https://shelf.example/read/7",
        "source_url": URL,
        "title": "Tram stands",
        "site_name": "Moe News",
        "published_date": 1935748800000,
        "html_content": HTML,
    },
    "monitor that says when it saw it": {
        "date": "2031-05-06",
        "dateTime": "2031-05-05T12:30:00Z",
        "dateTimePub": "2031-05-05T12:00:00Z",
        "url": URL,
        "title": "Tram stands",
        "body": TOLD,
        "source": {"uri": "moe.example", "title": "Moe News"},
    },
}


def articles(value):
    """Of a file of JSON."""
    items = json_text.parse(json.dumps(value), where="a.json")
    return [item for item in items if isinstance(item, Parsed)]


@pytest.mark.parametrize("program", EXPORTS)
def test_article_of_any_program_has_what_it_says(program):
    """One of several, as they come."""
    (found,) = articles([EXPORTS[program]])

    assert (found.title, found.text, found.outlet) == ("Tram stands", TOLD, "Moe News")
    assert (found.published, found.url) == (NOON, URL)


def test_front_page_is_no_address_of_an_article():
    """Some programs call it `source_url`, and the article's `url`."""
    (found,) = articles([{"text": TOLD, "url": URL, "source_url": "https://moe.example/"}])

    assert found.url == URL


def test_number_of_an_article_is_no_text():
    """What another table calls `article`."""
    items = list(json_text.parse('[{"text": "It left."}, {"article": "id 17"}]', where="a.json"))

    assert [item.text for item in items if isinstance(item, Parsed)] == ["It left."]


def test_messages_of_a_channel_are_articles():
    """Words between links and bold words are one text; a picture alone is told, and no fault."""
    pieces = [{"type": "bold", "text": "Tram stands"}, " in Vik, says ", {"text": URL}, "."]
    message = {"date": "2031-05-05T15:00:00", "date_unixtime": "1935748800", "from": "Moe News"}
    channel = {
        "name": "Moe News",
        "messages": [{**message, "id": 1, "text": pieces}, {**message, "id": 2, "text": ""}],
    }
    found, told = json_text.parse(json.dumps(channel), where="a.json")

    assert found.text == f"Tram stands in Vik, says {URL}."
    assert (found.published, found.outlet) == (NOON, "Moe News")
    assert isinstance(told, Problem)
    assert told.notice


@pytest.mark.parametrize("mark", ["[+12 chars]", "[812 chars]", "[40 more characters]"])
def test_mark_of_a_cut_is_no_text(mark):
    """Each service has its own."""
    (found,) = articles([{"text": f"The tram stood. {mark}"}])

    assert found.text == "The tram stood."


def test_saved_json_feed_is_read_as_a_feed():
    """Its name is that of the outlet, and an entry may link to another site."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Moe News",
        "items": [
            {"id": 1, "external_url": URL, "content_text": TOLD, "date_published": "2031-05-05"}
        ],
    }
    (found,) = articles(feed)

    assert (found.outlet, found.url, found.published) == ("Moe News", URL, date(2031, 5, 5))


def test_entry_of_a_saved_feed_has_a_whole_address():
    """The feed says where its site is."""
    feed = {
        "version": "https://jsonfeed.org/version/1",
        "home_page_url": "https://moe.example/",
        "items": [{"id": "9", "url": "/tram", "content_text": TOLD}],
    }
    (found,) = articles(feed)

    assert found.url == URL


def test_articles_of_nested_lists_are_found():
    """In the nodes of a graph, and in several channels."""
    node = {"headline": "Tram stands", "bodyHtml": HTML, "canonicalUrl": URL}
    (found,) = articles({"data": {"articles": {"edges": [{"node": node}]}}})
    assert (found.title, found.text, found.url) == ("Tram stands", TOLD, URL)

    chats = [{"name": name, "messages": [{"id": 1, "text": f"{name} told."}]} for name in "AB"]
    assert [one.text for one in articles({"chats": {"list": chats}})] == ["A told.", "B told."]


def test_json_under_another_name_is_read(tmp_path):
    """Programs save what they load as text; JSON above a text is front matter."""
    (tmp_path / "a.txt").write_text(json.dumps({"title": "Tram stands", "text": TOLD}))
    (tmp_path / "b.txt").write_text('{"title": "Bridge opens"}\n\nIt opened on Monday.\n')
    found = [one for one in Folder(path=tmp_path).fetch(now=NOON) if not isinstance(one, Problem)]

    assert [one.title for one in found] == ["Tram stands", "Bridge opens"]
    assert found[0].text == TOLD
