"""A feed that ends in the middle keeps what it said until then, and that is told."""

import pytest

from briefing.model import Problem
from briefing.sources import feed_text

FIRST = "<item><title>One</title><guid>1</guid><description>The ferry left.</description></item>"
HEAD = f"<rss version='2.0'><channel><title>Bell</title>{FIRST}"


def read(feed):
    items = list(feed_text.parse(feed, where="feed"))
    told = [item.message for item in items if isinstance(item, Problem)]
    return [(one.title, one.text) for one in items if not isinstance(one, Problem)], told


@pytest.mark.parametrize(
    ("end", "last"),
    [
        ("<item><title>Two</title><description>It came ba", ("Two", "It came ba")),
        ("<item><title>Two</title><description>It came ba</descr", ("Two", "It came ba")),
        ("<item><title>Two</title><description>It came &am", ("Two", "It came")),
        ("<item><title>Two</title><description><![CDATA[<p>It <b>came ba", ("Two", "It came ba")),
        ("<item><title>Two</title><description><![CDATA[<p>It came.</p>]", ("Two", "It came.")),
        (
            "<item><title>Two</title><description><![CDATA[It came.]]></description>",
            ("Two", "It came."),
        ),
        ("<item><title>Two</title><description>&lt;p&gt;It came ba", ("Two", "It came ba")),
        ("<item><title>Two ferr", ("Two ferr", "Two ferr")),
    ],
    ids="text tag reference quoted quote-end closed escaped title".split(),
)
def test_the_words_before_the_cut_are_read(end, last):
    """Of the entry that was being sent."""
    articles, told = read(HEAD + end)

    assert articles == [("One", "The ferry left."), last]
    assert any("ends in the middle" in message for message in told)


def test_cut_between_two_entries_is_told_as_well():
    """Entries may be missing."""
    articles, told = read(HEAD)

    assert len(articles) == 1
    assert any("ends in the middle" in message for message in told)


@pytest.mark.parametrize(
    "feed",
    [
        f"{HEAD}</channel></rss>",
        f"{HEAD}</channel></rss>\n<!-- cached --><script>x()</script>",
        f"{HEAD}</channel>",
        "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>B</a:title><a:entry><a:id>1</a:id>"
        "<a:title>One</a:title></a:entry></a:feed>",
    ],
)
def test_whole_feed_is_not_called_cut(feed):
    """Whatever stands behind it."""
    articles, told = read(feed)

    assert len(articles) == 1
    assert not any("middle" in message for message in told)
