"""Reads an article out of a PDF: the words of its pages, in the order of its columns.

Neither the title nor the dates in its metadata are believed: they are those of the program that
wrote it, and of the day it was printed.
"""

import logging
import time
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Final

from briefing.errors import ArticleError
from briefing.model import Problem
from briefing.sources import plain_text
from briefing.sources.browser_prints import without_browser
from briefing.sources.extras import needs_extra
from briefing.sources.page_columns import Block, in_order
from briefing.sources.parsed import Parsed
from briefing.sources.printable import printable
from briefing.sources.printed_lines import whole_text

if TYPE_CHECKING:
    from pdfminer.layout import LTPage
    from pdfminer.pdfpage import PDFPage

# More pages than any article has; a longer paper is told to be cut.
_MOST_PAGES: Final = 50
# A page with more bytes of drawing is a picture, or made to keep us busy.
_LARGEST_PAGE: Final = 4_000_000
_MOST_SECONDS: Final = 20.0

for _name in ("pdfminer", "pypdf"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def parse(content: bytes, *, where: str) -> Iterator[Parsed | Problem]:
    """Yield the article of a PDF, and what was left out of it.

    Raises:
        ArticleError: if it is locked, damaged, holds no words, or the extra is not installed.
    """
    with needs_extra("documents", kind=".pdf"):
        import pdfminer.high_level  # noqa: F401 - all its parts come with it
    pages: list[list[str]] = []
    left_out = ""
    try:
        for page in _pages(content):
            if isinstance(page, str):
                left_out = page
                break
            pages.append(page)
    except ArticleError:
        raise
    except Exception as error:  # a border: hostile files break the parser in any way
        if not pages:
            locked = type(error).__name__ in ("PDFPasswordIncorrect", "PDFEncryptionError")
            why = "it is locked with a password" if locked else "it is a PDF we cannot read"
            raise ArticleError(why, hint="save it as text, or print it anew") from error
        left_out = "the rest is damaged"
    printed = without_browser(pages)
    text = printable(whole_text(printed.pages))
    if not text.strip():
        raise ArticleError(
            "it holds no words; it may be a scanned picture",
            hint="save it as text, or leave it out",
        )
    if left_out:
        yield Problem(
            where=where,
            message=f"{len(pages)} of its pages were read; {left_out}",
            hint="save the article by itself",
        )
    for item in plain_text.parse(text, where=where):
        if isinstance(item, Parsed) and item.url is None:
            item = replace(item, url=printed.url)
        yield item


def _pages(content: bytes) -> Iterator[list[str] | str]:
    """The blocks of each page; at last, if there is more, why it was not read."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LAParams
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=LAParams(boxes_flow=None))
    interpreter = PDFPageInterpreter(manager, device)
    until = time.monotonic() + _MOST_SECONDS
    for number, page in enumerate(PDFPage.get_pages(BytesIO(content))):
        if number >= _MOST_PAGES:
            yield f"it has more than {_MOST_PAGES}"
            return
        if time.monotonic() > until:
            yield f"it takes longer than {_MOST_SECONDS:.0f} seconds"
            return
        if _size(page) > _LARGEST_PAGE:
            yield "the next is too large"
            return
        interpreter.process_page(page)
        yield _blocks(device.get_result())


def _size(page: "PDFPage") -> int:
    """How many bytes of drawing a page holds, unpacked."""
    from pdfminer.pdftypes import resolve1

    parts = (resolve1(part) for part in page.contents or ())
    return sum(len(part.get_data()) for part in parts if hasattr(part, "get_data"))


def _blocks(page: "LTPage") -> list[str]:
    from pdfminer.layout import LTTextContainer

    blocks = [
        Block(left=box.x0, right=box.x1, top=-box.y1, bottom=-box.y0, text=box.get_text())
        for box in page
        if isinstance(box, LTTextContainer)
    ]
    return [block.text for block in in_order(blocks)]
