"""A reader with a browser and a keyboard: builds a past date, watches, reads, searches."""

import json
import os
import re
import shutil
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.model, pytest.mark.pdf]

ROOT = Path(__file__).parents[2]
TOOLS = Path(__file__).parent / "browser"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
CONFIG = """
sources:
  - feed: http://127.0.0.1:%d/feed.xml
    name: wire
    allow_private: true
  - folder: articles
    name: desk
editions:
  - name: morning
    zone: Europe/Istanbul
    hour: "07:00"
    formats: [html]
web: {port: 0}
"""


FEED = b"<rss version='2.0'><channel><title>Wire</title></channel></rss>"


@pytest.fixture
def wire():
    """The port of a feed that answers only when /seen was asked for."""
    seen = Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path == "/seen":
                seen.set()
            elif self.path == "/feed.xml":
                seen.wait(60)
            self.send_response(200 if self.path in ("/seen", "/feed.xml") else 404)
            self.end_headers()
            if self.path == "/feed.xml":
                self.wfile.write(FEED)

        def log_message(self, *_arguments):
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        seen.set()
        server.shutdown()


@pytest.fixture
def address(tmp_path, wire):
    """A served archive without a brief, and a feed and two outlets to make one of."""
    for outlet in ("dhow-network", "georgia-mfa"):
        shutil.copytree(ROOT / "examples" / "articles" / outlet, tmp_path / "articles" / outlet)
    (tmp_path / "config.yaml").write_text(CONFIG % wire, encoding="utf-8")
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


@pytest.mark.skipif(
    shutil.which("node") is None or not (TOOLS / "node_modules").is_dir() or CHROMIUM is None,
    reason="needs node, Chromium, and `npm install` in tests/e2e/browser",
)
def test_reader_finds_his_way_by_keyboard_and_axe_finds_no_fault(address, wire):
    """From the empty archive to the brief, its PDF and the search; every kind of page."""
    done = subprocess.run(
        ["node", "serving.mjs", CHROMIUM, address, "2026-03-03", "foreign minister", "-",
         f"http://127.0.0.1:{wire}/seen"],
        cwd=TOOLS,
        capture_output=True,
        text=True,
        check=False,
        timeout=1800,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    first, *rest = (json.loads(line) for line in done.stdout.splitlines())
    walk = first["walk"]

    assert walk["picked"] == "2026-03-03"
    assert walk["end"] == "It is built"
    assert any(stage.startswith("Collecting wire") for stage in walk["seen"])
    assert len(walk["seen"]) > 1
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
