"""The command about sources: how each of them fares."""

from typing import TYPE_CHECKING

import typer

from briefing.cli.common_options import AsJson, print_json
from briefing.cli.entry import DONE, PROBLEMS, Session
from briefing.cli.visits_and_actors import print_columns

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.store import SourceHealth


def sources(context: typer.Context, as_json: AsJson = False) -> int:
    """Print of each source when it was last read, what it brings, and how often it failed."""
    session: Session = context.obj
    now = session.clock()
    names = [spec.name for spec in session.config().sources]
    with session.workshop() as workshop:
        known = workshop.store.sources.health(names)
    if as_json:
        print_json([_plain(source, now=now) for source in known])
    else:
        print_columns(_row(source, now=now) for source in known)
    return PROBLEMS if any(source.failures for source in known) else DONE


def _row(source: "SourceHealth", *, now: "datetime") -> tuple[str, ...]:
    times = "once" if source.failures == 1 else f"{source.failures} times in a row"
    standing = f"failed {times}: {source.error}" if source.failures else ""
    return (
        source.name,
        f"read {_moment(source.read_at)}" if source.tried_at else "not read yet",
        f"{source.items} then",
        f"{source.articles} kept",
        f"newest {_moment(source.newest_at)}",
        standing or ("silent" if _is_silent(source, now=now) else ""),
    )


def _plain(source: "SourceHealth", *, now: "datetime") -> dict[str, object]:
    return {
        "name": source.name,
        "tried": _iso(source.tried_at),
        "read": _iso(source.read_at),
        "items": source.items,
        "failures": source.failures,
        "error": source.error,
        "articles": source.articles,
        "newest": _iso(source.newest_at),
        "silent": _is_silent(source, now=now),
    }


def _is_silent(source: "SourceHealth", *, now: "datetime") -> bool:
    from briefing.runs.health import silent_since

    return silent_since(source, now=now) is not None


def _iso(moment: "datetime | None") -> str | None:
    return moment.isoformat() if moment else None


def _moment(moment: "datetime | None") -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC" if moment else "never"
