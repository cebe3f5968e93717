"""What is kept of a built brief beside what it says: which build, when, and the files."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from briefing.store.codec import from_plain

if TYPE_CHECKING:
    from briefing.model import ArticleId, Brief


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDocument:
    """A file a brief was written to.

    Attributes:
        name: Its name inside the brief's folder, such as "brief.pdf".
        path: Where it was written.
        sha256: Of its bytes, in hexadecimal.
        size: Its bytes.
    """

    name: str
    path: str
    sha256: str
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltBrief:
    """A brief as it was built.

    Attributes:
        brief: All it says.
        build: 1 for the first build of that edition and day, then 2, 3, ...
        built_at: When.
        documents: The files, by name.
        articles: The articles of its window, sorted.
    """

    brief: "Brief"
    build: int
    built_at: datetime
    documents: tuple[KeptDocument, ...]
    articles: "tuple[ArticleId, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltEntry:
    """One line of the list of built briefs: what the list needs without reading the brief."""

    edition: str
    day: date
    build: int
    built_at: datetime
    documents: tuple[KeptDocument, ...]


def documents_in(text: str) -> tuple[KeptDocument, ...]:
    """The files that a row names."""
    return tuple(from_plain(KeptDocument, plain) for plain in json.loads(text))
