"""Fresh SQLite stores without alembic: eight migrations take twenty times as long as their result.

The statements are read once off a store that the migrations made; what they leave is the same.
`tests/integration/test_store_upgrade.py` says so, and there the migrations themselves run.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import inspect

from briefing.store.database import Database
from briefing.store.newest_schema import SCRIPTS

Upgrade = Callable[..., None]


def statements(file: Path) -> list[tuple[str, tuple[object, ...]]]:
    """What makes a store such as this one: its tables, and the rows that its migrations left."""
    with closing(sqlite3.connect(file)) as store:
        made = store.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
        ).fetchall()
        virtual = tuple(f"{name}_" for _, name, sql in made if sql.startswith("CREATE VIRTUAL"))
        own = [row for row in made if not (row[0] == "table" and row[1].startswith(virtual))]
        rows: list[tuple[str, tuple[object, ...]]] = []
        for kind, name, sql in own:
            if kind == "table" and not sql.startswith("CREATE VIRTUAL"):
                for row in store.execute(f'SELECT * FROM "{name}"'):
                    marks = ", ".join("?" * len(row))
                    rows.append((f'INSERT INTO "{name}" VALUES ({marks})', tuple(row)))
    return [*((sql, ()) for _, _, sql in own), *rows]


def ready(real: Upgrade, folder: Path) -> Upgrade:
    """An upgrade that makes an empty SQLite file a store at once, and all else as the real one."""
    template: list[tuple[str, tuple[object, ...]]] = []

    def upgrade(database: Database, scripts: Path, *, current: str | None) -> None:
        if current is not None or scripts != SCRIPTS or database.path is None:
            real(database, scripts, current=current)
            return
        if not template:
            made = Database(str(folder / "made.db"))
            real(made, scripts, current=None)
            made.close()
            template.extend(statements(folder / "made.db"))
        with database.write(alone=True) as connection:
            if not inspect(connection).get_table_names():
                for sql, values in template:
                    connection.exec_driver_sql(sql, values)

    return upgrade
