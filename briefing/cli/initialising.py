"""The command of a beginning: init writes what works at once."""

import os
import re
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from briefing.cli.entry import DONE, Session
from briefing.errors import OutputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.config.adding import Entry

_SAMPLE = Path(__file__).parent / "sample"
_CONFIG = "config.yaml"
_FOLDER = "  - folder: articles\n"


def init(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder; it is made if it is missing.")
    ] = Path(),
    list_of_feeds: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="Read the feeds of this OPML file, instead of sample articles.",
        ),
    ] = None,
) -> int:
    """Write a commented config.yaml that works at once, and three sample articles."""
    session: Session = context.obj
    zone = local_zone(os.environ.get("TZ"), Path("/etc/localtime"))
    files = _sample_files(zone=zone, now=session.clock())
    if list_of_feeds is not None:
        files = {_CONFIG: _with_feeds(files[_CONFIG], _feeds_of(session, list_of_feeds))}
    for name in files:
        if (folder / name).exists():
            raise UsageError(
                f"{folder / name} exists already", hint="choose another folder: briefing init DIR"
            )
    for name, text in files.items():
        _write(folder / name, text)
        typer.echo(str(folder / name))
    there = "" if folder == Path() else f"cd {folder} && "
    session.note(f"next: {there}briefing build")
    return DONE


def _feeds_of(session: Session, file: Path) -> "Sequence[Entry]":
    """The feeds of an OPML file as they are written into a configuration.

    Raises:
        UsageError: if there are none.
    """
    from briefing.cli.feed_lists import entries_of, subscriptions

    entries = entries_of(subscriptions(session, file))
    if not entries:
        raise UsageError(
            f"{file} names no feeds",
            hint="export it anew from your feed reader",
        )
    return entries


def _with_feeds(config: str, entries: "Sequence[Entry]") -> str:
    """The sample configuration with feeds where it has its folder of articles."""
    from briefing.config.adding import lines_of

    lines = [line for entry in entries for line in lines_of(entry, indent=2)]
    return config.replace(_FOLDER, "".join(f"{line}\n" for line in lines))


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written: {error.strerror}", hint="choose a folder you may write to"
        ) from error


def _sample_files(*, zone: str, now: datetime) -> dict[str, str]:
    """The sample with its dates: yesterday's evening, so that today's brief tells it."""
    yesterday = now.astimezone(ZoneInfo(zone)) - timedelta(days=1)
    visit = yesterday + timedelta(days=7)
    fields = {
        "zone": zone,
        "day": f"{yesterday.day} {yesterday:%B}",
        "weekday": f"{yesterday:%A}",
        "visit_day": f"{visit.day} {visit:%B}",
        "visit_weekday": f"{visit:%A}",
    }
    for name, hour in {"early": 17, "late": 19, "latest": 20}.items():
        fields[name] = datetime.combine(
            yesterday.date(), time(hour, 30), tzinfo=ZoneInfo(zone)
        ).isoformat()
    return {
        path.relative_to(_SAMPLE).as_posix(): _filled(path.read_text(encoding="utf-8"), fields)
        for path in sorted(_SAMPLE.rglob("*"))
        if path.is_file()
    }


def _filled(text: str, fields: dict[str, str]) -> str:
    return re.sub(r"(?<!\$)\{(\w+)\}", lambda match: fields[match[1]], text)


def local_zone(named: str | None, link: Path) -> str:
    """The IANA name of this machine's time zone, or UTC if it does not tell.

    Args:
        named: The environment's TZ, if it is set.
        link: The file that on Unix leads to the zone's data.
    """
    _, _, linked = str(link.resolve()).partition("zoneinfo/")
    for name in ((named or "").removeprefix(":"), linked):
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError):  # what ZoneInfo says to a wrong or odd name
            continue
        return "UTC" if name == "Etc/UTC" else name
    return "UTC"
