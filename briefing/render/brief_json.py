"""The brief as data: every field, in the order of `briefing.model`, for other programs.

The file is one object: `{"format": "briefing/brief/1", "brief": {...}}`. Objects are the nouns of
`briefing.model` field by field under the same names; tuples are arrays; a mapping is an object
with sorted keys; instants are ISO 8601 in UTC with "Z"; days are `YYYY-MM-DD`; what is not known is
null. Quotes are the original text, so their offsets hold. A later format only adds fields; if one
had to change its meaning, the number would.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import TypeAlias

from briefing.formats import FORMATS
from briefing.model import Brief, Document
from briefing.render.safe_text import whole

FORMAT = "briefing/brief/1"

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"


@dataclass(frozen=True, kw_only=True)
class JsonRenderer:
    """Renders `brief.json`."""

    def render(self, brief: Brief) -> Document:
        """Return the brief as JSON."""
        text = json.dumps(
            {"format": FORMAT, "brief": plain(brief)}, ensure_ascii=False, indent=1, allow_nan=False
        )
        return FORMATS["json"].document((text + "\n").encode())


def plain(value: object) -> Plain:
    """Return a noun as what JSON knows.

    Raises:
        TypeError: for a value that is none of the model's.
    """
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return _compound(value)


def _compound(value: object) -> Plain:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {whole(str(key)): plain(value[key]) for key in sorted(value)}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no form in JSON")
