"""Feeds are found, written into the configuration, and exchanged with feed readers."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefing.cli.app import app
from briefing.config import load_config
from briefing.errors import BriefingError, SourceError
from briefing.sources import opml
from briefing.sources.client import Client
from briefing.sources.discovery import find_feed
from briefing.sources.politeness import Pace
from tests.local_site import article, item, serve

REST = (
    "editions:\n  - name: daily   # at seven\n    title: Daily\n    zone: UTC\n    hour: '07:00'\n"
)
OPML = (
    "<?xml version='1.0'?><opml version='1.0'><head><title>x</title></head><body>"
    "<outline text='World'><outline text='A &amp; B' type='rss' xmlUrl='https://a.example/feed'/>"
    "<outline title='Bell' text='x' xmlurl='https://b.example/feed'/></outline>"
    "<outline text='again' xmlUrl='https://a.example/feed'/>"
    "<outline text='file' xmlUrl='file:///etc/passwd'/><outline text='empty'/></body></opml>"
)


@pytest.fixture
def site():
    yield from serve()


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "config.yaml"
    path.write_text(f"sources:\n  - folder: .   # ours\n{REST}", encoding="utf-8")
    return path


def run(config: Path, *words: str):
    """Run a command; what it cannot do is raised."""
    made = CliRunner().invoke(app, ["--config", str(config), *words], catch_exceptions=True)
    if isinstance(made.exception, BriefingError):
        raise made.exception
    assert made.exception is None, made.exception
    return made


def find(site, path="/"):
    return find_feed(
        site.url(path), client=Client(allow_private=True, attempts=1), pace=Pace(gap=0)
    )


class TestFinding:
    """A site's feed, from the address of any of its pages."""

    def feed(self, site, path):
        site.put_feed(path, item("A", site.url("/a")), item("B", site.url("/b")))

    def test_feed_is_found_at_its_own_address(self, site):
        """Nothing else is asked."""
        self.feed(site, "/rss")

        found = find(site, "/rss")

        assert (found.url, found.title, found.entries) == (site.url("/rss"), "Bell", 2)
        assert site.asked() == ["/rss"]

    @pytest.mark.parametrize(
        "head",
        [
            "<link rel='alternate' type='application/rss+xml' href='/news/rss'>",
            "<link rel=ALTERNATE type='application/atom+xml; charset=utf-8' href='news/rss'>",
            "<base href='/news/'><link rel='alternate home' type='text/xml' href='rss'>",
            "<link rel='feed' href='/news/rss'>",
            "<link rel='alternate' type='application/rss+xml' title='Comments' href='/comments'>"
            "<link rel='alternate' type='application/rss+xml' title='News' href='/news/rss'>",
            "<link rel='alternate' type='application/rss+xml' href='/missing'>"
            "<a href='/news/rss'>RSS</a>",
        ],
        ids=["link", "atom", "base", "rel feed", "comments", "anchor"],
    )
    def test_feed_that_a_page_names_is_found(self, site, head):
        """News before comments; what it names and is not there is passed over."""
        site.put("/", f"<html><head>{head}</head><body><p>Home</p></body></html>")
        self.feed(site, "/news/rss")
        self.feed(site, "/comments")

        assert find(site).url == site.url("/news/rss")

    @pytest.mark.parametrize("place", ["/feed", "/rss.xml", "/atom.xml", "/index.xml"])
    def test_feed_in_a_usual_place_is_found(self, site, place):
        """Of a page that names none."""
        site.put("/news/1", article("Harbour opens"))
        self.feed(site, place)

        assert find(site, "/news/1").url == site.url(place)

    def test_json_feed_is_found(self, site):
        """It is a feed like another."""
        site.put("/", "<link rel=alternate type='application/feed+json' href='/f.json'>x")
        site.put(
            "/f.json",
            '{"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": '
            '[{"id": "1", "content_text": "Words."}]}',
            kind="application/feed+json",
        )

        assert (find(site).url, find(site).title) == (site.url("/f.json"), "J")

    @pytest.mark.parametrize(("status", "kept"), [(301, "/new"), (302, "/feed")])
    def test_only_a_move_for_good_changes_the_address(self, site, status, kept):
        """What is elsewhere for now may come back."""
        site.put("/feed", "", status=status, Location="/new")
        self.feed(site, "/new")

        assert find(site, "/feed").url == site.url(kept)

    def test_site_without_feed_is_told_what_to_do(self, site):
        """Each usual place was asked once."""
        site.put("/", article("Harbour opens"))

        with pytest.raises(SourceError, match=r"no feed of .* was found.*page source"):
            find(site)
        assert len(site.asked()) == 9


class TestAdd:
    """`briefing add` writes what it finds."""

    def test_feed_is_written_and_the_rest_stays(self, site, config):
        """With the feed's own name."""
        site.put_feed("/feed", item("A", site.url("/a")))

        run(config, "add", site.url("/feed"), "--allow-private", "--full-text")

        assert config.read_text(encoding="utf-8") == (
            f"sources:\n  - folder: .   # ours\n  - feed: {site.url('/feed')}\n    name: Bell\n"
            f"    full_text: true\n    allow_private: true\n{REST}"
        )
        assert load_config(config).sources[1].name == "Bell"

    def test_feed_that_is_there_is_not_written_twice(self, site, config):
        """Nothing is changed, and that is no failure."""
        site.put_feed("/feed", item("A", site.url("/a")))
        run(config, "add", site.url("/feed"), "--allow-private")
        before = config.read_bytes()

        made = run(config, "add", site.url("/feed"), "--allow-private")

        assert "has it already, as 'Bell'" in made.stderr
        assert config.read_bytes() == before

    def test_dry_run_writes_nothing(self, site, config):
        """It prints the lines."""
        site.put_feed("/feed", item("A", site.url("/a")))
        before = config.read_bytes()

        made = run(config, "add", site.url("/feed"), "--allow-private", "--dry-run")

        assert made.stdout.startswith(f"- feed: {site.url('/feed')}\n  name: Bell\n")
        assert config.read_bytes() == before

    def test_private_network_is_closed_unless_opened(self, site, config):
        """An address from a mail may lead anywhere."""
        site.put_feed("/feed", item("A", site.url("/a")))

        with pytest.raises(SourceError, match="private address"):
            run(config, "add", site.url("/feed"))


class TestLists:
    """Lists of feeds come and go."""

    def test_list_is_written_into_the_configuration(self, tmp_path, config):
        """Each feed once, of all folders; a second time nothing is new."""
        file = tmp_path / "feeds.opml"
        file.write_text(OPML, encoding="utf-8")

        run(config, "import", str(file))
        after = config.read_bytes()
        run(config, "import", str(file))

        added = load_config(config).sources[1:]
        assert [(one.name, one.plugin.options["url"]) for one in added] == [
            ("A & B", "https://a.example/feed"),
            ("Bell", "https://b.example/feed"),
        ]
        assert config.read_bytes() == after

    def test_feeds_of_one_name_get_names_of_their_own(self, tmp_path, config):
        """A list may call all of them News."""
        file = tmp_path / "feeds.opml"
        lines = "".join(f"<outline text='News' xmlUrl='https://{h}.example/'/>" for h in "abc")
        file.write_text(f"<opml><body>{lines}</body></opml>", encoding="utf-8")

        run(config, "import", str(file))

        names = [one.name for one in load_config(config).sources[1:]]
        assert names == ["News", "News (b.example)", "News (c.example)"]

    def test_exported_list_can_be_imported(self, tmp_path, config):
        """It holds the same feeds under the same names."""
        file = tmp_path / "feeds.opml"
        file.write_text(OPML, encoding="utf-8")
        run(config, "import", str(file))

        made = run(config, "export")

        assert opml.parse(made.stdout.encode(), where="x") == opml.parse(OPML.encode(), where="x")
        assert "as they are no feeds on the web: 1" in made.stderr

    def test_secret_addresses_are_not_exported(self, config, monkeypatch):
        """A list is made to be given away."""
        monkeypatch.setenv("KEYED", "https://c.example/feed?key=s3cret")
        text = config.read_text(encoding="utf-8")
        more = (
            "  - feed: ${KEYED}\n    name: c\n  - feed: https://u:s3cret@d.example/\n    name: d\n"
        )
        config.write_text(text.replace("editions:", f"{more}editions:"), encoding="utf-8")

        made = run(config, "export")

        assert "s3cret" not in made.stdout + made.stderr
        assert "'c' was left out" in made.stderr
        assert "'d' was left out" in made.stderr

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"", "no OPML"),
            (b"words", "no OPML"),
            (b"<rss/>", "no OPML"),
            (b"<!DOCTYPE opml [<!ENTITY a 'b'>]><opml/>", "defines entities"),
            (b"\x00\x01\x02\x03\xff\xfe\x00" * 40, r"feeds\.opml"),
            (b"<opml " + b" ".join(b"a%d='1'" % n for n in range(600)) + b"/>", "attributes"),
        ],
        ids=["empty", "words", "rss", "entities", "bytes", "attributes"],
    )
    def test_what_is_no_list_is_told(self, content, words):
        """And not opened, if it would do harm."""
        with pytest.raises(SourceError, match=words):
            opml.parse(content, where="feeds.opml")
