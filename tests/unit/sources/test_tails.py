"""What programs write below every article is no part of it."""

import pytest

from briefing.sources import feed_text
from briefing.sources.fragments import fragment_text
from briefing.sources.parsed import Parsed
from briefing.sources.tails import without_tail

TOLD = "The ferry to Lom left on Monday."


@pytest.mark.parametrize(
    "tail",
    [
        "The post Ferry leaves appeared first on Lom Post.",
        "The article Ferry leaves first appeared on lom.example.",
        "L’article Ferry leaves est apparu en premier sur Lom Post.",
        "Der Beitrag Ferry leaves erschien zuerst auf Lom Post.",
        "La entrada Ferry leaves se publicó primero en Lom Post.",
        "Ferry leaves yazısı ilk önce Lom Post üzerinde ortaya çıktı.",
        "Сообщение Ferry leaves появились сначала на Lom Post.",
        "submitted by /u/ferryman\n[link] [comments]",
        "Share this: Click to share on X (Opens in new window)\n\nLike this:\n\nLike Loading...",
        "Subscribe to our free weekly newsletter",
        "Subscribe to continue reading. Already a subscriber? Log in.",
        "Continue reading…",
        "Read more »",
        "Devamını oku...",
        "View this email in your browser\n\nUnsubscribe | Privacy",
        "© 2026 Lom Post. All rights reserved.\n\nFollow us on Facebook and X",
        "Copyright (c) 2026 by Lom Post",
        "Tüm hakları saklıdır.",
        "Alle Rechte vorbehalten",
        "Read also: Ferry stops for the winter",
        "Related stories: Ferry stops. Harbour freezes.",
        "This article is for subscribers only.\n\nSubscribe now\n\nLog in",
        "To continue reading, please sign in or register.",
    ],
)
def test_it_is_taken_off(tail):
    """Whole paragraphs at the end."""
    assert without_tail(f"{TOLD}\n\n{tail}") == TOLD


@pytest.mark.parametrize(
    "text",
    [
        f"{TOLD}\n\nRead more people are leaving the town.",
        f"{TOLD}\n\nLike many in the town, he left.",
        f"{TOLD}\n\nRelated families met on Monday.",
        f"{TOLD}\n\nThe post office case appeared first on the list, he said. It went on.",
        f"Subscribe to our newsletter\n\n{TOLD}",
        "Read more",
        f"{TOLD}\n\nCopyright law is to change next year, the minister said.",
        f"{TOLD}\n\nSubscribe now or pay more later, the shop wrote to them, and they paid.",
        f"{TOLD}\n\nFollow the money, he said.",
        f"{TOLD}\n\nThis article is for the museum, he said of the coat.",
    ],
)
def test_sentences_stay(text):
    """And what is all there is."""
    assert without_tail(text) == text


@pytest.mark.parametrize(
    "gap",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "[Advertisement]",
        "Story continues below advertisement",
        "Article continues after video",
        "Anzeige",
        "Publicité",
        "Реклама",
    ],
)
def test_mark_of_a_gap_goes_from_the_middle(gap):
    """Nothing of the article stands there."""
    assert without_tail(f"{TOLD}\n\n{gap}\n\nIt came back.") == f"{TOLD}\n\nIt came back."


@pytest.mark.parametrize(
    "words",
    ["Advertisements are dear, he said.", "Sponsored by the town", "Story", "Skip the ads?"],
)
def test_words_that_are_like_a_mark_stay(words):
    """They say more."""
    text = f"{TOLD}\n\n{words}\n\nIt came back."

    assert without_tail(text) == text


def test_entry_of_a_feed_ends_with_its_own_words():
    """As every WordPress feed has it."""
    feed = (
        "<rss version='2.0'><channel><title>Bell</title><item><title>T</title><description>"
        f"&lt;p&gt;{TOLD}&lt;/p&gt;&lt;p&gt;The post &lt;a href='x'&gt;T&lt;/a&gt; appeared "
        "first on &lt;a href='y'&gt;Bell&lt;/a&gt;.&lt;/p&gt;</description></item></channel></rss>"
    )

    (found,) = (one for one in feed_text.parse(feed, where="feed") if isinstance(one, Parsed))

    assert found.text == TOLD


@pytest.mark.parametrize(
    "tail",
    [
        "Start your free trial now and read all our articles for four weeks.",
        "Subscribe now for unlimited access to all our articles.",
    ],
)
def test_offers_below_the_text_are_none(tail):
    """A wall tells a reader what to pay."""
    assert without_tail(f"The ferry left.\n\nIt came back.\n\n{tail}") == (
        "The ferry left.\n\nIt came back."
    )


def test_signature_of_a_picture_on_another_site_marks_a_gap():
    """Of an embedded post that is all a page holds."""
    post = "A post shared by Lom Ferries (@lom.ferries) on Jan 3, 2031 at 1:00pm PST"

    assert without_tail(f"The ferry left.\n\n{post}\n\nIt came back.") == (
        "The ferry left.\n\nIt came back."
    )


def test_buttons_of_a_newsletter_are_no_text():
    """Amid the text, or below it."""
    text = (
        "The ferry left.\n\nSubscribe now\n\nIt came back.\n\n"
        "Thanks for reading Ferry Notes! Subscribe for free to receive new posts."
    )

    assert without_tail(text) == "The ferry left.\n\nIt came back."


def test_what_a_wall_says_above_a_text_is_none_of_it():
    """Nor what it says below; all a text says stays."""
    told = "You have read all your free articles."

    assert without_tail(f"{told}\n\nThe ferry left.") == "The ferry left."
    assert without_tail(told) == told


def test_lines_that_lead_elsewhere_are_no_text():
    """One below the other."""
    below = "READ MORE: A bridge opens\n\nFollow Lom Post on Facebook and Instagram."

    assert without_tail(f"The ferry left.\n\nIt came.\n\n{below}") == "The ferry left.\n\nIt came."


def test_line_that_leads_elsewhere_amid_a_text_is_none_of_it():
    """A sentence that begins so stays."""
    assert (
        without_tail("It left.\n\nAlso read: A bridge opens\n\nIt came.") == "It left.\n\nIt came."
    )
    kept = "It left.\n\nRelated: the mayor is her aunt, she said.\n\nIt came."
    assert without_tail(kept) == kept


def test_words_that_lead_on_behind_a_cut_are_no_text():
    """The mark of the cut stays."""
    assert without_tail("The ferry left on… Read More »") == "The ferry left on…"
    assert without_tail("She said: read more.") == "She said: read more."


@pytest.mark.parametrize("line", ["Read more...", "Continue reading →", "[Read more]"])
def test_last_line_that_leads_on_is_no_text(line):
    """Though it is no paragraph of its own; a sentence that begins so is text."""
    assert without_tail(f"The ferry left.\n{line}") == "The ferry left."
    assert without_tail("The ferry left.\nRead more slowly, she said.") == (
        "The ferry left.\nRead more slowly, she said."
    )


def test_link_to_another_article_beside_a_text_is_none_of_it():
    """Feeds hand it on between two paragraphs; words that are quoted beside them stay."""
    aside = (
        "<aside><p><span>Related: </span><a href='x'>Bridge is closed for a week</a></p></aside>"
    )
    quoted = (
        "<aside><p>Nobody slept, and <a href='y'>Ida</a> least of all, they say here.</p></aside>"
    )

    assert fragment_text(f"<p>It left.</p>{aside}<p>It came.</p>") == "It left.\n\nIt came."
    assert "Nobody slept" in fragment_text(f"<p>It left.</p>{quoted}")
