"""The PDF as readers, archives and screen readers get it; written once for many tests."""

import email
import email.policy
import json
import os
import shutil
import subprocess
import sys
import unicodedata
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest
from weasyprint import CSS, HTML

from briefing.errors import RenderError
from briefing.render.brief_json import JsonRenderer
from briefing.render.environment import default_templates, environment, font_folders, style
from briefing.render.ics import IcsRenderer
from briefing.render.mail_body import MailRenderer
from briefing.render.pdf import PdfRenderer, _writer
from briefing.render.pdf_job import Job
from briefing.render.screen import HtmlRenderer
from briefing.render.text import TextRenderer
from briefing.render.view import Facts
from tests.hostile_brief import attacked_by_all
from tests.sample_brief import brief, empty, rich

pytestmark = pytest.mark.pdf
page_validation = pytest.importorskip("page", reason="page-validation is not installed")
pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")

LIMIT = 200 * 1024  # what a long day has, 12 stories, 25 actors and 15 visits in 200 KB


@pytest.fixture(scope="session")
def rich_pdf():
    return PdfRenderer().render(rich()).content


@pytest.fixture(scope="session")
def hostile_pdf():
    return PdfRenderer(page="Letter").render(attacked_by_all()).content


@pytest.fixture(scope="session")
def empty_pdf():
    return PdfRenderer().render(empty()).content


@pytest.fixture(scope="session")
def long_pdf():
    return PdfRenderer().render(brief(stories=50, actors=25, visits=40)).content


@pytest.fixture(scope="session")
def many_headings():
    """The PDF of three hundred stories of one word each."""
    made = environment(None)
    home = default_templates()
    story = "<article class=story><h3>Story {n}</h3><p class=txt>Told</p></article>"
    page = (
        "<!DOCTYPE html><html lang=en><title>Many</title><body class=paper><h1>Many</h1>"
        f"<h2>More stories</h2>{''.join(story.format(n=n) for n in range(300))}"
    )
    sheets = (style(made, "base.css"), style(made, "pdf.css"), ".story{min-height:0;margin:0}")
    job = Job(
        page=page,
        sheets=tuple((sheet, home.as_uri() + "/") for sheet in (*sheets, "")),
        folders=(str(home),),
        enclosures=(),
        made="2031-03-14T04:00:00+00:00",
    )
    with _writer(font_folders(None)) as writer:
        return writer.write(job, subject=empty())()


@pytest.fixture(params=["rich", "hostile", "empty", "long"])
def any_pdf(request):
    return request.getfixturevalue(f"{request.param}_pdf")


def read(pdf):
    return pypdf.PdfReader(BytesIO(pdf))


def words(text):
    """The text without what setting changes: white space, marks of order, composed letters."""
    kept = (c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    return "".join(c for c in kept if not c.isspace())


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_the_file_is_accessible_and_archivable_at_once(any_pdf, profile):
    report = page_validation.validate_pdf_bytes(any_pdf, profile=profile)

    assert [(one.rule_id, one.message) for one in report.failures] == []
    assert report.is_compliant


# What the validator follows by default is 256 references, one to the next, and the bookmarks of a
# PDF are such a chain: each leads to the next one, in the file of any writer.
BEYOND_ITS_BOOKMARKS = page_validation.SafetyLimits(max_reference_depth=4096)


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_three_hundred_stories_are_accessible_and_archivable(many_headings, profile):
    """Headings alone, which is what there are too many of; the whole costs half a minute.

    `python -m benchmarks.render --articles --stories 300 --validate` sets and validates all of it.
    """
    report = page_validation.validate_pdf_bytes(
        many_headings, profile=profile, limits=BEYOND_ITS_BOOKMARKS
    )

    assert [(one.rule_id, one.message) for one in report.failures] == []
    assert report.is_compliant


def test_qpdf_finds_no_fault(any_pdf, tmp_path):
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed")
    (tmp_path / "x.pdf").write_bytes(any_pdf)
    done = subprocess.run(
        ["qpdf", "--check", "x.pdf"], cwd=tmp_path, capture_output=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_a_usual_brief_is_small(rich_pdf):
    assert len(rich_pdf) <= LIMIT


def test_a_usual_brief_takes_six_pages_at_most():
    """Twelve stories, twenty actors, twenty-two visits."""
    pages = read(PdfRenderer().render(brief(stories=12, actors=20, visits=22)).content).pages

    assert len(pages) <= 6


def test_title_language_and_outline_are_there(rich_pdf):
    made = read(rich_pdf)
    outline = [one.title for one in made.outline if not isinstance(one, list)]

    assert made.metadata.title == "The Morning Brief, Friday 14 March 2031"
    assert made.trailer["/Root"]["/Lang"] == "en"
    assert {"Since the last brief", "Key actors", "Upcoming visits", "Sources"} <= set(outline)


def test_the_clock_is_never_read(rich_pdf):
    made = read(rich_pdf)

    assert made.metadata.creation_date.isoformat() == "2031-03-14T04:00:00+00:00"
    assert b"2026" not in made.metadata.get("/ModDate", "").encode()


def test_data_and_calendar_are_inside(rich_pdf):
    """That is what PDF/A-3 is for: who archives the page archives the facts."""
    attached = read(rich_pdf).attachments

    assert attached["brief.json"] == [JsonRenderer().render(rich()).content]
    assert attached["brief.ics"] == [IcsRenderer().render(rich()).content]


def test_only_our_fonts_are_embedded(rich_pdf):
    names = set()
    for page in read(rich_pdf).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            names.add(str(font.get_object()["/BaseFont"]).partition("+")[2])

    assert names
    assert all(name.startswith(("Source", "Noto")) for name in names)


def test_pages_have_running_heads_and_numbers(rich_pdf):
    made = read(rich_pdf)
    last = made.pages[-1].extract_text()

    assert f"{len(made.pages)} of {len(made.pages)}" in last
    assert "Friday 14 March 2031" in last


def test_links_say_where_they_lead(rich_pdf):
    links = [
        annotation.get_object()
        for page in read(rich_pdf).pages
        for annotation in page.get("/Annots", [])
    ]

    assert len(links) > 100
    assert all(link["/Contents"].strip() for link in links)
    assert any(link["/Contents"].endswith("(news.example)") for link in links)


def targets(pdf):
    links = [one.get_object() for page in read(pdf).pages for one in page.get("/Annots", [])]
    return [str(link["/A"]["/URI"]) for link in links if "/URI" in link.get("/A", {})]


def test_links_lead_to_the_stored_addresses():
    """However long they are, and whatever letters they hold: a font is for what is read."""
    urls = (
        "https://news.example/" + "harbour-dues-and-the-ferry-lines-of-the-aegean/" * 6,
        "https://news.example/" + "a" * 1479,
        "https://ambebi.example/თბილისი/港口?q=%D0%BF&x='1'",
    )
    made = brief(stories=4, actors=3, visits=5)
    cited = tuple(replace(one, url=urls[one.number % len(urls)]) for one in made.citations)
    pdf = PdfRenderer().render(replace(made, citations=cited)).content

    assert {unquote(target) for target in targets(pdf)} == {unquote(url) for url in urls}
    assert {urls[0], urls[1]} < set(targets(pdf))
    assert page_validation.validate_pdf_bytes(pdf, profile="ua1").is_compliant


def test_no_attack_survives_as_anything_but_text(hostile_pdf):
    made = read(hostile_pdf)

    assert all(target.startswith("https://news.example") for target in targets(hostile_pdf))
    assert set(made.attachments) == {"brief.json", "brief.ics"}
    assert float(made.pages[0].mediabox.width) == 612  # the injected page size did not win
    assert "<script>alert(1)</script>" in "".join(page.extract_text() for page in made.pages)


def test_a_nearly_empty_last_page_is_avoided():
    """Found with this number of stories: the coverage box alone stood on the last page."""
    made = read(PdfRenderer().render(brief(stories=16, actors=14, visits=8)).content)

    assert len(made.pages[-1].extract_text()) > 700


@pytest.mark.parametrize("above", range(180, 245, 5))
def test_the_table_of_visits_never_begins_at_the_foot_of_a_page(above):
    """Its caption and heads stand on one page with the first visit, whatever stands above."""
    visit = (
        "<tbody><tr><td>First</td></tr><tr class=said><td>It was said<br>twice.</td></tr></tbody>"
    )
    page = (
        f"<body><div style='height:{above}mm'></div><section class=visits><div class=scroll><table>"
        f"<caption>Caption</caption><thead><tr><th>Who</th></tr></thead>{visit * 9}</table></div>"
    )
    sheets = [CSS(string=style(environment(None), name)) for name in ("base.css", "pdf.css")]
    pdf = HTML(string=page).write_pdf(stylesheets=sheets)
    (begun,) = [text for one in read(pdf).pages if "Caption" in (text := one.extract_text())]

    assert "First" in begun
    assert "twice" in begun


@pytest.mark.parametrize("above", range(60, 180, 15))
def test_no_row_of_visits_stands_alone_on_a_last_page(above):
    """Under the heads of a new page it would look forgotten: two more come along."""
    rows = "".join(f"<tbody><tr><td>Row {n}.</td></tr></tbody>" for n in range(20))
    page = (
        f"<body><div style='height:{above}mm'></div><section class=visits><div class=scroll><table>"
        f"<thead><tr><th>Who</th></tr></thead>{rows}</table></div>"
    )
    sheets = [CSS(string=style(environment(None), name)) for name in ("base.css", "pdf.css")]
    pages = read(HTML(string=page).write_pdf(stylesheets=sheets)).pages

    assert pages[-1].extract_text().count("Row ") >= 3


@pytest.mark.skipif(os.name != "posix", reason="Windows finds libraries by PATH")
def test_no_other_program_is_started(monkeypatch, tmp_path, empty_pdf):
    """A compiler, a linker or any other tool on the user's PATH has no part in writing a PDF."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("gcc", "cc", "ld", "objdump"):
        tool = tools / name
        tool.write_text(f"#!/bin/sh\necho {name} >>{tmp_path}/started\nexit 1\n")
        tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tools))

    assert PdfRenderer().render(empty()).content == empty_pdf
    assert not (tmp_path / "started").exists()


def test_another_zone_and_seed_write_the_same_bytes(rich_pdf):
    code = (
        "import sys; from tests.sample_brief import rich; "
        "from briefing.render.pdf import PdfRenderer; "
        "sys.stdout.buffer.write(PdfRenderer().render(rich()).content)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={
            "PATH": os.environ["PATH"],
            "TZ": "Asia/Tokyo",
            "PYTHONHASHSEED": "7",
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        },
        capture_output=True,
        check=True,
    )

    assert done.stdout == rich_pdf


def test_too_little_memory_is_a_clear_error():
    with pytest.raises(RenderError, match="needs more than 64 MB of memory"):
        PdfRenderer(memory_mb=64).render(empty())


def test_too_little_time_is_a_clear_error():
    with pytest.raises(RenderError, match="needs more than"):
        PdfRenderer(seconds=1).render(brief(stories=80))


class _Words(HTMLParser):
    """The words of a page, with nothing between elements."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.words, self.depth = [], 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.depth += tag in {"style", "svg"}

    def handle_endtag(self, tag):
        self.depth -= tag in {"style", "svg"}

    def handle_data(self, data):
        if not self.depth:
            self.words.append(data)


def facts_of(made):
    """What every reader must find, whatever the format."""
    facts = Facts(made)
    for told in made.stories:
        yield told.summary.headline
        for sentence in told.summary.sentences:
            yield sentence.evidence.quote
    for actor in made.actors:
        yield from (actor.name, actor.role or "", actor.affiliation or "", actor.why.quote)
    for visit in made.visits:
        yield from (*visit.visitor, *visit.destination, visit.host or "", visit.status.value)
        yield from (facts.when_words(visit), facts.visit_purpose(visit), *facts.change(visit))
        yield from (one.quote for one in [facts.visit_sentence(visit)] if one)
        for conflict in visit.conflicts:
            yield f"But {conflict.source} says"
            yield conflict.evidence.quote
    for one in facts.changes:
        yield from (f"{one.word}:", one.rest)
    for day in facts.ahead.days:
        yield facts.day_words(day)
        yield from (facts.stay_words(visit, day) for visit in day.visits)
    yield facts.free_words
    for source in made.citations:
        yield from (source.outlet, source.title, facts.published(source))
    for problem in made.problems:
        yield from (problem.where, problem.message)
    yield from (made.title, facts.clock.day_long(made.day), facts.window_words)
    yield from facts.coverage_words


@pytest.fixture(scope="session")
def told_by(rich_pdf):
    made = rich()
    mail = email.message_from_bytes(
        MailRenderer().render(made).content, policy=email.policy.default
    )
    html = HtmlRenderer().render(made).content.decode()
    return {
        "html": words("".join(_Words(html).words)),
        "mail": words("".join(_Words(mail.get_body(("html",)).get_content()).words)),
        "mail's text": words(mail.get_body(("plain",)).get_content()),
        "text": words(TextRenderer().render(made).content.decode()),
        "pdf": pdf_words(rich_pdf),
    }


def pdf_words(pdf):
    if shutil.which("pdftotext") is None:
        return ""
    done = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return words(done.stdout.decode())


@pytest.mark.parametrize("form", ["html", "mail", "mail's text", "text"])
def test_all_formats_tell_the_same_facts(told_by, form):
    told = told_by[form].lower()
    missing = [fact for fact in facts_of(rich()) if words(fact).lower() not in told]

    assert missing == []


def test_the_pdf_tells_the_same_facts(told_by):
    """What is broken over pages is found in halves; what runs from right to left is not asked."""
    if not told_by["pdf"]:
        pytest.skip("pdftotext is not installed")
    told = told_by["pdf"].lower()
    missing = [
        fact
        for fact in facts_of(rich())
        if not any("\u0590" <= c <= "\u06ff" for c in fact)  # set from right to left
        and words(fact)[: len(words(fact)) // 2].lower() not in told
        and words(fact)[len(words(fact)) // 2 :].lower() not in told
    ]

    assert missing == []


def test_the_data_tells_the_same_facts():
    """Every fact made of the brief's own words is a value in the JSON."""
    told = json.dumps(json.loads(JsonRenderer().render(rich()).content), ensure_ascii=False)
    made = rich()
    own = [sentence.evidence.quote for told in made.stories for sentence in told.summary.sentences]
    own += [actor.name for actor in made.actors]
    own += [name for visit in made.visits for name in visit.visitor]

    assert [fact for fact in own if json.dumps(fact, ensure_ascii=False)[1:-1] not in told] == []


def test_the_fence_and_the_fetcher_hold():
    """A page that asks for the network, a file and a program gets none of them."""
    canary = Path(__file__).resolve()
    code = f"""
import sys, socket, subprocess
from pathlib import Path
from briefing.render.environment import default_templates
from briefing.render.pdf_worker import OnlyFolders, fence
folder = default_templates()
fetcher = OnlyFolders((folder,))
assert fetcher.fetch((folder / 'base.css').as_uri()).read()
for url in ('http://127.0.0.1:9/', 'file://{canary}', 'data:text/css,a', 'file://host/x',
            folder.as_uri() + '/../pyproject.toml', folder.as_uri() + '/%2e%2e/pyproject.toml'):
    try:
        fetcher.fetch(url)
    except (ValueError, OSError):
        continue
    sys.exit(f'fetched {{url}}')
fence((folder,))
(folder / 'base.css').read_bytes()
for act in (lambda: open('{canary}'), lambda: socket.create_connection(('127.0.0.1', 9)),
            lambda: subprocess.run(['true']), lambda: open('/etc/passwd'),
            lambda: socket.getaddrinfo('x.invalid', 80)):
    try:
        act()
    except PermissionError:
        continue
    sys.exit('the fence let something through')
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
