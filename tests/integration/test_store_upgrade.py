"""A store of the first schema, opened by this version: every article stays what it was."""

import hashlib
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from briefing.model import FetchedArticle
from briefing.store import Outcome, open_store, schema
from briefing.store.codec import encode
from briefing.store.database import Database
from briefing.store.identity import content_hash
from briefing.store.newest_schema import SCRIPTS
from briefing.store.schema import migrate
from tests.sample_brief import rich

NOW = datetime(2026, 3, 10, 7, tzinfo=UTC)
HOUR = timedelta(hours=1)
WRITTEN = "2026-03-10T07:00:00.000000Z"


def item(number, **changes):
    """As the feed of the outlet lists it."""
    base = FetchedArticle(
        key=f"post-{number}",
        source="The Mole",
        title=f"Ferry {number} sails again",
        text=f"Ferry {number} left the quay at noon.",
        url=f"https://Mole.example/ferry?z={number}&utm_source=feed&a=1&flag",
        published=NOW - number * HOUR,
        origin="mole",
    )
    return replace(base, **changes)


def old_id(canonical, *, source="The Mole", key="always"):
    """How the first version named an article by its address, or else by its key."""
    name = f"key\0{source!r}\0{key!r}"
    if canonical is not None:
        name = f"url\0https:{canonical.partition(':')[2]}"
    return hashlib.sha256(name.encode()).hexdigest()[:16]


def old_row(one, *, canonical, seen=WRITTEN):
    """What the first version wrote of an article."""
    instant = one.published.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return {
        "article": old_id(canonical),
        "content": content_hash(title=one.title, text=one.text),
        "variant": hashlib.sha256(repr(one).encode()).hexdigest(),
        "source": one.source,
        "key": one.key,
        "origin": one.origin,
        "url": canonical,
        "title": one.title,
        "text": one.text,
        "length": len(one.text),
        "published_at": instant,
        "first_seen": seen,
        "sort_at": instant,
    }


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request, tmp_path):
    if request.param == "postgres":
        return request.getfixturevalue("empty_postgres_url")
    return f"sqlite:///{tmp_path / 'briefing.db'}"


@pytest.fixture
def old_store(url, tmp_path):
    """Makes a store as the first version left it, with these rows; gives its address."""

    def make(*rows, brief=None):
        scripts = tmp_path / "first"
        shutil.copytree(
            SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__", "000[!1]*", "00[!0]*")
        )
        database = Database(url)
        migrate(database, scripts=scripts)
        with database.write(alone=True, marked=False) as connection:
            for article in {row["article"] for row in rows}:
                connection.execute(
                    text("INSERT INTO articles (id, first_seen) VALUES (:id, :seen)"),
                    {"id": article, "seen": WRITTEN},
                )
            for row in rows:
                names = ", ".join(row)
                values = ", ".join(f":{name}" for name in row)
                connection.execute(text(f"INSERT INTO revisions ({names}) VALUES ({values})"), row)
            if brief is not None:
                connection.execute(
                    text(
                        "INSERT INTO briefs"
                        " (edition, day, build, built_at, body, documents, articles)"
                        " VALUES (:edition, :day, 1, :at, :body, '[]', '[]')"
                    ),
                    {
                        "edition": brief.edition,
                        "day": brief.day if url.startswith("postgres") else brief.day.isoformat(),
                        "at": WRITTEN,
                        "body": encode(brief),
                    },
                )
        database.close()
        return url

    return make


def made_of(path):
    """Everything a store's file says of its tables, and the rows that are there at once."""
    with closing(sqlite3.connect(path)) as store:
        tables = store.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
        return tables, store.execute("SELECT * FROM alembic_version").fetchall()


def test_fresh_stores_of_other_tests_are_those_of_the_migrations(tmp_path, ready_stores):
    """They are made by what the migrations leave: nothing less, nothing else."""
    open_store(f"sqlite:///{tmp_path}/ready.db").close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "_upgrade", schema._upgrade.real)
        open_store(f"sqlite:///{tmp_path}/migrated.db").close()

    assert made_of(tmp_path / "ready.db") == made_of(tmp_path / "migrated.db")


def fetch(store, *entries, later=1):
    return list(store.articles.add_many(entries, now=NOW + later * HOUR))


def shown(store):
    end = NOW + 99 * HOUR
    return store.articles.known(since=None, until=end, zone=ZoneInfo("UTC"), as_of=end)


ORDINARY = "https://mole.example/ferry?a=1&flag=&z=1"


def test_every_row_is_kept_and_the_old_link_stands(old_store):
    """Until its source says it again, nobody knows how it was written."""
    with open_store(old_store(old_row(item(1), canonical=ORDINARY))) as store:
        (article,) = shown(store)

    assert (article.id, article.text, article.url) == (old_id(ORDINARY), item(1).text, ORDINARY)


def test_link_is_restored_when_its_source_says_it_again(old_store):
    """The same article in the same revision: only the link is the publisher's again."""
    with open_store(old_store(old_row(item(1), canonical=ORDINARY))) as store:
        (added,) = fetch(store, item(1))
        (again,) = fetch(store, item(1), later=2)
        (article,) = shown(store)

    assert added.outcome is again.outcome is Outcome.UNCHANGED
    assert (article.id, article.revision, article.url) == (old_id(ORDINARY), 1, item(1).url)
    assert article.first_seen == NOW


def test_edit_after_the_upgrade_is_a_revision_and_restores_the_link_of_the_old_words(old_store):
    """A brief that is made anew with the old words leads to the page too."""
    with open_store(old_store(old_row(item(1), canonical=ORDINARY))) as store:
        (added,) = fetch(store, item(1, text="It left at one."))
        links = [store.articles.get(added.article, revision=n).url for n in (1, 2)]

    assert (added.outcome, added.article) == (Outcome.REVISED, old_id(ORDINARY))
    assert links == [item(1).url] * 2


def test_link_of_another_source_is_not_taken_for_it(old_store):
    """Each outlet says its own."""
    with open_store(old_store(old_row(item(1), canonical=ORDINARY))) as store:
        fetch(store, item(1, source="Other", origin="other", url=f"{ORDINARY}#top"))

        assert shown(store)[0].url in (ORDINARY, f"{ORDINARY}#top")
        assert len(shown(store)) == 1


@pytest.mark.parametrize(
    "stated",
    [
        "https://mole.example/a?Ref=77",
        "https://mole.example/a?partner=rss",
        "https://mole.example/a#/news/1",
        "https://mole.example/a#!news",
    ],
)
def test_article_whose_address_was_cut_short_is_found_again(old_store, stated):
    """By its words, or by its key: it does not come twice after the upgrade."""
    cut = "https://mole.example/a"
    with open_store(old_store(old_row(item(1), canonical=cut))) as store:
        (same,) = fetch(store, item(1, url=stated))
        (edited,) = fetch(store, item(1, url=stated, text="It left at one."), later=2)
        (other,) = fetch(store, item(2, url=f"{stated}-2"), later=3)
        links = {article.url for article in shown(store)}

    assert (same.article, same.outcome) == (old_id(cut), Outcome.UNCHANGED)
    assert (edited.article, edited.outcome) == (old_id(cut), Outcome.REVISED)
    assert (other.article != old_id(cut), other.outcome) == (True, Outcome.NEW)
    assert links == {stated, f"{stated}-2"}


@pytest.mark.parametrize(
    ("cut", "stated"),
    [
        ("https://mole.example/", "https://mole.example/"),
        ("https://mole.example/all", "https://mole.example/all"),
        ("https://mole.example/", "https://mole.example/#/news/{}"),
        ("https://mole.example/a", "https://mole.example/a?rss={}"),
        (None, None),
    ],
)
def test_items_that_were_swallowed_are_told_apart_again(old_store, cut, stated):
    """The one shown last stays under the old id; what the feed still lists comes back."""
    items = [item(n, url=stated and stated.format(n)) for n in range(3)]
    if stated is None:
        items = [replace(one, key="always") for one in items]
    with open_store(old_store(*(old_row(one, canonical=cut) for one in items))) as store:
        first = fetch(store, *items)
        second = fetch(store, *reversed(items), later=2)
        third = fetch(store, items[1], later=3)
        articles = shown(store)

    assert len({one.article for one in first}) == 3
    assert old_id(cut) in {one.article for one in first}
    assert [one.article for one in second][::-1] == [one.article for one in first]
    assert third[0].article == first[1].article
    assert sorted(article.text for article in articles) == sorted(one.text for one in items)
    assert {article.url for article in articles} == {one.url for one in items}


def test_brief_of_the_first_version_is_still_read(old_store):
    """With the links it was printed with."""
    brief = rich()
    with open_store(old_store(brief=brief)) as store:
        kept = store.briefs.get(brief.edition, brief.day)
        (filed,) = store.briefs.filed()
        store.briefs.put(brief, built_at=NOW)
        (again,) = store.briefs.filed()

    assert kept is not None
    assert kept.brief == brief
    assert filed.digest == again.digest
