"""Talks to an IMAP server: reads one folder, changes nothing in it, and waits no longer than told.

The folder is opened with EXAMINE and read with BODY.PEEK: not even the mark "seen" is set.
"""

import base64
import imaplib
import re
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from briefing.errors import SourceError
from briefing.sources.imap_connection import (
    OVERHEAD,
    Fuse,
    Security,
    connected,
    explained,
    leave,
    log_in,
)

_UID: Final = re.compile(rb"\bUID (\d{1,10})\b")
_SIZE: Final = re.compile(rb"\bRFC822\.SIZE (\d{1,12})\b")
_ARRIVED: Final = re.compile(rb'\bINTERNALDATE "([^"]{1,40})"')
# Sizes of so many mails are asked for at once.
_BATCH: Final = 200
_MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A mail in a folder, before it is read.

    Attributes:
        uid: Its number, which no other mail of the folder gets.
        size: In bytes.
        arrived: When the server got it.
    """

    uid: int
    size: int
    arrived: datetime | None = None


class Session:
    """A connection to a folder.

    Args:
        connection: With the server.
        validity: What the folder's numbers belong to: with another one they mean other mails.
    """

    def __init__(self, connection: imaplib.IMAP4, *, validity: int) -> None:
        self._connection = connection
        self.validity = validity

    def after(self, uid: int) -> list[int]:
        """The numbers of the mails that came after one."""
        # "n:*" always has the last mail in it, though its number may be less.
        return [found for found in self._search("UID", f"{uid + 1}:*") if found > uid]

    def since(self, day: date) -> list[int]:
        """The numbers of the mails that came on a day or later."""
        return self._search("SINCE", f"{day.day}-{_MONTHS[day.month - 1]}-{day.year}")

    def listed(self, uids: Sequence[int]) -> Iterator[Listed]:
        """What the server says of some mails; those that are gone are left out."""
        for start in range(0, len(uids), _BATCH):
            wanted = ",".join(map(str, uids[start : start + _BATCH]))
            answer = self._ask("FETCH", wanted, "(UID RFC822.SIZE INTERNALDATE)")
            for line in map(_head, answer):
                uid, size = _UID.search(line), _SIZE.search(line)
                if uid and size:
                    yield Listed(uid=int(uid[1]), size=int(size[1]), arrived=_arrived(line))

    def mail(self, uid: int) -> bytes | None:
        """A mail as it was sent; None if it is gone."""
        answer = self._ask("FETCH", str(uid), "(UID BODY.PEEK[])")
        whole = (part[1] for part in answer if isinstance(part, tuple) and len(part) > 1)
        return next((body for body in whole if isinstance(body, bytes)), None)

    def _search(self, *criteria: str) -> list[int]:
        found = self._ask("SEARCH", *criteria)
        words = b" ".join(line for line in found if isinstance(line, bytes)).split()
        return sorted({int(word) for word in words if word.isdigit()})

    def _ask(self, command: str, *words: str) -> list[object]:
        kind, answer = self._connection.uid(command, *words)
        if kind != "OK":
            raise SourceError(f"the server refuses {command}: {_said(answer)}")
        return list(answer)


@contextmanager
def session(
    host: str,
    *,
    port: int,
    security: Security,
    user: str,
    password: str,
    folder: str,
    largest: int,
    timeout: float,
    deadline: float,
    context: ssl.SSLContext,
) -> Iterator[Session]:
    """Log in and open a folder for reading.

    Args:
        host: The server.
        port: Its port.
        security: TLS from the start, after a word in the clear, or not at all.
        user: Who logs in.
        password: The password.
        folder: The folder, as people write its name.
        largest: The most bytes of a mail.
        timeout: Seconds to wait for each piece of an answer.
        deadline: Seconds for all of it.
        context: Whom TLS trusts.

    Raises:
        SourceError: if that cannot be had, or takes too long.
    """
    where = f"{host}:{port}"
    with Fuse(deadline) as fuse:
        try:
            connection = connected(
                host, port, security, timeout=timeout, context=context, fuse=fuse
            )
            try:
                connection.largest = largest + OVERHEAD
                log_in(connection, user, password)
                yield Session(connection, validity=_opened(connection, folder))
            finally:
                leave(connection)
        except (imaplib.IMAP4.error, OSError, ValueError, EOFError) as error:
            raise explained(error, where=where, seconds=deadline if fuse.burnt else 0) from error


def _opened(connection: imaplib.IMAP4, folder: str) -> int:
    kind, answer = connection.select(_quoted(folder), readonly=True)
    if kind != "OK":
        raise SourceError(
            f"there is no folder {folder!r} to read: {_said(answer)}",
            hint="write it as the server does, such as INBOX/News or INBOX.News",
        )
    _, stated = connection.response("UIDVALIDITY")
    first = stated[0] if stated else None
    return int(first) if isinstance(first, bytes) and first.isdigit() else 0


def _quoted(folder: str) -> str:
    """A folder's name in quotation marks, in the UTF-7 that IMAP has for names."""
    escaped = mailbox_name(folder).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def mailbox_name(folder: str) -> str:
    """Encode a folder's name: letters beyond ASCII stand between "&" and "-" (RFC 3501, 5.1.3)."""

    def encoded(found: re.Match[str]) -> str:
        words = base64.b64encode(found[0].encode("utf-16-be")).decode("ascii")
        return f"&{words.rstrip('=').replace('/', ',')}-"

    return re.sub(r"[^\x20-\x7e]+", encoded, folder.replace("&", "&-"))


def _head(part: object) -> bytes:
    line = part[0] if isinstance(part, tuple) else part
    return line if isinstance(line, bytes) else b""


def _arrived(line: bytes) -> datetime | None:
    found = _ARRIVED.search(line)
    if found is None:
        return None
    try:
        stated = datetime.strptime(found[1].decode("ascii").strip(), "%d-%b-%Y %H:%M:%S %z")
    except ValueError:
        return None
    return stated.astimezone(UTC)


def _said(answer: object) -> str:
    lines = answer if isinstance(answer, list) else [answer]
    words = b" ".join(line for line in lines if isinstance(line, bytes))
    return words.decode("utf-8", "replace")[:200] or "it does not say why"
