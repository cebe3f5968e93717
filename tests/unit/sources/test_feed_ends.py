"""Elements that a feed does not end: no entry swallows another, and no words are lost."""

import pytest

from briefing.sources import feed_text
from briefing.sources.feed_ends import ended
from briefing.sources.parsed import Parsed

FIRST = (
    "<item><title>First</title><link>https://quay.example/1</link>"
    "<description>Words one.</description></item>"
)


def read(items):
    feed = f"<rss version='2.0'><channel><title>Quay</title>{items}</channel></rss>"
    found = feed_text.parse(feed, where="f")
    return {item.title: item.text for item in found if isinstance(item, Parsed)}


@pytest.mark.parametrize(
    "broken",
    [
        "<item><title>Second</title><description>Words two.</item>",
        "<item><title>Second<description>Words two.</description></item>",
        "<item><title>Second</title><description>Words two.",
        "<item><title>Second</title><description>Words two.</description>",
        "<item><title>Second</title><description>&lt;p&gt;Words two.&lt;/p&gt;</item>",
        "<item><title>Second</title><description><![CDATA[<p>Words two.</p>]]></item>",
        "<item><title>Second</title><description>Words two.<guid>2</guid></item>",
        "<item><title>Second<link>https://quay.example/2<description>Words two.</item>",
        "<ITEM><TITLE>Second</TITLE><DESCRIPTION>Words two.</ITEM>",
    ],
)
@pytest.mark.parametrize("before", [True, False], ids=["before", "behind"])
def test_each_entry_keeps_its_own_words(broken, before):
    """Wherever the broken one stands among the others."""
    found = read(broken + FIRST if before else FIRST + broken)

    assert found == {"First": "Words one.", "Second": "Words two."}


def test_entry_of_atom_is_ended_too():
    """In its own words."""
    text = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Quay</title><entry><title>Second<id>2"
        "</id><link href='https://quay.example/2'/><summary>Words two.</entry><entry>"
        "<title>First</title><id>1</id><summary>Words one.</summary></entry></feed>"
    )

    found = {i.title: i.text for i in feed_text.parse(text, where="f") if isinstance(i, Parsed)}

    assert found == {"First": "Words one.", "Second": "Words two."}


@pytest.mark.parametrize(
    "text",
    [
        f"<rss><channel><title>Q</title><image><title>x</title></image>{FIRST}</channel></rss>",
        "<rss><channel><item><description><p>A <b>b</b><br>c</p><title>x</title></description>"
        "</item></channel></rss>",
        "<rss><channel><item><title><![CDATA[<item><title>]]></title><link/></item></channel></rss>",
        "<feed><entry><link href='a'/><content type='xhtml'><div><p>x</p></div></content></entry>"
        "<!-- <entry><title> --></feed>",
        "no markup at all",
        "",
    ],
)
def test_feed_that_ends_its_elements_stays_as_it_is(text):
    """Words in quoted sections and comments are no markup."""
    assert ended(text) == text
