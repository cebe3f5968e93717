"""What is old goes, what a kept brief cites stays, and what was taken away does not come back."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from briefing.errors import StoreError
from briefing.model import Analysis, ArticleId, FetchedArticle
from briefing.store import Bounds, KeptDocument, Outcome, RunRecord, open_store
from briefing.store.database import Database
from briefing.store.newest_schema import SCRIPTS
from briefing.store.schema import COPIES, migrate
from tests.sample_brief import rich

NOW = datetime(2026, 3, 10, 7, tzinfo=UTC)
YEAR = timedelta(days=365)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store(request, tmp_path):
    url = f"sqlite:///{tmp_path / 'briefing.db'}"
    if request.param == "postgres":
        url = request.getfixturevalue("postgres_url")
    with open_store(url) as opened:
        yield opened


def item(name, *, at=NOW - 2 * YEAR, **changes):
    base = FetchedArticle(
        key=name,
        source="Agency",
        title=f"About {name}",
        text=f"What is told of {name}.",
        published=at,
        url=f"https://agency.example/{name}",
    )
    return replace(base, **changes)


def kept(store, fetched, *, seen=NOW - 2 * YEAR):
    return store.articles.add(fetched, now=seen).article


def analysis(article, store):
    found = store.articles.get(article)
    return found, Analysis(article=article, revision=1, language="en", read=True, sentences=())


def old(**spans):
    return Bounds(**{kind: NOW - span for kind, span in spans.items()})


def test_old_articles_go_with_all_that_was_made_of_them(store):
    """What is said before is what is done; younger ones stay."""
    gone, stays = kept(store, item("ferry")), kept(store, item("bridge", at=NOW), seen=NOW)
    store.analyses.put([analysis(gone, store), analysis(stays, store)], version="1")
    bounds = old(articles=YEAR)

    said = store.pruner.old(bounds)
    done = store.pruner.prune(bounds, now=NOW)

    assert said == done
    assert (done.articles, done.analyses, done.cited) == (1, 1, 0)
    assert store.articles.get(gone) is None
    assert store.articles.get(stays) is not None
    assert store.search.find("ferry").hits == ()
    assert not store.pruner.old(bounds)


@pytest.mark.parametrize(
    ("published", "seen", "goes"),
    [
        (NOW - 2 * YEAR, NOW - 2 * YEAR, True),
        (NOW - 2 * YEAR, NOW, False),
        (None, NOW - 2 * YEAR, True),
        (NOW - timedelta(days=1), NOW - timedelta(days=1), False),
    ],
    ids=["old", "an old text that came lately", "undated", "young"],
)
def test_age_counts_from_the_last_thing_that_was_new(store, published, seen, goes):
    """Who collects the texts of years gone by, to build briefs of them, does not lose them."""
    kept(store, item("ferry", at=published), seen=seen)

    assert store.pruner.prune(old(articles=YEAR), now=NOW).articles == goes


def test_what_a_kept_brief_cites_stays_until_the_brief_goes(store):
    """Every quote leads to its article for as long as there is the brief."""
    brief = rich()
    told = brief.stories[0]
    story = replace(told.story, articles=(kept(store, item("ferry")),))
    body = replace(brief, stories=(replace(told, story=story),))
    store.briefs.put(body, built_at=NOW - 2 * YEAR)
    bounds = old(articles=YEAR)

    assert (store.pruner.old(bounds).articles, store.pruner.old(bounds).cited) == (0, 1)
    assert store.pruner.prune(bounds, now=NOW).articles == 0
    both = replace(bounds, briefs=brief.day + timedelta(days=1))
    assert store.pruner.old(both).articles == 1
    done = store.pruner.prune(both, now=NOW)
    assert [(one.edition, one.day) for one in done.briefs] == [(brief.edition, brief.day)]
    assert done.articles == 1
    assert store.briefs.list() == ()


def test_files_of_every_build_are_named(store):
    """A format that is made no longer left a file, too."""
    for name in ("brief.pdf", "brief.html"):
        file = KeptDocument(name=name, path=f"/out/{name}", sha256="")
        store.briefs.put(rich(), built_at=NOW, documents=[file])

    (gone,) = store.pruner.old(Bounds(briefs=rich().day + timedelta(days=1))).briefs

    assert sorted(one.name for one in gone.documents) == ["brief.html", "brief.pdf"]


def test_analyses_of_former_versions_go_whatever_their_age(store):
    """They are never read again."""
    article = kept(store, item("ferry", at=NOW), seen=NOW)
    pair = analysis(article, store)
    store.analyses.put([pair], version="1")
    store.analyses.put([pair], version="2")

    assert store.pruner.prune(Bounds(version="2"), now=NOW).analyses == 1
    assert list(store.analyses.get([pair[0]], version="2")) == [article]


def test_old_lines_of_the_run_log_go(store):
    """The others stay."""
    for at in (NOW - 2 * YEAR, NOW):
        store.journal.record(
            RunRecord(kind="collect", started_at=at, finished_at=at, succeeded=True, counts={})
        )

    assert store.pruner.prune(old(runs=YEAR), now=NOW).runs == 1
    assert [run.started_at for run in store.journal.runs()] == [NOW]


@pytest.mark.parametrize("for_good", [True, False], ids=["removed", "old"])
def test_what_is_gone_does_not_come_back(store, for_good):
    """The source holds it still. What was old may say something new, what was removed may not."""
    article = kept(store, item("ferry"))
    if for_good:
        store.pruner.remove(article, now=NOW)
    else:
        store.pruner.prune(old(articles=YEAR), now=NOW)

    again = store.articles.add(item("ferry"), now=NOW)
    edited = store.articles.add(item("ferry", text="It sails again.", at=NOW), now=NOW)

    assert (again.outcome, again.revision) == (Outcome.REMOVED, 0)
    assert edited.outcome is (Outcome.REMOVED if for_good else Outcome.NEW)
    assert (store.articles.get(article) is None) == for_good


def test_one_of_several_at_one_address_is_removed_alone(store):
    """The others are told from it by their words."""
    both = [item("a", url="https://agency.example/"), item("b", url="https://agency.example/")]
    first, second = (one.article for one in store.articles.add_many(both, now=NOW))
    assert first != second

    store.pruner.remove(first, now=NOW)
    outcomes = [one.outcome for one in store.articles.add_many(both, now=NOW)]

    assert outcomes == [Outcome.REMOVED, Outcome.UNCHANGED]


def test_removing_says_who_else_has_the_words_and_can_be_undone(store):
    """Whoever must take something away is to know that it stands elsewhere."""
    article = kept(store, item("ferry"))
    copy = kept(store, item("ferry", source="Herald", url="https://herald.example/ferry"))

    removed = store.pruner.remove(article, now=NOW)

    assert removed is not None
    assert (removed.place, removed.same_words, removed.briefs) == (article, (copy,), ())
    assert store.pruner.remove(ArticleId("0" * 16), now=NOW) is None
    assert store.pruner.let_back(article)
    assert not store.pruner.let_back(article)
    assert store.articles.add(item("ferry"), now=NOW).outcome is not Outcome.REMOVED


def test_room_is_given_back(store):
    """Of what was deleted nothing is left in the file."""
    secret = "xyzzy " * 20_000
    article = kept(store, item("ferry", text=secret))
    store.pruner.remove(article, now=NOW)

    before, after = store.pruner.compact()

    if store.database.path is not None:
        assert after < before
        assert b"xyzzy" not in store.database.path.read_bytes()


class TestSoundness:
    """`briefing check` finds what is damaged."""

    def test_a_whole_store_has_no_faults(self, store):
        """On either database."""
        store.briefs.put(rich(), built_at=NOW)

        assert store.examiner.faults() == ()
        assert [one.day for one in store.examiner.briefs().readable] == [rich().day]

    def test_an_unreadable_brief_is_named(self, store):
        """The others are read."""
        store.briefs.put(rich(), built_at=NOW)
        store.briefs.put(replace(rich(), day=date(2026, 3, 9)), built_at=NOW)
        with store.database.write() as connection:
            connection.exec_driver_sql("UPDATE briefs SET body = 'x' WHERE day = '2026-03-09'")

        found = store.examiner.briefs()

        assert [one.day for one in found.unreadable] == [date(2026, 3, 9)]
        assert [one.day for one in found.readable] == [rich().day]

    def test_rows_that_belong_to_nothing_are_named(self, tmp_path):
        """Somebody deleted by hand."""
        path = tmp_path / "briefing.db"
        with open_store(str(path)) as opened:
            kept(opened, item("ferry"))
        with closing(sqlite3.connect(path)) as other, other:
            other.execute("DELETE FROM articles")
        with open_store(str(path)) as opened:
            assert opened.examiner.faults() == (
                "row 1 of revisions belongs to nothing in articles",
            )

    def test_a_damaged_page_is_found(self, tmp_path):
        """A disk that loses a sector says nothing by itself."""
        path = tmp_path / "briefing.db"
        with open_store(str(path)) as opened:
            for number in range(12):
                kept(opened, item(f"ferry-{number}", text="word " * 900))
            opened.pruner.compact()
        content = bytearray(path.read_bytes())
        content[-20 * 4096 : -4096] = b"\xa5" * (19 * 4096)
        path.write_bytes(content)
        with open_store(str(path)) as opened:
            try:
                faults = opened.examiner.faults()
            except StoreError as error:
                faults = (error.message,)
        assert faults


def test_copies_before_migrations_are_few(tmp_path):
    """The newest are kept, however often a store is brought up to date."""
    path = tmp_path / "briefing.db"
    open_store(str(path)).close()
    for year in range(2020, 2026):
        (tmp_path / f"briefing.db.0003.{year}0101T000000Z.copy").write_bytes(b"")
    (tmp_path / "briefing.db.mine.copy").write_bytes(b"")
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("DROP TABLE removed")
        other.execute("DROP TABLE withheld")
        other.execute("DROP TABLE pieces")
        other.execute("DROP TABLE days")
        other.execute("DROP TABLE changed_days")
        other.execute("DROP TABLE commits")
        other.execute("ALTER TABLE briefs DROP COLUMN digest")
        other.execute("UPDATE alembic_version SET version_num = '0006'")
    database = Database(str(path))
    migrate(database, scripts=SCRIPTS)
    database.close()

    copies = sorted(one.name for one in tmp_path.glob("briefing.db.*Z.copy"))
    assert len(copies) == COPIES
    assert copies[-1].startswith("briefing.db.0006.")
    assert copies[0].endswith("20240101T000000Z.copy")
    assert (tmp_path / "briefing.db.mine.copy").exists()
    assert not list(tmp_path.glob("*.part"))
