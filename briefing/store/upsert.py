"""`INSERT ... ON CONFLICT`, which SQLite and PostgreSQL spell alike and SQLAlchemy does not."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite


def put(
    connection: Connection, table: Table, values: Mapping[str, Any], *, keys: Sequence[str]
) -> None:
    """Insert a row, or give the row with the same keys these values."""
    statement = _insert(connection, table).values(**values)
    rest = {name: value for name, value in values.items() if name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=list(keys), set_=rest))


def count_up(connection: Connection, table: Table, key: Mapping[str, Any], *, count: str) -> None:
    """Add one to a count of the row with a key; a row that is new has counted one."""
    statement = _insert(connection, table).values(**key, **{count: 1})
    more = {count: table.c[count] + 1}
    connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_=more))


def put_if_absent(
    connection: Connection, table: Table, values: Mapping[str, Any], *, keys: Sequence[str]
) -> None:
    """Insert a row unless there is one with the same keys."""
    statement = _insert(connection, table).values(**values)
    connection.execute(statement.on_conflict_do_nothing(index_elements=list(keys)))


def put_all_if_absent(
    connection: Connection,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    *,
    keys: Sequence[str],
) -> None:
    """Insert rows, but for those of which there is one with the same keys."""
    if rows:
        statement = _insert(connection, table).on_conflict_do_nothing(index_elements=list(keys))
        connection.execute(statement, [dict(row) for row in rows])


def _insert(connection: Connection, table: Table) -> "postgresql.Insert | sqlite.Insert":
    # Each dialect is imported by whoever speaks it: PostgreSQL's takes a tenth of a short command.
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(table)
