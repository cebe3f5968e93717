"""The commands about what was found: visits and actors, as known at the end of a day."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.common_options import AsJson, EditionName, print_json
from briefing.cli.days import parse_day
from briefing.cli.entry import DONE, Session
from briefing.cli.plain_visits import stay
from briefing.errors import UsageError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from briefing.model import Actor, Brief, Evidence, Visit, VisitState
    from briefing.runs.build_request import BuildRequest
    from briefing.runs.progress import Progress

AsOf = Annotated[str, typer.Option("--as-of", metavar="D", help="YYYY-MM-DD, today or yesterday.")]


def visits(
    context: typer.Context,
    as_of: AsOf = "today",
    edition: EditionName = None,
    as_json: AsJson = False,
    ics: Annotated[bool, typer.Option("--ics", help="Print a calendar file.")] = False,
) -> int:
    """Print the upcoming visits as known on a day: when, who, where, how certain."""
    if as_json and ics:
        raise UsageError("--json and --ics are two answers: choose one")
    session: Session = context.obj
    brief = _visits(session, as_of, edition)
    if ics:
        from briefing.assembly import renderers

        (one, *_) = session.editions(edition)
        (renderer,) = renderers(session.config(), one, ["ics"])
        typer.echo(renderer.render(brief).content.decode("utf-8"), nl=False)
    elif as_json:
        print_json([_plain_visit(visit) for visit in brief.visits])
    else:
        print_columns(_visit_row(visit) for visit in brief.visits)
    if not brief.visits:
        session.note(f"no visit is known as of {brief.day.isoformat()}")
    return DONE


def actors(
    context: typer.Context,
    as_of: AsOf = "today",
    edition: EditionName = None,
    as_json: AsJson = False,
) -> int:
    """Print the key actors as known on a day: who, in which role, for whom."""
    session: Session = context.obj
    brief = _actors(session, as_of, edition)
    if as_json:
        print_json([_plain_actor(actor) for actor in brief.actors])
    else:
        print_columns(
            (actor.name, actor.role or "", actor.affiliation or "") for actor in brief.actors
        )
    if not brief.actors:
        session.note(f"no actor appears in the window of {brief.day.isoformat()}")
    return DONE


def _visits(session: Session, as_of: str, edition: str | None) -> "Brief":
    """All visits as known on a day, put together for reading and not kept."""
    from dataclasses import replace

    from briefing.runs.composing import make_visits

    order = _order(session, as_of, edition)
    with session.workshop() as workshop, _watch(session, order) as watch:
        everything = replace(order, edition=replace(order.edition, visits=None))
        return make_visits(workshop, everything, progress=watch)


def _actors(session: Session, as_of: str, edition: str | None) -> "Brief":
    """The key actors as known on a day, put together for reading and not kept."""
    from briefing.runs.composing import make_actors

    order = _order(session, as_of, edition)
    with session.workshop() as workshop, _watch(session, order) as watch:
        return make_actors(workshop, order, progress=watch)


def _order(session: Session, as_of: str, edition: str | None) -> "BuildRequest":
    from briefing.runs.build_request import BuildRequest

    one = session.editions(edition)[0]
    now = session.clock()
    return BuildRequest(edition=one, day=parse_day(as_of, zone=one.zone, now=now), now=now)


def _watch(session: Session, order: "BuildRequest") -> "AbstractContextManager[Progress]":
    return session.progress(f"reading what is known on {order.day}")


def _visit_row(visit: "Visit") -> tuple[str, ...]:
    """A visit's cells, in the order of the columns of every list of visits."""
    from briefing.render.visit_columns import VISIT_COLUMNS

    cells = {
        "when": _when(visit),
        "who": ", ".join(visit.visitor),
        "where": ", ".join(visit.destination),
        "host": f"host: {visit.host}" if visit.host else "",
        "status": _standing(visit),
        "source": ", ".join(visit.sources),
    }
    return tuple(
        column.text(visit) if column.text else cells[column.key] for column in VISIT_COLUMNS
    )


def _standing(visit: "Visit") -> str:
    """How certain a visit is; of a postponed one, whether it was moved, and from where."""
    from briefing.render.visit_state import dropped, moved

    before = dropped(visit)
    was = f" (was {_when(before)})" if before else ""
    return f"{'moved' if moved(visit) else visit.status}{was}"


def _when(visit: "Visit | VisitState") -> str:
    days = [day.isoformat() for day in (visit.start, visit.end) if day]
    return " – ".join(dict.fromkeys(days)) or "no date yet"


def _plain_visit(visit: "Visit") -> dict[str, object]:
    return {
        "id": visit.id,
        "visitor": list(visit.visitor),
        "destination": list(visit.destination),
        "country": visit.country,
        **stay(visit),
        "sources": list(visit.sources),
        "confidence": visit.confidence,
        "evidence": _plain_evidence(visit.evidence),
    }


def _plain_actor(actor: "Actor") -> dict[str, object]:
    return {
        "id": actor.id,
        "name": actor.name,
        "native": actor.native,
        "type": str(actor.type),
        "role": actor.role,
        "affiliation": actor.affiliation,
        "evidence": _plain_evidence([actor.why]),
    }


def _plain_evidence(evidence: "Sequence[Evidence]") -> list[dict[str, object]]:
    return [
        {"article": one.article, "start": one.start, "end": one.end, "text": one.quote}
        for one in evidence
    ]


def print_columns(rows: Iterable[tuple[str, ...]]) -> None:
    """Print rows in columns; wide and joined letters count as they show."""
    from rich.cells import cell_len

    table = list(rows)
    widths = [max(cell_len(cell) for cell in column) for column in zip(*table, strict=True)]
    for row in table:
        cells = [
            cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)
        ]
        typer.echo("  ".join(cells).rstrip())
