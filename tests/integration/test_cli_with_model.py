"""The commands that read articles, in this process, with the real language model."""

import io
import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
import time_machine

from briefing import runs, schedule
from briefing.cli.entry import enter
from briefing.errors import OutputError, RenderError

pytestmark = pytest.mark.model
ROOT = Path(__file__).parents[2]

NOW = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
ARTICLE = """\
---
title: Minister goes to {place}
date: 2026-03-0{day}T12:00:00+00:00
source: {source}
---

Foreign Minister Ada Berg will visit {place} on 9 March, her ministry said on Tuesday.
"""
CONFIG = """\
sources:
  - folder: articles
editions:
  - name: morning
    formats: [text]
  - name: gulf
    zone: Asia/Qatar
    formats: [json]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration with two editions and one article, on the morning of 4 March 2026."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "one.md", place="Baku", day=3, source="Wire")
    (tmp_path / "config.yaml").write_text(CONFIG)
    return tmp_path


def write(folder: Path, name: str, **fields: object) -> None:
    """Write an article."""
    (folder / "articles").mkdir(exist_ok=True)
    (folder / "articles" / name).write_text(ARTICLE.format(**fields))


@pytest.fixture(autouse=True)
def morning() -> object:
    """The clock stands still at nine."""
    with time_machine.travel(NOW, tick=False):
        yield


def test_all_editions_are_built_and_their_files_printed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """stdout has the paths, stderr what is in them."""
    assert enter(["build"]) == 0

    captured = capsys.readouterr()
    assert captured.out.splitlines() == [
        f"{folder}/output/morning/2026-03-04/brief.txt",
        f"{folder}/output/gulf/2026-03-04/brief.json",
    ]
    assert "morning 2026-03-04: 1 article, 1 story, 1 actor, 1 visit" in captured.err


def test_a_day_on_which_an_edition_does_not_appear_is_said_to_be_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip of the finger is seen; whoever means it has the brief."""
    (folder / "config.yaml").write_text(
        "sources:\n  - folder: articles\neditions:\n"
        "  - {name: morning, days: weekdays, formats: [text]}\n"
    )

    enter(["build", "--date", "2026-03-01"])

    captured = capsys.readouterr()
    assert "morning: Sunday 2026-03-01 is none of its days; built all the same" in captured.err
    assert captured.out == f"{folder}/output/morning/2026-03-01/brief.txt\n"


def test_a_rebuild_lists_what_was_first_seen_since(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A brief that exists is named; a rebuild takes in what came late, and says so."""
    arguments = ["build", "--edition", "morning"]
    assert enter(arguments) == 0
    write(folder, "two.md", place="Oslo", day=3, source="Late Post")
    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        assert enter(arguments) == 0
        assert enter([*arguments, "--rebuild"]) == 0

    said = capsys.readouterr().err
    assert "morning 2026-03-04: exists already; --rebuild makes it anew" in said
    assert "morning 2026-03-04: first seen since: Late Post: Minister goes to Oslo" in said
    assert "2 articles" in said


def test_the_window_the_formats_and_the_folder_can_be_chosen(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is given on the command line wins over the configuration."""
    code = enter(
        [
            *(
                "build",
                "-e",
                "morning",
                "-d",
                "yesterday",
                "-f",
                "json, text",
                "-f",
                "json",
                "-f",
                "ics",
                "-o",
                "else",
            ),
            *("--since", "2026-03-03", "--until", "2026-03-03"),
        ]
    )

    json_path, text_path, ics_path = capsys.readouterr().out.splitlines()
    brief = json.loads(Path(json_path).read_text())["brief"]
    assert code == 0
    assert text_path.startswith(f"{folder}/else/morning/2026-03-03")
    assert (Path(text_path).name, Path(ics_path).name) == ("brief.txt", "brief.ics")
    assert brief["custom_window"] is True
    assert brief["window"] == {"since": "2026-03-03T00:00:00Z", "until": "2026-03-03T23:59:59Z"}
    assert brief["coverage"]["articles"] == 1


def test_a_store_without_articles_makes_an_empty_brief(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With nothing collected there is no nearest date either."""
    assert enter(["build", "-e", "morning", "--no-collect"]) == 0
    assert (
        "morning 2026-03-04: no articles; the store holds none for it yet"
        in capsys.readouterr().err
    )


def test_one_editions_failure_does_not_keep_the_other_back(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The failed one is named, the exit code is 1; with one edition it is the command's error."""

    def broken(self: object, brief: object) -> None:
        raise RenderError("a template is broken", hint="mend it")

    monkeypatch.setattr("briefing.render.text.TextRenderer.render", broken)

    both = enter(["build"])
    one = enter(["build", "-e", "morning"])

    captured = capsys.readouterr()
    assert (both, one) == (1, 1)
    assert captured.out == f"{folder}/output/gulf/2026-03-04/brief.json\n"
    assert "error: morning: a template is broken; mend it" in captured.err
    assert "error: a template is broken\nhint: mend it\n" in captured.err


def test_a_failure_that_hits_every_edition_is_told_once(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is full for all."""

    def full(*_arguments: object, **_options: object) -> None:
        raise OutputError("the disk is full")

    monkeypatch.setattr("briefing.runs.build", full)

    assert enter(["build"]) == 1
    assert capsys.readouterr().err.count("the disk is full") == 1


def test_a_source_that_fails_makes_exit_code_3_and_the_brief(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rest of the run is done."""
    (folder / "config.yaml").write_text(CONFIG.replace("  - folder", "  - folder: no\n  - folder"))

    assert enter(["build", "-e", "morning"]) == 3

    captured = capsys.readouterr()
    assert "warning: no: " in captured.err
    assert captured.out.endswith("brief.txt\n")


def test_visits_and_actors_as_known_on_a_day(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In columns for people, in JSON for programs, as a calendar."""
    assert enter(["collect"]) == 0
    capsys.readouterr()
    outputs = []
    for arguments in (
        ["visits"],
        ["visits", "--json"],
        ["visits", "--ics", "--as-of", "today"],
        ["actors"],
        ["actors", "--json"],
    ):
        assert enter(arguments) == 0
        outputs.append(capsys.readouterr().out)

    columns, plain, calendar, people, plain_people = outputs
    (visit,) = json.loads(plain)
    (actor,) = json.loads(plain_people)
    assert columns.startswith("2026-03-09")
    assert "Ada Berg" in columns
    assert visit["destination"][0] == "Baku"
    assert (visit["start"], visit["status"], visit["upcoming"]) == ("2026-03-09", "planned", True)
    assert visit["evidence"][0]["text"].startswith("Foreign Minister Ada Berg")
    assert calendar.startswith("BEGIN:VCALENDAR\r\n")
    assert people.startswith("Ada Berg  Foreign Minister")
    assert (actor["name"], actor["role"]) == ("Ada Berg", "Foreign Minister")


def test_a_day_on_which_nothing_is_known_says_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing on stdout, one line on stderr, no failure."""
    assert enter(["visits", "--as-of", "2020-01-01"]) == 0
    assert enter(["actors", "--as-of", "2020-01-01"]) == 0

    captured = capsys.readouterr()
    assert captured.out == ""
    assert "no visit is known as of 2020-01-01" in captured.err
    assert "no actor appears in the window of 2020-01-01" in captured.err


def test_the_check_names_what_is_missing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line for each part; exit code 1 if one of them cannot work."""
    extra = (
        "    channels: [{folder: shared}, {folder: file/x}, {use: 'tests.fakes:FakeChannel'}]\n"
        "output: file\nlanguage: {models: {tr: no_such_pipeline}}\n"
    )
    (folder / "config.yaml").write_text(CONFIG + extra)
    (folder / "file").write_text("in the way")

    assert enter(["check"]) == 1

    said = capsys.readouterr().out.splitlines()
    lines = dict(line.split(": ", 1) for line in said)
    assert lines["config"] == f"ok ({folder}/config.yaml: sources 1, editions 2)"
    assert lines["fonts"].startswith("ok (")
    assert lines["language model en"] == "ok (built-in)"
    assert lines["language model tr"].startswith("failed: the spaCy pipeline 'no_such_pipeline'")
    assert lines["database"].startswith("ok (")
    assert lines["channel gulf folder"].startswith("failed: the folder")
    assert "channel gulf tests.fakes:FakeChannel: ok (tests.fakes:FakeChannel)" in said
    assert lines["output"].startswith("failed: the folder")


def test_the_check_sees_missing_fonts_and_libraries(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the PDF needs is tried before the first brief is due."""
    monkeypatch.setattr("briefing.render.environment.font_folders", lambda templates: ())
    assert enter(["check"]) == 1
    monkeypatch.setitem(sys.modules, "briefing.render.pdf_worker", None)
    assert enter(["check"]) == 1

    said = capsys.readouterr().out
    assert "fonts: failed: there are no fonts beside the templates; reinstall briefing" in said
    assert "fonts: failed: the PDF writer cannot start" in said
    assert "install the package pango" in said


@pytest.fixture
def one_tick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the daemon tick once instead of for ever."""

    def run(
        work: Callable[[datetime], object],
        *,
        clock: Callable[[], datetime],
        stopping: Callable[[], object],
    ) -> None:
        schedule.tick(work, clock)
        stopping()

    monkeypatch.setattr(schedule, "run", run)


@pytest.fixture
def read_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the process that builds read without a model: what is tested is when it builds."""
    command = (sys.executable, "-m", "tests.failing_build")
    monkeypatch.setattr(runs, "build_apart", partial(runs.build_apart, command=command))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


@pytest.mark.usefixtures("one_tick", "read_plainly")
def test_the_daemon_says_what_it_waits_for_and_what_it_did(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was due is built and delivered once; a problem of one source is told."""
    config = CONFIG.replace("  - folder", "  - folder: no\n  - folder").replace(
        "    formats: [text]\n", "    formats: [text]\n    channels: [{folder: shared}]\n"
    )
    (folder / "config.yaml").write_text(config)

    assert enter(["run", "--quiet"]) == 0
    assert enter(["run"]) == 0

    captured = capsys.readouterr()
    assert captured.out.splitlines() == [  # it is seven in Qatar first
        f"{folder}/output/gulf/2026-03-04/brief.json",
        f"{folder}/output/morning/2026-03-04/brief.txt",
        f"folder {folder}/shared: delivered (morning-2026-03-04.txt)",
    ]
    assert "morning: next at 2026-03-05 07:00 UTC" in captured.err
    assert "gulf: next at 2026-03-05 07:00 Asia/Qatar" in captured.err
    assert "2026-03-04T09:00:00+0000 WARNING no: the folder" in captured.err
    assert captured.err.endswith("stopped\n")


def test_a_window_that_ends_before_it_begins_is_wrong_usage(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where several editions are asked for; nothing is collected for it."""
    span = ["--since", "2026-03-03", "--until", "2026-03-01"]

    assert enter(["build", *span]) == 2
    assert "--since must lie before --until" in capsys.readouterr().err


def test_what_was_built_is_there_for_programs(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--json`: a row for each brief, and nothing else on stdout."""
    assert enter(["build", "--json"]) == 0

    first, second = json.loads(capsys.readouterr().out)
    assert (first["edition"], first["date"], first["articles"]) == ("morning", "2026-03-04", 1)
    assert first["files"] == [f"{folder}/output/morning/2026-03-04/brief.txt"]
    assert (first["existed"], first["so_far"], first["problems"]) == (False, False, [])
    assert second["edition"] == "gulf"


def test_a_tick_does_what_is_due_once_and_says_nothing_more(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Cron mails what a command says: nothing if nothing was done, the trouble if there was any."""
    config = CONFIG.replace("  - folder", "  - folder: no\n  - folder")
    (folder / "config.yaml").write_text(config)

    assert enter(["tick"]) == 3
    first = capsys.readouterr()
    assert enter(["tick"]) == 0
    second = capsys.readouterr()

    assert first.out.splitlines() == [
        f"{folder}/output/gulf/2026-03-04/brief.json",
        f"{folder}/output/morning/2026-03-04/brief.txt",
    ]
    assert "WARNING no: the folder" in first.err
    assert (second.out, second.err) == ("", "")


@pytest.mark.usefixtures("read_plainly")
def test_what_will_run_is_told_in_local_time_and_in_utc(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Briefs first, the soonest first; a program gets the same as JSON."""
    monkeypatch.setenv("TZ", "Asia/Qatar")
    assert enter(["tick"]) == 0
    capsys.readouterr()

    assert enter(["next"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert enter(["next", "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)

    assert said == [
        "brief gulf of 2026-03-05  Thu 2026-03-05 07:00 Asia/Qatar (2026-03-05 04:00 UTC)",
        "brief morning of 2026-03-05  Thu 2026-03-05 07:00 UTC",
        "source articles  Wed 2026-03-04 13:00 Asia/Qatar (2026-03-04 10:00 UTC)",
    ]
    assert [one["name"] for one in plain] == ["gulf", "morning", "articles"]
    assert plain[0]["at"] == "2026-03-05T04:00:00+00:00"
    assert plain[0]["local"] == "2026-03-05T07:00:00+03:00"


@pytest.mark.usefixtures("read_plainly")
def test_a_source_that_keeps_failing_is_told_of_when_it_begins(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not with each of its rounds, but again with the next brief."""
    config = CONFIG.replace("  - folder", "  - folder: no\n  - folder")
    (folder / "config.yaml").write_text(config)
    hours = (0, 2, 4, 23)

    def run(
        work: Callable[[datetime], object],
        *,
        clock: Callable[[], datetime],
        stopping: Callable[[], object],
    ) -> None:
        del stopping
        for hour in hours:
            work(clock() + timedelta(hours=hour))

    monkeypatch.setattr(schedule, "run", run)
    assert enter(["run", "--quiet"]) == 0

    assert capsys.readouterr().err.count("WARNING no: the folder") == 2


def tools(
    capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, list[dict[str, object]], str]:
    """Run one of the tools; its code, its lines, its errors."""
    code = enter(arguments)
    captured = capsys.readouterr()
    return code, [json.loads(line) for line in captured.out.splitlines()], captured.err


def test_the_tools_read_a_file_or_standard_input(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same lines give the same answers; a bad line costs only itself."""
    lines = (
        b'{"id": "a", "text": "Ada Berg will visit Baku on Friday, officials said."}\n'
        b'{"id": "b"}\n'
        b'{"id": "a", "published": "2026-03-02", "text": ""}\n'
    )
    (folder / "in.jsonl").write_bytes(lines)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))

    from_file = tools(capsys, "analyse", "in.jsonl")
    from_stdin = tools(capsys, "analyse", "-")

    code, (first, second), said = from_file
    assert from_stdin == from_file
    assert code == 3
    assert said == "error: line 2: 'text' is missing\n"
    assert [first["id"], second["id"]] == ["a", "a"]
    # Without a date the article counts as published now, on Wednesday 4 March.
    assert first["visits"][0]["start"] == "2026-03-06"  # type: ignore[index]
    assert second["sentences"] == []


def test_stories_puts_together_what_belongs_together(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Copies, retellings and undated articles find their story; another event stays alone."""
    text = "Foreign Minister Ada Berg will visit Baku on 9 March for talks on gas, officials said."
    articles = [
        {"id": 1, "published": "2022-03-02", "text": text},
        {"id": 2, "published": "2022-03-02T10:00:00Z", "text": text},
        {
            "id": 3,
            "text": "Ada Berg, the foreign minister, goes to Baku on 9 March to talk on gas.",
        },
        {"id": 4, "published": "2022-03-02", "text": "Bakers in Bergen bake smaller buns."},
    ]
    (folder / "in.jsonl").write_text("\n".join(json.dumps(article) for article in articles))

    code, answers, _ = tools(capsys, "stories", "in.jsonl")

    found = [answer["story"] for answer in answers]
    assert code == 0
    assert found[0] == found[1] == found[2]
    assert found[3] != found[0]


def test_no_lines_are_no_stories(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty file is an empty answer."""
    (folder / "in.jsonl").write_text("")

    assert tools(capsys, "stories", "in.jsonl") == (0, [], "")


def test_a_configurations_languages_count_if_it_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without `--config` the tools need no configuration, not even a sound one."""
    (folder / "in.jsonl").write_text('{"id": 1, "language": "tr", "text": "Merhaba. Selam."}\n')
    (folder / "config.yaml").write_text("broken")

    assert tools(capsys, "analyse", "in.jsonl")[0] == 0
    assert tools(capsys, "analyse", "in.jsonl", "--config", "config.yaml")[0] == 2


def test_a_summary_has_the_length_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In sentences or in words, from one text or several."""
    text = (
        "The mayor of Bergen opened a harbour for electric ferries. Bakers sell smaller buns than "
        "last year. Rain has closed the mountain road to Voss. A museum found a lost painting."
    )
    line = json.dumps({"id": 1, "text": text})
    (folder / "in.jsonl").write_text(line)

    counts = [
        len(tools(capsys, "summarise", "in.jsonl", *more)[1][0]["summary_sentences"])  # type: ignore[arg-type]
        for more in ([], ["--sentences", "2"], ["--words", "10"])
    ]

    assert counts[1:] == [2, 1]
    assert 1 <= counts[0] <= 3
