"""Talks to an IMAP server: reads one folder, changes nothing in it, and waits no longer than told.

The folder is opened with EXAMINE and read with BODY.PEEK: not even the mark "seen" is set.
"""

import base64
import imaplib
import re
import socket
import ssl
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import TracebackType
from typing import Final, Literal, Self

from typing_extensions import override

from briefing.errors import SourceError

Security = Literal["tls", "starttls", "none"]

# Answers are read in lines and in pieces whose size the server names: none is larger than a mail
# may be, and this beside it.
_OVERHEAD: Final = 65_536
_UID: Final = re.compile(rb"\bUID (\d{1,10})\b")
_SIZE: Final = re.compile(rb"\bRFC822\.SIZE (\d{1,12})\b")
_ARRIVED: Final = re.compile(rb'\bINTERNALDATE "([^"]{1,40})"')
# Sizes of so many mails are asked for at once.
_BATCH: Final = 200
_PRINTABLE: Final = re.compile(r"[\x20-\x7e]+")
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


class _Bounded(imaplib.IMAP4):
    """Reads no piece that is larger than it may be, whatever the server announces."""

    largest = _OVERHEAD

    @override
    def read(self, size: int) -> bytes:
        if size > self.largest:
            raise self.abort(f"the server announced {size:,} bytes at once")
        return super().read(size)


class _BoundedTls(_Bounded, imaplib.IMAP4_SSL):
    """The same over TLS."""


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


class _Fuse:
    """Cuts a connection when its time is over: a server may drip for ever within each limit."""

    def __init__(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self._socket: socket.socket | None = None
        self.burnt = False

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._timer.cancel()

    def guard(self, connection: socket.socket) -> None:
        """Watch this connection from now on."""
        self._socket = connection
        if self.burnt:
            self._cut()

    def _cut(self) -> None:
        self.burnt = True
        if self._socket is not None:
            try:
                self._socket.shutdown(socket.SHUT_RDWR)
            except OSError:  # closed already
                return


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
    with _Fuse(deadline) as fuse:
        try:
            connection = _connected(
                host, port, security, timeout=timeout, context=context, fuse=fuse
            )
            try:
                connection.largest = largest + _OVERHEAD
                _log_in(connection, user, password)
                yield Session(connection, validity=_opened(connection, folder))
            finally:
                _leave(connection)
        except (imaplib.IMAP4.error, OSError, ValueError, EOFError) as error:
            raise _explained(error, where=where, seconds=deadline if fuse.burnt else 0) from error


def _connected(
    host: str,
    port: int,
    security: Security,
    *,
    timeout: float,
    context: ssl.SSLContext,
    fuse: _Fuse,
) -> _Bounded:
    """Connect. The clock also runs while the server greets us, so it must know the socket first."""

    class Plain(_Bounded):
        def _create_socket(self, timeout: float | None) -> socket.socket:
            made = socket.create_connection((host, port), timeout)
            fuse.guard(made)
            return made

    class Tls(_BoundedTls):
        def _create_socket(self, timeout: float | None) -> socket.socket:
            made = socket.create_connection((host, port), timeout)
            fuse.guard(made)
            secure = context.wrap_socket(made, server_hostname=host)
            fuse.guard(secure)
            return secure

    if security == "tls":
        return Tls(host, port, ssl_context=context, timeout=timeout)
    connection = Plain(host, port, timeout=timeout)
    if security == "starttls":
        connection.starttls(context)
        fuse.guard(connection.socket())
    return connection


def _log_in(connection: imaplib.IMAP4, user: str, password: str) -> None:
    if _PRINTABLE.fullmatch(user + password):
        connection.login(user, password)
    else:
        # Only so may they have letters beyond ASCII.
        said = f"\0{user}\0{password}".encode()
        connection.authenticate("PLAIN", lambda _: said)


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


def _leave(connection: imaplib.IMAP4) -> None:
    try:
        connection.logout()
    except (imaplib.IMAP4.error, OSError, EOFError):  # it has gone already
        return


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


def _explained(error: Exception, *, where: str, seconds: float) -> SourceError:
    """What went wrong, in words; passwords are in none of them."""
    if seconds:
        return SourceError(
            f"the mail server {where} did not finish in {seconds:.0f} seconds",
            hint="see whether it answers; raise `deadline` for a large mailbox",
        )
    if isinstance(error, ssl.SSLError):
        return SourceError(
            f"the mail server {where} cannot be trusted: {error.reason or error}",
            hint="check `host`, `port` and `security`",
        )
    if isinstance(error, TimeoutError):
        return SourceError(
            f"the mail server {where} does not answer", hint="check `host` and `port`"
        )
    if isinstance(error, OSError) and not isinstance(error, imaplib.IMAP4.error):
        return SourceError(
            f"the mail server {where} cannot be reached: {error.strerror or error}",
            hint="check `host` and `port`",
        )
    words = " ".join(str(error).split())[:200]
    login = "auth" in words.lower() or "login" in words.lower() or "password" in words.lower()
    return SourceError(
        f"the mail server {where} refuses: {words or type(error).__name__}",
        hint="check `user` and `password`; some providers want a password for programs"
        if login
        else "",
    )
