"""The command that builds the briefs of past days: backfill."""

import time
from typing import TYPE_CHECKING, Annotated

import typer
from typing_extensions import override

from briefing.cli.common_options import EditionName
from briefing.cli.days import parse_day
from briefing.cli.entry import DONE, PROBLEMS, Session

if TYPE_CHECKING:
    from briefing.runs.backfilling import Filled


def backfill(
    context: typer.Context,
    since: Annotated[
        str, typer.Option("--from", metavar="D", help="The first day: YYYY-MM-DD or yesterday.")
    ],
    until: Annotated[str, typer.Option("--to", metavar="D", help="The last day.")] = "yesterday",
    edition: EditionName = None,
) -> int:
    """Build the missing briefs of past days from what the store holds; deliver none."""
    from briefing.runs.backfilling import backfill as filled
    from briefing.runs.backfilling import days_to_fill

    session: Session = context.obj
    now = session.clock()
    chosen = session.editions(edition)
    zone = chosen[0].zone
    first, last = (parse_day(day, zone=zone, now=now) for day in (since, until))
    days = days_to_fill(chosen, since=first, until=last, now=now)
    if not days:
        session.note(f"no brief is due from {first} to {last}")
    pace, failed = _Pace(len(days)), 0
    with session.workshop() as workshop, session.progress(f"{first} to {last}") as watch:
        for one in filled(workshop, days, clock=session.clock, progress=watch):
            pace.count(one)
            if one.problem is not None:
                failed += session.problems([one.problem])
            session.note(f"{one.edition} {one.day}: {_told(one)} ({pace})")
            for path in one.report.paths if one.report else ():
                typer.echo(str(path))
    return PROBLEMS if failed else DONE


def _told(one: "Filled") -> str:
    if one.report is None:
        return "failed"
    if one.report.existed:
        return "exists already"
    return f"{one.report.brief.coverage.articles} articles"


class _Pace:
    """How many days are done, how fast, and how long the rest will take.

    Days that were built before cost nothing and say nothing of the pace.
    """

    def __init__(self, total: int) -> None:
        self._total, self._done, self._made = total, 0, 0
        self._seconds = 0.0
        self._looked = time.monotonic()

    def count(self, one: "Filled") -> None:
        """One more day is done."""
        now = time.monotonic()
        self._done += 1
        if one.report is None or not one.report.existed:
            self._made += 1
            self._seconds += now - self._looked
        self._looked = now

    @override
    def __str__(self) -> str:
        """As it is said after each day."""
        said = f"{self._done} of {self._total}"
        left = self._total - self._done
        if not self._made or not left:
            return said
        each = self._seconds / self._made
        return f"{said}, {60 / max(each, 1e-3):.1f} a minute, {_duration(each * left)} left"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s"
