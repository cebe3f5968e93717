"""config.yaml becomes a Config; errors name the file, the line, the key and the nearest valid key.

::

    reading.py     the file -> plain values, each with its line; secrets come in
    yaml_words.py  what is wrong with a file that is no YAML, in plain words
    quoting.py     the line a message is about, with a mark under the place
    durations.py   spans of time
    schema.py      which keys there are and what they may hold
    loading.py     plain values -> Config, or all that is wrong at once
    values.py      Config: what everybody else sees
    adding.py      further sources -> lines of the file, which stays as it is
    showing.py     Config -> plain values again, every default filled in
"""

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
