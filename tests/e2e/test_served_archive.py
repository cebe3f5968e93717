"""A reader with a browser and a keyboard: builds a past date, watches, reads, searches."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.model, pytest.mark.pdf]

ROOT = Path(__file__).parents[2]
TOOLS = Path(__file__).parent / "browser"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
CONFIG = """
sources:
  - folder: articles
    name: desk
editions:
  - name: morning
    zone: Europe/Istanbul
    hour: "07:00"
    formats: [html]
web: {port: 0}
"""


@pytest.fixture
def address(tmp_path):
    """A served archive without a brief, and two outlets to make one of."""
    for outlet in ("dhow-network", "georgia-mfa"):
        shutil.copytree(ROOT / "examples" / "articles" / outlet, tmp_path / "articles" / outlet)
    (tmp_path / "config.yaml").write_text(CONFIG, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "briefing", "serve"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"},
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield re.search(r"http://\S+/", process.stderr.readline())[0]
            process.terminate()
            process.stderr.read()
            assert process.wait(60) == 0
        finally:
            process.kill()


def test_reader_finds_his_way_by_keyboard_and_axe_finds_no_fault(address):
    """From the empty archive to the brief, its PDF and the search; every kind of page."""
    if shutil.which("node") is None or not (TOOLS / "node_modules").is_dir() or CHROMIUM is None:
        pytest.skip("needs node, Chromium, and `npm install` in tests/e2e/browser")
    done = subprocess.run(
        ["node", "serving.mjs", CHROMIUM, address, "2026-03-03", "foreign minister", "-"],
        cwd=TOOLS,
        capture_output=True,
        text=True,
        check=False,
        timeout=1800,
    )
    assert done.returncode == 0, done.stderr
    first, *rest = (json.loads(line) for line in done.stdout.splitlines())
    walk = first["walk"]

    assert walk["picked"] == "2026-03-03"
    assert walk["end"] == "It is built"
    assert any(stage.startswith("Collecting desk") for stage in walk["seen"])
    assert len(walk["seen"]) > 2
    assert all(walk["visible"])
    assert walk["brief"]["url"].endswith("/morning/2026-03-03/brief.html")
    assert walk["pdf"] == {"status": 200, "type": "application/pdf", "head": "%PDF-"}
    assert len(walk["found"]) > 2
    assert walk["said"] == []
    assert walk["elsewhere"] == []
    assert len(rest) == 3 * len({one["place"] for one in rest})
    assert {"/", "/stories", "/sources", "/runs", "/nowhere"} < {one["place"] for one in rest}
    assert sum(one["place"].startswith(("/search?", "/builds/")) for one in rest) == 6
    assert [(one["place"], one["violations"]) for one in rest if one["violations"]] == []
    assert [one["place"] for one in rest if one["scrollWidth"] > one["width"]] == []
