"""A glance at a file of SQLite says what the opened store says, or leaves it to the store."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from briefing.errors import StoreError
from briefing.store import KeptDocument, open_store
from briefing.store.glance import built_brief, built_entries
from tests.sample_brief import empty

BUILT = datetime(2026, 3, 10, 7, 0, 0, 250, tzinfo=UTC)
DAYS = (date(2026, 3, 10), date(2026, 2, 28), date(2026, 3, 9))
PAGE = KeptDocument(name="brief.html", path="/out/brief.html", sha256="0" * 64, size=9)


@pytest.fixture
def url(tmp_path):
    """A store of two editions; one of its briefs was built twice."""
    url = f"sqlite:///{tmp_path / 'a store.db'}"
    with open_store(url) as store:
        for edition in ("morning", "evening"):
            for day in (*DAYS, DAYS[1]):
                brief = replace(empty(), edition=edition, day=day)
                store.briefs.put(brief, built_at=BUILT, documents=[PAGE], articles=["a" * 16])
    return url


@pytest.mark.parametrize("edition", [None, "morning", "noon"])
def test_the_list_is_that_of_the_store(url, edition):
    with open_store(url) as store:
        assert built_entries(url, edition=edition) == store.briefs.list(edition=edition)


@pytest.mark.parametrize("day", DAYS)
def test_a_brief_is_that_of_the_store(url, day):
    with open_store(url) as store:
        kept = store.briefs.get("morning", day)
    assert kept is not None
    assert built_brief(url, edition="morning", day=day) == kept


def test_without_a_day_it_is_the_newest(url):
    found = built_brief(url, edition="evening", day=None)
    assert found is not None
    assert found.brief.day == max(DAYS)


def test_what_is_not_there_is_left_to_the_store(url, tmp_path):
    """A store that is not there yet is not made by looking for it."""
    assert built_brief(url, edition="morning", day=date(2026, 3, 8)) is None
    assert built_entries(f"sqlite:///{tmp_path / 'none.db'}") is None
    assert built_entries("postgresql+psycopg://reader@localhost/briefing") is None
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE alembic_version SET version_num = '0003'",
        "DELETE FROM alembic_version",
        "DROP TABLE alembic_version",
    ],
)
def test_a_store_of_another_schema_is_left_to_the_store(url, harm):
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as store:
        store.execute(harm)
        store.commit()
    assert built_entries(url) is None


def test_a_file_that_is_no_store_is_left_to_the_store(tmp_path):
    (tmp_path / "words.db").write_text("words " * 400)
    assert built_entries(f"sqlite:///{tmp_path / 'words.db'}") is None


def test_a_damaged_entry_is_said_to_be(url):
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as store:
        store.execute("UPDATE briefs SET body = '{}'")
        store.commit()
    with pytest.raises(StoreError, match="Brief cannot be read"):
        built_brief(url, edition="morning", day=None)
