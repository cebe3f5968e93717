"""P5 and P6 over many dates: three daemons at once, killed at any point, on either database.

BRIEFING_KILL_DATES says over how many dates; a few without it. With -s its figures are printed.
"""

import asyncio
import contextlib
import os
import random
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session

from briefing.store import BuildState, DeliveryState, open_store
from tests.fork_server import Child, ForkServer
from tests.integration.post_office import post_office

READERS = ("ada@desk.example", "bo@desk.example", "cy@desk.example")
DATES = int(os.environ.get("BRIEFING_KILL_DATES", "2"))
FIRST = date(2026, 3, 4)
# Daemons at work at once; after how many of them were killed over a date the others live; the
# most effects before a kill: a date takes more, whoever makes it.
DAEMONS, KILLS, EFFECTS = 3, 2, 60


@dataclass
class Post:
    """Takes mails, and keeps which reader got which day's brief."""

    got: list[tuple[str, str]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep to whom it went."""
        named = str(message_from_bytes(bytes(envelope.content or b""))["Message-ID"])
        self.ids.add(named)
        self.got += [(named.split(".")[1], reader) for reader in envelope.rcpt_tos]
        await asyncio.sleep(0)
        return "250 OK"


@pytest.fixture
def post() -> Iterator[tuple[Post, int]]:
    """A mail server on loopback, and its port."""
    taken = Post()
    with post_office(taken) as port:
        yield taken, port


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty store on either database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/briefing.db"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def config(tmp_path: Path, post: tuple[Post, int], store: str) -> Path:
    """A folder with an article for each date, and an edition with three readers and a PDF."""
    (tmp_path / "articles").mkdir()
    for number in range(DATES):
        day = FIRST + timedelta(days=number - 1)
        (tmp_path / f"articles/harbour-{number}.md").write_text(
            f"---\ntitle: Harbour {number} opens\nsource: Agency\n"
            f"published: {day}T10:00:00Z\n---\n"
            f"The harbour number {number} opened on {day:%A} after three years of work.\n"
        )
    path = tmp_path / "config.yaml"
    path.write_text(f"""\
store: {store}
sources: [{{folder: articles}}]
editions:
  - name: daily
    formats: [html, pdf, json]
    summariser: lead
    channels:
      - use: mail
        host: 127.0.0.1
        port: {post[1]}
        sender: brief@desk.example
        to: [{", ".join(READERS)}]
""")
    return path


class Watch:
    """Keeps the daemons alive, and counts how often they were killed.

    For each date each gets a number of effects after which it is killed, and a new one when it is
    started again, until so many have been.
    """

    def __init__(self, config: Path, chance: random.Random, fork_server: ForkServer) -> None:
        self._config, self._chance, self._fork_server = config, chance, fork_server
        self._clock = config.with_name("clock")
        self._running: list[Child] = []
        self.killed = 0
        self.allowed = 0

    def _start(self, number: int) -> Child:
        self._draw(number)
        done = self._config.with_name(f"done-{number}")
        files = (self._config, self._clock, done, self._fate(number))
        return self._fork_server.start("tests.mortal", *map(str, files), silent=True)

    def _fate(self, number: int) -> Path:
        return self._config.with_name(f"fate-{number}")

    def _draw(self, number: int) -> None:
        mortal = self.killed < self.allowed
        self._fate(number).write_text(str(self._chance.randint(1, EFFECTS)) if mortal else "0")

    def begin_date(self) -> None:
        """Draw for every daemon."""
        self.allowed = self.killed + KILLS
        for number in range(len(self._running)):
            self._draw(number)

    def set_on(self, moment: datetime) -> None:
        """Let every daemon do what is due at a moment, whatever becomes of it meanwhile."""
        said = moment.isoformat()
        beside = self._config.with_name("clock.new")
        beside.write_text(said)
        beside.replace(self._clock)
        begun = time.monotonic()
        while not all(self._has_done(number, said) for number in range(DAEMONS)):
            assert time.monotonic() - begun < 300, "a daemon hangs"
            time.sleep(0.02)

    def _has_done(self, number: int, moment: str) -> bool:
        if number == len(self._running):
            self._running.append(self._start(number))
        code = self._running[number].poll()
        done = self._config.with_name(f"done-{number}")
        if code is None:
            return done.exists() and done.read_text() == moment
        assert code == -signal.SIGKILL, f"a daemon ended with {code}"
        self.killed += 1
        done.unlink(missing_ok=True)
        self._running[number] = self._start(number)
        return False

    def end(self) -> None:
        """Let them go."""
        self._clock.write_text("")
        for process in self._running:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=30)
            process.kill()
            process.wait()


@pytest.fixture
def watch(config: Path, request: pytest.FixtureRequest, fork_server: ForkServer) -> Iterator[Watch]:
    """Three daemons, whose fates are the same at each run of the test."""
    made = Watch(config, random.Random(request.node.name), fork_server)
    yield made
    made.end()


@pytest.mark.slow
def test_every_brief_and_every_delivery_once_whoever_is_killed(
    config: Path, store: str, post: tuple[Post, int], watch: Watch
) -> None:
    """One brief for each date, one mail for each reader, the archive whole.

    A mail that was in flight when its sender was killed is in doubt: named, never sent twice.
    """
    dates = DATES if DATES > 2 or store.startswith("sqlite") else 1  # a minute of work for both
    days = [FIRST + timedelta(days=number) for number in range(dates)]
    for day in days:
        watch.begin_date()
        seven = datetime(day.year, day.month, day.day, 7, 0, 30, tzinfo=UTC)
        for minute in (0, 2, 6, 20, 60):  # longer than any wait after so many deaths
            watch.set_on(seven + timedelta(minutes=minute))
    watch.end()

    assert watch.killed >= len(days)
    print(f"{watch.killed} daemons killed")
    _every_delivery_once(store, post[0], days)
    _archive_is_whole(config.parent / "output", days)


def _every_delivery_once(store: str, post: Post, days: list[date]) -> None:
    with open_store(store) as opened:
        builds = opened.ledger.builds(edition="daily")
        deliveries = opened.ledger.deliveries(edition="daily")
        briefs = {entry.day for entry in opened.briefs.list()}
    assert [(entry.day, entry.state, entry.due) for entry in builds] == [
        (day, BuildState.BUILT, True) for day in days
    ]
    assert briefs == set(days)
    states = {(str(entry.day), entry.recipient): entry.state for entry in deliveries}
    assert set(states) == {(str(day), reader) for day in days for reader in READERS}
    assert set(states.values()) <= {DeliveryState.SENT, DeliveryState.UNKNOWN}
    got = Counter(post.got)
    for delivery, state in states.items():
        at_least = 1 if state is DeliveryState.SENT else 0
        assert at_least <= got[delivery] <= 1, (delivery, state)
    assert len(post.ids) == sum(got.values())
    print(
        f"{len(briefs)} briefs, {len(states)} deliveries, {len(post.ids)} mails, "
        f"{Counter(states.values())[DeliveryState.UNKNOWN]} in doubt"
    )


def _archive_is_whole(output: Path, days: list[date]) -> None:
    for day in days:
        names = {path.name for path in (output / "daily" / str(day)).iterdir()}
        assert {"brief.html", "brief.pdf", "brief.json"} <= names
        assert (output / "daily" / str(day) / "brief.pdf").read_bytes().rstrip().endswith(b"%%EOF")
    assert list(output.rglob("*.part")) == []
    linked = {target for page in output.rglob("*.html") for target in _links(page)}
    assert [target for target in linked if not target.exists()] == []
    assert {output / "daily" / str(day) / "brief.html" for day in days} <= linked


def _links(page: Path) -> Iterator[Path]:
    for element, attribute, link, _ in lxml.html.parse(str(page)).getroot().iterlinks():
        parts = urlsplit(link)
        if element.tag in ("a", "link") and attribute == "href" and not parts.scheme and parts.path:
            yield Path(os.path.normpath(page.parent / unquote(parts.path)))
