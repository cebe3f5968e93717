"""Ends what was left open: what a wrong clock wrote, an archive not written, what is given up."""

import logging
from datetime import date, datetime, timedelta

from briefing import window as calendar
from briefing.assembly import Workshop, channels
from briefing.config import EditionConfig
from briefing.model import Problem
from briefing.runs.building import left_over
from briefing.runs.expected_deliveries import served
from briefing.runs.process_identity import is_gone
from briefing.runs.publishing import publish_archive
from briefing.store import BuildState, DeliveryEntry, DeliveryState, is_waiting

log = logging.getLogger(__name__)

# Clocks of several machines may differ by so much; more is a clock that was wrong.
CLOCKS_DIFFER = timedelta(minutes=5)


def put_right(workshop: Workshop, edition: EditionConfig, *, now: datetime) -> None:
    """Take back the days that were built while a clock was ahead: they have not closed yet.

    Raises:
        StoreError: if the store refuses.
    """
    today = calendar.today(zone=edition.zone, now=now)
    for entry in workshop.store.ledger.builds(edition=edition.name, since=today):
        closes = calendar.cutoff(zone=edition.zone, hour=edition.hour, day=entry.day)
        if (
            entry.state is BuildState.BUILT
            and now < closes
            and entry.changed_at > now + CLOCKS_DIFFER
        ):
            workshop.store.ledger.reopen(edition=edition.name, day=entry.day, now=now)
            log.warning(
                "%s %s was built while the clock was ahead; it is built again when it is due",
                edition.name,
                entry.day,
            )


def archive_again(
    workshop: Workshop, edition: EditionConfig, *, now: datetime
) -> tuple[Problem, ...]:
    """Write the archive that could not be written when a brief was built, once its wait is over.

    Raises:
        StoreError: if the store refuses.
    """
    since = _caught_up_since(workshop, edition, now=now)
    ledger = workshop.store.ledger
    left = [
        entry
        for entry in ledger.builds(edition=edition.name, since=since)
        if entry.state is BuildState.BUILT and entry.error and not is_waiting(entry, now=now)
    ]
    if not left:
        return ()
    problems = publish_archive(workshop)
    for entry in left:
        ledger.leave(entry, now=now, left=left_over(problems))
    return problems


def give_up(workshop: Workshop, edition: EditionConfig, *, now: datetime) -> tuple[Problem, ...]:
    """Say of each brief and delivery that it is given up, once, and what is left in doubt.

    Raises:
        StoreError: if the store refuses.
    """
    since = _caught_up_since(workshop, edition, now=now)
    ledger = workshop.store.ledger
    problems = [
        Problem(
            where=f"{edition.name} {entry.day}",
            message=f"given up, for it is too old to be caught up: {entry.error or 'not built'}",
            hint=f"briefing build --edition {edition.name} --date {entry.day}",
        )
        for entry in ledger.give_up(edition=edition.name, before=since, now=now)
    ]
    problems += _doubtful(workshop, edition, now=now)
    expected = {(channel.name, recipient) for channel, recipient in served(channels(edition))}
    for one in ledger.deliveries(
        edition=edition.name, before=since, state=DeliveryState.FAILED, permanent=False
    ):
        built = ledger.build(edition.name, one.day)
        if built is not None and built.due and (one.channel, one.recipient) in expected:
            ledger.close(one, now=now)
            problems.append(_of_delivery(one, f"given up: {one.detail or 'never tried'}"))
    for problem in problems:
        log.error("%s: %s; %s", problem.where, problem.message, problem.hint)
    return tuple(problems)


def _doubtful(workshop: Workshop, edition: EditionConfig, *, now: datetime) -> list[Problem]:
    return [
        _of_delivery(one, f"in doubt: {one.detail}")
        for one in workshop.store.ledger.settle(edition=edition.name, now=now, gone=is_gone)
    ]


def _of_delivery(one: DeliveryEntry, message: str) -> Problem:
    """What is told of a delivery that nobody will try by itself, with the command that does."""
    return Problem(
        where=f"{one.edition} {one.day}: {one.channel} {one.recipient}",
        message=message,
        hint=f"briefing send --edition {one.edition} --date {one.day} --to {one.recipient}",
    )


def _caught_up_since(workshop: Workshop, edition: EditionConfig, *, now: datetime) -> date:
    """The first day that is still caught up."""
    today = calendar.today(zone=edition.zone, now=now)
    return today - timedelta(workshop.config.catch_up_days)
