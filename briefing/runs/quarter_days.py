"""The days before a window as their articles left them: kept by the store, made where it has none.

A day is kept for itself, by the day of UTC, and so serves every brief whose quarter it is in. What
of a quarter is no whole day is read article by article.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from briefing.assembly import Workshop
from briefing.model import ArticleId, published_instant
from briefing.runs.day_states import DayArticles, state_of
from briefing.runs.progress import Progress, in_silence
from briefing.runs.reading import analysed
from briefing.runs.trace_versions import day_version, trace_version
from briefing.runs.traces import Trace, trace_of, unpacked
from briefing.store import DayState, Outline

# So many articles are unpacked in full at once, where their traces are missing.
_BATCH: Final = 200
# So many days are made at once.
_DAYS: Final = 10
# Traces of older articles are dropped: a quarter is remembered, and dates of the quarter before
# are rebuilt at once.
KEPT: Final = timedelta(days=180)
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Days before a window, as they are asked for.

    Attributes:
        since: Their beginning, itself outside.
        until: Their end, itself inside.
        as_of: The moment whose words count.
        zone: The edition's.
        sources: Outlets or configured sources whose articles count; all if there are none.
    """

    since: datetime
    until: datetime
    as_of: datetime
    zone: ZoneInfo
    sources: Sequence[str] = ()

    @property
    def whole_days(self) -> tuple[date, date]:
        """The first of the whole days (UTC) in it, and the day after the last."""
        first = self.since.astimezone(UTC)
        last = self.until.astimezone(UTC)
        begun = first.time() != time.min
        return first.date() + begun * _DAY, last.date()


def days_of(
    workshop: Workshop, span: Span, *, progress: Progress = in_silence
) -> tuple[DayArticles, ...]:
    """What the articles of a span left, in order of time.

    Raises:
        LanguageModelError: if a configured language model cannot be loaded.
        StoreError: if the store refuses.
    """
    first, end = span.whole_days
    if first >= end:
        states = [_plainly(workshop, span, span.since, span.until, progress)]
    else:
        states = [
            _plainly(workshop, span, span.since, _midnight(first), progress),
            *_kept(workshop, span, first, end - _DAY, progress),
            _plainly(workshop, span, _midnight(end), span.until, progress),
        ]
    return tuple(DayArticles(state, sources=span.sources) for state in states if state)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=UTC)


def _plainly(
    workshop: Workshop, span: Span, since: datetime, until: datetime, progress: Progress
) -> bytes:
    """The state of a part of a day, made and not kept."""
    if since >= until:
        return b""
    outlines = workshop.store.articles.outlines(
        since=since, until=until, zone=span.zone, as_of=span.as_of
    )
    return _made(workshop, outlines, zone=span.zone, progress=progress)


def _kept(
    workshop: Workshop, span: Span, first: date, last: date, progress: Progress
) -> Iterator[bytes]:
    """The states of whole days; those that are missing are made, and kept."""
    version = day_version(workshop.reading_version)
    zone = span.zone.key
    kept = workshop.store.days.get(
        first=first, last=last, zone=zone, version=version, as_of=span.as_of
    )
    missing = [day for day in _days(first, last) if day not in kept]
    states = dict(kept)
    for begin, end in _together(missing):
        changes = workshop.store.days.changes(first=begin, last=end)
        made = _states(workshop, span, begin, end, changes, progress)
        settled = [one for one in made if one.settled_at is None or one.settled_at <= span.as_of]
        workshop.store.days.put(settled, zone=zone, version=version)
        states.update((one.day, one.body) for one in made)
    if missing:
        workshop.store.days.forget(before=missing[-1] - KEPT, version=version)
    return (states[day] for day in sorted(states))


def _states(
    workshop: Workshop,
    span: Span,
    first: date,
    last: date,
    changes: Mapping[date, int],
    progress: Progress,
) -> list[DayState]:
    found = workshop.store.articles.outlines_of_days(
        first=first, last=last, zone=span.zone, as_of=span.as_of
    )
    return [
        DayState(
            day=day,
            changes=changes[day],
            settled_at=settled_at,
            body=_made(workshop, outlines, zone=span.zone, progress=progress),
        )
        for day, (outlines, settled_at) in found.items()
    ]


def _days(first: date, last: date) -> Iterator[date]:
    return (first + n * _DAY for n in range((last - first).days + 1))


def _together(days: Sequence[date]) -> Iterator[tuple[date, date]]:
    """Days that follow one another, some at a time: the first and the last of each some."""
    some: list[date] = []
    for day in days:
        if some and (day != some[-1] + _DAY or len(some) == _DAYS):
            yield some[0], some[-1]
            some = []
        some.append(day)
    if some:
        yield some[0], some[-1]


def _made(
    workshop: Workshop, outlines: Sequence[Outline], *, zone: ZoneInfo, progress: Progress
) -> bytes:
    """The state of some articles, out of the trace of each."""
    traced = remembered(workshop, outlines, progress=progress)
    reporting = [outline for outline, trace in traced if trace.told]
    edited = [former for outline in reporting for former in outline.former]
    former: defaultdict[ArticleId, list[tuple[Outline, Trace]]] = defaultdict(list)
    for outline, trace in remembered(workshop, edited):
        former[outline.article.id].append((outline, trace))
    return state_of(
        traced,
        glimpses=[
            [
                (counts_at(wording, zone=zone), told)
                for wording, told in ((outline, trace), *former[outline.article.id])
            ]
            if trace.told
            else []
            for outline, trace in traced
        ],
        zone=zone,
    )


def counts_at(outline: Outline, *, zone: ZoneInfo) -> datetime:
    """When a wording counts as told."""
    article = outline.article
    published = published_instant(article, zone=zone)
    return published if article.revision == 1 else max(published, article.known_at)


def remembered(
    workshop: Workshop, outlines: Sequence[Outline], *, progress: Progress = in_silence
) -> list[tuple[Outline, Trace]]:
    """The traces of some wordings, in the order given; those that are missing are made, and kept.

    Raises:
        LanguageModelError: if a configured language model cannot be loaded.
        StoreError: if the store refuses.
    """
    if not outlines:
        return []
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
