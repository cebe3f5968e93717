"""Briefs of days with more and more articles, as the renderers meet them: for `benchmarks.render`.

The invented brief of the tests, grown: its dozen stories and two dozen actors stay, but more
articles stand behind them, and more visits are known. How many of each was counted on days of 87,
898 and 2,695 articles (November 2026): half of the articles stand in the list of sources, and
one in eight brings a visit.
"""

from dataclasses import replace

from briefing.model import Brief, Citation, Story, ToldStory, Visit
from tests.sample_brief import article, brief, citation

_STORIES, _ACTORS = 12, 25
_PER_SOURCE, _PER_VISIT = 2, 8


def busy_day(articles: int) -> Brief:
    """Return the brief of a day with so many articles."""
    plain = brief(stories=_STORIES, actors=_ACTORS, visits=max(articles // _PER_VISIT, 1))
    known = len(plain.citations)
    more = [
        citation(number, f"The {number}th report of the day, under a headline as long as most")
        for number in range(known + 1, articles // _PER_SOURCE + 1)
    ]
    return replace(
        plain,
        stories=tuple(
            _grown(told, more[place::_STORIES]) for place, told in enumerate(plain.stories)
        ),
        visits=tuple(
            _told_twice(visit, place, known + len(more)) for place, visit in enumerate(plain.visits)
        ),
        citations=(*plain.citations, *more),
        coverage=replace(plain.coverage, articles=articles),
    )


def _grown(told: ToldStory, more: list[Citation]) -> ToldStory:
    story: Story = told.story
    articles = (*story.articles, *(one.article for one in more))
    return replace(told, story=replace(story, articles=articles))


def _told_twice(visit: Visit, place: int, known: int) -> Visit:
    """The visit as two articles of its own report it, each in other words."""
    first = visit.evidence[0]
    seen = tuple(
        replace(
            first,
            article=article(1 + (2 * place + number) % known),
            quote=f"{first.quote} It is the {number} account of journey {place}.",
        )
        for number in (1, 2)
    )
    return replace(visit, evidence=seen)
