"""Feeds of every kind, as expected beside them in tests/golden/feeds."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.model import FetchedArticle, Problem
from briefing.sources import Feed, feed_text
from briefing.sources.client import Answer
from briefing.sources.parsed import Parsed
from tests.golden.feeds import regenerate

GOLDEN = Path(__file__).parents[2] / "golden" / "feeds"
NOW = datetime(2026, 3, 10, 7, tzinfo=UTC)


@pytest.mark.parametrize("path", regenerate.feeds(), ids=lambda path: path.name)
def test_feed_is_read_as_expected(path):
    """Titles, texts, dates, addresses, outlets, and a problem for each thing that is wrong."""
    expected = json.loads(regenerate.expected(path).read_text(encoding="utf-8"))

    assert regenerate.read(path) == expected


def test_wrongly_declared_charset_is_told():
    """Without the option the guess is named."""
    items = list(Feed(url=str(GOLDEN / "wrong-charset.xml")).fetch(now=NOW))

    assert "charset" in items[0].message
    assert isinstance(items[1], FetchedArticle)


def answer(text, **changes):
    content = text if isinstance(text, bytes) else text.encode()
    return Answer(url="https://post.example/feed", status=200, content=content, **changes)


ITEM = "<item><title>A</title><link>one</link><description>Words.</description></item>"


def rss(items=ITEM, title="<title>Bell</title>", before=""):
    return f"{before}<rss version='2.0'><channel>{title}{items}</channel></rss>"


def articles(text, *, feed=None, **changes):
    items = (feed or Feed(url="https://post.example/feed")).articles(answer(text, **changes))
    return [item for item in items if isinstance(item, FetchedArticle)]


def test_relative_address_is_completed():
    """With where the feed was found."""
    assert articles(rss())[0].url == "https://post.example/one"


LINKS = [
    "https://Post.example/a?z=1&a=2&flag#/part",
    "https://forum.example/index.php?threads/big-news.123/",
    "HTTPS://post.example/a/../b?",
    "https://post.example/a%7e?q=%ff&utm_source=x",
]


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("kind", ["link", "guid", "atom", "json"])
def test_address_is_as_the_feed_states_it(kind, link):
    """To the letter, in every kind of feed."""
    stated = link.replace("&", "&amp;")
    text = {
        "link": rss(f"<item><link>{stated}</link><description>W.</description></item>"),
        "guid": rss(f"<item><guid>{stated}</guid><description>W.</description></item>"),
        "atom": "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><entry><id>1</id>"
        f"<link href='{stated}'/><content>W.</content></entry></feed>",
        "json": json.dumps(
            {
                "version": "https://jsonfeed.org/version/1",
                "items": [{"id": "1", "url": link, "content_text": "W."}],
            }
        ),
    }[kind]

    assert articles(text)[0].url == link


@pytest.mark.parametrize(
    "entry",
    [
        "<guid>v5</guid>",
        "<guid isPermaLink='true'>v5/a</guid>",
        "<guid isPermaLink='false'>https://post.example/a</guid>",
        "<guid>tag:post.example,2026:5</guid>",
        "<guid>javascript:alert(1)</guid>",
        "<link>javascript:alert(1)</link>",
        "<link>data:text/html,x</link>",
        "<link>file:///etc/passwd</link>",
        "<link></link><guid>7</guid>",
    ],
)
def test_what_is_no_stated_address_is_no_link(entry):
    """A guid is a name; only one that is an address itself leads somewhere."""
    item = f"<item><description>Words.</description>{entry}</item>"
    channel = "<title>Bell</title><link>https://post.example/</link>"

    assert articles(rss(item, title=channel))[0].url is None


@pytest.mark.parametrize("name", ["a", "urn:uuid:1", "2026/1"])
def test_id_of_an_atom_entry_is_no_link(name):
    """Without a link it leads nowhere."""
    entry = f"<entry><id>{name}</id><content>Words.</content></entry>"
    (article,) = articles(f"<feed xmlns='http://www.w3.org/2005/Atom'>{entry}</feed>")

    assert (article.url, article.key) == (None, name)


@pytest.mark.parametrize(
    ("name", "title", "source"),
    [
        ("Mine", "<title>Bell</title>", "Mine"),
        (None, "<title>Bell</title>", "Bell"),
        (None, "", "post.example"),
    ],
)
def test_outlet_is_the_name_then_the_feeds_title_then_the_host(name, title, source):
    """In this order."""
    feed = Feed(url="https://post.example/feed", name=name)

    assert articles(rss(title=title), feed=feed)[0].source == source


def test_unchanged_feed_brings_nothing():
    """The server said so."""
    unchanged = Answer(url="https://post.example/feed", status=304, content=b"")

    assert list(Feed(url="https://post.example/feed").articles(unchanged)) == []


@pytest.mark.parametrize(
    "prolog",
    [
        "<!DOCTYPE rss [<!ENTITY a 'x'>]>",
        "<?xml version='1.0'?><!DOCTYPE rss [\n<!entity % a SYSTEM 'file:///etc/passwd'>]>",
        "<!-- <rss> --><!DOCTYPE rss [<!ELEMENT rss ANY><! ENTITY a 'x'>]>",
    ],
)
def test_feed_that_defines_entities_is_refused(prolog):
    """Billion laughs and files of this machine."""
    with pytest.raises(SourceError, match="entities"):
        articles(rss(before=prolog))


def test_entities_in_a_comment_or_quoted_section_are_words():
    """A text about XML is a text."""
    item = ITEM.replace("Words.", "<![CDATA[About <!ENTITY and more.]]><!-- <!ENTITY -->")

    assert "About" in articles(rss(item))[0].text


@pytest.mark.parametrize("text", ["<!-- " * 200_000, "<![CDATA[" * 200_000, "<!" * 400_000])
def test_hunt_for_entities_takes_linear_time(text):
    """Unclosed comments by the thousand."""
    with pytest.raises(SourceError):
        articles(text)


@pytest.mark.parametrize(
    "text", ["<html><body>Not found</body></html>", "words", "{}", '{"items": []}', "{broken", "[]"]
)
def test_what_is_no_feed_is_a_source_error(text):
    """An error page with status 200, mostly."""
    with pytest.raises(SourceError, match="not a"):
        articles(text)


def test_binary_answer_is_a_source_error():
    """A picture at the feed's address."""
    with pytest.raises(SourceError, match="not text"):
        articles(b"\x89PNG\r\n\x1a\n\0\0")


@pytest.mark.parametrize("kind", ["rss", "json"])
def test_only_the_first_thousand_entries_are_read(kind):
    """And it is said."""
    count = feed_text.MOST_ENTRIES + 5
    text = rss("".join(f"<item><title>T{n}</title></item>" for n in range(count)))
    if kind == "json":
        items = [{"id": str(n), "content_text": f"T{n}"} for n in range(count)]
        text = json.dumps({"version": "https://jsonfeed.org/version/1", "items": items})

    items = list(feed_text.parse(text, where="feed"))

    assert len([item for item in items if isinstance(item, Parsed)]) == feed_text.MOST_ENTRIES
    assert str(count) in items[-1].message


def test_servers_charset_goes_before_the_declaration():
    """As the rules of the web have it."""
    text = rss(ITEM.replace("Words.", "Şiir"), before="<?xml version='1.0' encoding='utf-8'?>")

    assert articles(text.encode("cp1254"), charset="windows-1254")[0].text == "Şiir"


def test_entry_without_a_name_gets_a_stable_key():
    """So that it is the same article tomorrow."""
    item = "<item><description>Words.</description></item>"

    assert articles(rss(item))[0].key == articles(rss(item))[0].key != ""


@pytest.mark.parametrize(("content", "words"), [(b"", "empty"), (b"x" * 200, "larger than 100")])
def test_bad_file_is_a_source_error(tmp_path, content, words):
    """Empty or too large."""
    path = tmp_path / "feed.xml"
    path.write_bytes(content)

    with pytest.raises(SourceError, match=words):
        list(Feed(url=str(path), max_bytes=100).fetch(now=NOW))


def test_missing_file_is_a_source_error(tmp_path):
    """With its path."""
    with pytest.raises(SourceError, match=r"gone\.xml"):
        list(Feed(url=str(tmp_path / "gone.xml")).fetch(now=NOW))


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(alphabet="<>/!?-[]ab &;\"'={}:,item", max_size=200).map(str.encode),
    ),
    st.sampled_from(
        [
            b"",
            b"<rss><channel><item><description>",
            b"<feed xmlns='http://www.w3.org/2005/Atom'><entry>",
            b'{"version":"https://jsonfeed.org/version/1","items":[',
            b"<?xml version='1.0' encoding='",
        ]
    ),
)
def test_no_bytes_break_a_feed(content, start):
    """Articles, problems, or a SourceError."""
    try:
        items = list(Feed(url="https://post.example/feed").articles(answer(start + content)))
    except SourceError:
        return

    for item in items:
        assert isinstance(item, Problem) or item.text
