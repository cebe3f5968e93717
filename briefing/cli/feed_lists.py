"""The commands about which feeds are read: add finds one, import and export exchange lists."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from briefing.cli.entry import DONE, PROBLEMS, Session
from briefing.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.config import Config
    from briefing.config.adding import Entry
    from briefing.sources.opml import Subscription

DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Print what would be written, and write nothing.")
]


def add(
    context: typer.Context,
    url: Annotated[str, typer.Argument(metavar="URL", help="A site, or its feed.")],
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help="The outlet; else the feed's title.")
    ] = "",
    full_text: Annotated[
        bool, typer.Option("--full-text", help="Read its articles from their pages.")
    ] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="The site is on a private network.")
    ] = False,
    dry_run: DryRun = False,
) -> int:
    """Find the feed of a site and write it into the configuration, which keeps its comments."""
    from briefing.sources.client import Client
    from briefing.sources.discovery import find_feed
    from briefing.sources.politeness import Pace

    session: Session = context.obj
    config = session.config()
    found = find_feed(url, client=Client(allow_private=allow_private), pace=Pace())
    known = _named_feeds(config)
    if found.url in known:
        session.note(f"{config.path} has it already, as '{known[found.url]}'")
        return DONE
    if name and name in _names(config):
        raise UsageError(f"another source is called '{name}' already", hint="choose another name")
    entry: dict[str, str | bool] = {"feed": found.url}
    entry |= _naming(name or found.title, found.url, taken=_names(config))
    entry |= {"full_text": True} if full_text else {}
    entry |= {"allow_private": True} if allow_private else {}
    session.note(f"found {found.url}: {found.title or 'without a title'}, {found.entries} entries")
    for other in found.others:
        session.note(f"the page also names {other}")
    _write(session, config, [entry], dry_run=dry_run)
    return DONE


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An OPML file of a feed reader.")],
    dry_run: DryRun = False,
) -> int:
    """Write the feeds of an OPML file into the configuration, those that are not there yet."""
    session: Session = context.obj
    config = session.config()
    listed = subscriptions(session, file)
    known = _named_feeds(config)
    entries = entries_of(
        [one for one in listed if one.url not in known], taken=frozenset(_names(config))
    )
    there = len(listed) - len(entries)
    session.note(f"{file}: {len(listed)} feeds, {there} of them there already")
    if entries:
        _write(session, config, entries, dry_run=dry_run)
    return DONE


def subscriptions(session: Session, file: Path) -> "tuple[Subscription, ...]":
    """The feeds of an OPML file; what it calls one and gives no address of is named.

    Raises:
        UsageError: if it cannot be read.
        SourceError: if it is no OPML.
    """
    from briefing.sources import opml

    try:
        content = file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from error
    for title in opml.without_address(content, where=str(file)):
        session.note(f"'{title}' was left out: it has no address of a feed on the web")
    return opml.parse(content, where=str(file))


def entries_of(
    listed: "Iterable[Subscription]", *, taken: frozenset[str] = frozenset()
) -> "list[Entry]":
    """What a configuration says of feeds, each with a name of its own.

    Args:
        listed: The feeds.
        taken: Names that other sources have.
    """
    names = set(taken)
    entries: list[Entry] = []
    for one in listed:
        named = _naming(one.title, one.url, taken=names)
        names |= set(named.values())
        entries.append({"feed": one.url, **named})
    return entries


def export(context: typer.Context) -> int:
    """Print the feeds of the configuration as OPML, for a feed reader."""
    from briefing.plugins import Secret
    from briefing.sources import opml

    session: Session = context.obj
    config = session.config()
    listed: list[opml.Subscription] = []
    secret = []
    for source in config.sources:
        url = source.plugin.options.get("url")
        if source.plugin.use != "feed" or not isinstance(url, str) or not _is_web(url):
            continue
        if isinstance(url, Secret) or urlsplit(url).password:
            secret.append(source.name)
            continue
        listed.append(opml.Subscription(url=url, title=source.name))
    typer.echo(opml.written(listed, title=f"Feeds of {config.path.name}"), nl=False)
    others = len(config.sources) - len(listed) - len(secret)
    if others:
        session.note(f"sources left out, as they are no feeds on the web: {others}")
    for name in secret:
        session.note(f"'{name}' was left out: its address holds a secret")
    return PROBLEMS if secret else DONE


def _named_feeds(config: "Config") -> dict[str, str]:
    """The name of each source by the address it reads."""
    return {str(one.plugin.options.get("url")): one.name for one in config.sources}


def _names(config: "Config") -> set[str]:
    return {source.name for source in config.sources}


def _naming(title: str, url: str, *, taken: set[str]) -> dict[str, str]:
    """A feed's name that no other source has; none if it has no title."""
    name = " ".join(title.split())[:80]
    host = urlsplit(url).hostname or ""
    number, free = 1, name
    while free in taken:
        free = f"{name} ({host})" if number == 1 else f"{name} ({host}, {number})"
        number += 1
    return {"name": free} if free else {}


def _is_web(url: str) -> bool:
    return url.startswith(("https://", "http://"))


def _write(
    session: Session, config: "Config", entries: "Iterable[Entry]", *, dry_run: bool
) -> None:
    from briefing.config.adding import add_sources, lines_of

    chosen = list(entries)
    for entry in chosen:
        typer.echo("\n".join(lines_of(entry)))
    if dry_run:
        session.note("nothing was written")
        return
    line = add_sources(config.path, chosen)
    session.note(f"written into {config.path}:{line}")
