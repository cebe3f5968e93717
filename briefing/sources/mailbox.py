"""Reads newsletters out of a folder of a mailbox (IMAP), and leaves everything there as it is.

What was read is remembered by the number of the last mail; with new numbers of the server's own,
the last days are read anew, and what is known already is no new article.
"""

import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from email.utils import parseaddr
from pathlib import Path
from typing import Final

from briefing.errors import ArticleError, PluginError
from briefing.model import FetchedArticle, Problem
from briefing.sources import imap_session, mail_text
from briefing.sources.imap_connection import Security
from briefing.sources.imap_session import Listed, Session
from briefing.sources.parsed import fetched
from briefing.sources.politeness import Known, Web
from briefing.sources.problem_limits import MOST_OF_A_SOURCE, stemmed

_TLS_PORT: Final = 993
_PLAIN_PORT: Final = 143
# So many mails are read in a round; the rest in the next.
_MOST: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """A folder of a mailbox, such as the one your newsletters come to.

    Attributes:
        host: The IMAP server.
        user: Who logs in.
        password: The password; write it as ${NAME} or `password_file:`.
        folder: The folder to read.
        name: The outlet; else each mail's sender.
        senders: Only mails from these addresses or domains; all if empty.
        port: 993 for TLS from the start, else 143.
        security: "tls" from the start, "starttls" after a word in the clear, or "none".
        days: How far the first round looks back.
        max_bytes: Larger mails are not read.
        timeout: Seconds to wait for each piece of an answer.
        deadline: Seconds that a round may take in all.
        certificates: File with the authorities to trust instead of the system's.
    """

    host: str
    user: str
    password: str = field(repr=False)
    folder: str = "INBOX"
    name: str | None = None
    senders: tuple[str, ...] = ()
    port: int | None = None
    security: Security = "tls"
    days: int = 7
    max_bytes: int = 5_000_000
    timeout: float = 20.0
    deadline: float = 120.0
    certificates: Path | None = None

    def __post_init__(self) -> None:
        """Refuse what would end a line of the protocol, when the configuration is read."""
        wrong: list[tuple[tuple[str | int, ...], str]] = [
            ((option,), f"'{option}' must be one line")
            for option in ("host", "user", "password", "folder")
            if not str(getattr(self, option)).isprintable()
        ]
        if self.days < 0:
            wrong.append((("days",), "'days' is a number of days, 0 or more"))
        if wrong:
            raise PluginError("; ".join(message for _, message in wrong), options=wrong)

    def fetch(self, *, now: datetime) -> Iterator[FetchedArticle | Problem]:
        """Yield the articles in the mails of the last days, and a Problem for each without.

        Raises:
            SourceError: if the folder cannot be read.
        """
        yield from self.fetch_over(Web(now=now))

    def fetch_over(self, web: Web) -> Iterator[FetchedArticle | Problem]:
        """Yield the articles in the mails that came since the last round.

        Raises:
            SourceError: if the folder cannot be read.
        """
        with imap_session.session(
            self.host,
            port=self._port,
            security=self.security,
            user=self.user,
            password=self.password,
            folder=self.folder,
            largest=self.max_bytes,
            timeout=self.timeout,
            deadline=self.deadline,
            context=ssl.create_default_context(cafile=self.certificates),
        ) as opened:
            yield from stemmed(self._new(opened, web), where=self._where, most=MOST_OF_A_SOURCE)

    @property
    def _port(self) -> int:
        return self.port or (_TLS_PORT if self.security == "tls" else _PLAIN_PORT)

    @property
    def _where(self) -> str:
        return self.name or f"{self.folder} at {self.host}"

    def _new(self, opened: Session, web: Web) -> Iterator[FetchedArticle | Problem]:
        memory = f"imap {self.user}@{self.host}:{self._port} {self.folder}"
        last = _last(web.recall(memory), opened)
        day = (web.now - timedelta(days=self.days)).date()
        uids = opened.since(day) if last is None else opened.after(last)
        web.unchanged = not uids and last is not None
        for mail in opened.listed(uids[:_MOST]):
            yield from self._articles(opened, mail)
        read = max([*uids[:_MOST], last or 0])
        web.learned[memory] = Known(etag=f"{opened.validity} {read}", asked_at=web.now)
        if len(uids) > _MOST:
            yield Problem(
                where=self._where,
                message=f"{len(uids) - _MOST} mails are left for the next round",
                notice=True,
            )

    def _articles(self, opened: Session, mail: Listed) -> Iterator[FetchedArticle | Problem]:
        where = f"{self._where}: mail {mail.uid}"
        if mail.size > self.max_bytes:
            yield Problem(
                where=where,
                message=f"it is larger than {self.max_bytes:,} bytes and was not read",
                hint="raise `max_bytes` for this source",
            )
            return
        content = opened.mail(mail.uid)
        if content is None or not self._wants(content):
            return
        try:
            items = list(mail_text.parse(content, where=where))
        except ArticleError as error:
            yield Problem(where=where, message=error.message, hint=error.hint)
            return
        for item in items:
            if isinstance(item, Problem):
                yield item
                continue
            dated = replace(item, published=item.published or mail.arrived)
            outlet = self.name or item.outlet or self.folder
            yield fetched(dated, key=item.key or f"{opened.validity}.{mail.uid}", source=outlet)

    def _wants(self, content: bytes) -> bool:
        """Whether a mail comes from one of the senders that are asked for."""
        if not self.senders:
            return True
        address = parseaddr(mail_text.sender_of(content))[1].casefold()
        domain = address.rpartition("@")[2]
        wanted = {sender.casefold().removeprefix("@") for sender in self.senders}
        parents = {domain[at + 1 :] for at, letter in enumerate(domain) if letter == "."}
        return not wanted.isdisjoint({address, domain, *parents})


def _last(known: Known, opened: Session) -> int | None:
    """The last mail that was read; None if none was, or the numbers are others now."""
    validity, _, uid = (known.etag or "").partition(" ")
    same = validity == str(opened.validity) and uid.isdigit()
    return int(uid) if same else None
