"""Reads articles from the files of a folder and its sub-folders, in the order of their names.

A file's own date in the file system is never believed: copying a folder changes it.
"""

import codecs
import fnmatch
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final
from urllib.parse import urlsplit

from briefing.errors import ArticleError, SourceError
from briefing.model import FetchedArticle, Problem
from briefing.sources import feed_text, json_text, markdown_text, plain_text, web_text
from briefing.sources.decoding import Decoded, decode
from briefing.sources.flood import MOST_OF_A_FILE, MOST_OF_A_SOURCE, stemmed
from briefing.sources.parsed import Parsed, fetched
from briefing.sources.undated import Undated

_DATE_HINT: Final = "open such a file with three lines: ---, then date: 2026-03-10, then ---"

Parser = Callable[..., Iterator[Parsed | Problem]]

_PARSERS: Final[Mapping[str, Parser]] = {
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
_LINES: Final = (".jsonl", ".ndjson")
_KINDS: Final = frozenset({*_PARSERS, *_LINES})
_FEEDS: Final = (".rss", ".atom", ".rdf", ".xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A folder of article files: txt, md, html, json, jsonl, and saved feeds.

    Hidden files and a README are left out.

    Attributes:
        path: The folder.
        name: The outlet, for files that do not name one; else the sub-folder's name.
        pattern: Which files, by their path inside the folder: `*.md`, `2026/*`. `*` also
            crosses folders.
        encoding: The charset of files that do not say; else UTF-8, then a guess.
        max_bytes: Larger files are not read (of JSONL: larger lines).
    """

    path: str | Path
    name: str | None = None
    pattern: str = "*"
    encoding: str | None = None
    max_bytes: int = 5_000_000

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
        root = _root(Path(self.path))
        undated = Undated()
        yield from stemmed(self._all(root, undated), where=str(root), most=MOST_OF_A_SOURCE)
        yield from undated.problems(where=str(root), hint=_DATE_HINT)

    def _all(self, root: Path, undated: Undated) -> Iterator[FetchedArticle | Problem]:
        found = 0
        for entry in sorted(_files(root), key=lambda entry: entry.key):
            if not fnmatch.fnmatchcase(entry.key, self.pattern):
                continue
            if entry.problem is not None:
                yield entry.problem
                continue
            found += 1
            told = stemmed(self._articles(entry), where=entry.key, most=MOST_OF_A_FILE)
            yield from undated.watch(told)
        if not found:
            yield Problem(
                where=str(root),
                message="the folder holds no articles",
                hint=f"put files there ({', '.join(sorted(_KINDS))})",
            )

    def _articles(self, entry: "_File") -> Iterator[FetchedArticle | Problem]:
        try:
            with entry.path.open("rb") as file:
                yield from self._read(entry, file)
        except OSError as error:
            yield Problem(
                where=entry.key,
                message=f"it cannot be read: {error.strerror}",
                hint="make it readable for this user",
            )
        except (ArticleError, SourceError) as error:
            yield Problem(where=entry.key, message=error.message, hint=error.hint)

    def _read(self, entry: "_File", file: BinaryIO) -> Iterator[FetchedArticle | Problem]:
        suffix = entry.path.suffix.lower()
        if suffix in _LINES:
            yield from self._read_lines(entry, file)
            return
        size = os.fstat(file.fileno()).st_size
        content = b"" if size > self.max_bytes else file.read(self.max_bytes + 1)
        if max(size, len(content)) > self.max_bytes:
            raise ArticleError(
                f"it is larger than {self.max_bytes:,} bytes and was not read",
                hint="split it, or raise `max_bytes` for this source",
            )
        if not content.strip():
            raise ArticleError("it is empty", hint="leave it out")
        decoded = self._decode(content, suffix)
        odd = decoded.problem(entry.key)
        if odd is not None:
            yield odd
        several = suffix in (*_FEEDS, ".json")
        for item in _PARSERS[suffix](decoded.text, where=entry.key):
            if isinstance(item, Problem):
                yield item
            elif not item.text.strip():
                yield Problem(where=entry.key, message="it has no text", hint="leave it out")
            else:
                yield self._fetched(item, entry=entry, several=several)

    def _decode(self, content: bytes, suffix: str) -> Decoded:
        own: str | None = None
        if suffix in _FEEDS:
            decoded = feed_text.decode_feed(content, charset=self.encoding)
        else:
            if suffix in (".html", ".htm", ".xhtml"):
                own = web_text.declared_charset(content)
            elif suffix in (".json", *_LINES):  # JSON is UTF-8: its standard says so
                own = "utf-8"
            decoded = decode(content, declared=self.encoding or own)
        if self.encoding is not None and decoded.guessed is not None:
            raise ArticleError(
                f"it is not {self.encoding}",
                hint="correct `encoding` for this source, or leave it out",
            )
        return decoded

    def _read_lines(self, entry: "_File", file: BinaryIO) -> Iterator[FetchedArticle | Problem]:
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
        self, line: bytes, *, entry: "_File", where: str
    ) -> Iterator[FetchedArticle | Problem]:
        try:
            decoded = self._decode(line.strip(), entry.path.suffix.lower())
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

    def _fetched(self, parsed: Parsed, *, entry: "_File", several: bool) -> FetchedArticle:
        key = entry.key
        if several and (parsed.key or parsed.url):
            key = f"{entry.key}#{parsed.key or parsed.url}"
        return fetched(parsed, key=key, source=self._outlet(parsed, entry), document=entry.key)

    def _outlet(self, parsed: Parsed, entry: "_File") -> str:
        host = urlsplit(parsed.url).hostname if parsed.url else None
        return parsed.outlet or self.name or _sub_folder(entry.key) or host or entry.root.name


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """A file to read, or the reason why not.

    Attributes:
        key: Its path inside the folder, with "/" on every system.
    """

    root: Path
    key: str
    path: Path
    problem: Problem | None = None


def _root(path: Path) -> Path:
    try:
        root = path.expanduser().resolve(strict=True)
        if not root.is_dir():
            raise SourceError(f"{path} is not a folder", hint="name the folder, not the file")
        os.listdir(root)  # noqa: PTH208 -- asks for permission, nothing else
    except (OSError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise SourceError(
            f"the folder {path} cannot be read: {why}", hint="check `path` of this source"
        ) from error
    return root


def _files(root: Path) -> Iterator[_File]:
    """Every readable kind of file below a folder; links are followed only inside it, once."""
    seen = {root}
    pending = [root]
    while pending:
        folder = pending.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: (entry.is_symlink(), entry.name))
        except OSError as error:
            yield _refused(root, folder, f"the folder cannot be read: {error.strerror}")
            continue
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith(".") or entry.name.lower().startswith("readme."):
                continue
            target, refusal = _target(path, root=root)
            if target is None:
                yield _refused(root, path, refusal)
            elif target.is_dir():
                if target not in seen:
                    seen.add(target)
                    pending.append(path)
            elif path.suffix.lower() in _KINDS:
                regular = target.is_file()
                yield (
                    _File(root=root, key=_key(root, path), path=path)
                    if regular
                    else _refused(root, path, "it is not a file")
                )


def _target(path: Path, *, root: Path) -> tuple[Path | None, str]:
    """Where a path leads, or why it is not followed."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return None, "it is a link that leads nowhere"
    if not target.is_relative_to(root):
        return None, "it is a link that leads out of the folder"
    return target, ""


def _key(root: Path, path: Path) -> str:
    r"""A file's path inside the folder; bytes that are no UTF-8 as `\xff`: they too tell names."""
    key = path.relative_to(root).as_posix()
    return os.fsencode(key).decode("utf-8", "backslashreplace")


def _refused(root: Path, path: Path, message: str) -> _File:
    key = _key(root, path)
    problem = Problem(where=key, message=f"{message}; it was not read")
    return _File(root=root, key=key, path=path, problem=problem)


def _sub_folder(key: str) -> str | None:
    """The innermost folder of a file that is not only a year, a month or a day."""
    folders = reversed(key.split("/")[:-1])
    return next((name for name in folders if any(map(str.isalpha, name))), None)


def _check_encoding(encoding: str) -> None:
    try:
        codecs.lookup(encoding)
    except (LookupError, ValueError) as error:
        raise SourceError(
            f"there is no charset {encoding!r}", hint="correct `encoding`, e.g. cp1254"
        ) from error
