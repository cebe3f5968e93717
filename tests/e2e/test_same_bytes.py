"""P2: a brief is its cutoff's, in whatever store, order, zone, hash seed or later news."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DAY = "2026-03-04"
FORMATS = "html,pdf,json,ics,text"
EDITION = """
editions:
  - name: daily
    zone: Europe/Istanbul
    hour: "07:00"
    days: weekdays
"""

pytestmark = [pytest.mark.model, pytest.mark.pdf, pytest.mark.slow]


def digests(folder: Path) -> dict[str, str]:
    """What each file of the brief hashes to."""
    files = sorted((folder / "output" / "daily" / DAY).iterdir())
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def build(folder: Path, *options: str, zone: str, seed: str) -> dict[str, str]:
    """Build the brief of the day in a process of its own."""
    environment = {
        **os.environ,
        "TZ": zone,
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "ignore",
    }
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "build", "--date", DAY, "--format", FORMATS, *options],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return digests(folder)


def configure(folder: Path, *sources: str) -> Path:
    """A configuration with some parts of the examples, in this order."""
    folder.mkdir()
    lines = [f"  - folder: {ROOT / 'examples' / source}\n" for source in sources]
    names = [f"    name: {source.replace('/', ' ')}\n" for source in sources]
    entries = "".join(line + name for line, name in zip(lines, names, strict=True))
    (folder / "config.yaml").write_text(f"sources:\n{entries}{EDITION}", encoding="utf-8")
    return folder


def test_a_brief_has_the_same_bytes_wherever_and_whenever_it_is_built(tmp_path):
    """Twice, then a second store filled in another order; other zones, hash seeds, later news."""
    outlets = sorted(f"articles/{path.name}" for path in (ROOT / "examples/articles").iterdir())
    first = configure(tmp_path / "first", *outlets, "feeds")
    second = configure(tmp_path / "second", "feeds", *reversed(outlets))
    later = tmp_path / "later"
    later.mkdir()
    (later / "news.md").write_text(
        "---\ntitle: All visits called off\ndate: 2026-03-04T08:00:00+03:00\nsource: Late\n---\n"
        "President Kenan Altınay cancelled his visit to Hopa on Wednesday.\n",
        encoding="utf-8",
    )

    once = build(first, zone="UTC", seed="1")
    config = first / "config.yaml"
    config.write_text(
        config.read_text("utf-8").replace("editions:", f"  - folder: {later}\neditions:")
    )
    again = build(first, "--rebuild", zone="Pacific/Auckland", seed="2")
    elsewhere = build(second, zone="America/Los_Angeles", seed="3")

    assert set(once) == {f"brief.{ending}" for ending in ("html", "pdf", "json", "ics", "txt")}
    assert again == once
    assert elsewhere == once
