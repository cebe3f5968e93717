"""P1: every link of a built brief and of its archive opens an article, at the address kept."""

import json
from io import BytesIO
from pathlib import Path

import pytest

from tests.unit.render.test_screen import Page

pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")

pytestmark = [pytest.mark.model, pytest.mark.pdf, pytest.mark.slow]


@pytest.fixture(scope="module")
def folder(examples_output: Path) -> Path:
    return examples_output / "morning/2026-03-04"


@pytest.fixture(scope="module")
def stored(folder: Path) -> set[str]:
    """The addresses of the articles that the brief cites."""
    data = json.loads((folder / "brief.json").read_text("utf-8"))
    return {one["url"] for one in data["brief"]["citations"] if one["url"]}


def test_every_link_of_the_page_and_the_archive_is_a_stored_address(examples_output, stored):
    """And every cited article that has an address is linked."""
    pages = [Page(path.read_text("utf-8")) for path in sorted(examples_output.rglob("*.html"))]
    hrefs = {href for page in pages for href in page.attributes("href") if href.startswith("http")}

    assert hrefs == stored


def test_the_pdf_links_every_source_that_something_on_it_cites(folder):
    """At the address kept; what only stood behind an older date of a visit is not printed."""
    data = json.loads((folder / "brief.json").read_text("utf-8"))
    page = Page((folder / "brief.html").read_text("utf-8"))
    marks = set(page.attributes("href"))
    cited = {
        one["url"]
        for one in data["brief"]["citations"]
        if one["url"] and f"#source-{one['number']}" in marks
    }
    pdf = pypdf.PdfReader(BytesIO((folder / "brief.pdf").read_bytes()))
    links = [one.get_object() for page in pdf.pages for one in page.get("/Annots", [])]
    targets = {str(link["/A"]["/URI"]) for link in links if "/URI" in link.get("/A", {})}

    assert cited
    assert targets == cited
