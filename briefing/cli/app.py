"""The commands, in the order a newcomer meets them, and the options they share."""

from pathlib import Path
from typing import Annotated

import typer

from briefing import __version__
from briefing.cli import (
    backfilling,
    briefs,
    clockwork,
    daemon,
    explaining,
    findings,
    helping,
    looks,
    sending,
    settings,
    sourcing,
    starting,
    tools,
)
from briefing.cli.door import Session
from briefing.cli.logs import show_log

_EVERYWHERE = "--config PATH, --verbose and --quiet may stand here, too: 'briefing --help'."

app = typer.Typer(
    name="briefing",
    help="Turns the day's articles into one brief: stories, key actors, upcoming visits.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"briefing {__version__}")
        raise typer.Exit


@app.callback()
def shared(
    context: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option(
            "--config",
            "-c",
            metavar="PATH",
            envvar="BRIEFING_CONFIG",
            show_envvar=False,
            help="The configuration file, if not config.yaml.",
        ),
    ] = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Say more about what is done.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but problems.")] = False,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Turns the day's articles into one brief: stories, key actors, upcoming visits."""
    del version  # its callback has answered
    context.obj = Session(
        config_path=config or Path("config.yaml"),
        config_given=config is not None,
        quiet=quiet,
        verbose=verbose,
    )
    if verbose or context.invoked_subcommand == "run":
        show_log(verbose=verbose, quiet=quiet)


for command in (
    starting.init,
    starting.check,
    briefs.collect,
    sourcing.sources,
    briefs.build,
    backfilling.backfill,
    sending.send,
    daemon.run,
    clockwork.tick,
    clockwork.next_,
    briefs.list_briefs,
    briefs.show,
    findings.visits,
    findings.actors,
    explaining.explain,
    tools.analyse,
    tools.summarise,
    tools.stories,
    helping.help_,
):
    name = command.__name__.removesuffix("_briefs").rstrip("_")
    # Said in full: a help text that is made into a short one is cut off.
    short = (command.__doc__ or "").splitlines()[0]
    app.command(name=name, short_help=short, epilog=_EVERYWHERE)(command)
app.add_typer(looks.templates, name="templates")
app.add_typer(settings.config, name="config")
