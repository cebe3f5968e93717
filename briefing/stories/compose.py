"""Makes stories of the window's articles: copies, groups, what went before, section and rank."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from briefing.model import ArticleId, Reading, Story, StoryId
from briefing.names import fold
from briefing.stories.duplicates import find_copies
from briefing.stories.grouping import group
from briefing.stories.outlets import outlets_of
from briefing.stories.rank import score, watched
from briefing.stories.sections import Section, section_of
from briefing.stories.ties import ties_of
from briefing.stories.vectors import make_vectors

_TOP_NAMES = 3
# The best source: the fullest text up to this many words, the newest of those.
_ENOUGH_WORDS = 400


def group_stories(
    readings: Sequence[Reading],
    *,
    earlier: Sequence[Reading] = (),
    sections: Sequence[Section] = (),
    watchlist: Sequence[str] = (),
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
    outlets = outlets_of(reading.article for reading in everything.values())
    groups = _groups(everything, copies)
    stories = [
        _story(
            members,
            window,
            copies,
            outlets,
            reworded=reworded,
            sections=sections,
            watchlist=watchlist,
            now=now,
        )
        for members in groups
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


def _story(
    members: Sequence[Reading],
    window: Mapping[ArticleId, Reading],
    copies: Mapping[ArticleId, ArticleId],
    outlets: Mapping[str, str],
    *,
    reworded: frozenset[ArticleId],
    sections: Sequence[Section],
    watchlist: Sequence[str],
    now: datetime,
) -> Story:
    """One story of its members, which are sorted by publication."""
    inside = [reading for reading in members if reading.article.id in window]
    before = [reading for reading in members if reading.article.id not in window]
    voices = [reading for reading in inside if reading.article.id not in copies]
    told = {outlets[reading.article.source] for reading in voices or inside}
    section, weight = section_of(inside, sections)
    watch = watched(inside, watchlist)
    return Story(
        id=StoryId(members[0].article.id),
        articles=tuple(r.article.id for r in _best_first(inside, copies)),
        earlier=tuple(
            r.article.id
            for r in reversed(members)
            if r.article.id not in window or r.article.id in reworded
        ),
        duplicates={r.article.id: copies[r.article.id] for r in inside if r.article.id in copies},
        sources=tuple(sorted({outlets[reading.article.source] for reading in inside})),
        section=section,
        score=score(
            inside,
            voices=_voices(told, before, copies, outlets),
            names_in_headlines=_names_in_headlines(inside),
            section_weight=weight,
            watch=watch,
            repeats_only=not voices and bool(before),
            now=now,
        ),
        watched=watch > 0,
    )


def _voices(
    now: Collection[str],
    before: Sequence[Reading],
    copies: Mapping[ArticleId, ArticleId],
    outlets: Mapping[str, str],
) -> float:
    """How many independent outlets tell the story; one that told it only before counts half."""
    then = {outlets[r.article.source] for r in before if r.article.id not in copies}
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


def _names_in_headlines(readings: Sequence[Reading]) -> float:
    """The share of headlines that hold one of the story's most mentioned names."""
    counts = Counter(
        fold(mention.text) for reading in readings for mention in reading.analysis.mentions
    )
    top = sorted(counts, key=lambda name: (-counts[name], name))[:_TOP_NAMES]
    words = {word for name in top for word in name.split()}
    named = [not words.isdisjoint(fold(reading.article.title).split()) for reading in readings]
    return sum(named) / len(readings)
