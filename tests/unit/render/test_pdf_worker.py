"""The writing process, looked at from inside: what it reads, what it refuses, what it writes."""

import io
import re
import resource
import sys
import zlib

import pydyf
import pytest

from briefing.render import pdf_worker, tag_tree
from briefing.render.environment import default_templates
from briefing.render.pdf_job import OUT_OF_MEMORY, Enclosure, Job
from briefing.render.pdf_metadata import finish

pytestmark = pytest.mark.pdf

TEMPLATES = default_templates()
PAGE = """<html lang=en><title>Title</title><body><main>
<h1>Heading</h1><p>Some <b>bold</b> and <a href="https://news.example/x">linked words</a>, and
<a href="#there" aria-label="To the end">more</a> that go on for more than a line of the page, so
that there are several pieces of text in one paragraph.</p><ul><li id=there>A <i>point</i></ul>
<p><a href="https://news.example/empty"></a></p></main>"""


def job(page=PAGE, **changed):
    told = {
        "page": page,
        "sheets": (("p{font:10pt serif}", TEMPLATES.as_uri() + "/"), ("p{height:5cm}", "file:///")),
        "folders": (str(TEMPLATES),),
        "enclosures": (
            Enclosure(name="a.json", description="A", relationship="Data", content="e30="),
        ),
        "made": "2031-03-14T04:00:00+00:00",
    }
    return Job(**(told | changed))


def objects(pdf):
    """The PDF's dictionaries as text."""
    found = re.search(rb"/Type /ObjStm/N \d+/First (\d+).*?/Length (\d+)>>\nstream\n", pdf)
    packed = zlib.decompress(pdf[found.end() : found.end() + int(found.group(2))])
    return packed[int(found.group(1)) :].decode("latin-1").splitlines()


@pytest.fixture(scope="module")
def written():
    return pdf_worker.write(job())


def test_both_standards_are_declared_in_readable_metadata(written):
    assert written.startswith(b"%PDF-")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in written
    assert b"PDF/UA identification schema" in written
    assert re.search(rb"pdfaid:part\D+3", written)


def test_links_are_described_by_their_words(written):
    told = "\n".join(objects(written))

    assert "/Contents (linked words \\(news.example\\))" in told
    assert "/Contents (To the end)" in told


def test_tags_that_say_nothing_are_gone(written):
    """Text hangs on its paragraph; lists, links and headings stay what they are."""
    kinds = re.findall(r"/StructElem/S /(\w+)", "\n".join(objects(written)))

    assert {"H1", "P", "L", "LI", "LBody", "Link"} <= set(kinds)
    assert "Span" not in kinds
    assert "NonStruct" not in kinds


def test_every_number_in_the_file_is_an_object_of_it(written):
    """Objects were taken out and the others numbered anew."""
    size = int(re.findall(rb"/Size (\d+)", written)[-1])
    pointed = {int(number) for number in re.findall(r"\b(\d+) 0 R", "\n".join(objects(written)))}

    assert max(pointed) < size


def test_a_tree_without_idle_tags_is_left_alone():
    pdf = pydyf.PDF()
    before = list(pdf.objects)
    tag_tree.slim(pdf)

    assert pdf.objects == before


def test_a_stream_never_ends_like_half_a_line_end():
    """A reader that takes the carriage return for part of the line end would miscount."""
    stream = pydyf.Stream([b"x\r"])

    assert stream.data.endswith(b"x\r\r\nendstream")
    assert pydyf.Stream([b"x\n"]).data.endswith(b"x\n\nendstream")


def pages_of(pdf):
    return int(re.search(r"/Type /Pages.*?/Count (\d+)", "\n".join(objects(pdf))).group(1))


@pytest.mark.parametrize(("height", "pages"), [("6cm", 3), ("9.9cm", 4)])
def test_a_last_page_with_next_to_nothing_is_set_closer(height, pages):
    """Where the closer setting saves it, there are three pages; where not, it is kept at four."""
    page = "<html lang=en><title>x</title>" + "<p>x</p>" * 6 + "<i>end</i>"
    plain = "@page{size:10cm 20cm;margin:0}body{margin:0}p{margin:0;height:10cm}"
    sheets = ((plain, "file:///"), (f"p{{height:{height}}}", "file:///"))

    assert pages_of(pdf_worker.write(job(page, sheets=sheets))) in {pages, pages - 1}


@pytest.mark.parametrize(("full_pages", "laid_closer"), [(9, True), (10, False)])
def test_after_ten_pages_a_short_last_one_is_left(full_pages, laid_closer):
    """Nobody wonders at it there, and laying all pages out again would cost the time of the first.

    The closer sheet makes everything fit on one page: where it was laid over, it shows.
    """
    page = "<html lang=en><title>x</title>" + "<p>x</p>" * full_pages + "<i>end</i>"
    plain = "@page{size:10cm 20cm;margin:0}body{margin:0}p{margin:0;height:20cm}"
    sheets = ((plain, "file:///"), ("p{height:1cm}", "file:///"))

    assert (pages_of(pdf_worker.write(job(page, sheets=sheets))) == 1) is laid_closer


def test_style_sheets_cannot_read_outside_the_folders(caplog):
    sheets = (
        ("@import 'file:///etc/hostname';@import 'base.css';", TEMPLATES.as_uri() + "/"),
        ("", "file:///"),
    )
    pdf_worker.write(job(sheets=sheets))

    assert any("hostname" in record.getMessage() for record in caplog.records)
    assert not any("base.css" in record.getMessage() for record in caplog.records)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9/x",
        "data:text/css,p{}",
        "file://host/x",
        "file:///etc/passwd",
        TEMPLATES.as_uri() + "/../pyproject.toml",
        TEMPLATES.as_uri() + "/%2e%2e/pyproject.toml",
    ],
)
def test_the_fetcher_reads_nothing_else(url):
    with pytest.raises(ValueError, match="refused"):
        pdf_worker.OnlyFolders((TEMPLATES,)).fetch(url)


def test_the_fetcher_reads_the_folders():
    answer = pdf_worker.OnlyFolders((TEMPLATES,)).fetch((TEMPLATES / "base.css").as_uri())

    assert answer.read() == (TEMPLATES / "base.css").read_bytes()


@pytest.mark.parametrize(
    ("event", "args"),
    [
        ("socket.connect", (None, ("127.0.0.1", 9))),
        ("socket.getaddrinfo", ("x.invalid", 80)),
        ("subprocess.Popen", ("true",)),
        ("os.system", ("true",)),
        ("open", ("/etc/passwd", "r", 0)),
        ("open", (b"/etc/passwd", "r", 0)),
        ("open", (str(TEMPLATES) + "/../pyproject.toml", "r", 0)),
    ],
)
def test_the_guard_refuses_what_leads_outside(event, args):
    with pytest.raises(PermissionError, match="may not"):
        pdf_worker.guard((TEMPLATES,))(event, args)


@pytest.mark.parametrize(
    ("event", "args"),
    [
        ("open", (str(TEMPLATES / "base.css"), "r", 0)),
        ("open", (io.__file__, "r", 0)),
        ("open", (3, "r", 0)),
        ("import", ("x", None, None, None, None)),
    ],
)
def test_the_guard_lets_the_rest_through(event, args):
    assert pdf_worker.guard((TEMPLATES,))(event, args) is None


def test_limits_are_set_where_they_are_wanted(monkeypatch):
    asked = {}
    monkeypatch.setattr(resource, "getrlimit", lambda _: (5, 10**12))
    monkeypatch.setattr(resource, "setrlimit", lambda kind, pair: asked.update({kind: pair}))

    pdf_worker.limit(memory_mb=100, seconds=7)

    assert asked[resource.RLIMIT_AS] == (100 << 20, 100 << 20)
    assert asked[resource.RLIMIT_CPU] == (7, 7)
    asked.clear()
    pdf_worker.limit(memory_mb=0, seconds=0)
    assert list(asked) == [resource.RLIMIT_CORE]


def test_a_limit_is_never_raised(monkeypatch):
    asked = {}
    monkeypatch.setattr(resource, "getrlimit", lambda _: (5, 50))
    monkeypatch.setattr(resource, "setrlimit", lambda kind, pair: asked.update({kind: pair}))

    pdf_worker.limit(memory_mb=0, seconds=70)

    assert asked[resource.RLIMIT_CPU] == (50, 50)


def test_a_job_comes_in_and_a_pdf_goes_out(monkeypatch):
    fenced = []
    monkeypatch.setattr(pdf_worker, "fence", fenced.append)
    monkeypatch.setattr(pdf_worker, "limit", lambda **_: None)
    out = io.BytesIO()

    pdf_worker.main(io.BytesIO(job().encode()), out)

    assert out.getvalue().startswith(b"%PDF-")
    assert fenced == [(TEMPLATES,)]


def test_running_out_of_memory_has_its_own_ending(monkeypatch, capsys):
    def starve(*_):
        raise MemoryError

    monkeypatch.setattr(pdf_worker, "main", starve)
    with pytest.raises(SystemExit) as ended:
        pdf_worker._run()

    assert ended.value.code == OUT_OF_MEMORY
    assert "out of memory" in capsys.readouterr().err


def test_a_good_end_is_zero(monkeypatch):
    monkeypatch.setattr(pdf_worker, "main", lambda *_: None)
    with pytest.raises(SystemExit) as ended:
        pdf_worker._run()

    assert ended.value.code == 0


def test_a_link_without_an_element_is_described_by_its_target():
    class Box:
        element = None
        link_annotation = pydyf.Dictionary()

    class Page:
        links = (("external", "https://news.example/", None, Box()),)

    class Laid:
        pages = (Page(),)

    finish(Laid(), pydyf.PDF())

    assert Box.link_annotation["Contents"].string == "https://news.example/"
    assert "weasyprint" in sys.modules
