"""Reads an article out of a Word document: its paragraphs, its headline by its style.

The dates in its properties are those of the file, not of the article.
"""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Final

import lxml.etree

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

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What may stand around paragraphs: fields to fill, what a reviewer put in or moved here.
_AROUND: Final = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})
# What a reviewer took out, codes of fields, the properties of everything, and what has no name
# here: drawings, with the words in them.
_NOT_SHOWN: Final = frozenset(
    {"", "del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tcPr", "tblPr", "sdtPr",
     "drawing", "pict", "object", "fldChar", "footnoteReference"}
)  # fmt: skip
_SIGNS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


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
    body = document.element.body
    if body is not None:
        names = {style.style_id: str(style.name or "") for style in document.styles}
        yield from _blocks(body, styles=names)


def _blocks(above: lxml.etree._Element, *, styles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What stands in an element, in its order.

    Also what a reviewer put in, and what stands in fields to fill: the library passes over both.
    """
    for block in above.iterchildren():
        name = _name(block)
        if name == "tbl":
            for row in block.iter(f"{_W}tr"):
                cells = (" ".join(_words(cell).split()) for cell in row.iterchildren(f"{_W}tc"))
                if words := " | ".join(dict.fromkeys(filter(None, cells))):
                    yield words, ""
        elif name == "p":
            style = block.find(f"{_W}pPr/{_W}pStyle")
            stated = "" if style is None else style.get(f"{_W}val", "")
            if words := _words(block).strip():
                yield words, styles.get(stated, stated).lower()
        elif name in _AROUND:
            yield from _blocks(block, styles=styles)


def _words(above: lxml.etree._Element) -> str:
    """The words of an element that stand in the document as it is now."""
    words: list[str] = []
    for part in above.iterchildren():
        name = _name(part)
        if name == "t":
            words.append(part.text or "")
        elif name in _SIGNS:
            words.append(_SIGNS[name])
        elif name not in _NOT_SHOWN:
            words.append(_words(part))
            if name == "p":
                words.append("\n")
    return "".join(words)


def _name(part: lxml.etree._Element) -> str:
    """The name of an element of the text; those of drawings and of other things have none."""
    tag = part.tag
    return tag.removeprefix(_W) if isinstance(tag, str) and tag.startswith(_W) else ""
