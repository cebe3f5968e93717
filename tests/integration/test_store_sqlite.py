"""The embedded store: locks, damage, crashes, other people's files, older and newer schemas."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from briefing.errors import StoreError
from briefing.model import Analysis, Article, FetchedArticle, Receipt
from briefing.store import (
    BuildEntry,
    BuildState,
    DayState,
    DeliveryEntry,
    DeliveryState,
    FeedState,
    KeptDocument,
    Outcome,
    RunRecord,
    open_store,
)
from briefing.store.briefs import FiledBrief
from briefing.store.database import Database
from briefing.store.ledger import Claim
from briefing.store.newest_schema import SCRIPTS
from briefing.store.outlines import Outline
from briefing.store.schema import migrate
from briefing.store.tables import metadata
from tests.sample_brief import empty

NOW = datetime(2026, 3, 10, 7, 0, tzinfo=UTC)
DAY = date(2026, 3, 10)
ZONE = ZoneInfo("UTC")
HEAD = ScriptDirectory(str(SCRIPTS)).get_current_head()
AT_ONCE = timedelta(milliseconds=20)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "briefing.db"


def fetched(text="The ferry line reopened."):
    return FetchedArticle(key="a", source="Post", title="", text=text, published=NOW)


ARTICLE = Article(
    id="0" * 16,
    revision=1,
    source="Post",
    title="",
    text="x",
    url=None,
    published_at=NOW,
    published_on=None,
    known_at=NOW,
    first_seen=NOW,
)
ANALYSIS = Analysis(article=ARTICLE.id, revision=1, language="en", read=False, sentences=())
OUTLINE = Outline(article=ARTICLE, mark="m", row=1)
DAY_STATE = DayState(day=DAY, changes=0, settled_at=None, body=b"")
CLAIM = Claim(edition="m", day=DAY, owner="o", fence=1, attempts=1)
BUILD = BuildEntry(
    edition="m",
    day=DAY,
    state=BuildState.BUILT,
    owner="o",
    fence=1,
    attempts=1,
    lease_until=None,
    changed_at=NOW,
    error="",
)
DELIVERY = DeliveryEntry(
    edition="m",
    day=DAY,
    channel="mail",
    recipient="r",
    state=DeliveryState.FAILED,
    message_id="i",
    attempts=1,
    changed_at=NOW,
    permanent=False,
    detail="",
)
RUN = RunRecord(kind="collect", started_at=NOW, finished_at=NOW, succeeded=True, counts={})
RECEIPT = Receipt(channel="mail", recipient="r", delivered=True)

# Every public method of every part, so that none forgets to say what went wrong.
METHODS = {
    "articles.add": lambda s: s.articles.add(fetched(), now=NOW),
    "articles.add_many": lambda s: list(s.articles.add_many([fetched()], now=NOW)),
    "articles.known": lambda s: s.articles.known(since=None, until=NOW, zone=ZONE, as_of=NOW),
    "articles.get": lambda s: s.articles.get(ARTICLE.id),
    "articles.first_seen_between": lambda s: s.articles.first_seen_between(since=NOW, until=NOW),
    "articles.find": lambda s: s.articles.find("ferry"),
    "articles.original": lambda s: s.articles.original("0" * 16),
    "articles.dates": lambda s: s.articles.dates(zone=ZONE),
    "articles.release": lambda s: s.articles.release(now=NOW),
    "articles.withheld": lambda s: s.articles.withheld(),
    "articles.outlets": lambda s: s.articles.outlets(until=NOW, zone=ZONE),
    "articles.outlines": lambda s: s.articles.outlines(since=NOW, until=NOW, zone=ZONE, as_of=NOW),
    "articles.written_out": lambda s: s.articles.written_out([OUTLINE]),
    "traces.get": lambda s: s.traces.get([OUTLINE], version="1"),
    "traces.put": lambda s: s.traces.put([(OUTLINE, b"")], version="1"),
    "traces.forget": lambda s: s.traces.forget(before=DAY, version="1"),
    "articles.outlines_of_days": lambda s: s.articles.outlines_of_days(
        first=DAY, last=DAY, zone=ZONE, as_of=NOW
    ),
    "days.changes": lambda s: s.days.changes(first=DAY, last=DAY),
    "days.get": lambda s: s.days.get(first=DAY, last=DAY, zone="UTC", version="1", as_of=NOW),
    "days.put": lambda s: s.days.put([DAY_STATE], zone="UTC", version="1"),
    "days.forget": lambda s: s.days.forget(before=DAY, version="1"),
    "analyses.get": lambda s: s.analyses.get([ARTICLE], version="1"),
    "analyses.put": lambda s: s.analyses.put([(ARTICLE, ANALYSIS)], version="1"),
    "briefs.put": lambda s: s.briefs.put(empty(), built_at=NOW),
    "briefs.get": lambda s: s.briefs.get("m", DAY),
    "briefs.previous": lambda s: s.briefs.previous("m", before=DAY),
    "briefs.list": lambda s: s.briefs.list(),
    "briefs.filed": lambda s: s.briefs.filed(),
    "briefs.read": lambda s: s.briefs.read(FiledBrief(edition="m", day=DAY, build=1, digest="d")),
    "ledger.claim": lambda s: s.ledger.claim(edition="m", day=DAY, owner="o", now=NOW),
    "ledger.heartbeat": lambda s: s.ledger.heartbeat(CLAIM, now=NOW),
    "ledger.finish": lambda s: s.ledger.finish(CLAIM, now=NOW),
    "ledger.fail": lambda s: s.ledger.fail(CLAIM, error="", now=NOW),
    "ledger.leave": lambda s: s.ledger.leave(BUILD, now=NOW, left=""),
    "ledger.set_back": lambda s: s.ledger.set_back(CLAIM, error="", now=NOW),
    "ledger.release": lambda s: s.ledger.release(CLAIM, now=NOW),
    "ledger.give_up": lambda s: s.ledger.give_up(edition="m", before=DAY, now=NOW),
    "ledger.reopen": lambda s: s.ledger.reopen(edition="m", day=DAY, now=NOW),
    "ledger.first_due": lambda s: s.ledger.first_due("m"),
    "ledger.expect": lambda s: s.ledger.expect(
        edition="m", day=DAY, recipients=[("mail", "r")], now=NOW
    ),
    "ledger.settle": lambda s: s.ledger.settle(edition="m", now=NOW),
    "ledger.close": lambda s: s.ledger.close(DELIVERY, now=NOW),
    "ledger.build": lambda s: s.ledger.build("m", DAY),
    "ledger.builds": lambda s: s.ledger.builds(),
    "ledger.begin": lambda s: s.ledger.begin(
        edition="m", day=DAY, channel="mail", recipient="r", message_id="i", now=NOW
    ),
    "ledger.end": lambda s: s.ledger.end(edition="m", day=DAY, receipt=RECEIPT, now=NOW),
    "ledger.deliveries": lambda s: s.ledger.deliveries(),
    "journal.record": lambda s: s.journal.record(RUN),
    "journal.runs": lambda s: s.journal.runs(),
    "sources.note_read": lambda s: s.sources.note_read("desk", now=NOW, items=1),
    "sources.note_failure": lambda s: s.sources.note_failure("desk", now=NOW, error="down"),
    "sources.health": lambda s: s.sources.health(["desk"]),
    "journal.feed": lambda s: s.journal.feed("https://post.example/feed"),
    "search.find": lambda s: s.search.find("ferry"),
    "search.newest": lambda s: s.search.newest("story"),
    "search.leads": lambda s: s.search.leads(since=DAY, until=DAY),
    "journal.put_feed": lambda s: s.journal.put_feed(FeedState(url="u")),
    "journal.forget_feeds": lambda s: s.journal.forget_feeds("web:", before=NOW),
}


class TestLocks:
    """Another process at the same file."""

    def test_table_of_methods_is_complete(self, path):
        """A new method cannot be forgotten."""
        with open_store(str(path)) as store:
            parts = (
                *("articles", "analyses", "traces", "days", "briefs"),
                *("ledger", "journal", "sources", "search"),
            )
            public = {
                f"{part}.{name}"
                for part in parts
                for name in dir(getattr(store, part))
                if not name.startswith("_")
            }

        assert public == set(METHODS)

    @pytest.mark.parametrize("method", sorted(METHODS))
    def test_every_method_says_that_the_store_is_locked(self, path, method):
        """What, where, what to do: never a driver's error."""
        with open_store(str(path), busy=AT_ONCE) as store:
            store.close()
            other = sqlite3.connect(path, isolation_level=None)
            other.execute("PRAGMA locking_mode=EXCLUSIVE")
            other.execute("BEGIN EXCLUSIVE")
            other.execute("CREATE TABLE x (y)")
            try:
                with pytest.raises(StoreError, match=r"locked") as caught:
                    METHODS[method](store)
            finally:
                other.rollback()
                other.close()

        assert str(path) in caught.value.message
        assert "another process" in caught.value.hint
        assert caught.value.__cause__ is not None

    def test_readers_do_not_wait_for_a_writer(self, path):
        """A build reads while a collection writes."""
        with open_store(str(path), busy=AT_ONCE) as store:
            store.articles.add(fetched(), now=NOW)
            other = sqlite3.connect(path, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            try:
                assert len(METHODS["articles.known"](store)) == 1
            finally:
                other.rollback()
                other.close()

    def test_writers_in_many_threads_lose_nothing(self, path):
        """Each waits its turn: no `database is locked`, no lost article."""
        with open_store(str(path)) as store:

            def write(number):
                for part in range(10):
                    one = fetched(f"Text {number} {part}")
                    outcomes.append(store.articles.add(one, now=NOW).outcome)

            outcomes = []
            threads = [threading.Thread(target=write, args=(n,)) for n in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()

            (article,) = METHODS["articles.known"](store)
        assert sorted(outcomes) == [Outcome.NEW] + [Outcome.REVISED] * 39
        assert article.revision == 40


class TestOtherFiles:
    """What lies at the store's path may be anything."""

    def test_file_of_something_else_is_refused_untouched(self, path):
        """A text file, a picture."""
        path.write_bytes(b"This is a diary, not a database. " * 100)

        with pytest.raises(StoreError, match="not a database") as caught:
            open_store(str(path))
        assert "something else" in caught.value.hint
        assert path.read_bytes().startswith(b"This is a diary")

    def test_database_of_something_else_is_refused_untouched(self, path):
        """Another program's tables."""
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE bookmarks (url)")
        other.close()

        with pytest.raises(StoreError, match="bookmarks"):
            open_store(str(path))

    def test_folder_that_cannot_be_made_is_a_clear_error(self, tmp_path):
        """A file is in the way."""
        (tmp_path / "file").write_text("x")

        with pytest.raises(StoreError, match="cannot be made"):
            open_store(str(tmp_path / "file" / "sub" / "briefing.db"))

    def test_folders_on_the_way_are_made(self, tmp_path):
        """A first start needs no preparation."""
        open_store(f"sqlite:///{tmp_path / 'new' / 'sub' / 'briefing.db'}").close()

        assert (tmp_path / "new" / "sub" / "briefing.db").exists()

    def test_path_that_is_a_folder_is_a_clear_error(self, tmp_path):
        """SQLite says only that it is unable."""
        with pytest.raises(StoreError, match="unable to open"):
            open_store(str(tmp_path))

    def test_damaged_entry_is_a_clear_error(self, path):
        """A kept brief that cannot be read is not half shown."""
        with open_store(str(path)) as store:
            document = KeptDocument(name="a", path="b", sha256="c")
            store.briefs.put(empty(), built_at=NOW, documents=[document])
            with sqlite3.connect(path) as other:
                other.execute("UPDATE briefs SET body = substr(body, 1, 50)")
            other.close()

            with pytest.raises(StoreError, match="kept Brief cannot be read"):
                store.briefs.get(empty().edition, empty().day)


_INDEX = "passages_words"


class TestSchema:
    """Older stores are brought up to date, newer ones refused."""

    def test_migrations_make_exactly_the_tables_of_the_code(self, path):
        """`tables.py` and the scripts cannot drift apart."""
        open_store(str(path)).close()
        database = Database(str(path))
        with database.read() as connection:
            difference = compare_metadata(MigrationContext.configure(connection), metadata)
        database.close()
        # The search's own index is a virtual table with tables of its own.
        rest = [one for one in difference if not getattr(one[1], "name", "").startswith(_INDEX)]

        assert rest == []

    def test_newer_store_is_refused_untouched(self, path):
        """An old program must not write into tables it does not know."""
        open_store(str(path)).close()
        with sqlite3.connect(path) as other:
            other.execute("UPDATE alembic_version SET version_num = '9999'")
        other.close()

        with pytest.raises(StoreError, match="newer briefing") as caught:
            open_store(str(path))
        assert "update briefing" in caught.value.hint
        assert "9999" in caught.value.message

    def test_older_store_is_copied_then_brought_up_to_date(self, path, tmp_path):
        """Whatever a migration does, the old file is still there."""
        with open_store(str(path)) as store:
            store.articles.add(fetched(), now=NOW)
        scripts = tmp_path / "migrations"
        shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        (scripts / "versions" / "9000_next.py").write_text(
            "import sqlalchemy as sa\nfrom alembic import op\n"
            f"revision = '9000'\ndown_revision = '{HEAD}'\n"
            "def upgrade():\n"
            "    with op.batch_alter_table('articles') as table:\n"
            "        table.add_column(sa.Column('note', sa.Text))\n"
        )
        database = Database(str(path))

        migrate(database, scripts=scripts)
        migrate(database, scripts=scripts)

        database.close()
        (copy,) = path.parent.glob(f"{path.name}.*.copy")
        assert re.fullmatch(rf".+\.{HEAD}\.\d{{8}}T\d{{6}}Z\.copy", copy.name)
        with sqlite3.connect(path) as now, sqlite3.connect(copy) as before:
            assert now.execute("SELECT note FROM articles").fetchall() == [(None,)]
            assert before.execute("SELECT count(*) FROM articles").fetchone() == (1,)
        now.close()
        before.close()

    def test_old_builds_count_as_due_if_they_were_delivered(self, path):
        """0003: a brief that somebody only looked at is not mailed by the new version."""
        config = Config()
        config.set_main_option("script_location", str(SCRIPTS))
        database = Database(str(path))
        with database.write(alone=True) as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "0001")
            for day in ("2026-03-09", "2026-03-10"):
                connection.exec_driver_sql(
                    "INSERT INTO builds (edition, day, state, owner, fence, attempts, changed_at,"
                    f" error) VALUES ('m', '{day}', 'built', 'o', 1, 1, '2026-03-10T07:00:00Z', '')"
                )
            connection.exec_driver_sql(
                "INSERT INTO deliveries (edition, day, channel, recipient, state, message_id,"
                " attempts, changed_at, permanent, detail) VALUES ('m', '2026-03-09', 'mail', 'r',"
                " 'sent', 'i', 1, '2026-03-09T07:00:00Z', 0, '')"
            )
        database.close()

        with open_store(str(path)) as store:
            builds = store.ledger.builds()
            (delivery,) = store.ledger.deliveries()

        assert [(entry.day.day, entry.due) for entry in builds] == [(9, True), (10, False)]
        assert (delivery.state, delivery.early, delivery.owner) == (DeliveryState.SENT, False, "")

    def test_migration_that_fails_changes_nothing(self, path, tmp_path):
        """All of it, or nothing."""
        open_store(str(path)).close()
        scripts = tmp_path / "migrations"
        shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        (scripts / "versions" / "9000_next.py").write_text(
            f"from alembic import op\nrevision = '9000'\ndown_revision = '{HEAD}'\n"
            "def upgrade():\n    op.execute('CREATE TABLE half (x)')\n    op.execute('nonsense')\n"
        )
        database = Database(str(path))

        with pytest.raises(StoreError, match="nonsense"):
            migrate(database, scripts=scripts)

        database.close()
        open_store(str(path)).close()
        with sqlite3.connect(path) as after:
            tables = {row[0] for row in after.execute("SELECT name FROM sqlite_master")}
        after.close()
        assert "half" not in tables

    def test_processes_that_start_together_make_one_schema(self, path):
        """Both wait for the lock, one works."""
        failures = []

        def start():
            try:
                open_store(str(path)).close()
            except StoreError as error:
                failures.append(error)

        threads = [threading.Thread(target=start) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert failures == []


WRITER = """
import sys
from datetime import UTC, datetime
from briefing.model import FetchedArticle
from briefing.store import open_store
now = datetime(2026, 3, 10, tzinfo=UTC)
with open_store(sys.argv[1]) as store:
    for number in range(100_000):
        batch = [
            FetchedArticle(key=f"{number}-{part}", source="Post", title="",
                           text=f"{number} {part}", published=now)
            for part in range(7)
        ]
        list(store.articles.add_many(batch, now=now))
        print(number, flush=True)
"""


@pytest.mark.slow
def test_killed_writer_leaves_whole_batches_only(path):
    """kill -9 in the middle: what was acknowledged is there, nothing is half there."""
    open_store(str(path)).close()
    root = Path(__file__).parents[2]
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    acknowledged = -1
    assert writer.stdout is not None
    for line in writer.stdout:
        acknowledged = int(line)
        if acknowledged == 5:
            writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()

    with open_store(str(path)) as store:
        kept = METHODS["articles.known"](store)
    with sqlite3.connect(path) as check:
        assert check.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    check.close()
    assert len(kept) % 7 == 0
    assert len(kept) >= 7 * (acknowledged + 1)


@pytest.mark.postgres
def test_two_writers_on_a_server_quarrel_about_nothing(postgres_url):
    """The advisory lock does on a server what SQLite's does: one wording, one row."""
    with open_store(postgres_url) as one, open_store(postgres_url) as two:

        def write(store):
            for number in range(15):
                store.articles.add(fetched(f"Text {number}"), now=NOW)

        threads = [threading.Thread(target=write, args=(store,)) for store in (one, two)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        (article,) = METHODS["articles.known"](one)
    assert article.revision == 15


@pytest.mark.postgres
def test_server_that_is_locked_is_a_clear_error(postgres_url):
    """As with the embedded store."""
    with open_store(postgres_url, busy=AT_ONCE) as store, store.database.write(alone=True):
        with pytest.raises(StoreError, match="lock timeout") as caught:
            store.articles.add(fetched(), now=NOW)
        assert "another process" in caught.value.hint


def test_server_that_is_not_there_is_a_clear_error():
    """Without the password in the message."""
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match="refused") as caught:
        open_store("postgresql://me:secret@127.0.0.1:1/x")

    assert "secret" not in str(caught.value)
