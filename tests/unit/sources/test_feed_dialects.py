"""Feeds as sites write them: other dialects, other elements, other people's mistakes."""

import json

import pytest

from briefing.errors import SourceError
from briefing.model import Problem
from briefing.sources import feed_text
from briefing.sources.parsed import Parsed

SPACES = """
 xmlns:media="http://search.yahoo.com/mrss/" xmlns:yandex="http://news.yandex.ru"
 xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"
 xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
"""
TITLE = "<title>Berg to visit Oslo</title>"
LINK = "<link>https://post.example/1</link>"
TEASER = "<description>The minister will go to Oslo.</description>"
CAPTION = "<media:description>A photograph of the harbour at noon, with gulls.</media:description>"


def items(text, **given):
    return list(feed_text.parse(text, where="feed", **given))


def article(text, **given):
    (found,) = (item for item in items(text, **given) if isinstance(item, Parsed))
    return found


def rss(inner, *, channel="<title>Bell</title>"):
    return f"<rss version='2.0'{SPACES}><channel>{channel}<item>{inner}</item></channel></rss>"


class TestText:
    """What is the text of an entry, and what only stands beside it."""

    @pytest.mark.parametrize(
        "inner",
        [TEASER + CAPTION, CAPTION + TEASER, f"<media:group>{CAPTION}</media:group>{TEASER}"],
    )
    def test_caption_of_a_picture_is_not_the_article(self, inner):
        """Though it is longer than the teaser, and wherever it stands."""
        assert article(rss(TITLE + inner)).text == "The minister will go to Oslo."

    @pytest.mark.parametrize("inner", [CAPTION, f"<media:group>{CAPTION}</media:group>"])
    def test_caption_is_better_than_nothing(self, inner):
        """Films have no other text."""
        assert article(rss(TITLE + inner)).text.startswith("A photograph of the harbour")

    def test_words_about_captions_stay(self):
        """In a quoted section they are no markup."""
        inner = "<description><![CDATA[Use <![media:description>.]]></description>"

        assert "media:caption" not in article(rss(TITLE + inner)).text

    def test_whole_article_goes_before_the_teaser(self):
        """In the elements of those who carry both."""
        whole = "<yandex:full-text>The minister will go to Oslo and stay there.</yandex:full-text>"

        assert article(rss(TITLE + TEASER + whole)).text.endswith("and stay there.")

    @pytest.mark.parametrize(
        ("words", "text"),
        [
            ("Use &lt;b&gt; for bold.", "Use <b> for bold."),
            ("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", "One.\n\nTwo."),
            ("One.&lt;br&gt;Two.", "One.\nTwo."),
        ],
    )
    def test_plain_text_is_plain_unless_it_plainly_is_not(self, words, text):
        """Many Atom feeds state no type, and carry HTML."""
        entry = f"<entry><id>1</id><title>Tags</title><content>{words}</content></entry>"

        found = article(f"<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title>{entry}</feed>")

        assert found.text == text

    @pytest.mark.parametrize(
        ("reference", "read"),
        [
            ("&#55357;&#56832;", "\U0001f600"),
            ("&#xD83D;&#xDE00;", "\U0001f600"),
            ("&#55357;", "\ufffd"),
            ("&#0;", ""),
        ],
    )
    def test_half_a_character_costs_no_feed(self, reference, read):
        """Two halves are one character."""
        assert article(rss(f"<title>So{reference}</title>{TEASER}")).title == f"So{read}"

    @pytest.mark.parametrize("kind", ["image/png", "application/pdf", "audio/mpeg; x=y"])
    def test_letters_that_are_a_file_are_no_text(self, kind):
        """Atom carries files so; the words beside them are the text."""
        file = f"<content type='{kind}'>{'iVBORw0KGgo' * 20}</content>"
        entry = (
            f"<entry><id>1</id><title>T</title>{file}"
            "<summary>The minister will go.</summary></entry>"
        )

        found = article(f"<feed xmlns='http://www.w3.org/2005/Atom'><title>B</title>{entry}</feed>")

        assert found.text == "The minister will go."

    @pytest.mark.parametrize("kind", ["application/xhtml+xml", "text/html", "html", "text", "HTML"])
    def test_words_of_any_kind_are_text(self, kind):
        """However their type is spelled."""
        entry = (
            f"<entry><id>1</id><title>T</title><content type='{kind}'>It went.</content></entry>"
        )

        found = article(f"<feed xmlns='http://www.w3.org/2005/Atom'><title>B</title>{entry}</feed>")

        assert found.text == "It went."

    def test_entry_in_another_language_says_so(self):
        """Of the feed as a whole only what says nothing itself is."""
        entries = "".join(
            f"<entry{said}><id>{n}</id><title>T</title><summary>Metin.</summary></entry>"
            for n, said in enumerate((" xml:lang='tr'", ""))
        )
        space = "xmlns='http://www.w3.org/2005/Atom' xml:lang='en'"
        feed = f"<feed {space}><title>B</title>{entries}</feed>"

        assert [item.language for item in items(feed)] == ["tr", "en"]

    @pytest.mark.parametrize(
        ("html", "plain", "text"),
        [
            ("<p>Short.</p>", "The whole article, of which the other is a teaser.", "The whole"),
            ("<p>One.</p><p>Two.</p>", "One. Two. ", "One.\n\nTwo."),
            ("", "Plain.", "Plain."),
        ],
    )
    def test_fuller_of_two_versions_is_read(self, html, plain, text):
        """As a rule they say the same, the HTML better parted."""
        entry = {"id": "1", "content_html": html, "content_text": plain}
        feed = {"version": "https://jsonfeed.org/version/1.1", "items": [entry]}

        assert article(json.dumps(feed)).text.startswith(text)


class TestAddress:
    """Where an entry leads."""

    @pytest.mark.parametrize(
        ("stated", "url"),
        [
            ("www.bell.example/1", "https://www.bell.example/1"),
            ("www.bell.example", "https://www.bell.example"),
            ("www.html", "https://feed.example/news/www.html"),
            ("1.html", "https://feed.example/news/1.html"),
        ],
    )
    def test_host_without_its_scheme_is_no_page_of_the_feed(self, stated, url):
        """What begins with `www.` is a host, unless it is a page called so."""
        inner = f"{TITLE}<link>{stated}</link>{TEASER}"

        assert article(rss(inner), url="https://feed.example/news/feed").url == url


class TestTitle:
    """A headline is without the name of the page it stands on."""

    @pytest.mark.parametrize(
        ("stated", "title"),
        [
            ("Mayor resigns - The Post", "Mayor resigns"),
            ("Mayor resigns | the post", "Mayor resigns"),
            ("Mayor resigns – The Post – Bell", "Mayor resigns – The Post"),
            ("Mayor resigns - The Post of Lom", "Mayor resigns - The Post of Lom"),
            ("Mayor - The Post", "Mayor - The Post"),
            ("The Post", "The Post"),
            ("a - " * 20_000, ("a - " * 20_000).strip()),
        ],
    )
    def test_outlet_at_its_end_is_left_out(self, stated, title):
        """If that is what the feed, or the entry, calls it."""
        source = "<source url='https://p.example'>The Post</source>"

        assert article(rss(f"<title>{stated}</title>{source}{TEASER}")).title == title

    def test_aggregator_that_has_only_the_headline_tells_it_once(self):
        """Google's feeds print it again, with the outlet behind it."""
        inner = (
            "<title>Mayor resigns - The Post</title>"
            "<source url='https://p.example'>The Post</source>"
            "<description>&lt;a href='x'&gt;Mayor resigns&lt;/a&gt;&amp;nbsp;&amp;nbsp;"
            "&lt;font&gt;The Post&lt;/font&gt;</description>"
        )
        found = article(rss(inner))

        assert (found.title, found.text, found.outlet) == (
            "Mayor resigns",
            "Mayor resigns",
            "The Post",
        )


class TestAddressAndDate:
    """The publisher's own, however it is written."""

    @pytest.mark.parametrize(
        ("stated", "url"),
        [
            ("https://post.example/a b?c=d e", "https://post.example/a%20b?c=d%20e"),
            ("\n  https://post.example/a\n  ", "https://post.example/a"),
            ("//cdn.example/a", "https://cdn.example/a"),
            ("news/a b", "https://post.example/news/a%20b"),
        ],
    )
    def test_address_is_read_as_browsers_read_it(self, stated, url):
        """With blanks, in lines of its own, without its scheme."""
        found = article(
            rss(f"{TITLE}<link>{stated}</link>{TEASER}"), url="https://post.example/feed"
        )

        assert found.url == url

    def test_counter_of_readers_is_passed_by(self):
        """The publisher's own address stands beside its."""
        own = "<feedburner:origLink>https://post.example/own</feedburner:origLink>"

        assert article(rss(TITLE + LINK + own + TEASER)).url == "https://post.example/own"

    def test_date_of_journals_counts(self):
        """They have an element of their own."""
        day = "<prism:publicationDate>2026-03-10T08:00:00Z</prism:publicationDate>"

        assert (
            article(rss(TITLE + LINK + day + TEASER))
            .published.isoformat()
            .startswith("2026-03-10T08")
        )


class TestJson:
    """JSON Feed by its look, RSS in JSON, and both when they are broken."""

    def test_rss_in_json(self):
        """With the names of RSS."""
        item = {
            "title": "Berg to visit Oslo",
            "description": "<p>One.</p>",
            "link": "https://post.example/1",
            "guid": {"#value": "x", "isPermaLink": "false"},
            "pubDate": "Tue, 10 Mar 2026 08:00:00 GMT",
        }
        channel = {"title": "Bell", "language": "en-gb", "item": [item]}

        found = article(json.dumps({"rss": {"version": "2.0", "channel": channel}}))

        assert (found.text, found.key, found.outlet) == ("One.", "x", "Bell")
        assert (found.url, found.language) == ("https://post.example/1", "en")
        assert found.published.hour == 8

    @pytest.mark.parametrize("version", [None, "1.0", 1])
    def test_feed_that_does_not_say_which_it_is(self, version):
        """Its entries say so."""
        feed = {"version": version, "title": "Bell", "items": [{"id": 1, "content_text": "One."}]}

        assert article(json.dumps(feed)).key == "1"

    def test_list_of_other_things_is_no_feed(self):
        """Such as products."""
        with pytest.raises(SourceError, match="not a JSON Feed"):
            items(json.dumps({"items": [{"id": 1, "price": 3}]}))

    @pytest.mark.parametrize(
        ("end", "count"),
        [("]", 2), (",]}", 2), (', {"id": "3", "content_te', 2), ("", 2), ("}", 2)],
    )
    def test_broken_feed_is_read_as_far_as_it_is_whole(self, end, count):
        """And told to be broken."""
        whole = '{"id": "1", "content_text": "One."}, {"id": "2", "content_text": "Two."}'
        text = '{"version": "https://jsonfeed.org/version/1", "title": "Bell", "items": [' + whole

        found = items(text + end)

        assert [item.text for item in found if isinstance(item, Parsed)] == ["One.", "Two."]
        (problem,) = (item for item in found if isinstance(item, Problem))
        assert f"{count} whole entries" in problem.message

    def test_line_break_in_a_text_harms_nobody(self):
        """Though JSON wants it escaped."""
        text = (
            '{"version": "https://jsonfeed.org/version/1", "items": [{"id": 1, "summary": "A\nB"}]}'
        )

        assert article(text).text == "A\nB"

    def test_relative_address_is_completed(self):
        """As in any other feed."""
        feed = {
            "version": "https://jsonfeed.org/version/1",
            "items": [{"id": "1", "url": "/a", "content_text": "One."}],
        }

        assert (
            article(json.dumps(feed), url="https://post.example/f").url == "https://post.example/a"
        )

    @pytest.mark.parametrize("guard", [")]}'\n", ")]}',\n", "while(1);", "for (;;); ", "\n)]}' "])
    def test_guard_against_programs_is_no_part_of_it(self, guard):
        """Servers put it there so that no page can run their answer."""
        feed = {
            "version": "https://jsonfeed.org/version/1",
            "items": [{"id": "1", "content_text": "One."}],
        }

        assert article(guard + json.dumps(feed)).text == "One."


class TestReferences:
    """Characters by their numbers, as programs count them that should not."""

    @pytest.mark.parametrize(
        "number", ["x110000", "xFFFFFF", "X1fffff", "1114112", "99999999", "x200000"]
    )
    @pytest.mark.parametrize("element", ["title", "description"])
    def test_number_of_no_character_loses_no_feed(self, element, number):
        """Browsers show a mark there."""
        others = {"title": TITLE, "description": TEASER}
        others[element] = f"<{element}>The ferry &#{number}; sails again today.</{element}>"
        found = article(rss("".join(others.values())))

        said = found.title if element == "title" else found.text
        assert said == "The ferry \ufffd sails again today."

    def test_last_character_is_one(self):
        """The last plane counts, as do the pictures of today."""
        assert article(rss(f"<title>Bus &#x1F68C; &#128652; on</title>{TEASER}")).title == (
            "Bus 🚌 🚌 on"
        )


@pytest.mark.parametrize("end", ["\n", "<!-- cached -->"])
def test_entry_that_is_a_document_of_its_own_is_whole(end):
    """Atom allows it: it does not end in the middle."""
    found = items(
        "<?xml version='1.0'?><entry xmlns='http://www.w3.org/2005/Atom'><title>Alone</title>"
        "<id>urn:1</id><updated>2026-03-10T08:00:00Z</updated><summary>An entry alone.</summary>"
        f"</entry>{end}"
    )

    assert [item.text for item in found if isinstance(item, Parsed)] == ["An entry alone."]
    assert not [item for item in found if isinstance(item, Problem)]


@pytest.mark.parametrize("port", ["65536", "99999", "-1", "x"])
def test_address_at_a_port_that_cannot_be_is_none(port):
    """No reader can open it; the entry is kept."""
    link = f"<link>https://post.example:{port}/1</link>"

    found = article(rss(TITLE + link + TEASER))

    assert (found.url, found.text) == (None, "The minister will go to Oslo.")


@pytest.mark.parametrize("hyphen", ["&#173;", "&#xAD;", "&amp;shy;", "\u00ad"])
def test_hyphen_that_no_reader_sees_is_no_letter(hyphen):
    """Pages put it into long words; with it no name is found again."""
    word = f"minis{hyphen}ter"
    inner = f"<title>The {word} leaves</title><description>The {word} left.</description>"

    found = article(rss(inner))

    assert (found.title, found.text) == ("The minister leaves", "The minister left.")


def test_feed_that_ends_between_two_entries_is_told():
    """The next ones are lost."""
    entry = "<entry><title>A</title><id>1</id><summary>Words of it.</summary></entry>"

    found = items(f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Q</title>{entry}")

    assert any("ends in the middle" in item.message for item in found if isinstance(item, Problem))
