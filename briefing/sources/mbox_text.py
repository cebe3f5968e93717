"""Reads a mailbox in one file (mbox): its mails one after another, whatever its size."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from briefing.errors import ArticleError
from briefing.model import Problem
from briefing.sources import mail_text
from briefing.sources.gzip_bytes import Lines
from briefing.sources.parsed import Parsed

# The line above each mail: whom it is from, and when it came, which ends with the year or a zone.
_FROM: Final = re.compile(rb"From \S.{0,200}\d\d:\d\d.{0,60}\s*\Z")
# Such a line inside a mail is marked, and one that was marked already once more.
_MARKED: Final = re.compile(rb">+From ")


def is_mailbox(head: bytes) -> bool:
    """Whether a file begins with the line above a mail, and then a mail, as its first bytes say."""
    line, _, mail = head.partition(b"\n")
    return bool(_FROM.match(line)) and mail_text.is_mail(mail)


def parse(file: Lines, *, where: str, max_bytes: int) -> Iterator[Parsed | Problem]:
    """Yield the articles of the mails, in their order.

    Args:
        file: The file, read line by line.
        where: Its name, for problems.
        max_bytes: Larger mails are not read.

    Raises:
        ArticleError: if it is no mailbox.
    """
    number = 0
    for number, mail in enumerate(_mails(file, max_bytes=max_bytes), start=1):
        place = f"{where}#{number}"
        if mail is None:
            yield Problem(
                where=place,
                message=f"the mail is larger than {max_bytes:,} bytes and was not read",
                hint="raise `max_bytes` for this source",
            )
            continue
        try:
            for item in mail_text.parse(mail, where=place):
                if isinstance(item, Problem) or item.key:
                    yield item
                else:  # one without a name of its own is told from the others by its place
                    yield replace(item, key=str(number))
        except ArticleError as error:
            yield Problem(where=place, message=error.message, hint=error.hint)
    if not number:
        raise ArticleError("it is no mailbox", hint="leave it out, or save its mails as .eml")


def _mails(file: Lines, *, max_bytes: int) -> Iterator[bytes | None]:
    """Each mail, without the line above it; None for one that is too large."""
    lines: list[bytes] = []
    begun, size, blank = False, 0, True
    while line := file.readline(max_bytes):
        if blank and _FROM.match(line):
            if begun:
                yield None if size > max_bytes else b"".join(lines)
            begun, lines, size = True, [], 0
        elif begun:
            size += len(line)
            if size <= max_bytes:
                lines.append(line[1:] if _MARKED.match(line) else line)
        blank = not line.strip()
    if begun:
        yield None if size > max_bytes else b"".join(lines)
