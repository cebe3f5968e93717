"""The commands of the archive in a browser, and of its search: serve, search."""

import contextlib
import importlib.util
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.common_options import AsJson, print_json
from briefing.cli.entry import DONE, Session
from briefing.errors import ConfigError, UsageError

if TYPE_CHECKING:
    from briefing.assembly import Workshop
    from briefing.config import WebConfig
    from briefing.store import Hit
    from briefing.web.server import Listening

_NEEDED = ("starlette", "uvicorn")


def serve(
    context: typer.Context,
    address: Annotated[
        str | None, typer.Option("--address", metavar="A", help="Instead of that of `web`.")
    ] = None,
    port: Annotated[
        int | None,
        typer.Option("--port", metavar="N", min=0, max=65535, help="Instead of that of `web`."),
    ] = None,
) -> int:
    """Serve the archive in a browser, with "build this date", until told to stop."""
    session: Session = context.obj
    configured = session.config().web
    web = replace(
        configured,
        address=configured.address if address is None else address,
        port=configured.port if port is None else port,
    )
    with (
        session.workshop() as workshop,
        served(session, workshop, web) as server,
        _stopped_by_signals(server),
    ):
        session.note(f"the archive is at {place(web, server)}; Ctrl-C stops it")
        server.run()
    session.note("stopped")
    return DONE


@contextlib.contextmanager
def served(session: Session, workshop: "Workshop", web: "WebConfig") -> Iterator["Listening"]:
    """Have the archive listen; it serves once it is run, and ends with the body.

    Raises:
        ConfigError: if the extra is not installed, or others could come in without a token.
        OutputError: if it cannot listen there.
    """
    missing = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        raise ConfigError(
            f"the archive cannot be served: {' and '.join(missing)} "
            f"{'is' if len(missing) == 1 else 'are'} not installed",
            hint="pip install 'briefing[web]'",
        )
    if web.is_open:
        raise UsageError(
            f"on {web.address} others reach the archive: it needs a token",
            hint="write 'web: {token: ${BRIEFING_TOKEN}}' in the configuration",
        )
    from briefing.web.server import Listening
    from briefing.web.site import Site

    site = Site(workshop, web=web, clock=session.clock)
    try:
        yield Listening(site, address=web.address, port=web.port, stopping=site.close)
    finally:
        site.close()


def place(web: "WebConfig", server: "Listening") -> str:
    """Where the archive is, to be opened in a browser."""
    everywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  (what is not bound here)
    host = everywhere.get(web.address, web.address)
    return f"http://{f'[{host}]' if ':' in host else host}:{server.port}/"


@contextlib.contextmanager
def _stopped_by_signals(server: "Listening") -> Iterator[None]:
    """Let SIGTERM and Ctrl-C stop the server after the open answers, the second time at once."""
    told: list[int] = []

    def on_signal(number: int, _frame: FrameType | None) -> None:
        told.append(number)
        again = len(told) > 1
        threading.Thread(target=server.stop, kwargs={"at_once": again}, daemon=True).start()

    before = {one: signal.signal(one, on_signal) for one in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def search(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="All must be there.")],
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="K", help="Only article, story, actor or visit."),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, max=1000, help="At most so many.")
    ] = 20,
    as_json: AsJson = False,
) -> int:
    """Find articles, and stories, actors and visits of the briefs, by their words."""
    from briefing.store import KINDS

    session: Session = context.obj
    if kind is not None and kind not in KINDS:
        raise UsageError(f"there is no kind '{kind}'", hint=f"known: {', '.join(KINDS)}")
    with session.workshop() as workshop:
        found = workshop.store.search.find(
            " ".join(words), kinds=(kind,) if kind else (), limit=limit
        )
    if as_json:
        print_json({"total": found.total, "hits": [_plain(hit) for hit in found.hits]})
        return DONE
    for hit in found.hits:
        typer.echo(f"{_when(hit)}  {hit.kind}  {hit.title or '(no headline)'}")
        typer.echo(f"  {_where(hit)}")
    if found.total > len(found.hits):
        session.note(f"{len(found.hits)} of {found.total}; --limit shows more")
    elif not found.hits:
        session.note("nothing has all of these words" if found.words else "that is no word")
    return DONE


def _when(hit: "Hit") -> str:
    return hit.day.isoformat() if hit.day else f"{hit.sort_at:%Y-%m-%d}"


def _where(hit: "Hit") -> str:
    if hit.kind == "article":
        return ", ".join(part for part in (hit.source, hit.url or "", hit.key) if part)
    return f"brief of {hit.edition}"


def _plain(hit: "Hit") -> dict[str, object]:
    return {
        "kind": hit.kind,
        "id": hit.key,
        "title": hit.title,
        "excerpt": hit.said,
        "edition": hit.edition or None,
        "date": _when(hit),
        "source": hit.source or None,
        "url": hit.url,
    }
