"""Connects to an IMAP server, and reads no more and no longer than told."""

import imaplib
import re
import socket
import ssl
import threading
from types import TracebackType
from typing import Final, Literal, Self

from typing_extensions import override

from briefing.errors import SourceError

Security = Literal["tls", "starttls", "none"]

# Answers are read in lines and in pieces whose size the server names: none is larger than a mail
# may be, and this beside it.
OVERHEAD: Final = 65_536
_PRINTABLE: Final = re.compile(r"[\x20-\x7e]+")


class Bounded(imaplib.IMAP4):
    """Reads no piece that is larger than it may be, whatever the server announces."""

    largest = OVERHEAD

    @override
    def read(self, size: int) -> bytes:
        if size > self.largest:
            raise self.abort(f"the server announced {size:,} bytes at once")
        return super().read(size)


class _BoundedTls(Bounded, imaplib.IMAP4_SSL):
    """The same over TLS."""


class Fuse:
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


def connected(
    host: str,
    port: int,
    security: Security,
    *,
    timeout: float,
    context: ssl.SSLContext,
    fuse: Fuse,
) -> Bounded:
    """Connect. The clock also runs while the server greets us, so it must know the socket first."""

    class Plain(Bounded):
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


def log_in(connection: imaplib.IMAP4, user: str, password: str) -> None:
    """Log in; whoever has letters beyond ASCII in name or password, too."""
    if _PRINTABLE.fullmatch(user + password):
        connection.login(user, password)
    else:
        # Only so may they have letters beyond ASCII.
        said = f"\0{user}\0{password}".encode()
        connection.authenticate("PLAIN", lambda _: said)


def leave(connection: imaplib.IMAP4) -> None:
    """Log out, if the server is still there."""
    try:
        connection.logout()
    except (imaplib.IMAP4.error, OSError, EOFError):  # it has gone already
        return


def explained(error: Exception, *, where: str, seconds: float) -> SourceError:
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
