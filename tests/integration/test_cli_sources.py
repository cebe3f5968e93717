"""The commands that say how the sources fare."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from briefing.cli.checking import _checks
from briefing.cli.entry import enter
from briefing.config import load_config
from briefing.errors import SourceError

NOW = datetime(2031, 5, 5, 7, tzinfo=UTC)
CONFIG = "sources:\n  - {folder: desk, name: Desk}\n  - {folder: wire, name: Wire}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two sources, of which one holds an article."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.yaml").write_text(CONFIG)
    for name in ("desk", "wire"):
        (tmp_path / name).mkdir()
    (tmp_path / "desk/a.md").write_text("---\ndate: 2031-05-04\n---\nThe ferry left.")
    return tmp_path


def test_sources_are_told_as_they_fare(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before and after a round, and when one of them has gone."""
    with time_machine.travel(NOW, tick=False):
        assert enter(["sources"]) == 0
        before = capsys.readouterr().out.splitlines()
        enter(["collect"])
        shutil.rmtree(folder / "desk")
        for _ in range(2):
            enter(["collect"])
        capsys.readouterr()
        assert enter(["sources"]) == 3
        after = capsys.readouterr().out.splitlines()
        assert enter(["sources", "--json"]) == 3

    desk, wire = json.loads(capsys.readouterr().out)
    assert before[0].split("  ")[:2] == ["Desk", "not read yet"]
    assert "failed 2 times in a row: the folder desk cannot be read" in after[0].replace(
        f"{folder}/", ""
    )
    assert "1 kept" in after[0]
    assert (desk["failures"], desk["articles"], desk["items"]) == (2, 1, 1)
    assert desk["read"] == desk["newest"] == NOW.isoformat()
    assert (wire["failures"], wire["articles"], wire["newest"]) == (0, 0, None)
    assert (desk["silent"], wire["silent"]) == (False, False)


def test_collect_names_a_source_that_fell_silent(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It used to bring something each day; the exit code stays 0, for nothing was lost."""
    (folder / "config.yaml").write_text("sources:\n  - {folder: desk, name: Desk}\n")
    for day in range(1, 6):
        (folder / f"desk/{day}.md").write_text(f"---\ndate: 2031-05-0{day}\n---\nFerry {day}.")
        with time_machine.travel(datetime(2031, 5, day, 9, tzinfo=UTC), tick=False):
            enter(["collect"])
    capsys.readouterr()

    with time_machine.travel(datetime(2031, 5, 20, 9, tzinfo=UTC), tick=False):
        assert enter(["collect"]) == 0
        told = capsys.readouterr().err
        enter(["sources"])

    assert "note: Desk: it was read and has brought nothing new for 15 days" in told
    assert capsys.readouterr().out.rstrip().endswith("silent")


def test_check_tries_each_source(folder: Path) -> None:
    """A missing folder is found before the first morning; nothing is kept."""
    (folder / "wire").rmdir()
    looks = dict(_checks(load_config(folder / "config.yaml"), now=NOW))

    assert looks["source Desk"]() == "it can be read"
    with pytest.raises(SourceError, match="wire cannot be read"):
        looks["source Wire"]()
    (folder / "wire").mkdir()
    assert looks["source Wire"]() == "it can be read; the folder holds no articles"


def test_check_names_the_scripts_the_pdf_has_no_font_for(folder: Path) -> None:
    """And says what to put where, before the first brief with a name nobody can read."""
    looks = dict(_checks(load_config(folder / "config.yaml"), now=NOW))
    assert "has fonts for the headlines" in looks["scripts"]()

    day = NOW.date().isoformat()
    (folder / "desk/far.md").write_text(f"---\ntitle: თბილისი\ndate: {day}\n---\nA word.")
    with time_machine.travel(NOW, tick=False):
        enter(["collect"])

    told = looks["scripts"]()
    assert "no font for Georgian" in told
    assert "'templates' names in the configuration" in told
