"""The whole program, as a user starts it: from files to briefs, and a daemon that delivers."""

import email
import email.policy
import json
import os
import signal
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.fork_server import Child, ForkServer

ROOT = Path(__file__).resolve().parents[2]

pytestmark = [pytest.mark.model, pytest.mark.pdf, pytest.mark.slow]


def environment() -> dict[str, str]:
    """The test's environment, in which the package is found from any folder."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "TZ": "UTC"}


Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def briefing(fork_server: ForkServer) -> Run:
    """Run the program in a folder."""

    def run(folder: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        return fork_server.run("briefing", *arguments, cwd=folder, env=environment(), given=given)

    return run


def test_from_nothing_to_a_pdf_in_two_commands(tmp_path: Path, briefing: Run) -> None:
    """`briefing init x && cd x && briefing build`, then every other look at what was built."""
    started = briefing(tmp_path, "init", "x")
    folder = tmp_path / "x"
    checked = briefing(folder, "check")
    built = briefing(folder, "build")
    again = briefing(folder, "build", "--no-collect")
    shown = briefing(folder, "show")
    listed = briefing(folder, "list")
    visits = briefing(folder, "visits")
    actors = briefing(folder, "actors", "--json")
    calendar = briefing(folder, "visits", "--ics")

    assert (started.returncode, started.stderr) == (0, "next: cd x && briefing build\n")
    assert checked.returncode == 0
    assert [line.split(": ")[:2] for line in checked.stdout.splitlines()] == [
        ["config", "ok (" + str(folder / "config.yaml")],
        ["fonts", checked.stdout.splitlines()[1].split(": ")[1]],
        ["language model en", "ok (built-in)"],
        ["database", checked.stdout.splitlines()[3].split(": ")[1]],
        ["store", "ok (undamaged)"],
        ["scripts", "ok (the PDF has fonts for the headlines of the last 30 days)"],
        ["source articles", "ok (it can be read)"],
        ["output", f"ok ({folder / 'output'})"],
        ["briefs", "ok (0 briefs, 0 files)"],
    ]
    assert (built.returncode, "Traceback" in built.stderr) == (0, False), built.stderr
    html, pdf = (Path(line) for line in built.stdout.splitlines())
    assert html.is_relative_to(folder / "output" / "daily")
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert "Tórshavn" in html.read_text(encoding="utf-8")
    assert again.stdout == built.stdout
    assert "Tórshavn" in shown.stdout
    assert listed.stdout.startswith("daily ")
    assert "Sólrún Eldjárnsdóttir" in visits.stdout
    assert '"Icel' in actors.stdout
    assert calendar.stdout.startswith("BEGIN:VCALENDAR")


@pytest.fixture
def odd_articles(tmp_path: Path) -> Path:
    """A folder with every kind of article that cannot be read as it should be."""
    folder = tmp_path / "articles"
    folder.mkdir()
    head = "---\ntitle: {title}\ndate: {date}\nsource: Wire\n---\n"
    good = head.format(title="Minister goes to Baku", date="2026-03-03T12:00:00+00:00")
    (folder / "good.md").write_text(
        f"{good}\nForeign Minister Ada Berg will visit Baku on 9 March, her ministry said.\n"
    )
    (folder / "empty.txt").write_text("")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 64)
    (folder / "huge.txt").write_text("A sentence that is told again and again. " * 1_300_000)
    latin = head.format(title="Café", date="2026-03-03T13:00:00+00:00")
    (folder / "latin.md").write_bytes(
        f"{latin}\nThe café in Besançon reopened on Monday after a long pause.\n".encode("latin-1")
    )
    (folder / "undated.txt").write_text("A note about the weather in Oslo that says no date.\n")
    future = head.format(title="From the future", date="2999-01-01T00:00:00+00:00")
    (folder / "future.md").write_text(f"{future}\nThe news of another century arrived early.\n")
    (folder / "broken.json").write_text('{"title": "half')
    (folder / "lines.jsonl").write_text('{"text": "x", "date": \n')
    (tmp_path / "config.yaml").write_text("sources:\n  - folder: articles\n")
    return tmp_path


def test_odd_articles_are_named_and_the_rest_is_told(odd_articles: Path, briefing: Run) -> None:
    """Each has a clear message, exit code 3, nothing lost, the brief made all the same."""
    built = briefing(odd_articles, "build", "--date", "2026-03-04", "--format", "json,text")

    assert built.returncode == 3
    assert "Traceback" not in built.stderr
    for name in (
        "empty.txt",
        "binary.txt",
        "huge.txt",
        "broken.json",
        "lines.jsonl",
        "undated.txt",
    ):
        assert name in built.stderr
    told = Path(built.stdout.splitlines()[1]).read_text(encoding="utf-8")
    assert "Minister goes to Baku" in told
    assert "Besançon" in told
    assert "another century" not in told


def test_a_date_without_articles_makes_an_honest_brief(odd_articles: Path, briefing: Run) -> None:
    """The message says how to build the briefs with articles; following it leads to them."""
    built = briefing(odd_articles, "build", "--date", "2026-03-03", "--format", "text")
    commands = [line.split() for line in built.stderr.splitlines() if "build --date" in line]
    followed = briefing(odd_articles, *commands[0][1:], "--format", "text")

    assert "2026-03-03: no articles; the nearest briefs with articles:" in built.stderr
    assert commands[0] == ["briefing", "build", "--date", "2026-03-04"]
    assert "Minister goes to Baku" in Path(followed.stdout.strip()).read_text(encoding="utf-8")


def test_an_empty_brief_names_the_earlier_ones_that_hold_articles(
    odd_articles: Path, briefing: Run
) -> None:
    built = briefing(odd_articles, "build", "--date", "2026-03-06", "--format", "text")

    told = Path(built.stdout.strip()).read_text(encoding="utf-8")
    assert "The nearest brief before it with articles: Wednesday 4 March 2026." in told.replace(
        "\n", " "
    )


def test_an_output_that_cannot_be_written_fails_before_the_work(
    odd_articles: Path, briefing: Run
) -> None:
    """Exit code 1, the folder's name, and the articles are kept for the next try."""
    (odd_articles / "output").write_text("in the way")

    built = briefing(odd_articles, "build", "--date", "2026-03-04", "--format", "text")
    other = briefing(
        odd_articles,
        *("build", "--no-collect", "--date", "2026-03-04", "--format", "text"),
        *("--output", "elsewhere"),
    )

    assert built.returncode == 1
    assert built.stdout == ""
    assert "error: " in built.stderr
    assert "output" in built.stderr.split("error: ")[1]
    assert other.returncode == 0
    assert other.stdout.strip() == f"{odd_articles}/elsewhere/daily/2026-03-04/brief.txt"


def test_a_broken_configuration_is_told_line_by_line(tmp_path: Path, briefing: Run) -> None:
    """All mistakes at once, each with its line and a mark, exit code 2, nothing created."""
    (tmp_path / "config.yaml").write_text(
        "sources:\n  - feed: x\n    ur: y\neditions:\n  - name: a\n    zone: Europe/Istanbull\n"
    )

    built = briefing(tmp_path, "build")

    assert built.returncode == 2
    assert built.stdout == ""
    told = [line for line in built.stderr.splitlines() if "config.yaml" in line]
    assert told == [
        "error: config.yaml:3: sources[0].ur: feed has no such option; did you mean 'url'?",
        "error: config.yaml:6: editions[0].zone: there is no time zone 'Europe/Istanbull'; "
        "did you mean 'Europe/Istanbul'?",
    ]
    assert built.stderr.count("^") >= len(told)
    assert [path.name for path in tmp_path.iterdir()] == ["config.yaml"]


ARTICLES = (
    ("a", "Foreign Minister Ada Berg will visit Baku on 9 March. The talks are about gas."),
    ("a", "Ada Berg, the foreign minister, goes to Baku on 9 March to talk about gas."),
    ("c", "Bakers in Bergen bake smaller buns, a council found."),
)
_FIRST, *_REST = (
    json.dumps({"id": name, "published": "2026-03-03", "text": text}) for name, text in ARTICLES
)
LINES = "\n".join([_FIRST, "not json", *_REST])


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (["analyse", "-"], "sentences"),
        (["summarise", "-", "--sentences", "1"], "summary_sentences"),
        (["stories", "-"], "story"),
    ],
)
def test_the_tools_answer_line_by_line(
    tmp_path: Path, briefing: Run, command: list[str], field: str
) -> None:
    """Input order, double ids, one bad line named, exit code 3; offsets are right."""
    done = briefing(tmp_path, *command, given=LINES)

    texts = [text for _, text in ARTICLES]
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.stderr.startswith("error: line 2: is not JSON"), done.stderr
    assert done.returncode == 3
    assert [answer["id"] for answer in answers] == ["a", "a", "c"]
    assert all(field in answer for answer in answers)
    for text, answer in zip(texts, answers, strict=True):
        for found in (*answer.get("actors", ()), *answer.get("visits", ())):
            for one in found["evidence"]:
                assert text[one["start"] : one["end"]] == one["text"]
        for sentence, one in zip(
            answer.get("summary_sentences", ()), answer.get("evidence", ()), strict=True
        ):
            assert text[one["start"] : one["end"]] == sentence


def test_given_sentences_come_back_as_they_were(tmp_path: Path, briefing: Run) -> None:
    """The tool chooses among them and never cuts them anew."""
    sentences = ["Mr. Berg goes. He takes the train", "The minister goes to Baku on Monday.", "x"]
    line = json.dumps({"id": 1, "docs": [{"sentences": sentences}, {"text": "It rained in Oslo."}]})

    done = briefing(tmp_path, "summarise", "-", "--words", "14", given=line)

    (answer,) = [json.loads(line) for line in done.stdout.splitlines()]
    joined = [" ".join(sentences), "It rained in Oslo."]
    assert done.returncode == 0
    assert answer["summary_sentences"]
    assert set(answer["summary_sentences"]) <= {*sentences, "It rained in Oslo."}
    assert sum(len(sentence.split()) for sentence in answer["summary_sentences"]) <= 14
    assert [joined[one["article"]][one["start"] : one["end"]] for one in answer["evidence"]] == (
        answer["summary_sentences"]
    )


def test_an_interrupt_leaves_nothing_half_written(
    tmp_path: Path, briefing: Run, fork_server: ForkServer
) -> None:
    """Ctrl-C in the middle of a build: exit code 130, and the next build works."""
    briefing(tmp_path, "init")
    process = fork_server.start("briefing", "--verbose", "build", cwd=tmp_path, env=environment())
    for line in process.stderr:
        if "3 new" in line:
            break
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=120)
    left = [path.name for path in tmp_path.rglob("*") if path.name.startswith((".brief", "tmp"))]
    built = briefing(tmp_path, "build")

    assert process.returncode == 130
    assert out == ""
    assert err.endswith("interrupted: nothing was left half-written\n")
    assert left == []
    assert built.returncode == 0
    assert len(built.stdout.splitlines()) == 2


def test_a_pipe_that_closes_early_is_no_failure(tmp_path: Path, fork_server: ForkServer) -> None:
    """`briefing analyse … | head -1`."""
    (tmp_path / "in.jsonl").write_text(
        "\n".join(json.dumps({"id": n, "text": "It rained in Oslo. " * 10}) for n in range(300))
    )
    process = fork_server.start("briefing", "analyse", "in.jsonl", cwd=tmp_path, env=environment())
    first = process.stdout.readline()
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()

    assert json.loads(first)["id"] == 0
    assert process.wait(120) == 0
    assert said == ""


class Inbox:
    """Keeps the mails, and tells when one has come."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.arrived = threading.Event()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take everything."""
        self.mails.append(
            email.message_from_bytes(envelope.content, policy=email.policy.default)  # type: ignore[arg-type]
        )
        self.arrived.set()
        return "250 OK"


@pytest.fixture
def inbox() -> Iterator[tuple[Inbox, int]]:
    """An SMTP server on loopback."""
    kept = Inbox()
    controller = Controller(kept, hostname="127.0.0.1", port=_free_port())
    controller.start()
    yield kept, controller.port
    controller.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def daemon(
    fork_server: ForkServer, folder: Path, until: Callable[[Child], object]
) -> tuple[int, str]:
    """Start `briefing run`, stop it with SIGTERM when something has happened."""
    process = fork_server.start("briefing", "--verbose", "run", cwd=folder, env=environment())
    try:
        until(process)
    finally:
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=120)
    return process.returncode, said


def test_the_daemon_delivers_once_whatever_happens(
    tmp_path: Path, briefing: Run, fork_server: ForkServer, inbox: tuple[Inbox, int]
) -> None:
    """An edition due now is built and mailed with its PDF; after a restart nobody gets it twice."""
    kept, port = inbox
    briefing(tmp_path, "init")
    due = datetime.now(UTC) - timedelta(minutes=1)
    (tmp_path / "config.yaml").write_text(
        f"""\
sources:
  - folder: articles
editions:
  - name: daily
    hour: "{due:%H:%M:%S}"
    channels:
      - use: mail
        host: 127.0.0.1
        port: {port}
        sender: brief@example.org
        to: [reader@example.org]
"""
    )

    def mail_has_come(process: Child) -> None:
        assert kept.arrived.wait(120), "no mail came"

    def tick_is_over(process: Child) -> None:
        for line in process.stderr:
            if "done what was due" in line:
                return

    first, said = daemon(fork_server, tmp_path, mail_has_come)
    second, _ = daemon(fork_server, tmp_path, tick_is_over)

    (mail,) = kept.mails
    (pdf,) = mail.iter_attachments()
    assert (first, second) == (0, 0)
    assert "stopped" in said
    assert mail["To"] == "reader@example.org"
    assert mail["Message-ID"]
    assert "Tórshavn" in mail.get_body(("html",)).get_content()
    assert pdf.get_content().startswith(b"%PDF-")
