"""An article from its source to the store, and the places in it that prove a claim."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import NewType

from briefing.model.days import end_of_day

ArticleId = NewType("ArticleId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something expected that went wrong with one source, article or channel.

    Attributes:
        where: What it happened to: a source's name, a path, a URL, a channel.
        message: What happened, in a sentence a user understands.
        hint: What the user can do about it; empty if nothing.
        notice: True for something to know by which nothing was lost: a run with notices only is a
            run without problems.
    """

    where: str
    message: str
    hint: str = ""
    notice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedArticle:
    """An article as a source handed it over: outside data, not yet checked or kept.

    Attributes:
        key: What the source knows it by: a URL, else the path relative to the source's folder.
        source: The outlet's name.
        title: The headline, or "".
        text: The body as plain text, paragraphs separated by an empty line.
        url: Where a reader finds it, if anywhere.
        published: When it says it was published: an aware datetime, a date without a time, or
            None if it does not say.
        updated: When it says this version was written, if it does.
        language: ISO 639-1 code if the source states it.
        origin: The configured source that brought it; filled in when it is collected.
        document: Where in the source it was listed, if the source has several such places (a file
            of a folder): what one of them lists in different words are different articles, even
            under one address or key.
        dated_from: Where the date was read that it does not state: "text" (a line above it),
            "filename", "modified" or "loaded" (by an archive); "" if it states its date or has
            none.
        embargo: Before when it must not be told to anybody, if it says so.
    """

    key: str
    source: str
    title: str
    text: str
    url: str | None = None
    published: datetime | date | None = None
    updated: datetime | date | None = None
    language: str | None = None
    origin: str = ""
    document: str = ""
    dated_from: str = ""
    embargo: datetime | date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text from one source, in one revision, as the store keeps it.

    Attributes:
        id: Stable for all revisions: made from the canonical URL, else from source and key, and
            from its first words where several articles share these.
        revision: 1 for the first text kept, then 2, 3, ...
        source: The outlet's name.
        title: The headline, or "".
        text: The body; every character offset in the product counts code points of this string.
        url: Its address as its source states it, or None.
        published_at: Aware UTC instant of publication, if the article states a time.
        published_on: Day of publication, if the article states a day without a time.
        known_at: When this revision is taken to have been known: what the article itself states
            (updated, else published), else `first_seen`.
        first_seen: The store's clock when this revision was kept.
        language: ISO 639-1 code if stated, else None.
        origin: The configured source that brought it first.
        dated_from: Where its date was read if it does not state it: "text", "filename",
            "modified" or "loaded"; else "".
    """

    id: ArticleId
    revision: int
    source: str
    title: str
    text: str
    url: str | None
    published_at: datetime | None
    published_on: date | None
    known_at: datetime
    first_seen: datetime
    language: str | None = None
    origin: str = ""
    dated_from: str = ""

    @property
    def undated(self) -> bool:
        """Whether the article says nothing about when it was published."""
        return self.published_at is None and self.published_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a claim was read: `article.text[start:end] == quote`, in Unicode code points.

    Attributes:
        headline: Whether it was read in the headline: then it is `article.title[start:end]`.
    """

    article: ArticleId
    start: int
    end: int
    quote: str
    headline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of an article's text: `text[start:end] == self.text`."""

    start: int
    end: int
    text: str


def published_instant(article: Article, *, zone: tzinfo) -> datetime:
    """The instant an article counts as published for an edition of that zone (aware, UTC).

    What it states; a day without a time counts until its last second; an article that states
    nothing counts from when the store first saw it.
    """
    if article.published_at is not None:
        return article.published_at
    if article.published_on is not None:
        return end_of_day(article.published_on, zone=zone)
    return article.first_seen
