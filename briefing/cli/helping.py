"""The command that tells about another: help."""

from typing import Annotated

import typer

from briefing.cli.entry import DONE
from briefing.errors import UsageError
from briefing.plugins import nearest


def help_(
    context: typer.Context,
    command: Annotated[
        list[str] | None, typer.Argument(metavar="CMD", help="Such as: build, or: config show.")
    ] = None,
) -> int:
    """Say what a command does and which options it has."""
    here = context.find_root()
    for name in command or ():
        known = getattr(here.command, "commands", {})
        if name not in known:
            choices = f"; known: {', '.join(known)}" if known else ""
            raise UsageError(
                f"there is no command '{name}'{nearest(name, known, otherwise=choices)}",
                hint="'briefing --help' lists the commands",
            )
        here = typer.Context(known[name], info_name=name, parent=here)
    typer.echo(here.get_help())
    return DONE
