"""The options that several commands have, and how a result is printed for a program."""

import json
from typing import Annotated

import typer

from briefing.errors import ConfigError, OutputError, StoreError

Day = Annotated[
    str, typer.Option("--date", "-d", metavar="D", help="YYYY-MM-DD, today or yesterday.")
]
EditionName = Annotated[
    str | None,
    typer.Option("--edition", "-e", metavar="E", help="The edition; all if not given."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]

# The failures after which no other edition can fare better.
HOPELESS = (ConfigError, StoreError, OutputError)


def print_json(value: object) -> None:
    """A result for a program, on stdout."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
