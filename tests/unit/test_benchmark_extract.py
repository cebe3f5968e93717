"""The benchmark of extraction reads a folder of pages, and counts as the public one does."""

import gzip
import json

import pytest

from benchmarks.extract import main, matching, scores

TOLD = "The ferry left the harbour of Lom on Monday with forty passengers and a cow on board."


@pytest.mark.parametrize(
    ("true", "found", "shares"),
    [
        ("a b c d e", "a b c d e", (1, 0, 0)),
        ("a b c d e", "a b c d", (0.5, 0, 0.5)),
        ("a b c d", "a b c d e f", (1 / 3, 2 / 3, 0)),
        ("a b", "a b", (1, 0, 0)),
        ("a b c d", "", (0, 0, 1)),
        ("", "", (0, 0, 0)),
    ],
)
def test_shingles_are_counted(true, found, shares):
    """Common, wrong, missed, as shares."""
    assert matching(true, found) == pytest.approx(shares)


def test_scores_are_means_over_pages():
    """An empty page that is rightly empty is right."""
    assert scores([(1, 0, 0), (0, 0, 1), (0, 0, 0), (0.25, 0.25, 0.5)]) == pytest.approx(
        ((1 + 0 + 1 + 0.5) / 4, (1 + 0 + 1 + 1 / 3) / 4, 2 * 0.625 * 0.58333333 / 1.20833333)
    )


def test_folder_is_measured_with_peers_in_one_run(tmp_path, capsys):
    """Packed pages and others; a peer that is not installed is named."""
    (tmp_path / "html").mkdir()
    page = f"<html><body><article><h1>Ferry</h1><p>{TOLD}</p><p>{TOLD}</p></article></body></html>"
    (tmp_path / "html" / "a.html.gz").write_bytes(gzip.compress(page.encode()))
    (tmp_path / "html" / "b.html").write_text(page)
    truth = {name: {"articleBody": f"{TOLD}\n{TOLD}"} for name in "ab"}
    (tmp_path / "ground-truth.json").write_text(json.dumps(truth))

    main([str(tmp_path), "--peers", "trafilatura", "newspaper"])

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("2 pages")
    assert [line.split()[0] for line in lines[1:]] == ["briefing", "trafilatura", "newspaper"]
    assert all(float(line.split()[1]) > 0.5 for line in lines[1:3])
