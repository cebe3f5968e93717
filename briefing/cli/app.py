"""The commands, in the order a newcomer meets them, and the options they share.

What does them is imported when one is chosen, and not to say which there are.
"""

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from briefing import __version__
from briefing.cli.entry import Session
from briefing.cli.lazy_options import LazyCommand, lazy
from briefing.cli.logs import show_log
from briefing.overriding import override

if TYPE_CHECKING:
    from typer._click import Command, Context, HelpFormatter, Parameter

_EVERYWHERE = "--config PATH, --verbose and --quiet may stand here, too: 'briefing --help'."

# A test compares each line with what the command says of itself.
SAYS: Mapping[str, str] = {
    "init": "Write a commented config.yaml that works at once, and three sample articles.",
    "check": "Check configuration, fonts, language model, store, sources, channels, output, "
    "briefs.",
    "collect": "Bring what the sources hold into the store.",
    "add": "Find the feed of a site and write it into the configuration, which keeps its comments.",
    "import": "Write the feeds of an OPML file into the configuration, those that are not there "
    "yet.",
    "export": "Print the feeds of the configuration as OPML, for a feed reader.",
    "sources": "Print of each source when it was last read, what it brings, and "
    "how often it failed.",
    "build": "Build the brief of a date, or name the files of the one that exists.",
    "backfill": "Build the missing briefs of past days from what the store holds; deliver none.",
    "send": "Deliver a built brief; nobody gets it twice.",
    "run": "Stay and make every brief when it is due: collect, build, deliver.",
    "serve": 'Serve the archive in a browser, with "build this date", until told to stop.',
    "tick": "Do once what is due now: collect, build, deliver; for cron or a timer.",
    "next": "Say what will run when: each edition's next brief, each source's next round.",
    "list": "List the built briefs, the newest first.",
    "show": "Print a built brief on the terminal.",
    "visits": "Print the upcoming visits as known on a day: when, who, where, how certain.",
    "actors": "Print the key actors as known on a day: who, in which role, for whom.",
    "explain": "Say why an article is in the brief of a date, or not.",
    "search": "Find articles, and stories, actors and visits of the briefs, by their words.",
    "analyse": "Read each article: its sentences, its actors, its visits.",
    "summarise": "Summarise each article, or each set of documents, in verbatim sentences.",
    "stories": "Say for each article which story it belongs to, and which place a brief gives "
    "the story.",
    "prune": "Take away what is older than it is to be kept; without --yes, say what "
    "that would be.",
    "remove": "Take one article out of the store; its source does not bring it back.",
    "help": "Say what a command does and which options it has.",
    "templates": "See which templates are used, and copy one to edit.",
    "config": "The configuration as it is followed.",
}


class _Commands(MutableMapping[str, "Command"]):
    """The commands by name; the names are known before the commands are."""

    def __init__(self, more: "MutableMapping[str, Command]") -> None:
        self._more = more

    @override
    def __getitem__(self, name: str) -> "Command":
        if name not in self._more:
            self._more[name] = _made(name)
        return self._more[name]

    @override
    def __setitem__(self, name: str, command: "Command") -> None:
        self._more[name] = command

    @override
    def __delitem__(self, name: str) -> None:
        del self._more[name]

    @override
    def __iter__(self) -> Iterator[str]:
        return iter({**SAYS, **self._more})

    @override
    def __len__(self) -> int:
        return len({**SAYS, **self._more})


class _Group(TyperGroup):
    """The program: lists its commands without importing what they need."""

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - passed on
        super().__init__(**given)
        self.commands = _Commands(self.commands)

    @override
    def get_params(self, ctx: "Context") -> "list[Parameter]":
        return lazy(super().get_params(ctx))

    @override
    def list_commands(self, ctx: "Context") -> list[str]:  # noqa: ARG002
        return list(self.commands)

    @override
    def format_commands(self, ctx: "Context", formatter: "HelpFormatter") -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(SAYS.items()))


app = typer.Typer(
    name="briefing",
    cls=_Group,
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
    if verbose or context.invoked_subcommand in ("run", "serve"):
        show_log(verbose=verbose, quiet=quiet)


# Where each is, in `briefing.cli`.
_PLACES: Mapping[str, str] = {
    "init": "initialising.init",
    "check": "checking.check",
    "collect": "collecting.collect",
    "add": "feed_lists.add",
    "import": "feed_lists.import_",
    "export": "feed_lists.export",
    "sources": "source_health.sources",
    "build": "building.build",
    "backfill": "backfilling.backfill",
    "send": "sending.send",
    "run": "daemon.run",
    "serve": "serving.serve",
    "tick": "tick_and_next.tick",
    "next": "tick_and_next.next_",
    "list": "briefs.list_briefs",
    "show": "briefs.show",
    "visits": "visits_and_actors.visits",
    "actors": "visits_and_actors.actors",
    "explain": "explaining.explain",
    "search": "serving.search",
    "analyse": "jsonl_tools.analyse",
    "summarise": "jsonl_tools.summarise",
    "stories": "jsonl_tools.stories",
    "prune": "pruning.prune",
    "remove": "pruning.remove",
    "help": "helping.help_",
    "templates": "template_commands.templates",
    "config": "show_config.config",
}


def _made(name: str) -> "Command":
    """Import one command, and no other."""
    module, _, attribute = _PLACES[name].partition(".")
    command = getattr(import_module(f"briefing.cli.{module}"), attribute)
    made = typer.Typer(rich_markup_mode=None, add_completion=False)
    made.callback()(_nothing)  # so that one command alone stays one of a group
    if isinstance(command, typer.Typer):
        made.add_typer(command, name=name)
    else:
        # Said in full: a help text that is made into a short one is cut off.
        short = (command.__doc__ or "").splitlines()[0]
        made.command(name=name, cls=LazyCommand, short_help=short, epilog=_EVERYWHERE)(command)
    group = typer.main.get_command(made)
    assert isinstance(group, TyperGroup)
    return group.commands[name]


def _nothing() -> None:
    """What all commands share is said by `shared`."""
