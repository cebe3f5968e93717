"""Looks into config.yaml for where briefs are kept, without checking all that it says.

To import what checks it takes longer than to list or print a brief. Only a file in which nothing
of this is in doubt is looked into: known keys, plain values. Whoever is given None loads it, which
says what is wrong, or makes of an unusual file what it means.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefing.config.plain_values import DEFAULT_STORE, is_edition_name, is_zone, store_url
from briefing.config.yaml_lines import read

# A test compares both with the schema.
KEYS: Final = frozenset(
    "sources editions store output base_url templates outlets language visits catch_up "
    "catch_up_days alert build_limit retention engine serve web".split()
)
EDITION_KEYS: Final = frozenset(
    "name title zone hour days holidays follows language page formats mail_body stories actors "
    "visits pdf_visits sections watchlist hard_news summariser sources channels".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptEdition:
    """An edition, as far as its briefs are looked at.

    Attributes:
        name: Unique.
        zone: IANA name of its time zone.
    """

    name: str
    zone: str = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Where briefs are kept.

    Attributes:
        store: SQLAlchemy URL of the database.
        templates: Folder with the user's own templates, if any.
        editions: At least one.
    """

    store: str
    templates: Path | None
    editions: tuple[KeptEdition, ...]


def glance(path: Path, *, environment: Mapping[str, str]) -> Kept | None:
    """Say where briefs are kept; None if the configuration has to be loaded for it.

    Args:
        path: The file; relative paths in it start at its folder.
        environment: Where `${NAME}` is looked up.

    Raises:
        ConfigError: if the file cannot be read or is no YAML mapping.
    """
    written = read(path, environment=environment)
    data, folder = written.data, path.absolute().parent
    if written.faults or not data.keys() <= KEYS:
        return None
    sources, store = data.get("sources"), data.get("store", DEFAULT_STORE)
    templates = data.get("templates")
    if not (isinstance(sources, list) and isinstance(store, str)):
        return None
    if not isinstance(templates, str | None):
        return None
    own = None if templates is None else folder / Path(templates).expanduser()
    editions = tuple(_editions(data.get("editions", [{"name": "daily"}])))
    if not sources or not editions or (own and not own.is_dir()):
        return None
    return Kept(store=store_url(store, folder), templates=own, editions=editions)


def _editions(written: object) -> Iterator[KeptEdition]:
    """The editions; none if one of them is not plain."""
    found: dict[str, KeptEdition] = {}
    entries = written if isinstance(written, list) else []
    for one in entries:
        if not isinstance(one, Mapping) or not one.keys() <= EDITION_KEYS:
            return
        name, zone = one.get("name"), one.get("zone", "UTC")
        if not (isinstance(name, str) and isinstance(zone, str)):
            return
        if is_edition_name(name) and is_zone(zone):
            found[name.casefold()] = KeptEdition(name=name, zone=zone)
    if len(found) == len(entries):
        yield from found.values()
