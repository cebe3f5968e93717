"""Which name leads to which plug-in, and how one is made: nothing is imported until it is named."""

import difflib
import functools
import importlib
import sys
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefing.errors import PluginError
from briefing.formats import FORMATS

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
        "sitemap": "briefing.sources.sitemap:SitemapPages",
        "imap": "briefing.sources.mailbox:Mailbox",
    },
    "summarisers": {
        "ranker": "briefing.summary:Ranker",
        "lead": "briefing.summary:Lead",
        **dict.fromkeys(_SUMY_METHODS, "briefing.summary:Sumy"),
    },
    "renderers": {name: made.renderer for name, made in FORMATS.items()},
    "channels": {
        "folder": "briefing.deliver.folder:Folder",
        "mail": "briefing.deliver.mail:Mail",
        "notify": "briefing.deliver.notify:Notify",
    },
    "engines": {
        "local": "briefing.engines.local:Local",
        "ray": "briefing.engines.ray:Ray",
    },
}

# What a built-in name has decided already.
_PRESETS: Mapping[tuple[str, str], Mapping[str, object]] = {
    ("summarisers", method): {"method": method} for method in _SUMY_METHODS
}

# What each kind must be able to do.
METHODS: Mapping[str, str] = {
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


def names(kind: str) -> tuple[str, ...]:
    """The names a configuration may use for this kind: built-ins first, then installed ones."""
    from importlib import metadata  # takes longer than the names that are ours

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
        if module_name in BUILT_IN[kind]:
            raise PluginError(
                f"'{use}' is no key with its value; write a blank after the colon: "
                f"'{module_name}: {attribute}'"
            ) from error
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
    if ":" in use:  # written as `module:attr`; asking all that is installed takes 20 ms
        return None
    from importlib import metadata

    for point in metadata.entry_points(group=f"briefing.{kind}", name=use):
        return point.value
    return None


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
        told = f"{where}{error.message}"
        raise PluginError(told, hint=error.hint, options=error.options) from error
    except Exception as error:  # somebody else's code may raise anything
        words = f"{type(error).__name__}: {error}"
        raise PluginError(f"{where}{spec.use} cannot be made: {words}") from error
    if not callable(getattr(made, METHODS[kind], None)):
        raise PluginError(
            f"{where}'{spec.use}' is no {_NOUN[kind]}: it has no method '{METHODS[kind]}'"
        )
    return made
