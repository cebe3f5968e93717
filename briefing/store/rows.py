"""Reads the kept rows about articles, without their texts."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, select

from briefing.store.revisions import Row
from briefing.store.tables import revisions

_FIELDS: Final = tuple(Row.__dataclass_fields__)


def rows_of(connection: Connection, condition: ColumnElement[bool]) -> list[Row]:
    """Return the rows that meet a condition, by article, the oldest first."""
    columns = [revisions.c[name] for name in _FIELDS]
    query = select(*columns).where(condition).order_by(revisions.c.article, revisions.c.id)
    return [Row(**dict(zip(_FIELDS, row, strict=True))) for row in connection.execute(query)]


def rows_with(
    connection: Connection, condition: ColumnElement[bool], *further: ColumnElement[Any]
) -> Iterator[tuple[Row, tuple[Any, ...]]]:
    """Yield the same rows in the same order, each with the values of further columns."""
    columns = [revisions.c[name] for name in _FIELDS]
    query = select(*columns, *further).where(condition)
    for row in connection.execute(query.order_by(revisions.c.article, revisions.c.id)):
        yield Row(**dict(zip(_FIELDS, row, strict=False))), tuple(row[len(_FIELDS) :])


def row_from(values: Mapping[Any, Any]) -> Row:
    """Take the fields of a row out of a wider one."""
    return Row(**{name: values[name] for name in _FIELDS})
