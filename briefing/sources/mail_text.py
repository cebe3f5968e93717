"""Reads a saved mail, or a page saved as one file (MHTML), as an article."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parseaddr
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
        mail = BytesParser(policy=policy.default).parsebytes(content)
        said = _said(mail)
        part = mail.get_body(preferencelist=("plain", "html"))
        html = mail.get_body(preferencelist=("html",))
    except (MessageError, LookupError, ValueError, TypeError, AttributeError, IndexError) as error:
        # The parser of the standard library breaks on some headers nobody should write.
        raise ArticleError(f"it is not a mail we can read: {error}") from error
    address = web_address(_header(mail, "Snapshot-Content-Location"))
    if html is not None and (page or address):
        yield from web_text.parse(_words(html), where=where, url=address)
        return
    if part is None:
        raise ArticleError("it holds no text", hint="leave it out")
    text = _text(part)
    if not text and html is not None:
        text = _text(html)
    stated = _header(mail, "Date")
    if stated and said.published is None:
        yield Problem(where=where, message=f"its date makes no sense: {stated[:60]!r}")
    yield replace(said, text=text)


def _said(mail: EmailMessage) -> Parsed:
    """What the headers say."""
    return Parsed(
        text="",
        title=printable(" ".join(_header(mail, "Subject").split())),
        published=read_date(re.sub(r"\([^()]*\)", "", _header(mail, "Date"))),
        outlet=printable(parseaddr(_header(mail, "From"))[0]).strip() or None,
        key=_header(mail, "Message-ID").strip("<> ") or None,
    )


def _header(mail: EmailMessage, name: str) -> str:
    value = mail.get(name)
    return "" if value is None else str(value).strip()


def _text(part: MIMEPart) -> str:
    words = _words(part)
    if part.get_content_type() == "text/html":
        return fragment_text(words)
    if part.get_param("format") == "flowed":
        words = _BROKEN.sub(" ", words)
    signature = _SIGNATURE.search(words)
    return paragraphs(words[: signature.start()] if signature else words)


def _words(part: MIMEPart) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    served = part.get_content_charset()
    own = web_text.declared_charset(content) if part.get_content_subtype() == "html" else None
    return decode_stated(content, served=served, own=own).text if content.strip() else ""
