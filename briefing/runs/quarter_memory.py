"""What a brief remembers of the quarter before: what each day left, read as far as it matters.

An analysis is unpacked once, when its article is new; later briefs take the trace that it left,
those of a day together. What a brief takes from here depends on the articles and their analyses
alone: a store whose traces and days are lost gives the same brief, only later.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import accumulate, chain
from zoneinfo import ZoneInfo

from briefing.actors import STRIDE, Remembered, kindred, names_of
from briefing.agenda import Sight, bearing, keys_of
from briefing.assembly import Workshop
from briefing.model import Analysis, Appearance, Article, ArticleId, Reading, published_instant
from briefing.runs.day_states import DayArticles, Faint
from briefing.runs.quarter_days import remembered
from briefing.runs.reading import analysed, counted_when_known, likely
from briefing.runs.traces import Trace, kind_of
from briefing.store import Outline


@dataclass(frozen=True, kw_only=True)
class Memory:
    """The articles of some days before a window.

    Attributes:
        recent: Those that are known in full, in order of publication.
        days: Those of before, without their texts, in order of time.
    """

    workshop: Workshop
    zone: ZoneInfo
    recent: tuple[Reading, ...]
    days: tuple[DayArticles, ...]
    _kinds: dict[int, tuple[Appearance, str]] = field(default_factory=dict, repr=False)
    _numbers: dict[ArticleId, int] = field(default_factory=dict, repr=False)
    _readings: dict[int, Reading] = field(default_factory=dict, repr=False)
    _traces: dict[int, Trace] = field(default_factory=dict, repr=False)

    @cached_property
    def _starts(self) -> list[int]:
        """The number of the first article of each day, and how many there are."""
        return [0, *accumulate(map(len, self.days))]

    @property
    def outlets(self) -> frozenset[str]:
        """The outlets that wrote anything."""
        recent = (reading.article.source for reading in self.recent)
        return frozenset(chain(recent, *(day.outlets for day in self.days)))

    def published(self) -> Iterator[datetime]:
        """When each article was published."""
        for day in self.days:
            yield from (day.faint(number).published for number in day.numbers())
        yield from (reading.published for reading in self.recent)

    def bearing_on(self, readings: Sequence[Reading]) -> Remembered:
        """The older appearances that bear on the actors of a window.

        As far as is decided by it who is who: `in_full` has all.
        """
        wanted = self._wanted(readings)
        self._kinds.update((id(one), (one, kind)) for kind, one in wanted.items())
        places: dict[str, list[int]] = {kind: [] for kind in wanted}
        for base, day in zip(self._starts, self.days, strict=False):
            for kind in day.kinds.keys() & wanted.keys():
                places[kind] += day.places(kind, base=base)
        return Remembered(
            articles=self._starts[-1],
            reading=self._reading,
            appearances=[(one, places[kind]) for kind, one in wanted.items()],
            whole=lambda place, _: self._trace(place // STRIDE).in_full(place % STRIDE),
        )

    def _wanted(self, readings: Sequence[Reading]) -> dict[str, Appearance]:
        """The kinds of all older appearances that matter, as traces have them."""
        of_day = [names_of(one) for reading in readings for one in reading.analysis.actors]
        recent = [names_of(one) for reading in self.recent for one in reading.analysis.actors]
        older = {kind: kind_of(kind) for kind in sorted(set().union(*(d.kinds for d in self.days)))}
        reached = kindred(of_day, [*recent, *(kind.names for kind in older.values())])
        return {
            kind: one.appearance
            for kind, one in older.items()
            if not (reached.isdisjoint(one.names.filed) and reached.isdisjoint(one.names.asked))
        }

    def in_full(self, reading: Reading, appearance: Appearance) -> Appearance:
        """An appearance that `bearing_on` told with all that is remembered of it."""
        number = self._numbers.get(reading.article.id)
        known = self._kinds.get(id(appearance))
        if number is None or known is None or self._readings[number] is not reading:
            return appearance  # it is in full already
        trace = self._trace(number)
        return trace.in_full(trace.kinds.index(known[1]))

    def _at(self, number: int) -> tuple[DayArticles, int]:
        """The day of an article, and its number there."""
        day = bisect_right(self._starts, number) - 1
        return self.days[day], number - self._starts[day]

    def _outline(self, number: int) -> Outline:
        day, place = self._at(number)
        return day.outline(place)

    def _reading(self, number: int) -> Reading:
        """Who wrote an article, and when: neither a headline nor what was read out of it."""
        if number not in self._readings:
            day, place = self._at(number)
            faint = day.faint(place)
            self._numbers[faint.id] = number
            self._readings[number] = _faintly(faint)
        return self._readings[number]

    def _trace(self, number: int) -> Trace:
        if number not in self._traces:
            ((_, trace),) = remembered(self.workshop, [self._outline(number)])
            self._traces[number] = trace
        return self._traces[number]

    def retold(self, lately: Iterable[Reading], *, sight: Sight) -> tuple[Reading, ...]:
        """What older articles, in each of their wordings, told of visits that may be seen.

        An article that no longer tells of a visit, or of none that is likely, tells of none that
        it once did: as `with_former_revisions` has it.

        Args:
            lately: Readings whose visits may be the same ones.
            sight: What may be seen.
        """
        reporting = [
            (base + number, wordings)
            for base, day in zip(self._starts, self.days, strict=False)
            for number, wordings in day.glimpses()
        ]
        first = [keys for reading in lately for keys in keys_of(reading.analysis.visits)]
        first += [
            one.keys
            for _, wordings in reporting
            for glimpse in wordings
            for one in glimpse.sightings
            if sight.may_show(status=one.status, start=one.start, end=one.end, at=glimpse.at)
        ]
        keys = [
            [one.keys for glimpse in wordings for one in glimpse.sightings]
            for _, wordings in reporting
        ]
        reached = [reporting[place][0] for place in sorted(bearing(first, keys))]
        outlines = [self._outline(number) for number in reached]
        wordings = [one for outline in outlines for one in (outline, *outline.former)]
        told = [self._retold(one, trace) for one, trace in remembered(self.workshop, wordings)]
        present = {outline.article.id: outline.article.revision for outline in outlines}
        telling = {
            reading.article.id
            for reading in told
            if reading.analysis.visits and reading.article.revision == present[reading.article.id]
        }
        return tuple(reading for reading in told if reading.article.id in telling)

    def _retold(self, outline: Outline, trace: Trace) -> Reading:
        return counted_when_known(self._told(outline.article, trace.reports(outline.article)))

    def _told(self, article: Article, analysis: Analysis) -> Reading:
        return Reading(
            article=article,
            analysis=likely(analysis, self.workshop.config.min_visit_probability),
            published=published_instant(article, zone=self.zone),
        )

    def cited(
        self, *, quoted: Collection[ArticleId], named: Collection[ArticleId] = ()
    ) -> tuple[Reading, ...]:
        """The recent articles, and the older ones that a brief cites.

        Args:
            quoted: Those of which it shows what stands around a quote: they are told in full.
            named: Those that it only names.

        Raises:
            StoreError: if the store refuses.
        """
        cited = {*quoted, *named}
        numbers = [
            base + number
            for base, day in zip(self._starts, self.days, strict=False)
            if not cited.isdisjoint(day.ids)
            for number in day.numbers()
            if day.ids[number] in cited
        ]
        outlines = [day.outline(place) for day, place in map(self._at, numbers)]
        full = [one for one in outlines if one.article.id in quoted]
        articles = self.workshop.store.articles.written_out(full)
        analyses = analysed(self.workshop, articles)
        told = {one.id: self._told(one, analyses[one.id]) for one in articles}
        bare = [
            self._told(outline.article, self._reading(number).analysis)
            for number, outline in zip(numbers, outlines, strict=True)
        ]
        return (*(told.get(one.article.id, one) for one in bare), *self.recent)


def _faintly(faint: Faint) -> Reading:
    return Reading(
        article=Article(
            id=faint.id,
            revision=1,
            source=faint.source,
            title="",
            text="",
            url=None,
            published_at=faint.published,
            published_on=None,
            known_at=faint.published,
            first_seen=faint.published,
        ),
        analysis=Analysis(
            article=faint.id, revision=1, language=faint.language, read=True, sentences=()
        ),
        published=faint.published,
        natives=faint.natives,
    )
