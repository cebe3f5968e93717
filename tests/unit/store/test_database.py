"""Which stores can be named, and how refusals are told."""

import sqlite3
from datetime import UTC, datetime, timedelta, timezone

import pytest

from briefing.errors import StoreError
from briefing.store.database import Database
from briefing.store.instants import instant_text
from briefing.store.refusals import refusal


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("", "no name"),
        ("  ", "no name"),
        ("sqlite://", "must be a file"),
        ("sqlite:///:memory:", "must be a file"),
        (":memory:", "must be a file"),
        ("mysql://localhost/x", "speaks mysql"),
        ("postgresql+pg8000://localhost/x", "speaks postgresql\\+pg8000"),
        ("x y://", "cannot be read"),
    ],
)
def test_store_that_cannot_be_is_refused(url, words):
    """With what would work."""
    with pytest.raises(StoreError, match=words) as caught:
        Database(url)

    assert caught.value.hint


def test_bare_path_is_sqlite(tmp_path):
    """Nobody must know about URLs to name a file."""
    database = Database(str(tmp_path / "a.db"))

    assert database.is_sqlite
    assert database.path == tmp_path / "a.db"
    assert database.where == str(tmp_path / "a.db")


def test_password_of_a_server_is_not_shown():
    """Messages end up in logs."""
    pytest.importorskip("psycopg")

    database = Database("postgresql://me:secret@db.example/x")

    assert "secret" not in database.where
    assert "db.example" in database.where
    assert not database.is_sqlite


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("database or disk is full", "make room"),
        ("attempt to write a readonly database", "writable"),
        ("database disk image is malformed", "restore"),
        ("password authentication failed", "password"),
        ("something unheard of", ""),
    ],
)
def test_refusal_says_what_where_and_what_to_do(words, hint):
    """The driver's words stay readable in it."""
    error = refusal(sqlite3.OperationalError(words), where="a.db")

    assert words in error.message
    assert "a.db" in error.message
    assert hint in error.hint


def test_refusal_without_words_names_its_kind():
    """Some errors are silent."""
    assert "OperationalError" in refusal(sqlite3.OperationalError(), where="a.db").message


def test_full_disk_is_a_store_error(tmp_path):
    """And nothing of the transaction is kept."""
    database = Database(str(tmp_path / "a.db"))
    with database.write() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x)")

    def fill():
        with database.write() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 10")
            for _ in range(100):
                connection.exec_driver_sql("INSERT INTO t VALUES (zeroblob(4000))")

    with pytest.raises(StoreError, match="full") as caught:
        fill()

    assert "make room" in caught.value.hint
    database.close()
    with database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM t").scalar() == 0
    database.close()


def test_copy_that_cannot_be_written_is_a_store_error(tmp_path):
    """Before a migration."""
    database = Database(str(tmp_path / "a.db"))
    with database.write() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x)")
    database.close()

    with pytest.raises(StoreError, match="copy"):
        database.copy_to(tmp_path / "no" / "folder" / "copy.db")


def test_readers_cannot_write(tmp_path):
    """What is meant to read only reads."""
    database = Database(str(tmp_path / "a.db"))

    with pytest.raises(StoreError, match="readonly"), database.read() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x)")
    database.close()


def test_instants_sort_as_they_read():
    """Fixed width, UTC, microseconds."""
    east = datetime(2026, 3, 10, 10, 0, 0, 5, tzinfo=timezone(timedelta(hours=3)))

    assert instant_text(east) == "2026-03-10T07:00:00.000005Z"
    assert instant_text(datetime(999, 1, 1, tzinfo=UTC)) == "0999-01-01T00:00:00.000000Z"
    with pytest.raises(ValueError, match="zone"):
        instant_text(east.replace(tzinfo=None))
