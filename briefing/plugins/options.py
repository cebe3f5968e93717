"""What a plug-in's constructor asks for, and how what is written becomes that."""

import functools
import inspect
import keyword
import re
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from briefing.overriding import override
from briefing.plugins.naming import nearest

if typing.TYPE_CHECKING:
    import pydantic

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(//|[^\\/])")


class Secret(str):
    """A string from the environment or a secrets file: usable as is, never shown by repr."""

    __slots__ = ()

    @override
    def __repr__(self) -> str:
        """Stars, whatever the string holds."""
        return "'***'"


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionError:
    """What is wrong with one option: the keys that lead to it, and the words."""

    path: tuple[str | int, ...]
    message: str


def option_names(factory: Callable[..., object]) -> tuple[str, ...]:
    """The options a plug-in takes, as the configuration spells them, the first one first."""
    return tuple(_parameters(factory))


def _parameters(factory: Callable[..., object]) -> dict[str, inspect.Parameter]:
    """Options by name, without those that the plug-in's name has decided already."""
    decided = factory.keywords if isinstance(factory, functools.partial) else {}
    return {
        _option_name(name): parameter
        for name, parameter in inspect.signature(factory).parameters.items()
        if parameter.kind in (parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY)
        and name not in decided
    }


def check_options(
    factory: Callable[..., object], options: Mapping[str, object], *, label: str, folder: Path
) -> tuple[dict[str, object], tuple[OptionError, ...]]:
    """Convert options to what a plug-in's parameters ask for.

    Args:
        factory: The plug-in.
        options: As written in the configuration.
        label: What the messages call the plug-in.
        folder: Where relative paths start.

    Returns:
        The arguments by parameter name, and everything that is wrong.
    """
    signature = inspect.signature(factory)
    hints = _hints(factory)
    open_ended = any(p.kind is p.VAR_KEYWORD for p in signature.parameters.values())
    parameters = _parameters(factory)
    arguments: dict[str, object] = {}
    errors: list[OptionError] = []
    for option, value in options.items():
        parameter = parameters.get(option)
        if parameter is None:
            if open_ended:
                arguments[option] = value
                continue
            message = f"{label} has no such option{nearest(option, parameters)}"
            errors.append(OptionError(path=(option,), message=message))
            continue
        annotation = hints.get(parameter.name, parameter.annotation)
        converted, wrong = _convert(value, annotation, folder=folder)
        arguments[parameter.name] = converted
        errors += [OptionError(path=(option, *path), message=text) for path, text in wrong]
    errors += [
        OptionError(path=(), message=f"{label} needs '{option}'")
        for option, parameter in parameters.items()
        if parameter.default is parameter.empty and option not in options
    ]
    return arguments, tuple(errors)


def _option_name(parameter: str) -> str:
    """`from_` in Python is `from` in the configuration."""
    bare = parameter.removesuffix("_")
    return bare if keyword.iskeyword(bare) else parameter


def _hints(factory: Callable[..., object]) -> dict[str, object]:
    made = factory.func if isinstance(factory, functools.partial) else factory
    target = made.__init__ if inspect.isclass(made) else made
    try:
        return typing.get_type_hints(target)
    except (NameError, TypeError):  # names known to a type checker only
        return {}


def _convert(
    value: object, annotation: object, *, folder: Path
) -> tuple[object, list[tuple[tuple[str | int, ...], str]]]:
    import pydantic  # the command line names plug-ins long before it checks options

    if annotation is inspect.Parameter.empty or isinstance(annotation, str):
        return value, []
    kind = cast("type[object]", annotation)  # what annotations are is not in the type system
    adapter = pydantic.TypeAdapter(kind, config=_adapter_config(annotation))
    try:
        converted = adapter.validate_python(_listed(value, annotation))
    except pydantic.ValidationError as error:
        return value, _described(error, value)
    return _kept(_anchored(converted, annotation, folder=folder), secrets=_secrets(value)), []


def _secrets(value: object) -> dict[str, Secret]:
    """The secret strings inside a value."""
    if isinstance(value, Secret):
        return {str(value): value}
    inside: typing.Iterable[object] = ()
    if isinstance(value, Mapping):
        inside = value.values()
    elif isinstance(value, list | tuple):
        inside = value
    return {text: secret for item in inside for text, secret in _secrets(item).items()}


def _kept(value: object, *, secrets: Mapping[str, Secret]) -> object:
    """Conversion makes plain strings of secret ones: make them secret again."""
    if isinstance(value, str):
        return secrets.get(value, value)
    if isinstance(value, list | tuple | frozenset | set):
        return type(value)(_kept(item, secrets=secrets) for item in value)
    if isinstance(value, dict):
        return {key: _kept(item, secrets=secrets) for key, item in value.items()}
    return value


def _adapter_config(annotation: object) -> "pydantic.ConfigDict | None":
    """Plain types of other people's making are taken as they are; models bring their own rules."""
    import pydantic

    if inspect.isclass(annotation) and (
        issubclass(annotation, pydantic.BaseModel) or hasattr(annotation, "__dataclass_fields__")
    ):
        return None
    return pydantic.ConfigDict(arbitrary_types_allowed=True)


def _parts(annotation: object) -> tuple[object, ...]:
    """The members of a union; a single type is a union of one."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return typing.get_args(annotation)
    return (annotation,)


def _listed(value: object, annotation: object) -> object:
    """A single value where a list is asked for counts as a list of one."""
    many = {typing.get_origin(part) for part in _parts(annotation)} & {tuple, list, frozenset, set}
    if many and str not in _parts(annotation) and isinstance(value, str):
        return [value]
    return value


def _anchored(value: object, annotation: object, *, folder: Path) -> object:
    """Paths start at the configuration's folder, wherever the program is started."""
    if isinstance(value, tuple | list):
        return type(value)(_anchored(item, annotation, folder=folder) for item in value)
    parts = _parts(annotation)
    if isinstance(value, str) and Path in parts and not _ADDRESS.match(value):
        return _resolved(Path(value), folder)
    return _resolved(value, folder) if isinstance(value, Path) else value


def _resolved(path: Path, folder: Path) -> Path:
    return folder / path.expanduser()


def _described(
    error: "pydantic.ValidationError", value: object
) -> list[tuple[tuple[str | int, ...], str]]:
    """One line for each place that is wrong; of a union's refusals the first tells enough."""
    found: dict[tuple[str | int, ...], str] = {}
    for detail in error.errors(include_url=False, include_input=False):
        found.setdefault(_within(detail["loc"], value), plain_words(detail["msg"]))
    return list(found.items())


def _within(loc: tuple[str | int, ...], value: object) -> tuple[str | int, ...]:
    """Keep of a location only what are keys of the value, not the names of union members."""
    path: list[str | int] = []
    for step in loc:
        held: Mapping[str | int, object] = {}
        if isinstance(value, Mapping):
            held = value
        elif isinstance(value, list | tuple):
            held = dict(enumerate(value))
        if step in held:
            path.append(step)
            value = held[step]
    return tuple(path)


# What a validator calls the kinds of values, and what somebody who writes a file calls them.
_KIND: Final = re.compile(
    r"Input should be a valid (\w+)(?:, (?:unable|got) .*| or instance of .*)?$"
)
_PLAINLY: Final = {
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "string": "text; put it in quotes",
    "list": "a list: each entry on a line of its own that begins with '- '",
    "dictionary": "keys with their values, such as 'name: daily'",
}


def plain_words(message: str) -> str:
    """A validator's message as the end of a sentence: `should be a whole number`."""
    kind = _KIND.match(message)
    if kind is not None and kind[1] in _PLAINLY:
        return f"should be {_PLAINLY[kind[1]]}"
    message = message.removeprefix("Value error, ")
    message = re.sub(r"^Input should", "should", message)
    return message[:1].lower() + message[1:] if message[1:2].islower() else message
