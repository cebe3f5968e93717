"""Reads a saved mail, or a page saved as one file (MHTML), as an article."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from itertools import islice
from typing import Final

from briefing.errors import ArticleError
from briefing.model import Problem
from briefing.sources import web_text
from briefing.sources.dating import read_date
from briefing.sources.decoding import decode_stated, printable
from briefing.sources.fragments import fragment_text, paragraphs
from briefing.sources.front_matter import web_address
from briefing.sources.parsed import Parsed

# A mail that was saved as text: headers, of which these tell it from a text about mail.
_HEADER: Final = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,40}: ?")
_TELLING: Final = re.compile(
    rb"^(?:mime-version|content-type|message-id|received|return-path):",
    re.IGNORECASE | re.MULTILINE,
)
_HEADED: Final = re.compile(rb"^(?:from|subject|date):", re.IGNORECASE | re.MULTILINE)
_HEAD_BYTES: Final = 16_384

# Headers are lines, and a mail has a handful of parts: what has more is made to keep us busy.
_LONGEST_HEADER: Final = 2_000
_MOST_PARTS: Final = 200

# The line that parts a mail from its sender's signature, with its blank.
_SIGNATURE: Final = re.compile(r"^-- ?$", re.MULTILINE)
# A line that a mail program broke ends with a blank, where the mail says that it does so.
_BROKEN: Final = re.compile(r"(?<!^--) \n(?=\S)", re.MULTILINE)


def is_mail(content: bytes) -> bool:
    """Whether a text file is a mail with its headers."""
    head = content[:_HEAD_BYTES].lstrip(b"\xef\xbb\xbf\r\n ").replace(b"\r\n", b"\n")
    headers = head.partition(b"\n\n")[0]
    return bool(_HEADER.match(headers) and _TELLING.search(headers) and _HEADED.search(headers))


def parse(content: bytes, *, where: str, page: bool = False) -> Iterator[Parsed | Problem]:
    """Yield the article of a mail: its subject, its sender, its date, its text.

    Args:
        content: The mail as it was sent.
        where: Its name, for problems.
        page: Whether it is a saved page, which says more about itself than its headers do.

    Raises:
        ArticleError: if it holds no text.
    """
    try:
        mail = BytesParser(policy=policy.compat32).parsebytes(content)
        said = _said(mail)
        plain, html = _bodies(mail)
    # A border: the parser of the standard library breaks on what nobody should write, or nests.
    except (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError) as e:
        raise ArticleError(f"it is not a mail we can read: {e}", hint="leave it out") from e
    address = web_address(_header(mail, "Snapshot-Content-Location"))
    if html is not None and (page or address):
        yield from web_text.parse(_words(html), where=where, url=address)
        return
    texts = (_text(part) for part in (plain, html) if part is not None)
    text = next(filter(None, texts), "")
    if not text:
        raise ArticleError("it holds no text", hint="leave it out")
    stated = _header(mail, "Date")
    if stated and said.published is None:
        yield Problem(where=where, message=f"its date makes no sense: {stated[:60]!r}")
    yield replace(said, text=text)


def sender_of(content: bytes) -> str:
    """Whom a mail says it is from; "" if it does not say, or its head cannot be read."""
    try:
        head = BytesParser(policy=policy.compat32).parsebytes(content, headersonly=True)
    except (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError):
        return ""
    return _header(head, "From")


def _said(mail: Message) -> Parsed:
    """What the headers say."""
    return Parsed(
        text="",
        title=printable(" ".join(_header(mail, "Subject").split())),
        published=read_date(re.sub(r"\([^()]*\)", "", _header(mail, "Date"))),
        outlet=printable(_sender(_header(mail, "From"))) or None,
        key=_header(mail, "Message-ID").strip("<> ") or None,
    )


def _sender(stated: str) -> str:
    """The name in "Ferry Desk <desk@lom.example>"; an address alone is none."""
    name, bracket, _ = stated.partition("<")
    return name.strip(" \t\"'") if bracket else ""


def _header(mail: Message, name: str) -> str:
    """A header's words, decoded; of one longer than any header is, the beginning."""
    values = (str(value) for key, value in mail.raw_items() if key.lower() == name.lower())
    raw = next(values, "")[:_LONGEST_HEADER]
    # Some programs write letters there as they are, though the standard wants them encoded.
    stated = raw.encode("ascii", "surrogateescape").decode("utf-8", errors="replace")
    try:
        return " ".join(str(make_header(decode_header(stated))).split())
    except (MessageError, LookupError, ValueError):  # a charset nobody knows, or half a word
        return " ".join(stated.split())


def _bodies(mail: Message) -> tuple[Message | None, Message | None]:
    """The first plain part and the first HTML part that are no attachments."""
    found: dict[str, Message] = {}
    for part in islice(mail.walk(), _MOST_PARTS):
        disposition = str(part.get("Content-Disposition", ""))[:_LONGEST_HEADER].lower()
        if not disposition.lstrip().startswith("attachment"):
            found.setdefault(part.get_content_type(), part)
    return found.get("text/plain"), found.get("text/html")


def _text(part: Message) -> str:
    words = _words(part)
    if part.get_content_type() == "text/html":
        return fragment_text(words)
    if _parameter(part, "format") == "flowed":
        words = _BROKEN.sub(" ", words)
    signature = _SIGNATURE.search(words)
    return paragraphs(words[: signature.start()] if signature else words)


def _words(part: Message) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    served = _parameter(part, "charset") or None
    own = web_text.declared_charset(content) if part.get_content_subtype() == "html" else None
    return decode_stated(content, served=served, own=own).text if content.strip() else ""


def _parameter(part: Message, name: str) -> str:
    """A parameter of the content's type, such as its charset; "" if there is none."""
    found = re.search(
        rf"""\b{name}\s*=\s*["']?([^\s"';]+)""",
        str(part.get("Content-Type", ""))[:_LONGEST_HEADER],
        re.IGNORECASE,
    )
    return found[1].lower() if found else ""
