"""Briefs built by the command line; that of one of the example days is built once."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONFIG = f"""
sources:
  - folder: {ROOT / "examples/articles"}
  - folder: {ROOT / "examples/feeds"}
editions:
  - name: morning
    zone: Europe/Istanbul
    hour: "07:00"
    days: weekdays
    formats: [html, pdf, json]
"""


@pytest.fixture(scope="session")
def build_brief() -> Callable[[Path, str], Path]:
    """Builds the brief of a day in a folder with a configuration; returns the output folder."""

    def build(folder: Path, day: str) -> Path:
        done = subprocess.run(
            [sys.executable, "-m", "briefing", "build", "--date", day],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return folder / "output"

    return build


@pytest.fixture(scope="session")
def examples_output(tmp_path_factory, build_brief) -> Path:
    """The output folder: the brief of 4 March 2026 as HTML, PDF and JSON, and its archive."""
    folder = tmp_path_factory.mktemp("examples")
    (folder / "config.yaml").write_text(CONFIG, encoding="utf-8")
    return build_brief(folder, "2026-03-04")
