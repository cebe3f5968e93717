"""Sends a brief by mail, one message and one answer for each recipient.

The message's texts come ready made as the document of media type message/rfc822; here it gets its
envelope, the attachments, and a server that takes it.
"""

import smtplib
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path

from briefing.deliver import mail_message
from briefing.deliver.file_formats import endings_of, formats_of
from briefing.deliver.mail_message import Envelope, is_address, one_line, to_ascii
from briefing.deliver.mail_server import MailServer, Security, session
from briefing.deliver.smtp_session import AnswerLostError, TimedSession, require_utf8
from briefing.errors import DeliveryError, PluginError
from briefing.model import Brief, Document, Notice, Receipt

# Common servers refuse over 25 MB; base64 adds a third. 10 MB passes nearly everywhere (2026-11).
DEFAULT_LIMIT = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """Sends a brief by mail through an SMTP server.

    Attributes:
        host: The server.
        to: Addresses; each gets a message of its own.
        sender: The address it comes from.
        port: 465 for TLS from the start, 587 for STARTTLS; chosen by `security` if not set.
        security: "tls", "starttls" or "none"; "auto" is "tls" on port 465, else "starttls", which
            only a server on this machine may lack.
        user: Name to log in with, if the server wants one.
        password: The password; write it as ${NAME} or `password_file:`.
        attach: The formats to attach.
        subject: Replaces the brief's own subject; {title} and {day} are filled in.
        reply_to: Where answers go.
        list_unsubscribe: An address or URL by which a reader leaves the list; {recipient} in it is
            filled in.
        one_click: Whether mail programs may leave the list for their readers; if not set, when
            list_unsubscribe is an https URL with {recipient}.
        list_id: By which name mail programs sort it, instead of edition and sender's domain.
        limit: Most bytes of a message; attachments that do not fit are left out, and it says so.
        timeout: Seconds to wait for each of the server's answers.
        deadline: Seconds that a delivery to one recipient may take in all.
        certificates: File with the authorities to trust instead of the system's.
    """

    host: str
    to: tuple[str, ...]
    sender: str
    port: int | None = None
    security: Security = "auto"
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    attach: tuple[str, ...] = ("pdf",)
    subject: str | None = None
    reply_to: str | None = None
    list_unsubscribe: str | None = None
    one_click: bool | None = None
    list_id: str | None = None
    limit: int = DEFAULT_LIMIT
    timeout: float = 30.0
    deadline: float = 300.0
    certificates: Path | None = None

    def __post_init__(self) -> None:
        """Refuse what no server would take, when the configuration is read."""
        addresses: dict[tuple[str | int, ...], str | None] = {
            **{("to", number): address for number, address in enumerate(self.to)},
            ("sender",): self.sender,
            ("reply_to",): self.reply_to,
        }
        wrong: list[tuple[tuple[str | int, ...], str]] = [
            (place, f"'{one_line(address)}' is no mail address")
            for place, address in addresses.items()
            if address and not is_address(address)
        ]
        if not self.to:
            wrong.append((("to",), "mail needs at least one address in 'to'"))
        if (self.user is None) != (self.password is None):
            given = "user" if self.password is None else "password"
            wrong.append(((given,), "mail needs both 'user' and 'password', or neither"))
        if self.one_click and not (self.list_unsubscribe or "").casefold().startswith("https:"):
            needs = "'one_click' needs an https address in 'list_unsubscribe'"
            wrong.append((("one_click",), needs))
        if wrong:
            raise PluginError("; ".join(message for _, message in wrong), options=wrong)

    @property
    def needs(self) -> tuple[str, ...]:
        """The formats that must be rendered for this channel, besides the edition's own."""
        return ("email", *formats_of(self.attach))

    def recipients(self) -> Sequence[str]:
        """The addresses, each once, in the order of the configuration."""
        return tuple(dict.fromkeys(parseaddr(address)[1] for address in self.to))

    def check(self) -> str:
        """Make sure that the server lets us in and can take every address; nothing is sent.

        Raises:
            DeliveryError: if it does not.
        """
        try:
            with session(self._server) as server:
                for address in (*self.recipients(), *self._own_addresses()):
                    if not to_ascii(address).isascii():
                        require_utf8(server, address)
        except (smtplib.SMTPException, OSError) as error:
            raise DeliveryError(self._reason(error, "")[0]) from error
        return f"{self.host}, recipients {len(self.recipients())}"

    def deliver(
        self, brief: Brief, documents: Sequence[Document], *, recipient: str, message_id: str
    ) -> Receipt:
        """Send the message to one recipient; what the server answers is the receipt."""

        def write(server: TimedSession) -> tuple[EmailMessage, tuple[str, ...]]:
            message = mail_message.write(
                brief, documents, envelope=self._envelope(recipient, message_id)
            )
            left_out = mail_message.attach(
                message,
                brief,
                documents,
                endings=endings_of(self.attach),
                limit=self._limit(server),
            )
            return message, left_out

        return self._sent(write, recipient=recipient, message_id=message_id)

    def tell(self, notice: Notice, *, recipient: str, message_id: str) -> Receipt:
        """Send a word to whoever runs the program."""

        def write(_server: TimedSession) -> tuple[EmailMessage, tuple[str, ...]]:
            envelope = self._envelope(recipient, message_id)
            return mail_message.write_notice(notice, envelope=envelope), ()

        return self._sent(write, recipient=recipient, message_id=message_id)

    def _sent(
        self,
        write: Callable[[TimedSession], tuple[EmailMessage, tuple[str, ...]]],
        *,
        recipient: str,
        message_id: str,
    ) -> Receipt:
        """Send one message; what does not fit into it is named in the receipt."""
        try:
            with session(self._server) as server:
                message, left_out = write(server)
                server.transmit(
                    message,
                    sender=to_ascii(parseaddr(self.sender)[1]),
                    recipient=to_ascii(recipient),
                )
        except AnswerLostError as error:
            return Receipt(
                channel="mail",
                recipient=recipient,
                delivered=False,
                doubtful=True,
                detail=f"{self._server} was handed the mail and did not answer: {error}",
            )
        except (smtplib.SMTPException, OSError, DeliveryError) as error:
            detail, permanent = self._reason(error, recipient)
            return self._receipt(recipient, delivered=False, detail=detail, permanent=permanent)
        return self._receipt(recipient, delivered=True, detail=_with_note(message_id, left_out))

    @property
    def _server(self) -> MailServer:
        return MailServer(
            host=self.host,
            port=self.port,
            security=self.security,
            user=self.user,
            password=self.password,
            timeout=self.timeout,
            deadline=self.deadline,
            certificates=self.certificates,
        )

    def _own_addresses(self) -> tuple[str, ...]:
        given = (self.sender, *([self.reply_to] if self.reply_to else []))
        return tuple(parseaddr(address)[1] for address in given)

    def _envelope(self, recipient: str, message_id: str) -> Envelope:
        return Envelope(
            sender=self.sender,
            recipient=recipient,
            message_id=message_id,
            subject=self.subject,
            reply_to=self.reply_to,
            list_unsubscribe=self.list_unsubscribe,
            one_click=self.one_click,
            list_id=self.list_id,
        )

    def _limit(self, server: smtplib.SMTP) -> int:
        """Our limit, or the one the server announces if that is lower; 0 announces none."""
        announced = server.esmtp_features.get("size", "")
        size = int(announced) if announced.isdigit() else 0
        return min(self.limit, size) if size else self.limit

    def _reason(self, error: Exception, recipient: str) -> tuple[str, bool]:
        """What went wrong in words, and whether trying again is useless."""
        match error:
            case smtplib.SMTPRecipientsRefused():
                told = _answer(*error.recipients.get(to_ascii(recipient), (550, b"refused")))
            case smtplib.SMTPAuthenticationError():
                told = f"the server refuses the login ({error.smtp_code})", error.smtp_code >= 500
            case smtplib.SMTPResponseException():
                told = _answer(error.smtp_code, error.smtp_error)
            case smtplib.SMTPNotSupportedError():
                told = f"the server cannot do it: {error}", True
            case DeliveryError():
                told = str(error), True
            case ssl.SSLError():
                told = f"no trusted connection: {error.reason or error}", True
            case _:
                told = f"the server {self._server} cannot be reached: {error}", False
        return told

    @staticmethod
    def _receipt(
        recipient: str, *, delivered: bool, detail: str, permanent: bool = False
    ) -> Receipt:
        return Receipt(
            channel="mail",
            recipient=recipient,
            delivered=delivered,
            detail=detail,
            permanent=permanent,
        )


def _answer(code: int, words: bytes | str) -> tuple[str, bool]:
    """A server's answer: 5xx is its last word, 4xx means later."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {one_line(text)}", code >= 500


def _with_note(message_id: str, left_out: tuple[str, ...]) -> str:
    return f"{message_id} (too big, left out: {', '.join(left_out)})" if left_out else message_id
