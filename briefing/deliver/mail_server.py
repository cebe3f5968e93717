"""Opens a session with the mail server: encrypted unless that is forgone, and logged in.

It does not know what is sent.
"""

import contextlib
import smtplib
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from ipaddress import ip_address
from pathlib import Path
from typing import Literal

from briefing.deliver.smtp_session import EncryptedSession, TimedSession
from briefing.errors import DeliveryError
from briefing.overriding import override

Security = Literal["auto", "tls", "starttls", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """Where a mail server is and how it is spoken to; the fields are those of `Mail`."""

    host: str
    port: int | None
    security: Security
    user: str | None
    password: str | None = field(repr=False)
    timeout: float
    deadline: float
    certificates: Path | None

    @override
    def __str__(self) -> str:
        return f"{self.host}:{_port(self)}"


@contextlib.contextmanager
def session(at: MailServer) -> Iterator[TimedSession]:
    """An SMTP session that is encrypted, or allowed not to be, and logged in."""
    server = _connected(at)
    try:
        if not isinstance(server, EncryptedSession):
            _secure(server, at)
        if at.user is not None and at.password is not None:
            server.log_in(at.user, at.password)
        server.ehlo_or_helo_if_needed()
        yield server
        with contextlib.suppress(smtplib.SMTPException, OSError):
            server.quit()  # the answer to the message counts, not the one to this
    finally:
        server.close()


def _connected(at: MailServer) -> TimedSession:
    # A name is given here, or smtplib would look up this machine's own in the DNS.
    make: Callable[..., TimedSession] = TimedSession
    if _tls(at):
        trusted = ssl.create_default_context(cafile=at.certificates)
        make = partial(EncryptedSession, context=trusted)
    server: TimedSession = make(
        host=at.host,
        port=_port(at),
        local_hostname="localhost",
        timeout=at.timeout,
        deadline=at.deadline,
    )
    server.local_hostname = _own_address(server)
    return server


def _tls(at: MailServer) -> bool:
    return at.security == "tls" or (at.security == "auto" and at.port == 465)


def _port(at: MailServer) -> int:
    return at.port or (465 if _tls(at) else 25 if at.security == "none" else 587)


def _secure(server: smtplib.SMTP, at: MailServer) -> None:
    """Encrypt a session that began in the clear, or refuse to go on."""
    server.ehlo()
    if at.security == "none":
        return
    if server.has_extn("starttls"):
        server.starttls(context=ssl.create_default_context(cafile=at.certificates))
        server.ehlo()
    elif at.security == "starttls" or not _is_loopback(at.host):
        raise DeliveryError(
            f"{at.host} offers no encryption",
            hint="use its TLS port, or 'security: none' if nobody can listen in",
        )


def _own_address(server: smtplib.SMTP) -> str:
    """How a client without a name of its own greets a server (RFC 5321, 4.1.3)."""
    assert server.sock is not None  # it is connected
    address = server.sock.getsockname()[0]
    return f"[IPv6:{address}]" if ":" in address else f"[{address}]"


def _is_loopback(host: str) -> bool:
    if host.casefold() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
