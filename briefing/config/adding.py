"""Writes sources into config.yaml and leaves every other line as it stands, comments too."""

import json
import os
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from briefing.config.loading import load_config
from briefing.errors import ConfigError, OutputError

Entry = Mapping[str, str | bool]

_PLAIN: Final = re.compile(r"[A-Za-z0-9][\w ./:?=&%+~,@()-]*", re.ASCII)


def add_sources(path: Path, entries: Sequence[Entry]) -> int:
    """Write sources behind those of a configuration file.

    Args:
        path: The file; it is a configuration that can be followed.
        entries: Each with its kind first, such as {"feed": "https://..."}.

    Returns:
        The line on which the first of them stands.

    Raises:
        ConfigError: if the file cannot be followed, as it is or with them.
        OutputError: if it cannot be written.
    """
    real = path.resolve()
    try:
        # Its line ends stay what they are.
        text = real.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} cannot be read: {error}") from error
    made, line = with_sources(text, entries, path=path)
    draft = real.with_name(f".{real.name}.{os.getpid()}")
    try:
        draft.write_bytes(made.encode("utf-8"))
        shutil.copymode(real, draft)
        load_config(draft)
        draft.replace(real)
    except ConfigError as error:
        told = error.message.replace(str(draft), str(path))
        raise ConfigError(f"{path} was left as it is: with them it says\n{told}") from error
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written: {error.strerror}", hint="look who may write it"
        ) from error
    finally:
        draft.unlink(missing_ok=True)
    return line


def with_sources(text: str, entries: Sequence[Entry], *, path: Path) -> tuple[str, int]:
    """A configuration's text with further sources, and the line of the first of them.

    Raises:
        ConfigError: if its sources are written so that lines cannot be put behind them.
    """
    listed = _sources(text, path=path)
    end = "\r\n" if "\r\n" in text else "\n"
    if listed is None or listed.flow_style or not listed.value:
        shown = "".join(f"\n{line}" for entry in entries for line in lines_of(entry, indent=2))
        raise ConfigError(
            f"{path}: its sources are not written one below the other; write yourself\n"
            f"sources:{shown}"
        )
    lines = text.splitlines(keepends=True)
    after = _last_line(listed.value[-1], lines) + 1
    if not lines[after - 1].endswith(("\n", "\r")):
        lines[after - 1] += end
    indent = listed.start_mark.column
    written = [f"{line}{end}" for entry in entries for line in lines_of(entry, indent=indent)]
    made = "".join([*lines[:after], *written, *lines[after:]])
    _require_same(text, made, entries, path=path)
    return made, after + 1


def lines_of(entry: Entry, *, indent: int = 0) -> list[str]:
    """A source as lines of YAML."""
    begins = [" " * indent + "- ", *[" " * indent + "  "] * (len(entry) - 1)]
    return [
        f"{begin}{key}: {_written(value)}"
        for begin, (key, value) in zip(begins, entry.items(), strict=True)
    ]


def _written(value: str | bool) -> str:  # noqa: FBT001 - a value, not a switch
    if isinstance(value, bool):
        return "true" if value else "false"
    # A dollar sign would begin a variable.
    text = value.replace("$", "$$")
    fit = _PLAIN.fullmatch(text) and ": " not in text and text[-1] not in ": "
    plain = fit and YAML(typ="safe").load(f"x: {text}") == {"x": text}
    return text if plain else json.dumps(text, ensure_ascii=False)


def _sources(text: str, *, path: Path) -> SequenceNode | None:
    try:
        root = YAML(typ="rt").compose(text)
    except YAMLError as error:
        raise ConfigError(f"{path} is no YAML: {error}") from error
    pairs = root.value if isinstance(root, MappingNode) else []
    found = next((value for key, value in pairs if key.value == "sources"), None)
    return found if isinstance(found, SequenceNode) else None


def _last_line(node: Node, lines: Sequence[str]) -> int:
    """The last line of a value, counted from 0; comments and empty lines below it are not its."""
    last: int = node.start_mark.line
    if isinstance(node, ScalarNode) or getattr(node, "flow_style", False):
        # A value of several lines ends where the next begins.
        last = max(last, node.end_mark.line - (node.end_mark.column == 0))
    elif isinstance(node, MappingNode):
        parts = [part for pair in node.value for part in pair]
        last = max([last, *(_last_line(part, lines) for part in parts)])
    elif isinstance(node, SequenceNode):
        last = max([last, *(_last_line(part, lines) for part in node.value)])
    return min(last, len(lines) - 1)


def _require_same(text: str, made: str, entries: Sequence[Entry], *, path: Path) -> None:
    """Whatever way a file is written in: nothing but its sources may say something else."""
    safe = YAML(typ="safe")
    try:
        before: dict[str, Any] = safe.load(text)
        after: dict[str, Any] = safe.load(made)
    except YAMLError:
        after, before = {}, {}
    wanted = [
        {key: value if isinstance(value, bool) else value.replace("$", "$$")
         for key, value in entry.items()}
        for entry in entries
    ]  # fmt: skip
    if not before or after != {**before, "sources": [*before["sources"], *wanted]}:
        shown = "\n".join(line for entry in entries for line in lines_of(entry, indent=2))
        raise ConfigError(
            f"{path}: lines cannot be put behind its sources; write them yourself\n{shown}"
        )
