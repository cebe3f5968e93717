"""The commands about built briefs, on a real store, without the language model."""

import importlib
import json
import webbrowser
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from briefing.cli.entry import enter
from briefing.model import Brief
from briefing.store import KeptDocument, open_store
from tests.sample_brief import brief as sample

CONFIG = """\
sources:
  - use: tests.fakes:FakeSource
    path: .
editions:
  - name: morning
    zone: Europe/Istanbul
    channels: [{channels}]
  - name: gulf
"""


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Write a configuration, and keep briefs of these days of March 2031."""
    monkeypatch.chdir(tmp_path)

    def made(*days: int, channels: str = "", more: str = "") -> Path:
        (tmp_path / "config.yaml").write_text(CONFIG.format(channels=channels) + more)
        with open_store(f"sqlite:///{tmp_path}/briefing.db") as store:
            for day in days:
                brief = replace(sample(stories=2, actors=2, visits=2), day=date(2031, 3, day))
                store.briefs.put(
                    brief,
                    built_at=datetime(2031, 3, day, 5, tzinfo=UTC),
                    documents=_files(tmp_path, brief),
                )
        return tmp_path

    return made


def _files(folder: Path, brief: Brief) -> list[KeptDocument]:
    path = folder / "output" / brief.edition / brief.day.isoformat() / "brief.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("<p>kept</p>")
    return [KeptDocument(name="brief.html", path=str(path), sha256="0" * 64)]


def test_built_briefs_are_listed_the_newest_first(
    setup: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """One line each, with its files."""
    setup(13, 14, 14)

    assert enter(["list"]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "morning 2031-03-14 (build 2)  brief.html",
        "morning 2031-03-13  brief.html",
    ]


@pytest.mark.parametrize(
    ("bounds", "days"),
    [
        (["--since", "2031-03-14"], [15, 14]),
        (["--until", "2031-03-14"], [14, 13]),
        (["--since", "2031-03-14", "--until", "2031-03-14"], [14]),
        (["--since", "2031-03-16"], []),
    ],
)
def test_the_list_may_be_of_some_days(
    setup: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
    bounds: list[str],
    days: list[int],
) -> None:
    """Both ends are in it."""
    setup(13, 14, 15)

    assert enter(["list", *bounds]) == 0

    captured = capsys.readouterr()
    listed = [line.split()[1] for line in captured.out.splitlines()]
    assert listed == [f"2031-03-{day}" for day in days]
    assert ("no brief of these days" in captured.err) == (not days)


def test_a_list_since_no_day_is_refused(
    setup: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """As everywhere: what is wrong, and how a day is written."""
    setup(14)

    assert enter(["list", "--since", "March"]) == 2
    assert "'March' is no date" in capsys.readouterr().err


def test_the_list_is_there_for_programs(
    setup: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """`--json` has absolute paths and ISO dates."""
    folder = setup(14)

    assert enter(["list", "--edition", "morning", "--json"]) == 0

    assert json.loads(capsys.readouterr().out) == [
        {
            "edition": "morning",
            "date": "2031-03-14",
            "build": 1,
            "built_at": "2031-03-14T05:00:00+00:00",
            "files": [f"{folder}/output/morning/2031-03-14/brief.html"],
        }
    ]


def test_an_empty_list_says_what_to_do(
    setup: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing on stdout, one line on stderr; another edition's briefs do not count."""
    setup(14)

    assert enter(["list", "-e", "gulf"]) == 0

    captured = capsys.readouterr()
    assert captured.out == ""
    assert "briefing build" in captured.err


@pytest.mark.parametrize("arguments", [[], ["--date", "2031-03-14"]])
def test_a_brief_is_shown_on_the_terminal(
    setup: Callable[..., Path], capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    """The newest, or that of a date."""
    setup(13, 14)

    assert enter(["show", *arguments]) == 0

    shown = capsys.readouterr().out
    assert shown.startswith("The Morning Brief\n")
    assert "14 March 2031" in shown


def browser(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the browser of this machine be a script that notes what it is asked to open."""
    script, noted = folder / "browser", folder / "opened"
    script.write_text(f'#!/bin/sh\necho "$1" >> {noted}\n')
    script.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{script} %s")
    importlib.reload(webbrowser)  # it looks at the environment once
    return noted


def test_a_page_is_opened_in_the_browser(
    setup: Callable[..., Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--open` opens the newest brief's page once, and prints nothing but its path."""
    folder = setup(13, 14)
    opened = browser(folder, monkeypatch)

    assert enter(["show", "--open"]) == 0

    page = folder / "output/morning/2031-03-14/brief.html"
    assert capsys.readouterr().out == f"{page}\n"
    assert opened.read_text() == f"{page.as_uri()}\n"


def test_where_no_browser_is_the_page_is_named(
    setup: Callable[..., Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a server."""
    folder = setup(14)
    monkeypatch.setenv("BROWSER", "/nowhere/browser %s")
    for name in ("PATH", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.setenv(name, "")
    importlib.reload(webbrowser)

    assert enter(["show", "--open"]) == 1

    captured = capsys.readouterr()
    assert captured.out == f"{folder}/output/morning/2031-03-14/brief.html\n"
    assert captured.err.startswith("error: no browser can be opened here\nhint:")


def test_a_page_that_is_gone_is_not_opened(
    setup: Callable[..., Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command that makes it anew is said."""
    folder = setup(14)
    opened = browser(folder, monkeypatch)
    (folder / "output/morning/2031-03-14/brief.html").unlink()

    assert enter(["show", "--open"]) == 1

    captured = capsys.readouterr()
    assert captured.out == ""
    assert "brief.html is gone" in captured.err
    assert "briefing build --edition morning --date 2031-03-14 --rebuild" in captured.err
    assert not opened.exists()


def test_a_brief_without_a_page_is_not_opened(
    setup: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Some editions are PDF only."""
    folder = setup(14)
    with open_store(f"sqlite:///{folder}/briefing.db") as store:
        kept = store.briefs.get("morning", date(2031, 3, 14))
        assert kept is not None
        store.briefs.put(kept.brief, built_at=kept.built_at, documents=[])

    assert enter(["show", "--open"]) == 2
    assert "--rebuild --format html" in capsys.readouterr().err


def test_a_brief_is_shown_to_programs(
    setup: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """`--json` is the JSON format of the brief."""
    setup(14)

    assert enter(["show", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["brief"]["edition"] == "morning"


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (
            ["show", "-d", "2031-03-01"],
            "no brief of 'morning' is built for 2031-03-01",
            "briefing build --edition morning --date 2031-03-01; "
            "the nearest that is built: 2031-03-14",
        ),
        (["show", "-e", "gulf"], "no brief of 'gulf' is built", "briefing build --edition gulf"),
        (["show", "-e", "gul"], "there is no edition 'gul'; did you mean 'gulf'?", ""),
        (["show", "-d", "soon"], "'soon' is no date", "write YYYY-MM-DD"),
        (["send", "-d", "2031-03-14"], "no edition has a channel", "add 'channels'"),
        (["build", "--format", "docx"], "there is no format 'docx'; known: html, pdf,", ""),
        (["build", "--format", ","], "--format names no format", "known: html"),
        (["build", "--since", "soon"], "'soon' is no date or time", "write 2026-03-04"),
        (["show", "--json", "--open"], "--json and --open are two answers", ""),
        (["visits", "--json", "--ics"], "--json and --ics are two answers", ""),
        (["templates", "copy", "x"], "names no folder for templates", "add 'templates: templates'"),
        (["summarise", "x", "--words", "3", "--sentences", "1"], "are two lengths", ""),
        (["analyse", "nothing.jsonl"], "nothing.jsonl cannot be read: No such file", "give a file"),
        (["analyse", "."], ". cannot be read: Is a directory", "give a file"),
    ],
)
def test_what_cannot_be_done_is_said_with_a_way_out(
    setup: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    message: str,
    hint: str,
) -> None:
    """Exit code 2, what is wrong, what to do; nothing on stdout."""
    setup(14)

    assert enter(arguments) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert message in captured.err.splitlines()[0]
    assert f"hint: {hint}" in captured.err if hint else "hint" not in captured.err


def test_a_brief_is_sent_once(
    setup: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """A second `send` sends nothing; `--again` does."""
    folder = setup(14, channels="folder: shared")
    sent = f"folder {folder}/shared: delivered (morning-2031-03-14.html, morning-2031-03-14.pdf)\n"

    codes = [enter(["send", "-d", "2031-03-14", *more]) for more in ([], [], ["--again"])]

    captured = capsys.readouterr()
    assert codes == [0, 0, 0]
    assert captured.out == sent * 2
    assert captured.err.count("everybody has it; --again sends it once more") == 1
    assert (folder / "shared/morning-2031-03-14.html").read_text() == "<p>kept</p>"


def test_a_delivery_that_fails_is_told_and_counts(
    setup: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """All failed is 1, some failed is 3; the others have their brief."""
    folder = setup(14, channels="{folder: shared}, {use: folder, path: file/x, formats: [html]}")
    (folder / "file").write_text("in the way")

    some = enter(["send", "-d", "2031-03-14"])
    setup(14, channels="{use: folder, path: file/x}")
    every = enter(["send", "-d", "2031-03-14"])

    captured = capsys.readouterr()
    assert (some, every) == (3, 1)
    assert "file/x: " in captured.err
    assert "tries again" in captured.err
    assert (folder / "shared/morning-2031-03-14.html").is_file()


BOX = "{use: 'tests.fakes:BoxChannel', box: box, to: [ada, bo], lost: lost, away: away}"


def test_a_doubtful_delivery_is_named_until_somebody_decides(
    setup: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 3 while one is left; `--to` and `--unknown` serve whom they name, and only them."""
    folder = setup(14, channels=BOX)
    send = ["send", "-d", "2031-03-14"]
    (folder / "lost").touch()
    assert enter(send) == 3
    assert "it may have arrived; --unknown or --to ada" in capsys.readouterr().err
    (folder / "lost").unlink()

    assert enter(send) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert "BoxChannel ada: in doubt: no answer; --unknown or --to ada sends" in said.err
    assert "everybody has it" not in said.err
    assert enter([*send, "--to", "ada"]) == 3
    assert "ada: delivered" in (told := capsys.readouterr()).out
    assert "bo: in doubt" in told.err
    assert enter([*send, "--unknown"]) == 0
    assert enter(send) == 0
    assert "everybody has it" in capsys.readouterr().err
    assert (folder / "box").read_text().count(" ada ") == 2


def test_a_plan_sends_nothing(
    setup: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """`--dry-run` says of each recipient what would happen."""
    folder = setup(14, channels=BOX)
    send = ["send", "-d", "2031-03-14"]

    assert enter([*send, "--dry-run"]) == 0
    assert not (folder / "box").exists()
    (folder / "lost").touch()
    enter([*send, "--to", "ada"])
    capsys.readouterr()
    assert enter([*send, "--dry-run"]) == 0

    plan = capsys.readouterr().out.splitlines()
    assert plan[0].startswith("tests.fakes:BoxChannel ada: in doubt: no answer")
    assert plan[1] == "tests.fakes:BoxChannel bo: would be sent"


def test_deliveries_are_there_for_programs(
    setup: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """`--json` of a plan and of a delivery: one row for each recipient, the same exit code."""
    folder = setup(14, channels=BOX)
    send = ["send", "-d", "2031-03-14", "--json"]
    (folder / "lost").touch()

    plan = enter([*send, "--dry-run"]), json.loads(capsys.readouterr().out)
    sent = enter(send), json.loads(capsys.readouterr().out)
    again = enter(send), json.loads(capsys.readouterr().out)
    later = enter([*send, "--dry-run"]), json.loads(capsys.readouterr().out)

    assert plan[0] == 0
    assert [(row["recipient"], row["would_be_sent"]) for row in plan[1]] == [
        ("ada", True),
        ("bo", True),
    ]
    assert sent[0] == 3
    assert sent[1][0] == {
        "edition": "morning",
        "date": "2031-03-14",
        "channel": "tests.fakes:BoxChannel",
        "recipient": "ada",
        "delivered": False,
        "doubtful": True,
        "permanent": False,
        "detail": "no answer",
    }
    assert again == (3, [])
    assert [(row["would_be_sent"], row["state"]) for row in later[1]] == [(False, "unknown")] * 2


def test_the_configuration_is_shown_with_its_defaults_and_without_its_secrets(
    setup: Callable[..., Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As YAML and as JSON; a password is neither shown from the file nor from the environment."""
    monkeypatch.setenv("PASS", "opensesame")
    mail = "{use: mail, host: h, to: [a@b.example], sender: c@d.example, user: u, password: XX}"
    from_outside = mail.replace("XX", "'${PASS}'")
    folder = setup(channels=f"{mail}, {from_outside}")
    config = folder / "config.yaml"
    config.write_text(config.read_text() + "store: postgresql+psycopg://me:opensesame@h/db\n")

    assert enter(["config", "show"]) == 0
    shown = capsys.readouterr().out
    assert enter(["config", "show", "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)

    assert YAML(typ="safe").load(shown) == plain
    assert "opensesame" not in shown
    assert "XX" not in shown
    assert plain["store"] == "postgresql+psycopg://me:***@h/db"
    assert plain["sources"][0]["every"] == "1h"
    first, second = plain["editions"]
    assert (first["zone"], first["hour"], second["hour"]) == ("Europe/Istanbul", "07:00", "07:00")
    assert [channel["password"] for channel in first["channels"]] == ["***", "***"]
    assert first["channels"][0]["attach"] == ["pdf"]


def test_two_channels_of_a_kind_are_told_apart_when_they_are_checked(
    setup: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """By the line of the configuration, also when one fails; a program gets the same as rows."""
    (setup(channels="{folder: one}, {folder: two/x}") / "two").write_text("in the way")

    code = enter(["check", "--json"])
    rows = json.loads(capsys.readouterr().out)
    enter(["check"])
    said = capsys.readouterr().out.splitlines()

    assert code == 1
    channels = [row["found"] for row in rows if row["check"] == "channel morning folder"]
    assert [found.rpartition(", ")[2] for found in channels] == ["config.yaml:7"] * 2
    assert [line.split(": ")[0] for line in said] == [row["check"].split(": ")[0] for row in rows]


def test_a_recipient_nobody_knows_is_wrong_usage(
    setup: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """With the nearest one that is known."""
    setup(14, channels=BOX)

    assert enter(["send", "-d", "2031-03-14", "--to", "adda"]) == 2
    assert "there is no recipient 'adda'; did you mean 'ada'?" in capsys.readouterr().err


def test_one_edition_that_cannot_be_sent_keeps_the_others_not_back(
    setup: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """The edition without a brief is named; the other goes out."""
    folder = setup(14, channels=BOX)
    config = folder / "config.yaml"
    config.write_text(
        config.read_text().replace("- name: gulf", f"- name: gulf\n    channels: [{BOX}]")
    )

    assert enter(["send", "-d", "2031-03-14"]) == 3

    said = capsys.readouterr()
    assert said.out.count("delivered") == 2
    assert "error: gulf: there is no brief of gulf for 2031-03-14" in said.err


def test_templates_are_listed_with_the_file_that_wins(
    setup: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """A copy in the user's own folder takes the place of ours."""
    folder = setup(more="templates: look\n")
    (folder / "look").mkdir()

    assert enter(["templates", "copy", "brief.html.j2"]) == 0
    assert enter(["templates", "list"]) == 0

    copied, *listed = capsys.readouterr().out.splitlines()
    assert copied == f"{folder}/look/brief.html.j2"
    assert f"brief.html.j2  {folder}/look/brief.html.j2" in listed
    assert any(line.startswith("base.css  ") and str(folder) not in line for line in listed)


@pytest.mark.parametrize(
    ("name", "message", "code"),
    [
        ("brief.html.j2", "look/brief.html.j2 exists already", 2),
        ("brief.htm.j2", "there is no template 'brief.htm.j2'; did you mean 'brief.html.j2'?", 2),
        ("base.css", "look/base.css cannot be written", 1),
    ],
)
def test_a_template_that_cannot_be_copied_is_named(
    setup: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    message: str,
    code: int,
) -> None:
    """Nothing of the user's is overwritten."""
    folder = setup(more="templates: look\n")
    (folder / "look").mkdir()
    (folder / "look/brief.html.j2").write_text("mine")

    def full(source: object, target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)

    assert enter(["templates", "copy", name]) == code
    assert message in capsys.readouterr().err
    assert (folder / "look/brief.html.j2").read_text() == "mine"


def test_a_source_that_holds_nothing_is_collected(
    setup: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """One line for each source; JSON for programs."""
    setup()

    assert enter(["collect"]) == 0
    assert enter(["collect", "--json"]) == 0

    line, *rest = capsys.readouterr().out.splitlines()
    assert line.endswith(": 0 read, 0 new, 0 revised, 0 unchanged, 0 duplicate")
    assert json.loads("\n".join(rest))[0]["failed"] is False


def test_a_round_in_which_every_source_fails_has_failed(
    setup: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1, and why."""
    folder = setup()
    (folder / "config.yaml").write_text("sources: [{folder: nowhere}]")

    assert enter(["collect"]) == 1

    captured = capsys.readouterr()
    assert captured.out.startswith("nowhere: failed")
    assert "warning: nowhere: " in captured.err
