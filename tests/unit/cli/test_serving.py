"""The commands serve and search: who may come in, what is missing, what is found."""

import http.client
import importlib.util
import json
import os
import re
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.cli.entry import Session, enter
from briefing.config import load_config
from briefing.config.values import is_loopback
from briefing.errors import ConfigError
from briefing.model import FetchedArticle
from briefing.store import open_store
from tests.sample_brief import rich

NOW = datetime(2031, 3, 14, 7, tzinfo=UTC)
CONFIG = """\
sources:
  - use: tests.fakes:FakeSource
    path: .
"""
TOKEN = "correct horse battery staple"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration, and a store with an article and a brief."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.yaml").write_text(CONFIG)
    with open_store(str(tmp_path / "briefing.db")) as store:
        found = FetchedArticle(
            key="a", source="The Mole", title="Iğdır'da feribot", text="Yola çıktı.",
            url="https://mole.example/a", published=NOW,
        )  # fmt: skip
        store.articles.add(found, now=NOW)
        store.briefs.put(rich(), built_at=NOW)
    return tmp_path


def test_search_prints_what_has_all_words(folder, capsys):
    """A line for what it is, one for where it is."""
    assert enter(["search", "igdir", "FERİBOT"]) == 0
    printed = capsys.readouterr().out

    assert "2031-03-14  article  Iğdır'da feribot\n" in printed
    assert "  The Mole, https://mole.example/a, " in printed


def test_search_of_briefs_as_json(folder, capsys):
    """Of one kind, so many."""
    name = rich().actors[0].name

    assert enter(["search", name, "--kind", "actor", "--limit", "1", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [hit["kind"] for hit in told["hits"]] == ["actor"]
    assert told["hits"][0]["date"] == rich().day.isoformat()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["search", "zzz"], 0, "nothing has all of these words"),
        (["search", "!?"], 0, "that is no word"),
        (["search", "a", "--kind", "x"], 2, "there is no kind 'x'"),
        (["search"], 2, "WORDS"),
        (["serve", "--address", "0.0.0.0"], 2, "needs a token"),
        (["serve", "--address", "archive.example"], 2, "needs a token"),
        (["serve", "--address", "127.0.0.1", "--port", "99999"], 2, "--port"),
    ],
)
def test_what_cannot_be_done_is_said(folder, capsys, arguments, code, said):
    """In words, and with the exit code of wrong usage."""
    assert enter(arguments) == code
    assert said in capsys.readouterr().err


def test_missing_extra_is_said(folder, capsys, monkeypatch):
    """With how to install it; nothing else breaks."""
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *a: None if name == "uvicorn" else find(name, *a)
    )

    assert enter(["serve", "--port", "0"]) == 2
    said = capsys.readouterr().err
    assert "uvicorn is not installed" in said
    assert "briefing[web]" in said


def test_whoever_stops_it_the_moment_its_address_is_said_finds_it_stopped(folder, monkeypatch):
    """Not killed: a program that starts it may stop it at once."""
    said, note = [], Session.note

    def noting(session: Session, text: str) -> None:
        note(session, text)
        said.append(text)
        if len(said) == 1:
            os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(Session, "note", noting)

    assert enter(["serve", "--port", "0"]) == 0
    assert said[1:] == ["stopped"]


def test_port_that_is_taken_is_said(folder, capsys):
    """With what to do."""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert enter(["serve", "--port", str(taken.getsockname()[1])]) == 1

    assert "nothing can listen on 127.0.0.1" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ("web: {address: 0.0.0.0}", "it needs a 'token'"),
        ("web: {address: brief.example}", "it needs a 'token'"),
        ("web: {token: short}", "at least 16 characters"),
        ("web: {port: 70000}", "65535"),
        ("web: {prot: 1}", "did you mean 'port'"),
        ("serve: often", "serve"),
    ],
)
def test_wrong_configuration_is_said_with_its_line(folder, lines, fault):
    """Before anything listens."""
    (folder / "config.yaml").write_text(CONFIG + lines + "\n")

    with pytest.raises(ConfigError) as caught:
        load_config(folder / "config.yaml")
    assert fault in caught.value.message
    assert "config.yaml:4" in caught.value.message


def test_token_is_never_shown(folder, capsys):
    """Neither by config show, nor as a value."""
    (folder / "config.yaml").write_text(CONFIG + f"web: {{address: '::', token: {TOKEN}}}\n")

    assert enter(["config", "show"]) == 0
    assert TOKEN not in capsys.readouterr().out
    assert TOKEN not in repr(load_config(folder / "config.yaml"))


@pytest.mark.parametrize(
    ("address", "here"),
    [("127.0.0.1", True), ("::1", True), ("127.9.9.9", True), ("localhost", True),
     ("0.0.0.0", False), ("::", False), ("192.168.1.1", False), ("localhost.evil", False)],
)  # fmt: skip
def test_loopback_is_known(address, here):
    """A name may lead anywhere."""
    assert is_loopback(address) is here


@pytest.mark.parametrize(
    ("command", "more", "number"),
    [
        ("serve --port 0", "", signal.SIGTERM),
        ("serve", "", signal.SIGINT),
        ("run --serve", "", signal.SIGTERM),
        ("run", "serve: true\n", signal.SIGINT),
    ],
)
def test_process_serves_until_it_is_told_to_stop(folder, command, more, number):
    """As its own process, or in the daemon's, by option or by configuration; no failure."""
    quiet = "web: {port: 0}\ncatch_up: skip\neditions: [{name: daily, hour: '23:59:59'}]\n"
    (folder / "config.yaml").write_text(CONFIG + more + quiet)
    root = str(Path(__file__).parents[3])
    with subprocess.Popen(
        [sys.executable, "-m", "briefing", *command.split()],
        cwd=folder, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
        env={**os.environ, "PYTHONPATH": root, "PYTHONWARNINGS": "ignore"},
    ) as process:  # fmt: skip
        try:
            said = ""
            while not (found := re.search(r"at http://127\.0\.0\.1:(\d+)/", said)):
                line = process.stderr.readline()
                assert line, said
                said += line
            connection = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=60)
            connection.request("GET", "/health")
            answer = connection.getresponse()
            answer.read()
            connection.close()
            process.send_signal(number)
            process.stderr.read()
            code = process.wait(120)
        finally:
            process.kill()

    assert answer.status == 200
    assert code == 0
