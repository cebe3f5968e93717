"""Readings made by hand for the tests of stories and summaries: titles, sentences, names."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

from briefing.model import (
    Analysis,
    Article,
    ArticleId,
    Mention,
    Reading,
    Sentence,
    Story,
    StoryId,
    TimeMention,
)
from briefing.summary import SourceText

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def hours_before(hours: float, *, now: datetime = NOON) -> datetime:
    """An instant so many hours before the tests' noon."""
    return now - timedelta(hours=hours)


def sentences_of(lines: Iterable[str], *, gap: str = " ") -> tuple[str, tuple[Sentence, ...]]:
    """A text made of some sentences, and the sentences with their offsets in it."""
    text, found = "", []
    for line in lines:
        text += gap if text else ""
        found.append(Sentence(start=len(text), end=len(text) + len(line), text=line))
        text += line
    return text, tuple(found)


def source_text(*lines: str, title: str = "", names: Sequence[str] = ()) -> SourceText:
    """A document to summarise whose sentences are given."""
    return SourceText(title=title, sentences=sentences_of(lines)[1], names=tuple(names))


def told(
    name: str,
    *lines: str,
    title: str = "",
    source: str = "Herald",
    published: datetime | None = NOON,
    day: date | None = None,
    names: Sequence[str] = (),
    read: bool = True,
    times: Sequence[TimeMention] = (),
) -> Reading:
    """An article made of some sentences; names are found wherever they occur in it."""
    text, found = sentences_of(lines)
    moment = published or NOON
    article = Article(
        id=ArticleId(name),
        revision=1,
        source=source,
        title=title,
        text=text,
        url=None,
        published_at=None if day else published,
        published_on=day,
        known_at=moment,
        first_seen=moment,
    )
    mentions = [
        Mention(start=match.start(), end=match.end(), text=known, label="PERSON")
        for known in names
        for match in re.finditer(re.escape(known), text)
    ]
    analysis = Analysis(
        article=article.id,
        revision=1,
        language="en",
        read=read,
        sentences=found,
        mentions=tuple(sorted(mentions, key=lambda mention: mention.start)),
        times=tuple(times),
    )
    return Reading(article=article, analysis=analysis, published=moment)


def story(
    *readings: Reading,
    earlier: Sequence[Reading] = (),
    copies: Sequence[tuple[Reading, Reading]] = (),
) -> Story:
    """A story of some readings, in the order given; copies are pairs of copy and original."""
    return Story(
        id=StoryId(readings[0].article.id),
        articles=tuple(reading.article.id for reading in readings),
        earlier=tuple(reading.article.id for reading in earlier),
        duplicates={copy.article.id: kept.article.id for copy, kept in copies},
        sources=tuple(sorted({reading.article.source for reading in readings})),
        section="",
        score=1.0,
    )
