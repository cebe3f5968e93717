"""Does whatever is due at a moment: collect, build, deliver. A tick may be repeated at will."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from briefing import window as calendar
from briefing.assembly import Workshop
from briefing.config import EditionConfig
from briefing.errors import BriefingError, BusyError
from briefing.model import Problem, Receipt
from briefing.runs.building import build
from briefing.runs.collecting import collect
from briefing.runs.delivering import deliver
from briefing.runs.expected_deliveries import owed_days
from briefing.runs.outcomes import BuildReport, CollectReport
from briefing.runs.process_identity import is_gone
from briefing.runs.progress import Progress, in_silence
from briefing.runs.source_rounds import closing_now, to_read
from briefing.runs.unfinished_work import archive_again, give_up, put_right
from briefing.store import BuildState, may_build

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class TickReport:
    """What one tick did; all empty if nothing was due.

    Attributes:
        collected: What collecting did, if a brief was due or the time of a source had come.
        builds: The briefs built.
        receipts: What was delivered, or could not be.
        problems: Briefs that failed, with the reason; deliveries that are in doubt.
    """

    collected: CollectReport | None = None
    builds: tuple[BuildReport, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    problems: tuple[Problem, ...] = ()


class Builder(Protocol):
    """Builds a brief that is due: here, or in a process of its own."""

    def __call__(
        self, workshop: Workshop, *, edition: EditionConfig, day: date, now: datetime
    ) -> BuildReport:
        """Build one brief."""
        ...


def build_here(
    workshop: Workshop, *, edition: EditionConfig, day: date, now: datetime
) -> BuildReport:
    """Build a brief that is due in this process."""
    return build(workshop, edition=edition, day=day, now=now, scheduled=True)


def tick(
    workshop: Workshop,
    *,
    now: datetime,
    builder: Builder = build_here,
    progress: Progress = in_silence,
) -> TickReport:
    """Collect, build and deliver what is due.

    One edition's failure is a problem in the report and does not keep the others back.

    Args:
        workshop: The parts.
        now: The time.
        builder: Builds what is due.
        progress: Told of each source that is read and each recipient that is served.

    Raises:
        StoreError: if the store refuses to say what is due.
    """
    editions = workshop.config.editions
    for edition in editions:
        put_right(workshop, edition, now=now)
    due = [(edition, day) for edition in editions for day in due_now(workshop, edition, now=now)]
    due.sort(key=_cutoff)  # the evening's brief goes on from the morning's
    collected = None
    builds: list[BuildReport] = []
    receipts: list[Receipt] = []
    problems: list[Problem] = []
    with _border("collecting", problems):  # what is in the store is built all the same
        collected = _collect(workshop, due, now=now, progress=progress)
    for edition, day in due:
        with _border(f"{edition.name} {day}", problems):
            builds.append(builder(workshop, edition=edition, day=day, now=now))
    for edition in editions:
        with _border(f"{edition.name}: delivering", problems):
            receipts += _deliver(workshop, edition, now=now, progress=progress)
        with _border(f"{edition.name}: closing", problems):
            problems += archive_again(workshop, edition, now=now)
            problems += give_up(workshop, edition, now=now)
    return TickReport(
        collected=collected,
        builds=tuple(builds),
        receipts=tuple(receipts),
        problems=tuple(problems),
    )


def _cutoff(due: tuple[EditionConfig, date]) -> datetime:
    edition, day = due
    return calendar.cutoff(zone=edition.zone, hour=edition.hour, day=day)


def _collect(
    workshop: Workshop,
    due: Sequence[tuple[EditionConfig, date]],
    *,
    now: datetime,
    progress: Progress,
) -> CollectReport | None:
    """Read every source for a brief that is due, else those whose time has come."""
    if due:
        closing = closing_now(workshop, due, now=now)
        return collect(workshop, now=now, closing=closing, progress=progress)
    names = to_read(workshop, now=now)
    return collect(workshop, now=now, only=names, progress=progress) if names else None


def due_now(workshop: Workshop, edition: EditionConfig, *, now: datetime) -> tuple[date, ...]:
    """The days to build: due by the calendar or begun because they were, and free to be taken.

    Raises:
        StoreError: if the store refuses.
    """
    config, ledger = workshop.config, workshop.store.ledger
    today = calendar.today(zone=edition.zone, now=now)
    since = today - timedelta(days=config.catch_up_days)
    entries = {
        entry.day: entry
        for entry in ledger.builds(edition=edition.name, since=since)
        if entry.day <= today
    }
    built = {d for d, entry in entries.items() if entry.state is BuildState.BUILT and entry.due}
    days = calendar.due_days(
        zone=edition.zone,
        hour=edition.hour,
        days=edition.calendar,
        now=now,
        built=built,
        first=ledger.first_due(edition.name),
        catch_up=config.catch_up,
        catch_up_days=config.catch_up_days,
    )
    newest = max(built, default=date.min)
    begun = {
        d
        for d, entry in entries.items()
        if entry.due and d not in built and (config.catch_up == "all" or d > newest)
    }
    return tuple(
        day
        for day in sorted({*days, *begun})
        if day not in entries or may_build(entries[day], now=now, due=True, gone=is_gone)
    )


def _deliver(
    workshop: Workshop, edition: EditionConfig, *, now: datetime, progress: Progress
) -> list[Receipt]:
    receipts: list[Receipt] = []
    for day, chosen in owed_days(workshop, edition, now=now).items():
        kept = workshop.store.briefs.get(edition.name, day)
        if kept is not None:
            workshop.store.ledger.expect(
                edition=edition.name, day=day, recipients=[one.named for one in chosen], now=now
            )
            made = deliver(workshop, edition, kept, chosen, now=now, progress=progress)
            for receipt in made:
                _log_receipt(f"{edition.name} {day}", receipt)
            receipts += made
    return receipts


def _log_receipt(brief: str, receipt: Receipt) -> None:
    """What became of a delivery; what nobody will try again by itself is an error."""
    if receipt.delivered:
        level, state = logging.INFO, "delivered"
    elif receipt.doubtful:
        level, state = logging.ERROR, "in doubt"
    elif receipt.permanent:
        level, state = logging.ERROR, "refused"
    else:
        level, state = logging.WARNING, "failed for now"
    to = f"{receipt.channel} {receipt.recipient}"
    log.log(level, "%s: %s: %s: %s", brief, to, state, receipt.detail)


@contextmanager
def _border(where: str, problems: list[Problem]) -> Iterator[None]:
    """Whatever happens inside is a problem of the report, and keeps nothing else back."""
    try:
        yield
    except BusyError as error:
        log.info("%s is left to another process: %s", where, error.message)
    except BriefingError as error:
        log.error("%s: %s", where, error)  # noqa: TRY400  (expected: the message says it all)
        problems.append(Problem(where=where, message=error.message, hint=error.hint))
    except Exception as error:  # the tick's border: a fault in one edition is not the others'
        log.exception("%s: this is a fault of the program", where)
        problems.append(Problem(where=where, message=repr(error)))
