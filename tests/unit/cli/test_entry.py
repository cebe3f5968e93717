"""Arguments come in, an exit code goes out, and no expected failure shows a traceback."""

import io
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
import typer
from rich.console import Console

import briefing
from briefing.cli import app as app_module
from briefing.cli import entry, main
from briefing.cli.entry import Session, enter
from briefing.cli.logs import hide_log, redacted, show_log, visible
from briefing.cli.progress_display import bar
from briefing.errors import BriefingError, BusyError, ConfigError
from briefing.model import Problem
from briefing.store import open_store
from tests.sample_brief import rich

HEAVY = (
    "spacy",
    "weasyprint",
    "sklearn",
    "sqlalchemy",
    "onnxruntime",
    "apscheduler",
    "jinja2",
    "sumy",
)


DAY = rich().day.isoformat()


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start every command in an empty folder."""
    monkeypatch.chdir(tmp_path)


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> int:
    """Run a command that fails like this."""

    def fail(session: Session) -> None:
        raise error

    monkeypatch.setattr(Session, "looked_at", fail)
    return enter(["list"])


def test_help_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    """Every command has a line."""
    assert enter(["--help"]) == 0

    shown = capsys.readouterr().out
    for command in ("init", "check", "collect", "build", "send", "run", "list", "show", "visits"):
        assert f"\n  {command} " in shown


def test_without_arguments_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """A newcomer who types the bare name learns what to type next."""
    code = enter([])

    captured = capsys.readouterr()
    assert "Commands" in captured.out + captured.err
    assert code in (0, 2)


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    """Asking for help takes a moment, not seconds."""
    code = (
        "import sys\nfrom briefing.cli.entry import enter\n"
        f"enter({arguments!r})\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(briefing.__file__).parent.parent,
    )

    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_what_there_is_is_said_without_importing_what_does_it(arguments: list[str]) -> None:
    """Names and one line each come from a table: no noun, no configuration, no command."""
    unwanted = ("briefing.model", "briefing.config", "briefing.cli.briefs", "briefing.plugins")

    assert imported_by(arguments, unwanted) == []


def test_each_line_of_the_help_is_what_the_command_says_of_itself() -> None:
    main = typer.main.get_command(app_module.app)
    named = {name: command.get_short_help_str(200) for name, command in main.commands.items()}

    assert list(named) == list(app_module.SAYS)
    assert named == app_module.SAYS


# What reads articles and feeds, asks servers and changes tables: not needed to look at a brief.
NOT_TO_LOOK = (
    "trafilatura", "feedparser", "httpx2", "stamina", "markdown_it", "charset_normalizer",
    "alembic", "mako", "spacy", "onnxruntime", "weasyprint", "apscheduler", "sumy", "apprise",
    "briefing.sources.folder", "briefing.sources.feed", "briefing.summary", "briefing.facts",
    "briefing.actors", "briefing.stories", "briefing.names", "briefing.cli.serving",
    "pydantic", "sqlalchemy", "briefing.config.loading", "briefing.window", "briefing.analysis",
    "briefing.deliver",
)  # fmt: skip


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder with a configuration and a store that holds a brief."""
    brief = rich()
    (tmp_path / "articles").mkdir()
    (tmp_path / "config.yaml").write_text(
        "sources:\n  - folder: articles\n  - feed: https://news.example/rss\n"
        f"editions:\n  - name: {brief.edition}\n"
    )
    with open_store(str(tmp_path / "briefing.db")) as store:
        store.briefs.put(brief, built_at=datetime(2031, 3, 18, 5, tzinfo=UTC))
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["list", "--since", "2031-01-01"],
        ["show"],
        ["show", "--json"],
        ["show", "-d", DAY],
    ],
)
def test_looking_at_briefs_imports_nothing_that_makes_them(
    arguments: list[str], built: Path
) -> None:
    """The configuration is looked into, and the tables found up to date, without it; the program's
    own stages, whose expressions and tables take as long, are not asked either.
    """
    assert imported_by(arguments, NOT_TO_LOOK, folder=built) == []


def test_a_list_of_briefs_imports_neither_the_store_nor_the_nouns(built: Path) -> None:
    """What it needs of a file of SQLite it reads at a glance."""
    unneeded = ("sqlalchemy", "asyncio", "briefing.store.opening", "briefing.model")
    assert imported_by(["list"], unneeded, folder=built) == []


def test_a_wrong_configuration_is_told_to_who_only_looks(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be looked into is loaded, which says what is wrong."""
    with (built / "config.yaml").open("a") as file:
        file.write("stor: other.db\n")

    assert enter(["list"]) == 2
    assert "no such key; did you mean 'store'?" in capsys.readouterr().err


def imported_by(
    arguments: list[str], modules: tuple[str, ...], *, folder: Path | None = None
) -> list[str]:
    """Run a command in a process of its own; return which of the modules it imported."""
    code = (
        "import sys\nfrom briefing.cli.entry import enter\n"
        f"enter({arguments!r})\n"
        f"print('imported', *[name for name in {modules!r} if name in sys.modules])"
    )
    root = Path(briefing.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder or root,
        env=os.environ | {"PYTHONPATH": str(root)},
    )
    return done.stdout.splitlines()[-1].split()[1:]


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """`briefing --version` for bug reports."""
    assert enter(["--version"]) == 0
    assert capsys.readouterr().out == f"briefing {briefing.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bild"], "No such command 'bild'"),
        (["build", "--dat", "x"], "No such option: --dat"),
        (["list", "x"], "unexpected extra argument"),
        (["analyse"], "Missing argument 'IN.jsonl'"),
        (["--config"], "requires an argument"),
        (["summarise", "x", "--words", "0"], "Invalid value for '--words'"),
    ],
)
def test_wrong_usage_is_one_line_and_a_hint(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, and where to look."""
    assert enter(arguments) == 2

    captured = capsys.readouterr()
    first, second = captured.err.splitlines()
    assert captured.out == ""
    assert first.startswith("error: ")
    assert message in first
    assert second == "hint: 'briefing --help' lists commands and options"


def test_a_missing_configuration_says_how_to_get_one(capsys: pytest.CaptureFixture[str]) -> None:
    """The first thing that goes wrong for a newcomer."""
    assert enter(["build"]) == 2

    assert capsys.readouterr().err.splitlines() == [
        "error: config.yaml: there is no such file",
        "hint: 'briefing init' writes one; '--config PATH' names another",
    ]


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (BriefingError("the disk is full", hint="make room"), 1, ["the disk is full", "make room"]),
        (ConfigError("a:1: x\nb:2: y"), 2, ["error: a:1: x", "error: b:2: y"]),
        (BriefingError(""), 1, ["error: something failed"]),
        (KeyboardInterrupt(), 130, ["nothing was left half-written"]),
        (typer.Abort(), 130, ["nothing was left half-written"]),
    ],
)
def test_an_expected_failure_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    code: int,
    said: list[str],
) -> None:
    """One `error:` for each thing that is wrong, one `hint:`, the right exit code."""
    assert failing(monkeypatch, error) == code

    shown = capsys.readouterr().err
    assert all(words in shown for words in said)
    assert "Traceback" not in shown


def test_a_mistake_in_the_configuration_is_shown_where_it_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The line and a mark below it; a password that stands there is not shown."""
    (tmp_path / "config.yaml").write_text(
        "sources: [{folder: .}]\neditions:\n  - name: d\n    zone: Europe/Istambul  # ours\n"
        "    channels:\n      - {use: mail, host: h, sender: me, to: [a@b.example, nobody]}\n"
        "password: opensesame\n"
    )

    assert enter(["list"]) == 2

    said = capsys.readouterr().err
    assert "    4 |     zone: Europe/Istambul  # ours\n" in said
    assert "      |           ^^^^^^^^^^^^^^^\n" in said
    assert "channels[0].sender: 'me' is no mail address\n" in said
    assert "channels[0].to[1]: 'nobody' is no mail address\n" in said
    assert "    7 | password: ***\n      | ^^^^^^^^\n" in said
    assert "opensesame" not in said


def test_the_list_of_commands_is_not_cut_off(capsys: pytest.CaptureFixture[str]) -> None:
    """Each command's sentence stands there to its end."""
    assert enter(["--help"]) == 0

    listed = capsys.readouterr().out.partition("Commands:")[2]
    assert "deliver; for cron or a timer" in " ".join(listed.split())
    assert "..." not in listed


def test_the_shell_can_complete_a_command() -> None:
    """As bash asks for it."""
    asked = {
        "_BRIEFING_COMPLETE": "complete_bash",
        "COMP_WORDS": "briefing temp",
        "COMP_CWORD": "1",
    }

    done = subprocess.run(
        [sys.executable, "-m", "briefing"],
        env=os.environ | asked,
        capture_output=True,
        check=True,
        text=True,
        cwd=Path(briefing.__file__).parents[1],
    )

    assert (done.stdout.split(), done.stderr) == (["templates"], "")


@pytest.mark.parametrize("asked", [["build"], ["config", "show"], ["templates"], []])
def test_help_may_be_asked_for_as_a_command(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """`briefing help build` says what `briefing build --help` says."""
    assert enter(["help", *asked]) == 0
    helped = capsys.readouterr().out
    enter([*asked, "--help"])

    assert helped.strip() == capsys.readouterr().out.strip()


def test_help_for_a_command_that_is_not_there_names_the_nearest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As a mistyped command does."""
    assert enter(["help", "bild"]) == 2
    assert "there is no command 'bild'; did you mean 'build'?" in capsys.readouterr().err


def test_progress_says_what_is_done_and_how_much_of_it() -> None:
    """On a terminal: what now, how many of how many; of unknown length, only what."""
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=100)

    with bar("daily", patience=0.0, console=console) as tell:
        tell("reading articles", 100, 400)
        until = time.monotonic() + 60
        while "100 of 400" not in screen.getvalue() and time.monotonic() < until:
            time.sleep(0.05)  # it is drawn some times a second, by a thread of its own
        tell("writing pdf", 0, 0)

    said = screen.getvalue()
    assert "daily: reading articles" in said
    assert "100 of 400" in said
    assert "daily: writing pdf" in said


def test_a_bug_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody expected must be seen."""
    with pytest.raises(ZeroDivisionError):
        failing(monkeypatch, ZeroDivisionError())


def test_a_reader_who_has_seen_enough_ends_the_program_quietly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """`briefing list | head -1` is no failure."""
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "w") as broken:  # noqa: PTH123
        monkeypatch.setattr(sys, "stdout", broken)

        assert failing(monkeypatch, BrokenPipeError()) == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["--config", "other.yaml", "list"],
        ["list", "--config", "other.yaml"],
        ["list", "-c", "other.yaml"],
        ["list", "--config=other.yaml"],
    ],
)
def test_the_programs_options_may_stand_behind_the_command(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """People write them where they think of them."""
    assert enter(arguments) == 2
    assert "other.yaml: there is no such file" in capsys.readouterr().err


def test_a_service_may_name_its_configuration_in_the_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command line still wins."""
    monkeypatch.setenv("BRIEFING_CONFIG", "service.yaml")

    assert enter(["list"]) == 2
    assert enter(["list", "-c", "mine.yaml"]) == 2

    said = capsys.readouterr().err
    assert "error: service.yaml: there is no such file" in said
    assert "error: mine.yaml: there is no such file" in said


def test_the_program_ends_with_the_commands_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """Arguments come from the call, else from the command line."""
    with pytest.raises(SystemExit) as asked:
        main(["--version"])
    monkeypatch.setattr(sys, "argv", ["briefing", "nonsense"])
    with pytest.raises(SystemExit) as typed:
        main()

    assert (asked.value.code, typed.value.code) == (0, 2)


def test_after_two_dashes_nothing_is_an_option() -> None:
    """A file may have any name."""
    assert entry._in_front(["analyse", "--", "--quiet"]) == ["analyse", "--", "--quiet"]
    assert entry._in_front(["analyse", "-q", "x", "-c"]) == ["-q", "-c", "analyse", "x"]


def test_problems_and_notes_go_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    """stdout is the result; quiet leaves out the notes, never the problems."""
    problems = [
        Problem(where="feed", message="is away", hint="wait"),
        Problem(where="a", message="b"),
        Problem(where="c", message="d", notice=True),
    ]

    Session().note("collecting")
    Session(quiet=True).note("collecting quietly")
    assert Session(quiet=True).problems(problems) == 2
    assert Session().problems(problems[2:]) == 0

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines() == [
        "collecting",
        "warning: feed: is away (wait)",
        "warning: a: b",
        "note: c: d",
    ]


def test_progress_is_for_a_person_who_watches(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is shown in a pipe, and nothing on a terminal for what is quickly done."""
    with Session().progress("building"):
        pass
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with Session().progress("building"):
        pass

    captured = capsys.readouterr()
    assert "building" not in captured.out + captured.err


def test_a_terminal_that_knows_few_letters_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names are printed in UTF-8, whatever the locale says."""
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))

    @app_module.app.command("say-name-for-test", hidden=True)
    def say() -> None:
        typer.echo("Çağlayan عمر")

    try:
        assert enter(["say-name-for-test"]) == 0
        assert written.getvalue().decode() == "Çağlayan عمر\n"
    finally:
        app_module.app.registered_commands.pop()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("GET https://user:pw@example.org/x", "GET https://***@example.org/x"),
        ("x?api_key=abc&y=1 token=zzz", "x?api_key=***&y=1 token=***"),
        ("nothing secret", "nothing secret"),
    ],
)
def test_secrets_in_addresses_do_not_reach_the_log(text: str, shown: str) -> None:
    """Logs are kept, copied and shown to others."""
    assert redacted(text) == shown


@pytest.mark.parametrize(
    ("verbose", "quiet", "levels"),
    [
        (True, False, ["detail", "step", "trouble"]),
        (False, False, ["step", "trouble"]),
        (False, True, ["trouble"]),
    ],
)
def test_the_log_says_as_much_as_asked(
    capsys: pytest.CaptureFixture[str], verbose: bool, quiet: bool, levels: list[str]
) -> None:
    """Details with --verbose, only trouble with --quiet."""
    log = logging.getLogger("briefing")
    try:
        show_log(verbose=verbose, quiet=quiet)
        log.debug("detail")
        log.info("step")
        log.warning("trouble")
    finally:
        hide_log()

    assert log.propagate
    assert log.handlers == []
    assert [line.split()[-1] for line in capsys.readouterr().err.splitlines()] == levels


def test_sigterm_stops_a_command_as_ctrl_c_does(tmp_path: Path) -> None:
    """What is held is given back; the exit code is the one that service managers know."""
    code = (
        "import os, signal, sys\n"
        "from briefing.cli.entry import Session, enter\n"
        "def hold(session):\n"
        "    try:\n"
        "        for _ in range(2):\n"  # the second is not needed and does no harm
        "            os.kill(os.getpid(), signal.SIGTERM)\n"
        "    finally:\n"
        "        print('given back', flush=True)\n"
        "Session.looked_at = hold\n"
        "sys.exit(enter(['list']))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(briefing.__file__).parent.parent,
    )

    assert done.returncode == 143
    assert done.stdout == "given back\n"
    assert done.stderr == "told to stop: nothing was left half-written\n"


def test_a_command_leaves_the_handler_of_sigterm_as_it_was() -> None:
    """A program that runs commands in its own process keeps its own."""
    before = signal.getsignal(signal.SIGTERM)

    enter(["--version"])

    assert signal.getsignal(signal.SIGTERM) is before


def test_outside_the_main_thread_a_command_listens_to_no_signal() -> None:
    """Python would not allow it."""
    codes: list[int] = []
    thread = threading.Thread(target=lambda: codes.append(enter(["--version"])))
    thread.start()
    thread.join(10)

    assert codes == [0]


def test_another_process_at_work_is_a_failure_and_no_wrong_usage(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1: the command was right, the moment was not."""
    assert failing(monkeypatch, BusyError("another process is building", hint="wait")) == 1
    assert "another process is building" in capsys.readouterr().err


HOSTILE = "e\x1b]0;PWNED\x07\x1b[2J\r\nwarning: forged\u202egnp.\x9b31m"


def test_nothing_that_a_feed_says_acts_on_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not in problems, notes, errors or the log: escapes are shown, and a line stays one line."""
    session = Session()
    session.problems([Problem(where=HOSTILE, message=HOSTILE, hint=HOSTILE)])
    session.problems([Problem(where=HOSTILE, message="x", notice=True)])
    session.note(HOSTILE)
    failing(monkeypatch, BriefingError(HOSTILE.replace("\r\n", " "), hint=HOSTILE))
    try:
        show_log(verbose=False, quiet=False)
        logging.getLogger("briefing").warning("%s", HOSTILE)
    finally:
        hide_log()

    said = capsys.readouterr().err
    assert len(said.splitlines()) == said.count("\n") == 6
    assert said.count("\\x1b]0;PWNED") == 8
    assert all(letter.isprintable() for letter in said.replace("\n", ""))


def test_words_of_any_language_stay_as_they_are() -> None:
    """Persian joins and parts its letters with signs that nobody sees."""
    assert visible("می\u200cخواهم") == "می\u200cخواهم"
    assert visible("Çağlayan\u00a0عمر") == "Çağlayan عمر"
