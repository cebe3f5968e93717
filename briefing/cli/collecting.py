"""The command that reads the sources."""

from datetime import datetime
from typing import TYPE_CHECKING

import typer

from briefing.cli.common_options import AsJson, print_json
from briefing.cli.entry import DONE, FAILED, PROBLEMS, Session

if TYPE_CHECKING:
    from briefing.assembly import Workshop
    from briefing.runs import CollectReport

_COUNTS = (
    "name", "read", "new", "revised", "unchanged", "duplicate", "removed", "withheld", "failed",
)  # fmt: skip


def collect(context: typer.Context, as_json: AsJson = False) -> int:
    """Bring what the sources hold into the store."""
    session: Session = context.obj
    with session.workshop() as workshop:
        report = collected(session, workshop)
    for outcome in report.outcomes if not as_json else ():
        state = "failed" if outcome.failed else f"{outcome.read} read"
        typer.echo(
            f"{outcome.name}: {state}, {outcome.new} new, {outcome.revised} revised, "
            f"{outcome.unchanged} unchanged, {outcome.duplicate} duplicate"
            + (f", {outcome.removed} removed before" if outcome.removed else "")
            + (f", {outcome.withheld} under embargo" if outcome.withheld else "")
        )
    if as_json:
        print_json(
            [{count: getattr(outcome, count) for count in _COUNTS} for outcome in report.outcomes]
        )
    if report.outcomes and all(outcome.failed for outcome in report.outcomes):
        return FAILED
    return PROBLEMS if report.troubled else DONE


def collected(
    session: Session, workshop: "Workshop", *, closing: datetime | None = None
) -> "CollectReport":
    """Collect, and tell what went wrong; `closing` as `runs.collect` takes it."""
    from briefing import runs

    with session.progress("collecting") as watch:
        report = runs.collect(workshop, now=session.clock(), closing=closing, progress=watch)
    session.problems(report.problems)
    return report
