"""The archive's pages before they are filled, and those that lie written in the output folder.

A page is made of some briefs and of the look. One that was made of just these when it was last
written, and lies there as it was written, need not be filled again: most of a year's pages are
like that every morning.
"""

import hashlib
import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path

import briefing
from briefing.model import Document
from briefing.render.environment import default_templates

# Beside the pages: what each was made of, and the digest of what was written.
_NOTES = "archive/pages.json"
# Where nothing but its pages lies.
_PAGES = ("archive", "archive/actors", "archive/stories")
# What is noted of a page: what it was made of, its digest, its size.
_NOTED = 3
# Packages that have a say in how a page looks: dates and numbers, and the filling itself.
_LOOKED_AT_THROUGH = ("babel", "jinja2", "markupsafe")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the archive, still to be filled.

    Attributes:
        name: Its path from the archive's first page.
        fill: Fills it.
        made_of: A mark of all that it shows; empty if it is filled every time.
    """

    name: str
    fill: Callable[[], Document]
    made_of: str = ""


@dataclass(slots=True)
class WrittenPages:
    """What was written into an output folder before, and what is written now.

    Attributes:
        output: The folder.
        before: For each page's name, what it was made of, the digest of its content, its size.
        noted_at: When that was noted, in nanoseconds by the clock of the file system.
        now: The same as `before` for the pages of this archive.
    """

    output: Path
    before: Mapping[str, list[str]]
    noted_at: int = 0
    now: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def read(cls, output: Path) -> "WrittenPages":
        """Read the notes of an output folder; where there are none, nothing was written."""
        path = output / _NOTES
        try:
            noted_at = path.stat().st_mtime_ns
            noted = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            noted, noted_at = None, 0
        return cls(output, noted if isinstance(noted, dict) else {}, noted_at)

    def stands(self, page: Page) -> bool:
        """Whether a page lies there, made of the same as it would be made of now.

        A page that is as long as it was written, and was last touched before the notes were, is
        not read for that.
        """
        noted = self.before.get(page.name)
        if not page.made_of or not isinstance(noted, list) or len(noted) != _NOTED:
            return False
        made_of, digest, size = noted
        path = f"{self.output}/{page.name}"
        try:
            there = os.stat(path)  # noqa: PTH116 - thousands of times: a Path takes twice as long
            if made_of != page.made_of or size != str(there.st_size):
                return False
            if there.st_mtime_ns >= self.noted_at and digest != _digest(Path(path).read_bytes()):
                return False
        except OSError:
            return False
        self.now[page.name] = noted
        return True

    def note(self, page: Page, content: bytes) -> None:
        """Remember what a page was made of and what was written."""
        if page.made_of:
            self.now[page.name] = [page.made_of, _digest(content), str(len(content))]

    def document(self) -> Document:
        """The notes, to be written after all pages: until then, a page is made once too often."""
        text = json.dumps(self.now, sort_keys=True, separators=(",", ":"))
        return Document(name=_NOTES, media_type="application/json", content=text.encode())


def leftovers(output: Path, names: Collection[str]) -> Iterator[Path]:
    """Yield the pages of an output folder that the archive no longer has.

    Args:
        output: The folder.
        names: The pages it has, as paths from its first page.
    """
    for folder in _PAGES:
        for path in sorted((output / folder).glob("*.html")):
            if f"{folder}/{path.name}" not in names:
                yield path


def mark(*parts: str) -> str:
    """Return a short text that is another for any other parts."""
    return _digest(json.dumps(parts).encode())[:32]


@cache
def look() -> str:
    """A mark of what turns briefs into pages: our templates, this program, what they stand on."""
    digest = hashlib.sha256()
    for folder in (default_templates(), Path(__file__).parent):
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".j2", ".py", ".css", ".js"):
                digest.update(path.relative_to(folder).as_posix().encode())
                digest.update(path.read_bytes())
    digest.update(f"briefing {briefing.__version__};".encode())
    for package in _LOOKED_AT_THROUGH:
        digest.update(f"{package} {version(package)};".encode())
    return digest.hexdigest()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
