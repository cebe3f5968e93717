"""One feed, one statement, in every dialect: what the entry's title, link, key, text, date is."""

import base64
from datetime import UTC, date, datetime

import pytest

from briefing.model import Problem
from briefing.sources import feed_text
from briefing.sources.parsed import Parsed

HOME = "https://bell.example/feed"
SPACES = """
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:xhtml="http://www.w3.org/1999/xhtml"
"""
TOLD = "The mayor of Lom went."
PAGE = "https://bell.example/1"
EIGHT = datetime(2026, 3, 10, 8, tzinfo=UTC)
MIDNIGHT = datetime(2026, 3, 10, tzinfo=UTC)
FIVE = datetime(2026, 3, 10, 5, tzinfo=UTC)


def b64(words):
    return base64.b64encode(words.encode()).decode()


def rss(item, version="2.0"):
    return (
        f"<?xml version='1.0' encoding='utf-8'?><rss version='{version}'{SPACES}><channel>"
        f"<title>Bell</title><link>https://bell.example/</link><item>{item}</item></channel></rss>"
    )


def told(item):
    return rss(f"<title>T</title><link>{PAGE}</link><description>{TOLD}</description>{item}")


def whole(html):
    return rss(f"<title>T</title><content:encoded><![CDATA[{html}]]></content:encoded>")


def titled(title):
    return rss(f"<title>{title}</title><description>{TOLD}</description>")


def linked(link):
    return rss(f"<title>T</title>{link}<description>{TOLD}</description>")


def atom(entry, attributes=""):
    return (
        f"<feed xmlns='http://www.w3.org/2005/Atom'{attributes}><title>Bell</title>"
        f"<id>urn:f</id><entry><id>urn:1</id>{entry}</entry></feed>"
    )


def entry(inner, attributes=""):
    return atom(f"<title>T</title><summary>{TOLD}</summary>{inner}", attributes)


def rdf(inner, space="http://purl.org/rss/1.0/"):
    return (
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
        f"xmlns='{space}'><channel><title>Bell</title></channel>"
        f"<item><title>T</title><link>{PAGE}</link>{inner}</item></rdf:RDF>"
    )


OLD_ATOM = (
    "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>Bell</title><entry><title>T</title>"
    f"<link rel='alternate' href='{PAGE}'/><issued>2026-03-10T08:00:00+03:00</issued>"
    "<modified>2026-03-10T08:00:00Z</modified><content type='text/html' mode='escaped'>"
    f"&lt;p&gt;{TOLD}&lt;/p&gt;</content></entry></feed>"
)
PREFIXED = (
    "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>Bell</a:title><a:entry><a:id>1</a:id>"
    f"<a:title>T</a:title><a:updated>2026-03-10T08:00:00Z</a:updated><a:content>{TOLD}</a:content>"
    "</a:entry></a:feed>"
)
SHOUTED = (
    "<RSS VERSION='2.0'><CHANNEL><TITLE>Bell</TITLE><ITEM><TITLE>T</TITLE>"
    f"<LINK>{PAGE}</LINK><DESCRIPTION>{TOLD}</DESCRIPTION></ITEM></CHANNEL></RSS>"
)
REPLIES = (
    f"<link rel='replies' href='{PAGE}/comments'/><link rel='edit' href='{PAGE}/edit'/>"
    f"<link rel='alternate' href='{PAGE}'/>"
)

TITLES = {
    "tags": (titled("<![CDATA[Mayor <b>goes</b> &amp; stays]]>"), "Mayor goes & stays"),
    "escaped twice": (titled("Mayor&amp;#8217;s &amp;quot;exit&amp;quot;"), 'Mayor’s "exit"'),
    "a break": (titled("<![CDATA[Mayor<br/>goes]]>"), "Mayor goes"),
    "entities of HTML": (titled("Caf&eacute; &agrave; No&euml;l"), "Café à Noël"),
    "references of Windows": (titled("Mayor&#146;s &#147;exit&#148;"), "Mayor’s “exit”"),
    "misread": (titled("CafÃ© rouvre"), "Café rouvre"),
    "bare ampersands": (titled("AT&T & Co"), "AT&T & Co"),
    "a heart": (titled("We <3 Lom"), "We <3 Lom"),
    "none": (rss(f"<description>{TOLD}</description>"), ""),
    "a picture's before": (rss(f"<media:title>Pic</media:title><title>T</title>{TOLD}"), "T"),
    "a logo's before": (told("<image><title>Logo</title><url>a.png</url></image>"), "T"),
    "a podcast's before": (rss("<itunes:title>P</itunes:title><title>T</title>"), "T"),
    "XHTML": (
        atom(
            "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>Mayor <em>goes</em> "
            f"&amp; stays</div></title><summary>{TOLD}</summary>"
        ),
        "Mayor goes & stays",
    ),
    "capitals": (SHOUTED, "T"),
}
LINKS = {
    "comments beside it": (told("<comments>https://bell.example/1#c</comments>"), PAGE),
    "replies before it": (entry(REPLIES), PAGE),
    "an enclosure alone": (entry("<link rel='enclosure' href='https://b.example/a.mp3'/>"), None),
    "a base": (entry("<link href='1'/>", " xml:base='https://bell.example/'"), PAGE),
    "a part of one": (linked("<link>/1</link>"), PAGE),
    "without scheme": (linked("<link>//bell.example/1</link>"), PAGE),
    "quoted, with blanks": (
        linked(f"<link>\n <![CDATA[ {PAGE}?a=1&b=2 ]]>\n</link>"),
        f"{PAGE}?a=1&b=2",
    ),
    "bare ampersands": (
        linked(f"<link>{PAGE}?a=1&lang=en&copy=2</link>"),
        f"{PAGE}?a=1&lang=en&copy=2",
    ),
    "letters of any script": (
        linked("<link>https://bücher.example/ö?q=ä</link>"),
        "https://bücher.example/ö?q=ä",
    ),
    "a script": (linked("<link>javascript:alert(1)</link>"), None),
    "a guid": (linked(f"<guid>{PAGE}</guid>"), PAGE),
    "a guid that is none": (linked(f"<guid isPermaLink='false'>{PAGE}</guid>"), None),
    "RDF": (rdf(""), PAGE),
    "RSS 0.90": (rdf("", space="http://my.netscape.com/rdf/simple/0.9/"), PAGE),
    "Atom 0.3": (OLD_ATOM, PAGE),
}
TEXTS = {
    "Atom 0.3": (OLD_ATOM, TOLD),
    "prefixes": (PREFIXED, TOLD),
    "RSS 0.92": (rss(f"<description>{TOLD}</description>", version="0.92"), TOLD),
    "RDF": (rdf(f"<description>{TOLD}</description>"), TOLD),
    "the headline, if there is no other": (rdf(""), "T"),
    "<content>": (rss(f"<title>T</title><content>{TOLD}</content>"), TOLD),
    "XHTML": (rss(f"<title>T</title><xhtml:body><xhtml:p>{TOLD}</xhtml:p></xhtml:body>"), TOLD),
    "podcast": (rss(f"<title>T</title><itunes:summary>{TOLD}</itunes:summary>"), TOLD),
    "styles and frames": (whole(f"<style>p{{}}</style><p>{TOLD}</p><iframe>No</iframe>"), TOLD),
    "forms": (whole(f"<p>{TOLD}</p><form><input value='x'><button>Join</button></form>"), TOLD),
    "lists": (whole("<p>Two:</p><ol><li>Tax<li>School</ol>"), "Two:\n\nTax\n\nSchool"),
    "quoted section that ends in another": (
        rss("<description><![CDATA[One ]]]]><![CDATA[> two.]]></description>"),
        "One ]]> two.",
    ),
    "a caption that states its type": (
        rss(
            "<title>T</title><media:group><media:description type='plain'>The &lt;b&gt;ferry"
            "</media:description></media:group>"
        ),
        "The ferry",
    ),
    "quoted once more": (
        rss("<title>T</title><description>&lt;![CDATA[&lt;p&gt;One.&lt;/p&gt;]]&gt;</description>"),
        "One.",
    ),
    "a mark that begins nothing": (whole("<p>One <! two </ three.</p>"), "One <! two </ three."),
    "a tag that is told of": (whole("<code>&lt;br /></code>"), "<br />"),
    "a drawing that is never closed": (whole(f"<svg><p>{TOLD}</p>"), TOLD),
    "a note that is never closed": (whole(f"<noscript><p>{TOLD}</p>"), TOLD),
    "a drawing alone": (whole("<svg><title>Map of Lom</title><circle r='1'/></svg>"), "Map of Lom"),
    "any bytes that are words": (
        atom(f"<title>T</title><content type='application/octet-stream'>{b64(TOLD)}</content>"),
        TOLD,
    ),
    "headlines of other outlets": (
        rss(
            "<title>Mayor goes - Post</title><source url='https://post.example'>Post</source>"
            "<description>&lt;ol&gt;&lt;li&gt;Mayor goes Post&lt;/li&gt;&lt;li&gt;Vote after all "
            "Globe&lt;/li&gt;&lt;/ol&gt;</description>"
        ),
        "Mayor goes",
    ),
    "words of a post without headline": (
        rss(
            "<description>&lt;p&gt;Off to &lt;a href='x'&gt;#&lt;span&gt;Lom&lt;/span&gt;"
            "&lt;/a&gt;.&lt;/p&gt;</description>"
        ),
        "Off to #Lom.",
    ),
}  # fmt: skip
DATES = {
    "RFC 822": (told("<pubDate>Tue, 10 Mar 2026 08:00:00 +0300</pubDate>"), FIVE),
    "its zone's name": (told("<pubDate>Tue, 10 Mar 2026 08:00:00 TRT</pubDate>"), FIVE),
    "a browser's": (told("<pubDate>Tue Mar 10 2026 08:00:00 GMT+0300 (AST)</pubDate>"), FIVE),
    "wrong weekday": (told("<pubDate>Mon, 10 Mar 2026 08:00:00 GMT</pubDate>"), EIGHT),
    "two digits": (told("<pubDate>10 Mar 26 08:00:00 +0000</pubDate>"), EIGHT),
    "a dot": (told("<pubDate>Tue, 10 Mar. 2026 08:00:00 GMT</pubDate>"), EIGHT),
    "half past eight": (told("<pubDate>March 9, 2026 11:00 p.m. CST</pubDate>"), FIVE),
    "midnight": (told("<pubDate>Mon, 09 Mar 2026 24:00:00 GMT</pubDate>"), MIDNIGHT),
    "ISO": (told("<dc:date>2026-03-10T08:00:00+03:00</dc:date>"), FIVE),
    "ISO with blanks": (told("<dc:date>2026-03-10 08:00:00 +0300</dc:date>"), FIVE),
    "ISO, small": (told("<dc:date>2026-03-10t08:00:00z</dc:date>"), EIGHT),
    "a day": (told("<dc:date>2026-03-10</dc:date>"), date(2026, 3, 10)),
    "empty, and another": (told("<pubDate/><dc:date>2026-03-10T08:00:00Z</dc:date>"), EIGHT),
    "only updated": (entry("<updated>2026-03-10T08:00:00Z</updated>"), EIGHT),
    "in RSS, of Atom": (told("<atom:updated>2026-03-10T08:00:00Z</atom:updated>"), EIGHT),
    "Atom 0.3": (OLD_ATOM, FIVE),
    "digits of Arabic": (told("<pubDate>١٠ مارس ٢٠٢٦</pubDate>"), date(2026, 3, 10)),
    "a zone that none has": (told("<pubDate>Tue, 10 Mar 2026 08:00:00 +2400</pubDate>"), None),
    "a zone that three have": (told("<pubDate>Tue, 10 Mar 2026 08:00:00 IST</pubDate>"), None),
    "of the feed": (
        told("").replace("<item>", "<pubDate>Tue, 10 Mar 2026 08:00 GMT</pubDate><item>"),
        None,
    ),
}  # fmt: skip


def article(feed):
    (found,) = (
        one for one in feed_text.parse(feed, where="feed", url=HOME) if isinstance(one, Parsed)
    )
    return found


@pytest.mark.parametrize(("feed", "title"), TITLES.values(), ids=TITLES)
def test_title(feed, title):
    """In one line, without markup."""
    assert article(feed).title == title


@pytest.mark.parametrize(("feed", "url"), LINKS.values(), ids=LINKS)
def test_link(feed, url):
    """As the publisher states it."""
    assert article(feed).url == url


@pytest.mark.parametrize(("feed", "text"), TEXTS.values(), ids=TEXTS)
def test_text(feed, text):
    """The words, in paragraphs."""
    assert article(feed).text == text


@pytest.mark.parametrize(("feed", "published"), DATES.values(), ids=DATES)
def test_date(feed, published):
    """The instant, or the day, or none."""
    assert article(feed).published == published


@pytest.mark.parametrize(
    ("feed", "key"),
    [
        (told("<guid isPermaLink='false'>k-1</guid>"), "k-1"),
        (told(""), PAGE),
        (entry(""), "urn:1"),
        (PREFIXED, "1"),
    ],
)
def test_key(feed, key):
    """What the entry is called by its source."""
    assert article(feed).key == key


@pytest.mark.parametrize(
    "around",
    [
        "<!-- cached -->\n\n{}",
        "<br />\n<b>Warning</b>: x in /y.php\n{}",
        "{}\n<script>ga()</script>",
        "\ufeff\n{}",
        "<?xml-stylesheet type='text/xsl' href='x.xsl'?>{}",
        '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x.example/rss.dtd">{}',
    ],
)
def test_what_stands_around_a_feed_costs_nothing(around):
    """What servers and programs put there."""
    feed = told("").partition("?>")[2]

    assert article(around.format(feed)).text == TOLD


def test_twice_the_same_entry_is_handed_over_twice():
    """Whether they are one article is the store's to say."""
    item = f"<item><title>T</title><description>{TOLD}</description></item>"
    feed = f"<rss version='2.0'><channel><title>Bell</title>{item}{item}</channel></rss>"

    found = list(feed_text.parse(feed, where="feed"))

    assert [one.text for one in found if not isinstance(one, Problem)] == [TOLD, TOLD]
