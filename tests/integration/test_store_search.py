"""What was kept is found again by its words, on SQLite and on PostgreSQL alike."""

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from briefing.model import FetchedArticle
from briefing.store import open_store
from briefing.store.passages import words_of
from briefing.store.searching import excerpt
from tests.sample_brief import brief, rich

NOW = datetime(2026, 3, 10, 7, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store(request, tmp_path):
    if request.param == "postgres":
        url = request.getfixturevalue("postgres_url")
    else:
        url = f"sqlite:///{tmp_path / 'briefing.db'}"
    with open_store(url) as opened:
        yield opened


def item(key, title, body="", *, hours=1, source="The Mole"):
    return FetchedArticle(
        key=key, source=source, title=title, text=body, published=NOW - hours * HOUR
    )


def add(store, *items, now=NOW):
    return [added.article for added in store.articles.add_many(items, now=now)]


def found(store, words, **options):
    return [hit.title for hit in store.search.find(words, **options).hits]


@pytest.mark.parametrize(
    "words",
    [
        "Iğdır", "igdir", "IĞDIR", "ığdır", "IGDIR", "vapuru Iğdır", "kilometre vap", "İĞDIR",
        "  “vapuru”, (Iğdır)! ", "sinirinda", "SINIRINDA", "sınırında",
    ],
)  # fmt: skip
def test_turkish_words_are_found_however_they_are_typed(store, words):
    """The dotless i, the dotted I, accents and capitals do not count."""
    add(store, item("a", "Iğdır'ın vapuru", "Sınırında bin kilometre."), item("b", "Oslo", "Fjord"))

    assert found(store, words) == ["Iğdır'ın vapuru"]


@pytest.mark.parametrize("words", ["ferry oslo", "erry", "ferry ferrying", "zzz", "", "  ", "!?"])
def test_every_word_must_begin_a_word(store, words):
    """One word that is not there, and nothing is found; no word finds nothing."""
    add(store, item("a", "Ferry sails", "To Bergen"))

    assert found(store, words) == []


@pytest.mark.parametrize(
    "words",
    ['"ferry"', "ferry*", "ferry' OR '1'='1", "ferry AND", "ferry) --", "title : ferry", "f:*|!&",
     "ferry NEAR/2 x", "\x00ferry", "'", '"', "\\", "%", "_"],
)  # fmt: skip
def test_no_sign_is_an_order_to_the_database(store, words):
    """What looks like a query language is words or nothing."""
    add(store, item("a", "Ferry sails"))

    assert store.search.find(words).total in (0, 1)


def test_titles_come_first_then_the_newest(store):
    """The same order on every database."""
    add(
        store,
        item("a", "Quay", "the harbour", hours=1),
        item("b", "Harbour old", hours=9),
        item("c", "Harbour new", hours=2),
        item("d", "Pier", "a harbour", hours=5),
    )

    assert found(store, "harbour") == ["Harbour new", "Harbour old", "Quay", "Pier"]
    assert found(store, "harbour", limit=2, offset=1) == ["Harbour old", "Quay"]
    assert store.search.find("harbour", limit=1).total == 4


def test_article_is_found_by_its_latest_words_only(store):
    """A corrected name does not lead to the article that no longer has it."""
    add(store, item("a", "Minister Berg", "to sail"))
    add(store, item("a", "Minister Holm", "to sail"), now=NOW + HOUR)

    assert found(store, "berg") == []
    assert found(store, "holm") == ["Minister Holm"]


def test_copy_is_found_once(store):
    """The same words of the same outlet under another key are no second article."""
    add(store, item("a", "Ferry", "sails"), item("b", "Ferry", "sails"))

    assert found(store, "ferry sails") == ["Ferry"]


def test_hit_of_an_article_leads_to_it(store):
    """With its outlet, its address and the place that has the words."""
    url = "https://mole.example/one"
    body = "x " * 300 + "then the Ferry\nleft. " + "y " * 300
    (key,) = add(store, replace(item("a", "News", body), url=url))

    (hit,) = store.search.find("ferry").hits

    assert (hit.key, hit.kind, hit.source, hit.url) == (key, "article", "The Mole", url)
    assert ("Ferry", True) in hit.pieces
    assert "then the Ferry left." in hit.said
    assert len(hit.said) < 300


def test_entries_of_briefs_are_found_each_as_last_told(store):
    """An actor of two briefs is one hit: that of the newer."""
    told = rich()
    later = replace(told, day=told.day + timedelta(days=1), cutoff=told.cutoff + 24 * HOUR)
    store.briefs.put(told, built_at=NOW)
    store.briefs.put(later, built_at=NOW)
    actor = told.actors[0]

    hits = store.search.find(actor.name, kinds=["actor"]).hits

    assert [(hit.key, hit.day) for hit in hits if hit.title == actor.name] == [
        (actor.id, later.day)
    ]
    assert {hit.kind for hit in store.search.find(actor.name).hits} <= {"actor", "story", "visit"}


def test_rebuilt_brief_takes_the_place_of_the_former(store):
    """What is no longer in the brief of a day is not found there."""
    told = brief(stories=3, actors=0, visits=0)
    store.briefs.put(told, built_at=NOW)
    store.briefs.put(replace(told, stories=told.stories[1:]), built_at=NOW)

    titles = [hit.title for hit in store.search.newest("story").hits]

    assert len(titles) == len(told.stories) - 1
    assert store.search.leads(since=told.day, until=told.day) == {
        (told.edition, told.day): told.stories[1].summary.headline
    }


def test_lead_of_another_day_is_not_told(store):
    """Only of the days asked for."""
    store.briefs.put(brief(), built_at=NOW)

    assert store.search.leads(since=date(2000, 1, 1), until=date(2000, 1, 2)) == {}


def test_article_that_was_deleted_is_not_found(store):
    """Whoever deletes articles need not know of the index."""
    (key,) = add(store, item("a", "Ferry"))
    with store.database.write() as connection:
        connection.execute(text("DELETE FROM revisions"))
        connection.execute(text("DELETE FROM articles"))

    assert key
    assert store.search.find("ferry").total == 0


def test_very_long_text_and_very_long_word_are_kept(store):
    """PostgreSQL refuses a word of 2 KB and a text of 1 MB of different words."""
    body = " ".join([f"w{number:x}" for number in range(200_000)]) + " " + "q" * 5000
    add(store, item("a", "Ferry", body))

    assert found(store, "ferry w1f") == ["Ferry"]


# What the migrations after the fifth make.
LATER_TABLES = (
    "passages_words", "passages", "removed", "pieces", "withheld", "days", "changed_days",
    "commits",
)  # fmt: skip


def test_old_store_is_searchable_after_the_upgrade(tmp_path):
    """Articles and briefs of before are entered once; a damaged brief does not stop it."""
    path = tmp_path / "briefing.db"
    with open_store(str(path)) as store:
        add(store, item("a", "Minister Berg"), item("b", "Ferry"))
        add(store, item("a", "Minister Holm"), now=NOW + HOUR)
        store.briefs.put(rich(), built_at=NOW)
        store.briefs.put(replace(rich(), edition="evening"), built_at=NOW)
        before = [store.search.newest(kind).total for kind in ("article", "story", "actor")]
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE briefs SET body = 'x' WHERE edition = 'evening'")
        for name in LATER_TABLES:
            raw.execute(f"DROP TABLE {name}")
        raw.execute("ALTER TABLE briefs DROP COLUMN digest")
        raw.execute("UPDATE alembic_version SET version_num = '0005'")
    raw.close()

    with open_store(str(path)) as store:
        after = [store.search.newest(kind).total for kind in ("article", "story", "actor")]

        assert after == before
        assert found(store, "berg", kinds=["article"]) == []
        assert found(store, "holm", kinds=["article"]) == ["Minister Holm"]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("foo_bar's BAZ", ["foo", "bar", "baz"]),
        ("Zürich, zurich ZÜRICH", ["zurich"]),
        ("東京で会談", ["東", "京", "で", "会", "談"]),
        ("", []),
    ],
)
def test_words_are_folded_and_told_once(said, words):
    """As they are kept, so they are asked for."""
    assert words_of(said) == words


@pytest.mark.parametrize(
    ("said", "words", "pieces"),
    [
        ("A ferry left.", ["ferr"], (("A ", False), ("ferry", True), (" left.", False))),
        ("Nothing here.", ["zz"], (("Nothing here.", False),)),
        ("Iğdır'da", ["igdir"], (("Iğdır'da", True),)),
        ("", ["a"], ()),
    ],
)
def test_excerpt_marks_the_words(said, words, pieces):
    """As they stand in the text."""
    assert excerpt(said, words) == pieces
