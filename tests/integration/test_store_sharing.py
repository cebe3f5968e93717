"""Entries that share an address or an id: each is an article, and found again as the same one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from briefing.model import FetchedArticle
from briefing.store import Outcome, open_store

NOW = datetime(2026, 3, 10, 7, tzinfo=UTC)
HOUR = timedelta(hours=1)
PAGE = "https://notices.example/history"
DOOR = "https://notices.example/"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store(request, tmp_path):
    url = str(tmp_path / "briefing.db")
    if request.param == "postgres":
        url = request.getfixturevalue("postgres_url")
    with open_store(url) as opened:
        yield opened


def notice(number, *, url=PAGE, key=None, **changes):
    """One of many entries that all lie at one address."""
    base = FetchedArticle(
        key=key or f"notice-{number}",
        source="Harbour Notices",
        title=f"Notice {number}",
        text=f"Quay {number} is closed.",
        url=url,
        published=NOW - number * HOUR,
        origin="notices",
    )
    return replace(base, **changes)


def fetch(store, *entries, later=0):
    """One look at the feed: the articles its entries are, in their order."""
    return list(store.articles.add_many(entries, now=NOW + later * HOUR))


def ids(added):
    return [one.article for one in added]


def texts(store):
    found = store.articles.known(
        since=None, until=NOW + 99 * HOUR, zone=ZoneInfo("UTC"), as_of=NOW + 99 * HOUR
    )
    return sorted(article.text for article in found)


FEEDS = {
    "one page, own guids": lambda n: notice(n),
    "one page, no guids": lambda n: notice(n, key=PAGE),
    "one page, one guid": lambda n: notice(n, key="always"),
    "the front door": lambda n: notice(n, url=DOOR),
    "the front door, no guids": lambda n: notice(n, url=DOOR, key=DOOR),
    "the front door, guids with a part of it": lambda n: notice(n, url=DOOR, key=f"{DOOR}#{n}"),
    "no address, one guid": lambda n: notice(n, url=None, key="always"),
    "no address, one guid, no date": lambda n: notice(n, url=None, key="k", published=None),
    "one page, one date": lambda n: notice(n, published=NOW - HOUR),
    "one headline": lambda n: notice(n, title="Service notice", key=PAGE),
    "one headline, own guids, no date": lambda n: notice(n, title="Notice", published=None),
    "routes of a script": lambda n: notice(n, url=f"{DOOR}#/news/{n}", key=f"{DOOR}#/news/{n}"),
    "routes of an older script": lambda n: notice(n, url=f"{DOOR}#!news/{n}"),
    "parts of a page": lambda n: notice(n, url=f"{PAGE}#n{n}", key=f"{PAGE}#n{n}"),
    "a word for tracking that is none": lambda n: notice(n, url=f"{PAGE}?Ref={n}"),
    "another such word": lambda n: notice(n, url=f"{PAGE}?share={n}", key="x"),
    "no title": lambda n: notice(n, title=""),
}


@pytest.mark.parametrize("feed", FEEDS)
def test_every_entry_is_kept(store, feed):
    """Fourteen entries are fourteen articles, in any order, today and tomorrow."""
    entries = [FEEDS[feed](n) for n in range(14)]

    first = fetch(store, *entries)
    again = fetch(store, *reversed(entries), later=1)

    assert len(set(ids(first))) == 14
    assert {one.outcome for one in first} == {Outcome.NEW}
    assert ids(again)[::-1] == ids(first)
    assert {one.outcome for one in again} == {Outcome.UNCHANGED}
    assert texts(store) == sorted(entry.text for entry in entries)


@pytest.mark.parametrize("feed", FEEDS)
def test_entry_that_comes_later_is_another_article(store, feed):
    """Old entries roll out at the end, new ones come in, one at a time."""
    entries = [FEEDS[feed](n) for n in range(9)]
    seen = {}
    for start in range(7):
        window = entries[start : start + 3]
        for entry, article in zip(window, ids(fetch(store, *window, later=start)), strict=True):
            assert seen.setdefault(entry.text, article) == article

    assert len(set(seen.values())) == 9


@pytest.mark.parametrize(
    "feed", [name for name in FEEDS if name != "no address, one guid, no date"]
)
@pytest.mark.parametrize("left", [(0, 1, 2, 3), (3, 2, 1), (2, 0), (2,)], ids=str)
def test_edited_entry_is_a_revision_of_its_article(store, feed, left):
    """Whoever else is still in the feed, in whatever order."""
    entries = [FEEDS[feed](n) for n in range(4)]
    first = ids(fetch(store, *entries))
    entries[2] = replace(entries[2], text="Quay 2 is open again.")

    second = fetch(store, *[entries[n] for n in left], later=1)

    assert ids(second) == [first[n] for n in left]
    assert {one.outcome for one in second} <= {Outcome.REVISED, Outcome.UNCHANGED}
    assert second[left.index(2)].outcome is Outcome.REVISED
    assert len(texts(store)) == 4


def test_order_of_the_entries_decides_nothing(tmp_path):
    """Nor which of them was first under the address."""
    answers = set()
    for number, order in enumerate(permutations(range(4))):
        with open_store(str(tmp_path / f"{number}.db")) as store:
            added = fetch(store, *[notice(n) for n in order])
            answers.add(tuple(sorted(zip(order, ids(added), strict=True))))

    assert len(answers) == 1


def test_article_that_was_alone_keeps_its_id_when_others_come(store):
    """What older briefs cite is still there."""
    (alone,) = ids(fetch(store, notice(1)))

    assert ids(fetch(store, notice(2), notice(1), later=1))[1] == alone
    assert ids(fetch(store, notice(1), later=2)) == [alone]


def test_other_entry_under_the_address_is_another_article_even_when_alone(store):
    """A feed of one entry that says something else in every way each day."""
    added = [*fetch(store, notice(1)), *fetch(store, notice(2), later=1)]

    assert len(set(ids(added))) == 2


@pytest.mark.parametrize(
    "edit",
    [
        {"text": "Open."},
        {"title": "Quay opens", "text": "Open."},
        {"title": "Quay opens", "text": "Open.", "published": NOW},
        {"key": "notice-1b", "text": "Open."},
        {"key": "notice-1b", "title": "Quay opens", "text": "Open."},
    ],
    ids=str,
)
def test_edit_of_an_article_with_an_address_of_its_own_is_a_revision(store, edit):
    """As long as its source calls it the same, or says one thing of it as before."""
    first = fetch(store, notice(1))
    second = fetch(store, notice(1, **edit), later=1)

    assert ids(first) == ids(second)
    assert second[0].outcome is Outcome.REVISED


def test_key_that_counts_the_edits_of_an_address_is_no_other_key(store):
    """Some outlets write `#1`, `#2` behind it, with a new date and a new headline."""
    first = fetch(store, notice(1, key=f"{PAGE}#0"))
    second = fetch(store, notice(2, key=f"{PAGE}#1"), later=1)

    assert ids(first) == ids(second)


def test_same_item_in_two_feeds_is_one_article(store):
    """Whatever each calls it: it lives at one address."""
    mine = fetch(store, notice(1))
    other = notice(1, key="other", origin="elsewhere", source="The Mole", text="A teaser.")

    assert ids(fetch(store, other, later=1)) == ids(mine)


def test_same_item_in_two_feeds_is_one_article_also_where_others_share_its_address(store):
    """Then the headline and the date tell."""
    mine = fetch(store, notice(1), notice(2))
    other = notice(1, key="other", origin="elsewhere", source="The Mole", text="A teaser.")

    assert ids(fetch(store, other, later=1)) == ids(mine)[:1]


def test_same_words_twice_are_one_item(store):
    """A feed that lists an entry in two categories."""
    assert len(set(ids(fetch(store, notice(1), notice(1, key="again"), notice(2))))) == 2


def test_one_address_in_two_documents_is_one_article(store):
    """A feed saved every day: the later file holds the edited entry."""
    monday = notice(1, document="monday.xml", key="monday.xml#1")
    tuesday = notice(1, document="tuesday.xml", key="tuesday.xml#1", text="Open.")
    added = fetch(store, monday, tuesday)

    assert ids(added)[0] == ids(added)[1]
    assert added[1].outcome is Outcome.REVISED


@pytest.mark.parametrize("published", [None, NOW.date()])
def test_one_address_of_two_files_that_agree_in_nothing_is_of_two_articles(store, published):
    """A day is that of many, and so is no day: one of them would have been lost in silence."""
    files = (
        notice(number, key=f"{number}.md", document=f"{number}.md", published=published)
        for number in (1, 2)
    )
    found = [fetch(store, one)[0].outcome for one in files]

    assert found == [Outcome.NEW, Outcome.NEW]
    assert texts(store) == ["Quay 1 is closed.", "Quay 2 is closed."]


def test_words_of_one_item_in_another_are_still_two_items(store):
    """One takes over what the other said before."""
    first = fetch(store, notice(1), notice(2))
    swapped = notice(2, text=notice(1).text, title=notice(1).title)
    second = fetch(store, notice(1, text="Open."), swapped, later=1)

    assert len(set(ids(first))) == len(set(ids(second))) == 2


def test_document_of_any_length_loses_nothing(store, monkeypatch):
    """Lines of one id far apart: they are not seen together, yet remembered."""
    monkeypatch.setattr("briefing.store.intake._MANY", 100)  # lines that are looked at together
    entries = [notice(n, key="x", url=None, published=None) for n in range(110)]
    entries += [notice(n, url=f"{PAGE}/{n}") for n in range(110, 205)]
    entries.append(notice(5_000, key="x", url=None, published=None))

    added = fetch(store, *entries)

    assert len(set(ids(added))) == len(entries)
    assert ids(added)[0] == fetch(store, entries[0], later=1)[0].article


def test_entries_that_share_an_address_are_told(store):
    """By the address; those that share none are not."""
    added = fetch(store, notice(1), notice(2), notice(3, url=f"{PAGE}/3"))

    assert [one.shares for one in added] == [PAGE, PAGE, ""]


@st.composite
def histories(draw):
    """What a feed shows day by day: some entries, in some order, some edited."""
    feed = draw(st.sampled_from(sorted(set(FEEDS) - {"no address, one guid, no date"})))
    count = draw(st.integers(2, 6))
    looks = [list(range(count))]
    for _ in range(draw(st.integers(1, 4))):
        shown = draw(st.lists(st.integers(0, 8), min_size=1, max_size=5, unique=True))
        looks.append(shown)
    edits = draw(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 8)), max_size=3))
    return feed, looks, edits


@given(histories())
@settings(max_examples=25)
def test_as_many_articles_as_items_whatever_a_feed_shows(tmp_path_factory, history):
    """And each item is one article from its first day to its last."""
    feed, looks, edits = history
    path = tmp_path_factory.mktemp("history") / "briefing.db"
    items = {n: FEEDS[feed](n) for n in range(9)}
    articles = {}
    with open_store(str(path)) as store:
        for day, shown in enumerate(looks):
            for edited in [n for at, n in edits if at == day]:
                items[edited] = replace(items[edited], text=f"Quay {edited}, as of day {day}.")
            added = fetch(store, *[items[n] for n in shown], later=day)
            for number, article in zip(shown, ids(added), strict=True):
                assert articles.setdefault(number, article) == article

    assert len(set(articles.values())) == len(articles)


def test_a_round_asks_the_database_a_few_questions_not_some_for_each_entry(store):
    """New entries, the same once more, edited ones: on a server each question is a journey."""
    asked = []
    entries = [notice(n, url=f"{DOOR}{n}") for n in range(100)]
    rounds = [entries, entries, [replace(one, text=f"{one.text} Yes.") for one in entries]]
    engine = store.database._writer
    event.listen(engine, "before_cursor_execute", lambda *_: asked.append(1))

    outcomes = [
        {one.outcome for one in fetch(store, *some, later=later)}
        for later, some in enumerate(rounds)
    ]

    assert outcomes == [{Outcome.NEW}, {Outcome.UNCHANGED}, {Outcome.REVISED}]
    assert len(asked) < 40


def test_a_batch_decides_on_what_it_has_added_itself(store):
    """The same entry again, a copy, an edit: as if each were kept by itself."""
    first = notice(1, url=f"{DOOR}1")
    copy = replace(first, url=f"{DOOR}2", key="other", published=NOW)
    edited = [
        FetchedArticle(
            key="k", source="S", title="A", text=text, published=NOW, document=f"d{n}", url=None
        )
        for n, text in enumerate(("One.", "Two.", "One."))
    ]

    found = fetch(store, first, copy, first, *edited)

    assert [one.outcome for one in found] == [
        Outcome.NEW,
        Outcome.DUPLICATE,
        Outcome.UNCHANGED,
        Outcome.NEW,
        Outcome.REVISED,
        Outcome.UNCHANGED,
    ]
    assert found[1].article == found[0].article
    assert len({one.article for one in found[3:]}) == 1
