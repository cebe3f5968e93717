"""Turns what config.yaml says into a checked Config, or into one list of all that is wrong."""

import dataclasses
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from briefing import plugins
from briefing.config.edition_entries import editions_of, require_full_briefs
from briefing.config.plain_values import store_url
from briefing.config.plugin_checks import PluginCheck
from briefing.config.schema import OWNERS, ConfigKeys, WebKeys
from briefing.config.source_entries import sources_of
from briefing.config.values import DEFAULT_LANGUAGES, Config, Retention, WebConfig
from briefing.config.yaml_lines import Fault, Key, Written, read
from briefing.errors import ConfigError
from briefing.plugins import PluginSpec, nearest, plain_words


def load_config(
    path: Path, *, environment: Mapping[str, str] | None = None, plugged: bool = True
) -> Config:
    """Read and check a configuration file.

    Args:
        path: The file; relative paths in it start at its folder.
        environment: Where `${NAME}` is looked up; the process's own if not given.
        plugged: Whether plug-ins and their options are checked, too: to know what they take, they
            are imported. Without, the configuration serves to look at what is kept, for nothing
            can be made of its plug-ins.

    Raises:
        ConfigError: with one line for each thing that is wrong: file, line, key, what to do.
    """
    written = read(path, environment=os.environ if environment is None else environment)
    faults = list(written.faults)
    try:
        keys = ConfigKeys.model_validate(written.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        faults += [_fault(detail) for detail in details]
        refused = {tuple(detail["loc"]) for detail in details}
        faults += _plugin_faults(written, refused)
        raise _complaint(written, faults) from None
    check = PluginCheck(written=written, faults=faults, plugged=plugged)
    config = _config(keys, check)
    if check.faults:
        raise _complaint(written, check.faults)
    return config


def _complaint(written: Written, faults: Iterable[Fault]) -> ConfigError:
    said: dict[str, Fault] = {}
    for fault in faults:
        said.setdefault(f"{written.where(fault.key)}: {fault.message}", fault)
    ordered = sorted(said, key=lambda text: (written.line(said[text].key), text))
    quotes = [written.quoted(said[text]) for text in ordered]
    return ConfigError("\n".join(ordered), quoted=quotes)


def _fault(detail: ErrorDetails) -> Fault:
    """One of pydantic's errors in our words."""
    loc = tuple(detail["loc"])
    owner = next((step for step in reversed(loc[:-1]) if isinstance(step, str)), "")
    label, keys = OWNERS.get(owner, OWNERS[""])
    if detail["type"] == "extra_forbidden":
        message = f"{label} has no such key{nearest(str(loc[-1]), keys.model_fields)}"
        return Fault(key=loc, message=message)
    if detail["type"] == "missing":
        return Fault(key=loc[:-1], message=f"{label} needs '{loc[-1]}'")
    if loc[-1:] == ("[key]",):
        loc = loc[:-1]
    return Fault(key=loc, message=plain_words(detail["msg"]))


def _plugin_faults(written: Written, refused: set[tuple[int | str, ...]]) -> list[Fault]:
    """What is wrong with plug-ins in a file whose keys are already refused."""
    check = PluginCheck(written=written)
    sources = written.data.get("sources")
    if isinstance(sources, list) and ("sources",) not in refused:
        sources_of(sources, check)
    editions = written.data.get("editions")
    for index, edition in enumerate(editions if isinstance(editions, list) else ()):
        if not isinstance(edition, Mapping):
            continue
        here: Key = ("editions", index)
        if "summariser" in edition:
            check.plugin("summarisers", edition["summariser"], (*here, "summariser"))
        channels = edition.get("channels")
        for number, raw in enumerate(channels if isinstance(channels, list) else ()):
            check.plugin("channels", raw, (*here, "channels", number))
    return check.faults


def _config(keys: ConfigKeys, check: PluginCheck) -> Config:
    sources = sources_of(keys.sources, check)
    editions = editions_of(keys.editions, check, sources=[source.name for source in sources])
    if keys.base_url is None:
        require_full_briefs(editions, check)
    engine = check.plugin("engines", keys.engine, ("engine",))
    templates = check.folder / keys.templates.expanduser() if keys.templates else None
    if templates and not templates.is_dir():
        check.fault(("templates",), f"there is no folder {templates}")
    return Config(
        path=check.written.path.absolute(),
        store=store_url(_secret("store", keys.store, check.written), check.folder),
        output=check.folder / keys.output.expanduser(),
        base_url=keys.base_url,
        templates=templates,
        sources=sources,
        editions=editions,
        outlets={other: name for name, others in keys.outlets.items() for other in others},
        languages={**DEFAULT_LANGUAGES, **keys.language.models},
        min_visit_probability=keys.visits.min_probability,
        catch_up=keys.catch_up,
        catch_up_days=keys.catch_up_days,
        alert=_alert(keys.alert, check),
        build_limit=keys.build_limit,
        retention=_retention(keys, check),
        engine=engine or PluginSpec(use="local"),
        web=_web(keys.web, check),
        serve=keys.serve,
    )


def _retention(keys: ConfigKeys, check: PluginCheck) -> Retention:
    kept = keys.retention
    if kept.briefs is not None and kept.briefs.days <= keys.catch_up_days:
        check.fault(
            ("retention", "briefs"),
            f"missed briefs are made and sent for {keys.catch_up_days} days ('catch_up_days'): "
            "they must be kept for longer",
        )
    return Retention(
        articles=kept.articles, analyses=kept.analyses, briefs=kept.briefs, runs=kept.runs
    )


def _web(keys: WebKeys, check: PluginCheck) -> WebConfig:
    web = WebConfig(address=keys.address, port=keys.port, token=keys.token, hosts=tuple(keys.hosts))
    if web.is_open:
        check.fault(("web", "address"), f"on {web.address} others reach it: it needs a 'token'")
    return web


def _alert(entries: Iterable[object], check: PluginCheck) -> tuple[PluginSpec, ...]:
    """The channels that carry a word to whoever runs the program."""
    made: list[PluginSpec] = []
    for number, raw in enumerate(entries):
        key: Key = ("alert", number)
        spec = check.plugin("channels", raw, key)
        if spec is None:
            continue
        if check.plugged and not _tells(spec):
            check.fault(key, f"the channel '{spec.use}' carries briefs only: it has no 'tell'")
        made.append(spec)
    return tuple(made)


def _tells(spec: PluginSpec) -> bool:
    return hasattr(plugins.create("channels", dataclasses.replace(spec, where="")), "tell")


def _secret(key: str, checked: str, written: Written) -> str:
    """The value as read: pydantic makes a plain string of a secret one."""
    read = written.data.get(key)
    return read if isinstance(read, plugins.Secret) else checked
