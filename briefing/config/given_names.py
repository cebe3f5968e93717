"""The names that `briefing.config` gives away: brought together when one of them is asked for."""

from briefing.config.durations import kept
from briefing.config.loading import load_config
from briefing.config.showing import plain
from briefing.config.values import (
    DEFAULT_LANGUAGES,
    CatchUp,
    Config,
    EditionConfig,
    PageSize,
    Retention,
    SectionSpec,
    SourceSpec,
    WebConfig,
)
from briefing.plugins import PluginSpec, Secret

__all__ = [
    "DEFAULT_LANGUAGES",
    "CatchUp",
    "Config",
    "EditionConfig",
    "PageSize",
    "PluginSpec",
    "Retention",
    "Secret",
    "SectionSpec",
    "SourceSpec",
    "WebConfig",
    "kept",
    "load_config",
    "plain",
]
