"""How a name is looked up: folded, without "the", and an abbreviation without its points."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from briefing.names import fold

_BETWEEN_INITIALS = re.compile(r"(?<=\b[a-z]) (?=[a-z]\b)")


@lru_cache(maxsize=32_768)
def key(name: str) -> str:
    """What a printed name is filed under: "the U.S." gives "us", "Élysée" "elysee".

    A word with its hyphen open is part of another one ("Lorva-backed") and gives "".

    Example:
        >>> key("the Élysée")
        'elysee'
    """
    return key_to_file(name)


def key_to_file(name: str) -> str:
    """The same for one of a table's hundred thousand names: it is not kept to be asked again."""
    if name.isascii() and name.isalpha():  # one plain word, as most are: nothing to fold
        return name.lower()
    if name.endswith("-"):
        return ""
    return _BETWEEN_INITIALS.sub("", fold(name)).removeprefix("the ")


def read_table(name: str) -> dict[str, Any]:
    """A data file of the gazetteer, as it is written."""
    text = files("briefing.gazetteer").joinpath(f"data/{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
