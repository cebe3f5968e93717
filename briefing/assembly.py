"""Builds every part from the configuration: the only place that does.

Heavy parts (the language model, the PDF writer) are imported when they are first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Self, cast

from briefing import plugins
from briefing.plugins import PluginSpec

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from briefing.analysis.late_reader import LateReader
    from briefing.config import Config, EditionConfig
    from briefing.deliver.guarded import Guarded
    from briefing.interfaces import Channel, Engine, Renderer, Source, Summariser
    from briefing.store import BriefShelf, PieceShelf, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSource:
    """A source and how the configuration calls it."""

    name: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedChannel:
    """A channel and how the ledger calls it."""

    name: str
    channel: Channel


class Workshop:
    """What the verbs work with: the configuration, the open store, the reader of articles.

    Use it in a `with` statement, or close it.

    Args:
        config: The checked configuration.
        store: An open store.
    """

    def __init__(self, config: Config, store: Store) -> None:
        self.config = config
        self.store = store

    @cached_property
    def reader(self) -> LateReader:
        """Reads articles; what does it is imported, and the language model loaded, with the first.

        Most often that happens in other processes.
        """
        from briefing.analysis.late_reader import LateReader

        return LateReader(self.config.languages)

    @cached_property
    def engine(self) -> Engine:
        """Where articles are read."""
        return engine(self.config)

    @cached_property
    def reading_version(self) -> str:
        """By which version articles are read now."""
        from briefing.analysis.versioning import reading_version

        return reading_version(self.config.languages)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.store.close()


def assemble(config: Config) -> Workshop:
    """Open what the verbs work with.

    Raises:
        StoreError: if the store cannot be opened.
    """
    # Renderers are made without a store, and to import what opens one takes longer than they do.
    from briefing.store import open_store

    return Workshop(config, open_store(config.store))


def engine(config: Config) -> Engine:
    """Where articles are read.

    Raises:
        PluginError: if it cannot be made.
    """
    return cast("Engine", plugins.create("engines", config.engine))


def sources(config: Config) -> tuple[NamedSource, ...]:
    """The sources, in the order of the configuration.

    Raises:
        PluginError: if one cannot be made.
    """
    return tuple(
        NamedSource(name=spec.name, source=cast("Source", plugins.create("sources", spec.plugin)))
        for spec in config.sources
    )


def summariser(edition: EditionConfig) -> Summariser:
    """The edition's summariser, counting days in the edition's zone.

    Raises:
        PluginError: if it cannot be made.
    """
    spec = _with_defaults("summarisers", edition.summariser, {"zone": edition.zone})
    return cast("Summariser", plugins.create("summarisers", spec))


# Where the archive's first page lies from a brief's: above the edition's folder and the day's.
_HOME = "../.."


def renderers(
    config: Config, edition: EditionConfig, formats: Sequence[str]
) -> tuple[Renderer, ...]:
    """The renderers of some formats, for an edition.

    Raises:
        PluginError: if one cannot be made.
    """
    defaults = {
        "templates": config.templates,
        "page": edition.page,
        "pdf_visits": edition.pdf_visits,
        "mail_body": edition.mail_body,
        "home": _HOME,
        "base_url": config.base_url,
        "beside": edition.formats,
    }
    return tuple(
        cast(
            "Renderer",
            plugins.create(
                "renderers", _with_defaults("renderers", PluginSpec(use=name), defaults)
            ),
        )
        for name in formats
    )


def renderer_alone(name: str, *, templates: Path | None) -> Renderer:
    """The renderer of a format for who has a brief and asks no edition how it is to look.

    Raises:
        PluginError: if it cannot be made.
    """
    spec = _with_defaults("renderers", PluginSpec(use=name), {"templates": templates})
    return cast("Renderer", plugins.create("renderers", spec))


def channels(edition: EditionConfig) -> tuple[NamedChannel, ...]:
    """The edition's channels; none of them raises, and one that cannot be made says so."""
    return tuple(NamedChannel(name=spec.use, channel=_guarded(spec)) for spec in edition.channels)


def tellers(config: Config) -> tuple[Guarded, ...]:
    """The channels of whoever runs the program; none of them raises."""
    return tuple(_guarded(spec) for spec in config.alert)


def _guarded(spec: PluginSpec) -> Guarded:
    from briefing.deliver.guarded import Guarded

    make = partial(cast("Callable[..., Channel]", plugins.create), "channels", spec)
    return Guarded.made(spec.use, make)


def archive_writer(config: Config) -> Callable[[BriefShelf, PieceShelf, Path], tuple[Path, ...]]:
    """Writes the archive of all kept briefs into an output folder."""

    def write(briefs: BriefShelf, pieces: PieceShelf, output: Path) -> tuple[Path, ...]:
        # Heavy, so imported when asked.
        from briefing.render.archive_files import Filed
        from briefing.render.archive_writing import write_filed

        filed = [
            Filed(
                edition=one.edition, day=one.day, digest=one.digest, read=partial(briefs.read, one)
            )
            for one in briefs.filed()
        ]
        return write_filed(filed, output, shelf=pieces, templates=config.templates)

    return write


def formats_needed(edition: EditionConfig, served: Sequence[NamedChannel]) -> tuple[str, ...]:
    """The formats an edition is rendered in: its own, and those its channels cannot do without."""
    needs = [need for named in served for need in getattr(named.channel, "needs", ())]
    return tuple(dict.fromkeys((*edition.formats, *needs)))


def _with_defaults(kind: str, spec: PluginSpec, defaults: Mapping[str, Any]) -> PluginSpec:
    """Fill options that a plug-in takes and the configuration does not set."""
    taken = plugins.option_names(plugins.find(kind, spec.use))
    options = {name: value for name, value in defaults.items() if name in taken}
    return PluginSpec(use=spec.use, options={**options, **spec.options}, where=spec.where)
