"""The articles about one thing, and what is told of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NewType

from briefing.model.articles import ArticleId, Evidence

StoryId = NewType("StoryId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The articles about one thing.

    Attributes:
        id: Stable from day to day while the story runs.
        articles: Members inside the window, the best source first.
        earlier: Members from before the window, and those whose former wording is from before it,
            newest first; in a brief only those that an earlier brief told. Not empty means an
            update.
        duplicates: Members whose text is a copy of another member's, mapped to the copied one.
        sources: The outlets that print it, sorted, also those that print another one's text.
        section: The edition's section it belongs to, or "".
        score: What it is ranked by.
        watched: Names someone or something on the watchlist.
    """

    id: StoryId
    articles: tuple[ArticleId, ...]
    earlier: tuple[ArticleId, ...]
    duplicates: Mapping[ArticleId, ArticleId]
    sources: tuple[str, ...]
    section: str
    score: float
    watched: bool = False

    @property
    def update(self) -> bool:
        """Whether an earlier brief already told this story."""
        return bool(self.earlier)


@dataclass(frozen=True, slots=True, kw_only=True)
class SummarySentence:
    """One verbatim sentence of a summary.

    Attributes:
        evidence: The article, the characters, the words.
        dates: Day words in it with the day they mean, as (start, end, day) offsets into the quote.
    """

    evidence: Evidence
    dates: tuple[tuple[int, int, date], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A story said briefly, in sentences that stand in its articles word for word.

    Attributes:
        headline: A headline of one of the articles, verbatim.
        headline_article: Whose headline it is.
        sentences: In reading order.
    """

    headline: str
    headline_article: ArticleId
    sentences: tuple[SummarySentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedCount:
    """A number of people as one article states it.

    Attributes:
        number: How many.
        bound: What is said of the number, such as "at least"; "" for exactly so many.
        evidence: The sentence.
    """

    number: int
    bound: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """What the articles of one story count differently, or counted differently from day to day.

    Attributes:
        fate: What befell the counted: "deaths", "injured", "missing" or "evacuated".
        whom: Who they are, such as "soldiers"; "" for people.
        stated: One for each article that states a number, by the time of publication.
    """

    fate: str
    whom: str
    stated: tuple[StatedCount, ...]
