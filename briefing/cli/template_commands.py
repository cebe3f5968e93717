"""The commands about templates: which one wins, and a copy to edit."""

import shutil
from pathlib import Path
from typing import Annotated

import typer

from briefing.cli.entry import DONE, Session
from briefing.errors import OutputError, UsageError
from briefing.plugins import nearest

templates = typer.Typer(help="See which templates are used, and copy one to edit.")


@templates.command("list")
def list_templates(context: typer.Context) -> int:
    """List every template and the file that wins."""
    session: Session = context.obj
    for name, path in _winners(_own(session)).items():
        typer.echo(f"{name}  {path}")
    return DONE


@templates.command("copy")
def copy(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="As 'templates list' prints it.")],
) -> int:
    """Copy a default template into your own folder, to edit it there."""
    session: Session = context.obj
    own = _own(session)
    if own is None:
        raise UsageError(
            "the configuration names no folder for templates of your own",
            hint="add 'templates: templates' to it and make that folder",
        )
    defaults = _files(_default_folder())
    if name not in defaults:
        choices = f"; known: {', '.join(defaults)}"
        raise UsageError(
            f"there is no template '{name}'{nearest(name, defaults, otherwise=choices)}"
        )
    target = own / name
    if target.exists():
        raise UsageError(f"{target} exists already", hint="edit it, or remove it first")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(defaults[name], target)
    except OSError as error:
        raise OutputError(f"{target} cannot be written: {error.strerror}") from error
    typer.echo(str(target))
    return DONE


def _own(session: Session) -> Path | None:
    return session.config().templates


def _default_folder() -> Path:
    from briefing.render.environment import default_templates

    return default_templates()


def _winners(own: Path | None) -> dict[str, Path]:
    """Each template's file: the user's own, else ours."""
    return dict(sorted({**_files(_default_folder()), **(_files(own) if own else {})}.items()))


def _files(folder: Path) -> dict[str, Path]:
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix in (".j2", ".css")
    }
