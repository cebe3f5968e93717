"""Reads the articles out of an archive of the web (WARC), page by page, as CC-NEWS has them.

The archive may be of any size; of one page no more is unpacked than a page may have.
"""

import os
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING, Final
from urllib.parse import urlsplit

from briefing.errors import ArticleError
from briefing.model import Problem
from briefing.sources import web_text
from briefing.sources.dating import read_date
from briefing.sources.decoding import decode_stated
from briefing.sources.extras import needs_extra
from briefing.sources.front_matter import web_address
from briefing.sources.parsed import Parsed

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

# What holds a page; requests and notes of the crawler do not.
_HOLDS: Final = ("response", "resource", "conversion")
_PAGES: Final = ("text/html", "application/xhtml+xml")
_PIECE: Final = 65_536
_BEGIN: Final = b"WARC/"
_GZIP: Final = b"\x1f\x8b"
_HEAD: Final = 1_024
# Two line ends close a record and are not counted with it.
_LINE_ENDS: Final = 4


def parse(file: IO[bytes], *, where: str, max_bytes: int) -> Iterator[Parsed | Problem]:
    """Yield the article of each page in an archive, and a problem for each page without.

    Args:
        file: The archive, packed with gzip or not.
        where: Its name, for problems.
        max_bytes: Larger pages are not read.

    Raises:
        ArticleError: if it is no archive, or the extra is not installed.
    """
    with needs_extra("archives", kind=".warc"):
        from warcio import archiveiterator as archives
    size = _size(file)
    records = archives.ArchiveIterator(file)
    number = pages = 0
    record: ArcWarcRecord | None = None
    whole = True
    while whole:
        try:
            following = next(records, None)
        except Exception:  # noqa: BLE001 -- a border: what is damaged breaks the reader in any way
            whole = False
            break
        if following is None:
            whole = record is None or _ends(record, records.member_info, size=size)
            break
        record = following
        number += 1
        if _is_page(record):
            pages += 1
            yield from _page(record, where=f"{where}:{number}", max_bytes=max_bytes)
    if not whole:
        yield Problem(
            where=f"{where}:{number}",
            message="the archive is cut or damaged behind this record; no more was read",
            hint="load it again",
        )
    elif not pages:
        yield Problem(where=where, message="the archive holds no pages", hint="leave it out")


def _size(file: IO[bytes]) -> int:
    """How many bytes an archive has; it is one if it begins so, packed or not.

    Raises:
        ArticleError: if it is none.
    """
    head = file.read(_HEAD)
    try:
        begin = zlib.decompressobj(31).decompress(head, len(_BEGIN)) if head[:2] == _GZIP else head
    except zlib.error:
        begin = b""
    if not begin.startswith(_BEGIN):
        raise ArticleError(
            "it is no archive of the web (WARC)", hint="load it again, or leave it out"
        )
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    return size


def _ends(record: "ArcWarcRecord", member: tuple[int, int] | None, *, size: int) -> bool:
    """Whether an archive ends behind its last record, and that is whole."""
    unread = getattr(record.raw_stream, "limit", 0)
    return not unread and (member is None or sum(member) + _LINE_ENDS >= size)


def _is_page(record: "ArcWarcRecord") -> bool:
    if record.rec_type not in _HOLDS:
        return False
    headers = record.http_headers
    if headers is None:
        kind = record.rec_headers.get_header("Content-Type") or ""
    else:
        if record.rec_type == "response" and headers.get_statuscode() != "200":
            return False
        kind = headers.get_header("Content-Type") or "text/html"
    return str(kind).partition(";")[0].strip().lower() in _PAGES


def _page(record: "ArcWarcRecord", *, where: str, max_bytes: int) -> Iterator[Parsed | Problem]:
    url = web_address(record.rec_headers.get_header("WARC-Target-URI"))
    try:
        content = _content(record, most=max_bytes)
        decoded = decode_stated(
            content, served=_served(record), own=web_text.declared_charset(content)
        )
        items = list(web_text.parse(decoded.text, where=where, url=url))
    except ArticleError as error:
        yield Problem(where=where, message=error.message, hint=error.hint)
        return
    odd = decoded.problem(where)
    if odd is not None:
        yield odd
    for item in items:
        yield _seen(item, record) if isinstance(item, Parsed) else item


def _content(record: "ArcWarcRecord", *, most: int) -> bytes:
    pieces: list[bytes] = []
    left = most
    try:
        stream = record.content_stream()
        while piece := stream.read(min(_PIECE, left + 1)):
            pieces.append(piece)
            left -= len(piece)
            if left < 0:
                raise ArticleError(
                    f"it is larger than {most:,} bytes and was not read",
                    hint="raise `max_bytes` for this source",
                )
    except ArticleError:
        raise
    except Exception as error:  # a border, as above
        raise ArticleError("it is damaged", hint="load the archive again") from error
    content = b"".join(pieces)
    if not content.strip():
        raise ArticleError("it is empty", hint="leave it out")
    return content


def _served(record: "ArcWarcRecord") -> str | None:
    """The charset that the server named."""
    headers = record.http_headers
    stated = str(headers.get_header("Content-Type") or "") if headers is not None else ""
    name = stated.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    return name or None


def _seen(item: Parsed, record: "ArcWarcRecord") -> Parsed:
    """A page that states no date was there when it was loaded, and of news not much earlier."""
    loaded = read_date(record.rec_headers.get_header("WARC-Date") or "")
    day = loaded if isinstance(loaded, datetime) else None
    host = urlsplit(item.url).hostname if item.url else None
    return replace(
        item,
        printed=item.printed or (day.astimezone(UTC) if day else None),
        outlet=item.outlet or host,
    )
