"""init writes what works at once and overwrites nothing."""

import datetime as calendar
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine

from briefing.cli.entry import enter
from briefing.cli.initialising import local_zone
from briefing.config import load_config
from briefing.window import window


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start every command in an empty folder, in Istanbul's zone."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Europe/Istanbul")


def test_init_writes_a_configuration_that_loads_and_three_articles(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The files are printed; the next step is said."""
    assert enter(["init", "mine"]) == 0

    captured = capsys.readouterr()
    config = load_config(tmp_path / "mine/config.yaml")
    assert captured.out.splitlines() == [
        "mine/articles/empty-hangar.md",
        "mine/articles/helicopter-base.md",
        "mine/articles/smaller-bun.md",
        "mine/config.yaml",
    ]
    assert captured.err == "next: cd mine && briefing build\n"
    assert config.editions[0].zone == "Europe/Istanbul"
    assert config.sources[0].plugin.use == "folder"


@pytest.mark.parametrize("hour", [0, 3, 7, 12, 23])
def test_the_sample_articles_are_news_for_todays_brief(tmp_path: Path, hour: int) -> None:
    """Whenever init runs, the first `briefing build` has something to tell, and nothing ahead."""
    now = datetime(2026, 12, 31, hour, 15, tzinfo=calendar.timezone(calendar.timedelta(hours=3)))
    with time_machine.travel(now, tick=False):
        assert enter(["init"]) == 0

    (edition,) = load_config(tmp_path / "config.yaml").editions
    covered = window(
        zone=edition.zone, hour=edition.hour, days=edition.days, day=date(2026, 12, 31)
    )
    published = [
        datetime.fromisoformat(line.removeprefix("date: "))
        for path in sorted((tmp_path / "articles").iterdir())
        for line in path.read_text().splitlines()
        if line.startswith("date: ")
    ]
    assert len(published) == 3
    assert all(moment.astimezone(UTC) in covered for moment in published)
    assert all(moment <= now for moment in published)
    assert "6 January" in (tmp_path / "articles/empty-hangar.md").read_text()


FEEDS = (
    "<opml version='2.0'><body><outline text='World {zone} $HOME' xmlUrl='https://a.example/feed'/>"
    "<outline text='Paper' xmlUrl='https://b.example/feed'/>"
    "<outline text='Paper' xmlUrl='https://c.example/feed'/></body></opml>"
)


def test_a_list_of_feeds_takes_the_place_of_the_sample(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each feed under a name of its own, as its list has it; no invented news among theirs."""
    (tmp_path / "feeds.opml").write_text(FEEDS)

    assert enter(["init", "mine", "--from", "feeds.opml"]) == 0

    config = load_config(tmp_path / "mine/config.yaml")
    read = [(one.name, one.plugin.use, one.plugin.options["url"]) for one in config.sources]
    assert capsys.readouterr().out == "mine/config.yaml\n"
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["config.yaml"]
    assert read == [
        ("World {zone} $HOME", "feed", "https://a.example/feed"),
        ("Paper", "feed", "https://b.example/feed"),
        ("Paper (c.example)", "feed", "https://c.example/feed"),
    ]
    assert config.editions[0].zone == "Europe/Istanbul"


@pytest.mark.parametrize(
    ("content", "message", "code"),
    [
        (None, "feeds.opml cannot be read", 2),
        ("<opml><body/></opml>", "feeds.opml names no feeds", 2),
        ("<rss/>", "feeds.opml is no OPML", 1),
    ],
)
def test_nothing_is_written_for_a_list_that_holds_no_feeds(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    content: str | None,
    message: str,
    code: int,
) -> None:
    if content is not None:
        (tmp_path / "feeds.opml").write_text(content)

    assert enter(["init", "mine", "--from", "feeds.opml"]) == code
    assert message in capsys.readouterr().err
    assert not (tmp_path / "mine").exists()


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A configuration is somebody's work."""
    (tmp_path / "config.yaml").write_text("mine")

    assert enter(["init"]) == 2

    assert (tmp_path / "config.yaml").read_text() == "mine"
    assert not (tmp_path / "articles").exists()
    assert "config.yaml exists already" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "file").write_text("")

    assert enter(["init", "file/x"]) == 1
    assert "error: file/x/articles/empty-hangar.md cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("named", "link", "zone"),
    [
        ("Asia/Tokyo", "/nowhere", "Asia/Tokyo"),
        (":Asia/Tokyo", "/nowhere", "Asia/Tokyo"),
        ("EST5EDT,M3.2.0,M11.1.0", "/usr/share/zoneinfo/Asia/Baku", "Asia/Baku"),
        (None, "/usr/share/zoneinfo/Europe/Berlin", "Europe/Berlin"),
        (None, "/usr/share/zoneinfo/Etc/UTC", "UTC"),
        (None, "/nowhere", "UTC"),
        ("", "/nowhere", "UTC"),
    ],
)
def test_the_machines_zone_is_found_where_systems_keep_it(
    named: str | None, link: str, zone: str
) -> None:
    """From the environment, else from the link, else UTC."""
    assert local_zone(named, Path(link)) == zone
