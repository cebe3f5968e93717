"""All visits that a set of readings reports, each with its life, as of a moment."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo

from briefing.agenda.date_ranges import overlap
from briefing.agenda.evidence import Telling, own_telling, row_of, tellings
from briefing.agenda.places import Closeness, closeness
from briefing.agenda.steps import CALLED_OFF
from briefing.agenda.umbrellas import without_umbrellas
from briefing.agenda.visit_history import SAME_NEWS, UNDER_WAY, Life
from briefing.agenda.visit_index import lives_of
from briefing.agenda.visit_report import Report, reports_of
from briefing.model import (
    ArticleId,
    ChangeKind,
    DateConflict,
    Evidence,
    Reading,
    Visit,
    VisitId,
    VisitStatus,
)
from briefing.names import fold, is_description, is_group, is_relation, same_name, words

# A visit without a date leaves the agenda this long after it was last reported.
UNDATED_LIFETIME = timedelta(days=30)
# An ongoing visit without a last day is taken to be over this long after it was last reported.
ONGOING_LIFETIME = timedelta(days=2)
# Sentences shown for a visit: the newest of as many outlets.
EVIDENCE_LIMIT = 5


def build_agenda(
    readings: Iterable[Reading],
    *,
    as_of: datetime,
    since: datetime | None = None,
    copies: Mapping[ArticleId, ArticleId] | None = None,
    zone: tzinfo = UTC,
) -> tuple[Visit, ...]:
    """Merge what articles report into visits, as known at a moment.

    Args:
        readings: The articles read, in any order; each once for every revision that counts.
        as_of: Reports published later are left out (aware).
        since: Changes reported after this moment are marked as new (aware); None marks all.
        copies: Articles that reprint another, mapped to it: both are one voice.
        zone: The reader's, for the days on which articles appear and visits end.

    Returns:
        Every visit reported, by first day (those without a date last), then by visitor.
    """
    twins: Counter[VisitId] = Counter()
    visits: list[Visit] = []
    for life in lives_of(_reports(readings, as_of=as_of, copies=copies or {}, zone=zone)):
        life.end_by(as_of, zone=zone)
        visit = _visit(life, since=since)
        twins[visit.id] += 1
        if twins[visit.id] > 1:  # two trips read from one sentence
            visit = replace(visit, id=VisitId(f"{visit.id}-{twins[visit.id]}"))
        visits.append(visit)
    return tuple(sorted(visits, key=_order))


def coming(visits: Iterable[Visit], *, today: date, as_of: datetime) -> tuple[Visit, ...]:
    """The visits a reader should see: ahead or under way, and those that just ended or fell.

    A visit leaves when its last day has passed, an undated one `UNDATED_LIFETIME` after its last
    report; one that was cancelled, denied or took place since the last brief is shown once more.
    A journey to a wide region is not shown beside its stops.

    Args:
        visits: From `build_agenda`.
        today: The day, in the reader's zone.
        as_of: The moment the agenda was made for (aware).
    """
    return without_umbrellas([v for v in visits if _shown(v, today=today, as_of=as_of)])


def _shown(visit: Visit, *, today: date, as_of: datetime) -> bool:
    if visit.status in CALLED_OFF:
        return bool(visit.changes) and not _was_long_over(visit)
    if any(change.kind is ChangeKind.TOOK_PLACE for change in visit.changes):
        first = visit.history[0]  # a visit first told of while under way, and over by now: past
        return first not in visit.changes or first.after.status not in UNDER_WAY
    last_day = visit.end or (visit.start if visit.upcoming else None)
    if visit.status is VisitStatus.PAST:
        return False
    if last_day is not None:
        return last_day >= today
    lifetime = UNDATED_LIFETIME if visit.upcoming else ONGOING_LIFETIME
    return as_of - max(change.at for change in visit.history) <= lifetime


def _was_long_over(visit: Visit) -> bool:
    """Whether a visit was first told of as called off after its dates: it is background."""
    first = visit.history[0]
    last_day = first.after.end or first.after.start
    called_off_first = first.after.status in CALLED_OFF
    return called_off_first and last_day is not None and last_day < first.at.date()


def _reports(
    readings: Iterable[Reading],
    *,
    as_of: datetime,
    copies: Mapping[ArticleId, ArticleId],
    zone: tzinfo,
) -> Iterator[Report]:
    known = sorted(
        (reading for reading in readings if reading.published <= as_of),
        key=lambda r: (r.published, r.article.id, r.article.revision),
    )
    voices = {reading.article.id: reading.article.source for reading in known}
    for reading in known:
        original = copies.get(reading.article.id, reading.article.id)
        voice = voices.get(original, reading.article.source)
        yield from reports_of(reading, voice=voice, zone=zone)


def _visit(life: Life, *, since: datetime | None) -> Visit:
    told = _told(life)
    leading = _leading(told)
    visitor = tuple(_fullest(name, life.visitor) for name in leading.visit.visitor)
    placing = _placing(leading, life.reports)
    conflicts = _conflicts(life, told)
    voices = {report.voice for report in life.reports}
    steps = tuple(life.steps)
    return Visit(
        id=_identity(life),
        visitor=visitor,
        visitor_role=_role(visitor[0], life.reports),
        destination=placing.visit.destination,
        country=placing.visit.country,
        host=_first(one.report.visit.host for one in told),
        start=life.span.start,
        end=life.span.end,
        granularity=life.span.granularity,
        when_text=life.span.when_text,
        status=life.status,
        purpose=_first(one.report.visit.purpose for one in told),
        evidence=_evidence(told),
        sources=tuple(sorted({r.reading.article.source for r in life.reports})),
        confidence=_confidence(len(voices), len(conflicts)),
        history=steps,
        changes=tuple(step for step in steps if since is None or step.at > since),
        conflicts=conflicts,
        sequence=len(steps) - 1,
        probability=_probability(told),
    )


def _told(life: Life) -> list[Telling]:
    """What tells the visit as it stands, the best first: reports that say otherwise are out."""
    finest = max(life.reports, key=lambda r: (r.status is life.status, len(r.place), r.at))
    told = tellings(life.reports, row_of(finest, status=life.status, span=life.span))
    return [one for one in told if one.agrees] or told


def _leading(told: Sequence[Telling]) -> Report:
    """The report that tells the visit best and names the visitor; else the best of all."""
    naming = (one.report for one in told if not is_description(one.report.visit.visitor[0]))
    return next(naming, told[0].report)


def _first(told: Iterable[str | None]) -> str | None:
    return next((words for words in told if words), None)


def _identity(life: Life) -> VisitId:
    """Stable while dates and status change: made from the first report alone."""
    first = life.reports[0]
    key = "|".join(
        (
            first.reading.article.id,
            *sorted(fold(name) for name in first.visit.visitor),
            fold(first.visit.destination[0]),
            str(first.visit.evidence[0].start),
            str(first.visit.start),
        )
    )
    return VisitId(hashlib.sha256(key.encode()).hexdigest()[:16])


def _fullest(name: str, names: Sequence[str]) -> str:
    """The longest form of a person's name among those reported; a group keeps its own."""
    if is_group(name) or is_description(name):
        return name
    forms = [other for other in names if not is_group(other) and same_name(name, other)]
    return max([name, *forms], key=lambda form: (len(words(form)), form == name, form))


def _placing(leading: Report, reports: Sequence[Report]) -> Report:
    """The report with the most detailed name for the place that the leading report names."""
    same = [r for r in reports if closeness(r.place, leading.place) >= Closeness.WITHIN]
    return max(same, key=lambda r: (len(r.place), r is leading, r.at))


def _probability(told: Iterable[Telling]) -> float | None:
    """The highest that is given: a second report does not make a visit less likely."""
    given = (one.report.visit.probability for one in told)
    return max((one for one in given if one is not None), default=None)


def _role(name: str, reports: Sequence[Report]) -> str | None:
    """The office that the newest report gives the visitor, and not only whom he has to do with."""
    for report in sorted(reports, key=lambda r: (r.at, r.reading.article.id), reverse=True):
        for actor in report.reading.analysis.actors:
            if actor.role and not is_relation(actor.role) and same_name(actor.name, name):
                return actor.role
    return None


def _evidence(told: Sequence[Telling]) -> tuple[Evidence, ...]:
    """The sentence that tells the row best, then one of each further outlet, newest first."""
    best, *others = told
    chosen: dict[str, Evidence] = {best.report.voice: best.evidence}
    for one in sorted(others, key=lambda o: (o.report.at, o.merit), reverse=True):
        chosen.setdefault(one.report.voice, one.evidence)
    return tuple(chosen.values())[:EVIDENCE_LIMIT]


def _conflicts(life: Life, told: Iterable[Telling]) -> tuple[DateConflict, ...]:
    """What other voices say about the date, but not what was said before the date was moved.

    A sentence that also tells the row is no contradiction: somebody printed it on another day.
    """
    if not life.span.dated:
        return ()
    agreeing = [r.at for r in life.reports if r.span.dated and overlap(r.span, life.span)]
    decided = min(agreeing, default=life.reports[0].at)
    agreed = {fold(one.evidence.quote) for one in told}
    return tuple(
        DateConflict(
            source=report.reading.article.source,
            start=span.start,
            end=span.end,
            evidence=evidence,
        )
        for _, (report, span) in sorted(life.said.items())
        if not overlap(span, life.span)
        and not report.shared
        and decided - report.at <= SAME_NEWS
        and fold((evidence := own_telling(report)).quote) not in agreed
    )


def _confidence(voices: int, conflicts: int) -> float:
    """1 - 0.5^n for n independent voices, a fifth less for each that gives another date."""
    return round((1 - 0.5**voices) * 0.8**conflicts, 3)


def _order(visit: Visit) -> tuple[bool, date, date, str, str]:
    first = visit.start or visit.end or date.max
    last = visit.end or visit.start or date.max
    return (first == date.max, first, last, visit.visitor[0], visit.id)
