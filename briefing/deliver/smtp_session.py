"""An SMTP session with an end: each answer has a time limit, its length too, and so has the whole.

smtplib limits only each single read, so a server that sends a byte now and then, or an answer
without end, could hold a delivery up for ever.
"""

import base64
import email.policy
import re
import smtplib
import time
from email.message import EmailMessage
from email.utils import parseaddr
from socket import socket
from typing import Any

from typing_extensions import override

from briefing.errors import DeliveryError

# Real answers are a few lines; a greeting with a company's legal notice is some kilobytes.
_LONGEST_ANSWER = 65_536
# What is handed to the connection at once: a slow line must not look like a dead one.
_CHUNK = 65_536
_TOO_LONG = "the server took too long"


class AnswerLostError(Exception):
    """The whole message was handed over, and no answer came: it may have been taken."""


class _Answers:
    """Reads lines as a file would, but no longer than until a moment, and no more than a limit."""

    def __init__(self, connection: socket, until: float) -> None:
        self._connection, self._until = connection, until
        self._held = b""
        self._left = _LONGEST_ANSWER

    def expect(self, until: float) -> None:
        """The next answer begins."""
        self._until, self._left = until, _LONGEST_ANSWER

    def readline(self, limit: int) -> bytes:
        """One line with its end, or what there is of it."""
        while b"\n" not in self._held and len(self._held) < limit:
            self._connection.settimeout(_remaining(self._until))
            try:
                more = self._connection.recv(4096)
            except TimeoutError as error:
                raise TimeoutError(_TOO_LONG) from error
            if not more:
                break
            self._held += more
        end = self._held.find(b"\n") + 1 or len(self._held)
        line, self._held = self._held[:end][:limit], self._held[min(end, limit) :]
        self._left -= len(line)
        if self._left < 0:
            raise OSError("the server's answer does not end")
        return line

    def close(self) -> None:
        """The connection is closed by its owner."""


def _remaining(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError(_TOO_LONG)
    return left


class TimedSession(smtplib.SMTP):
    """An SMTP session that ends in time.

    Args:
        deadline: Most seconds of the whole session.
        timeout: Most seconds for one answer.
        options: As smtplib takes them.
    """

    def __init__(
        self,
        *,
        deadline: float,
        timeout: float,
        **options: Any,  # noqa: ANN401  (what smtplib takes)
    ) -> None:
        self._until = time.monotonic() + deadline
        self._patience = timeout
        super().__init__(timeout=timeout, **options)

    @override
    def getreply(self) -> tuple[int, bytes]:
        """One answer, in time."""
        until = min(self._until, time.monotonic() + self._patience)
        if self.sock is not None:
            if self.file is None:
                self.file: Any = _Answers(self.sock, until)
            self.file.expect(until)
        return super().getreply()

    @override
    def send(self, s: Any) -> None:
        """Hand bytes over, in time."""
        content = s.encode(self.command_encoding) if isinstance(s, str) else bytes(s)
        for start in range(0, len(content), _CHUNK):
            if self.sock is not None:
                self.sock.settimeout(_remaining(self._until))
            super().send(content[start : start + _CHUNK])

    def log_in(self, user: str, password: str) -> None:
        """Log in; what is not ASCII goes as UTF-8 (RFC 4616), which smtplib does not know.

        Raises:
            DeliveryError: if the server knows no way for such a login.
        """
        if (user + password).isascii():
            self.login(user, password)
            return
        self.ehlo_or_helo_if_needed()
        if "PLAIN" not in self.esmtp_features.get("auth", "").upper().split():
            raise DeliveryError(
                "the server knows no login with letters outside of ASCII",
                hint="choose another password",
            )
        words = base64.b64encode(f"\0{user}\0{password}".encode()).decode("ascii")
        code, answer = self.docmd("AUTH", f"PLAIN {words}")
        if code != 235:
            raise smtplib.SMTPAuthenticationError(code, answer)

    def transmit(self, message: EmailMessage, *, sender: str, recipient: str) -> None:
        """Send a message to one recipient.

        Raises:
            SMTPException: if the server refuses it.
            OSError: if the connection breaks before the message is whole.
            AnswerLostError: if it breaks after that, and before the answer.
        """
        self.ehlo_or_helo_if_needed()
        options, policy = [], email.policy.SMTP
        if not all(part.isascii() for part in (sender, recipient, *_addresses(message))):
            require_utf8(self, recipient)
            options, policy = ["SMTPUTF8", "BODY=8BITMIME"], email.policy.SMTPUTF8
        self._agreed(self.mail(sender, options), smtplib.SMTPSenderRefused, sender)
        code, answer = self.rcpt(recipient)
        if code not in (250, 251):
            raise smtplib.SMTPRecipientsRefused({recipient: (code, answer)})
        self._agreed(self.docmd("DATA"), smtplib.SMTPDataError, expected=354)
        self.send(_dotted(message.as_bytes(policy=policy)))
        try:
            code, answer = self.getreply()
        except (smtplib.SMTPException, OSError) as error:
            raise AnswerLostError(str(error)) from error
        if code < 200:  # no answer of SMTP: nobody knows what it means
            raise AnswerLostError(answer.decode("utf-8", "replace"))
        if code // 100 != 2:
            raise smtplib.SMTPDataError(code, answer)

    @staticmethod
    def _agreed(
        answer: tuple[int, bytes], refusal: type[Exception], *more: str, expected: int = 250
    ) -> None:
        code, words = answer
        if code != expected:
            raise refusal(code, words, *more)


class EncryptedSession(TimedSession, smtplib.SMTP_SSL):
    """The same, encrypted from the start."""


def require_utf8(server: smtplib.SMTP, address: str) -> None:
    """Make sure that a server takes addresses whose part before the @ is not ASCII (RFC 6531).

    Raises:
        DeliveryError: if it does not.
    """
    if not server.has_extn("smtputf8"):
        raise DeliveryError(
            f"the server cannot take the address {address}: it knows no letters outside of ASCII "
            "there",
            hint="use another address of this reader, or a server that offers SMTPUTF8",
        )


def _addresses(message: EmailMessage) -> list[str]:
    return [
        parseaddr(str(message[name]))[1] for name in ("From", "To", "Reply-To") if message[name]
    ]


def _dotted(content: bytes) -> bytes:
    """The message as DATA carries it (RFC 5321, 4.5.2), its last line ended."""
    lines = re.sub(rb"\r\n|\n|\r", b"\r\n", content)
    whole = lines if lines.endswith(b"\r\n") else lines + b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", whole) + b".\r\n"
