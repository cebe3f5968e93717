"""Archives of the web: each page an article, what is damaged told, memory bounded."""

import gzip
import io
import tracemalloc
from datetime import UTC, datetime

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from briefing.errors import ArticleError
from briefing.model import FetchedArticle, Problem
from briefing.sources import Folder, warc_text
from briefing.sources.parsed import Parsed

# The package that writes the archives here leaves its scratch files to the garbage collector.
pytestmark = pytest.mark.filterwarnings(
    "ignore:Unclosed file <tempfile:ResourceWarning",
    "ignore:Exception ignored in. <function SpooledTemp:pytest.PytestUnraisableExceptionWarning",
)

NOW = datetime(2031, 5, 6, tzinfo=UTC)
TOLD = "The ferry left the harbour of Lom on Monday with forty passengers and a cow on board."
LOADED = "2031-05-05T08:00:00Z"


def page(number, *, day="2031-05-04", text=TOLD, charset="utf-8"):
    stated = f"<meta property='article:published_time' content='{day}'>" if day else ""
    html = f"<html><head>{stated}</head><body><article><h1>Ferry {number}</h1><p>{text}</p>"
    return f"{html}<p>{text}</p></article></body></html>".encode(charset)


def archive(*pages, packed=True, kind="text/html; charset=utf-8", status="200 OK", headers=()):
    written = io.BytesIO()
    writer = WARCWriter(written, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "crawler"}))
    for number, content in enumerate(pages):
        url = f"https://lom.example/{number}"
        asked = StatusAndHeaders("GET / HTTP/1.1", [("Host", "lom.example")], is_http_request=True)
        writer.write_record(writer.create_warc_record(url, "request", http_headers=asked))
        said = StatusAndHeaders(status, [("Content-Type", kind), *headers], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(content),
                http_headers=said,
                warc_headers_dict={"WARC-Date": LOADED},
            )
        )
    return written.getvalue()


def read(content, *, most=100_000):
    found = list(warc_text.parse(io.BytesIO(content), where="a.warc", max_bytes=most))
    return [item for item in found if isinstance(item, Parsed)], [
        item for item in found if isinstance(item, Problem)
    ]


@pytest.mark.parametrize("packed", [True, False])
def test_each_page_is_an_article(packed):
    """With its address, its outlet, its date; requests are none."""
    articles, problems = read(archive(page(1), page(2), packed=packed))

    assert [article.title for article in articles] == ["Ferry 1", "Ferry 2"]
    assert [article.url for article in articles] == [
        "https://lom.example/0",
        "https://lom.example/1",
    ]
    assert articles[0].outlet == "lom.example"
    assert articles[0].published.isoformat() == "2031-05-04"
    assert not problems


def test_body_that_the_server_packed_is_read():
    """And its charset is the one that the server names."""
    content = gzip.compress(page(1, text=f"{TOLD} Günaydın.", charset="cp1254"))
    headers = [("Content-Encoding", "gzip")]

    (article,), _ = read(archive(content, kind="text/html; charset=cp1254", headers=headers))

    assert "Günaydın" in article.text


@pytest.mark.parametrize(
    ("kind", "status"),
    [("image/png", "200 OK"), ("text/html", "404 Not Found"), ("text/html", "301 M")],
)
def test_what_is_no_page_is_passed_over(kind, status):
    """Pictures, and what servers say of pages that are not there."""
    articles, (problem,) = read(archive(page(1), kind=kind, status=status))

    assert not articles
    assert problem.message == "the archive holds no pages"


def test_bad_page_stops_no_other():
    """Each is told."""
    articles, problems = read(
        archive(b"", b"<p>x", page(3), page(4, text=TOLD * 2000)), most=50_000
    )

    assert [article.title for article in articles] == ["Ferry 3"]
    assert [problem.message for problem in problems] == [
        "it is empty",
        "no article was found in the page",
        "it is larger than 50,000 bytes and was not read",
    ]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("cut", [100, 200, 250, 400])
def test_archive_that_is_cut_is_read_as_far_as_it_is_whole(packed, cut):
    """And told to be cut."""
    whole = archive(page(1), page(2), packed=packed)

    articles, problems = read(whole[: len(whole) - cut])

    assert articles[0].title == "Ferry 1"
    assert "cut or damaged" in problems[-1].message


@pytest.mark.parametrize(
    "content", [b"no archive " * 20, b"", b"\x1f\x8bdamaged", gzip.compress(b"x", mtime=0)]
)
def test_what_is_no_archive_is_told(content):
    """Whatever it is."""
    with pytest.raises(ArticleError, match="no archive"):
        read(content)


def test_memory_is_bounded():
    """A page of few bytes may unpack to any number; it is not unpacked further than it may be."""
    flood = gzip.compress(b"<p>" + b" " * 80_000_000)
    content = archive(flood, page(2), headers=[("Content-Encoding", "gzip")])

    tracemalloc.start()
    _, problems = read(content, most=1_000_000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert "larger than 1,000,000 bytes" in problems[0].message
    assert peak < 64_000_000


@pytest.mark.parametrize("name", ["news.warc.gz", "news.warc"])
def test_folder_reads_archives(tmp_path, name):
    """An article without a date is of the day its page was loaded, and marked."""
    content = archive(page(1), page(2, day=""), packed=name.endswith(".gz"))
    (tmp_path / name).write_bytes(content)

    items = list(Folder(path=tmp_path).fetch(now=NOW))

    articles = [item for item in items if isinstance(item, FetchedArticle)]
    assert [article.dated_from for article in articles] == ["", "loaded"]
    assert articles[1].published == datetime(2031, 5, 5, 8, tzinfo=UTC)
    (problem,) = (item for item in items if isinstance(item, Problem))
    assert "when its page was loaded was taken for it" in problem.message
