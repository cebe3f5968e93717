"""Reads articles from the files of a folder and its sub-folders, in the order of their names.

A file's own date in the file system is never believed: copying a folder changes it.
"""

import codecs
import fnmatch
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final
from urllib.parse import urlsplit

from briefing.errors import ArticleError, SourceError
from briefing.model import FetchedArticle, Problem
from briefing.sources import feed_text, json_text, mail_text, mbox_text, warc_text, web_text
from briefing.sources.decoding import Decoded, decode
from briefing.sources.file_dates import (
    BY_DEFAULT,
    Found,
    FoundDates,
    Way,
    found_date,
    loaded_on,
)
from briefing.sources.folder_files import ArticleFile, Passed, files_below, root_of
from briefing.sources.gzip_bytes import Lines, Unpacked, unpacked
from briefing.sources.kinds import (
    ARCHIVE,
    DOCUMENTS,
    FEEDS,
    KINDS,
    LINES,
    MAILBOX,
    MAILS,
    PAGES,
    PARSERS,
    SAVED_PAGES,
    TEXTS,
    of_unnamed,
    really,
)
from briefing.sources.parsed import Parsed, fetched
from briefing.sources.problem_limits import MOST_OF_A_FILE, MOST_OF_A_SOURCE, stemmed
from briefing.sources.undated import Undated

_DATE_HINT: Final = "open such a file with three lines: ---, then date: 2026-03-10, then ---"

# Of packed lines so many times `max_bytes` are read: few bytes can unpack to any number.
_UNPACKED_LINES: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A folder of article files: texts, pages, JSON, mails and mailboxes, feeds, pdf, docx, warc.

    Any of them may be packed with gzip. Hidden files and a README are left out.

    Attributes:
        path: The folder.
        name: The outlet, for files that do not name one; else the sub-folder's name.
        pattern: Which files, by their path inside the folder: `*.md`, `2026/*`. `*` also
            crosses folders.
        encoding: The charset of files that do not say; else UTF-8, then a guess.
        max_bytes: Larger files are not read (of JSONL: larger lines).
        dates: Where the date of an article is looked for, in this order: what it states, a line
            above its text, the name of its file, when the file was last modified.
    """

    path: str | Path
    name: str | None = None
    pattern: str = "*"
    encoding: str | None = None
    max_bytes: int = 5_000_000
    dates: tuple[Way, ...] = BY_DEFAULT

    def fetch(self, *, now: datetime) -> Iterator[FetchedArticle | Problem]:
        """Yield every article of the folder, and a Problem for each file that is none.

        Args:
            now: Unused: a folder's articles do not depend on the time.

        Raises:
            SourceError: if there is no such folder or charset, or it cannot be read.
        """
        del now
        if self.encoding is not None:
            _check_encoding(self.encoding)
        root = root_of(Path(self.path))
        undated, dates, passed = Undated(), FoundDates(), Passed(self.pattern)
        articles = self._all(root, passed)
        watched = dates.watch(undated.watch(articles))
        yield from stemmed(watched, where=str(root), most=MOST_OF_A_SOURCE)
        yield from passed.problems(where=str(root))
        yield from dates.problems(where=str(root))
        yield from undated.problems(where=str(root), hint=_DATE_HINT)

    def _all(self, root: Path, passed: Passed) -> Iterator[FetchedArticle | Problem]:
        found = 0
        files = files_below(root, kinds=KINDS, passed=passed, of_unnamed=of_unnamed)
        for entry in sorted(files, key=lambda entry: entry.key):
            if not fnmatch.fnmatchcase(entry.key, self.pattern):
                continue
            if entry.problem is not None:
                yield entry.problem
                continue
            found += 1
            yield from stemmed(self._articles(entry), where=entry.key, most=MOST_OF_A_FILE)
        if not found:
            yield Problem(
                where=str(root),
                message="the folder holds no articles",
                hint=f"put files there ({', '.join(sorted(KINDS))})",
            )

    def _articles(self, entry: ArticleFile) -> Iterator[FetchedArticle | Problem]:
        try:
            with entry.path.open("rb") as file:
                if entry.kind == ARCHIVE:
                    yield from self._read_archive(entry, file)
                elif entry.kind in (*LINES, MAILBOX):
                    most = _UNPACKED_LINES * self.max_bytes
                    lines = Unpacked(file, most=most) if entry.packed else file
                    read = self._read_mailbox if entry.kind == MAILBOX else self._read_lines
                    yield from read(entry, lines)
                else:
                    yield from self._read(entry, self._content(entry, file))
        except OSError as error:
            yield Problem(
                where=entry.key,
                message=f"it cannot be read: {error.strerror}",
                hint="make it readable for this user",
            )
        except (ArticleError, SourceError) as error:
            yield Problem(where=entry.key, message=error.message, hint=error.hint)

    def _content(self, entry: ArticleFile, file: BinaryIO) -> bytes:
        if entry.packed:
            content = Unpacked(file, most=self.max_bytes).read(self.max_bytes + 1)
        else:
            size = os.fstat(file.fileno()).st_size
            content = b"" if size > self.max_bytes else file.read(self.max_bytes + 1)
            if max(size, len(content)) > self.max_bytes:
                raise ArticleError(
                    f"it is larger than {self.max_bytes:,} bytes and was not read",
                    hint="split it, or raise `max_bytes` for this source",
                )
        if entry.kind not in DOCUMENTS:  # a server packed it, and its loader saved it so
            content = unpacked(content, most=self.max_bytes)
        if not content.strip():
            raise ArticleError("it is empty", hint="leave it out")
        return content

    def _read(self, entry: ArticleFile, content: bytes) -> Iterator[FetchedArticle | Problem]:
        kind = really(content, entry.kind)
        several = kind in (*FEEDS, ".json")
        for item in self._parsed(entry, content, kind=kind):
            if isinstance(item, Problem):
                yield item
            elif not item.text.strip():
                yield Problem(where=entry.key, message="it has no text", hint="leave it out")
            else:
                yield self._fetched(item, entry=entry, several=several)
                several = True  # the next is one attached to it, or of the same database

    def _parsed(
        self, entry: ArticleFile, content: bytes, *, kind: str
    ) -> Iterator[Parsed | Problem]:
        if entry.kind in MAILS or (entry.kind in TEXTS and mail_text.is_mail(content)):
            yield from mail_text.parse(content, where=entry.key, page=entry.kind in SAVED_PAGES)
            return
        if entry.kind in DOCUMENTS:
            yield from DOCUMENTS[entry.kind](content, where=entry.key)
            return
        decoded = self._decode(content, kind)
        odd = decoded.problem(entry.key)
        if odd is not None:
            yield odd
        yield from PARSERS[kind](decoded.text, where=entry.key)

    def _decode(self, content: bytes, suffix: str) -> Decoded:
        own: str | None = None
        if suffix in FEEDS:
            decoded = feed_text.decode_feed(content, charset=self.encoding)
        else:
            if suffix in PAGES:
                own = web_text.declared_charset(content)
            elif suffix in (".json", *LINES):  # JSON is UTF-8: its standard says so
                own = "utf-8"
            decoded = decode(content, declared=self.encoding or own)
        if self.encoding is not None and decoded.guessed is not None:
            raise ArticleError(
                f"it is not {self.encoding}",
                hint="correct `encoding` for this source, or leave it out",
            )
        return decoded

    def _read_archive(
        self, entry: ArticleFile, file: BinaryIO
    ) -> Iterator[FetchedArticle | Problem]:
        for item in warc_text.parse(file, where=entry.key, max_bytes=self.max_bytes):
            if isinstance(item, Problem):
                yield item
            else:
                found = Found(day=item.published) if item.published else loaded_on(item.printed)
                yield self._fetched(item, entry=entry, several=True, found=found)

    def _read_mailbox(self, entry: ArticleFile, file: Lines) -> Iterator[FetchedArticle | Problem]:
        for item in mbox_text.parse(file, where=entry.key, max_bytes=self.max_bytes):
            if isinstance(item, Problem):
                yield item
            else:
                yield self._fetched(item, entry=entry, several=True)

    def _read_lines(self, entry: ArticleFile, file: Lines) -> Iterator[FetchedArticle | Problem]:
        """One article for each line; the file may be of any size, a line may not."""
        number = filled = 0
        while line := file.readline(self.max_bytes + 1):
            number += 1
            where = f"{entry.key}:{number}"
            if len(line) > self.max_bytes:
                filled += 1
                yield Problem(
                    where=where, message=f"the line is longer than {self.max_bytes:,} bytes"
                )
                while line and not line.endswith(b"\n"):
                    line = file.readline(self.max_bytes)
                continue
            if line.strip():
                filled += 1
                yield from self._read_line(line, entry=entry, where=where)
        if not filled:
            yield Problem(where=entry.key, message="it is empty", hint="leave it out")

    def _read_line(
        self, line: bytes, *, entry: ArticleFile, where: str
    ) -> Iterator[FetchedArticle | Problem]:
        try:
            decoded = self._decode(line.strip(), entry.kind)
        except ArticleError as error:
            yield Problem(where=where, message=error.message, hint=error.hint)
            return
        odd = decoded.problem(where)
        for item in json_text.parse_line(decoded.text, where=where):
            if isinstance(item, Problem):
                yield item
            else:
                if odd is not None:
                    yield odd
                named = item if item.key else replace(item, key=where.rpartition(":")[2])
                yield self._fetched(named, entry=entry, several=True)

    def _fetched(
        self, parsed: Parsed, *, entry: ArticleFile, several: bool, found: Found | None = None
    ) -> FetchedArticle:
        key = entry.key
        if several and (parsed.key or parsed.url):
            key = f"{entry.key}#{parsed.key or parsed.url}"
        if found is None:
            found = Found(day=parsed.published) if several else self._date(parsed, entry)
        return fetched(
            replace(parsed, published=found.day),
            key=key,
            source=self._outlet(parsed, entry),
            document=entry.key,
            dated_from=found.way,
        )

    def _date(self, parsed: Parsed, entry: ArticleFile) -> Found:
        return found_date(parsed, entry.key, entry.path, ways=self.dates)

    def _outlet(self, parsed: Parsed, entry: ArticleFile) -> str:
        host = urlsplit(parsed.url).hostname if parsed.url else None
        return parsed.outlet or self.name or entry.sub_folder or host or entry.root.name


def _check_encoding(encoding: str) -> None:
    try:
        codecs.lookup(encoding)
    except (LookupError, ValueError) as error:
        raise SourceError(
            f"there is no charset {encoding!r}", hint="correct `encoding`, e.g. cp1254"
        ) from error
