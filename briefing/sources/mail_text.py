"""Reads a saved mail, or a page saved as one file (MHTML), as an article."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
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
from briefing.sources.decoding import Decoded, decode_stated
from briefing.sources.embargo_lines import without_embargo
from briefing.sources.fragments import fragment_text, paragraphs
from briefing.sources.front_matter import web_address
from briefing.sources.mail_words import innermost, own_words, subject_of, unsealed, without_frame
from briefing.sources.parsed import Parsed
from briefing.sources.passed_on import is_forward, is_note
from briefing.sources.plain_text import from_headline, without_headline
from briefing.sources.printable import printable
from briefing.sources.tails import without_tail
from briefing.sources.text_frame import without_end

# A mail that was saved as text: headers, of which these tell it from a text about mail.
_HEADER: Final = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,40}: ?")
_TELLING: Final = re.compile(
    rb"^(?:mime-version|content-type|message-id|received|return-path):",
    re.IGNORECASE | re.MULTILINE,
)
_HEADED: Final = re.compile(rb"^(?:from|subject|date):", re.IGNORECASE | re.MULTILINE)
_HEAD_BYTES: Final = 16_384

# Apple's program writes above a mail how many bytes it has, and below it what it knows of it.
_COUNTED: Final = re.compile(rb"(\d{1,9})[ \t]*\r?\n")

# Headers are lines, and a mail has a handful of parts: what has more is made to keep us busy.
_LONGEST_HEADER: Final = 2_000
_MOST_PARTS: Final = 200
# A digest has some dozen mails.
_MOST_MAILS: Final = 100

# What is attached and may be an article, and how much is said of it.
_DOCUMENT: Final = re.compile(
    r"\.(?:txt|md|html?|pdf|docx?|odt|rtf|eml|msg|json|xml|epub|pages)\Z|\Awinmail\.dat\Z",
    re.IGNORECASE,
)
_MOST_NAMED: Final = 5
_LONGEST_NAME: Final = 80
_NOTHING: Final = Decoded(text="")
# A plain part that is so many times shorter than the HTML only says where to read that.
_STUB: Final = 2

_OFFSET: Final = re.compile(r"[+-]\d{4}\b")
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

    Mails that are attached to it, as those of a digest are, are articles of their own.

    Args:
        content: The mail as it was sent.
        where: Its name, for problems.
        page: Whether it is a saved page, which says more about itself than its headers do.

    Raises:
        ArticleError: if it holds no text.
    """
    content = content.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")
    if counted := _COUNTED.match(content):
        content = content[counted.end() : counted.end() + int(counted[1])]
    try:
        first, *others = _mails(BytesParser(policy=policy.compat32).parsebytes(content))
        address = web_address(_header(first, "Snapshot-Content-Location"))
        html = _bodies(first)[1] if page or address else None
        if html is not None and address is None:  # as browsers of old wrote it
            address = web_address(_header(html, "Content-Location"))
        read = [(_said(one), _article(one)) for one in (first, *others)] if html is None else []
        saved = _words(html) if html is not None else _NOTHING
    # A border: the parser of the standard library breaks on what nobody should write, or nests.
    except (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError) as e:
        raise ArticleError(f"it is not a mail we can read: {e}", hint="leave it out") from e
    if html is not None:
        yield from _told(saved, where=where)
        yield from web_text.parse(saved.text, where=where, url=address)
    elif not any(words.text for _, words in read):
        raise ArticleError(_textless(read[0][0].attached), hint="leave it out")
    for said, words in _without_notes(read) if read else ():
        if words.text:
            yield from _told(words, where=where)
            if said.date and said.parsed.published is None:
                yield Problem(where=where, message=f"its date makes no sense: {said.date[:60]!r}")
            parsed, told = innermost(said.parsed, words.text, offset=said.offset)
            title = subject_of(parsed.title)
            text = without_frame(without_end(paragraphs(own_words(told))))
            held = without_embargo(text, where=where)
            yield from held.problems
            text = without_tail(
                without_headline(from_headline(held.text, title=title), title=title)
            )
            yield replace(parsed, title=title, text=text, embargo=held.until)
        yield from _unread(said.attached, where=where)


def _without_notes(read: list[tuple["_Headers", Decoded]]) -> list[tuple["_Headers", Decoded]]:
    """Mails without a first one that is no more than a note above those attached to it."""
    (said, words), *others = read
    if not any(inner.text for _, inner in others) or not is_note(words.text):
        return read
    subject = subject_of(said.parsed.title)
    same = any(subject_of(inner.parsed.title) == subject for inner, _ in others)
    return others if is_forward(said.parsed.title) or same else read


def _textless(attached: tuple[str, ...]) -> str:
    names = ", ".join(name[:_LONGEST_NAME] for name in attached[:_MOST_NAMED])
    return f"it holds no text, but what is attached to it: {names}" if names else "it holds no text"


def _told(words: Decoded, *, where: str) -> Iterator[Problem]:
    odd = words.problem(where)
    if odd is not None:
        yield odd


def _unread(attached: tuple[str, ...], *, where: str) -> Iterator[Problem]:
    """Say which documents of a mail nobody read: they may hold what the mail speaks of."""
    if not attached:
        return
    names = ", ".join(name[:_LONGEST_NAME] for name in attached[:_MOST_NAMED])
    more = f" and {len(attached) - _MOST_NAMED} more" if len(attached) > _MOST_NAMED else ""
    yield Problem(
        where=where,
        message=f"what is attached to it was not read: {names}{more}",
        hint="save it in a folder that is a source",
        notice=True,
    )


def sender_of(content: bytes) -> str:
    """Whom a mail says it is from; "" if it does not say, or its head cannot be read."""
    try:
        head = BytesParser(policy=policy.compat32).parsebytes(content, headersonly=True)
    except (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError):
        return ""
    return _header(head, "From")


def _mails(mail: Message) -> list[Message]:
    """A mail, and those that are attached to it or to one of these."""
    found = [mail]
    for one in found:  # which grows
        for part in islice(_parts(one), _MOST_PARTS):
            if part.get_content_type() == "message/rfc822" and len(found) < _MOST_MAILS:
                found += [inner for inner in part.get_payload() if isinstance(inner, Message)]
    return found


def _parts(mail: Message) -> Iterator[Message]:
    """The parts of a mail, but not those of the mails attached to it."""
    pending = [mail]
    while pending:
        part = pending.pop()
        yield part
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            inner = [one for one in part.get_payload() if isinstance(one, Message)]
            pending += reversed(inner)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Headers:
    """What the headers say, the date as they state it, its offset, and the documents attached."""

    parsed: Parsed
    date: str
    offset: str
    attached: tuple[str, ...]


def _said(mail: Message) -> _Headers:
    date = _header(mail, "Date")
    # What no date was written into came, at least, by a server that has a clock.
    stated = date or _header(mail, "Received").rpartition(";")[2]
    parsed = Parsed(
        text="",
        title=printable(" ".join(_header(mail, "Subject").split())),
        published=read_date(re.sub(r"\([^()]*\)", "", stated)),
        outlet=printable(_sender(_header(mail, "From"))) or None,
        key=_header(mail, "Message-ID").strip("<> ") or None,
    )
    offset = _OFFSET.search(stated)
    return _Headers(
        parsed=parsed,
        date=date,
        offset=offset[0] if offset else "",
        attached=tuple(_attached(mail)),
    )


def _attached(mail: Message) -> Iterator[str]:
    """The names of what is attached to a mail and may hold an article."""
    for part in islice(_parts(mail), _MOST_PARTS):
        kept_apart = str(part.get("Content-Disposition", ""))[:_LONGEST_HEADER].lower()
        if not kept_apart.lstrip().startswith("attachment"):
            continue
        name = printable(" ".join(str(part.get_filename() or "").split()))
        kind = part.get_content_type()
        if _DOCUMENT.search(name) or (not name and kind.startswith(("text/", "application/pdf"))):
            yield name or kind


def _sender(stated: str) -> str:
    """The name in "Ferry Desk <desk@lom.example>"; an address alone is none."""
    name, bracket, _ = stated.partition("<")
    return name.strip(" \t\"'") if bracket else ""


def _header(mail: Message, name: str) -> str:
    """A header's words, decoded; of one longer than any header is, the beginning."""
    values = (str(value) for key, value in mail.raw_items() if key.lower() == name.lower())
    raw = next(values, "")[:_LONGEST_HEADER]
    # Some programs write letters there as they are, though the standard wants them encoded.
    letters = raw.encode("ascii", "surrogateescape")
    try:
        stated = letters.decode("utf-8")
    except UnicodeDecodeError:
        stated = letters.decode("cp1252", errors="replace")
    try:
        return " ".join(str(make_header(decode_header(stated))).split())
    except (MessageError, LookupError, ValueError):  # a charset nobody knows, or half a word
        return " ".join(stated.split())


def _article(mail: Message) -> Decoded:
    """The words of a mail: its plain part, unless that only says that there is another one."""
    plain, html = (_NOTHING if part is None else _text(part) for part in _bodies(mail))
    return html if len(html.text) > _STUB * len(plain.text) else plain


def _bodies(mail: Message) -> tuple[Message | None, Message | None]:
    """The first plain part and the first HTML part that are no attachments."""
    found: dict[str, Message] = {}
    files: dict[str, Message] = {}
    for part in islice(_parts(mail), _MOST_PARTS):
        disposition = str(part.get("Content-Disposition", ""))[:_LONGEST_HEADER].lower()
        if not disposition.lstrip().startswith("attachment"):
            is_file = "filename" in disposition or bool(_parameter(part, "name"))
            (files if is_file else found).setdefault(part.get_content_type(), part)
    if not found.keys() & {"text/plain", "text/html"}:
        found = files
    return found.get("text/plain"), found.get("text/html")


def _text(part: Message) -> Decoded:
    read = _words(part)
    if part.get_content_type() == "text/html":
        return replace(read, text=fragment_text(read.text))
    words = unsealed(read.text)
    if _parameter(part, "format") == "flowed":
        # With `delsp` the blank at the end of a line is only the mark that it goes on.
        words = _BROKEN.sub("" if _parameter(part, "delsp") == "yes" else " ", words)
    signature = _SIGNATURE.search(words)
    return replace(read, text=paragraphs(words[: signature.start()] if signature else words))


def _words(part: Message) -> Decoded:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or not content.strip():
        return _NOTHING
    served = _parameter(part, "charset") or None
    own = web_text.declared_charset(content) if part.get_content_subtype() == "html" else None
    return decode_stated(content, served=served, own=own)


def _parameter(part: Message, name: str) -> str:
    """A parameter of the content's type, such as its charset; "" if there is none."""
    found = re.search(
        rf"""\b{name}\s*=\s*["']?([^\s"';]+)""",
        str(part.get("Content-Type", ""))[:_LONGEST_HEADER],
        re.IGNORECASE,
    )
    return found[1].lower() if found else ""
