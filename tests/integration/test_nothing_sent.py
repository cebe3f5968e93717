"""Who reads articles leaves nothing in the user's home and has no thread that sends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READING = """
from benchmarks.analysis import english_articles
from briefing.analysis.article_reader import ArticleReader
reader = ArticleReader({"en": "built-in"})
assert list(reader.analyse(english_articles()[:1]))
"""


def _run(code: str, home: Path) -> None:
    """Run it as somebody's first program; no variable of a test or CI keeps a library quiet."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    environment = kept | {"HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, env=environment)


@pytest.mark.model
def test_reading_leaves_no_mark_in_the_home_of_who_reads(tmp_path: Path) -> None:
    """No identifier of the machine, no journal of what was run: nothing that could be sent."""
    _run(READING, tmp_path)

    assert [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")] == []
