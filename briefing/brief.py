"""Puts one edition's date together: numbers the sources, counts the box, orders what is shown.

Pure: everything found by the stages comes in, a `Brief` comes out.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel import Locale

from briefing.model import (
    Actor,
    ActorId,
    ArticleId,
    Brief,
    Citation,
    Coverage,
    Differing,
    EarlierTelling,
    Problem,
    Reading,
    Story,
    StoryId,
    Summary,
    ToldStory,
    Visit,
    Window,
)
from briefing.quote_context import quoted, surroundings
from briefing.window import Days, is_day

# Adults read news English silently at 238 words a minute (Brysbaert 2019, doi
# 10.1016/j.jml.2019.104047); a brief full of names is read a little slower.
WORDS_PER_MINUTE = 220


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What stands over a brief and says what it covers.

    Attributes:
        edition: The edition's name.
        title: As printed.
        day: The edition's date.
        zone: IANA name of its zone.
        language: ISO 639-1 code of the brief.
        days: The edition's days.
        window: What it covers.
        cutoff: The edition's hour on the date (aware, UTC).
        custom_window: Whether the window was given by hand.
        so_far: Whether it is built before its cutoff.
        version: The program's version.
    """

    edition: str
    title: str
    day: date
    zone: str
    language: str
    days: Days
    window: Window
    cutoff: datetime
    custom_window: bool
    so_far: bool
    version: str


def compose(
    masthead: Masthead,
    *,
    readings: Sequence[Reading],
    history: Sequence[Reading] = (),
    outlets: Collection[str] = (),
    stories: Sequence[tuple[Story, Summary]] = (),
    actors: Sequence[Actor] = (),
    visits: Sequence[Visit] = (),
    duplicates: int = 0,
    problems: Sequence[Problem] = (),
    nearest: Sequence[date] = (),
    earlier: Mapping[ArticleId, EarlierTelling] | None = None,
    figures: Mapping[StoryId, tuple[Differing, ...]] | None = None,
) -> Brief:
    """Put the parts of one brief together.

    Args:
        masthead: What it is and covers.
        readings: The articles of the window.
        history: Articles of the days before, which visits and roles may cite.
        outlets: Which others wrote in the days before.
        stories: The stories told, the lead first, with their summaries.
        actors: The key actors, the most important first.
        visits: The visits to show.
        duplicates: How many articles of the window only repeat another.
        problems: What the reader must know about this brief.
        earlier: What the last briefs told of an article's story, for those that they told.
        nearest: For an empty window: the days of the nearest earlier briefs that hold articles.
        figures: What the articles of a story count differently.
    """
    told = tuple(_told(stories, actors, earlier=earlier or {}, figures=figures or {}))
    known = {reading.article.id: reading for reading in (*history, *readings)}
    before = {*outlets, *(reading.article.source for reading in history)}
    citations = _citations(_cited(told, actors, visits), known)
    return Brief(
        edition=masthead.edition,
        title=masthead.title,
        day=masthead.day,
        zone=masthead.zone,
        language=masthead.language,
        number=running_number(masthead.day, days=masthead.days),
        window=masthead.window,
        cutoff=masthead.cutoff,
        custom_window=masthead.custom_window,
        so_far=masthead.so_far,
        reading_minutes=_minutes(told, actors, visits),
        stories=told,
        actors=tuple(actors),
        visits=tuple(visits),
        citations=citations,
        coverage=_coverage(readings, before, duplicates=duplicates, citations=citations),
        problems=(*problems, *_unread_problem(readings)),
        nearest=tuple(nearest),
        version=masthead.version,
        surroundings=tuple(surroundings(quoted(told, actors, visits), known)),
    )


def _told(
    stories: Iterable[tuple[Story, Summary]],
    actors: Sequence[Actor],
    *,
    earlier: Mapping[ArticleId, EarlierTelling],
    figures: Mapping[StoryId, tuple[Differing, ...]],
) -> Iterator[ToldStory]:
    for story, summary in stories:
        yield ToldStory(
            story=story,
            summary=summary,
            actors=_named(story, actors),
            updates=_updates(story, earlier),
            figures=figures.get(story.id, ()),
        )


def running_number(day: date, *, days: Days) -> int:
    """The number of an edition's brief: how many of its days the year has had, this one included.

    Counted from the calendar and not from what was built, so that a rebuild, in any store, has
    the same number. A brief built on a day that is not the edition's has the number of its last.
    """
    first = date(day.year, 1, 1)
    return sum(is_day(days, first + timedelta(days=n)) for n in range((day - first).days + 1))


def nearest_first(days: Iterable[date], *, to: date) -> tuple[date, ...]:
    """The days by their distance from one of them; of two as far away, the earlier first."""
    return tuple(sorted(set(days), key=lambda day: (abs((day - to).days), day)))


def local_day(instant: datetime, *, zone: str) -> date:
    """The calendar day of an instant in a zone."""
    return instant.astimezone(ZoneInfo(zone)).date()


def _named(story: Story, actors: Sequence[Actor]) -> tuple[ActorId, ...]:
    members = {*story.articles, *story.duplicates}
    return tuple(actor.id for actor in actors if members.intersection(actor.articles))


def _updates(story: Story, earlier: Mapping[ArticleId, EarlierTelling]) -> EarlierTelling | None:
    """What was told of a story last; of two tellings of one day the one of the newest article."""
    told = [earlier[article] for article in story.earlier if article in earlier]
    return max(told, key=lambda one: one.day, default=None)


def _cited(
    stories: Sequence[ToldStory], actors: Sequence[Actor], visits: Sequence[Visit]
) -> Iterable[ArticleId]:
    """Every article the brief refers to, in the order a reader meets it."""
    for told in stories:
        for sentence in told.summary.sentences:
            yield sentence.evidence.article
        yield told.summary.headline_article
        yield from told.story.articles
        for differing in told.figures:
            yield from (stated.evidence.article for stated in differing.stated)
    for actor in actors:
        yield actor.why.article
        yield from (role.evidence.article for role in actor.roles)
    for visit in visits:
        yield from (evidence.article for evidence in visit.evidence)
        yield from (change.evidence.article for change in visit.history)
        yield from (conflict.evidence.article for conflict in visit.conflicts)


def _citations(
    cited: Iterable[ArticleId], known: Mapping[ArticleId, Reading]
) -> tuple[Citation, ...]:
    return tuple(
        Citation(
            number=number,
            article=article_id,
            outlet=known[article_id].article.source,
            title=known[article_id].article.title,
            url=known[article_id].article.url,
            published=known[article_id].published,
            has_time=known[article_id].article.published_at is not None,
            undated=known[article_id].article.undated,
            language=known[article_id].analysis.language,
        )
        for number, article_id in enumerate(dict.fromkeys(cited), start=1)
    )


def _minutes(stories: Sequence[ToldStory], actors: Sequence[Actor], visits: Sequence[Visit]) -> int:
    # No format prints a sentence twice.
    quotes = {s.evidence.quote for told in stories for s in told.summary.sentences}
    quotes |= {actor.why.quote for actor in actors}
    texts = [*(told.summary.headline for told in stories), *sorted(quotes)]
    texts += [f"{actor.name} {actor.role} {actor.affiliation}" for actor in actors]
    texts += [f"{v.visitor} {v.destination} {v.host} {v.status} {v.start}" for v in visits]
    words = sum(len(text.split()) for text in texts)
    return max(1, round(words / WORDS_PER_MINUTE))


def _coverage(
    readings: Sequence[Reading],
    before: Collection[str],
    *,
    duplicates: int,
    citations: Sequence[Citation],
) -> Coverage:
    counts = Counter(reading.article.source for reading in readings)
    inside = {reading.article.id for reading in readings}
    return Coverage(
        articles=len(readings),
        duplicates=duplicates,
        used=sum(citation.article in inside for citation in citations),
        sources=tuple(sorted(counts.items())),
        silent=tuple(sorted(set(before) - set(counts))),
        unread=sum(not reading.analysis.read for reading in readings),
        undated=sum(reading.article.undated for reading in readings),
    )


def _unread_problem(readings: Sequence[Reading]) -> tuple[Problem, ...]:
    """What is missing from the brief because articles could not be read."""
    unread = [reading for reading in readings if not reading.analysis.read]
    failed = [reading for reading in unread if reading.analysis.failure]
    foreign = [reading for reading in unread if not reading.analysis.failure]
    problems = [_failed_problem(reading) for reading in failed]
    codes = sorted({reading.analysis.language for reading in foreign})
    if foreign:
        problems.append(
            Problem(
                where=", ".join(sorted({reading.article.source for reading in foreign})),
                message=(
                    f"{len(foreign)} article{'s' if len(foreign) != 1 else ''} in "
                    f"{_languages(codes)}: summarised, but actors and visits were not read"
                ),
                hint=f"name a pipeline for {', '.join(codes)} under language.models in config.yaml",
            )
        )
    return tuple(problems)


def _languages(codes: Sequence[str]) -> str:
    """The languages as a reader calls them: "German, Spanish and Turkish"."""
    known = Locale.parse("en").languages
    names = [known.get(code, code) or "an unknown language" for code in codes]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _failed_problem(reading: Reading) -> Problem:
    return Problem(
        where=reading.article.url or f"{reading.article.source}: {reading.article.title}",
        message=("could not be read whole: summarised, but actors and visits were not read"),
        hint=(
            f"{reading.analysis.failure}; please report this article to the authors of the "
            "program; the brief needs no repair"
        ),
    )
