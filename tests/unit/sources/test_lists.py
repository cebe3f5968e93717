"""Lists of feeds and of pages, as other programs write them."""

from datetime import UTC, date, datetime

import pytest

from briefing.sources import opml, sitemap_text
from briefing.sources.opml import Subscription

SPACES = """
 xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"
 xmlns:video="http://www.google.com/schemas/sitemap-video/1.1"
"""
NEWS = (
    "<news:news><news:publication><news:name>Bell</news:name><news:language>en</news:language>"
    "</news:publication><news:publication_date>2026-03-10T08:00:00+03:00</news:publication_date>"
    "<news:title>Mayor &amp; ferry</news:title></news:news>"
)
PICTURE = (
    "<image:image><image:loc>https://b.example/a.jpg</image:loc><image:title>Pic</image:title>"
    "</image:image>"
)
FILM = (
    "<video:video><video:title>Film</video:title><video:publication_date>2020-01-01"
    "</video:publication_date></video:video>"
)
LOC = "<loc>https://b.example/1</loc>"


def only(inside):
    (page,) = sitemap_text.parse(f"<urlset{SPACES}><url>{inside}</url></urlset>", where="s").pages
    return page


@pytest.mark.parametrize("inside", [PICTURE + FILM + LOC + NEWS, LOC + NEWS + FILM + PICTURE])
def test_what_is_said_of_a_picture_is_not_said_of_its_page(inside):
    """Neither its address nor its title nor its date, wherever it stands."""
    page = only(inside)

    assert (page.url, page.title, page.outlet) == ("https://b.example/1", "Mayor & ferry", "Bell")
    assert page.published == datetime(2026, 3, 10, 5, tzinfo=UTC)


def test_page_without_news_has_no_headline_of_its_film():
    """Its own date counts."""
    page = only(f"{FILM}{LOC}<lastmod>2026-03-10</lastmod>")

    assert (page.title, page.published) == ("", date(2026, 3, 10))


def test_address_keeps_its_bare_ampersands():
    """In both lists: what is left out of an address leads elsewhere."""
    url = "https://b.example/?a=1&b=2&copy=3"

    assert only(f"<loc>{url}</loc>").url == url
    assert listed(f'<outline text="A" xmlUrl="{url}"/>') == (Subscription(url=url, title="A"),)


def listed(outlines, root="opml"):
    return opml.parse(f"<{root}><body>{outlines}</body></opml>".encode(), where="o")


@pytest.mark.parametrize(
    ("stated", "url"),
    [
        ("feed://x.example/f", "https://x.example/f"),
        ("feed:https://x.example/f", "https://x.example/f"),
        ("FEED:http://x.example/f", "http://x.example/f"),
        (" https://x.example/feed:1 ", "https://x.example/feed:1"),
    ],
)
def test_address_for_a_feed_reader_is_one(stated, url):
    """Browsers hand such ones to a program."""
    assert [one.url for one in listed(f'<outline text="A" xmlUrl="{stated}"/>')] == [url]


@pytest.mark.parametrize(
    "written",
    [
        '<OPML><BODY><OUTLINE TEXT="A" XMLURL="https://x.example/f"/></BODY></OPML>',
        '<opml xmlns="http://opml.org/spec2"><body><outline text="A" xmlUrl="https://x.example/f"/>'
        "</body></opml>",
    ],
)
def test_however_a_list_is_spelled(written):
    """In capitals, or with a namespace."""
    assert opml.parse(written.encode(), where="o") == (
        Subscription(url="https://x.example/f", title="A"),
    )


def test_feed_whose_address_is_called_otherwise_is_one():
    """If the entry says that it is a feed; a bookmark of a page says that it is a link."""
    assert listed('<outline text="A" type="rss" url="https://x.example/f"/>') == (
        Subscription(url="https://x.example/f", title="A"),
    )
    assert listed('<outline text="A" type="link" url="https://x.example/"/>') == ()


@pytest.mark.parametrize(
    ("stated", "url"),
    [
        ("/1?a=1", "https://b.example/1?a=1"),
        ("<![CDATA[2.html]]>", "https://b.example/maps/2.html"),
        ("//c.example/3", "https://c.example/3"),
        ("https://b.example/a b", "https://b.example/a%20b"),
        ("https://b.example/\n  4", "https://b.example/%20%204"),
    ],
)
def test_place_in_a_sitemap_is_completed_as_browsers_do(stated, url):
    """Though the standard wants whole addresses: without it the page would be lost."""
    found = sitemap_text.parse(
        f"<urlset><url><loc>{stated}</loc></url></urlset>",
        where="s",
        url="https://b.example/maps/news.xml",
    )

    assert [page.url for page in found.pages] == [url]
    assert found.unusable == 0


@pytest.mark.parametrize(
    "place",
    ["", "<loc/>", "<loc>mailto:a@b.example</loc>", "<loc>https://b.example:99999/</loc>"],
)
def test_place_that_is_no_address_is_counted(place):
    """So that it can be told; what else a sitemap holds is no place."""
    found = sitemap_text.parse(
        f"<urlset><title>x</title><url>{place}</url><url>{LOC}</url></urlset>", where="s"
    )

    assert [page.url for page in found.pages] == ["https://b.example/1"]
    assert found.unusable == 1


def test_feed_without_an_address_is_named():
    """A folder of feeds, or a bookmark, is none."""
    outlines = (
        '<outline text="Folder"><outline type="rss" text="A" htmlUrl="https://x.example/"/>'
        '<outline text="B" xmlUrl="file:///b"/><outline text="C" xmlUrl="https://x.example/c"/>'
        "</outline><outline type='link' text='D' url='https://x.example/d'/>"
    )
    content = f"<opml><body>{outlines}</body></opml>".encode()

    assert opml.without_address(content, where="o") == ("A", "B")
    assert [one.url for one in opml.parse(content, where="o")] == ["https://x.example/c"]
