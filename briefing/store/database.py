"""One place that talks to the database: connections, transactions, and what becomes of an error.

It knows nothing of articles. SQLite gets two engines: readers see a snapshot and never wait;
writers take the write lock when they begin (`BEGIN IMMEDIATE`), because a transaction that
first reads and then writes is refused at once by SQLite, whatever its busy timeout. A write
transaction is short: nobody holds one while fetching or reading texts.

A server can go away. What tells whether a transaction was kept whose COMMIT was not answered is
in `commits`: each writes a mark there.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import NoSuchModuleError, SQLAlchemyError

from briefing.errors import StoreError
from briefing.store import commits
from briefing.store.database_url import database_url, file_of
from briefing.store.patience import PATIENCE, LostError, Patience
from briefing.store.refusals import is_lost, refusal

# How long a statement waits for another process's transaction. Ours last milliseconds; half a
# minute is far beyond the longest (a batch of articles on a slow disk).
BUSY: Final = timedelta(seconds=30)

# Between two tries where SQLite does not wait itself.
_PAUSE: Final = timedelta(milliseconds=20)

# One arbitrary number for PostgreSQL's advisory lock: "the writer of this store".
_WRITER: Final = 7_426_001

# A connection that says nothing is taken for lost after 25 seconds, by both ends: less than
# `BUSY`, so that the locks of one that was cut are free before another gives up waiting for them.
_SILENCE: Final = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}


class Database:
    """The connections to one database.

    Args:
        url: `sqlite:///path`, a bare path, or `postgresql+psycopg://user@host/name`.
        busy: How long to wait for another process's transaction.
        patience: How long to wait for a server that was there and is away.

    Attributes:
        where: The database's name for messages, without secrets.
        path: The file, if it is SQLite.
        patience: How a server that is away is waited for.

    Raises:
        StoreError: if the URL is none of these or the folder cannot be made.
    """

    def __init__(self, url: str, *, busy: timedelta = BUSY, patience: timedelta = PATIENCE) -> None:
        parsed = database_url(url)
        self.path: Path | None = None
        self._busy = busy
        self._was_there = False
        if parsed.get_backend_name() == "sqlite":
            self.path = file_of(parsed)
            self.where = str(self.path)
            self._reader = self._sqlite_engine(parsed, begin="BEGIN", pragmas=_READ)
            self._writer = self._sqlite_engine(parsed, begin="BEGIN IMMEDIATE", pragmas=_WRITE)
        else:
            self.where = parsed.render_as_string(hide_password=True)
            self._reader = self._writer = self._server_engine(parsed)
        self.patience = Patience(limit=patience, where=self.where)

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the embedded database."""
        return self.path is not None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Yield a connection that sees one unchanging state of the database.

        Raises:
            LostError: if its server was there and is away.
            StoreError: if the database refuses.
        """
        try:
            with self._reader.begin() as connection:
                self._was_there = True
                yield connection
        except (SQLAlchemyError, sqlite3.Error) as error:
            raise self._refusal(error) from error
        self.patience.found()

    @contextmanager
    def write(self, *, alone: bool = False, marked: bool = True) -> Iterator[Connection]:
        """Yield a connection in one transaction: all of it is kept, or nothing.

        Args:
            alone: Keep other writers out until the end also on a server, as SQLite always does.
            marked: Whether it is known afterwards if it was kept, should its server go away at
                the end. To have it otherwise is for where there are no tables yet.

        Raises:
            LostError: if its server was there and is away, and nothing was kept.
            StoreError: if the database refuses.
        """
        mark: str | None = None
        try:
            with self._writer.begin() as connection:
                self._was_there = True
                if alone and not self.is_sqlite:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _WRITER})
                yield connection
                if marked and not self.is_sqlite:
                    mark = commits.put_mark(connection)
        except (SQLAlchemyError, sqlite3.Error) as error:
            told = self._refusal(error)
            if mark is None or not isinstance(told, LostError):
                raise told from error
            known = partial(self._has, mark)
            if not self.patience.again(known, after=told):
                raise told from error
        self.patience.found()

    def _has(self, mark: str) -> bool:
        """Whether the transaction with a mark was kept. It is over when this is known.

        Raises:
            LostError: if the server is away.
            StoreError: if the database refuses.
        """
        try:
            with self._writer.connect() as connection:
                return commits.has_mark(connection, mark)
        except SQLAlchemyError as error:
            raise self._refusal(error) from error

    def _refusal(self, error: Exception) -> StoreError:
        """What an error means; `LostError` if a server was there before and is not now."""
        told = refusal(error, where=self.where)
        if self.is_sqlite or not (self._was_there and is_lost(error)):
            return told
        return LostError(told.message, hint=told.hint)

    def copy_to(self, target: Path) -> None:
        """Write a consistent copy of the SQLite file, whole or not at all.

        Raises:
            StoreError: if it cannot be written.
        """
        assert self.path is not None
        draft = target.with_name(f"{target.name}.part")
        try:
            with (
                closing(sqlite3.connect(self.path, timeout=self._busy.total_seconds())) as present,
                closing(sqlite3.connect(draft)) as copy,
            ):
                present.backup(copy)
            draft.replace(target)
        except (sqlite3.Error, OSError) as error:
            with suppress(OSError):  # what a full disk took of it
                draft.unlink()
            raise refusal(error, where=str(target)) from error

    def compact(self) -> tuple[int, int]:
        """Give the room of deleted rows back to the disk.

        Returns:
            The size before and after, in bytes.

        Raises:
            StoreError: if another process is at work on it for too long, or the disk is full.
        """
        before = self._size()
        try:
            if self.path is not None:
                with closing(self._alone(self.path)) as connection:
                    connection.execute("VACUUM")
                    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            else:
                with self._writer.connect() as server:
                    server = server.execution_options(isolation_level="AUTOCOMMIT")
                    server.execute(text("VACUUM (ANALYZE)"))
        except (SQLAlchemyError, sqlite3.Error) as error:
            raise refusal(error, where=self.where) from error
        return before, self._size()

    def _alone(self, path: Path) -> sqlite3.Connection:
        return sqlite3.connect(path, timeout=self._busy.total_seconds(), isolation_level=None)

    def _size(self) -> int:
        if self.path is not None:
            beside = self.path.with_name(f"{self.path.name}-wal")
            return sum(file.stat().st_size for file in (self.path, beside) if file.exists())
        with self.read() as connection:
            return int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)

    def close(self) -> None:
        """Close every connection; the next use opens new ones."""
        self._reader.dispose()
        self._writer.dispose()

    def _sqlite_engine(self, url: URL, *, begin: str, pragmas: tuple[str, ...]) -> Engine:
        seconds = self._busy.total_seconds()
        engine = create_engine(url, connect_args={"timeout": seconds})

        def prepare(connection: sqlite3.Connection, _record: object) -> None:
            connection.isolation_level = None  # we say BEGIN ourselves
            for pragma in pragmas:
                _set(connection, pragma, within=self._busy)

        def start(connection: Connection) -> None:
            connection.exec_driver_sql(begin)

        event.listen(engine, "connect", prepare)
        event.listen(engine, "begin", start)
        return engine

    def _server_engine(self, url: URL) -> Engine:
        milliseconds = int(self._busy.total_seconds() * 1000)
        silence = " ".join(f"-c tcp_{name}={value}" for name, value in _SILENCE.items())
        arguments: dict[str, Any] = {
            "connect_timeout": 10,
            "tcp_user_timeout": 25_000,  # milliseconds, for what was sent and not acknowledged
            "options": f"-c lock_timeout={milliseconds} -c timezone=UTC {silence}",
            **_SILENCE,
        }
        try:
            return create_engine(url, connect_args=arguments, pool_pre_ping=True)
        except (ModuleNotFoundError, NoSuchModuleError) as error:
            raise StoreError(
                f"no driver is installed for the store {self.where}",
                hint="pip install 'briefing[postgres]'",
            ) from error


# FULL, not NORMAL: after a power cut a lost commit of the ledger would send a mail twice.
# A run commits a few dozen times, so the extra disk flushes are not felt.
_WRITE: Final = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")
_READ: Final = ("journal_mode=WAL", "foreign_keys=ON", "query_only=ON")


def _set(connection: sqlite3.Connection, pragma: str, *, within: timedelta) -> None:
    """Set something for a connection.

    SQLite's own busy timeout does not hold where two turn a new file to WAL at once: it refuses.
    """
    until = time.monotonic() + within.total_seconds()
    while True:
        try:
            connection.execute(f"PRAGMA {pragma}")
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() >= until:
                raise
        else:
            return
        time.sleep(_PAUSE.total_seconds())
