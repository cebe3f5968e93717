"""What a database's error means: what was refused, where, and what to do; whether it is away."""

from typing import Final

from sqlalchemy.exc import DBAPIError

from briefing.errors import StoreError

# What a server says that goes, comes, or has no room for one more: connection exceptions, shutdown
# by an operator or a crash, "cannot connect now", too many connections.
_AWAY: Final = ("08", "57P01", "57P02", "57P03", "53300")

_HINTS: Final = (
    ("locked", "another process is writing to it; try again, or stop that process"),
    ("lock timeout", "another process is writing to it; try again, or stop that process"),
    ("disk is full", "make room on the disk; nothing of the last step was kept"),
    ("readonly", "make the file and its folder writable for this user"),
    ("read-only", "make the file and its folder writable for this user"),
    ("unable to open", "check that the folder exists and is writable for this user"),
    ("not a database", "the file is something else; name another file under `store`"),
    ("malformed", "the file is damaged; restore it from a copy"),
    ("password", "check the user and the password in `store`"),
    ("authentication", "check the user and the password in `store`"),
    ("connection", "check that the server runs and that `store` names the right host and port"),
)


def is_lost(error: Exception) -> bool:
    """Whether the connection was lost, or could not be made."""
    if not isinstance(error, DBAPIError):
        return False
    state = getattr(error.orig, "sqlstate", None)
    # Without a statement there was no connection yet: the driver gives no states for that.
    connecting = error.statement is None and state is None
    return error.connection_invalidated or connecting or str(state).startswith(_AWAY)


def refusal(error: Exception, *, where: str) -> StoreError:
    """Turn a driver's error into one that says what, where and what to do."""
    original = getattr(error, "orig", None) or error
    lines = str(original).strip().splitlines()
    what = lines[0] if lines else type(original).__name__
    folded = what.casefold()
    hint = next((advice for words, advice in _HINTS if words in folded), "")
    return StoreError(f"the store {where} refused: {what}", hint=hint)
