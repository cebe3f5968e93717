"""The commands about briefs: collect, build, send, list, show."""

import json
import shlex
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefing.brief import nearest_first
from briefing.cli.days import parse_day, parse_moment
from briefing.cli.door import DONE, FAILED, PROBLEMS, Session
from briefing.cli.logs import visible
from briefing.errors import BriefingError, ConfigError, OutputError, StoreError, UsageError
from briefing.plugins import known, names, nearest

if TYPE_CHECKING:
    from briefing.assembly import Workshop
    from briefing.config import EditionConfig
    from briefing.model import Receipt
    from briefing.runs import BuildReport, CollectReport
    from briefing.runs.expecting import Wanted

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
    from briefing.window import appears

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
            if not appears(zone=one.zone, days=one.days, day=day):
                session.note(f"{one.name}: {day:%A} {day} is none of its days; built all the same")
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
            near: list[str] | None = None
            if not report.brief.coverage.articles:
                order = runs.Order(edition=one, day=day, now=now, since=start, until=end)
                days = runs.nearest_briefs(workshop, order)
                near = [_build_command(session, one.name, other) for other in days]
            tell_build(session.note, report, near=near)
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


def tell_build(
    say: Callable[[str], object], report: "BuildReport", *, near: Sequence[str] | None = None
) -> None:
    """The files on stdout; what a person wants to know about them is said elsewhere.

    Args:
        say: Says it.
        report: What was built.
        near: For an empty brief: commands that build the nearest with articles, if they were
            looked for.
    """
    brief = report.brief
    named = f"{brief.edition} {brief.day.isoformat()}"
    if report.existed:
        say(f"{named}: exists already; --rebuild makes it anew")
    if brief.coverage.articles == 0:
        _tell_empty(say, named, near)
    elif not report.existed:
        so_far = " so far" if brief.so_far else ""
        say(
            f"{named}: {_counted(brief.coverage.articles, 'article')}{so_far}, "
            f"{_counted(len(brief.stories), 'story', 'stories')}, "
            f"{_counted(len(brief.actors), 'actor')}, {_counted(len(brief.visits), 'visit')}"
        )
    for article in report.late:
        say(f"{named}: first seen since: {article.source}: {article.title or article.id}")
    for path in report.paths:
        typer.echo(str(path))


def _tell_empty(say: Callable[[str], object], named: str, near: Sequence[str] | None) -> None:
    """Say that a brief holds no article, and how to build those that do: commands to copy."""
    if near:
        say(f"{named}: no articles; the nearest briefs with articles:")
        for command in near:
            say(f"  {command}")
    else:
        say(f"{named}: no articles" + ("" if near is None else "; the store holds none for it yet"))


def _build_command(session: Session, edition: str, day: date) -> str:
    """The command that builds a brief, as one would type it here."""
    place = f" --config {shlex.quote(str(session.config_path))}" if session.config_given else ""
    several = len(session.config().editions) > 1
    which = f" --edition {shlex.quote(edition)}" if several else ""
    return f"briefing build{place}{which} --date {day.isoformat()}"


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def send(
    context: typer.Context,
    date_: Day = "today",
    edition: EditionName = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say who would get it; send nothing.")
    ] = False,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar="ADDRESS",
            help="Only to this recipient, also if it was refused or is in doubt; may be repeated.",
        ),
    ] = None,
    unknown: Annotated[
        bool, typer.Option("--unknown", help="Also to those of whom nobody knows if they have it.")
    ] = False,
    early: Annotated[
        bool, typer.Option("--early", help="Also a brief so far; it does not count as the day's.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Also to those who have it already.")
    ] = False,
) -> int:
    """Deliver a built brief; nobody gets it twice."""
    session: Session = context.obj
    now = session.clock()
    editions = [one for one in session.editions(edition) if one.channels]
    if not editions:
        raise UsageError(
            "no edition has a channel to deliver to", hint="add 'channels' to the configuration"
        )
    editions = _served(editions, to or ())
    wishes = {"again": again, "to": tuple(to or ()), "unknown": unknown, "early": early}
    codes = []
    with session.workshop() as workshop:
        for one in editions:
            day = parse_day(date_, zone=one.zone, now=now)
            order = {"edition": one, "day": day, "now": session.clock(), **wishes}
            try:
                codes.append((_plan if dry_run else _sent)(session, workshop, order))
            except BriefingError as error:
                if len(editions) == 1 or isinstance(error, _HOPELESS):
                    raise
                typer.echo(f"error: {one.name}: {error}", err=True)
                codes.append(FAILED)
    return codes[0] if len(set(codes)) == 1 else PROBLEMS


def _served(editions: "Sequence[EditionConfig]", to: Sequence[str]) -> "list[EditionConfig]":
    """The editions that reach one of some recipients; all of them if none is named."""
    from briefing.assembly import channels

    reached = {
        one.name: {name for channel in channels(one) for name in channel.channel.recipients()}
        for one in editions
    }
    everybody = sorted({name for names in reached.values() for name in names})
    folded = {name.casefold() for name in everybody}
    for name in to:
        if name.casefold() not in folded:
            choices = f"; known: {', '.join(everybody)}"
            raise UsageError(
                f"there is no recipient '{name}'{nearest(name, everybody, otherwise=choices)}"
            )
    wanted = {name.casefold() for name in to}
    return [one for one in editions if not to or wanted & {n.casefold() for n in reached[one.name]}]


def _sent(session: Session, workshop: "Workshop", order: "dict[str, Any]") -> int:
    """Send one edition's brief, and name whoever nobody will serve by itself."""
    from briefing import runs

    one, day = order["edition"], order["day"]
    receipts = runs.send(workshop, **order)
    code = tell_receipts(receipts)
    told = {(receipt.channel, receipt.recipient) for receipt in receipts}
    left = [
        delivery
        for delivery in runs.outstanding(workshop, edition=one, day=day, now=session.clock())
        if delivery.named not in told
    ]
    for delivery in left:
        typer.echo(f"warning: {one.name} {day}: {_standing(delivery)}", err=True)
    if not receipts and not left:
        who = " and ".join(order["to"])
        has = (
            f"{who} {'has' if len(order['to']) == 1 else 'have'} it" if who else "everybody has it"
        )
        session.note(f"{one.name} {day}: {has}; --again sends it once more")
    return PROBLEMS if left and code == DONE else code


def _plan(session: Session, workshop: "Workshop", order: "dict[str, Any]") -> int:
    """Say of each recipient of one edition what `send` would do."""
    from briefing import runs

    for delivery, would in runs.planned(workshop, **order):
        said = "would be sent" if would else "has it"
        if not would and (delivery.is_doubtful or delivery.is_refused):
            typer.echo(_standing(delivery))
        else:
            typer.echo(f"{delivery.channel.name} {delivery.recipient}: {said}")
    session.note("nothing was sent")
    return DONE


def _standing(delivery: "Wanted") -> str:
    """Why nobody will serve a recipient by itself, and what would."""
    known = delivery.known
    assert known is not None  # what is unknown to the ledger is simply sent
    said = f"{delivery.channel.name} {delivery.recipient}: "
    if delivery.is_refused:
        return f"{said}refused: {known.detail}; --to {delivery.recipient} tries it once more"
    if known.state == "sending":
        sender = known.owner.partition("@")[0]
        return f"{said}another process{f' ({sender})' if sender else ''} is sending it right now"
    return (
        f"{said}in doubt: {known.detail}; --unknown or --to {delivery.recipient} sends it once more"
    )


def tell_receipts(receipts: "Sequence[Receipt]") -> int:
    """What became of each delivery; the exit code that follows from it."""
    for receipt in receipts:
        if receipt.delivered:
            tell_delivered(receipt)
        else:
            said = f"{receipt.channel} {receipt.recipient}: "
            told = visible(f"warning: {said}{receipt.detail}; {_what_next(receipt)}")
            typer.echo(told, err=True)
    failed = [receipt for receipt in receipts if not receipt.delivered]
    if not failed:
        return DONE
    hopeless = len(failed) == len(receipts) and not any(receipt.doubtful for receipt in failed)
    return FAILED if hopeless else PROBLEMS


def tell_delivered(receipt: "Receipt") -> None:
    """One delivery that arrived."""
    detail = f" ({receipt.detail})" if receipt.detail else ""
    typer.echo(f"{receipt.channel} {receipt.recipient}: delivered{detail}")


def _what_next(receipt: "Receipt") -> str:
    if receipt.doubtful:
        return f"it may have arrived; --unknown or --to {receipt.recipient} sends it once more"
    if receipt.permanent:
        return f"--to {receipt.recipient} tries it once more"
    return "a later 'briefing send' tries again"


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
                hint=f"briefing build --edition {one.name}"
                + (f" --date {day}{_built_near(workshop, one.name, day)}" if day else ""),
            )
        (renderer,) = renderers(workshop.config, one, ["json" if as_json else "text"])
        document = renderer.render(kept.brief)
    typer.echo(document.content.decode("utf-8").rstrip("\n"))
    return DONE


def _built_near(workshop: "Workshop", edition: str, day: date) -> str:
    """The nearest brief that is built, for who asked for one that is not."""
    built = [entry.day for entry in workshop.store.briefs.list(edition=edition)]
    return f"; the nearest that is built: {nearest_first(built, to=day)[0]}" if built else ""


def _print_json(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
