"""Builds the briefs of a range of past days, one after the other, each as of its own day.

Nothing is collected and nothing delivered. What is built already is found, so that a run that was
stopped goes on where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from briefing import window as calendar
from briefing.assembly import Workshop
from briefing.config import EditionConfig
from briefing.errors import BriefingError, ConfigError, OutputError, StoreError, UsageError
from briefing.model import Problem
from briefing.runs.building import build
from briefing.runs.outcomes import BuildReport
from briefing.runs.progress import Progress, in_silence

# The failures after which no other day can fare better.
_HOPELESS = (ConfigError, StoreError, OutputError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What became of one edition's day.

    Attributes:
        edition: Which edition.
        day: Which day.
        report: What was built; None if it failed.
        problem: Why it failed.
    """

    edition: str
    day: date
    report: BuildReport | None = None
    problem: Problem | None = None


def days_to_fill(
    editions: Sequence[EditionConfig], *, since: date, until: date, now: datetime
) -> tuple[tuple[EditionConfig, date], ...]:
    """The editions' days of a range, the oldest first: a brief tells what is new since the last.

    Args:
        editions: Which editions.
        since: The first day.
        until: The last day.
        now: The time.

    Raises:
        UsageError: if the range is empty, or ends after the last day that has closed.
    """
    if since > until:
        raise UsageError(f"{since} is later than {until}", hint="--from must not lie behind --to")
    for edition in editions:
        closed = calendar.last_closed(
            zone=edition.zone, hour=edition.hour, days=edition.calendar, now=now
        )
        if until > max(closed, calendar.today(zone=edition.zone, now=now)):
            raise UsageError(
                f"{until} lies in the future", hint=f"the last day of '{edition.name}' is {closed}"
            )
    days = [since + timedelta(days=n) for n in range((until - since).days + 1)]
    found = (
        (calendar.cutoff(zone=edition.zone, hour=edition.hour, day=day), edition, day)
        for day in days
        for edition in editions
        if calendar.appears(zone=edition.zone, days=edition.calendar, day=day)
    )
    in_order = sorted((one for one in found if one[0] <= now), key=lambda one: one[0])
    return tuple((edition, day) for _, edition, day in in_order)


def backfill(
    workshop: Workshop,
    days: Sequence[tuple[EditionConfig, date]],
    *,
    clock: Callable[[], datetime],
    progress: Progress = in_silence,
) -> Iterator[Filled]:
    """Build the briefs that are missing, and yield what became of each day once it is done.

    A day that fails is a problem of that day; the others are built.

    Args:
        workshop: The parts.
        days: As `days_to_fill` gives them.
        clock: Says which moment it is.
        progress: Told of the stages of each build.

    Raises:
        StoreError: if the store refuses.
        OutputError: if the files cannot be written.
    """
    for edition, day in days:
        try:
            report = build(workshop, edition=edition, day=day, now=clock(), progress=progress)
        except _HOPELESS:
            raise
        except BriefingError as error:
            problem = Problem(where=f"{edition.name} {day}", message=error.message, hint=error.hint)
            yield Filled(edition=edition.name, day=day, problem=problem)
        else:
            yield Filled(edition=edition.name, day=day, report=report)
