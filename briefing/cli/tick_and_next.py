"""The commands for who lets another clock wake the program: tick and next."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from briefing.cli.common_options import AsJson, print_json
from briefing.cli.daemon import tell_tick, watched_workshop
from briefing.cli.entry import DONE, PROBLEMS, Session
from briefing.cli.initialising import local_zone
from briefing.cli.logs import show_log

if TYPE_CHECKING:
    from briefing.runs import Next


def tick(context: typer.Context) -> int:
    """Do once what is due now: collect, build, deliver; for cron or a timer."""
    from briefing import runs

    session: Session = context.obj
    if not session.verbose:  # with --verbose the log is shown already
        show_log(verbose=False, quiet=True)
    with watched_workshop(session) as (workshop, alarm):
        report = runs.watched_tick(workshop, alarm, now=session.clock(), builder=runs.build_apart)
    tell_tick(report)
    failed = [receipt for receipt in report.receipts if not receipt.delivered]
    troubled = report.collected is not None and report.collected.troubled
    return PROBLEMS if report.problems or failed or troubled else DONE


def next_(context: typer.Context, as_json: AsJson = False) -> int:
    """Say what will run when: each edition's next brief, each source's next round."""
    from briefing import runs

    session: Session = context.obj
    here = local_zone(os.environ.get("TZ"), Path("/etc/localtime"))
    with session.workshop() as workshop:
        found = runs.upcoming(workshop, now=session.clock(), local_zone=here)
    if as_json:
        print_json([_plain(one) for one in found])
        return DONE
    for one in found:
        day = f" of {one.day}" if one.day else ""
        said = f": {one.waiting}" if one.waiting else ""
        typer.echo(f"{one.kind} {one.name}{day}  {_when(one)}{said}")
    session.note("'briefing run' or 'briefing tick' does it")
    return DONE


def _when(one: "Next") -> str:
    """In local time and in UTC; once, where these are the same."""
    utc = f"{one.at:%Y-%m-%d %H:%M} UTC"
    local = f"{one.local:%a %Y-%m-%d %H:%M} {one.zone}"
    return f"{one.local:%a} {utc}" if one.zone == "UTC" else f"{local} ({utc})"


def _plain(one: "Next") -> dict[str, object]:
    return {
        "kind": one.kind,
        "name": one.name,
        "date": one.day.isoformat() if one.day else None,
        "at": one.at.isoformat(),
        "local": one.local.isoformat(),
        "zone": one.zone,
        "waiting": one.waiting,
    }
