"""Writes the manual page from what the command line says of itself.

Run as: python docs/reference/generate_manual.py

Look at it with: man -l docs/reference/briefing.1
"""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import typer

from briefing.cli import app, entry

HERE = Path(__file__).parent
NAME = "briefing"


def main() -> None:
    """Write it."""
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")


def pages() -> dict[str, str]:
    """The page by name."""
    return {f"{NAME}.1": "\n".join(_page()) + "\n"}


def _page() -> Iterator[str]:
    program = typer.main.get_command(app.app)
    context = typer.Context(program, info_name=NAME, **program.context_settings)
    said = inspect.getdoc(program.callback) or ""
    yield '.\\" Written by docs/reference/generate_manual.py from the code.'
    yield f'.TH {NAME.upper()} 1 "" "{NAME}" "User Commands"'
    yield ".SH NAME"
    yield f"{NAME} \\- {_text(said[0].lower() + said[1:].rstrip('.'))}"
    yield ".SH SYNOPSIS"
    yield f".B {NAME}"
    yield "[\\fIOPTIONS\\fR] \\fICOMMAND\\fR [\\fIARGS\\fR]"
    yield ".SH DESCRIPTION"
    yield _text(
        "Results go to stdout, progress and problems to stderr. D is YYYY-MM-DD, today or "
        "yesterday, in the edition's time zone. The options below may stand before or after the "
        "command."
    )
    yield ".SH OPTIONS"
    yield from _parameters(program, context)
    yield ".SH COMMANDS"
    for name in app.SAYS:
        yield from _command(getattr(program, "commands")[name], name, context)  # noqa: B009 - a group
    yield ".SH EXIT STATUS"
    for code, meaning in _exit_codes():
        yield from _item(f"\\fB{code}\\fR", meaning)
    yield ".SH ENVIRONMENT"
    for one in program.params:
        if isinstance(one.envvar, str):
            yield from _item(f"\\fB{one.envvar}\\fR", getattr(one, "help", ""))
    yield ".SH FILES"
    yield from _item("\\fBconfig.yaml\\fR", "The configuration, in the folder one is in.")


def _command(
    command: "typer._click.Command", name: str, parent: typer.Context, path: str = ""
) -> Iterator[str]:
    """A command with its arguments and options, then the commands inside it."""
    context = typer.Context(command, info_name=name, parent=parent)
    inside = getattr(command, "commands", {})
    words = f"{path} {name}".strip()
    told = ["COMMAND"] if inside else [_placeholder(one) for one in command.params]
    yield f".SS {_text(' '.join(filter(None, [words, *told])))}"
    yield _text(" ".join((command.help or app.SAYS[name]).split()))
    yield from _parameters(command, context)
    for each, one in inside.items():
        yield from _command(one, each, context, words)


def _parameters(command: "typer._click.Command", context: typer.Context) -> Iterator[str]:
    """Arguments and options; --help is said once."""
    top = context.parent is None
    for one in command.get_params(context):
        record = one.get_help_record(context)
        if record is not None and (top or "--help" not in one.opts):
            left = _placeholder(one) or re.sub(r"(?<![\w-])(--?[\w-]+)", _bold, record[0])
            yield from _item(left, record[1].replace("[required]", ""))


def _placeholder(one: "typer._click.Parameter") -> str:
    """How an argument stands in a command's line; "" for an option."""
    if one.param_type_name != "argument":
        return ""
    name = f"{one.metavar}{'...' if one.nargs == -1 else ''}"
    return name if one.required else f"[{name}]"


def _bold(option: re.Match[str]) -> str:
    return f"\\fB{_text(option[1])}\\fR"


def _item(tag: str, said: str) -> Iterator[str]:
    yield ".TP"
    yield tag
    yield _text(" ".join(said.split()))


def _text(words: str) -> str:
    """Words as roff takes them literally; an option's hyphens stay hyphens when they are copied."""
    plain = words.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{plain}" if plain[:1] in {".", "'"} else plain


def _exit_codes() -> list[tuple[str, str]]:
    """The codes as the module says that returns them."""
    listed = (inspect.getdoc(entry) or "").partition("Exit codes: ")[2]
    return re.findall(r"(\d+) ([^;.]+)[;.]", " ".join(listed.split()))


if __name__ == "__main__":
    main()
