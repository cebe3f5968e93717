"""Newsletters come out of a real mailbox, once, and nothing in it is changed."""

import shutil
import socket
import tempfile
import time
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from briefing.errors import PluginError, SourceError
from briefing.model import FetchedArticle, Problem
from briefing.sources import Mailbox
from briefing.sources.imap_session import mailbox_name
from briefing.sources.politeness import Known, Web
from tests.integration.mail_room import PASSWORD, USER, installed, mail_room, odd_server

TOLD = "The ferry left the harbour of Lom on Monday, at last, with forty passengers on board."


def letter(number, *, sender="Ferry Desk <desk@news.lom.example>", body=TOLD, sent=True):
    mail = EmailMessage()
    mail["From"] = sender
    mail["Subject"] = f"Ferry {number} leaves"
    mail["Message-ID"] = f"<{number}@lom.example>"
    if sent:
        mail["Date"] = "Mon, 05 May 2031 08:00:00 +0300"
    mail.set_content(body)
    return mail.as_bytes()


@pytest.fixture(scope="module")
def room(certificate_and_key):
    """A server with mails in two folders."""
    if not installed():
        pytest.skip("Dovecot is not installed: sh deploy/system-packages.sh test")
    folder = Path(tempfile.mkdtemp(prefix="briefing-mail-"))
    folder.chmod(0o755)  # its parts run as users of their own
    certificate, key = certificate_and_key
    with mail_room(folder, certificate=certificate, key=key) as running:
        for number in (1, 2):
            running.put(letter(number), name=f"{number}")
        running.put(b"From: who@else.example\r\n\r\n", name="3")
        running.put(letter(4, body=f"{TOLD}\n" * 1000), name="4")
        running.put(letter(5, sent=False, sender="Other <who@else.example>"), name="5")
        running.put(letter(6), name="6", folder="&ZeVnLIqe-")
        yield running
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def box(room, certificate_and_key):
    """The mailbox as a source."""

    def made(**changes):
        options = {"host": "localhost", "user": USER, "password": PASSWORD, "port": room.tls}
        kept = {"certificates": certificate_and_key[0], "max_bytes": 20_000, "name": "Bell"}
        return Mailbox(**{**options, **kept, **changes})

    return made


def split(items):
    found = list(items)
    articles = [item for item in found if isinstance(item, FetchedArticle)]
    return articles, [item for item in found if isinstance(item, Problem)]


def now():
    return datetime.now(UTC)


def test_mails_are_articles_and_bad_ones_stop_no_other(box):
    """With their subject, their sender, their date; the day of arrival where they state none."""
    articles, problems = split(box(name=None).fetch(now=now()))

    assert [item.title for item in articles] == [f"Ferry {number} leaves" for number in (1, 2, 5)]
    assert {item.text for item in articles} == {TOLD}
    assert [item.source for item in articles] == ["Ferry Desk", "Ferry Desk", "Other"]
    assert articles[0].published == datetime(2031, 5, 5, 5, tzinfo=UTC)
    assert abs(articles[2].published - now()) < timedelta(hours=1)
    assert articles[0].key == "1@lom.example"
    assert sorted(problem.message for problem in problems) == [
        "it holds no text",
        "it is larger than 20,000 bytes and was not read",
    ]


@pytest.mark.parametrize("security", ["starttls", "none"])
def test_other_ways_in(box, room, security):
    """STARTTLS, and the clear."""
    articles, _ = split(box(port=room.plain, security=security).fetch(now=now()))

    assert len(articles) == 3


def test_nothing_in_the_mailbox_is_changed(box, room):
    """No mail is marked as seen, moved, or deleted."""
    split(box().fetch(now=now()))

    kept = [path.name for path in room.mail.glob("*/*") if path.is_file()]
    flags = "".join(name.partition(":2,")[2] for name in kept)
    assert len([name for name in kept if not name.startswith("dovecot")]) >= 5
    assert flags == ""


def test_only_new_mails_are_read(box, room):
    """Numbers are remembered; with other numbers of the server's the last days are read anew."""
    for number in (7, 8):
        room.put(letter(number), name=f"{number}", folder="Growing")
    growing = box(folder="Growing")
    first = Web(now=now())
    assert len(split(growing.fetch_over(first))[0]) == 2
    ((name, known),) = first.learned.items()
    again = Web(now=now(), recall=first.learned.__getitem__)
    assert split(growing.fetch_over(again)) == ([], [])
    assert again.unchanged

    room.put(letter(9), name="9", folder="Growing")
    (new,), _ = split(growing.fetch_over(Web(now=now(), recall=first.learned.__getitem__)))
    assert new.title == "Ferry 9 leaves"

    other = Known(etag=f"1 {known.etag.split()[1]}")
    articles, _ = split(growing.fetch_over(Web(now=now(), recall=lambda _: other)))
    assert len(articles) == 3
    assert PASSWORD not in name


@pytest.mark.parametrize(
    ("senders", "count"),
    [
        ((), 1),
        (("else.example",), 1),
        (("WHO@else.example",), 1),
        (("example",), 1),
        (("lse.example",), 0),
    ],
)
def test_only_mails_of_some_senders(box, senders, count):
    """By address, by domain, or by the domain above it."""
    articles, _ = split(box(senders=senders).fetch(now=now()))

    assert sum(item.title == "Ferry 5 leaves" for item in articles) == count


def test_folder_of_any_name_is_read(box):
    """As people write it."""
    (article,), _ = split(box(folder="日本語").fetch(now=now()))

    assert article.title == "Ferry 6 leaves"
    assert mailbox_name("Gelen & Giden/Bülten") == "Gelen &- Giden/B&APw-lten"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"password": "wrong"}, "refuses.*password"),
        ({"password": "wröng"}, "refuses"),
        ({"folder": "Nowhere"}, "no folder 'Nowhere'"),
        ({"certificates": None}, "cannot be trusted"),
        ({"host": "127.0.0.1", "port": 9}, "cannot be reached"),
    ],
)
def test_what_stands_in_the_way_is_said(box, changes, words):
    """Without the password."""
    with pytest.raises(SourceError, match=words) as caught:
        list(box(**changes).fetch(now=now()))

    assert str(changes.get("password", PASSWORD)) not in str(caught.value)


@pytest.mark.parametrize("option", ["host", "user", "password", "folder"])
def test_line_break_in_an_option_is_refused(option):
    """It would be another command."""
    given = {"host": "h", "user": "u", "password": "p", "folder": "f"}

    with pytest.raises(PluginError, match=option):
        Mailbox(**{**given, option: 'a"\r\nA1 DELETE INBOX'})


def drip(connection: socket.socket) -> None:
    """One letter at a time, for ever."""
    connection.sendall(b"* OK ")
    while True:
        connection.sendall(b"x")
        time.sleep(0.05)


def stall(connection: socket.socket) -> None:
    """Not a word."""
    connection.recv(1)


def flood(connection: socket.socket) -> None:
    """A line without end."""
    while True:
        connection.sendall(b"x" * 65_536)


def garbage(connection: socket.socket) -> None:
    """Another protocol."""
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")


def announce(connection: socket.socket) -> None:
    """More than any mail, at once."""
    lines = connection.makefile("rwb")
    lines.write(b"* OK [CAPABILITY IMAP4rev1] here\r\n")
    lines.flush()
    for line in lines:
        tag = line.split()[0]
        if b"SELECT" in line or b"EXAMINE" in line:
            lines.write(b"* OK [UIDVALIDITY 7] x\r\n")
        elif b"SEARCH" in line:
            lines.write(b"* SEARCH 1\r\n")
        elif b"RFC822.SIZE" in line:
            lines.write(b"* 1 FETCH (UID 1 RFC822.SIZE 10)\r\n")
        elif b"PEEK" in line:
            lines.write(b"* 1 FETCH (UID 1 BODY[] {99999999999}\r\n")
        lines.write(tag + b" OK done\r\n")
        lines.flush()


@pytest.mark.parametrize(
    ("behave", "words"),
    [
        (drip, "did not finish in 1 seconds"),
        (stall, "did not finish in 1 seconds"),
        (flood, "refuses"),
        (garbage, "refuses"),
        (announce, "announced 99,999,999,999 bytes"),
    ],
)
def test_odd_server_is_left_in_time(behave, words):
    """Whatever it does, and with little memory."""
    with odd_server(behave) as port:
        box = Mailbox(
            host="127.0.0.1", user=USER, password=PASSWORD, port=port, security="none", deadline=1
        )
        begun = time.monotonic()
        with pytest.raises(SourceError, match=words):
            list(box.fetch(now=now()))

    assert time.monotonic() - begun < 15
