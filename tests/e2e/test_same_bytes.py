"""P2: a brief is its cutoff's, in whatever store, order, zone, hash seed or later news."""

import hashlib
import shutil
from pathlib import Path

import pytest

from tests.e2e.conftest import OUTLETS

DAY = "2026-03-04"

pytestmark = [pytest.mark.model, pytest.mark.pdf, pytest.mark.slow]


def digests(output: Path) -> dict[str, str]:
    """What each file of the brief hashes to."""
    files = sorted((output / "morning" / DAY).iterdir())
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_a_brief_has_the_same_bytes_wherever_and_whenever_it_is_built(
    tmp_path, examples_output, build_brief, with_examples
):
    """Twice, then a second store filled in another order; other zones, hash seeds, later news.

    The first is read by as many processes as there is work for, the second by one.
    """
    once = digests(examples_output)
    first = shutil.copytree(examples_output.parent, tmp_path / "first")
    second = tmp_path / "second"
    second.mkdir()
    with_examples(second, ["feeds", *reversed(OUTLETS)])
    with (second / "config.yaml").open("a", encoding="utf-8") as alone:
        alone.write("engine: {use: local, workers: 1}\n")
    later = tmp_path / "later"
    later.mkdir()
    (later / "news.md").write_text(
        "---\ntitle: All visits called off\ndate: 2026-03-04T08:00:00+03:00\nsource: Late\n---\n"
        "President Kenan Altınay cancelled his visit to Hopa on Wednesday.\n",
        encoding="utf-8",
    )
    config = first / "config.yaml"
    config.write_text(
        config.read_text("utf-8").replace("editions:", f"  - folder: {later}\neditions:")
    )

    again = build_brief(first, DAY, "--rebuild", zone="Pacific/Auckland", seed="2")
    elsewhere = build_brief(second, DAY, zone="America/Los_Angeles", seed="3")

    assert set(once) == {f"brief.{ending}" for ending in ("html", "pdf", "json", "ics", "txt")}
    assert digests(again) == once
    assert digests(elsewhere) == once
