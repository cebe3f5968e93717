"""What a brief remembers of the quarter before: each article's trace, read as far as it matters.

An analysis is unpacked once, when its article is new; later briefs take the trace that it left.
What a brief takes from here depends on the articles and their analyses alone: a store whose
traces are lost gives the same brief, only later.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import chain
from typing import Final
from zoneinfo import ZoneInfo

from briefing.actors import kindred, names_of
from briefing.agenda import Sight, bearing, keys_of
from briefing.assembly import Workshop
from briefing.model import Analysis, Appearance, ArticleId, Reading, published_instant
from briefing.runs.progress import Progress, in_silence
from briefing.runs.reading import analysed, counted_when_known, likely
from briefing.runs.traces import Trace, kind_of, trace_of, trace_version, unpacked
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
    _wanted: dict[str, Appearance] = field(default_factory=dict, repr=False)
    _by_article: dict[ArticleId, Trace] = field(default_factory=dict, repr=False)
    _whole: dict[ArticleId, list[Appearance]] = field(default_factory=dict, repr=False)

    def readings(self, *, of: Sequence[Reading] = ()) -> tuple[Reading, ...]:
        """All articles as readings, older first.

        Of older ones a reading has no text, no sentences and no visits; its actors are those that
        bear on the actors of a window, as far as is decided by it who is who: `in_full` has all.

        Args:
            of: The readings of the window.
        """
        wanted = self._bearing_on(of) if of else {}
        self._wanted.update(wanted)
        read = (
            self._reading(outline, trace, trace.appearances(outline.article, wanted))
            for outline, trace in self.older
        )
        return (*read, *self.recent)

    def in_full(self, reading: Reading, appearance: Appearance) -> Appearance:
        """An appearance in one of `readings` with all that is remembered of it."""
        key = reading.article.id
        if not self._by_article:
            self._by_article.update((outline.article.id, trace) for outline, trace in self.older)
        if key not in self._by_article:
            return appearance
        if key not in self._whole:
            self._whole[key] = self._by_article[key].in_full(self._wanted)
        told = zip(reading.analysis.actors, self._whole[key], strict=True)
        # One that is not among them is in full already.
        return next((whole for one, whole in told if one is appearance), appearance)

    def retold(self, lately: Iterable[Reading], *, sight: Sight) -> tuple[Reading, ...]:
        """What older articles, in each of their wordings, told of visits that may be seen.

        Args:
            lately: Readings whose visits may be the same ones.
            sight: What may be seen.
        """
        reporting = self._reporting()
        glimpses = [
            [
                (one, self._counts_at(outline))
                for outline, trace in wordings
                for one in trace.sightings()
            ]
            for wordings in reporting
        ]
        first = [keys for reading in lately for keys in keys_of(reading.analysis.visits)]
        first += [
            one.keys
            for article in glimpses
            for one, at in article
            if sight.may_show(status=one.status, start=one.start, end=one.end, at=at)
        ]
        reached = bearing(first, [[one.keys for one, _ in article] for article in glimpses])
        return tuple(
            counted_when_known(self._reading(outline, trace, trace.reports(outline.article)))
            for number in sorted(reached)
            for outline, trace in reporting[number]
        )

    def _reporting(self) -> list[list[tuple[Outline, Trace]]]:
        """The wordings of each older article that reports a visit, the present one first."""
        reporting = [(outline, trace) for outline, trace in self.older if trace.told]
        edited = [former for outline, _ in reporting for former in outline.former]
        former: defaultdict[ArticleId, list[tuple[Outline, Trace]]] = defaultdict(list)
        for outline, trace in remembered(self.workshop, edited):
            former[outline.article.id].append((outline, trace))
        return [[one, *former.get(one[0].article.id, ())] for one in reporting]

    def _counts_at(self, outline: Outline) -> datetime:
        article = outline.article
        published = published_instant(article, zone=self.zone)
        return published if article.revision == 1 else max(published, article.known_at)

    def _reading(self, outline: Outline, trace: Trace, analysis: Analysis) -> Reading:
        return Reading(
            article=outline.article,
            analysis=likely(analysis, self.workshop.config.min_visit_probability),
            published=published_instant(outline.article, zone=self.zone),
            natives=trace.natives,
        )

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

    def _bearing_on(self, readings: Sequence[Reading]) -> dict[str, Appearance]:
        """The kinds of all older appearances that matter, as traces have them."""
        of_day = [names_of(one) for reading in readings for one in reading.analysis.actors]
        recent = [names_of(one) for reading in self.recent for one in reading.analysis.actors]
        found = set(chain.from_iterable(trace.kinds for _, trace in self.older))
        older = {kind: kind_of(kind) for kind in found}
        reached = kindred(of_day, [*recent, *(kind.names for kind in older.values())])
        return {
            kind: one.appearance
            for kind, one in older.items()
            if not (reached.isdisjoint(one.names.filed) and reached.isdisjoint(one.names.asked))
        }


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
