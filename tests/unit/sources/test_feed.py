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


class TestDates:
    """What an entry says of its dates is read whole, or told."""

    def items(self, *, rss_dates="", json_dates=None):
        if json_dates is not None:
            item = {"id": "1", "content_text": "Words.", **json_dates}
            text = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [item]})
        else:
            text = rss(ITEM.replace("</item>", f"{rss_dates}</item>"))
        found = list(feed_text.parse(text, where="feed"))
        (article,) = [one for one in found if isinstance(one, Parsed)]
        return article, [one.message for one in found if isinstance(one, Problem)]

    def test_offset_with_a_colon_counts(self):
        """The mail module drops it in silence: three hours."""
        article, problems = self.items(
            rss_dates="<pubDate>Tue, 10 Mar 2026 17:30:00 +03:00</pubDate>"
        )

        assert (article.published, problems) == (datetime(2026, 3, 10, 14, 30, tzinfo=UTC), [])

    @pytest.mark.parametrize("stated", ["Tue, 10 Mar 2026 17:30:00 IST", "03/04/2026", "soon"])
    def test_date_that_cannot_be_read_is_told(self, stated):
        """An article without a date is one thing, a date we do not know another."""
        article, problems = self.items(rss_dates=f"<pubDate>{stated}</pubDate>")

        assert (article.published, problems) == (None, [f"its date makes no sense: {stated!r}"])

    def test_senseless_date_is_told_though_another_is_read(self):
        """The entry is dated by its revision; that is not what it says."""
        article, problems = self.items(json_dates={
            "date_published": "soon", "date_modified": "2026-03-10T08:00:00Z"
        })  # fmt: skip

        assert article.published == datetime(2026, 3, 10, 8, tzinfo=UTC)
        assert problems == ["its date makes no sense: 'soon'"]

    @pytest.mark.parametrize("stated", [1773131400, 1773131400000, "1773131400.0"])
    def test_number_in_a_json_feed_is_seconds_or_milliseconds(self, stated):
        """The standard wants words; programs write numbers."""
        article, problems = self.items(json_dates={"date_published": stated})

        assert (article.published, problems) == (datetime(2026, 3, 10, 8, 30, tzinfo=UTC), [])

    def test_day_of_creation_counts_where_nothing_else_is_stated(self):
        """Library software writes only that one."""
        text = rss(
            ITEM.replace(
                "</item>", "<dcterms:created>2026-03-10T09:15:00Z</dcterms:created></item>"
            )
        ).replace("version=", "xmlns:dcterms='http://purl.org/dc/terms/' version=")

        (article,) = feed_text.parse(text, where="feed")

        assert article.published == datetime(2026, 3, 10, 9, 15, tzinfo=UTC)


class TestCharsets:
    """What a server, a declaration and a standard say, in this order, and what they do not."""

    TURKISH = "Şiir gecesi ertelendi; yağmur bekleniyor, dedi öğretmen."

    def read(self, content, **changes):
        items = list(Feed(url="https://post.example/feed").articles(answer(content, **changes)))
        (article,) = [item for item in items if isinstance(item, FetchedArticle)]
        return article.text, [item.message for item in items if isinstance(item, Problem)]

    def feed(self, declared, words=TURKISH):
        before = f"<?xml version='1.0' encoding='{declared}'?>" if declared else ""
        dated = "<pubDate>2026-03-10</pubDate></item>"
        return rss(ITEM.replace("Words.", words).replace("</item>", dated), before=before)

    @pytest.mark.parametrize("served", ["iso-8859-1", "ISO-8859-1", "us-ascii", None])
    def test_declaration_beats_the_default_of_a_server(self, served):
        """It says that of every file it has."""
        content = self.feed("windows-1251", "Премьер посетит Осло.").encode("cp1251")

        assert self.read(content, charset=served) == ("Премьер посетит Осло.", [])

    def test_server_that_says_more_than_its_default_is_believed(self):
        """As the rules of the web have it."""
        content = self.feed("utf-8").encode("cp1254")

        assert self.read(content, charset="windows-1254") == (self.TURKISH, [])

    def test_default_of_the_server_counts_where_the_declaration_is_false(self):
        """The template says utf-8, the words are older."""
        words = "Café à la crème, déjà vu, où êtes-vous"
        content = self.feed("utf-8", words).encode("cp1252")

        assert self.read(content, charset="iso-8859-1") == (words, [])

    @pytest.mark.parametrize("declared", ["utf-8", ""])
    def test_cut_character_costs_only_itself(self, declared):
        """And it is told; XML that names no charset is UTF-8."""
        content = self.feed(declared, self.TURKISH + "X").encode().replace(b".X", b".\xc4")

        text, (problem,) = self.read(content)

        assert text == self.TURKISH + "\ufffd"
        assert "one damaged character" in problem

    @pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
    def test_wide_feed_without_a_mark_is_read(self, charset):
        """Its declaration is as wide as its words."""
        content = self.feed("utf-16").encode(charset)

        assert self.read(content) == (self.TURKISH, [])

    def test_nul_is_dropped(self):
        """Nobody sees it, and it is no reason to lose a feed."""
        content = self.feed("utf-8", "A nul \0 byte.").encode()

        assert self.read(content) == ("A nul byte.", [])


class TestMarkup:
    """Words are not taken for markup, nor markup for words."""

    def read(self, **fields):
        item = {"title": "T", "link": "https://post.example/1", "description": "Words.", **fields}
        inner = "".join(f"<{name}>{words}</{name}>" for name, words in item.items())
        (article,) = feed_text.parse(
            rss(f"<item>{inner}</item>", "<title>A&B News</title>"), where="f"
        )
        return article

    @pytest.mark.parametrize(
        "words",
        [
            "AT&T shares fall",
            "S&P 500",
            "Q&A: the budget",
            "R & D",
            "Q&notes",
            "A && B",
            "Fish&Chips;",
        ],
    )
    def test_bare_ampersand_is_a_word(self, words):
        """And the rest of the feed is read as if it were not there."""
        article = self.read(title=words, description=f"{words} <b>{words}</b>".replace("<", "&lt;"))

        assert (article.title, article.text) == (words, f"{words} {words}")
        assert article.outlet == "A&B News"

    def test_ampersand_in_an_address_stays(self):
        """It is no sign of copyright."""
        link = "https://post.example/a?x=1&copy=3&reg=2"

        assert self.read(link=link).url == link

    @pytest.mark.parametrize("url", [None, "https://post.example/feed"])
    def test_ampersand_in_words_is_no_reference_without_its_semicolon(self, url):
        """Whether the feed comes from a file or from the web."""
        inner = "<title>x?a&copy=3</title><description>Q&notes x?a=1&copy=3</description>"

        (article,) = feed_text.parse(rss(f"<item>{inner}</item>"), where="f", url=url)

        assert (article.title, article.text) == ("x?a&copy=3", "Q&notes x?a=1&copy=3")

    def test_references_are_still_resolved(self):
        """Named, numbered, and those that XML does not know."""
        assert self.read(title="caf&eacute; &amp; th&#233;&nbsp;x").title == "café & thé x"

    @pytest.mark.parametrize("before", ["", "<?xml version='1.0'?>", "<!-- a -- b --> <?x y?>"])
    def test_doctype_in_a_text_is_a_word(self, before):
        """Only before the first element it is a declaration."""
        item = ITEM.replace("Words.", "<![CDATA[About <!DOCTYPE html> and more.]]>")
        doctype = "<!DOCTYPE rss PUBLIC '-//N//DTD 0.91//EN' 'http://n.example/x.dtd'>"

        for prolog in (before, before + doctype):
            (article,) = feed_text.parse(rss(item, before=prolog), where="f")
            assert article.text == "About and more."

    @pytest.mark.parametrize("prolog", ["<!-- " * 50_000, "<?x " * 50_000, "<!--" + "-" * 100_000])
    def test_hunt_for_the_prolog_takes_linear_time(self, prolog):
        """Whatever stands there."""
        with pytest.raises(SourceError):
            list(feed_text.parse(prolog, where="f"))

    def test_markup_that_was_escaped_twice_is_read(self):
        """Paragraphs are paragraphs."""
        twice = "&amp;lt;p&amp;gt;One.&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;Two.&amp;lt;/p&amp;gt;"

        assert self.read(description=twice).text == "One.\n\nTwo."

    def test_words_about_markup_stay(self):
        """One tag alone is what the text is about."""
        words = "How to write the &amp;lt;head&amp;gt; of a page, and where 3 &amp;lt; 4."

        assert (
            self.read(description=words).text
            == "How to write the <head> of a page, and where 3 < 4."
        )
