"""Turns what config.yaml says into a checked Config, or into one list of all that is wrong."""

import dataclasses
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from briefing import plugins
from briefing.config.durations import span
from briefing.config.schema import (
    OWNERS,
    ConfigKeys,
    EditionKeys,
    PluginKind,
    SectionKeys,
    WebKeys,
)
from briefing.config.values import (
    DEFAULT_EVERY,
    DEFAULT_LANGUAGES,
    Config,
    EditionConfig,
    Retention,
    SectionSpec,
    SourceSpec,
    WebConfig,
)
from briefing.config.yaml_lines import Fault, Key, Written, read
from briefing.errors import ConfigError, PluginError
from briefing.plugins import PluginSpec, nearest, plain_words

# What a source may say besides its plug-in's options.
_OF_EVERY_SOURCE = ("name", "every")


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
    check = _Checked(written=written, faults=faults, plugged=plugged)
    config = check.config(keys)
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
    check = _Checked(written=written, faults=[])
    sources = written.data.get("sources")
    if isinstance(sources, list) and ("sources",) not in refused:
        check.sources(sources)
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


@dataclass(slots=True, kw_only=True)
class _Checked:
    """Makes values of keys, and collects what is wrong with them."""

    written: Written
    faults: list[Fault] = field(default_factory=list)
    plugged: bool = True

    @property
    def folder(self) -> Path:
        return self.written.path.absolute().parent

    def fault(self, key: Key, message: str) -> None:
        self.faults.append(Fault(key=key, message=message))

    def config(self, keys: ConfigKeys) -> Config:
        sources = self.sources(keys.sources)
        editions = self._editions(keys.editions, [source.name for source in sources])
        if keys.base_url is None:
            self._digests(editions)
        engine = self.plugin("engines", keys.engine, ("engine",))
        templates = self._path(keys.templates) if keys.templates else None
        if templates and not templates.is_dir():
            self.fault(("templates",), f"there is no folder {templates}")
        return Config(
            path=self.written.path.absolute(),
            store=_store_url(self._secret("store", keys.store), self.folder),
            output=self._path(keys.output),
            base_url=keys.base_url,
            templates=templates,
            sources=sources,
            editions=editions,
            outlets={other: name for name, others in keys.outlets.items() for other in others},
            languages={**DEFAULT_LANGUAGES, **keys.language.models},
            min_visit_probability=keys.visits.min_probability,
            catch_up=keys.catch_up,
            catch_up_days=keys.catch_up_days,
            alert=self._alert(keys.alert),
            build_limit=keys.build_limit,
            retention=self._retention(keys),
            engine=engine or PluginSpec(use="local"),
            web=self._web(keys.web),
            serve=keys.serve,
        )

    def _retention(self, keys: ConfigKeys) -> Retention:
        kept = keys.retention
        if kept.briefs is not None and kept.briefs.days <= keys.catch_up_days:
            self.fault(
                ("retention", "briefs"),
                f"missed briefs are made and sent for {keys.catch_up_days} days ('catch_up_days'): "
                "they must be kept for longer",
            )
        return Retention(
            articles=kept.articles, analyses=kept.analyses, briefs=kept.briefs, runs=kept.runs
        )

    def _web(self, keys: WebKeys) -> WebConfig:
        web = WebConfig(
            address=keys.address, port=keys.port, token=keys.token, hosts=tuple(keys.hosts)
        )
        if web.is_open:
            self.fault(("web", "address"), f"on {web.address} others reach it: it needs a 'token'")
        return web

    def _alert(self, entries: Iterable[object]) -> tuple[PluginSpec, ...]:
        """The channels that carry a word to whoever runs the program."""
        made: list[PluginSpec] = []
        for number, raw in enumerate(entries):
            key: Key = ("alert", number)
            spec = self.plugin("channels", raw, key)
            if spec is None:
                continue
            if self.plugged and not self._tells(spec):
                self.fault(key, f"the channel '{spec.use}' carries briefs only: it has no 'tell'")
            made.append(spec)
        return tuple(made)

    @staticmethod
    def _tells(spec: PluginSpec) -> bool:
        return hasattr(plugins.create("channels", dataclasses.replace(spec, where="")), "tell")

    def _secret(self, key: str, checked: str) -> str:
        """The value as read: pydantic makes a plain string of a secret one."""
        read = self.written.data.get(key)
        return read if isinstance(read, plugins.Secret) else checked

    def _path(self, path: Path) -> Path:
        return self.folder / path.expanduser()

    def sources(self, entries: Iterable[object]) -> tuple[SourceSpec, ...]:
        """The sources, each under a name of its own."""
        made: list[SourceSpec] = []
        for index, raw in enumerate(entries):
            key: Key = ("sources", index)
            named = isinstance(raw, Mapping) and bool(raw.get("name"))
            spec = self.plugin("sources", raw, key)
            if spec is None:
                continue
            twin = next((other for other in made if _same(other.plugin, spec)), None)
            if twin is not None:
                self.fault(key, f"is the same as the source '{twin.name}'")
                continue
            taken = {other.name for other in made}
            name = str(raw["name"]) if named and isinstance(raw, Mapping) else _name(spec)
            if named and name in taken:
                self.fault((*key, "name"), f"another source is called '{name}' already")
            made.append(
                SourceSpec(
                    name=name if named else _free(name, taken),
                    plugin=spec,
                    every=self._every(raw, key),
                )
            )
        return tuple(made)

    def _every(self, raw: object, key: Key) -> timedelta:
        """How often a source is read."""
        if not isinstance(raw, Mapping) or raw.get("every") is None:
            return DEFAULT_EVERY
        try:
            return span(raw["every"])
        except ValueError as error:
            self.fault((*key, "every"), str(error))
            return DEFAULT_EVERY

    def _editions(
        self, entries: Iterable[EditionKeys], sources: list[str]
    ) -> tuple[EditionConfig, ...]:
        made: list[EditionConfig] = []
        for index, keys in enumerate(entries):
            here: Key = ("editions", index)
            if keys.name.casefold() in {other.name.casefold() for other in made}:
                self.fault((*here, "name"), f"another edition is called '{keys.name}' already")
            for number, source in enumerate(keys.sources):
                if source not in sources:
                    choices = f"; known: {', '.join(sources)}"
                    self.fault(
                        (*here, "sources", number),
                        f"there is no source '{source}'"
                        f"{nearest(source, sources, otherwise=choices)}",
                    )
            made.append(self._edition(keys, here))
        return self._following(made, {keys.name: tuple(keys.follows) for keys in entries})

    def _following(
        self, made: Sequence[EditionConfig], follows: Mapping[str, Sequence[str]]
    ) -> tuple[EditionConfig, ...]:
        """The editions, each with those that it follows, directly or by way of another."""
        known = {one.name: one for one in made}
        for index, name in enumerate(known):
            for number, other in enumerate(follows[name]):
                key: Key = ("editions", index, "follows", number)
                if other not in known:
                    choices = f"; known: {', '.join(known)}"
                    said = nearest(other, known, otherwise=choices)
                    self.fault(key, f"there is no edition '{other}'{said}")
                elif other == name:
                    self.fault(key, "an edition follows its own last brief in any case")
                elif known[other].timetable.closes_with(known[name].timetable):
                    self.fault(key, f"'{other}' closes at the same hour: there is nothing between")
        return tuple(
            dataclasses.replace(
                one, follows=tuple(known[other].timetable for other in _all_of(one.name, follows))
            )
            for one in made
        )

    def _edition(self, keys: EditionKeys, here: Key) -> EditionConfig:
        summariser = self.plugin(
            "summarisers", keys.summariser, (*here, "summariser"), zone=keys.zone
        )
        channels = [
            self.plugin("channels", raw, (*here, "channels", number), zone=keys.zone)
            for number, raw in enumerate(keys.channels)
        ]
        return EditionConfig(
            name=keys.name,
            title=keys.title or _title(keys.name),
            zone=keys.zone,
            hour=keys.hour,
            days=keys.days,
            off=keys.holidays.days_off(),
            language=keys.language,
            page=keys.page,
            formats=tuple(dict.fromkeys(keys.formats)),
            mail_body=keys.mail_body,
            stories=keys.stories,
            actors=keys.actors,
            visits=keys.visits,
            pdf_visits=keys.pdf_visits,
            sections=tuple(_section(section) for section in keys.sections),
            watchlist=tuple(keys.watchlist),
            hard_news=keys.hard_news,
            summariser=summariser or PluginSpec(use="ranker"),
            sources=tuple(keys.sources),
            channels=tuple(channel for channel in channels if channel),
        )

    def _digests(self, editions: Iterable[EditionConfig]) -> None:
        """A digest leads to the full brief: attached, or on the web; else nobody could read it."""
        for index, edition in enumerate(editions):
            mails = [one.options.get("attach") for one in edition.channels if one.use == "mail"]
            if edition.mail_body == "digest" and any(_no_brief(attached) for attached in mails):
                self.fault(
                    ("editions", index, "mail_body"),
                    "a digest needs the full brief beside it: set base_url, let the mail attach "
                    "something, or write 'mail_body: full'",
                )

    def plugin(
        self, kind: PluginKind, raw: object, key: Key, *, zone: str | None = None
    ) -> PluginSpec | None:
        """The plug-in that an entry names, with its options checked; None after a fault.

        A plug-in with an option `zone` gets the edition's, unless it names one itself.
        """
        named = self._named(kind, raw, key)
        if named is None:
            return None
        use, options, first = named
        if not self.plugged:  # the short form's option has a name that only the plug-in knows
            where = self.written.where(key)
            return PluginSpec(use=use, options={"": first, **options}, where=where)
        return self._asked(kind, use, options, first, key, zone=zone)

    def _asked(
        self,
        kind: PluginKind,
        use: str,
        options: dict[str, object],
        first: object,
        key: Key,
        *,
        zone: str | None,
    ) -> PluginSpec | None:
        """A plug-in with the options that it says it takes."""
        if ":" in use:
            plugins.make_importable(self.folder)
        try:
            factory = plugins.find(kind, use)
        except PluginError as error:
            use_key = (*key, "use") if (*key, "use") in self.written.lines else (*key, use)
            self.fault(use_key if use_key in self.written.lines else key, str(error))
            return None
        allowed = plugins.option_names(factory)
        option = allowed[0] if allowed else None
        if first is not None and option is not None:
            options = {option: first, **options}
        if kind == "sources":
            options = _without(options, set(_OF_EVERY_SOURCE) - set(allowed))
        if zone is not None and "zone" in allowed:
            options.setdefault("zone", zone)
        arguments, wrong = plugins.check_options(factory, options, label=use, folder=self.folder)
        for found in wrong:
            self.fault(self._place(key, use, option, found.path), found.message)
        if wrong:
            return None
        if kind == "sources" and option is not None:
            arguments[option] = self._place_of(arguments.get(option))
        spec = PluginSpec(use=use, options=arguments, where=self.written.where(key))
        return spec if self._makes(kind, spec, key) else None

    def _makes(self, kind: PluginKind, spec: PluginSpec, key: Key) -> bool:
        """Whether the options also suit each other: the plug-in's constructor knows."""
        try:
            plugins.create(kind, dataclasses.replace(spec, where=""))
        except PluginError as error:
            option = next(iter(plugins.option_names(plugins.find(kind, spec.use))), None)
            for path, message in error.options:
                self.fault(self._place(key, spec.use, option, path), message)
            if not error.options:
                self.fault(key, str(error))
            return False
        return True

    def _place_of(self, value: object) -> object:
        """A source's first option says where it is: an address, or a file beside this file."""
        if isinstance(value, str) and value and "://" not in value:
            file = self.folder / Path(value).expanduser()
            return str(file) if file.exists() else value
        return value

    def _place(self, key: Key, use: str, option: str | None, path: Key) -> Key:
        """The short form has written its first option as the plug-in's name."""
        if path[:1] == (option,) and (*key, *path[:1]) not in self.written.lines:
            return (*key, use, *path[1:])
        return (*key, *path)

    def _named(
        self, kind: PluginKind, raw: object, key: Key
    ) -> tuple[str, dict[str, object], object] | None:
        """The name, the options, and the value of the short form, if it is one."""
        if isinstance(raw, str):
            return raw, {}, None
        if not isinstance(raw, Mapping) or not raw:
            self.fault(key, f"write 'use: NAME' with one of {', '.join(plugins.names(kind))}")
            return None
        options = {str(name): value for name, value in raw.items()}
        if "use" in options:
            return str(options.pop("use")), options, None
        use = next((name for name in options if plugins.known(kind, name)), next(iter(options)))
        first = options.pop(use)
        if isinstance(first, Mapping):
            self.fault((*key, use), f"write 'use: {use}' and its options beside it")
            return None
        return use, options, first


def _no_brief(attached: object) -> bool:
    """Whether none of the formats that a mail attaches, if it says which, is a whole brief."""
    return isinstance(attached, list | tuple) and {*attached} <= {"ics", "digest"}


def _section(keys: SectionKeys) -> SectionSpec:
    return SectionSpec(name=keys.name, words=tuple(keys.words), weight=keys.weight)


def _without(options: Mapping[str, object], left_out: Collection[str]) -> dict[str, object]:
    return {name: value for name, value in options.items() if name not in left_out}


def _title(name: str) -> str:
    """The masthead of an edition that only has a name: `daily` becomes `Daily brief`."""
    words = name.replace("-", " ").replace("_", " ").strip()
    title = words[:1].upper() + words[1:]
    return title if "brief" in title.casefold() else f"{title} brief"


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


def _all_of(name: str, follows: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The editions that one follows, and those that these follow, but for itself."""
    found: dict[str, None] = {}
    waiting = list(follows[name])
    while waiting:
        other = waiting.pop(0)
        if other in follows and other != name and other not in found:
            found[other] = None
            waiting += follows[other]
    return tuple(found)


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def _store_url(store: str, folder: Path) -> str:
    """A plain file name means SQLite; relative files start at the configuration's folder."""
    prefix = "sqlite:///"
    if "://" not in store:
        url = f"{prefix}{folder / Path(store).expanduser()}"
    elif store.startswith(prefix) and store.removeprefix(prefix) not in ("", ":memory:"):
        url = f"{prefix}{folder / store.removeprefix(prefix)}"
    else:
        return store
    return plugins.Secret(url) if isinstance(store, plugins.Secret) else url
