"""systemd is told how the daemon fares, and a daemon that hangs is silent."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefing import schedule
from briefing.cli.service_manager import ServiceManager
from briefing.runs import build_process
from tests.fork_server import ForkServer

NOW = datetime(2026, 3, 10, 7, 0, tzinfo=UTC)


@pytest.fixture(params=["file", "abstract"])
def listener(request: pytest.FixtureRequest) -> Iterator[tuple[str, socket.socket]]:
    """A socket as systemd makes it, and what NOTIFY_SOCKET says of it."""
    with (
        tempfile.TemporaryDirectory() as folder,  # the path of a socket is short
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard,
    ):
        name = f"{folder}/notify"
        heard.bind(name if request.param == "file" else f"\0{name}")
        heard.settimeout(60)
        yield name if request.param == "file" else f"@{name}", heard


def _lines(heard: socket.socket) -> list[str]:
    return heard.recv(4096).decode().splitlines()


@pytest.mark.parametrize("listener", ["file"], indirect=True)
def test_the_daemon_tells_that_it_is_ready_works_and_stops(
    listener: tuple[str, socket.socket], tmp_path: Path, fork_server: ForkServer
) -> None:
    """In that order: systemd starts what waits for it only when it is ready."""
    address, heard = listener
    (tmp_path / "articles").mkdir()
    (tmp_path / "config.yaml").write_text("catch_up: skip\nsources: [{folder: articles}]\n")
    environ = {**os.environ, "NOTIFY_SOCKET": address}
    daemon = fork_server.start("briefing", "run", cwd=tmp_path, env=environ)
    try:
        said = [_lines(heard), _lines(heard)]
        while not any(line.startswith("STATUS=waiting: ") for line in said[-1]):
            said.append(_lines(heard))
        daemon.send_signal(signal.SIGTERM)
        last = _lines(heard)
        _, log = daemon.communicate(timeout=60)
    finally:
        daemon.kill()

    assert said[0] == ["READY=1"], log
    assert all(lines[1:] == ["WATCHDOG=1"] for lines in said[1:])
    assert said[1][0] == "STATUS=looking what is due"
    assert last == ["STOPPING=1", "STATUS=finishing the work in hand"]
    assert daemon.returncode == 0


def test_a_daemon_that_hangs_is_silent(listener: tuple[str, socket.socket]) -> None:
    """No other thread beats for the one that works."""
    address, heard = listener
    manager = ServiceManager({"NOTIFY_SOCKET": address})
    hangs, goes_on = threading.Event(), threading.Event()

    def work(now: datetime) -> None:
        manager.progress("looking what is due")
        hangs.set()
        goes_on.wait(60)
        os.kill(os.getpid(), signal.SIGTERM)

    def look() -> None:
        hangs.wait(60)
        heard.recv(4096)
        heard.settimeout(0.3)  # six ticks
        try:
            told.append(heard.recv(4096))
        except TimeoutError:
            told.append(b"")
        goes_on.set()

    told: list[bytes] = []
    looker = threading.Thread(target=look)
    looker.start()
    schedule.run(work, clock=lambda: NOW, seconds=0.05)
    looker.join()

    assert told == [b""]


def test_a_long_build_is_told_of_as_long_as_it_may_last(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each beat is one wait; after the limit it hangs, and the waiting ends."""
    monkeypatch.setattr(build_process, "_SAID_EVERY", 0.02)
    beats: list[bool] = []
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as builder:
        with pytest.raises(subprocess.TimeoutExpired):
            build_process._wait(builder, timedelta(seconds=0.2), lambda: beats.append(True))
        builder.kill()

    assert 5 <= len(beats) <= 11


def test_a_build_that_ends_is_not_waited_for() -> None:
    """The answer is there at once, not with the next beat."""
    with subprocess.Popen([sys.executable, "-c", ""]) as builder:
        build_process._wait(builder, timedelta(seconds=60), lambda: None)

    assert builder.returncode == 0


@pytest.mark.parametrize("address", [None, "", "vsock:2:1", "/nowhere/at/all", "@nobody-listens"])
def test_who_does_not_listen_stops_nothing(address: str | None) -> None:
    """No service manager, or one that is gone."""
    manager = ServiceManager({} if address is None else {"NOTIFY_SOCKET": address})

    manager.ready()
    manager.progress("reading", 1, 3)
    manager.stopping()

    assert manager.listens is bool(address and address[0] in "/@")


def test_what_is_said_stays_one_line(listener: tuple[str, socket.socket]) -> None:
    """A source's name cannot tell systemd anything of its own."""
    address, heard = listener

    ServiceManager({"NOTIFY_SOCKET": address}).progress("a\nREADY=1", 2, 3)

    assert _lines(heard) == ["STATUS=a READY=1 (2 of 3)", "WATCHDOG=1"]
