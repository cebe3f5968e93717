"""Turns kept articles into readings; what no run has read yet is read now, and kept."""

from collections import Counter
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import islice
from zoneinfo import ZoneInfo

from briefing.analysis.same_texts import Wording, told_again, wording
from briefing.analysis.single import read_one
from briefing.assembly import Workshop
from briefing.model import Analysis, Article, ArticleId, Reading, published_instant
from briefing.runs.progress import Progress, in_silence

# So many articles are read between two commits: a run that is stopped loses no more than these.
BATCH = 50


def read(
    workshop: Workshop,
    articles: Sequence[Article],
    *,
    zone: ZoneInfo,
    progress: Progress = in_silence,
) -> tuple[Reading, ...]:
    """The readings of some articles, in their order.

    The one place that leaves out the visits which the configuration takes for too unlikely, so
    that no later stage counts what no brief may show.

    Args:
        workshop: The parts.
        articles: Each in the revision that counts.
        zone: The edition's, for the instant at which a date without a time counts.
        progress: Told after each batch that had to be read.

    Raises:
        LanguageModelError: if a configured language model cannot be loaded.
        StoreError: if the store refuses.
    """
    known = analysed(workshop, articles, progress=progress)
    return tuple(
        Reading(
            article=article,
            analysis=likely(known[article.id], workshop.config.min_visit_probability),
            published=published_instant(article, zone=zone),
        )
        for article in articles
    )


def analysed(
    workshop: Workshop, articles: Sequence[Article], *, progress: Progress = in_silence
) -> Mapping[ArticleId, Analysis]:
    """The analyses of some articles, with every visit they report; see `read`."""
    version = workshop.reading_version
    known = dict(workshop.store.analyses.get(articles, version=version))
    unread = [article for article in articles if article.id not in known]
    if unread:
        progress("reading articles", 0, len(unread))
        with closing(_read_now(workshop, unread)) as fresh:
            for start in range(0, len(unread), BATCH):
                batch = list(islice(fresh, BATCH))
                workshop.store.analyses.put(batch, version=version)
                known.update((article.id, analysis) for article, analysis in batch)
                progress("reading articles", start + len(batch), len(unread))
    return known


def _read_now(
    workshop: Workshop, articles: Sequence[Article]
) -> Generator[tuple[Article, Analysis]]:
    """Each article with what is read out of it, in order; one wording is read once."""
    wordings = [wording(article) for article in articles]
    left = Counter(wordings)
    firsts = dict(zip(reversed(wordings), reversed(articles), strict=True))
    reading = workshop.engine.map(
        partial(read_one, workshop.reader),
        [article for words, article in zip(wordings, articles, strict=True)
         if firsts[words] is article],
        lost=workshop.reader.give_up,
    )  # fmt: skip
    kept: dict[Wording, Analysis] = {}
    for words, article in zip(wordings, articles, strict=True):
        first = firsts[words]
        analysis = next(reading) if first is article else kept[words]
        left[words] -= 1
        if left[words]:
            kept[words] = analysis
        else:
            kept.pop(words, None)
        yield article, analysis if first is article else told_again(analysis, article)


def likely(analysis: Analysis, least: float) -> Analysis:
    """An analysis without the visits that are less likely; all of them stay in the store."""
    visits = tuple(
        visit
        for visit in analysis.visits
        if visit.probability is None or visit.probability >= least
    )
    return analysis if len(visits) == len(analysis.visits) else replace(analysis, visits=visits)


def with_former_revisions(
    workshop: Workshop, readings: Iterable[Reading], *, zone: ZoneInfo
) -> tuple[Reading, ...]:
    """The readings, and for a rewritten article also those of its former wordings.

    The agenda needs them: a date that an outlet changed in place was moved when it was changed. A
    later wording counts from when it was known.
    """
    found: list[Reading] = []
    for reading in readings:
        article = reading.article
        if article.revision == 1 or not reading.analysis.visits:
            found.append(reading)
            continue
        found.append(counted_when_known(reading))
        for number in range(1, article.revision):
            former = workshop.store.articles.get(article.id, revision=number)
            if former is not None:
                found += _read_former(workshop, former, zone=zone)
    return tuple(found)


def _read_former(workshop: Workshop, former: Article, *, zone: ZoneInfo) -> tuple[Reading, ...]:
    return tuple(counted_when_known(one) for one in read(workshop, [former], zone=zone))


def counted_when_known(reading: Reading) -> Reading:
    """A reading; one of a later wording counts from when that wording was known."""
    if reading.article.revision == 1:
        return reading
    return replace(reading, published=max(reading.published, reading.article.known_at))


def wordings_before(
    workshop: Workshop, readings: Iterable[Reading], *, until: datetime, zone: ZoneInfo
) -> tuple[Reading, ...]:
    """The readings of former wordings that were known by a moment: what a reader was told then."""
    return tuple(
        former
        for reading in readings
        for number in range(1, reading.article.revision)
        if (kept := workshop.store.articles.get(reading.article.id, revision=number)) is not None
        for former in _read_former(workshop, kept, zone=zone)
        if max(former.published, kept.known_at) <= until
    )
