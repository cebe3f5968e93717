"""The command that stays: run."""

import os
import sys
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import typer

from briefing.cli.briefs import tell_build, tell_receipts
from briefing.cli.door import DONE, INTERRUPTED, Session

if TYPE_CHECKING:
    from briefing.config import EditionConfig
    from briefing.runs.ticking import TickReport


def run(context: typer.Context) -> int:
    """Stay and make every brief when it is due: collect, build, deliver."""
    from briefing import runs, schedule
    from briefing.window import next_cutoff

    session: Session = context.obj
    config = session.config()
    with session.workshop() as workshop:
        for edition in config.editions:
            due = next_cutoff(
                zone=edition.zone, hour=edition.hour, days=edition.days, now=session.clock()
            )
            session.note(f"{edition.name}: next at {_local(due, edition)}")

        def work(now: datetime) -> None:
            _tell_tick(session, runs.tick(workshop, now=now))

        try:
            schedule.run(work, clock=session.clock)
        except KeyboardInterrupt:  # the second one: do not even wait for the work in hand
            session.note("interrupted: nothing was left half-written")
            os._exit(INTERRUPTED)
    session.note("stopped")
    return DONE


def _local(moment: datetime, edition: "EditionConfig") -> str:
    return f"{moment.astimezone(ZoneInfo(edition.zone)):%Y-%m-%d %H:%M} {edition.zone}"


def _tell_tick(session: Session, report: "TickReport") -> None:
    if report.collected is not None:
        session.problems(report.collected.problems)
    for made in report.builds:
        session.problems(made.problems)
        tell_build(session, made)
    session.problems(report.problems)
    tell_receipts(report.receipts)
    sys.stdout.flush()
