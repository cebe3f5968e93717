"""The command that builds briefs, and what is said of a brief that is built."""

import shlex
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.collecting import collected
from briefing.cli.common_options import HOPELESS, AsJson, Day, EditionName, print_json
from briefing.cli.days import parse_day, parse_moment
from briefing.cli.entry import DONE, FAILED, PROBLEMS, Session
from briefing.errors import BriefingError, UsageError
from briefing.formats import FORMATS
from briefing.plugins import known, names, nearest

if TYPE_CHECKING:
    from briefing.assembly import Workshop
    from briefing.config import EditionConfig
    from briefing.model import Problem
    from briefing.runs import BuildReport, BuildRequest, CollectReport

_Rebuild = Annotated[bool, typer.Option("--rebuild", help="Make it anew although it exists.")]
_NoCollect = Annotated[
    bool, typer.Option("--no-collect", help="Use what the store holds; read no source.")
]
_FormatNames = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="F",
        help=f"Instead of the edition's, also several times: {','.join(FORMATS)}",
    ),
]
_Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="DIR", help="Instead of the output.")
]
_Since = Annotated[
    str | None,
    typer.Option("--since", metavar="T", help="Start of the window: date or date-time."),
]
_Until = Annotated[str | None, typer.Option("--until", metavar="T", help="End of the window.")]


def build(
    context: typer.Context,
    date_: Day = "today",
    edition: EditionName = None,
    rebuild: _Rebuild = False,
    no_collect: _NoCollect = False,
    formats: _FormatNames = None,
    output: _Output = None,
    since: _Since = None,
    until: _Until = None,
    as_json: AsJson = False,
) -> int:
    """Build the brief of a date, or name the files of the one that exists."""
    session: Session = context.obj
    chosen = _formats(formats)
    target = output.absolute() if output else None
    orders = _orders(session, edition, date_, since=since, until=until)
    troubled = failed = 0
    made: list[BuildReport] = []
    with session.workshop() as workshop:
        if not no_collect:
            troubled += _collected(session, workshop, orders).troubled
        for order in orders:
            try:
                report = _built(
                    session, workshop, order, rebuild=rebuild, formats=chosen, output=target
                )
            except BriefingError as error:
                if len(orders) == 1 or isinstance(error, HOPELESS):
                    raise
                typer.echo(f"error: {order.edition.name}: {error}", err=True)
                failed += 1
                continue
            session.problems(report.problems)  # the brief itself tells them: it is done
            if as_json:
                made.append(report)
            else:
                tell_build(session.note, report, near=_near(session, workshop, order, report))
    if as_json:
        print_json([_plain(report) for report in made])
    return FAILED if failed else PROBLEMS if troubled else DONE


def _orders(
    session: Session, edition: str | None, date_: str, *, since: str | None, until: str | None
) -> "list[BuildRequest]":
    """What is to be built of each edition, in the order in which it can be.

    Raises:
        UsageError: if a date or a window cannot be what is meant.
    """
    from briefing import runs

    now = session.clock()
    orders = [
        runs.BuildRequest(
            edition=one,
            day=parse_day(date_, zone=one.zone, now=now),
            now=now,
            since=parse_moment(since, zone=one.zone) if since else None,
            until=parse_moment(until, zone=one.zone, end=True) if until else None,
        )
        for one in _in_their_order(session.editions(edition))
    ]
    for order in orders:  # what is wrong with the window is wrong usage
        _ = order.window
    return orders


def _collected(
    session: Session, workshop: "Workshop", orders: "Sequence[BuildRequest]"
) -> "CollectReport":
    """Collect for the briefs that are to be built."""
    from briefing import runs

    briefs = [(order.edition, order.day) for order in orders if not order.custom]
    closing = runs.closing_now(workshop, briefs, now=session.clock())
    return collected(session, workshop, closing=closing)


def _built(
    session: Session,
    workshop: "Workshop",
    order: "BuildRequest",
    *,
    rebuild: bool,
    formats: Sequence[str] | None,
    output: Path | None,
) -> "BuildReport":
    """Build one brief, and show how far it is."""
    from briefing import runs
    from briefing.window import appears

    one, day = order.edition, order.day
    if not appears(zone=one.zone, days=one.calendar, day=day):
        name = one.off.name(day)
        why = f"is {name}, and left out" if name else "is none of its days"
        session.note(f"{one.name}: {day:%A} {day} {why}; built all the same")
    with session.progress(f"{one.name} {day}") as watch:
        return runs.build(
            workshop,
            edition=one,
            day=day,
            now=session.clock(),
            rebuild=rebuild,
            since=order.since,
            until=order.until,
            formats=formats,
            output=output,
            progress=watch,
        )


def _near(
    session: Session, workshop: "Workshop", order: "BuildRequest", report: "BuildReport"
) -> list[str] | None:
    """For an empty brief: the commands that build the nearest with articles."""
    from briefing import runs

    if report.brief.coverage.articles:
        return None
    days = runs.nearest_briefs(workshop, order)
    return [_build_command(session, order.edition.name, other) for other in days]


def _plain(report: "BuildReport") -> dict[str, object]:
    brief = report.brief
    return {
        "edition": brief.edition,
        "date": brief.day.isoformat(),
        "existed": report.existed,
        "so_far": brief.so_far,
        "articles": brief.coverage.articles,
        "stories": len(brief.stories),
        "actors": len(brief.actors),
        "visits": len(brief.visits),
        "files": [str(path) for path in report.paths],
        "late": [article.title or article.id for article in report.late],
        "entered": [article.title or article.id for article in report.entered],
        "dropped": [article.title or article.id for article in report.dropped],
        "problems": [_plain_problem(problem) for problem in report.problems],
    }


def _plain_problem(problem: "Problem") -> dict[str, object]:
    """A problem for a program."""
    return {"where": problem.where, "message": problem.message, "hint": problem.hint}


def _in_their_order(editions: "Sequence[EditionConfig]") -> "Sequence[EditionConfig]":
    """The editions by their hours, if one of them goes on from another."""
    if not any(one.follows for one in editions):
        return editions
    return sorted(editions, key=lambda one: one.hour)


def _formats(texts: Sequence[str] | None) -> tuple[str, ...] | None:
    """The formats that the options name, each once; None if no option was given."""
    if not texts:
        return None
    parts = (part.strip() for text in texts for part in text.split(","))
    wanted = tuple(dict.fromkeys(filter(None, parts)))
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
    for said, articles in (
        ("first seen since", report.late),
        ("not in it before", report.entered),
        ("no longer in it", report.dropped),
    ):
        for article in articles:
            say(f"{named}: {said}: {article.source}: {article.title or article.id}")
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
