"""The example articles with their labelled visit reports, and the agenda expected of each day."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from briefing.agenda import build_agenda, coming
from briefing.model import (
    Appearance,
    ArticleId,
    Evidence,
    FetchedArticle,
    Granularity,
    Reading,
    Visit,
    VisitReport,
    VisitStatus,
    published_instant,
)
from briefing.names import fold, same_name
from briefing.window import cutoff, window
from tests.nouns import appearance, reading

EXAMPLES = Path(__file__).parents[2] / "examples"
LABELS = EXAMPLES / "labels"
HOUR = time(7)
WEEKDAYS = frozenset(range(5))


def labels(name: str) -> Any:
    """One of the label files."""
    return json.loads((LABELS / name).read_text("utf-8"))


AGENDA = labels("visits.json")
ZONE = ZoneInfo(AGENDA["zone"])
DAYS = tuple(date.fromisoformat(day) for day in AGENDA["briefs"])


def shown(readings: list[Reading], day: date) -> tuple[Visit, ...]:
    """The agenda that the brief of a day shows."""
    span = window(zone=ZONE.key, hour=HOUR, days=WEEKDAYS, day=day)
    until = cutoff(zone=ZONE.key, hour=HOUR, day=day)
    agenda = build_agenda(readings, as_of=until, since=span.since)
    return coming(agenda, today=day, as_of=until)


def differences(found: tuple[Visit, ...], day: date) -> list[str]:
    """How an agenda differs from the labels, a line each."""
    wanted = AGENDA["briefs"][day.isoformat()]
    lines, left = [], list(found)
    for label in wanted:
        match = next((visit for visit in left if _is(visit, label)), None)
        if match is None:
            if not label.get("optional"):
                lines.append(f"{day} missing: {label['visit']}")
            continue
        left.remove(match)
        lines += [f"{day} {label['visit']}: {line}" for line in _wrong(match, label)]
    lines += [f"{day} not expected: {_words(visit)}" for visit in left]
    return lines


def _words(visit: Visit) -> str:
    return f"{visit.visitor} > {visit.destination} {visit.start} {visit.end} {visit.status}"


def _is(visit: Visit, label: Mapping[str, Any]) -> bool:
    visitor = any(same_name(a, b) for a in visit.visitor for b in label["visitor"])
    places = {fold(name) for name in label["destination"]}
    return visitor and any(fold(name) in places for name in visit.destination)


def _wrong(visit: Visit, label: Mapping[str, Any]) -> Iterator[str]:
    dates = [str(visit.start or None), str(visit.end or None)]
    accepted = [[str(label["start"]), str(label["end"])]]
    accepted += [[str(a), str(b)] for a, b in label.get("accept_dates", [])]
    if dates not in accepted and not (dates[1] == "None" and [dates[0]] * 2 in accepted):
        yield f"dates {dates}, expected {accepted}"
    if visit.status not in (label["status"], *label.get("accept_status", [])):
        yield f"status {visit.status}, expected {label['status']}"
    changes = [str(change.kind) for change in visit.changes]
    change = changes[-1] if changes else None
    if "new" in changes and change not in (label["change"], *label.get("accept_change", [])):
        change = "new"  # announced and changed between two briefs: new to the reader
    if change not in (label["change"], *label.get("accept_change", [])):
        yield f"change {changes}, expected {label['change']}"
    conflicts = sorted(str(conflict.start) for conflict in visit.conflicts)
    expected = sorted(str(conflict["start"]) for conflict in label["conflicts"])
    if conflicts != expected:
        yield f"conflicts {conflicts}, expected {expected}"


def labelled_readings(fetched: list[FetchedArticle]) -> list[Reading]:
    """The articles with what their labels say they report."""
    reports = labels("reports.json")
    found = []
    for one in fetched:
        if one.key not in reports or one.published is None:
            continue
        dated = isinstance(one.published, datetime)
        name = one.key
        moment = (
            one.published.astimezone(UTC)
            if dated
            else published_instant(_dated(name, one), zone=ZONE)
        )
        if isinstance(one.updated, datetime):
            moment = max(moment, one.updated.astimezone(UTC))
        found.append(
            reading(
                name,
                published=moment,
                source=one.source,
                visits=tuple(
                    _report(name, label) for label in reports[one.key] if not label.get("optional")
                ),
                actors=_actors(one),
            )
        )
    return found


def _actors(fetched: FetchedArticle) -> tuple[Appearance, ...]:
    return tuple(
        appearance(actor["name"], role=actor["role"], affiliation=actor["affiliation"])
        for actor in labels("actors.json")
        if actor["role"] and actor["name"].split()[-1] in fetched.text
    )


def _dated(name: str, fetched: FetchedArticle) -> Any:
    from dataclasses import replace

    from tests.nouns import article

    return replace(article(name), published_at=None, published_on=fetched.published)


def _report(name: str, label: Mapping[str, Any]) -> VisitReport:
    words = f"So says {Path(name).parent.name}."
    return VisitReport(
        visitor=tuple(label["visitor"]),
        destination=tuple(label["destination"]),
        host=label["host"],
        start=_day(label["start"]),
        end=_day(label["end"]),
        granularity=Granularity(label["granularity"]),
        when_text=None,
        status=VisitStatus(label["status"]),
        purpose=None,
        evidence=(Evidence(article=ArticleId(name), start=0, end=len(words), quote=words),),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
