"""What the parser of any format found in some bytes: an article, before its source names it."""

from dataclasses import dataclass
from datetime import date, datetime

from briefing.model import FetchedArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """An article as its own text and metadata describe it.

    Attributes:
        text: The body as plain text, paragraphs separated by an empty line.
        title: The headline, or "".
        url: Its web address, if it states one.
        published: When it says it was published.
        updated: When it says this version was written.
        outlet: Who published it, if it says so.
        language: ISO 639-1 code if it states one.
        key: What it calls itself, if it has a name beside its address.
        printed: The day printed above its text: when it was published, if nothing states it.
        embargo: Before when it must not be told, if it says so.
    """

    text: str
    title: str = ""
    url: str | None = None
    published: datetime | date | None = None
    updated: datetime | date | None = None
    outlet: str | None = None
    language: str | None = None
    key: str | None = None
    printed: datetime | date | None = None
    embargo: datetime | date | None = None


def fetched(
    parsed: Parsed, *, key: str, source: str, document: str = "", dated_from: str = ""
) -> FetchedArticle:
    """Hand over a parsed article under a key and an outlet's name, and where it was listed."""
    return FetchedArticle(
        key=key,
        source=source,
        title=parsed.title,
        text=parsed.text,
        url=parsed.url,
        published=parsed.published,
        updated=parsed.updated,
        language=parsed.language,
        document=document,
        dated_from=dated_from,
        embargo=parsed.embargo,
    )
