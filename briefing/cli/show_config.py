"""The command that shows the configuration: config show."""

import io

import typer
from ruamel.yaml import YAML

from briefing.cli.common_options import AsJson, print_json
from briefing.cli.entry import DONE, Session

config = typer.Typer(
    help="The configuration as it is followed.", no_args_is_help=True, rich_markup_mode=None
)


@config.command()
def show(context: typer.Context, as_json: AsJson = False) -> int:
    """Print the configuration with every default filled in; secrets are not shown."""
    from briefing.config import plain

    session: Session = context.obj
    shown = plain(session.config())
    if as_json:
        print_json(shown)
        return DONE
    yaml = YAML(pure=True)
    stream = io.StringIO()
    yaml.dump(shown, stream)
    typer.echo(f"# {session.config().path}\n{stream.getvalue()}", nl=False)
    return DONE


@config.callback()
def settings() -> None:
    """The configuration as it is followed."""
