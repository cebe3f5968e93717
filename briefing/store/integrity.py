"""Looks whether a store is whole: what the database says of itself, and what was kept in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import text

from briefing.errors import StoreError
from briefing.store.briefs import BriefShelf
from briefing.store.built import BuiltEntry
from briefing.store.database import Database
from briefing.store.patience import again_if_lost

# So many faults of a kind are named: the first tells what there is to do.
_NAMED: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBriefs:
    """The newest build of each brief.

    Attributes:
        unreadable: Those that cannot be read.
        readable: The others.
    """

    unreadable: tuple[BuiltEntry, ...]
    readable: tuple[BuiltEntry, ...]


@again_if_lost()
class Examiner:
    """Looks whether a store is whole. It changes nothing.

    Args:
        database: Where it is kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def briefs(self) -> KeptBriefs:
        """Read every brief.

        Raises:
            StoreError: if the database refuses the list of them.
        """
        unreadable, readable = [], []
        shelf = BriefShelf(self._database)
        for entry in shelf.list():
            try:
                shelf.get(entry.edition, entry.day)
            except StoreError:
                unreadable.append(entry)
            else:
                readable.append(entry)
        return KeptBriefs(unreadable=tuple(unreadable), readable=tuple(readable))

    def faults(self) -> tuple[str, ...]:
        """Say what SQLite finds wrong with its file; a server looks after its own.

        Raises:
            StoreError: if the database refuses even that.
        """
        return tuple(self._faults()) if self._database.is_sqlite else ()

    def _faults(self) -> Iterator[str]:
        with self._database.read() as connection:
            said = list(connection.scalars(text(f"PRAGMA integrity_check({_NAMED})")))
            loose = connection.execute(text("PRAGMA foreign_key_check")).fetchall()
        if said != ["ok"]:
            yield from (f"the file is damaged: {' '.join(str(line).split())}" for line in said)
        for table, row, parent, _ in loose[:_NAMED]:
            yield f"row {row} of {table} belongs to nothing in {parent}"
        if len(loose) > _NAMED:
            yield f"so do {len(loose) - _NAMED} more rows"
