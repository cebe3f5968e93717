"""P5 with real processes: each recipient gets each brief once, whatever is killed and restarted."""

import asyncio
import contextlib
import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session

from briefing.store import BuildState, DeliveryState, Store, open_store
from tests.fork_server import Child, ForkServer
from tests.integration.post_office import post_office

DAY = date(2026, 3, 4)
NOW = datetime(2026, 3, 4, 7, 0, 30, tzinfo=UTC)
READERS = ["ada@desk.example", "bo@desk.example", "cy@desk.example", "di@desk.example"]


@dataclass
class Postmaster:
    """Takes mails, and kills the sender instead of answering to a chosen reader's."""

    got: list[str] = field(default_factory=list)
    kill_at: str = ""
    sender: int = 0

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep to whom it went."""
        self.got += envelope.rcpt_tos
        if self.kill_at in envelope.rcpt_tos:
            while not self.sender:
                await asyncio.sleep(0.01)
            os.kill(self.sender, signal.SIGKILL)
        await asyncio.sleep(0)
        return "250 OK"


@pytest.fixture
def post() -> Iterator[tuple[Postmaster, int]]:
    """A mail server on loopback, and its port."""
    master = Postmaster()
    with post_office(master) as port:
        yield master, port


@pytest.fixture
def project(tmp_path: Path, post: tuple[Postmaster, int]) -> Path:
    """A folder with an article and an edition of four readers; its configuration."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/harbour.md").write_text(
        "---\ntitle: Harbour opens\nsource: Agency\npublished: 2026-03-03T10:00:00Z\n---\n"
        "The new harbour opened on Tuesday after three years of work.\n"
    )
    path = tmp_path / "config.yaml"
    path.write_text(f"""\
sources: [{{folder: articles}}]
editions:
  - name: daily
    formats: [json]
    summariser: lead
    channels:
      - use: mail
        host: 127.0.0.1
        port: {post[1]}
        sender: brief@desk.example
        attach: []
        to: [{", ".join(READERS)}]
""")
    return path


Start = Callable[..., Child]
Tick = Callable[[datetime], tuple[int | None, str]]


@pytest.fixture
def start(fork_server: ForkServer, project: Path) -> Start:
    """Begin a tick in a process of its own, and be killed where the program comes to a place."""

    def begin(now: datetime, *place: str) -> Child:
        return fork_server.start("tests.ticker", str(project), now.isoformat(), *place)

    return begin


@pytest.fixture
def tick(start: Start) -> Tick:
    """A whole tick: exit code, the problems it told."""

    def whole(now: datetime) -> tuple[int | None, str]:
        process = start(now)
        told, _ = process.communicate(timeout=120)
        return process.returncode, told

    return whole


@contextlib.contextmanager
def opened(config: Path) -> Iterator[Store]:
    """The project's store."""
    with open_store(str(config.parent / "briefing.db")) as store:
        yield store


def states(config: Path) -> dict[str, str]:
    """Where each delivery stands."""
    with opened(config) as store:
        return {entry.recipient: entry.state.value for entry in store.ledger.deliveries()}


def killed_at(start: Start, post: Postmaster, reader: str) -> None:
    """Tick, and be killed when a reader's mail has left and no answer has come."""
    post.kill_at, post.sender = reader, 0
    process = start(NOW)
    post.sender = process.pid
    process.communicate(timeout=120)
    post.kill_at = ""
    assert process.returncode == -signal.SIGKILL


@pytest.mark.parametrize("victim", READERS)
@pytest.mark.parametrize("later", [timedelta(seconds=30), timedelta(hours=20)])
def test_a_daemon_killed_between_two_recipients_serves_the_others(
    project: Path,
    post: tuple[Postmaster, int],
    start: Start,
    tick: Tick,
    victim: str,
    later: timedelta,
) -> None:
    """The one whose mail is in doubt is named and not served twice; all the others have it once."""
    master, _ = post
    killed_at(start, master, victim)

    code, told = tick(NOW + later)

    assert code == 0
    assert Counter(master.got) == Counter(READERS)
    assert states(project) == {
        reader: "unknown" if reader == victim else "sent" for reader in READERS
    }
    assert f"mail {victim}: in doubt" in told


def test_a_doubt_is_named_once_and_stays(
    post: tuple[Postmaster, int], start: Start, tick: Tick
) -> None:
    """No later tick sends it by itself, nor repeats itself every half minute."""
    master, _ = post
    killed_at(start, master, READERS[1])
    tick(NOW + timedelta(minutes=1))

    _, told = tick(NOW + timedelta(hours=3))

    assert told == ""
    assert Counter(master.got) == Counter(READERS)


def test_three_daemons_at_once_are_one(
    project: Path, post: tuple[Postmaster, int], start: Start
) -> None:
    """One brief, one mail for each reader, no complaint of the two that came late."""
    master, _ = post
    together = [start(NOW) for _ in range(3)]
    told = [process.communicate(timeout=120)[0] for process in together]

    assert [process.returncode for process in together] == [0, 0, 0]
    assert told == ["", "", ""]
    assert Counter(master.got) == Counter(READERS)
    with opened(project) as store:
        assert [entry.build for entry in store.briefs.list()] == [1]


KILLERS: dict[str, str] = {
    "while it reads": "briefing.runs.building.make_brief",
    "before its files": "briefing.runs.building.publish",
    "between the brief and the archive": "briefing.runs.building.publish_archive",
    "before the first mail": "briefing.runs.due_work.deliver",
}


@pytest.mark.parametrize("place", KILLERS.values(), ids=KILLERS)
def test_wherever_a_daemon_is_killed_the_next_one_ends_the_work(
    project: Path, post: tuple[Postmaster, int], start: Start, tick: Tick, place: str
) -> None:
    """The brief, its files, the archive, a mail for each reader: all there, at once, once."""
    dead = start(NOW, place)
    dead.communicate(timeout=120)
    assert dead.returncode == -signal.SIGKILL

    tick(NOW + timedelta(seconds=30))

    output = project.parent / "output"
    assert Counter(post[0].got) == Counter(READERS)
    assert (output / "daily/2026-03-04/brief.json").is_file()
    assert (output / "index.html").is_file()
    assert "2026-03-04" in (output / "index.html").read_text()
    with opened(project) as store:
        entry = store.ledger.build("daily", DAY)
        assert (entry.state, entry.due) == (BuildState.BUILT, True)
        assert {one.state for one in store.ledger.deliveries()} == {DeliveryState.SENT}


def test_a_daemon_killed_again_and_again_still_makes_the_brief(
    post: tuple[Postmaster, int], start: Start, tick: Tick
) -> None:
    """A machine that has a bad day does not cost the readers theirs."""
    for number in range(4):
        dead = start(NOW + timedelta(hours=number), KILLERS["while it reads"])
        dead.communicate(timeout=120)
        assert dead.returncode == -signal.SIGKILL

    tick(NOW + timedelta(hours=5))

    assert Counter(post[0].got) == Counter(READERS)
