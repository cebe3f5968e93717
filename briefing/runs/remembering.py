"""What a brief remembers of the quarter before: each article's trace, read as far as it matters.

An analysis is unpacked once, when its article is new; later briefs take the trace that it left.
What a brief takes from here depends on the articles and their analyses alone: a store whose
traces are lost gives the same brief, only later.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from briefing.actors import kindred, names_of
from briefing.assembly import Workshop
from briefing.model import Article, ArticleId, Reading, published_instant
from briefing.runs.progress import Progress, in_silence
from briefing.runs.reading import analysed, counted_when_known, likely
from briefing.runs.traces import Trace, trace_of, trace_version, unpacked
from briefing.store import Outline

# So many articles are unpacked in full at once, where their traces are missing.
_BATCH: Final = 200
# Traces of older articles are dropped: a quarter is remembered, and dates of the quarter before
# are rebuilt at once.
KEPT: Final = timedelta(days=180)


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """The articles of some days before a window.

    Attributes:
        recent: Those that are known in full, in order of publication.
        older: Those of before, without their texts.
    """

    workshop: Workshop
    zone: ZoneInfo
    recent: tuple[Reading, ...]
    older: tuple[tuple[Outline, Trace], ...]

    def readings(self, *, of: Sequence[Reading] = ()) -> tuple[Reading, ...]:
        """All articles as readings, older first.

        Of older ones a reading has no text and no sentences; its actors are those that bear on
        the actors of a window, and those with a role where it reports visits.

        Args:
            of: The readings of the window.
        """
        wanted = self._bearing_on(of) if of else frozenset[str]()
        read = (
            _reading(self.workshop, outline.article, trace, wanted, self.zone)
            for outline, trace in self.older
        )
        return (*read, *self.recent)

    def retold(self, readings: Sequence[Reading]) -> tuple[Reading, ...]:
        """Of some of `readings` the older ones, and what their former wordings told of visits."""
        told: list[Reading] = []
        edited: list[Outline] = []
        for (outline, _), reading in zip(self.older, readings, strict=False):
            if not reading.analysis.visits:
                continue
            told.append(counted_when_known(reading))
            edited += outline.former
        for outline, trace in remembered(self.workshop, edited):
            former = _reading(self.workshop, outline.article, trace, frozenset(), self.zone)
            told.append(counted_when_known(former))
        return tuple(told)

    def cited(
        self, readings: Sequence[Reading], *, by: Collection[ArticleId]
    ) -> tuple[Reading, ...]:
        """`readings` with those in full that a brief cites: it shows what stands around a quote.

        Raises:
            StoreError: if the store refuses.
        """
        outlines = [outline for outline, _ in self.older if outline.article.id in by]
        if not outlines:
            return tuple(readings)
        articles = self.workshop.store.articles.written_out(outlines)
        analyses = analysed(self.workshop, articles)
        least = self.workshop.config.min_visit_probability
        full = {article.id: (article, likely(analyses[article.id], least)) for article in articles}
        return tuple(
            replace(one, article=full[one.article.id][0], analysis=full[one.article.id][1])
            if one.article.id in full
            else one
            for one in readings
        )

    def _bearing_on(self, readings: Sequence[Reading]) -> frozenset[str]:
        of_day = [names_of(one) for reading in readings for one in reading.analysis.actors]
        recent = [names_of(one) for reading in self.recent for one in reading.analysis.actors]
        older = [names for _, trace in self.older for names in trace.names()]
        return kindred(of_day, [*recent, *older])


def remembered(
    workshop: Workshop, outlines: Sequence[Outline], *, progress: Progress = in_silence
) -> list[tuple[Outline, Trace]]:
    """The traces of some wordings, in the order given; those that are missing are made, and kept.

    Raises:
        LanguageModelError: if a configured language model cannot be loaded.
        StoreError: if the store refuses.
    """
    version = trace_version(workshop.reading_version)
    kept = dict(workshop.store.traces.get(outlines, version=version))
    missing = [one for one in outlines if (one.article.id, one.mark) not in kept]
    for batch in _batches(missing):
        articles = workshop.store.articles.written_out(batch)
        analyses = analysed(workshop, articles, progress=progress)
        made = [
            (outline, trace_of(article, analyses[article.id]))
            for outline, article in zip(batch, articles, strict=True)
        ]
        workshop.store.traces.put(made, version=version)
        kept.update(((outline.article.id, outline.mark), body) for outline, body in made)
    if missing:
        newest = max(outline.day for outline in missing)
        workshop.store.traces.forget(before=newest - KEPT, version=version)
    return [(one, unpacked(kept[one.article.id, one.mark])) for one in outlines]


def _batches(outlines: Iterable[Outline]) -> Iterator[list[Outline]]:
    """Some wordings at a time, of one article never two at once: an analysis is asked for by it."""
    rounds: defaultdict[int, list[Outline]] = defaultdict(list)
    seen: Counter[ArticleId] = Counter()
    for outline in outlines:
        rounds[seen[outline.article.id]].append(outline)
        seen[outline.article.id] += 1
    for apart in rounds.values():
        for start in range(0, len(apart), _BATCH):
            yield apart[start : start + _BATCH]


def _reading(
    workshop: Workshop, article: Article, trace: Trace, wanted: frozenset[str], zone: ZoneInfo
) -> Reading:
    analysis = trace.analysis(article, wanted)
    return Reading(
        article=article,
        analysis=likely(analysis, workshop.config.min_visit_probability),
        published=published_instant(article, zone=zone),
        natives=trace.natives,
    )
