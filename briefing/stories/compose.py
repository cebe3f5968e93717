"""Makes stories of the window's articles: copies, groups, what went before, section and rank."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from briefing.model import ArticleId, Reading, Story, StoryId
from briefing.stories.constraints import ties_of
from briefing.stories.duplicates import find_copies
from briefing.stories.grouping import group
from briefing.stories.no_news import is_no_news
from briefing.stories.outlets import outlets_of
from briefing.stories.places import places_of
from briefing.stories.rank import EVEN, WEIGHTS, Weights, score, signs_of, watched
from briefing.stories.sections import Section, section_of
from briefing.stories.vectors import make_vectors

# The best source: the fullest text up to this many words, the newest of those.
_ENOUGH_WORDS = 400


def group_stories(
    readings: Sequence[Reading],
    *,
    earlier: Sequence[Reading] = (),
    sections: Sequence[Section] = (),
    watchlist: Sequence[str] = (),
    hard_news: bool = True,
    outlets: Mapping[str, str] | None = None,
    now: datetime,
) -> tuple[Story, ...]:
    """Group the window's articles into stories, the most important first.

    The result does not depend on the order of the articles.

    Args:
        readings: The articles of the window.
        earlier: The articles of the days before, so that a story that runs on is known again; also
            former wordings of the window's articles, told before.
        sections: The edition's sections: name, keywords, weight.
        watchlist: Names the reader wants to hear of.
        hard_news: Whether affairs of state come before sport, show and advice.
        outlets: Other names of outlets to the name each goes by, where the reader says so.
        now: The cutoff, from which recency is counted.
    """
    window = {reading.article.id: reading for reading in readings}
    known = {r.article.id: r for r in earlier if r.article.id not in window}
    reworded = frozenset(
        r.article.id
        for r in earlier
        if r.article.id in window and r.article.revision < window[r.article.id].article.revision
    )
    everything = {**known, **window}
    copies = find_copies(list(everything.values()))
    names = outlets_of((reading.article for reading in everything.values()), outlets or {})
    day = _Day(
        window=window,
        copies=copies,
        outlets=names,
        reworded=reworded,
        places=places_of(window.values()),
        sections=sections,
        watchlist=watchlist,
        weights=WEIGHTS if hard_news else EVEN,
        now=now,
    )
    stories = [
        _story(members, day)
        for members in _groups(everything, copies)
        if any(reading.article.id in window for reading in members)
    ]
    return tuple(sorted(stories, key=lambda story: (-story.score, story.id)))


def _groups(
    everything: Mapping[ArticleId, Reading], copies: Mapping[ArticleId, ArticleId]
) -> list[list[Reading]]:
    """All articles in groups; a copy goes where its original goes and pulls nothing along."""
    originals = sorted(
        (reading for key, reading in everything.items() if key not in copies),
        key=lambda reading: (reading.published, reading.article.id),
    )
    if not originals:
        return []
    found = group(
        make_vectors(originals),
        [reading.published.timestamp() for reading in originals],
        ties=ties_of(originals),
    )
    printed: dict[ArticleId, list[Reading]] = {}
    for copy in sorted(copies):
        printed.setdefault(copies[copy], []).append(everything[copy])
    return [
        sorted(
            (
                reading
                for number in numbers
                for reading in (
                    originals[number],
                    *printed.get(originals[number].article.id, ()),
                )
            ),
            key=lambda reading: (reading.published, reading.article.id),
        )
        for numbers in found
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    """What all stories of a window are made with; see `group_stories`."""

    window: Mapping[ArticleId, Reading]
    copies: Mapping[ArticleId, ArticleId]
    outlets: Mapping[str, str]
    reworded: frozenset[ArticleId]
    places: frozenset[str]
    sections: Sequence[Section]
    watchlist: Sequence[str]
    weights: Weights
    now: datetime


def _story(members: Sequence[Reading], day: _Day) -> Story:
    """One story of its members, which are sorted by publication."""
    inside = [reading for reading in members if reading.article.id in day.window]
    before = [reading for reading in members if reading.article.id not in day.window]
    voices = [reading for reading in inside if reading.article.id not in day.copies]
    section, weight = section_of(inside, day.sections)
    watch = watched(inside, day.watchlist)
    return Story(
        id=StoryId(members[0].article.id),
        articles=tuple(r.article.id for r in _best_first(inside, day.copies)),
        earlier=tuple(
            r.article.id
            for r in reversed(members)
            if r.article.id not in day.window or r.article.id in day.reworded
        ),
        duplicates={
            r.article.id: day.copies[r.article.id] for r in inside if r.article.id in day.copies
        },
        sources=tuple(sorted({day.outlets[reading.article.source] for reading in inside})),
        section=section,
        score=score(
            inside,
            signs_of(
                inside,
                voices=_voices(voices or inside, before, day),
                reports=[day.outlets[reading.article.source] for reading in voices],
                places=day.places,
                watch=watch,
            ),
            section_weight=weight,
            repeats_only=not voices and bool(before),
            no_news=all(is_no_news(reading.article) for reading in inside),
            now=day.now,
            weights=day.weights,
        ),
        watched=watch > 0,
    )


def _voices(voices: Sequence[Reading], before: Sequence[Reading], day: _Day) -> float:
    """How many independent outlets tell the story; one that told it only before counts half."""
    now = {day.outlets[reading.article.source] for reading in voices}
    then = {day.outlets[r.article.source] for r in before if r.article.id not in day.copies}
    return len(now) + len(then.difference(now)) / 2


def _best_first(
    readings: Sequence[Reading], copies: Mapping[ArticleId, ArticleId]
) -> list[Reading]:
    """The original before its copies, the fuller text before the shorter, the newer first."""
    return sorted(
        readings,
        key=lambda r: (
            r.article.id in copies,
            -min(_ENOUGH_WORDS, len(r.article.text.split())),
            -r.published.timestamp(),
            r.article.id,
        ),
    )
