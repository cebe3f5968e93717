"""backfill killed in the middle and started again: each brief is there, once."""

import os
import signal
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from briefing.store import BuildState, open_store
from tests.fork_server import ForkServer

pytestmark = [
    pytest.mark.slow,
    pytest.mark.model,
    pytest.mark.skipif(sys.platform == "win32", reason="kills by signal"),
]
FIRST, DAYS = date(2026, 3, 2), 5
RANGE = ("--from", "2026-03-02", "--to", "2026-03-06")


@pytest.fixture
def project(tmp_path: Path, fork_server: ForkServer) -> Path:
    """A folder with an article a day and an edition with a channel; its configuration."""
    (tmp_path / "articles").mkdir()
    for n in range(DAYS):
        (tmp_path / f"articles/{n}.md").write_text(
            f"---\ntitle: Harbour {n}\nsource: Agency\npublished: 2026-03-0{n + 1}T10:00:00Z\n---\n"
            f"Harbour number {n} opened after three years of work.\n"
        )
    path = tmp_path / "config.yaml"
    path.write_text(
        "sources: [{folder: articles}]\n"
        "editions: [{name: daily, formats: [json], summariser: lead, channels: [{folder: sent}]}]\n"
    )
    collected = fork_server.run("briefing", "--config", str(path), "collect")
    assert collected.returncode == 0, collected.stderr
    return path


def test_what_was_killed_goes_on_where_it_was(project: Path, fork_server: ForkServer) -> None:
    """Killed after its second brief: the next run makes the rest and leaves those as they are."""
    command = ("briefing", "--config", str(project), "backfill", *RANGE)
    started = fork_server.start(*command)
    first = [Path(started.stdout.readline().strip()) for _ in range(2)]
    os.kill(started.pid, signal.SIGKILL)
    started.wait(60)
    started.close()
    made = {path: path.stat().st_mtime_ns for path in first}

    done = fork_server.run(*command)

    assert done.returncode == 0, done.stderr
    paths = [Path(line) for line in done.stdout.splitlines()]
    assert paths[:2] == first
    assert len(paths) == DAYS
    assert all(path.is_file() for path in paths)
    assert {path: path.stat().st_mtime_ns for path in first} == made
    assert "5 of 5" in done.stderr
    with open_store(str(project.parent / "briefing.db")) as store:
        assert [entry.build for entry in store.briefs.list()] == [1] * DAYS
        states = [store.ledger.build("daily", FIRST + timedelta(days=n)).state for n in range(DAYS)]
        assert states == [BuildState.BUILT] * DAYS
        assert store.ledger.deliveries(edition="daily") == ()
    assert not (project.parent / "sent").exists()
