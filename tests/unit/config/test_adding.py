"""Sources are written into config.yaml, and nothing else in it changes."""

import stat
from pathlib import Path

import pytest

from briefing.config import load_config
from briefing.config.adding import add_sources, with_sources
from briefing.errors import ConfigError

REST = (
    "editions:\n  - name: daily   # at seven\n    title: Daily\n    zone: UTC\n    hour: '07:00'\n"
)
NEW = {"feed": "https://bell.example/feed", "name": "The Bell"}
PATH = Path("config.yaml")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "# Where from\nsources:\n  - folder: texts  # ours\n\n# What\n",
            "# Where from\nsources:\n  - folder: texts  # ours\n  - feed: https://bell.example/feed"
            "\n    name: The Bell\n\n# What\n",
        ),
        (
            "sources:\n- feed: https://a.example/\n  every: 15m\n# - feed: off\n",
            "sources:\n- feed: https://a.example/\n  every: 15m\n- feed: https://bell.example/feed"
            "\n  name: The Bell\n# - feed: off\n",
        ),
        (
            "sources:\n    - {folder: texts,\n       name: A}\n",
            "sources:\n    - {folder: texts,\n       name: A}\n    - feed: https://bell.example/feed"
            "\n      name: The Bell\n",
        ),
        (
            "sources:\n  - page: https://a.example\n    select:\n      without:\n        - a\n",
            "sources:\n  - page: https://a.example\n    select:\n      without:\n        - a\n"
            "  - feed: https://bell.example/feed\n    name: The Bell\n",
        ),
        (
            "sources:\n  - folder: texts\n    name: >-\n      Two\n      words\n",
            "sources:\n  - folder: texts\n    name: >-\n      Two\n      words\n"
            "  - feed: https://bell.example/feed\n    name: The Bell\n",
        ),
    ],
    ids=["comment below", "not indented", "flow", "nested", "folded"],
)
def test_entry_stands_behind_the_others(before: str, after: str) -> None:
    """At their indent; comments and empty lines stay where they were."""
    assert with_sources(before + REST, [NEW], path=PATH)[0] == after + REST


@pytest.mark.parametrize(
    "value",
    ["yes", "12", "a: b", "x #y", "'quoted'", "tail ", 'Ünlü — "Ses"', "a\\b", "$HOME ${X}", "#a"],
)
def test_every_value_is_read_back_as_it_was(tmp_path: Path, value: str) -> None:
    """Whatever feeds call themselves."""
    path = tmp_path / "config.yaml"
    path.write_text(f"sources:\n  - folder: .\n{REST}", encoding="utf-8")

    add_sources(path, [{"feed": "https://bell.example/feed?a=$1&b=%20", "name": value}])
    added = load_config(path).sources[-1]

    assert added.name == value
    assert added.plugin.options["url"] == "https://bell.example/feed?a=$1&b=%20"


@pytest.mark.parametrize("sources", ["sources: [{folder: texts}]\n", "sources: []\n", "sources:\n"])
def test_sources_written_otherwise_are_left_to_their_author(sources: str) -> None:
    """With the lines to write."""
    with pytest.raises(ConfigError, match=r"write yourself\nsources:\n  - feed: https://bell"):
        with_sources(sources + REST, [NEW], path=PATH)


def test_file_keeps_line_ends_and_rights(tmp_path: Path) -> None:
    """And what a link leads to is changed, not the link."""
    real, path = tmp_path / "real.yaml", tmp_path / "config.yaml"
    real.write_bytes(f"sources:\n  - folder: .\n{REST}".replace("\n", "\r\n").encode())
    real.chmod(0o600)
    path.symlink_to(real)

    assert add_sources(path, [NEW]) == 3

    assert path.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o600
    assert real.read_bytes().count(b"\n") == real.read_bytes().count(b"\r\n") == 9
    assert sorted(one.name for one in tmp_path.iterdir()) == ["config.yaml", "real.yaml"]


def test_file_that_would_not_be_followed_is_left_alone(tmp_path: Path) -> None:
    """Half a configuration is worse than an old one."""
    path = tmp_path / "config.yaml"
    text = f"sources:\n  - folder: .\n    name: The Bell\n{REST}"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ConfigError, match=r"was left as it is.*\n.*called 'The Bell' already"):
        add_sources(path, [NEW])

    assert path.read_text(encoding="utf-8") == text
    assert [one.name for one in tmp_path.iterdir()] == ["config.yaml"]
