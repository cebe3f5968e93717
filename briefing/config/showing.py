"""Shows a configuration as it is followed: every key with its value, every default filled in.

Secrets are not shown. What comes out reads as a configuration does.
"""

import dataclasses
import inspect
import re
from collections.abc import Iterable, Mapping
from datetime import time, timedelta
from pathlib import Path
from typing import Final

from briefing import plugins
from briefing.config.masking import HIDDEN, without_passwords
from briefing.config.values import EVERY_DAY, Config, EditionConfig
from briefing.plugins import PluginSpec, Secret

_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SECRET_NAME: Final = re.compile(r"(?i)password|secret|token|api_?key")
_SECRET_IN_QUERY: Final = re.compile(
    r"(?i)([?&](?:[\w-]*(?:password|passwd|secret|token|key)|auth|sig|signature)=)[^&#\s]+"
)
# The addresses of services hold their tokens anywhere; those of the web do not.
_SERVICE: Final = re.compile(r"^(?!https?://|mailto:|postgres|sqlite|file:)[\w+.-]+://")


def plain(config: Config) -> dict[str, object]:
    """A configuration in plain values, in the order of the reference."""
    return {
        "sources": [
            {**_plugin("sources", one.plugin), "name": one.name, "every": _span(one.every)}
            for one in config.sources
        ],
        "editions": [_edition(edition) for edition in config.editions],
        "store": _value("store", config.store),
        "output": str(config.output),
        "base_url": config.base_url,
        "templates": _value("templates", config.templates),
        "language": {"models": dict(config.languages)},
        "visits": {"min_probability": config.min_visit_probability},
        "outlets": _outlets(config),
        "catch_up": config.catch_up,
        "catch_up_days": config.catch_up_days,
        "alert": [_plugin("channels", one) for one in config.alert],
        "build_limit": _span(config.build_limit),
        "retention": {
            field.name: "forever" if span is None else _span(span)
            for field in dataclasses.fields(config.retention)
            for span in (getattr(config.retention, field.name),)
        },
        "engine": _plugin("engines", config.engine),
        "serve": config.serve,
        "web": {
            "address": config.web.address,
            "port": config.web.port,
            "token": _value("token", config.web.token),
            "hosts": list(config.web.hosts),
        },
    }


def _outlets(config: Config) -> dict[str, list[str]]:
    """Each outlet with its other names, as they are written in the file."""
    found: dict[str, list[str]] = {}
    for other, name in config.outlets.items():
        found.setdefault(name, []).append(other)
    return found


def _edition(edition: EditionConfig) -> dict[str, object]:
    days = "daily" if edition.days == EVERY_DAY else [_DAYS[day] for day in sorted(edition.days)]
    return {
        "name": edition.name,
        "title": edition.title,
        "zone": edition.zone,
        "hour": _hour(edition.hour),
        "days": days,
        "holidays": {
            "country": edition.off.country,
            "subdivision": edition.off.subdivision,
            "dates": [day.isoformat() for day in sorted(edition.off.dates)],
        },
        "follows": [one.name for one in edition.follows],
        "language": edition.language,
        "page": edition.page,
        "formats": list(edition.formats),
        "mail_body": edition.mail_body,
        "hard_news": edition.hard_news,
        "stories": edition.stories,
        "actors": edition.actors,
        "visits": edition.visits,
        "pdf_visits": edition.pdf_visits,
        "sections": [
            {"name": one.name, "words": list(one.words), "weight": one.weight}
            for one in edition.sections
        ],
        "watchlist": list(edition.watchlist),
        "summariser": _plugin("summarisers", edition.summariser),
        "sources": list(edition.sources),
        "channels": [_plugin("channels", one) for one in edition.channels],
    }


def _plugin(kind: str, spec: PluginSpec) -> dict[str, object]:
    """A plug-in with its options, those that are not set too."""
    parameters = inspect.signature(plugins.find(kind, spec.use)).parameters
    defaults = {
        name: parameter.default
        for name, parameter in parameters.items()
        if parameter.default is not parameter.empty and _is_plain(parameter.default)
    }
    options = {**defaults, **spec.options}
    return {"use": spec.use, **{name: _value(name, value) for name, value in options.items()}}


def _is_plain(value: object) -> bool:
    return value is None or isinstance(value, str | int | float | Path | tuple | frozenset)


def _value(name: str, value: object) -> object:
    if isinstance(value, Secret) or (value and _SECRET_NAME.search(name)):
        return HIDDEN
    if isinstance(value, bool | int | float) or value is None:
        return value
    if isinstance(value, Mapping):
        return {str(key): _value(str(key), one) for key, one in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_value(name, one) for one in value]
    if name == "urls" and _SERVICE.match(str(value)):
        return f"{str(value).partition('://')[0]}://{HIDDEN}"
    return _SECRET_IN_QUERY.sub(rf"\1{HIDDEN}", without_passwords(str(value)))


def _hour(hour: time) -> str:
    return f"{hour:%H:%M:%S}" if hour.second else f"{hour:%H:%M}"


def _span(span: timedelta) -> str:
    for unit, length in (("d", 86_400), ("h", 3_600), ("m", 60)):
        count, rest = divmod(int(span.total_seconds()), length)
        if not rest:
            return f"{count}{unit}"
    return f"{int(span.total_seconds())}s"
