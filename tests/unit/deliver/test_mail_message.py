"""The message that carries a brief: headers nobody can forge, attachments that fit."""

import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage

import pytest

from briefing.deliver import mail_message
from briefing.deliver.mail_message import Envelope, is_address, one_line, to_ascii
from briefing.errors import DeliveryError
from briefing.model import Document
from tests.sample_brief import brief as sample

PDF = Document(name="brief.pdf", media_type="application/pdf", content=b"%PDF" * 100)
HTML = Document(name="brief.html", media_type="text/html", content=b"<p>page</p>")


def mail_document(subject: str | None = "Four visits, one cancelled") -> Document:
    """A mail text as the render stage makes it."""
    message = EmailMessage(policy=email.policy.SMTP)
    if subject:
        message["Subject"] = subject
    message.set_content("Görüşmeler in words\n")
    message.add_alternative("<html><body><p>Görüşmeler</p></body></html>", subtype="html")
    return Document(name="brief.eml", media_type="message/rfc822", content=message.as_bytes())


def written(documents=None, **changes) -> EmailMessage:
    """A message, read again as a mail program would."""
    envelope = replace(
        Envelope(sender="Brief <from@example.org>", recipient="to@example.org", message_id="<1@h>"),
        **changes,
    )
    documents = [mail_document(), PDF] if documents is None else documents
    message = mail_message.write(
        sample(stories=1, actors=0, visits=0), documents, envelope=envelope
    )
    return email.message_from_bytes(message.as_bytes(), policy=email.policy.default)


def test_the_message_has_its_envelope_and_both_texts() -> None:
    """Sender, recipient, id and texts are there; a machine sent it."""
    message = written()

    assert message["From"] == "Brief <from@example.org>"
    assert message["To"] == "to@example.org"
    assert message["Message-ID"] == "<1@h>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Subject"] == "Four visits, one cancelled"
    assert message["Date"].datetime.tzinfo is not None
    assert "Görüşmeler" in message.get_body(("plain",)).get_content()
    assert "Görüşmeler" in message.get_body(("html",)).get_content()
    assert message["Reply-To"] is None
    assert message["List-Unsubscribe"] is None


def test_optional_headers_are_set_if_asked_for() -> None:
    """Answers and unsubscriptions go where the configuration says."""
    message = written(
        reply_to="desk@example.org",
        list_unsubscribe="off@example.org",
        subject="{title} of {day}: şimdi",
    )

    assert message["Reply-To"] == "desk@example.org"
    assert message["List-Unsubscribe"] == "<mailto:off@example.org>"
    assert message["Subject"] == "The Morning Brief of 2031-03-14: şimdi"


def test_an_address_for_leaving_the_list_may_be_a_page() -> None:
    """A URL stays a URL."""
    message = written(list_unsubscribe="https://example.org/off?u=1")

    assert message["List-Unsubscribe"] == "<https://example.org/off?u=1>"


@pytest.mark.parametrize(
    ("target", "one_click", "leaves", "post"),
    [
        ("https://e.org/off?u={recipient}", None, "<https://e.org/off?u=to@example.org>", True),
        ("https://e.org/off?u={recipient}", False, "<https://e.org/off?u=to@example.org>", False),
        ("https://e.org/off/k2", True, "<https://e.org/off/k2>", True),
        ("https://e.org/off", None, "<https://e.org/off>", False),
        ("http://e.org/{recipient}", None, "<http://e.org/to@example.org>", False),
        ("off@e.org?subject={recipient}", None, "<mailto:off@e.org?subject=to@example.org>", False),
    ],
)
def test_a_mail_program_may_leave_the_list_where_the_page_learns_who(
    target: str, one_click: bool | None, leaves: str, post: bool
) -> None:
    """RFC 8058: encrypted, and the address says who; else the reader is led to the page."""
    message = written(list_unsubscribe=target, one_click=one_click)

    assert message["List-Unsubscribe"] == leaves
    assert message["List-Unsubscribe-Post"] == ("List-Unsubscribe=One-Click" if post else None)


@pytest.mark.parametrize(
    ("sender", "list_id", "header"),
    [
        ("Brief <from@example.org>", None, "<morning.example.org>"),
        ("from@bücher.example", None, "<morning.xn--bcher-kva.example>"),
        ("from@example.org", "desk.example.net", "<desk.example.net>"),
        ("from@example.org", "a b..c\r\nBcc: v@x", "<a-b.c-Bcc-v-x>"),
    ],
)
def test_mail_programs_can_sort_an_edition_by_its_list(
    sender: str, list_id: str | None, header: str
) -> None:
    """RFC 2919: the same for all of its briefs, and nothing else can be said in it."""
    assert written(sender=sender, list_id=list_id)["List-Id"] == header


def test_a_text_without_subject_gets_title_and_day() -> None:
    """No mail goes out without a subject."""
    message = written([mail_document(None)])

    assert message["Subject"] == "The Morning Brief, 2031-03-14"


@pytest.mark.parametrize("field", ["subject", "message_id", "list_unsubscribe", "list_id"])
def test_no_text_can_begin_a_header_of_its_own(field: str) -> None:
    """Line breaks in any field become spaces."""
    message = written(**{field: "x@h\r\nBcc: victim@example.org\r\n\r\nbody"})

    assert message["Bcc"] is None
    assert "Görüşmeler" in message.get_body(("plain",)).get_content()


def test_without_a_mail_text_there_is_no_message() -> None:
    """The error says which format is missing."""
    with pytest.raises(DeliveryError, match="no mail text") as caught:
        written([PDF])

    assert "'email'" in caught.value.hint


def attached(limit: int, endings=("pdf",), documents=None) -> tuple[EmailMessage, tuple[str, ...]]:
    """A message with attachments, read again, and what was left out."""
    brief = sample(stories=1, actors=0, visits=0)
    documents = [mail_document(), PDF, HTML] if documents is None else documents
    envelope = Envelope(sender="a@b.org", recipient="c@d.org", message_id="1@h")
    message = mail_message.write(brief, documents, envelope=envelope)
    left_out = mail_message.attach(message, brief, documents, endings=endings, limit=limit)
    return email.message_from_bytes(message.as_bytes(), policy=email.policy.default), left_out


def test_the_documents_asked_for_are_attached() -> None:
    """The PDF arrives byte for byte, under the name of edition and day."""
    message, left_out = attached(10_000)

    (part,) = message.iter_attachments()
    assert left_out == ()
    assert part.get_filename() == "morning-2031-03-14.pdf"
    assert part.get_content_type() == "application/pdf"
    assert part.get_content() == PDF.content
    assert "Görüşmeler" in message.get_body(("html",)).get_content()


def test_several_formats_can_be_attached_but_never_the_mail_itself() -> None:
    """A mail inside itself would help nobody."""
    message, _ = attached(100_000, endings=("pdf", "html", "eml"))

    assert [part.get_filename() for part in message.iter_attachments()] == [
        "morning-2031-03-14.pdf",
        "morning-2031-03-14.html",
    ]


def test_what_is_too_big_is_left_out_and_the_text_says_so() -> None:
    """The brief still arrives, and its reader knows what is missing."""
    message, left_out = attached(1_000)

    note = "Not attached because it is too big for mail: morning-2031-03-14.pdf."
    assert left_out == ("morning-2031-03-14.pdf",)
    assert list(message.iter_attachments()) == []
    assert note in message.get_body(("plain",)).get_content()
    assert f"<p>{note}</p></body>" in message.get_body(("html",)).get_content()
    assert "Görüşmeler" in message.get_body(("html",)).get_content()


def test_a_smaller_document_still_goes_when_a_bigger_one_does_not() -> None:
    """Each attachment is judged by itself."""
    big = replace(PDF, content=b"x" * 50_000)

    message, left_out = attached(10_000, ("pdf", "html"), [mail_document(), big, HTML])

    assert left_out == ("morning-2031-03-14.pdf",)
    assert [part.get_filename() for part in message.iter_attachments()] == [
        "morning-2031-03-14.html"
    ]
    (page,) = message.iter_attachments()
    assert page.get_content().strip() == "<p>page</p>"


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("a@example.org", True),
        ("Ayşe Öz <a@example.org>", True),
        ("a@müze.example", True),
        ("a", False),
        ("a@", False),
        ("@example.org", False),
        ("", False),
        ("a b@example.org", False),
        ("a@example.org, b@example.org", False),
        ("a@example.org\nBcc: c@example.org", False),
        ("a@exa\x00mple.org", False),
    ],
)
def test_an_address_is_one_address(text: str, good: bool) -> None:
    """What a server would misunderstand is refused when the configuration is read."""
    assert is_address(text) is good


def test_a_domain_with_umlauts_is_written_as_the_wire_wants_it() -> None:
    """International domains work; an impossible one stays as it is for the server to refuse."""
    assert to_ascii("a@müze.example") == "a@xn--mze-hoa.example"
    assert to_ascii("a@" + "x" * 70 + ".example") == "a@" + "x" * 70 + ".example"


def test_one_line_is_one_line() -> None:
    """Controls and runs of white space become single spaces."""
    assert one_line(" a\r\n\tb\x00c ") == "a b c"
