"""Does whatever is due at a moment: collect, build, deliver. A tick may be repeated at will."""

import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from briefing import window as calendar
from briefing.assembly import Workshop
from briefing.config import EditionConfig
from briefing.errors import BriefingError
from briefing.model import Problem, Receipt
from briefing.runs.building import build
from briefing.runs.collecting import collect
from briefing.runs.delivering import send
from briefing.runs.reports import BuildReport, CollectReport
from briefing.store import BuildEntry, BuildState, DeliveryState

log = logging.getLogger(__name__)

# A delivery that failed for now is tried again after this, and so many times in all.
RETRY_AFTER = timedelta(minutes=10)
RETRY_LIMIT = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class TickReport:
    """What one tick did; all empty if nothing was due.

    Attributes:
        collected: What collecting did, if a brief was due.
        builds: The briefs built.
        receipts: What was delivered, or could not be.
        problems: Briefs that failed, with the reason.
    """

    collected: CollectReport | None = None
    builds: tuple[BuildReport, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    problems: tuple[Problem, ...] = ()


def tick(workshop: Workshop, *, now: datetime) -> TickReport:
    """Build and deliver what is due.

    One edition's failure is a problem in the report and does not keep the others back.

    Raises:
        StoreError: if the store refuses to say what is due.
    """
    due = [
        (edition, day)
        for edition in workshop.config.editions
        for day in _due(workshop, edition, now=now)
    ]
    collected = None
    builds: list[BuildReport] = []
    receipts: list[Receipt] = []
    problems: list[Problem] = []
    if due:
        try:
            collected = collect(workshop, now=now)
        except BriefingError as error:
            problems.append(_problem("collecting", error))
    for edition, day in due:
        try:
            builds.append(build(workshop, edition=edition, day=day, now=now, scheduled=True))
        except BriefingError as error:
            problems.append(_problem(f"{edition.name} {day}", error))
            log.error("%s %s was not built: %s", edition.name, day, error)  # noqa: TRY400
    for edition in workshop.config.editions:
        for day in _undelivered(workshop, edition, now=now):
            try:
                receipts += send(workshop, edition=edition, day=day, now=now)
            except BriefingError as error:
                problems.append(_problem(f"{edition.name} {day}", error))
                log.error("%s %s was not sent: %s", edition.name, day, error)  # noqa: TRY400
    return TickReport(
        collected=collected,
        builds=tuple(builds),
        receipts=tuple(receipts),
        problems=tuple(problems),
    )


def _due(workshop: Workshop, edition: EditionConfig, *, now: datetime) -> tuple[date, ...]:
    """The days to build: due by the calendar, not built, not taken, not given up."""
    entries = {entry.day: entry for entry in workshop.store.ledger.builds(edition=edition.name)}
    built = [day for day, entry in entries.items() if entry.state is BuildState.BUILT]
    days = calendar.due_days(
        zone=edition.zone,
        hour=edition.hour,
        days=edition.days,
        now=now,
        last_built=max(built, default=None),
        catch_up=workshop.config.catch_up,
        catch_up_days=workshop.config.catch_up_days,
    )
    return tuple(day for day in days if day not in entries or _open(entries[day], now=now))


def _open(entry: BuildEntry, *, now: datetime) -> bool:
    """Whether a day may be claimed: not given up, and nobody else is building it."""
    if entry.state is BuildState.RUNNING:
        return entry.lease_until is None or entry.lease_until < now
    return entry.state is BuildState.PENDING


def _undelivered(workshop: Workshop, edition: EditionConfig, *, now: datetime) -> tuple[date, ...]:
    """The built days of the catch-up span that lack a delivery which may be tried now."""
    if not edition.channels:
        return ()
    since = calendar.today(zone=edition.zone, now=now) - timedelta(workshop.config.catch_up_days)
    built = [
        entry.day
        for entry in workshop.store.ledger.builds(edition=edition.name, since=since)
        if entry.state is BuildState.BUILT
    ]
    return tuple(day for day in built if _wants_delivery(workshop, edition, day, now=now))


def _wants_delivery(
    workshop: Workshop, edition: EditionConfig, day: date, *, now: datetime
) -> bool:
    known = workshop.store.ledger.deliveries(edition=edition.name, day=day)
    if not known:
        return True
    return any(
        entry.state is DeliveryState.FAILED
        and not entry.permanent
        and entry.attempts < RETRY_LIMIT
        and now - entry.changed_at >= RETRY_AFTER
        for entry in known
    )


def _problem(where: str, error: BriefingError) -> Problem:
    return Problem(where=where, message=error.message, hint=error.hint)
