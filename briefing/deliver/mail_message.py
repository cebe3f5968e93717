"""Writes the message that carries a brief: headers that cannot be forged, attachments that fit.

The texts come ready made as the document of media type message/rfc822. Servers are not known here.
"""

import email
import email.policy
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate, getaddresses, parseaddr
from html import escape
from urllib.parse import quote

from briefing.deliver.folder import safe_name
from briefing.errors import DeliveryError
from briefing.formats import ending_of
from briefing.model import Brief, Document, Notice

MAIL_TYPE = "message/rfc822"

# What the name of a list cannot hold.
_NO_ATOM = re.compile(r"[^A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What a message says about itself.

    Attributes:
        sender: Address it comes from.
        recipient: Address it goes to.
        message_id: The same for the same brief and recipient, however often it is sent.
        subject: Replaces the brief's own subject; {title} and {day} are filled in.
        reply_to: Where answers go.
        list_unsubscribe: An address or URL by which a reader leaves the list; {recipient} in it is
            filled in.
        one_click: Whether a mail program may leave the list for its reader, without a page to look
            at; None if the URL decides: it must say who the reader is.
        list_id: By which name mail programs sort it; made of edition and sender if not given.
    """

    sender: str
    recipient: str
    message_id: str
    subject: str | None = None
    reply_to: str | None = None
    list_unsubscribe: str | None = None
    one_click: bool | None = None
    list_id: str | None = None


def write(brief: Brief, documents: Sequence[Document], *, envelope: Envelope) -> EmailMessage:
    """The message without attachments.

    Raises:
        DeliveryError: if no mail text was rendered.
    """
    made = next((item for item in documents if item.media_type == MAIL_TYPE), None)
    if made is None:
        raise DeliveryError(
            "the brief has no mail text", hint="add 'email' to the edition's formats"
        )
    message = email.message_from_bytes(made.content, policy=email.policy.SMTP)
    own_subject = str(message["Subject"] or f"{brief.title}, {brief.day.isoformat()}")
    subject = envelope.subject or own_subject
    subject = subject.replace("{title}", brief.title).replace("{day}", brief.day.isoformat())
    headers = {
        "From": _address(envelope.sender),
        "To": _address(envelope.recipient),
        "Subject": one_line(subject),
        # When it is sent is the transport's affair and no part of the brief.
        "Date": formatdate(usegmt=True),
        "Message-ID": _message_id(envelope.message_id),
        "Auto-Submitted": "auto-generated",
        "Reply-To": _address(envelope.reply_to) if envelope.reply_to else None,
        "List-Id": _list_id(envelope, edition=brief.edition),
        **_leaving(envelope),
    }
    for name, value in headers.items():
        del message[name]
        if value is not None:
            message[name] = value
    return message


def write_notice(notice: Notice, *, envelope: Envelope) -> EmailMessage:
    """A message of plain words to whoever runs the program."""
    message = EmailMessage(policy=email.policy.SMTP)
    message["From"] = _address(envelope.sender)
    message["To"] = _address(envelope.recipient)
    message["Subject"] = one_line(notice.subject)
    message["Date"] = formatdate(usegmt=True)
    message["Message-ID"] = _message_id(envelope.message_id)
    message["Auto-Submitted"] = "auto-generated"
    message["Importance"] = "high"
    message.set_content(notice.text)
    return message


def attach(
    message: EmailMessage,
    brief: Brief,
    documents: Sequence[Document],
    *,
    endings: Sequence[str],
    limit: int,
) -> tuple[str, ...]:
    """Attach the documents that fit; the text says which do not, and they are returned.

    Args:
        message: It is changed.
        brief: Whose documents they are.
        documents: All of them.
        endings: Which are wanted, such as ("pdf",).
        limit: Most bytes of the whole message.
    """
    used = len(message.as_bytes())
    left_out: list[str] = []
    for document in documents:
        ending = ending_of(document.name)
        if ending not in endings or document.media_type == MAIL_TYPE:
            continue
        size = len(document.content) * 137 // 100 + 1000  # base64, line ends, headers
        name = f"{safe_name(f'{brief.edition}-{brief.day.isoformat()}')}.{ending}"
        if used + size > limit:
            left_out.append(name)
            continue
        used += size
        maintype, _, subtype = document.media_type.partition("/")
        message.add_attachment(
            document.content, maintype=maintype, subtype=subtype.split(";")[0], filename=name
        )
    if left_out:
        _say_left_out(message, left_out)
    return tuple(left_out)


def _say_left_out(message: EmailMessage, names: list[str]) -> None:
    """Tell the reader in the text what is not attached, and why."""
    note = f"Not attached because it is too big for mail: {', '.join(names)}."
    for part in list(message.walk()):
        if part.is_attachment() or part.get_content_maintype() != "text":
            continue
        content = part.get_content()
        if part.get_content_subtype() == "html":
            head, closing, tail = content.rpartition("</body>")
            text = f"{head}<p>{escape(note)}</p>{closing}{tail}"
            part.set_content(text, subtype="html", cte="quoted-printable")
        else:
            part.set_content(f"{content.rstrip()}\n\n{note}\n", cte="quoted-printable")


def one_line(text: str) -> str:
    """One line of printable text: nothing in it can begin a header of its own."""
    printable = "".join(c if c.isprintable() else " " for c in text)
    return re.sub(r"\s+", " ", printable).strip()


def is_address(text: str) -> bool:
    """Whether a text is one mail address, with or without a display name."""
    found = getaddresses([text])
    if len(found) != 1 or one_line(text) != text.strip():
        return False
    local, at, domain = found[0][1].rpartition("@")
    return bool(at and local and domain and not re.search(r"[\s,;<>()]", found[0][1]))


def to_ascii(address: str) -> str:
    """The address with its domain as the wire wants it; the part before the @ stays."""
    local, _, domain = address.rpartition("@")
    try:
        return f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return address


def _address(text: str) -> Address:
    name, address = parseaddr(text)
    local, _, domain = to_ascii(address).rpartition("@")
    return Address(display_name=one_line(name), username=_unquoted(local), domain=domain)


def _unquoted(local: str) -> str:
    """The part before the @ as it is meant, without the quotes it may be written in."""
    bare = local[1:-1] if len(local) > 1 and local[0] == local[-1] == '"' else local
    return re.sub(r"\\(.)", r"\1", bare)


def _message_id(message_id: str) -> str:
    bare = one_line(message_id).strip("<>").replace(" ", "")
    return f"<{bare}>"


def _leaving(envelope: Envelope) -> dict[str, str | None]:
    """How a reader leaves the list (RFC 2369), and whether a mail program may do it (RFC 8058).

    A page that does not learn who wants to leave can take no one-click request.
    """
    target = one_line(envelope.list_unsubscribe or "").strip("<>")
    if not target:
        return {"List-Unsubscribe": None, "List-Unsubscribe-Post": None}
    personal = "{recipient}" in target
    target = target.replace("{recipient}", quote(envelope.recipient, safe="@"))
    one_click = personal if envelope.one_click is None else envelope.one_click
    encrypted = target.casefold().startswith("https:")
    return {
        "List-Unsubscribe": f"<{target}>" if ":" in target else f"<mailto:{target}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" if one_click and encrypted else None,
    }


def _list_id(envelope: Envelope, *, edition: str) -> str:
    """The edition at the sender's domain (RFC 2919): the same for every brief of it."""
    domain = to_ascii(parseaddr(envelope.sender)[1]).rpartition("@")[2]
    name = envelope.list_id or f"{edition}.{domain}"
    return f"<{'.'.join(filter(None, _NO_ATOM.sub('-', one_line(name)).split('.')))}>"
