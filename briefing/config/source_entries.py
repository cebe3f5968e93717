"""Makes sources of what config.yaml says of them: each is read once, and has a name of its own."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from briefing.config.durations import span
from briefing.config.plugin_checks import PluginCheck
from briefing.config.values import DEFAULT_EVERY, SourceSpec
from briefing.config.yaml_lines import Key
from briefing.plugins import PluginSpec


def sources_of(entries: Iterable[object], check: PluginCheck) -> tuple[SourceSpec, ...]:
    """The sources, each under a name of its own; what is wrong with them is told to the check."""
    made: list[SourceSpec] = []
    for index, raw in enumerate(entries):
        key: Key = ("sources", index)
        named = isinstance(raw, Mapping) and bool(raw.get("name"))
        spec = check.plugin("sources", raw, key)
        if spec is None:
            continue
        twin = next((other for other in made if _same(other.plugin, spec)), None)
        if twin is not None:
            check.fault(key, f"is the same as the source '{twin.name}'")
            continue
        taken = {other.name for other in made}
        name = str(raw["name"]) if named and isinstance(raw, Mapping) else _name(spec)
        if named and name in taken:
            check.fault((*key, "name"), f"another source is called '{name}' already")
        made.append(
            SourceSpec(
                name=name if named else _free(name, taken),
                plugin=spec,
                every=_every(raw, key, check),
            )
        )
    return tuple(made)


def _every(raw: object, key: Key, check: PluginCheck) -> timedelta:
    """How often a source is read."""
    if not isinstance(raw, Mapping) or raw.get("every") is None:
        return DEFAULT_EVERY
    try:
        return span(raw["every"])
    except ValueError as error:
        check.fault((*key, "every"), str(error))
        return DEFAULT_EVERY


def _same(one: PluginSpec, other: PluginSpec) -> bool:
    """Whether two entries read the same thing, whatever they are called."""
    left = {option: value for option, value in one.options.items() if option != "name"}
    right = {option: value for option, value in other.options.items() if option != "name"}
    return one.use == other.use and left == right


def _name(spec: PluginSpec) -> str:
    """A source nobody named: by its host, its folder or its file."""
    for value in spec.options.values():
        if isinstance(value, Path):
            return value.stem if value.suffix else value.name or spec.use
        host = urlsplit(value).hostname if isinstance(value, str) else None
        if host:
            return host.removeprefix("www.")
    return spec.use


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free
