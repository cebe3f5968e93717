"""Reads config.yaml into plain values and remembers on which line each of them stands.

Secrets come in here: `${NAME}` from the environment, `NAME_file:` from a file. What the keys mean
is not known here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from briefing.config.quoting import place_of, quoted
from briefing.config.yaml_errors import mistake
from briefing.errors import ConfigError
from briefing.plugins import Secret

Key = tuple[str | int, ...]

# No configuration is near these; aliases in YAML can blow up a small file (2026-11).
MAX_BYTES = 1_000_000
MAX_VALUES = 50_000
MAX_DEPTH = 20

_VARIABLE = re.compile(r"\$\$|\$\{([^}]*)\}")
_NAME = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)(?::-(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong, at a key of the file."""

    key: Key
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a configuration file says.

    Attributes:
        path: The file.
        data: Plain dicts, lists and scalars.
        lines: The line of each key, counted from 1.
        faults: Secrets that are missing.
        text: The file as it stands.
    """

    path: Path
    data: Mapping[str, object]
    lines: Mapping[Key, int]
    faults: tuple[Fault, ...] = ()
    text: str = ""

    def where(self, key: Key) -> str:
        """`config.yaml:12: sources[0].url`, with the line of the nearest key that has one."""
        return f"{self.path}:{self.line(key)}: {spelled(key)}".rstrip(" :")

    def line(self, key: Key) -> int:
        """The line of a key, or of the nearest one above it."""
        while key and key not in self.lines:
            key = key[:-1]
        return self.lines.get(key, 1)

    def quoted(self, fault: Fault) -> str:
        """The line a fault is on, with a mark under the key or the value that is meant; or ""."""
        key = fault.key
        while key and key not in self.lines:
            key = key[:-1]
        if not key:  # it is about the file
            return ""
        name = key[-1] if isinstance(key[-1], str) else ""
        line, value = self.line(fault.key), "no such" not in fault.message
        column, length = place_of(self.text, line, name, value=value, saying=fault.message)
        return quoted(self.text, line, column, length=length)


def spelled(key: Key) -> str:
    """`("sources", 0, "url")` as `sources[0].url`."""
    text = ""
    for step in key:
        text += f"[{step}]" if isinstance(step, int) else f".{step}"
    return text.removeprefix(".")


def read(path: Path, *, environment: Mapping[str, str]) -> Written:
    """Read a configuration file.

    Args:
        path: The file.
        environment: Where `${NAME}` is looked up.

    Raises:
        ConfigError: if the file cannot be read or is no YAML mapping.
    """
    text = _text(path)
    loaded = _load(text, path)
    if loaded is None:
        raise ConfigError(f"{path}: the file is empty", hint="'briefing init' writes an example")
    if not isinstance(loaded, CommentedMap):
        raise ConfigError(f"{path}:1: expected keys such as 'sources:' and 'editions:'")
    walk = _Walk(path=path, environment=environment)
    data = walk.mapping(loaded, ())
    return Written(path=path, data=data, lines=walk.lines, faults=tuple(walk.faults), text=text)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        twin = path.with_suffix({".yaml": ".yml", ".yml": ".yaml"}.get(path.suffix, ".yaml"))
        there = f"there is {twin}: '--config {twin}'; " if twin != path and twin.is_file() else ""
        raise ConfigError(
            f"{path}: there is no such file",
            hint=f"{there}'briefing init' writes one; '--config PATH' names another",
        ) from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    if len(content) > MAX_BYTES:
        raise ConfigError(f"{path}: is over {MAX_BYTES:,} bytes: this is no configuration")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}:{line}: is not UTF-8", hint="save it as UTF-8") from error


def _load(text: str, path: Path) -> object:
    yaml = YAML(typ="rt", pure=True)
    try:
        return yaml.load(text)
    except MarkedYAMLError as error:
        found = mistake(error, text)
        raise ConfigError(
            f"{path}:{found.line}: {found.words}",
            quoted=[quoted(text, found.line, found.column)],
        ) from error
    except (YAMLError, ValueError) as error:
        raise ConfigError(f"{path}:1: not YAML: {str(error).splitlines()[0]}") from error
    except RecursionError as error:
        raise ConfigError(f"{path}:1: is nested too deeply") from error


@dataclass(slots=True, kw_only=True)
class _Walk:
    """Turns ruamel's objects into plain ones and collects lines and faults on the way."""

    path: Path
    environment: Mapping[str, str]
    lines: dict[Key, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    _seen: int = 0

    def mapping(self, node: CommentedMap, key: Key) -> dict[str, object]:
        plain: dict[str, object] = {}
        for name, value in node.items():
            at = (*key, str(name))
            self.lines[at] = self._line(node, name, above=key)
            if isinstance(name, str) and name.endswith("_file") and isinstance(value, str):
                option = name.removesuffix("_file")
                self.lines[(*key, option)] = self.lines[at]
                if option in node:
                    self._fault(at, f"both '{option}' and '{name}' are set: keep one")
                plain[option] = self._from_file(value, at)
            else:
                plain[str(name)] = self._value(value, at)
        return plain

    def _line(self, node: CommentedMap, name: object, *, above: Key) -> int:
        try:
            return int(node.lc.key(name)[0]) + 1
        except (KeyError, TypeError):  # merged in with `<<`, or tagged: ruamel keeps no place
            return self.lines.get(above, 1)

    def _item_line(self, node: CommentedSeq, index: int, *, above: Key) -> int:
        try:
            return int(node.lc.item(index)[0]) + 1
        except (KeyError, TypeError):
            return self.lines.get(above, 1)

    def _value(self, value: object, key: Key) -> object:
        self._seen += 1
        if self._seen > MAX_VALUES or len(key) > MAX_DEPTH:
            raise ConfigError(f"{self.path}:1: holds more values than a configuration can mean")
        if isinstance(value, CommentedMap):
            return self.mapping(value, key)
        if isinstance(value, CommentedSeq):
            return list(self._items(value, key))
        if isinstance(value, str):
            return self._substituted(str(value), key)
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, int):
            return int(value)
        return float(value) if isinstance(value, float) else value

    def _items(self, node: CommentedSeq, key: Key) -> Iterator[object]:
        for index, value in enumerate(node):
            at = (*key, index)
            self.lines[at] = self._item_line(node, index, above=key)
            yield self._value(value, at)

    def _substituted(self, text: str, key: Key) -> str:
        secret = False

        def replacement(match: re.Match[str]) -> str:
            nonlocal secret
            if match[0] == "$$":
                return "$"
            secret = True
            return self._variable(match[1], key)

        result = _VARIABLE.sub(replacement, text)
        return Secret(result) if secret else result

    def _variable(self, text: str, key: Key) -> str:
        match = _NAME.fullmatch(text)
        if match is None:
            self._fault(key, f"'${{{text}}}' names no environment variable; write '$$' for '$'")
            return ""
        name, default = match[1], match[2]
        if name not in self.environment and default is None:
            self._fault(key, f"the environment variable {name} is not set")
        return self.environment.get(name, default or "")

    def _from_file(self, text: str, key: Key) -> str:
        path = self.path.parent / Path(self._substituted(text, key)).expanduser()
        try:
            return Secret(path.read_text(encoding="utf-8").strip())
        except OSError as error:
            self._fault(key, f"{path} cannot be read: {error.strerror}")
        except UnicodeDecodeError:
            self._fault(key, f"{path} is not UTF-8 text")
        return ""

    def _fault(self, key: Key, message: str) -> None:
        self.faults.append(Fault(key=key, message=message))
