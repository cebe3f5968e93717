"""The brief of one of the example days, built once by the command line."""

import os
import subprocess
import sys
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
def examples_output(tmp_path_factory) -> Path:
    """The output folder: the brief of 4 March 2026 as HTML, PDF and JSON, and its archive."""
    folder = tmp_path_factory.mktemp("examples")
    (folder / "config.yaml").write_text(CONFIG, encoding="utf-8")
    command = [sys.executable, "-m", "briefing", "build", "--date", "2026-03-04"]
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder / "output"
