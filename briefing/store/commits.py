"""Tells whether a transaction was kept whose COMMIT was not answered: it wrote a mark last.

Only for PostgreSQL. Its own number of a transaction does not tell it: after a crash the number
may be given out again.
"""

from typing import Final
from uuid import uuid4

from sqlalchemy import Connection, TextClause, text


def _instant(ago: str) -> str:
    """An instant by the server's clock, which all who write share, as the tables have it."""
    moment = f"clock_timestamp() AT TIME ZONE 'UTC' - INTERVAL '{ago}'"
    return f"""to_char({moment}, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""


# Nobody asks for a mark after an hour. Those that another takes away just now are left to it.
_PUT: Final = text(
    f"""
    WITH old AS (
        SELECT mark FROM commits WHERE at < {_instant("1 hour")} FOR UPDATE SKIP LOCKED
    ), gone AS (
        DELETE FROM commits WHERE mark IN (SELECT mark FROM old)
    )
    INSERT INTO commits (mark, at) VALUES (:mark, {_instant("0")})
    """  # noqa: S608 - made of what stands here
)
_TRY: Final[TextClause] = text(
    f"""
    INSERT INTO commits (mark, at) VALUES (:mark, {_instant("0")})
    ON CONFLICT (mark) DO NOTHING
    """  # noqa: S608 - made of what stands here
)


def put_mark(connection: Connection) -> str:
    """Write a mark of its own as the last act of a transaction, and return it."""
    mark = uuid4().hex
    connection.execute(_PUT, {"mark": mark})
    return mark


def has_mark(connection: Connection, mark: str) -> bool:
    """Whether the transaction with a mark was kept.

    It is over when this is known: while the server is still at it, writing the same mark waits.
    What is written to find out is taken back.
    """
    written = connection.execute(_TRY, {"mark": mark}).rowcount
    connection.rollback()
    return written == 0
