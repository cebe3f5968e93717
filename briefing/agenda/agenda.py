"""All visits that a set of readings reports, each with its life, as of a moment."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from briefing.agenda.life import Life
from briefing.agenda.reports import Report, destination_country
from briefing.agenda.spans import overlap
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
_ENDED = frozenset({ChangeKind.CANCELLED, ChangeKind.DENIED, ChangeKind.TOOK_PLACE})


def build_agenda(
    readings: Iterable[Reading],
    *,
    as_of: datetime,
    since: datetime | None = None,
    copies: Mapping[ArticleId, ArticleId] | None = None,
) -> tuple[Visit, ...]:
    """Merge what articles report into visits, as known at a moment.

    Args:
        readings: The articles read, in any order; each once for every revision that counts.
        as_of: Reports published later are left out (aware).
        since: Changes reported after this moment are marked as new (aware); None marks all.
        copies: Articles that reprint another, mapped to it: both are one voice.

    Returns:
        Every visit reported, by first day (those without a date last), then by visitor.
    """
    lives = _lives(_reports(readings, as_of=as_of, copies=copies or {}))
    visits: dict[VisitId, Visit] = {}
    for life in lives:
        visit = _visit(life, since=since)
        twins = sum(key.startswith(visit.id) for key in visits)
        if twins:  # two trips read from one sentence
            visit = replace(visit, id=VisitId(f"{visit.id}-{twins + 1}"))
        visits[visit.id] = visit
    return tuple(sorted(visits.values(), key=_order))


def coming(visits: Iterable[Visit], *, today: date, as_of: datetime) -> tuple[Visit, ...]:
    """The visits a reader should see: ahead or under way, and those that just ended or fell.

    A visit leaves when its last day has passed, an undated one `UNDATED_LIFETIME` after its last
    report; one that was cancelled, denied or took place since the last brief is shown once more.

    Args:
        visits: From `build_agenda`.
        today: The day, in the reader's zone.
        as_of: The moment the agenda was made for (aware).
    """
    return tuple(visit for visit in visits if _shown(visit, today=today, as_of=as_of))


def _shown(visit: Visit, *, today: date, as_of: datetime) -> bool:
    if any(change.kind in _ENDED for change in visit.changes):
        return bool(visit.history[1:]) or visit.status is not VisitStatus.PAST
    last_report = max(change.at for change in visit.history)
    if visit.status is VisitStatus.ONGOING:
        if visit.end is not None:
            return visit.end >= today
        return as_of - last_report <= ONGOING_LIFETIME
    if not visit.upcoming:
        return False
    last_day = visit.end or visit.start
    if last_day is not None:
        return last_day >= today
    return as_of - last_report <= UNDATED_LIFETIME


def _reports(
    readings: Iterable[Reading], *, as_of: datetime, copies: Mapping[ArticleId, ArticleId]
) -> list[Report]:
    known = sorted(
        (reading for reading in readings if reading.published <= as_of),
        key=lambda r: (r.published, r.article.id, r.article.revision),
    )
    voices = {reading.article.id: reading.article.source for reading in known}
    return [
        Report(
            visit=visit,
            reading=reading,
            voice=voices.get(
                copies.get(reading.article.id, reading.article.id), reading.article.source
            ),
        )
        for reading in known
        for visit in reading.analysis.visits
        if visit.visitor and visit.destination
    ]


def _lives(reports: Sequence[Report]) -> list[Life]:
    lives: list[Life] = []
    for report in reports:
        fitting = max(range(len(lives)), key=lambda i: (lives[i].fits(report), i), default=None)
        if fitting is None or not lives[fitting].fits(report):
            lives.append(Life())
            fitting = len(lives) - 1
        lives[fitting].take(report)
    return lives


def _visit(life: Life, *, since: datetime | None) -> Visit:
    reports = sorted(life.reports, key=lambda r: (r.at, r.reading.article.id), reverse=True)
    leading = _leading(life, reports)
    visitor = tuple(_fullest(name, life.visitor) for name in leading.visit.visitor)
    conflicts = _conflicts(life)
    voices = sorted({report.voice for report in life.reports})
    steps = tuple(life.steps)
    return Visit(
        id=_identity(life),
        visitor=visitor,
        visitor_role=_role(visitor[0], reports),
        destination=_destination(leading, reports),
        country=destination_country(life.destination),
        host=next((r.visit.host for r in reports if r.visit.host), None),
        start=life.span.start,
        end=life.span.end,
        granularity=life.span.granularity,
        when_text=life.span.when_text,
        status=life.status,
        purpose=next((r.visit.purpose for r in reports if r.visit.purpose), None),
        evidence=_evidence(leading, reports),
        sources=tuple(sorted({r.reading.article.source for r in life.reports})),
        confidence=_confidence(len(voices), len(conflicts)),
        history=steps,
        changes=tuple(step for step in steps if since is None or step.at > since),
        conflicts=conflicts,
        sequence=len(steps) - 1,
    )


def _leading(life: Life, reports: Sequence[Report]) -> Report:
    """The newest report of the present status that names the visitor; else the newest of it."""
    deciding = [r for r in reports if r.status is life.status] or reports
    naming = (r for r in deciding if not is_description(r.visit.visitor[0]))
    return next(naming, deciding[0])


def _identity(life: Life) -> VisitId:
    """Stable while dates and status change: made from the first report alone."""
    first = life.reports[0]
    key = "|".join(
        (
            first.reading.article.id,
            *sorted(fold(name) for name in first.visit.visitor),
            fold(first.visit.destination[0]),
            str(first.evidence.start),
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


def _destination(leading: Report, reports: Sequence[Report]) -> tuple[str, ...]:
    """The most detailed destination among the reports that agree with the deciding one."""
    country = leading.country
    alike = [r for r in reports if r.country == country] or [leading]
    return max(alike, key=lambda r: (len(r.visit.destination), r is leading)).visit.destination


def _role(name: str, reports: Sequence[Report]) -> str | None:
    for report in reports:
        for actor in report.reading.analysis.actors:
            if actor.role and not is_relation(actor.role) and same_name(actor.name, name):
                return actor.role
    return None


def _evidence(leading: Report, reports: Sequence[Report]) -> tuple[Evidence, ...]:
    chosen: dict[str, Evidence] = {leading.voice: leading.evidence}
    for report in reports:
        chosen.setdefault(report.voice, report.evidence)
    return tuple(chosen.values())[:EVIDENCE_LIMIT]


def _conflicts(life: Life) -> tuple[DateConflict, ...]:
    if not life.span.dated:
        return ()
    return tuple(
        DateConflict(
            source=report.reading.article.source,
            start=span.start,
            end=span.end,
            evidence=report.evidence,
        )
        for _, (report, span) in sorted(life.said.items())
        if not overlap(span, life.span)
    )


def _confidence(voices: int, conflicts: int) -> float:
    """1 - 0.5^n for n independent voices, a fifth less for each that gives another date."""
    return round((1 - 0.5**voices) * 0.8**conflicts, 3)


def _order(visit: Visit) -> tuple[bool, date, date, str, str]:
    first = visit.start or visit.end or date.max
    last = visit.end or visit.start or date.max
    return (first == date.max, first, last, visit.visitor[0], visit.id)
