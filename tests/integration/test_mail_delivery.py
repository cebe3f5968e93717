"""A brief arrives by mail: a real SMTP server on loopback takes it, or says why not."""

import contextlib
import email
import email.policy
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from briefing.deliver.mail import Mail
from briefing.errors import DeliveryError, PluginError
from briefing.model import Document, Notice, Receipt
from tests.sample_brief import brief as sample

PDF = Document(name="brief.pdf", media_type="application/pdf", content=b"%PDF-" + bytes(range(256)))


@dataclass
class Inbox:
    """What the server keeps, and how it answers."""

    mails: list[tuple[str, tuple[str, ...], EmailMessage]] = field(default_factory=list)
    refuse: dict[str, str] = field(default_factory=dict)
    data_answer: str = "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Refuse as asked."""
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep the message."""
        if self.data_answer.startswith("250"):
            parsed = email.message_from_bytes(envelope.content, policy=email.policy.default)
            self.mails.append((envelope.mail_from, tuple(envelope.rcpt_tos), parsed))
        return self.data_answer


Start = Callable[..., int]


@pytest.fixture
def inbox() -> Inbox:
    """An empty inbox."""
    return Inbox()


@pytest.fixture
def start(inbox: Inbox) -> Iterator[Start]:
    """Start a server with options of aiosmtpd; its port comes back."""
    running: list[Controller] = []

    def started(**options: object) -> int:
        controller = Controller(inbox, hostname="127.0.0.1", port=_free_port(), **options)
        controller.start()
        running.append(controller)
        return int(controller.port)

    yield started
    for controller in running:
        controller.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def certificate(certificate_and_key: tuple[Path, Path]) -> Path:
    """A certificate for localhost with its key in the same file."""
    cert, key = certificate_and_key
    both = cert.with_name("both.pem")
    both.write_text(cert.read_text() + key.read_text())
    return both


def tls(certificate: Path) -> ssl.SSLContext:
    """The server's side of TLS."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return context


def mail_document() -> Document:
    """A mail text as the render stage makes it."""
    message = EmailMessage(policy=email.policy.SMTP)
    message["Subject"] = "Şimdi: four visits"
    message.set_content("The brief in words: Erdoğan\n")
    message.add_alternative("<p>The brief: Erdoğan</p>", subtype="html")
    return Document(name="brief.eml", media_type="message/rfc822", content=message.as_bytes())


def channel(port: int, **options: object) -> Mail:
    """A channel to the test's server."""
    given = {"host": "127.0.0.1", "port": port, "to": ("to@example.org",), "timeout": 30.0}
    return Mail(**{**given, "sender": "Brief <from@example.org>", **options})


def send(mail: Mail, recipient: str = "to@example.org", **changes: object) -> Receipt:
    """Deliver a small brief."""
    return mail.deliver(
        sample(stories=1, actors=0, visits=0),
        [mail_document(), PDF],
        recipient=recipient,
        message_id="<morning.2031-03-14.1@briefing.invalid>",
    )


def test_a_brief_arrives_with_its_texts_and_its_pdf(start: Start, inbox: Inbox) -> None:
    """Subject, both texts and the PDF byte for byte; the receipt carries the message's id."""
    receipt = send(channel(start()))

    ((sender, recipients, message),) = inbox.mails
    (part,) = message.iter_attachments()
    assert receipt == Receipt(
        channel="mail",
        recipient="to@example.org",
        delivered=True,
        detail="<morning.2031-03-14.1@briefing.invalid>",
    )
    assert (sender, recipients) == ("from@example.org", ("to@example.org",))
    assert message["Subject"] == "Şimdi: four visits"
    assert message["Message-ID"] == "<morning.2031-03-14.1@briefing.invalid>"
    assert "Erdoğan" in message.get_body(("plain",)).get_content()
    assert "Erdoğan" in message.get_body(("html",)).get_content()
    assert part.get_filename() == "morning-2031-03-14.pdf"
    assert part.get_content() == PDF.content


def test_each_recipient_gets_a_mail_of_its_own(start: Start, inbox: Inbox) -> None:
    """No reader sees the others' addresses."""
    mail = channel(start(), to=("a@example.org", "B <b@example.org>", "a@example.org"))

    receipts = [send(mail, recipient) for recipient in mail.recipients()]

    assert [receipt.recipient for receipt in receipts] == ["a@example.org", "b@example.org"]
    assert [message["To"] for _, _, message in inbox.mails] == ["a@example.org", "b@example.org"]


@pytest.mark.parametrize(
    ("answer", "permanent"),
    [("550 no such user", True), ("451 greylisted, come back", False)],
)
def test_a_refused_recipient_is_a_receipt_with_the_servers_words(
    start: Start, inbox: Inbox, answer: str, permanent: bool
) -> None:
    """5xx is for good, 4xx may be tried again."""
    inbox.refuse["to@example.org"] = answer

    receipt = send(channel(start()))

    assert receipt == Receipt(
        channel="mail",
        recipient="to@example.org",
        delivered=False,
        detail=answer,
        permanent=permanent,
    )


@pytest.mark.parametrize(
    ("answer", "permanent"), [("554 looks like spam", True), ("452 disk full", False)]
)
def test_a_refused_message_is_a_receipt_with_the_servers_words(
    start: Start, inbox: Inbox, answer: str, permanent: bool
) -> None:
    """The answer to the whole message counts in the same way."""
    inbox.data_answer = answer

    receipt = send(channel(start()))

    assert (receipt.delivered, receipt.detail, receipt.permanent) == (False, answer, permanent)


def test_a_server_that_is_away_may_come_back() -> None:
    """Nobody listens: to be tried again."""
    receipt = send(channel(_free_port()))

    assert not receipt.delivered
    assert not receipt.permanent
    assert "cannot be reached" in receipt.detail


def test_a_server_that_says_nothing_is_given_up_after_the_timeout() -> None:
    """A silent server does not hold up the run."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        receipt = send(channel(silent.getsockname()[1], timeout=0.2))

    assert not receipt.delivered
    assert not receipt.permanent


def test_a_pdf_over_the_servers_limit_is_left_out(start: Start, inbox: Inbox) -> None:
    """The server announces a size; the brief arrives without what does not fit, and says so."""
    receipt = send(channel(start(data_size_limit=1_500)))

    ((_, _, message),) = inbox.mails
    assert receipt.delivered
    assert "left out: morning-2031-03-14.pdf" in receipt.detail
    assert list(message.iter_attachments()) == []
    assert "Not attached because it is too big" in message.get_body(("plain",)).get_content()


def test_starttls_encrypts_with_a_certificate_that_is_trusted(
    start: Start, inbox: Inbox, certificate: Path
) -> None:
    """What the server offers is used, also on this machine."""
    port = start(tls_context=tls(certificate), require_starttls=True)

    assert send(channel(port, certificates=certificate)).delivered
    assert send(channel(port, certificates=certificate, security="starttls")).delivered
    assert len(inbox.mails) == 2


def test_a_certificate_nobody_vouches_for_is_refused(start: Start, certificate: Path) -> None:
    """No message and no password go to an impostor."""
    receipt = send(channel(start(tls_context=tls(certificate)), security="starttls"))

    assert not receipt.delivered
    assert receipt.permanent
    assert "no trusted connection" in receipt.detail


def test_tls_from_the_start(start: Start, inbox: Inbox, certificate: Path) -> None:
    """`security: tls` as on port 465."""
    port = start(ssl_context=tls(certificate))

    receipt = send(channel(port, host="localhost", security="tls", certificates=certificate))

    assert receipt.delivered
    assert len(inbox.mails) == 1


def test_encryption_that_is_asked_for_is_not_done_without(start: Start, inbox: Inbox) -> None:
    """A server without STARTTLS gets nothing if the configuration demands it."""
    receipt = send(channel(start(), security="starttls"))

    assert not receipt.delivered
    assert "offers no encryption" in receipt.detail
    assert inbox.mails == []


def test_plain_is_refused_to_a_server_elsewhere(
    start: Start, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a word in the configuration, only loopback may be plain."""
    port = start()
    here = socket.create_connection

    def elsewhere(address: tuple[str, int], *options: object) -> socket.socket:
        return here(("127.0.0.1", address[1]), *options)

    monkeypatch.setattr(socket, "create_connection", elsewhere)

    refused = send(channel(port, host="mail.example.org"))
    allowed = send(channel(port, host="mail.example.org", security="none"))

    assert not refused.delivered
    assert "mail.example.org offers no encryption" in refused.detail
    assert allowed.delivered
    assert len(inbox.mails) == 1


def _password_of(password: str) -> Callable[..., AuthResult]:
    def authenticate(
        server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword
    ) -> AuthResult:
        return AuthResult(success=data.password == password.encode(), handled=False)

    return authenticate


def test_it_logs_in_with_user_and_password(start: Start, inbox: Inbox, certificate: Path) -> None:
    """The right password lets it in; a wrong one is a failure for good without the password."""
    port = start(
        tls_context=tls(certificate),
        authenticator=_password_of("s3cret"),
        auth_required=True,
    )
    options = {"certificates": certificate, "user": "me"}

    right = send(channel(port, password="s3cret", **options))
    wrong = send(channel(port, password="guessed", **options))

    assert right.delivered
    assert not wrong.delivered
    assert wrong.permanent
    assert wrong.detail == "the server refuses the login (535)"
    assert len(inbox.mails) == 1


def test_a_server_without_logins_cannot_take_a_password(start: Start) -> None:
    """The configuration says more than the server knows."""
    receipt = send(channel(start(), user="me", password="s3cret"))

    assert not receipt.delivered
    assert receipt.permanent
    assert "s3cret" not in receipt.detail


def test_the_check_connects_and_sends_nothing(start: Start, inbox: Inbox) -> None:
    """`briefing check` tries the way without using it."""
    assert channel(start(), to=("a@example.org", "b@example.org")).check() == (
        "127.0.0.1, recipients 2"
    )
    with pytest.raises(DeliveryError, match="cannot be reached"):
        channel(_free_port()).check()
    assert inbox.mails == []


def test_a_brief_without_a_mail_text_is_a_receipt(start: Start) -> None:
    """The format was not rendered: the receipt says which."""
    receipt = channel(start()).deliver(
        sample(stories=1, actors=0, visits=0), [PDF], recipient="to@example.org", message_id="x"
    )

    assert not receipt.delivered
    assert receipt.permanent
    assert "'email'" in receipt.detail


@pytest.mark.parametrize("address", ["jörg@example.org", "иван@example.org"])
def test_an_address_that_is_not_ascii_is_served_where_the_server_can(
    start: Start, inbox: Inbox, address: str
) -> None:
    """SMTPUTF8 carries it in the envelope and in the header."""
    mail = channel(start(enable_SMTPUTF8=True), to=(address,))

    assert mail.check().endswith("recipients 1")
    assert send(mail, address).delivered

    ((_, recipients, message),) = inbox.mails
    assert recipients == (address,)
    assert message["To"] == address


def test_a_sender_that_is_not_ascii_is_carried_too(start: Start, inbox: Inbox) -> None:
    """Also the address that answers go to."""
    mail = channel(
        start(enable_SMTPUTF8=True), sender="Günlük <günlük@example.org>", reply_to="ç@example.org"
    )

    assert send(mail).delivered

    ((sender, _, message),) = inbox.mails
    assert sender == "günlük@example.org"
    assert (message["From"], message["Reply-To"]) == (
        "Günlük <günlük@example.org>",
        "ç@example.org",
    )


@pytest.mark.parametrize(
    "options",
    [
        {"to": ("a@example.org", "jörg@example.org")},
        {"sender": "günlük@example.org"},
        {"reply_to": "ç@example.org"},
    ],
)
def test_an_address_the_server_cannot_take_is_found_by_the_check(
    start: Start, inbox: Inbox, options: dict[str, object]
) -> None:
    """Before the first brief is due; and the brief itself is a receipt that names it."""
    mail = channel(start(enable_SMTPUTF8=False), **options)

    with pytest.raises(DeliveryError, match="knows no letters outside of ASCII") as caught:
        mail.check()
    receipt = send(mail, mail.recipients()[-1])

    assert "SMTPUTF8" in caught.value.hint
    assert (receipt.delivered, receipt.permanent) == (False, True)
    assert inbox.mails == []


def test_an_address_with_quotes_and_blanks_arrives(start: Start, inbox: Inbox) -> None:
    """Odd, and allowed (RFC 5321)."""
    mail = channel(start(), to=("o'neil+news@example.org",))

    assert send(mail, "o'neil+news@example.org").delivered
    assert inbox.mails[0][2]["To"] == "o'neil+news@example.org"


def test_a_password_that_is_not_ascii_lets_us_in(start: Start, certificate: Path) -> None:
    """It goes as UTF-8."""
    port = start(
        tls_context=tls(certificate), authenticator=_password_of("gizli-şifre"), auth_required=True
    )
    options = {"certificates": certificate, "user": "yazar"}

    right = channel(port, password="gizli-şifre", **options)
    wrong = channel(port, password="yanlış", **options)

    assert right.check()
    assert send(right).delivered
    assert send(wrong).detail == "the server refuses the login (535)"


def test_a_password_no_login_can_carry_is_said(start: Start, certificate: Path) -> None:
    """Only PLAIN has room for it."""
    port = start(
        tls_context=tls(certificate),
        authenticator=_password_of("ş"),
        auth_required=True,
        auth_exclude_mechanism=["PLAIN"],
    )
    mail = channel(port, password="ş", user="me", certificates=certificate)

    with pytest.raises(DeliveryError, match="letters outside of ASCII"):
        mail.check()
    assert not send(mail).delivered


Script = Callable[[socket.socket], None]
# Seconds for which a server talks on: no machine is so slow that a limit of one comes as late.
ENDLESS = 60


@pytest.fixture
def scripted() -> Iterator[Callable[[Script], int]]:
    """Start a server that does what a function does with each connection; its port comes back."""
    listening: list[socket.socket] = []

    def started(script: Script) -> int:
        server = socket.create_server(("127.0.0.1", 0))
        listening.append(server)

        def serve() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection, contextlib.suppress(OSError):
                    script(connection)

        threading.Thread(target=serve, daemon=True).start()
        return int(server.getsockname()[1])

    yield started
    for server in listening:
        server.shutdown(socket.SHUT_RDWR)
        server.close()


def talk(connection: socket.socket, last: str) -> None:
    """Take a whole message as a server does; answer its last line with these words, or close."""
    lines = connection.makefile("rb")
    connection.sendall(b"220 here\r\n")
    for line in lines:
        if line.upper().startswith(b"DATA"):
            connection.sendall(b"354 go on\r\n")
            for content in lines:
                if content == b".\r\n":
                    break
            connection.sendall(last.encode())
            return
        connection.sendall(b"250 fine\r\n")


def hang_up_at(word: bytes) -> Script:
    """A server that closes the connection at a command."""

    def script(connection: socket.socket) -> None:
        lines = connection.makefile("rb")
        connection.sendall(b"220 here\r\n")
        for line in lines:
            if line.upper().startswith(word):
                return
            connection.sendall(b"250 fine\r\n")

    return script


@pytest.mark.parametrize("last", ["", "25", "what?\r\n"])
def test_an_answer_that_is_lost_after_the_message_leaves_a_doubt(
    scripted: Callable[[Script], int], last: str
) -> None:
    """The server has all of it: it may be on its way. That is no failure to try again."""
    receipt = send(channel(scripted(lambda connection: talk(connection, last))))

    assert (receipt.delivered, receipt.doubtful, receipt.permanent) == (False, True, False)
    assert "did not answer" in receipt.detail


def test_a_server_that_thinks_too_long_after_the_message_leaves_a_doubt(
    scripted: Callable[[Script], int],
) -> None:
    """A slow filter: the time is over, the mail may come."""
    over = threading.Event()

    def script(connection: socket.socket) -> None:
        talk(connection, "")
        over.wait(ENDLESS)

    receipt = send(channel(scripted(script), timeout=2))
    over.set()

    assert receipt.doubtful


@pytest.mark.parametrize("word", [b"EHLO", b"MAIL", b"RCPT", b"DATA"])
def test_a_connection_that_breaks_before_the_message_is_a_failure_for_now(
    scripted: Callable[[Script], int], word: bytes
) -> None:
    """Nothing has left the house: it is tried again."""
    receipt = send(channel(scripted(hang_up_at(word))))

    assert (receipt.delivered, receipt.doubtful, receipt.permanent) == (False, False, False)


@pytest.mark.parametrize("answer", ["451 later", "421 closing"])
def test_a_refusal_after_the_message_is_no_doubt(
    scripted: Callable[[Script], int], answer: str
) -> None:
    """The server said that it did not take it."""
    receipt = send(channel(scripted(lambda connection: talk(connection, f"{answer}\r\n"))))

    assert (receipt.doubtful, receipt.permanent, receipt.detail) == (False, False, answer)


def drip(connection: socket.socket, *, answer: bytes, pause: float) -> None:
    """Send one answer again and again, byte by byte."""
    until = time.monotonic() + ENDLESS
    while time.monotonic() < until:
        for byte in answer:
            connection.sendall(bytes([byte]))
            time.sleep(pause)


@pytest.mark.parametrize(
    ("answer", "pause"),
    [(b"220 come in and sit down for a while\r\n", 0.05), (b"220-welcome\r\n", 0.01)],
)
def test_a_server_that_never_comes_to_the_point_is_given_up(
    scripted: Callable[[Script], int], answer: bytes, pause: float
) -> None:
    """A byte now and then, a greeting without end: each answer has its time, not each read."""
    begun = time.monotonic()

    receipt = send(channel(scripted(lambda c: drip(c, answer=answer, pause=pause)), timeout=0.8))

    assert time.monotonic() - begun < ENDLESS / 2
    assert (receipt.delivered, receipt.permanent) == (False, False)


def test_an_answer_without_end_does_not_fill_the_memory(
    scripted: Callable[[Script], int],
) -> None:
    """Fast and endless: its length is limited, too."""

    def script(connection: socket.socket) -> None:
        while True:
            connection.sendall(b"220-welcome\r\n" * 1000)

    receipt = send(channel(scripted(script), timeout=60))

    assert "does not end" in receipt.detail


def test_a_delivery_as_a_whole_has_an_end(scripted: Callable[[Script], int]) -> None:
    """Each answer in time, and still for ever: the session has a limit of its own."""
    begun = time.monotonic()

    def script(connection: socket.socket) -> None:
        connection.sendall(b"220 here\r\n")
        for _ in zip(connection.makefile("rb"), range(int(ENDLESS / 0.4)), strict=False):
            time.sleep(0.4)
            connection.sendall(b"250 fine\r\n")

    receipt = send(channel(scripted(script), timeout=ENDLESS, deadline=1))

    assert time.monotonic() - begun < ENDLESS / 2
    assert "took too long" in receipt.detail
    assert not receipt.doubtful


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"to": ()}, "at least one address"),
        ({"to": ("nobody",)}, "'nobody' is no mail address"),
        ({"sender": "x@example.org\nBcc: y@example.org"}, "is no mail address"),
        ({"reply_to": "x"}, "'x' is no mail address"),
        ({"user": "me"}, "both 'user' and 'password'"),
        ({"password": "x"}, "both 'user' and 'password'"),
    ],
)
def test_what_no_server_would_take_is_refused_when_it_is_configured(
    options: dict[str, object], message: str
) -> None:
    """Before the first brief is due, not after."""
    with pytest.raises(PluginError, match=message):
        channel(25, **options)


def test_the_password_does_not_show() -> None:
    """Not in the repr, which ends up in logs."""
    assert "s3cret" not in repr(channel(25, user="me", password="s3cret"))


@pytest.mark.parametrize("answer", ["250 OK", "451 later", "554 never"])
def test_a_word_to_the_operator_is_a_plain_mail(start: Start, inbox: Inbox, answer: str) -> None:
    """Marked as a machine's and as important; refused, it says why."""
    inbox.data_answer = answer
    notice = Notice(
        subject="[briefing] Alert: disk\nBcc: x@y.example",
        text="Needs a person:\n- the disk of /var/lib is nearly full\n",
        at=datetime(2026, 3, 4, 7, tzinfo=UTC),
    )

    receipt = channel(start()).tell(notice, recipient="ada@example.org", message_id="<alert.1@b>")

    assert (receipt.delivered, receipt.permanent) == (answer[0] == "2", answer[0] == "5")
    for _, to, message in inbox.mails:
        assert to == ("ada@example.org",)
        assert message["Subject"] == "[briefing] Alert: disk Bcc: x@y.example"
        assert (message["Importance"], message["Auto-Submitted"]) == ("high", "auto-generated")
        assert message["Message-ID"] == "<alert.1@b>"
        assert "nearly full" in message.get_content()
    assert len(inbox.mails) == receipt.delivered
