"""A name in config.yaml becomes an object: built-ins, installed entry points, `module:attr`.

Nothing is imported until it is named. A plug-in is any callable, usually a frozen dataclass, whose
parameters are its options; it needs no base class. What configuration files look like is not
known here.
"""

import difflib
import functools
import importlib
import inspect
import keyword
import re
import sys
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import cast

from typing_extensions import override

from briefing.errors import PluginError

if typing.TYPE_CHECKING:
    import pydantic

_SUMY_METHODS = (
    "lexrank",
    "textrank",
    "lsa",
    "luhn",
    "sumbasic",
    "kl",
    "edmundson",
    "reduction",
)

BUILT_IN: Mapping[str, Mapping[str, str]] = {
    "sources": {
        "folder": "briefing.sources.folder:Folder",
        "feed": "briefing.sources.feed:Feed",
        "page": "briefing.sources.page:Page",
    },
    "summarisers": {
        "ranker": "briefing.summary:Ranker",
        "lead": "briefing.summary:Lead",
        **dict.fromkeys(_SUMY_METHODS, "briefing.summary:Sumy"),
    },
    "renderers": {
        "html": "briefing.render.screen:HtmlRenderer",
        "pdf": "briefing.render.pdf:PdfRenderer",
        "json": "briefing.render.asjson:JsonRenderer",
        "text": "briefing.render.text:TextRenderer",
        "ics": "briefing.render.ics:IcsRenderer",
        "email": "briefing.render.mail:MailRenderer",
    },
    "channels": {
        "folder": "briefing.deliver.folder:Folder",
        "mail": "briefing.deliver.mail:Mail",
        "notify": "briefing.deliver.notify:Notify",
    },
    "engines": {
        "local": "briefing.engines.local:Local",
    },
}

# What a built-in name has decided already.
_PRESETS: Mapping[tuple[str, str], Mapping[str, object]] = {
    ("summarisers", method): {"method": method} for method in _SUMY_METHODS
}

_METHOD = {
    "sources": "fetch",
    "summarisers": "summarise",
    "renderers": "render",
    "channels": "deliver",
    "engines": "map",
}

_NOUN = {
    "sources": "source",
    "summarisers": "summariser",
    "renderers": "format",
    "channels": "channel",
    "engines": "engine",
}

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(//|[^\\/])")


class Secret(str):
    """A string from the environment or a secrets file: usable as is, never shown by repr."""

    __slots__ = ()

    @override
    def __repr__(self) -> str:
        """Stars, whatever the string holds."""
        return "'***'"


@dataclass(frozen=True, slots=True, kw_only=True)
class PluginSpec:
    """A plug-in named in the configuration, with checked options.

    Attributes:
        use: A built-in name, an entry point's name, or "module:attr".
        options: Arguments for its constructor.
        where: The place in the configuration, such as "config.yaml:12: sources[0]".
    """

    use: str
    options: Mapping[str, object] = field(default_factory=dict)
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionError:
    """What is wrong with one option: the keys that lead to it, and the words."""

    path: tuple[str | int, ...]
    message: str


def names(kind: str) -> tuple[str, ...]:
    """The names a configuration may use for this kind: built-ins first, then installed ones."""
    installed = {point.name for point in metadata.entry_points(group=f"briefing.{kind}")}
    return (*BUILT_IN[kind], *sorted(installed - set(BUILT_IN[kind])))


def known(kind: str, use: str) -> bool:
    """Whether a name is a built-in, an installed entry point or written as `module:attr`."""
    return use in BUILT_IN[kind] or ":" in use or use in names(kind)


def nearest(word: str, words: typing.Iterable[str], *, otherwise: str = "") -> str:
    """`; did you mean 'x'?` for the most similar of the words; if none is, what to say instead."""
    folded = {candidate.casefold(): candidate for candidate in words}
    close = difflib.get_close_matches(word.casefold(), sorted(folded), n=1, cutoff=0.6)
    return f"; did you mean '{folded[close[0]]}'?" if close else otherwise


def find(kind: str, use: str) -> Callable[..., object]:
    """Import what a name stands for.

    Args:
        kind: "sources", "summarisers", "renderers", "channels" or "engines".
        use: The name from the configuration.

    Raises:
        PluginError: if there is no such plug-in, or it cannot be imported.
    """
    target = BUILT_IN[kind].get(use) or _installed(kind, use) or use
    module_name, colon, attribute = target.partition(":")
    if not colon:
        choices = f"; known: {', '.join(names(kind))}, or write 'module:attr'"
        raise PluginError(
            f"there is no {_NOUN[kind]} '{use}'{nearest(use, names(kind), otherwise=choices)}"
        )
    try:
        found: object = importlib.import_module(module_name)
    except ImportError as error:
        raise PluginError(
            f"the {_NOUN[kind]} '{use}' cannot be imported: {error}",
            hint="install the package that brings it, or correct the name",
        ) from error
    for part in attribute.split("."):
        found = getattr(found, part, None)
    if not callable(found):
        raise PluginError(f"the {_NOUN[kind]} '{use}': {module_name} has no class '{attribute}'")
    preset = _PRESETS.get((kind, use))
    return functools.partial(found, **preset) if preset else found


def _installed(kind: str, use: str) -> str | None:
    for point in metadata.entry_points(group=f"briefing.{kind}", name=use):
        return point.value
    return None


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


def plain_words(message: str) -> str:
    """A validator's message as the end of a sentence: `should be a valid integer`."""
    message = message.removeprefix("Value error, ")
    message = re.sub(r"^Input should", "should", message)
    return message[:1].lower() + message[1:] if message[1:2].islower() else message


def make_importable(folder: Path) -> None:
    """Let `module:attr` find modules that lie beside the configuration, after everything else."""
    if str(folder) not in sys.path:
        sys.path.append(str(folder))


def create(kind: str, spec: PluginSpec) -> object:
    """Make the object that a checked specification names.

    Args:
        kind: "sources", "summarisers", "renderers", "channels" or "engines".
        spec: From the configuration; its options are constructor arguments.

    Raises:
        PluginError: if nothing usable comes out of it.
    """
    factory = find(kind, spec.use)
    where = f"{spec.where}: " if spec.where else ""
    try:
        made = factory(**spec.options)
    except (TypeError, ValueError) as error:
        raise PluginError(f"{where}{spec.use} refuses its options: {error}") from error
    except PluginError as error:
        raise PluginError(f"{where}{error.message}", hint=error.hint) from error
    if not callable(getattr(made, _METHOD[kind], None)):
        raise PluginError(
            f"{where}'{spec.use}' is no {_NOUN[kind]}: it has no method '{_METHOD[kind]}'"
        )
    return made
