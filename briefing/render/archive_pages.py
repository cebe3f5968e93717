"""The archive's pages before they are filled, and those that lie written in the output folder.

A page is made of some briefs and of the look. One that was made of just these when it was last
written, and lies there as it was written, need not be filled again: most of a year's pages are
like that every morning.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path

from briefing.model import Document
from briefing.render.environment import default_templates

# Beside the pages: what each was made of, and the digest of what was written.
_NOTES = "archive/pages.json"
# Where nothing but its pages lies.
_PAGES = ("archive", "archive/actors", "archive/stories")
# Packages that have a say in how a page looks: dates and numbers, and the filling itself.
_LOOKED_AT_THROUGH = ("babel", "jinja2", "markupsafe")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the archive, still to be filled.

    Attributes:
        name: Its path from the archive's first page.
        fill: Fills it.
        made_of: A mark of all that it shows; empty if it shows something of every brief.
    """

    name: str
    fill: Callable[[], Document]
    made_of: str = ""


@dataclass(slots=True)
class WrittenPages:
    """What was written into an output folder before, and what is written now.

    Attributes:
        output: The folder.
        before: For each page's name, what it was made of and the digest of its content.
        now: The same for the pages of this archive.
    """

    output: Path
    before: Mapping[str, list[str]]
    now: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def read(cls, output: Path) -> "WrittenPages":
        """Read the notes of an output folder; where there are none, nothing was written."""
        try:
            noted = json.loads((output / _NOTES).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            noted = None
        return cls(output, noted if isinstance(noted, dict) else {})

    def stands(self, page: Page) -> bool:
        """Whether a page lies there, made of the same as it would be made of now."""
        noted = self.before.get(page.name)
        if not page.made_of or not isinstance(noted, list) or noted[:1] != [page.made_of]:
            return False
        try:
            content = (self.output / page.name).read_bytes()
        except OSError:
            return False
        if noted != [page.made_of, _digest(content)]:
            return False
        self.now[page.name] = noted
        return True

    def note(self, page: Page, content: bytes) -> None:
        """Remember what a page was made of and what was written."""
        if page.made_of:
            self.now[page.name] = [page.made_of, _digest(content)]

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
    return _digest(json.dumps(parts).encode())


@cache
def look() -> str:
    """A mark of what turns briefs into pages: our templates, this package, what they stand on."""
    digest = hashlib.sha256()
    for folder in (default_templates(), Path(__file__).parent):
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".j2", ".py", ".css", ".js"):
                digest.update(path.relative_to(folder).as_posix().encode())
                digest.update(path.read_bytes())
    for package in _LOOKED_AT_THROUGH:
        digest.update(f"{package} {version(package)};".encode())
    return digest.hexdigest()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
