"""config.yaml becomes a Config; errors name the file, the line, the key and the nearest valid key.

::

    yaml_lines.py       the file -> plain values, each with its line; secrets come in
    yaml_errors.py      what is wrong with a file that is no YAML, in plain words
    quoting.py          the line a message is about, with a mark under the place
    durations.py        spans of time
    plain_values.py     single values that need no library to be checked
    written_values.py   the other ones, as pydantic checks them
    schema.py           which keys there are and what they may hold
    plugin_checks.py    what it says of plug-ins, as these take it
    source_entries.py   plain values -> sources
    edition_entries.py  plain values -> editions
    loading.py          plain values -> Config, or all that is wrong at once
    values.py           Config: what everybody else sees
    glance.py           where briefs are kept, for who only looks at them
    adding.py           further sources -> lines of the file, which stays as it is
    masking.py          secrets in an address -> stars
    showing.py          Config -> plain values again, every default filled in
    given_names.py      the names that `briefing.config` gives away
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.config.given_names import (
        DEFAULT_LANGUAGES,
        CatchUp,
        Config,
        EditionConfig,
        PageSize,
        PluginSpec,
        Retention,
        Secret,
        SectionSpec,
        SourceSpec,
        WebConfig,
        kept,
        load_config,
        plain,
    )

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


def __getattr__(name: str) -> Any:  # noqa: ANN401 - as the language has it
    """Bring what checks a configuration when it is asked for: to look at briefs takes none."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from briefing.config import given_names

    return getattr(given_names, name)
