"""The commands about briefs: collect, build, send, list, show."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.days import parse_day, parse_moment
from briefing.cli.door import DONE, FAILED, PROBLEMS, Session
from briefing.cli.logs import visible
from briefing.errors import BriefingError, ConfigError, OutputError, StoreError, UsageError
from briefing.plugins import known, names, nearest

if TYPE_CHECKING:
    from briefing.assembly import Workshop
    from briefing.model import Receipt
    from briefing.runs import BuildReport, CollectReport

Day = Annotated[
    str, typer.Option("--date", "-d", metavar="D", help="YYYY-MM-DD, today or yesterday.")
]
EditionName = Annotated[
    str | None,
    typer.Option("--edition", "-e", metavar="E", help="The edition; all if not given."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]

# The failures after which no other edition can fare better.
_HOPELESS = (ConfigError, StoreError, OutputError)


def collect(context: typer.Context, as_json: AsJson = False) -> int:
    """Bring what the sources hold into the store."""
    session: Session = context.obj
    with session.workshop() as workshop:
        report = _collected(session, workshop)
    for outcome in report.outcomes if not as_json else ():
        state = "failed" if outcome.failed else f"{outcome.read} read"
        typer.echo(
            f"{outcome.name}: {state}, {outcome.new} new, {outcome.revised} revised, "
            f"{outcome.unchanged} unchanged, {outcome.duplicate} duplicate"
        )
    if as_json:
        counts = ("name", "read", "new", "revised", "unchanged", "duplicate", "failed")
        _print_json(
            [{count: getattr(outcome, count) for count in counts} for outcome in report.outcomes]
        )
    if report.outcomes and all(outcome.failed for outcome in report.outcomes):
        return FAILED
    return PROBLEMS if report.troubled else DONE


def _collected(session: Session, workshop: "Workshop") -> "CollectReport":
    from briefing import runs

    with session.progress("collecting"):
        report = runs.collect(workshop, now=session.clock())
    session.problems(report.problems)
    return report


def build(
    context: typer.Context,
    date_: Day = "today",
    edition: EditionName = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Make it anew although it exists.")
    ] = False,
    no_collect: Annotated[
        bool, typer.Option("--no-collect", help="Use what the store holds; read no source.")
    ] = False,
    formats: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="F", help="html,pdf,json,text,ics,email"),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="Instead of the output.")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="T", help="Start of the window: date or date-time."),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="T", help="End of the window.")
    ] = None,
) -> int:
    """Build the brief of a date, or name the files of the one that exists."""
    from briefing import runs

    session: Session = context.obj
    now = session.clock()
    chosen = _formats(formats)
    orders = [
        (
            one,
            parse_day(date_, zone=one.zone, now=now),
            parse_moment(since, zone=one.zone) if since else None,
            parse_moment(until, zone=one.zone, end=True) if until else None,
        )
        for one in session.editions(edition)
    ]
    troubled = failed = 0
    with session.workshop() as workshop:
        if not no_collect:
            troubled += _collected(session, workshop).troubled
        for one, day, start, end in orders:
            try:
                with session.progress(f"building {one.name} for {day}"):
                    report = runs.build(
                        workshop,
                        edition=one,
                        day=day,
                        now=session.clock(),
                        rebuild=rebuild,
                        since=start,
                        until=end,
                        formats=chosen,
                        output=output.absolute() if output else None,
                    )
            except BriefingError as error:
                if len(orders) == 1 or isinstance(error, _HOPELESS):
                    raise
                typer.echo(f"error: {one.name}: {error}", err=True)
                failed += 1
                continue
            session.problems(report.problems)  # the brief itself tells them: it is done
            tell_build(session, report)
    return FAILED if failed else PROBLEMS if troubled else DONE


def _formats(text: str | None) -> tuple[str, ...] | None:
    if text is None:
        return None
    wanted = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    for name in wanted:
        if not known("renderers", name):
            choices = f"; known: {', '.join(names('renderers'))}"
            guess = nearest(name, names("renderers"), otherwise=choices)
            raise UsageError(f"there is no format '{name}'{guess}")
    if not wanted:
        raise UsageError("--format names no format", hint=f"known: {', '.join(names('renderers'))}")
    return wanted


def tell_build(session: Session, report: "BuildReport") -> None:
    """The files on stdout; what a person wants to know about them on stderr."""
    brief = report.brief
    named = f"{brief.edition} {brief.day.isoformat()}"
    if report.existed:
        session.note(f"{named}: exists already; --rebuild makes it anew")
    elif brief.coverage.articles == 0:
        session.note(f"{named}: no articles{_nearest(brief.nearest)}")
    else:
        so_far = " so far" if brief.so_far else ""
        session.note(
            f"{named}: {_counted(brief.coverage.articles, 'article')}{so_far}, "
            f"{_counted(len(brief.stories), 'story', 'stories')}, "
            f"{_counted(len(brief.actors), 'actor')}, {_counted(len(brief.visits), 'visit')}"
        )
    for article in report.late:
        session.note(f"{named}: first seen since: {article.source}: {article.title or article.id}")
    for path in report.paths:
        typer.echo(str(path))


def _nearest(days: Sequence[date]) -> str:
    listed = ", ".join(day.isoformat() for day in days)
    return f"; the nearest dates with articles: {listed}" if listed else " in the store yet"


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def send(
    context: typer.Context,
    date_: Day = "today",
    edition: EditionName = None,
    again: Annotated[
        bool, typer.Option("--again", help="Also to those who have it already.")
    ] = False,
) -> int:
    """Deliver a built brief; nobody gets it twice."""
    from briefing import runs

    session: Session = context.obj
    now = session.clock()
    editions = session.editions(edition)
    if not any(one.channels for one in editions):
        raise UsageError(
            "no edition has a channel to deliver to", hint="add 'channels' to the configuration"
        )
    receipts: list[Receipt] = []
    with session.workshop() as workshop:
        for one in editions:
            if not one.channels:
                continue
            day = parse_day(date_, zone=one.zone, now=now)
            made = runs.send(workshop, edition=one, day=day, now=session.clock(), again=again)
            if not made:
                session.note(f"{one.name} {day}: everybody has it; --again sends it once more")
            receipts += made
    return tell_receipts(receipts)


def tell_receipts(receipts: "Sequence[Receipt]") -> int:
    """What became of each delivery; the exit code that follows from it."""
    for receipt in receipts:
        said = f"{receipt.channel} {receipt.recipient}: "
        if receipt.delivered:
            typer.echo(
                f"{said}delivered ({receipt.detail})" if receipt.detail else f"{said}delivered"
            )
        else:
            later = "" if receipt.permanent else "; a later 'briefing send' tries again"
            typer.echo(visible(f"warning: {said}{receipt.detail}{later}"), err=True)
    failed = [receipt for receipt in receipts if not receipt.delivered]
    if not failed:
        return DONE
    return FAILED if len(failed) == len(receipts) else PROBLEMS


def list_briefs(
    context: typer.Context, edition: EditionName = None, as_json: AsJson = False
) -> int:
    """List the built briefs, the newest first."""
    session: Session = context.obj
    wanted = {one.name for one in session.editions(edition)} if edition else None
    with session.workshop() as workshop:
        entries = [
            entry
            for entry in workshop.store.briefs.list()
            if wanted is None or entry.edition in wanted
        ]
    if as_json:
        _print_json(
            [
                {
                    "edition": entry.edition,
                    "date": entry.day.isoformat(),
                    "build": entry.build,
                    "built_at": entry.built_at.isoformat(),
                    "files": [document.path for document in entry.documents],
                }
                for entry in entries
            ]
        )
        return DONE
    for entry in entries:
        again = f" (build {entry.build})" if entry.build > 1 else ""
        files = ", ".join(document.name for document in entry.documents)
        typer.echo(f"{entry.edition} {entry.day.isoformat()}{again}  {files}")
    if not entries:
        session.note("no brief is built yet: 'briefing build' makes one")
    return DONE


def show(
    context: typer.Context,
    date_: Annotated[
        str | None,
        typer.Option("--date", "-d", metavar="D", help="YYYY-MM-DD, today, yesterday; the newest."),
    ] = None,
    edition: EditionName = None,
    as_json: AsJson = False,
) -> int:
    """Print a built brief on the terminal."""
    from briefing.assembly import renderers

    session: Session = context.obj
    one = session.editions(edition)[0]
    with session.workshop() as workshop:
        day = (
            parse_day(date_, zone=one.zone, now=session.clock())
            if date_
            else next((e.day for e in workshop.store.briefs.list(edition=one.name)), None)
        )
        kept = workshop.store.briefs.get(one.name, day) if day else None
        if kept is None:
            wanted = f" for {day}" if day else ""
            raise UsageError(
                f"no brief of '{one.name}' is built{wanted}",
                hint=f"briefing build --edition {one.name}" + (f" --date {day}" if day else ""),
            )
        (renderer,) = renderers(workshop.config, one, ["json" if as_json else "text"])
        document = renderer.render(kept.brief)
    typer.echo(document.content.decode("utf-8").rstrip("\n"))
    return DONE


def _print_json(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
