"""Who reads articles leaves nothing in the user's home and has no thread that sends."""

import os
from pathlib import Path

import pytest

from tests.own_process import printed_by

READING = """
from benchmarks.analysis import english_articles
from briefing.analysis.article_reader import ArticleReader
reader = ArticleReader({"en": "built-in"})
assert list(reader.analyse(english_articles()[:1]))
"""
# As somebody's first program: no variable of a test or CI keeps a library quiet.
KEPT = ("PATH", "LD_LIBRARY_PATH")


@pytest.mark.model
def test_reading_leaves_no_mark_in_the_home_of_who_reads(tmp_path: Path) -> None:
    """No identifier of the machine, no journal of what was run: nothing that could be sent."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    printed_by(READING, kept | {"HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"})

    assert [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")] == []
