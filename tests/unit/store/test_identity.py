"""When two texts are one article, and when two wordings are one."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Article, FetchedArticle
from briefing.store.identity import (
    article_id,
    canonical_url,
    content_hash,
    fingerprint,
    former_id,
    keepable,
    link,
    names_no_page,
    shared_id,
)

PLAIN = "https://post.example/a?id=3"
NOW = datetime(2026, 3, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "url",
    [
        "https://post.example/a?id=3",
        "  https://post.example/a?id=3 ",
        "HTTPS://POST.example/a?id=3",
        "https://post.example:443/a?id=3",
        "https://post.example/a?id=3#part",
        "https://me:secret@post.example/a?id=3",
        "https://post.example/a?utm_source=x&id=3&UTM_Medium=y",
        "https://post.example/a?fbclid=1&id=3&gclid=2&mc_cid=4&at_medium=RSS&mtm_x=1&pk_kwd=5",
    ],
)
def test_one_page_has_one_address(url):
    """However it was linked."""
    assert canonical_url(url) == PLAIN


@pytest.mark.parametrize(
    "url",
    [
        "https://post.example/a?id=4",
        "https://post.example/A?id=3",
        "https://post.example/a/b?id=3",
        "https://www.post.example/a?id=3",
        "https://post.example:8443/a?id=3",
        "https://post.example/a?id=3&page=2",
        "https://post.example/a?id=3&Ref=77",
        "https://post.example/a?id=3&share=77",
        "https://post.example/a?id=3&partner=77",
        "https://post.example/a?id=3&rss=77",
        "https://post.example/a?id=3&pk_id=77",
        "https://post.example/a?id=3#/news/77",
        "https://post.example/a?id=3#!/news/77",
        "https://post.example/a?id=3&q",
    ],
)
def test_another_page_has_another_address(url):
    """What may tell pages apart is kept."""
    assert canonical_url(url) != PLAIN


@pytest.mark.parametrize(
    "url",
    [None, "", "post.example/a", "ftp://post.example/a", "javascript:alert(1)", "http://", "http://[",
     "http://x:99999999/", "/a"],
)  # fmt: skip
def test_what_is_no_web_address_is_none(url):
    """Then source and key name the article."""
    assert canonical_url(url) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("?Ref=77", "?Ref=78"),
        ("?t=%CF%F0", "?t=%D1%F2"),
        ("#/news/1", "#/news/2"),
        ("#!news/1", "#!news/2"),
        ("?threads/big-news.123/", "?threads/small-news.124/"),
    ],
)
def test_two_pages_have_two_addresses(one, other):
    """Whatever way a site has to tell its pages apart: a word, old bytes, a script's route."""
    assert canonical_url(f"https://post.example/{one}") != canonical_url(
        f"https://post.example/{other}"
    )


@given(st.text(alphabet="abc/?&=#!%:@.[]~ é\\\ud800", max_size=40))
def test_canonical_address_is_stable(rest):
    """Writing it again changes nothing; no text breaks it."""
    once = canonical_url("https://post.example/" + rest)

    assert once is None or canonical_url(once) == once


@pytest.mark.parametrize(
    "stated",
    [
        "https://forum.example/index.php?threads/big-news.123/",
        "https://post.example/#/news/1",
        "https://Post.example/A?z=1&a=2&flag",
        "https://post.example/a?utm_source=x&sig=%7e%2F#part",
        "https://post.example:443/a%20b?q=%ff",
        "http://post.example",
    ],
)
def test_link_is_what_the_source_states(stated):
    """To the letter: signed links, forums and scripts depend on it."""
    assert link(f" {stated}\n") == stated


def test_link_passes_no_password_on():
    """It would be printed for every reader; what only looks like one stays."""
    assert link("https://me:secret@post.example/a@b?c@d") == "https://post.example/a@b?c@d"
    assert link("https://post.example/@me?x=//a@b") == "https://post.example/@me?x=//a@b"


@pytest.mark.parametrize(
    "url", [None, "v5", "javascript:alert(1)//https://a.example", "data:text/html,x", "file:///a"]
)
def test_what_is_no_web_address_is_no_link(url):
    """A guid, a script, a file of this machine."""
    assert link(url) is None


@pytest.mark.parametrize(
    ("url", "front"),
    [
        ("https://post.example", True),
        ("https://post.example/?utm_source=x#top", True),
        ("https://post.example/#/news/1", False),
        ("https://post.example/?id=1", False),
        ("https://post.example/a", False),
        (None, False),
    ],
)
def test_front_door_is_no_page_of_its_own(url, front):
    """Many items may be said to be there."""
    assert names_no_page(url) is front


def fetched(**changes):
    base = FetchedArticle(key="a.txt", source="Post", title="T", text="Words.")
    return replace(base, **changes)


def test_article_is_known_by_its_address():
    """Whoever brings it, under http or https."""
    one = fetched(url=PLAIN)
    other = fetched(url=PLAIN.replace("https", "http") + "&utm_source=x", source="Bell", key="b")

    assert article_id(one) == article_id(other)
    assert len(article_id(one)) == 16


def test_article_without_address_is_known_by_source_and_key():
    """And by nothing else."""
    assert article_id(fetched()) == article_id(fetched(text="Other.", url="nonsense"))
    assert article_id(fetched()) != article_id(fetched(key="b.txt"))
    assert article_id(fetched()) != article_id(fetched(source="Bell"))
    assert article_id(fetched(source="a", key="b\0c")) != article_id(
        fetched(source="a\0b", key="c")
    )


def test_ids_do_not_change_between_versions():
    """Kept briefs refer to them: if this fails, every store needs a migration."""
    assert article_id(fetched(url=PLAIN)) == "e1ca9de0b9553124"
    assert article_id(fetched()) == "a937bf42901ce65e"
    assert shared_id("e1ca9de0b9553124", "words") == "749530792f0e630e"


def test_former_id_is_what_the_first_schema_gave():
    """Where the address was cut short, and elsewhere."""
    assert former_id(fetched(url=PLAIN)) == article_id(fetched(url=PLAIN))
    assert former_id(fetched(url=PLAIN + "&Ref=7#/x")) == article_id(fetched(url=PLAIN))
    assert former_id(fetched()) == article_id(fetched())


def test_wordings_that_look_alike_are_one():
    """White space and Unicode composition make no new revision; words and paragraphs' words do."""
    one = content_hash(title="Café", text="One  two.\n\nThree.")

    assert content_hash(title="Cafe\u0301 ", text="One two.\nThree.\n") == one
    assert content_hash(title="Café", text="One two. Four.") != one
    assert content_hash(title="", text="Café One two.\n\nThree.") != one


ARTICLE = Article(
    id="0" * 16,
    revision=1,
    source="Post",
    title="T",
    text="x",
    url=None,
    published_at=NOW,
    published_on=None,
    known_at=NOW,
    first_seen=NOW,
)


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "y"},
        {"title": "U"},
        {"language": "en"},
        {"published_at": None},
        {"published_at": None, "published_on": date(2026, 3, 9)},
    ],
    ids=str,
)
def test_analysis_depends_on_words_dates_and_language(changes):
    """Another of these is another analysis."""
    later = replace(ARTICLE, first_seen=NOW.replace(hour=9))

    assert fingerprint(replace(later, **changes)) != fingerprint(later)


def test_analysis_of_a_dated_article_does_not_depend_on_our_clock():
    """A second store shares it."""
    later = replace(
        ARTICLE, first_seen=NOW.replace(hour=9), known_at=NOW.replace(hour=9), revision=2
    )

    assert fingerprint(later) == fingerprint(ARTICLE)


@given(st.text())
def test_kept_text_is_what_every_database_holds(text):
    """Same length, so that no offset moves."""
    kept = keepable(text)

    kept.encode("utf-8")
    assert "\0" not in kept
    assert len(kept) == len(text)
