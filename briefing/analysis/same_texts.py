"""Articles in the same words of the same day read the same: each is read once, and told again.

A wire's text reaches a day from many outlets. What is read out of it depends on its words, its
language and the day its dates are counted from, and names the article in its evidence alone.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from briefing.model import Analysis, Article, Evidence

# What two articles share that read the same.
Wording = tuple[str, str, str | None, date]


def publication_day(article: Article) -> date:
    """The day that "yesterday" and "Monday" in an article are counted from."""
    if article.published_at is not None:
        return article.published_at.date()
    return article.published_on or article.first_seen.date()


def wording(article: Article) -> Wording:
    """What all that is read out of an article depends on."""
    return article.text, article.title, article.language, publication_day(article)


def told_again(analysis: Analysis, article: Article) -> Analysis:
    """What was read out of an article, for another one in the same wording."""

    def of(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(replace(one, article=article.id) for one in evidence)

    return replace(
        analysis,
        article=article.id,
        revision=article.revision,
        actors=tuple(replace(actor, evidence=of(actor.evidence)) for actor in analysis.actors),
        visits=tuple(replace(visit, evidence=of(visit.evidence)) for visit in analysis.visits),
    )
