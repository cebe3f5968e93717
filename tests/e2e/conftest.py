"""Briefs built by the command line; that of one of the example days is built once."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
OUTLETS = sorted(f"articles/{path.name}" for path in (EXAMPLES / "articles").iterdir())
EDITION = """
editions:
  - name: morning
    zone: Europe/Istanbul
    hour: "07:00"
    days: weekdays
    formats: [html, pdf, json, ics, text]
"""


@pytest.fixture(scope="session")
def build_brief() -> Callable[..., Path]:
    """Builds the brief of a day in a process of its own, where the configuration lies.

    Returns the output folder.
    """

    def build(folder: Path, day: str, *options: str, zone: str = "UTC", seed: str = "1") -> Path:
        done = subprocess.run(
            [sys.executable, "-m", "briefing", "build", "--date", day, *options],
            cwd=folder,
            env={
                **os.environ,
                "TZ": zone,
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": str(ROOT),
                "PYTHONWARNINGS": "ignore",
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return folder / "output"

    return build


@pytest.fixture(scope="session")
def with_examples() -> Callable[[Path, Iterable[str]], Path]:
    """Writes a configuration into a folder: some parts of the examples, in this order."""

    def configure(folder: Path, sources: Iterable[str]) -> Path:
        entries = [
            f"  - folder: {EXAMPLES / one}\n    name: {one.replace('/', ' ')}\n" for one in sources
        ]
        (folder / "config.yaml").write_text(
            f"sources:\n{''.join(entries)}{EDITION}", encoding="utf-8"
        )
        return folder

    return configure


@pytest.fixture(scope="session")
def examples_output(tmp_path_factory, build_brief, with_examples) -> Path:
    """The output folder: the brief of 4 March 2026 in all formats, and its archive.

    Beside it lie the configuration and the store. It is for looking at: copy what you change.
    """
    folder = with_examples(tmp_path_factory.mktemp("examples"), [*OUTLETS, "feeds"])
    return build_brief(folder, "2026-03-04")
