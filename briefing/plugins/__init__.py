"""A name in config.yaml becomes an object: built-ins, installed entry points, `module:attr`.

A plug-in is any callable, usually a frozen dataclass, whose parameters are its options; it needs
no base class. `naming` finds it, `options` says what it takes. What configuration files look like
is not known here.
"""

from briefing.plugins.naming import (
    BUILT_IN,
    METHODS,
    PluginSpec,
    create,
    find,
    known,
    make_importable,
    names,
    nearest,
)
from briefing.plugins.options import (
    OptionError,
    Secret,
    check_options,
    option_names,
    plain_words,
)

__all__ = [
    "BUILT_IN",
    "METHODS",
    "OptionError",
    "PluginSpec",
    "Secret",
    "check_options",
    "create",
    "find",
    "known",
    "make_importable",
    "names",
    "nearest",
    "option_names",
    "plain_words",
]
