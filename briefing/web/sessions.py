"""Signs what a browser shows of the token, and what a form shows of the page it stood on. Pure.

Nothing is kept on the server: a session says when it ends and is signed with a key made of the
token, so it outlives a restart and ends when the token is changed.
"""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

SESSION, FORM = "briefing_session", "briefing_form"
LASTS = timedelta(days=30)


def same(one: str, other: str) -> bool:
    """Whether two secrets are the same, in a time that tells nothing about where they differ."""
    return hmac.compare_digest(one.encode(), other.encode())


def session(token: str, *, now: datetime) -> str:
    """Return a session that begins now."""
    until = int((now + LASTS).timestamp())
    return f"{until}.{_sign(token, f'session {until}')}"


def is_session(value: str, token: str, *, now: datetime) -> bool:
    """Whether a browser shows a session of this token that has not ended."""
    until, _, signed = value.partition(".")
    if not (until.isascii() and until.isdigit() and len(until) <= 12):
        return False
    return same(signed, _sign(token, f"session {until}")) and now.timestamp() < int(until)


def page_mark() -> str:
    """Return a mark for a browser, which no other site can read or set."""
    return secrets.token_urlsafe(24)


def form_token(key: str, mark: str) -> str:
    """Return what a form must hold that was on a page given to the browser with that mark.

    Args:
        key: The server's own secret.
        mark: The browser's.
    """
    return _sign(key, f"form {mark}")


def _sign(key: str, words: str) -> str:
    return hmac.new(key.encode(), words.encode(), hashlib.sha256).hexdigest()
