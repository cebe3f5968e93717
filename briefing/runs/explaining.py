"""Says of one article why it is, or is not, in the brief of a day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from briefing.assembly import Workshop
from briefing.model import Article, ArticleId, Brief, ToldStory, published_instant
from briefing.runs.build_request import BuildRequest
from briefing.runs.composing import make_brief
from briefing.runs.progress import in_silence
from briefing.stories import is_no_news

# More stories than any window holds: then each has its rank.
_ALL: Final = 100_000

_DATED: Final = {
    "text": "as a line above its text says",
    "filename": "as the name of its file says",
    "modified": "when its file was last modified",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why an article is in a brief, or not.

    Attributes:
        article: The article, in its latest wording.
        told: Whether the brief tells its story, or refers to it.
        reasons: What decides it, in sentences, the first decides.
    """

    article: Article
    told: bool
    reasons: tuple[str, ...]


def explain(workshop: Workshop, order: BuildRequest, article: Article) -> Explanation:
    """Say why an article is in the brief of a day, or not.

    The brief is the one that is kept, else the one that would be built now.

    Raises:
        StoreError: if the store refuses.
        LanguageModelError: if a language model cannot be loaded.
    """
    kept = workshop.store.briefs.get(order.edition.name, order.day)
    if kept is not None and (standing := tuple(_standing(kept.brief, article.id))):
        reasons = (*standing, *_unread(workshop, article))
        return Explanation(article=article, told=True, reasons=reasons)
    outside = tuple(_outside(workshop, order, article))
    if outside:
        return Explanation(article=article, told=False, reasons=outside)
    if kept is not None and article.first_seen > kept.built_at:
        reason = (
            f"it was first seen {_moment(order, article.first_seen)}, after the brief was built "
            f"({_moment(order, kept.built_at)}): 'briefing build --rebuild' takes it in"
        )
        return Explanation(article=article, told=False, reasons=(reason,))
    brief = kept.brief if kept is not None else _made(workshop, order)
    standing = tuple(_standing(brief, article.id))
    told = bool(standing)
    if not told:
        standing = tuple(_left_out(workshop, order, article.id))
    return Explanation(article=article, told=told, reasons=(*standing, *_unread(workshop, article)))


def _made(workshop: Workshop, order: BuildRequest) -> Brief:
    return make_brief(workshop, order, progress=in_silence)[0]


def _outside(workshop: Workshop, order: BuildRequest, article: Article) -> Iterator[str]:
    """Why an article is not among those the brief is made of."""
    edition, window = order.edition, order.window
    instant = published_instant(article, zone=order.zone)
    if edition.sources and not {article.origin, article.source} & set(edition.sources):
        yield f"the edition {edition.name} does not use its source {article.origin!r}"
    if not window.since < instant <= window.until:
        name, day = _brief_with(order, instant)
        of = f" of {name}" if name != edition.name else ""
        yield (
            f"it counts as published {_moment(order, instant)}, {_why_then(article)}; the brief of "
            f"{order.day} covers what was published after {_moment(order, window.since)} up to "
            f"{_moment(order, window.until)}: it belongs to that{of} of {day}"
        )
    original = workshop.store.articles.original(article.id)
    if original != article.id:
        other = workshop.store.articles.get(original)
        where = f" ({other.url})" if other is not None and other.url else ""
        yield f"it has the same text as the article {original}{where} of the same outlet"


def _brief_with(order: BuildRequest, instant: datetime) -> tuple[str, date]:
    """The edition, of this one and those it follows, and its day, that closes after an instant."""
    tables = (order.edition.timetable, *order.edition.follows)
    closing = [(*table.closes_at(instant), table.name) for table in tables]
    _, day, name = min(closing, key=lambda one: one[0])
    return name, day


def _why_then(article: Article) -> str:
    if article.undated:
        return "when it was first seen, as it states no date"
    return _DATED.get(article.dated_from, "as it states")


def _standing(brief: Brief, article: ArticleId) -> Iterator[str]:
    """Where the brief has an article."""
    for place, told in enumerate(brief.stories, start=1):
        if article in told.story.articles or article in told.story.duplicates:
            yield f"{_story(place, len(brief.stories), told)}, {_part(told, article)}"
    cited = next((one.number for one in brief.citations if one.article == article), None)
    if cited is not None:
        yield f"the brief refers to it as [{cited}]"


def _story(place: int, of: int, told: ToldStory) -> str:
    section = f" in the section {told.story.section}" if told.story.section else ""
    apart = len(told.story.sources)
    outlets = "one outlet" if apart == 1 else f"{apart} independent outlets"
    return (
        f"it belongs to story {place} of {of}{section}, “{told.summary.headline}” "
        f"(rank {told.story.score:.2f}, {outlets})"
    )


def _part(told: ToldStory, article: ArticleId) -> str:
    copied = told.story.duplicates.get(article)
    if copied is not None:
        return f"as a copy of the article {copied}"
    quoted = sum(s.evidence.article == article for s in told.summary.sentences)
    headline = "the headline is its own" if told.summary.headline_article == article else ""
    sentences = f"{quoted} of {len(told.summary.sentences)} sentences are quoted from it"
    return "; ".join(filter(None, (headline, sentences)))


def _left_out(workshop: Workshop, order: BuildRequest, article: ArticleId) -> Iterator[str]:
    """Why an article of the window is in no story that is told."""
    most = order.edition.stories
    everything = _made(workshop, replace(order, edition=replace(order.edition, stories=_ALL)))
    by_rank = sorted(everything.stories, key=lambda told: -told.story.score)
    for rank, told in enumerate(by_rank, start=1):
        if article in told.story.articles or article in told.story.duplicates:
            yield (
                f"its story, “{told.summary.headline}”, is number {rank} by rank "
                f"({told.story.score:.2f}), and the edition tells {most}"
            )
            return
    left = workshop.store.articles.get(article)
    if left is not None and is_no_news(left):
        yield (
            "by its headline or first words it is no news (an advertisement, a puzzle, a list of "
            "other pieces, a correction alone)"
        )
        return
    yield "it tells nothing that an article before this brief did not tell"


def _unread(workshop: Workshop, article: Article) -> Iterator[str]:
    known = workshop.store.analyses.get([article], version=workshop.reading_version)
    analysis = known.get(article.id)
    if analysis is not None and not analysis.read:
        why = analysis.failure or f"there is no model for its language ({analysis.language})"
        yield f"it was summarised, but not read for actors and visits: {why}"


def _moment(order: BuildRequest, instant: datetime) -> str:
    return f"{instant.astimezone(order.zone):%Y-%m-%d %H:%M %Z}"
