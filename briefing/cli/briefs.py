"""The commands about briefs: collect, build, list, show."""

import json
import shlex
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.days import chosen_editions, parse_day, parse_moment
from briefing.cli.entry import DONE, FAILED, PROBLEMS, Session
from briefing.errors import BriefingError, ConfigError, OutputError, StoreError, UsageError
from briefing.formats import FORMATS
from briefing.plugins import known, names, nearest

if TYPE_CHECKING:
    from briefing.assembly import Workshop
    from briefing.config import Config, EditionConfig
    from briefing.model import Problem
    from briefing.runs import BuildReport, CollectReport
    from briefing.store import BuiltBrief, BuiltEntry, Store

Day = Annotated[
    str, typer.Option("--date", "-d", metavar="D", help="YYYY-MM-DD, today or yesterday.")
]
EditionName = Annotated[
    str | None,
    typer.Option("--edition", "-e", metavar="E", help="The edition; all if not given."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]

_COUNTS = (
    "name", "read", "new", "revised", "unchanged", "duplicate", "removed", "withheld", "failed",
)  # fmt: skip
# The failures after which no other edition can fare better.
HOPELESS = (ConfigError, StoreError, OutputError)


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
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="F",
            help=f"Instead of the edition's, also several times: {','.join(FORMATS)}",
        ),
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
    as_json: AsJson = False,
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
        for one in _in_their_order(session.editions(edition))
    ]
    for one, day, start, end in orders:  # what is wrong with the window is wrong usage
        _ = runs.BuildRequest(edition=one, day=day, now=now, since=start, until=end).window
    troubled = failed = 0
    made: list[BuildReport] = []
    with session.workshop() as workshop:
        if not no_collect:
            briefs = [(one, day) for one, day, *window in orders if not any(window)]
            closing = runs.closing_now(workshop, briefs, now=session.clock())
            troubled += collected(session, workshop, closing=closing).troubled
        for one, day, start, end in orders:
            if not appears(zone=one.zone, days=one.calendar, day=day):
                name = one.off.name(day)
                why = f"is {name}, and left out" if name else "is none of its days"
                session.note(f"{one.name}: {day:%A} {day} {why}; built all the same")
            try:
                with session.progress(f"{one.name} {day}") as watch:
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
                        progress=watch,
                    )
            except BriefingError as error:
                if len(orders) == 1 or isinstance(error, HOPELESS):
                    raise
                typer.echo(f"error: {one.name}: {error}", err=True)
                failed += 1
                continue
            session.problems(report.problems)  # the brief itself tells them: it is done
            if as_json:
                made.append(report)
                continue
            near: list[str] | None = None
            if not report.brief.coverage.articles:
                order = runs.BuildRequest(edition=one, day=day, now=now, since=start, until=end)
                days = runs.nearest_briefs(workshop, order)
                near = [_build_command(session, one.name, other) for other in days]
            tell_build(session.note, report, near=near)
    if as_json:
        print_json([_plain(report) for report in made])
    return FAILED if failed else PROBLEMS if troubled else DONE


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
        "problems": [plain_problem(problem) for problem in report.problems],
    }


def plain_problem(problem: "Problem") -> dict[str, object]:
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


def list_briefs(
    context: typer.Context, edition: EditionName = None, as_json: AsJson = False
) -> int:
    """List the built briefs, the newest first."""
    session: Session = context.obj
    config = session.looked_at()
    wanted = {one.name for one in chosen_editions(config.editions, edition)} if edition else None
    entries = [e for e in _entries(config) if wanted is None or e.edition in wanted]
    if as_json:
        print_json(
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


def _entries(config: "Config") -> "tuple[BuiltEntry, ...]":
    from briefing.store.glance import built_entries

    entries = built_entries(config.store)
    if entries is None:
        from briefing.store import open_store

        with open_store(config.store) as store:
            entries = store.briefs.list()
    return entries


def show(
    context: typer.Context,
    date_: Annotated[
        str | None,
        typer.Option("--date", "-d", metavar="D", help="As for build; the newest if not given."),
    ] = None,
    edition: EditionName = None,
    as_json: AsJson = False,
) -> int:
    """Print a built brief on the terminal."""
    from briefing.assembly import renderers
    from briefing.store.glance import built_brief

    session: Session = context.obj
    config = session.looked_at()
    one = chosen_editions(config.editions, edition)[0]
    day = parse_day(date_, zone=one.zone, now=session.clock()) if date_ else None
    kept = built_brief(config.store, edition=one.name, day=day)
    if kept is None:
        kept = _built(config.store, one.name, day)
    (renderer,) = renderers(config, one, ["json" if as_json else "text"])
    document = renderer.render(kept.brief)
    typer.echo(document.content.decode("utf-8").rstrip("\n"))
    return DONE


def _built(url: str, edition: str, day: date | None) -> "BuiltBrief":
    """The newest build of a day, or of all days.

    Raises:
        UsageError: if there is none.
    """
    from briefing.store import open_store

    with open_store(url) as store:
        day = day or next((e.day for e in store.briefs.list(edition=edition)), None)
        kept = store.briefs.get(edition, day) if day else None
        if kept is not None:
            return kept
        wanted = f" for {day}" if day else ""
        raise UsageError(
            f"no brief of '{edition}' is built{wanted}",
            hint=f"briefing build --edition {edition}"
            + (f" --date {day}{_built_near(store, edition, day)}" if day else ""),
        )


def _built_near(store: "Store", edition: str, day: date) -> str:
    """The nearest brief that is built, for who asked for one that is not."""
    from briefing.brief import nearest_first

    built = [entry.day for entry in store.briefs.list(edition=edition)]
    return f"; the nearest that is built: {nearest_first(built, to=day)[0]}" if built else ""


def print_json(value: object) -> None:
    """A result for a program, on stdout."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
