"""Says which parser reads which kind of file: by its ending, and by how it begins."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from briefing.model import Problem
from briefing.sources import (
    feed_text,
    json_text,
    mail_text,
    markdown_text,
    mbox_text,
    pdf_text,
    plain_text,
    web_text,
    word_text,
)
from briefing.sources.parsed import Parsed

Parser = Callable[..., Iterator[Parsed | Problem]]

PARSERS: Final[Mapping[str, Parser]] = {
    ".txt": plain_text.parse,
    ".text": plain_text.parse,
    ".md": markdown_text.parse,
    ".markdown": markdown_text.parse,
    ".html": web_text.parse,
    ".htm": web_text.parse,
    ".xhtml": web_text.parse,
    ".json": json_text.parse,
    ".rss": feed_text.parse,
    ".atom": feed_text.parse,
    ".rdf": feed_text.parse,
    ".xml": feed_text.parse,
}
LINES: Final = (".jsonl", ".ndjson")
PAGES: Final = (".html", ".htm", ".xhtml")
SAVED_PAGES: Final = (".mhtml", ".mht")
MAILS: Final = (".eml", ".emlx", *SAVED_PAGES)
TEXTS: Final = (".txt", ".text")
# These have parsers of their own for bytes, which the extra `documents` brings.
DOCUMENTS: Final[Mapping[str, Parser]] = {".pdf": pdf_text.parse, ".docx": word_text.parse}
ARCHIVE: Final = ".warc"
MAILBOX: Final = ".mbox"
KINDS: Final = frozenset({*PARSERS, *LINES, *MAILS, *DOCUMENTS, ARCHIVE, MAILBOX})
FEEDS: Final = (".rss", ".atom", ".rdf", ".xml")

_BEGINS: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<(?:\?[^>]{0,200}\?|!--[^>]{0,500}--)>\s*+){0,4}"
    rb"<(!doctype\s+html|html|rss|feed|rdf:RDF)[\s>]",
    re.IGNORECASE,
)
# A piece of a page that was saved as text.
_PIECE: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+<(h[1-6]|p|div|article|section|main|header|body|head|table|ul|span)"
    rb"(?:\s[^<>]{0,500})?>.{1,2000}?</\1>",
    re.IGNORECASE | re.DOTALL,
)
# Objects that a program wrote; JSON above a text does not go on to its end.
_OBJECT_BEGINS: Final = re.compile(rb'(?:\xef\xbb\xbf)?\s*+(?:\[\s*+)?\{\s*+"[^"\n]{1,60}"\s*+:')
_OBJECT_ENDS: Final = re.compile(rb"[}\]]\s*+\Z")
_LEFT_BEHIND: Final = (
    ".part", ".crdownload", ".download", ".tmp", ".bak", ".old", ".orig", ".swp", ".save", "~",
)  # fmt: skip
_HEAD_BYTES: Final = 4_096
_PAGE_BEGINS: Final = (b"!doctype html", b"html")


def of_unnamed(path: Path) -> str | None:
    """The kind of a file whose ending says nothing; None if its first words do not say it either.

    Programs that copy sites keep the endings of their programs; those that keep mails, none.
    A copy that an editor or a browser left is none.
    """
    if path.name.lower().endswith(_LEFT_BEHIND):
        return None
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError:
        return None
    if (begins := _BEGINS.match(head)) is not None:
        return ".html" if begins[1].lower() in _PAGE_BEGINS else ".xml"
    if mbox_text.is_mailbox(head):
        return MAILBOX
    return ".eml" if mail_text.is_mail(head) else None


def really(content: bytes, kind: str) -> str:
    """The kind of what a text or a page is named; by its first words, a page or a feed.

    Programs save what they load under any name, and no article begins with its own markup.
    """
    if kind not in (*TEXTS, *PAGES):
        return kind
    begins = _BEGINS.match(content)
    if begins is None and _OBJECT_BEGINS.match(content) and _OBJECT_ENDS.search(content[-100:]):
        return ".json"
    if begins is None:
        return ".html" if _PIECE.match(content) else kind
    return ".html" if begins[1].lower() in _PAGE_BEGINS else ".xml"
