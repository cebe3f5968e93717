"""What single values of config.yaml mean, for who checks all of it and for who looks into it."""

import re
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from briefing.plugins import Secret

# Beside the configuration, where it names none.
DEFAULT_STORE: Final = "briefing.db"

_EDITION_NAME: Final = re.compile(r"\w[\w.-]{0,63}")


def is_edition_name(name: str) -> bool:
    """Whether an edition can be called so: a folder is."""
    return _EDITION_NAME.fullmatch(name) is not None


def is_zone(name: str) -> bool:
    """Whether a time zone is called so."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # what ZoneInfo says to a wrong or odd name
        return False
    return True


def store_url(store: str, folder: Path) -> str:
    """A plain file name means SQLite; relative files start at the configuration's folder."""
    prefix = "sqlite:///"
    if "://" not in store:
        url = f"{prefix}{folder / Path(store).expanduser()}"
    elif store.startswith(prefix) and store.removeprefix(prefix) not in ("", ":memory:"):
        url = f"{prefix}{folder / store.removeprefix(prefix)}"
    else:
        return store
    return Secret(url) if isinstance(store, Secret) else url
