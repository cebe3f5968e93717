"""Reads where the store is: a path, or the URL of a database; knows no connection."""

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from briefing.errors import StoreError


def database_url(url: str) -> URL:
    """Read where a store is, as the configuration has it.

    Raises:
        StoreError: if it is no address of a database that is supported.
    """
    if not url.strip():
        raise StoreError("the store has no name", hint="give a path or a database URL")
    if "://" not in url:
        return URL.create("sqlite", database=url)
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreError(
            "the store's address cannot be read",
            hint="write sqlite:///path or postgresql+psycopg://user@host/database",
        ) from error
    if parsed.drivername in ("postgresql", "postgres"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername not in ("sqlite", "sqlite+pysqlite", "postgresql+psycopg"):
        raise StoreError(
            f"the store speaks {parsed.drivername}, which briefing does not",
            hint="write sqlite:///path or postgresql+psycopg://user@host/database",
        )
    return parsed


def file_of(url: URL) -> Path:
    """The file of an SQLite store; its folder is made.

    Raises:
        StoreError: if it has none, or the folder cannot be made.
    """
    if not url.database or url.database == ":memory:":
        raise StoreError(
            "the store must be a file: one in memory would forget what was delivered",
            hint="write sqlite:///briefing.db",
        )
    path = Path(url.database)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"the folder of the store {path} cannot be made: {error.strerror}",
            hint="choose another folder or make it writable",
        ) from error
    return path
