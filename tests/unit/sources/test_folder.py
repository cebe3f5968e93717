"""A folder of files, good and bad."""

import gzip
import json
import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.model import FetchedArticle, Problem
from briefing.sources import Folder

TEXT = "---\ndate: 2026-03-10\n---\nThe harbour of Sample City opened again on Monday."


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "articles"
    root.mkdir()
    return root


def read(folder, **options):
    now = datetime(2026, 3, 10, 7, tzinfo=UTC)
    items = list(Folder(path=folder, **options).fetch(now=now))
    articles = [item for item in items if isinstance(item, FetchedArticle)]
    problems = [item for item in items if isinstance(item, Problem)]
    assert len(articles) + len(problems) == len(items)
    return articles, problems


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


class TestOrder:
    """Which files, in which order, under which names."""

    def test_files_come_in_the_order_of_their_paths(self, folder):
        """Whatever order the file system has."""
        for name in ("z.txt", "b/a.txt", "a.txt", "b.txt", "b/2026/c.txt"):
            write(folder / name, f"{TEXT} {name}")

        articles, problems = read(folder)

        assert [a.key for a in articles] == ["a.txt", "b.txt", "b/2026/c.txt", "b/a.txt", "z.txt"]
        assert problems == []

    @pytest.mark.skipif(os.name == "nt", reason="names are text there")
    def test_names_that_differ_in_bytes_alone_are_two_files(self, folder):
        """Bytes that are no UTF-8 are written out, not thrown together."""
        for number, name in enumerate((b"bad\xff\xfe.txt", b"bad\xfe\xff.txt")):
            path = os.path.join(os.fsencode(folder), name)  # noqa: PTH118 -- names of bytes
            try:
                with open(path, "wb") as file:  # noqa: PTH123 -- likewise
                    file.write(f"{TEXT} {number}".encode())
            except OSError:
                pytest.skip("this file system takes no such names")

        found, problems = read(folder)

        assert [a.key for a in found] == [r"bad\xfe\xff.txt", r"bad\xff\xfe.txt"]
        assert problems == []

    def test_outlet_is_what_is_stated_then_the_name_then_the_folder_then_the_host(self, folder):
        """In this order."""
        write(folder / "harbour-post" / "2026" / "03" / "a.txt", TEXT + "1")
        write(folder / "b.txt", TEXT.replace("date", "source: Bell\ndate") + "2")
        write(folder / "c.txt", TEXT.replace("date", "url: https://c.example/1\ndate") + "3")
        write(folder / "d.txt", TEXT + "4")

        unnamed, _ = read(folder)
        named, _ = read(folder, name="Mine")

        assert [a.source for a in unnamed] == ["Bell", "c.example", "articles", "harbour-post"]
        assert [a.source for a in named] == ["Bell", "Mine", "Mine", "Mine"]

    def test_pattern_hidden_files_readme_and_other_kinds_are_left_out(self, folder):
        """Only articles are read."""
        for name in (
            "a.md",
            "b.txt",
            ".hidden.md",
            ".git/c.md",
            "README.md",
            "picture.png",
            "sub/d.md",
        ):
            write(folder / name, TEXT + name)

        assert [a.key for a in read(folder)[0]] == ["a.md", "b.txt", "sub/d.md"]
        assert [a.key for a in read(folder, pattern="*.md")[0]] == ["a.md", "sub/d.md"]
        assert [a.key for a in read(folder, pattern="sub/*")[0]] == ["sub/d.md"]

    def test_date_of_the_file_system_is_never_believed(self, folder):
        """Copying a folder changes it."""
        os.utime(write(folder / "a.txt", "Undated words here."), (0, 0))

        (article,), (problem,) = read(folder)

        assert article.published is None
        assert "a.txt" in problem.message
        assert "no date" in problem.message

    def test_undated_articles_are_told_once(self, folder):
        """A thousand of them are one problem."""
        for number in range(12):
            write(folder / f"{number:02}.txt", f"Undated {number}.")

        _, (problem,) = read(folder)
        assert problem.message.startswith("12 state no date")
        assert "00.txt, 01.txt, 02.txt and 9 more" in problem.message

    def test_empty_folder_says_so(self, folder):
        """Silence would look like a quiet day."""
        articles, (problem,) = read(folder)

        assert articles == []
        assert "no articles" in problem.message

    @pytest.mark.parametrize("kind", ["missing", "file", "loop"])
    def test_what_is_no_folder_is_a_source_error(self, tmp_path, kind):
        """With the path in it."""
        path = tmp_path / kind
        if kind == "file":
            path.write_text("x")
        elif kind == "loop":
            path.symlink_to(path)

        with pytest.raises(SourceError, match=kind):
            read(path)


class TestLinks:
    """Links are followed inside the folder only."""

    def test_link_out_of_the_folder_is_refused(self, folder, tmp_path):
        """Neither a file nor a folder elsewhere is read through it."""
        write(tmp_path / "secret" / "s.txt", TEXT)
        (folder / "out.txt").symlink_to(tmp_path / "secret" / "s.txt")
        (folder / "out").symlink_to(tmp_path / "secret")
        write(folder / "a.txt", TEXT)

        articles, problems = read(folder)

        assert [a.key for a in articles] == ["a.txt"]
        assert [p.where for p in problems] == ["out", "out.txt"]
        assert all("leads out" in p.message for p in problems)

    def test_loops_end(self, folder):
        """A link to a folder above is the folder itself."""
        write(folder / "sub" / "a.txt", TEXT)
        (folder / "sub" / "up").symlink_to(folder)
        (folder / "again").symlink_to(folder / "sub")

        articles, _ = read(folder)

        assert [a.key for a in articles] == ["sub/a.txt"]

    def test_broken_link_is_a_problem(self, folder):
        """It is named."""
        (folder / "a.txt").symlink_to(folder / "gone.txt")

        _, problems = read(folder)
        assert problems[0].where == "a.txt"
        assert "leads nowhere" in problems[0].message

    def test_pipe_is_not_waited_for(self, folder):
        """Reading a pipe would wait for ever."""
        os.mkfifo(folder / "a.txt")

        _, problems = read(folder)
        assert "not a file" in problems[0].message


class TestBadFiles:
    """Each is a clear problem; the rest of the folder is read."""

    @pytest.mark.parametrize(
        ("name", "content", "words"),
        [
            ("a.txt", b"", "empty"),
            ("a.txt", b" \n\t\n", "empty"),
            ("a.md", b"---\ndate: 2026-03-10\n---\n", "no text"),
            ("a.txt", b"%PDF-1.7\nbinary", "not text"),
            ("a.html", b"\x00\x01\x02\x03" * 50, "not text"),
            ("a.html", b"<html><body></body></html>", "no article"),
            ("a.json", b'{"text": ', "line 1"),
            ("a.json", b"[]", "no article"),
            ("a.json", b'{"title": "only"}', "no article"),
            ("a.json", b'"text"', "no article"),
            ("a.json", b"[" * 100_000, "not JSON"),
            ("a.jsonl", b"", "empty"),
            ("a.xml", b"<note><to>you</to></note>", "not a feed"),
            ("a.rss", b"<!DOCTYPE x [<!ENTITY a 'b'>]><rss><channel/></rss>", "entities"),
        ],
    )
    def test_bad_file_is_a_problem_and_stops_nothing(self, folder, name, content, words):
        """What and where."""
        write(folder / name, content)
        write(folder / "good.txt", TEXT)

        articles, problems = read(folder)

        assert [a.key for a in articles] == ["good.txt"]
        assert [p.where.split(":")[0] for p in problems] == [name]
        assert words in problems[0].message

    def test_file_that_may_not_be_read_is_a_problem(self, folder, monkeypatch):
        """Root reads everything, so the refusal is made here."""
        write(folder / "a.txt", TEXT)
        write(folder / "b.txt", TEXT + "b")
        real = Path.open

        def refuse(path, *args, **kwargs):
            if path.name == "a.txt":
                raise PermissionError(13, "Permission denied", str(path))
            return real(path, *args, **kwargs)

        monkeypatch.setattr(Path, "open", refuse)
        articles, (problem,) = read(folder)

        assert [a.key for a in articles] == ["b.txt"]
        assert problem.where == "a.txt"
        assert "Permission denied" in problem.message
        assert problem.hint

    def test_large_file_is_not_read_into_memory(self, folder):
        """50 MB, of which nothing is read."""
        with (folder / "a.txt").open("wb") as file:
            file.truncate(50_000_000)

        _, problems = read(folder)
        assert "5,000,000 bytes" in problems[0].message

    def test_limit_is_an_option(self, folder):
        """For those who know their files."""
        write(folder / "a.txt", TEXT)

        assert "10 bytes" in read(folder, max_bytes=10)[1][0].message

    def test_charset_that_had_to_be_guessed_is_told(self, folder):
        """The article is kept."""
        words = "Bugün İstanbul'da şehir içi ulaşım ücretleri değişti, yağmur bekleniyor. "
        write(folder / "a.txt", f"---\ndate: 2026-03-10\n---\n{words * 4}".encode("cp1254"))

        (article,), (problem,) = read(folder)
        assert "ulaşım" in read(folder, encoding="cp1254")[0][0].text
        assert read(folder, encoding="cp1254")[1] == []
        assert "read as" in problem.message
        assert article.published == date(2026, 3, 10)

    def test_encoding_that_does_not_fit_is_a_problem(self, folder):
        """The user's word is taken seriously."""
        write(folder / "a.txt", TEXT.encode() + b"\xff\xfe\xfa")

        assert "not utf-8" in read(folder, encoding="utf-8")[1][0].message
        with pytest.raises(SourceError, match="no charset 'klingon'"):
            read(folder, encoding="klingon")

    def test_declared_charset_of_a_page_is_used(self, folder):
        """As its own head says."""
        body = (
            "<p>" + "Şehir içi ulaşım ücretleri bugün değişti ve yağmur bekleniyor. " * 6 + "</p>"
        )
        head = "<head><meta charset='iso-8859-9'></head>"
        page = f"<html>{head}<body><article>{body}</article></body></html>"
        write(folder / "a.html", page.encode("cp1254"))

        (article,), _ = read(folder)
        assert "ulaşım ücretleri" in article.text


class TestJson:
    """One article, a list, or one on each line."""

    THING: ClassVar = {
        "id": 7,
        "title": "Harbour opens",
        "text": "The harbour opened.",
        "published": "2026-03-10T08:30:00+03:00",
        "url": "https://post.example/7",
        "source": "Sample Post",
        "language": "en",
        "tags": ["harbour"],
    }

    @pytest.mark.parametrize(
        "wrap",
        [lambda t: t, lambda t: [t], lambda t: {"articles": [t]}],
        ids=["one", "list", "object"],
    )
    def test_one_object_or_a_list(self, folder, wrap):
        """All the fields of the input format."""
        write(folder / "a.json", json.dumps(wrap(self.THING)))

        (article,), problems = read(folder)

        assert problems == []
        assert article == FetchedArticle(
            key="a.json#7",
            source="Sample Post",
            title="Harbour opens",
            text="The harbour opened.",
            url="https://post.example/7",
            published=datetime(2026, 3, 10, 5, 30, tzinfo=UTC),
            language="en",
            document="a.json",
        )

    def test_every_file_is_a_document(self, folder):
        """What one file lists are different articles, whatever they are called."""
        write(folder / "a.jsonl", '{"id": "x", "text": "One."}\n{"id": "x", "text": "Two."}')
        write(folder / "b.txt", TEXT)

        found, _ = read(folder)

        assert [a.document for a in found] == ["a.jsonl", "a.jsonl", "b.txt"]
        assert found[0].key == found[1].key == "a.jsonl#x"

    def test_malformed_line_is_named_and_the_rest_is_read(self, folder):
        """File and line number."""
        lines = [
            json.dumps({**self.THING, "id": "x"}),
            "{not json",
            "",
            '["a list"]',
            '{"title": "no text"}',
            b"\xff\x00\xfe".decode("latin-1"),
            json.dumps({"text": "No id.", "published": "2026-03-10"}),
            json.dumps({"text": "Bad date.", "published": "soon"}),
        ]
        write(folder / "a.jsonl", "\n".join(lines).encode("latin-1"))

        articles, problems = read(folder)

        assert [a.key for a in articles] == ["a.jsonl#x", "a.jsonl#7", "a.jsonl#8"]
        wheres = [p.where for p in problems]
        assert wheres[:5] == ["a.jsonl:2", "a.jsonl:4", "a.jsonl:5", "a.jsonl:6", "a.jsonl:8"]

    def test_jsonl_may_be_longer_than_the_limit_but_a_line_may_not(self, folder):
        """A day's articles in one file are read line by line."""
        line = json.dumps({"text": "Words. " * 5, "published": "2026-03-10"})
        long = json.dumps({"text": "x" * 1000, "published": "2026-03-10"})
        write(folder / "a.jsonl", "\n".join([line, long, line, *[line] * 20]))

        articles, problems = read(folder, max_bytes=200)

        assert len(articles) == 22
        assert [p.where for p in problems] == ["a.jsonl:2"]

    def test_saved_feed_is_read(self, folder):
        """Its entries are articles."""
        feed = (
            "<rss version='2.0'><channel><title>Bell</title><item><title>A</title><guid>1</guid>"
            "<description>Words.</description><pubDate>Tue, 10 Mar 2026 08:30:00 GMT</pubDate>"
            "</item></channel></rss>"
        )
        write(folder / "a.xml", feed)

        (article,), problems = read(folder)
        assert (article.key, article.source, article.text) == ("a.xml#1", "Bell", "Words.")
        assert problems == []


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None
)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(alphabet="<>{}[]\"':,-!?&;# \nabc=/\\", max_size=300).map(str.encode),
    ),
    st.sampled_from(["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.rss", "a.atom", "a.xml"]),
    st.sampled_from(
        [b"", b"---\n", b"<html><body>", b"<rss><channel><item>", b'{"items":', b"\xef\xbb\xbf"]
    ),
)
def test_no_file_breaks_a_folder(tmp_path, content, name, start):
    """Articles and problems, never an exception; and never nothing at all."""
    root = tmp_path / "fuzz"
    root.mkdir(exist_ok=True)
    for old in root.iterdir():
        old.unlink()
    write(root / name, start + content)

    articles, problems = read(root)

    assert articles or problems
    for article in articles:
        assert article.text.strip()
        article.text.encode("utf-8")


class TestDamagedFiles:
    """A bad byte costs a character, not the file."""

    WORDS = "Köprü açıldı, yağmur bekleniyor, dedi vali. " * 4

    @pytest.mark.parametrize("encoding", [None, "utf-8"])
    @pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl", "a.json", "a.xml"])
    def test_file_with_a_bad_byte_is_read(self, folder, name, encoding):
        """Whoever says that it is UTF-8, and if nobody does."""
        shapes = {
            ".html": "<html><head><meta charset=utf-8></head><body><article><p>{}</p></article>",
            ".json": '{{"text": "{}", "published": "2026-03-10"}}',
            ".jsonl": '{{"text": "{}", "published": "2026-03-10"}}',
            ".xml": "<rss><channel><item><description>{}</description></item></channel></rss>",
        }
        shape = shapes.get(name[name.index(".") :], "---\ndate: 2026-03-10\n---\n{}")
        write(folder / name, shape.format(self.WORDS + "X").encode().replace(b" X", b" \xff"))

        (article,), problems = read(folder, encoding=encoding)

        assert article.text.split() == (self.WORDS + "\ufffd").split()
        assert [one.message for one in problems if not one.notice] == [
            "it holds one damaged character, shown as \ufffd; the rest was read"
        ]


class TestWhatFilesReallyAre:
    """An ending is only a name."""

    PAGE = (
        "<!DOCTYPE html><html><body><h1>Ferry late</h1>"
        "<p>The ferry to Lom was late.</p></body></html>"
    )
    RSS = (
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Bell</title>"
        "<item><guid>1</guid><title>A</title><description>One left.</description></item>"
        "<item><guid>2</guid><title>B</title><description>Two came.</description></item>"
        "</channel></rss>"
    )

    @pytest.mark.parametrize("name", ["a.txt", "a.html"])
    def test_page_is_read_as_a_page(self, folder, name):
        """And not printed with its markup."""
        write(folder / name, self.PAGE)

        (article,), _ = read(folder)

        assert (article.title, article.text) == ("Ferry late", "The ferry to Lom was late.")

    def test_a_piece_of_a_page_is_no_plain_text(self, folder):
        """Somebody saved what stands inside the body."""
        write(folder / "a.txt", "<h1>Ferry late</h1>\n<p>The ferry to Lom was late.</p>")

        (article,), _ = read(folder)

        assert (article.title, article.text) == ("Ferry late", "The ferry to Lom was late.")

    @pytest.mark.parametrize("name", ["a.txt", "a.html", "a.xml"])
    def test_feed_is_read_as_a_feed(self, folder, name):
        """Each entry under its own name."""
        write(folder / name, f"<!-- saved -->{self.RSS}" if name == "a.html" else self.RSS)

        articles, _ = read(folder)

        assert [(a.key, a.text) for a in articles] == [
            (f"{name}#1", "One left."),
            (f"{name}#2", "Two came."),
        ]

    @pytest.mark.parametrize("text", ["<b>Note</b> on html: it is old.", "rss feeds <3"])
    def test_text_that_speaks_of_markup_is_text(self, folder, text):
        """Only what begins as a page or a feed does is one."""
        write(folder / "a.txt", text)

        assert [article.text for article in read(folder)[0]] == [text]

    @pytest.mark.parametrize("packed", [False, True])
    def test_mailbox_is_read_mail_by_mail(self, folder, packed):
        """Packed, too."""
        mails = b"".join(
            b"From a@x Mon May  5 14:20:00 2031\nFrom: Desk <a@x>\nSubject: S\n"
            b"Date: Mon, 05 May 2031 14:20:00 +0200\n\nNo. %d left.\n\n" % number
            for number in range(2)
        )
        name = "a.mbox.gz" if packed else "a.mbox"
        write(folder / name, gzip.compress(mails) if packed else mails)

        articles, problems = read(folder)

        assert [(a.key, a.source, a.text) for a in articles] == [
            (f"{name}#1", "Desk", "No. 0 left."),
            (f"{name}#2", "Desk", "No. 1 left."),
        ]
        assert problems == []

    def test_mark_of_an_open_document_is_no_document(self, folder):
        """Office programs leave it beside the document."""
        write(folder / "~$report.docx", b"Ann")
        write(folder / "a.txt", TEXT)

        articles, problems = read(folder)

        assert (len(articles), problems) == (1, [])

    def test_paragraphs_may_end_with_the_sign_of_their_own(self, folder):
        """As some programs write them."""
        write(
            folder / "a.txt", "Ferry late again\u2029The ferry to Lom was late on Monday.\u2029End."
        )

        (article,), _ = read(folder)

        assert article.title == "Ferry late again"
        assert article.text == "The ferry to Lom was late on Monday.\n\nEnd."
