"""The commands that look at built briefs: list, show."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.common_options import AsJson, EditionName, print_json
from briefing.cli.days import chosen_editions, parse_day
from briefing.cli.entry import DONE, Session
from briefing.errors import OutputError, UsageError

if TYPE_CHECKING:
    from briefing.store import BuiltBrief, BuiltEntry, Store


def list_briefs(
    context: typer.Context,
    edition: EditionName = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="D", help="Only of this day and later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="D", help="Only of this day and earlier.")
    ] = None,
    as_json: AsJson = False,
) -> int:
    """List the built briefs, the newest first."""
    session: Session = context.obj
    kept = session.looked_at()
    chosen = chosen_editions(kept.editions, edition)
    wanted = {one.name for one in chosen} if edition else None
    first, last = (
        parse_day(text, zone=chosen[0].zone, now=session.clock()) if text else end
        for text, end in ((since, date.min), (until, date.max))
    )
    entries = [
        entry
        for entry in _entries(kept.store)
        if (wanted is None or entry.edition in wanted) and first <= entry.day <= last
    ]
    if as_json:
        print_json([_as_row(entry) for entry in entries])
        return DONE
    for entry in entries:
        typer.echo(_as_line(entry))
    if not entries:
        which = "of these days " if since or until else ""
        session.note(f"no brief {which}is built yet: 'briefing build' makes one")
    return DONE


def _as_row(entry: "BuiltEntry") -> dict[str, object]:
    return {
        "edition": entry.edition,
        "date": entry.day.isoformat(),
        "build": entry.build,
        "built_at": entry.built_at.isoformat(),
        "files": [document.path for document in entry.documents],
    }


def _as_line(entry: "BuiltEntry") -> str:
    again = f" (build {entry.build})" if entry.build > 1 else ""
    files = ", ".join(document.name for document in entry.documents)
    return f"{entry.edition} {entry.day.isoformat()}{again}  {files}"


def _entries(url: str) -> "tuple[BuiltEntry, ...]":
    from briefing.store.glance import built_entries

    entries = built_entries(url)
    if entries is None:
        from briefing.store import open_store

        with open_store(url) as store:
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
    in_browser: Annotated[
        bool,
        typer.Option("--open", help="Open its page in the browser instead, and print its path."),
    ] = False,
) -> int:
    """Print a built brief on the terminal."""
    from briefing.assembly import renderer_alone
    from briefing.store.glance import built_brief

    if as_json and in_browser:
        raise UsageError("--json and --open are two answers: choose one")
    session: Session = context.obj
    kept = session.looked_at()
    one = chosen_editions(kept.editions, edition)[0]
    day = parse_day(date_, zone=one.zone, now=session.clock()) if date_ else None
    built = built_brief(kept.store, edition=one.name, day=day) or _built(kept.store, one.name, day)
    if in_browser:
        _open_page(built)
        return DONE
    renderer = renderer_alone("json" if as_json else "text", templates=kept.templates)
    document = renderer.render(built.brief)
    typer.echo(document.content.decode("utf-8").rstrip("\n"))
    return DONE


def _open_page(kept: "BuiltBrief") -> None:
    """Open a brief's page in the browser of whoever asks; its path is printed in any case.

    Raises:
        UsageError: if it was built without a page.
        OutputError: if the page is gone, or there is no browser.
    """
    import webbrowser

    brief = kept.brief
    again = f"briefing build --edition {brief.edition} --date {brief.day} --rebuild"
    page = next((Path(one.path) for one in kept.documents if one.name == "brief.html"), None)
    if page is None:
        raise UsageError(
            f"the brief of '{brief.edition}' for {brief.day} was built without a page",
            hint=f"{again} --format html",
        )
    if not page.is_file():
        raise OutputError(f"{page} is gone", hint=f"{again} makes it anew")
    typer.echo(str(page))
    if not webbrowser.open(page.absolute().as_uri()):
        raise OutputError("no browser can be opened here", hint="open that file yourself")


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
