"""Makes the summary of a story out of rated sentences: the part all methods share."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from briefing.model import Evidence, Reading, Story, Summary, SummarySentence
from briefing.summary.cleaning import Standing
from briefing.summary.day_words import day_words
from briefing.summary.headline import choose_headline
from briefing.summary.passages import Passage, SourceText, names_of, prepare
from briefing.summary.selection import Budget, Method, choose


def tell(
    story: Story, readings: Sequence[Reading], *, method: Method, budget: Budget, zone: str
) -> Summary:
    """Summarise a story.

    Args:
        story: The story.
        readings: The readings of its articles, in any order; those of `story.earlier` hold what
            the reader knows already and lend no sentence.
        method: How sentences are rated.
        budget: How long the summary may be.
        zone: IANA zone whose calendar days the day words are counted in.

    Raises:
        ValueError: if no reading of an article of the story's window is given.
    """
    by_id = {reading.article.id: reading for reading in readings}
    members = [by_id[key] for key in story.articles if key in by_id]
    if not members:
        raise ValueError(f"story {story.id} comes without the readings of its articles")
    tellers = [r for r in members if r.article.id not in story.duplicates] or members
    known = [by_id[key] for key in story.earlier if key in by_id]
    documents = [source_text(reading, zone) for reading in tellers]
    headline, owner, said = _headline(documents)
    told = [source_text(reading, zone) for reading in known]
    chosen = choose(documents, method, budget, told=told, said=said)
    return Summary(
        headline=headline,
        headline_article=tellers[owner].article.id,
        sentences=tuple(_sentence(passage, tellers, documents) for passage in chosen),
    )


def source_text(reading: Reading, zone: str) -> SourceText:
    """The document to summarise that a reading holds."""
    analysis = reading.analysis
    return SourceText(
        title=reading.article.title,
        sentences=analysis.sentences,
        names=names_of(analysis.mentions),
        published=_day(reading, zone),
        moment=reading.published,
        language=analysis.language,
    )


def _day(reading: Reading, zone: str) -> date | None:
    article = reading.article
    if article.published_on is not None:
        return article.published_on
    if article.published_at is None:
        return None
    return article.published_at.astimezone(ZoneInfo(zone)).date()


def _headline(documents: Sequence[SourceText]) -> tuple[str, int, tuple[Passage, ...]]:
    """The headline, whose it is, and the sentence it takes away from the summary, if it is one."""
    chosen = choose_headline(documents)
    if chosen:
        return *chosen, ()
    passages = prepare(documents)
    sound = [passage for passage in passages if passage.standing < Standing.UNFIT] or passages
    if not sound:
        return "", 0, ()
    first = min(sound, key=lambda passage: (passage.place, passage.document))
    return first.text, first.document, (first,) if len(sound) > 1 else ()


def _dates(text: str, source: SourceText) -> tuple[tuple[int, int, date], ...]:
    if source.published is None or source.language != "en":
        return ()
    return day_words(text, source.published)


def _sentence(
    passage: Passage, tellers: Sequence[Reading], documents: Sequence[SourceText]
) -> SummarySentence:
    source = documents[passage.document]
    sentence = source.sentences[passage.index]
    return SummarySentence(
        evidence=Evidence(
            article=tellers[passage.document].article.id,
            start=sentence.start,
            end=sentence.end,
            quote=sentence.text,
        ),
        dates=_dates(sentence.text, source),
    )
