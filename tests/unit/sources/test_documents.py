"""PDF and Word files: their words in order, whole, without what belongs to the page."""

import io
import sys
import zipfile
from datetime import UTC, datetime

import docx
import pypdf
import pytest
from weasyprint import HTML

from briefing.errors import ArticleError
from briefing.model import FetchedArticle, Problem
from briefing.sources import Folder, pdf_text, word_text
from briefing.sources.page_columns import Block, in_order
from briefing.sources.parsed import Parsed
from briefing.sources.printed_lines import unhyphenated, whole_text

NOW = datetime(2031, 5, 6, tzinfo=UTC)
TOLD = [
    f"Ferry number {number} left the harbour of Lom on Monday with passengers and international "
    "mail on board, although the so-called winter timetable was still in force there."
    for number in range(1, 13)
]


@pytest.fixture(scope="module")
def paper():
    """A page of a newspaper: two columns, hyphens, running heads and feet."""
    style = """@page { size: A5; margin: 2cm; @top-center { content: "Lom Post" }
    @bottom-center { content: counter(page) } }
    body { columns: 2; hyphens: auto; text-align: justify; font-size: 11pt }
    h1 { column-span: all }"""
    told = "".join(f"<p>{words}</p>" for words in TOLD)
    page = (
        f"<html lang=en><style>{style}</style><h1>Ferry leaves at last</h1><p>5 May 2031</p>{told}"
    )
    return HTML(string=page).write_pdf()


def document(*paragraphs, title=""):
    made = docx.Document()
    if title:
        made.add_heading(title, 1)
    for words in paragraphs:
        made.add_paragraph(words)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def only(items):
    (article,) = (item for item in items if isinstance(item, Parsed))
    return article


def test_pdf_is_read_in_the_order_of_its_columns(paper):
    """Every paragraph whole, across columns and pages; no head, no foot, no number."""
    article = only(pdf_text.parse(paper, where="a.pdf"))

    assert article.text == "\n\n".join(TOLD)
    assert (article.title, article.printed.isoformat()) == ("Ferry leaves at last", "2031-05-05")


def test_pdf_without_words_or_with_a_password_is_told(paper):
    """And what is none."""
    empty, locked = io.BytesIO(), io.BytesIO()
    pages = pypdf.PdfWriter()
    pages.add_blank_page(100, 100)
    pages.write(empty)
    secret = pypdf.PdfWriter(clone_from=io.BytesIO(paper))
    secret.encrypt("secret")
    secret.write(locked)

    for content, words in (
        (empty.getvalue(), "no words"),
        (locked.getvalue(), "password"),
        (b"%PDF-1.7 and no more", "cannot read"),
        (b"", "cannot read"),
    ):
        with pytest.raises(ArticleError, match=words):
            list(pdf_text.parse(content, where="a.pdf"))


def test_long_pdf_is_read_up_to_a_limit(paper, monkeypatch):
    """And says so."""
    monkeypatch.setattr(pdf_text, "_MOST_PAGES", 1)

    items = list(pdf_text.parse(paper, where="a.pdf"))

    assert TOLD[0] in only(items).text
    (problem,) = (item for item in items if isinstance(item, Problem))
    assert problem.message == "1 of its pages were read; it has more than 1"


@pytest.mark.parametrize("title", ["Ferry leaves at last", "Ferry leaves. At last!"])
def test_word_document_is_read(title):
    """Its headline by its style; what stands above the text is none."""
    content = document("By Kari Moe", "5 May 2031", *TOLD, title=title)

    article = only(word_text.parse(content, where="a.docx"))

    assert article.title == title
    assert article.text.endswith("\n\n".join(TOLD))


def test_word_document_without_styles_is_read_as_text():
    """Its first line is its headline if it looks like one."""
    article = only(word_text.parse(document("Ferry leaves at last", *TOLD), where="a.docx"))

    assert (article.title, article.text) == ("Ferry leaves at last", "\n\n".join(TOLD))


def bomb():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 60_000_000)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no document", "no Word document"),
        (document(), "no words"),
        (document("One.")[:-400], "no Word document"),
    ],
)
def test_what_is_no_word_document_is_told(content, words):
    """And so is one that is empty or cut."""
    with pytest.raises(ArticleError, match=words):
        list(word_text.parse(content, where="a.docx"))


def test_word_document_that_unpacks_to_a_flood_is_refused():
    """Before it is unpacked."""
    with pytest.raises(ArticleError, match="more than any article"):
        list(word_text.parse(bomb(), where="a.docx"))


def test_folder_reads_both_and_names_the_extra_where_it_is_missing(tmp_path, paper, monkeypatch):
    """One bad file stops no other."""
    (tmp_path / "a.pdf").write_bytes(paper)
    (tmp_path / "b.docx").write_bytes(document(*TOLD, title="Ferry leaves"))
    (tmp_path / "c.docx").write_bytes(b"broken")

    found = [
        item for item in Folder(path=tmp_path).fetch(now=NOW) if isinstance(item, FetchedArticle)
    ]
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.setitem(sys.modules, "pdfminer.high_level", None)
    told = [item for item in Folder(path=tmp_path).fetch(now=NOW) if isinstance(item, Problem)]

    assert [item.key for item in found] == ["a.pdf", "b.docx"]
    assert [item.hint for item in told] == ["pip install 'briefing[documents]'"] * 3


class TestPrintedLines:
    """Words and paragraphs that the page cut."""

    @pytest.mark.parametrize(
        ("text", "whole"),
        [
            ("the minis-\nter said", "the minister said"),
            ("the so-\ncalled war", "the so-called war"),
            ("a two-\nday visit", "a two-day visit"),
            ("Mrs Holm-\nVik said", "Mrs Holm-Vik said"),
            ("a fish-\ning and fish-ing", "a fish-ing and fish-ing"),
            ("an anti-\nmissile and antimissile", "an antimissile and antimissile"),
            ("from 3-\n4 May - \nand so", "from 3-\n4 May - \nand so"),
            ("The ﬁrst", "The ﬁrst"),
        ],
    )
    def test_word_is_whole(self, text, whole):
        """With its own hyphen if it has one."""
        assert unhyphenated(text) == whole

    def test_running_heads_and_numbers_are_no_text(self):
        """What stands once is."""
        pages = [
            ["Lom Post 1", "The ﬁrst story goes on here.", "Its end comes.", "1"],
            ["Lom Post 2", "A lone line.", "Another one.", "Page 2 of 2"],
        ]

        assert whole_text(pages).split("\n\n") == [
            "The first story goes on here.",
            "Its end comes.",
            "A lone line.",
            "Another one.",
        ]

    def test_paragraph_that_a_page_cut_goes_on(self):
        """In the middle of a word, too."""
        pages = [["The ferry left on Mon-"], ["day at noon."]]

        assert whole_text(pages) == "The ferry left on Monday at noon."


def block(text, left, right, top, bottom):
    return Block(text=text, left=left, right=right, top=top, bottom=bottom)


def test_blocks_are_read_by_columns():
    """Below what spans them, each to its end, and what comes below all of them last."""
    page = [
        block("foot", 0, 100, 90, 99),
        block("b2", 55, 100, 46, 80),
        block("a1", 0, 45, 20, 40),
        block("head", 10, 80, 0, 10),
        block("a2", 0, 45, 45, 60),
        block("b1", 55, 100, 20, 44),
        block("a3", 0, 45, 62, 80),
    ]

    assert [found.text for found in in_order(page)] == "head a1 a2 a3 b1 b2 foot".split()


def test_words_of_a_document_under_review_are_those_it_has_now():
    """What was put in is read, what was taken out is not; nor is a form's field passed over."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    run = "<w:r><w:t>{}</w:t></w:r>".format
    changed = (
        f'<w:p xmlns:w="{space}"><w:del>{run("Nothing")}</w:del><w:ins>{run(TOLD[1])}</w:ins></w:p>'
    )
    field = (
        f'<w:sdt xmlns:w="{space}"><w:sdtContent><w:p>{run(TOLD[2])}</w:p></w:sdtContent></w:sdt>'
    )
    made = docx.Document()
    made.add_paragraph(TOLD[0])
    for written in (changed, field):
        made.element.body.insert(-1, docx.oxml.parse_xml(written))
    kept = io.BytesIO()
    made.save(kept)

    assert only(word_text.parse(kept.getvalue(), where="a.docx")).text == "\n\n".join(TOLD[:3])
