"""Reads an article out of a Word document: its paragraphs, its headline by its style.

The dates in its properties are those of the file, not of the article.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Final

from briefing.errors import ArticleError
from briefing.model import Problem
from briefing.sources import plain_text
from briefing.sources.extras import needs_extra
from briefing.sources.parsed import Parsed
from briefing.sources.printable import printable

if TYPE_CHECKING:
    from docx.document import Document

# So many times its own size, and so many bytes, a document may unpack to.
_LARGEST: Final = 50_000_000
_MOST_PARTS: Final = 2_000
_HEADLINES: Final = ("title", "heading 1")


def parse(content: bytes, *, where: str) -> Iterator[Parsed | Problem]:
    """Yield the article of a Word document.

    Raises:
        ArticleError: if it is none, holds no words, or the extra is not installed.
    """
    with needs_extra("documents", kind=".docx"):
        import docx
    _check(content)
    try:
        document = docx.Document(BytesIO(content))
        lines = list(_lines(document))
    except Exception as error:  # a border: hostile files break the parser in any way
        raise ArticleError("it is a document we cannot read", hint="save it as text") from error
    title = next((words for words, style in lines[:3] if style in _HEADLINES), "")
    if title:
        first = next(number for number, line in enumerate(lines) if line[0] == title)
        lines = lines[:first] + lines[first + 1 :]
    text = printable("\n\n".join(words for words, _ in lines))
    if not text.strip():
        raise ArticleError("it holds no words", hint="leave it out")
    if not title:
        yield from plain_text.parse(text, where=where)
        return
    headline = " ".join(printable(title).split())
    for item in plain_text.parse(f"{headline}\n\n{text}", where=where):
        if isinstance(item, Parsed) and not item.title:
            item = replace(item, title=headline, text=text)
        yield item


def _check(content: bytes) -> None:
    """Refuse what unpacks to more than any document is."""
    try:
        parts = zipfile.ZipFile(BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise ArticleError("it is no Word document", hint="save it anew, or as text") from error
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST:
        raise ArticleError("it unpacks to more than any article", hint="save it as text")


def _lines(document: "Document") -> Iterator[tuple[str, str]]:
    """The paragraphs, those of tables too, with the names of their styles in small letters."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = dict.fromkeys(cell.text.strip() for cell in row.cells)
                words = " | ".join(cell for cell in cells if cell)
                if words:
                    yield words, ""
        elif block.text.strip():
            style = getattr(block.style, "name", None) or ""
            yield block.text.strip(), str(style).lower()
