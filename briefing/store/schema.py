"""Brings a store to the present schema, and refuses one from the future.

It runs when a store is opened: under the write lock, so that two processes that start together
do it once, and after a copy of the file, so that nothing is lost whatever happens.
"""

import logging
import re
import threading
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, text

from briefing.errors import StoreError
from briefing.store.database import Database
from briefing.store.newest_schema import SCRIPTS, newest

log = logging.getLogger(__name__)

# So many copies of former schemas are kept: the last releases, should one of them be wanted again.
COPIES: Final = 3

# Alembic keeps what it is at in globals of the module: two threads of a process would share it.
_ALEMBIC: Final = threading.Lock()


def migrate(database: Database, *, scripts: Path = SCRIPTS) -> None:
    """Create the tables, or bring them up to date.

    Args:
        database: Which database.
        scripts: The folder of migration scripts.

    Raises:
        StoreError: if the database holds something else, or was written by a newer version.
    """
    wanted = newest(scripts)  # None: only Alembic can say
    if wanted is not None and _present(database) == wanted:
        return
    with _ALEMBIC:
        current = _present(database)
        if wanted is None or current != wanted:
            _upgrade(database, scripts, current=current)


def _present(database: Database) -> str | None:
    with database.read() as connection:
        return _current(connection, where=database.where)


def _upgrade(database: Database, scripts: Path, *, current: str | None) -> None:
    """Bring the tables up to date, after a copy of the file."""
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    directory = ScriptDirectory.from_config(config)
    head = directory.get_current_head()
    if current == head:
        return
    known = {script.revision for script in directory.walk_revisions()}
    if current is not None and current not in known:
        raise StoreError(
            f"the store {database.where} was written by a newer briefing "
            f"(its schema is {current}, this one knows {head})",
            hint="update briefing, or name another store",
        )
    if current is not None and database.path is not None:
        kept = _keep_copy(database, current=current)
        log.warning(
            "the store %s is brought from schema %s to %s; as it was it lies in %s",
            database.where,
            current,
            head,
            kept,
        )
    elif current is not None:
        log.warning(
            "the store %s is brought from schema %s to %s; of a server's database no copy is made "
            "here: all of it is done, or nothing, and pg_dump makes one",
            database.where,
            current,
            head,
        )
    with database.write(alone=True, marked=False) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _current(connection: Connection, *, where: str) -> str | None:
    tables = inspect(connection).get_table_names()
    if "alembic_version" in tables:
        row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
        return None if row is None else str(row[0])
    if tables:
        raise StoreError(
            f"the database {where} holds something else (a table {min(tables)})",
            hint="name a new file or an empty database under `store`",
        )
    return None


def _keep_copy(database: Database, *, current: str) -> Path:
    """Copy the file beside itself, named by its schema and the moment; the oldest copies go."""
    assert database.path is not None
    with database.read() as connection:
        moment = connection.scalar(text("SELECT strftime('%Y%m%dT%H%M%SZ', 'now')"))
    target = database.path.with_name(f"{database.path.name}.{current}.{moment}.copy")
    database.copy_to(target)
    name = re.compile(rf"{re.escape(database.path.name)}\..+\.(\d{{8}}T\d{{6}}Z)\.copy")
    dated = [
        (found[1], path) for path in target.parent.iterdir() if (found := name.fullmatch(path.name))
    ]
    for _, path in sorted(dated)[:-COPIES]:
        path.unlink(missing_ok=True)
    return target
