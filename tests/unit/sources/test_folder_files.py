"""What a folder holds besides plain files: packed ones, mails, other kinds; whence dates come."""

import gzip
import os
from datetime import UTC, date, datetime

import pytest

from briefing.model import FetchedArticle, Problem
from briefing.plugins.options import check_options
from briefing.sources import Folder
from briefing.sources.file_dates import day_of_name

TOLD = "The harbour of Sample City opened again on Monday."
DATED = f"---\ndate: 2026-03-10\n---\n{TOLD}"
NOW = datetime(2026, 3, 10, 7, tzinfo=UTC)


def read(folder, **options):
    items = list(Folder(path=folder, **options).fetch(now=NOW))
    articles = [item for item in items if isinstance(item, FetchedArticle)]
    return articles, [item for item in items if isinstance(item, Problem)]


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


class TestOtherKinds:
    """Nothing is passed over in silence."""

    def test_are_counted_by_kind_in_one_line(self, tmp_path):
        """The commonest first; those left out on purpose are not among them."""
        for name in ("a.txt", "b.rtf", "c.RTF", "d/e.odt", "notes", ".hidden.rtf", "README.rtf"):
            write(tmp_path / name, DATED + name)

        articles, (note,) = read(tmp_path)

        assert [article.key for article in articles] == ["a.txt"]
        assert note.notice
        assert note.message.endswith(": 2 .rtf, 1 .odt, 1 without an ending")
        assert note.message.startswith("4 files were not read")

    def test_count_only_if_the_pattern_asks_for_them(self, tmp_path):
        """What the user left out is no news."""
        for name in ("a.txt", "b.rtf"):
            write(tmp_path / name, DATED)

        assert read(tmp_path, pattern="*.txt")[1] == []


class TestPacked:
    """Files packed with gzip are read as what they hold."""

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.txt.gz", DATED),
            ("a.jsonl.GZ", f'{{"id": 1, "text": "{TOLD}", "date": "2026-03-10"}}\n'),
            (
                "a.xml.gz",
                f"<rss><channel><item><description>{TOLD}</description>"
                "<pubDate>Tue, 10 Mar 2026 00:00:00 GMT</pubDate></item></channel></rss>",
            ),
        ],
    )
    def test_are_read(self, tmp_path, name, content):
        """By the ending before that of the packing."""
        write(tmp_path / name, gzip.compress(content.encode()))

        (article,), problems = read(tmp_path)

        assert article.text == TOLD
        assert article.published is not None
        assert problems == []

    @pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz"])
    @pytest.mark.parametrize(
        "content",
        [b"plain words", gzip.compress(DATED.encode())[:-9], gzip.compress(b"x")[:5]],
        ids=["not packed", "cut", "cut early"],
    )
    def test_damaged_ones_are_named(self, tmp_path, name, content):
        """And stop nothing."""
        write(tmp_path / name, content)
        write(tmp_path / "b.txt", DATED)

        articles, problems = read(tmp_path)

        assert "b.txt" in [article.key for article in articles]
        assert any("packed, and damaged" in problem.message for problem in problems)

    @pytest.mark.parametrize(
        ("name", "content"), [("a.txt.gz", b" x" * 5_000), ("a.jsonl.gz", b"\n" * 500_000)]
    )
    def test_bomb_is_not_unpacked(self, tmp_path, name, content):
        """Few bytes may hold any number."""
        write(tmp_path / name, gzip.compress(content))

        articles, problems = read(tmp_path, max_bytes=2_000)

        assert articles == []
        assert "larger than" in problems[0].message


class TestMails:
    """Mails are read, whatever their file is called."""

    MAIL = (
        "Subject: Harbour opens\r\nFrom: Desk <d@n.example>\r\nMIME-Version: 1.0\r\n"
        f"Date: Tue, 10 Mar 2026 08:00:00 +0100\r\n\r\n{TOLD}\r\n"
    )

    @pytest.mark.parametrize("name", ["a.eml", "a.txt", "a.eml.gz"])
    def test_by_their_headers(self, tmp_path, name):
        """One saved as text too: its headers are no text."""
        content = self.MAIL.encode()
        write(tmp_path / name, gzip.compress(content) if name.endswith(".gz") else content)

        (article,), problems = read(tmp_path)

        assert problems == []
        assert (article.title, article.source, article.text) == ("Harbour opens", "Desk", TOLD)
        assert article.published == datetime(2026, 3, 10, 7, tzinfo=UTC)


class TestDates:
    """Where the date of an article in a file of its own is found."""

    TEXT = f"Harbour opens again\n\n9 March 2026\n\n{TOLD}"

    @pytest.mark.parametrize(
        ("options", "name", "day", "found"),
        [
            ({}, "2026-03-08-harbour.txt", date(2026, 3, 9), "text"),
            ({"dates": ("stated", "filename")}, "2026-03-08.txt", date(2026, 3, 8), "filename"),
            ({"dates": ("filename", "text")}, "2026-03-08.txt", date(2026, 3, 8), "filename"),
            ({"dates": ("stated",)}, "2026-03-08.txt", None, ""),
            ({"dates": ()}, "2026-03-08.txt", None, ""),
        ],
    )
    def test_are_looked_for_in_the_order_of_the_option(self, tmp_path, options, name, day, found):
        """A found date is marked, and named once for the source."""
        write(tmp_path / name, self.TEXT)

        (article,), (note,) = read(tmp_path, **options)

        assert (article.published, article.dated_from) == (day, found)
        assert note.notice
        assert name in note.message

    def test_what_the_article_states_goes_first(self, tmp_path):
        """And bears no mark."""
        write(tmp_path / "2026-03-08.md", f"---\ndate: 2026-03-10\n---\n# Harbour\n\n{self.TEXT}")

        (article,), problems = read(tmp_path)

        assert (article.published, article.dated_from) == (date(2026, 3, 10), "")
        assert problems == []

    def test_file_system_is_asked_on_request_only(self, tmp_path):
        """The user knows that the folder was not copied."""
        os.utime(write(tmp_path / "a.txt", TOLD), (1_772_000_000, 1_772_000_000))

        (unasked,), _ = read(tmp_path)
        (asked,), _ = read(tmp_path, dates=("stated", "modified"))

        assert unasked.published is None
        assert asked.published == datetime.fromtimestamp(1_772_000_000, tz=UTC)
        assert asked.dated_from == "modified"

    def test_option_is_checked(self, tmp_path):
        """A way that is none is named where it stands."""
        options = {"path": str(tmp_path), "dates": ["stated", "sky"]}
        arguments, (wrong,) = check_options(Folder, options, label="folder", folder=tmp_path)

        assert wrong.path == ("dates", 1)
        assert "'modified'" in wrong.message
        assert arguments["path"] == tmp_path

    @pytest.mark.parametrize(
        ("key", "day"),
        [
            ("2026-03-10-harbour.txt", date(2026, 3, 10)),
            ("harbour_20260310_final.txt", date(2026, 3, 10)),
            ("harbour 10.03.2026.txt", date(2026, 3, 10)),
            ("Harbour 10 March 2026.txt", date(2026, 3, 10)),
            ("post/2026/03/10/harbour.txt", date(2026, 3, 10)),
            ("2026-03-10/harbour.txt", date(2026, 3, 10)),
            ("2026-03-01/harbour 2026-03-10.txt", date(2026, 3, 10)),
            ("post/2026/03/10-best-harbours.txt", None),
            ("harbour 03-04-2026.txt", None),
            ("2026-03-10 to 2026-03-12.txt", None),
            ("scan12026031099.txt", None),
            ("2026-13-10.txt", None),
            ("harbour 2026.txt", None),
        ],
    )
    def test_day_of_a_name(self, key, day):
        """One day that can be read in one way, or none."""
        assert day_of_name(key) == day


def test_lines_of_several_articles_are_not_dated_by_their_file(tmp_path):
    """The file is of that day, its articles need not be."""
    write(tmp_path / "2026-03-10.jsonl", f'{{"text": "{TOLD}"}}')

    (article,), _ = read(tmp_path)

    assert article.published is None
