"""Makes the summary of a story out of rated sentences: the part all methods share."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from briefing.model import (
    ArticleId,
    Evidence,
    Reading,
    Sentence,
    Story,
    Summary,
    SummarySentence,
)
from briefing.names import fold
from briefing.summary.growing_summary import Budget
from briefing.summary.headline import choose_headline, clean_title
from briefing.summary.passages import Passage, SourceText, names_of, people_of, prepare
from briefing.summary.repetition import says_nothing_new
from briefing.summary.selection import Method, choose
from briefing.summary.standalone import Standing, bearable

# Beside reports of what happened nobody's opinion of it is quoted as news.
_OPINION = re.compile(
    r"^(?:opinion|comment|commentary|editorial|column|op-?ed|letters?|viewpoint|perspective)\s*[:|–—-]"
    r"|\s[|–—-]\s*(?:opinion|comment|commentary|editorial|column|op-?ed|letters?|viewpoint)$",
    re.IGNORECASE,
)


def tell(
    story: Story, readings: Sequence[Reading], *, method: Method, budget: Budget, zone: str
) -> Summary:
    """Summarise a story.

    Args:
        story: The story.
        readings: The readings of its articles, in any order; those of `story.earlier`, and those
            of former wordings, hold what the reader knows already and lend no sentence.
        method: How sentences are rated.
        budget: How long the summary may be.
        zone: IANA zone whose calendar days the day words are counted in.

    Raises:
        ValueError: if no reading of an article of the story's window is given.
    """
    members, known = _parted(story, readings)
    if not members:
        raise ValueError(f"story {story.id} comes without the readings of its articles")
    tellers = [r for r in members if r.article.id not in story.duplicates] or members
    tellers = _in_one_language(
        [r for r in tellers if not _OPINION.search(r.article.title)] or tellers
    )
    documents = [source_text(reading, zone) for reading in tellers]
    passages = prepare(documents, in_a_brief=True)
    headline, owner, said = _headline(documents, passages)
    told = [source_text(reading, zone) for reading in known]
    chosen = choose(
        documents,
        method,
        budget,
        told=told,
        said=said,
        first=owner,
        answered=True,
        prepared=passages,
    )
    if headline:
        printed = {passage.text for passage in said}
        chosen = _bearable([one for one in chosen if one.text not in printed], headline)
    return Summary(
        headline=headline,
        headline_article=tellers[owner].article.id,
        sentences=tuple(_sentence(passage, tellers, documents) for passage in chosen),
    )


def _in_one_language(tellers: Sequence[Reading]) -> list[Reading]:
    """The articles whose sentences may stand side by side: those of one language.

    That of most articles, those that are read for names before all others: it is the brief's.
    """
    read = [one for one in tellers if one.analysis.read] or tellers
    counts = Counter(one.analysis.language for one in read if one.analysis.language)
    if not counts:
        return list(tellers)
    main = max(counts, key=lambda language: counts[language])
    return [one for one in tellers if one.analysis.language in ("", main)]


def _bearable(chosen: Sequence[Passage], headline: str) -> tuple[Passage, ...]:
    """What may stand under a headline: no furniture, and of damaged sentences one that tells."""
    kept = tuple(passage for passage in chosen if passage.standing < Standing.NOISE)
    if any(passage.standing is Standing.UNFIT for passage in kept):
        kept = kept[:1]
    return kept if len(kept) > 1 else tuple(p for p in kept if bearable(p.text, headline))


def tells_nothing_new(story: Story, readings: Sequence[Reading], *, zone: str) -> bool:
    """Whether all that the articles of a story say was told before.

    Args:
        story: The story.
        readings: As for `tell`.
        zone: IANA zone of the edition.
    """
    members, known = _parted(story, readings)
    told = [source_text(reading, zone) for reading in known]
    for reading in members:
        own = source_text(reading, zone)
        passages = prepare([own], in_a_brief=True)
        if any(passage.standing < Standing.UNFIT for passage in passages):
            reprint = reading.article.id in story.duplicates
            if not says_nothing_new(passages, prepare(told), reprint=reprint):
                return False
        elif own.title not in {text.title for text in told}:
            return False
    return bool(members)


def _parted(story: Story, readings: Sequence[Reading]) -> tuple[list[Reading], list[Reading]]:
    """The articles of the window in their present wording, and what was told before."""
    newest: dict[ArticleId, Reading] = {}
    for reading in sorted(readings, key=lambda reading: reading.article.revision):
        newest[reading.article.id] = reading
    members = [newest[key] for key in story.articles if key in newest]
    before = frozenset(story.earlier)
    known = [
        reading
        for reading in readings
        if reading.article.id in before and not any(reading is member for member in members)
    ]
    return members, known


def source_text(reading: Reading, zone: str) -> SourceText:
    """The document to summarise that a reading holds."""
    analysis = reading.analysis
    published = _day(reading, zone)
    return SourceText(
        title=clean_title(reading.article.title, outlet=reading.article.source),
        sentences=analysis.sentences,
        names=names_of(analysis.mentions),
        people=people_of(analysis.mentions),
        published=published,
        moment=reading.published,
        days=tuple(
            tuple(day for _, _, day in _dates(sentence, reading, published))
            for sentence in analysis.sentences
        ),
        language=analysis.language,
    )


def _day(reading: Reading, zone: str) -> date | None:
    article = reading.article
    if article.published_on is not None:
        return article.published_on
    if article.published_at is None:
        return None
    return article.published_at.astimezone(ZoneInfo(zone)).date()


def _headline(
    documents: Sequence[SourceText], passages: Sequence[Passage]
) -> tuple[str, int, tuple[Passage, ...]]:
    """The headline, whose it is, and the sentences it takes away from the summary, if any."""
    chosen = choose_headline(documents, passages)
    if chosen:
        said = fold(chosen[0])
        return *chosen, tuple(passage for passage in passages if fold(passage.text) == said)
    sound = [passage for passage in passages if passage.standing < Standing.UNFIT] or passages
    if not sound:
        return "", 0, ()
    first = min(sound, key=lambda passage: (passage.place, passage.document))
    return first.text, first.document, (first,) if len(sound) > 1 else ()


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
        dates=tuple(_dates(sentence, tellers[passage.document], source.published)),
    )


def _dates(
    sentence: Sentence, reading: Reading, published: date | None
) -> Iterator[tuple[int, int, date]]:
    """The times of a sentence that name one day, counted from the article's day in the zone."""
    if published is None:
        return
    moment = reading.article.published_at
    shift = (published - moment.date()).days if moment else 0
    for time in reading.analysis.times:
        if sentence.start <= time.start and time.end <= sentence.end:
            day = time.counted(shift).named
            if day is not None:
                yield time.start - sentence.start, time.end - sentence.start, day
