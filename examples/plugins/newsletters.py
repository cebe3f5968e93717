"""An example plug-in: newsletters that a mail program keeps in a Maildir become articles.

Put this file beside your config.yaml and name it there:

    sources:
      - use: newsletters:Newsletters
        path: Maildir/news

A plug-in needs no base class. Its constructor's arguments are its options, checked when the
configuration is read; `fetch` yields articles, and a `Problem` for each message that is none.
"""

import email
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr
from pathlib import Path

from briefing.errors import SourceError
from briefing.model import FetchedArticle, Problem


@dataclass(frozen=True, slots=True)
class Newsletters:
    """Messages of a Maildir, new ones and those read already.

    Attributes:
        path: The Maildir.
        senders: Only mail from these addresses; everybody's if empty.
        name: The outlet; else the sender's name.
    """

    path: Path
    senders: tuple[str, ...] = ()
    name: str | None = None

    def fetch(self, *, now: datetime) -> Iterator[FetchedArticle | Problem]:
        """Yield an article for each message.

        Raises:
            SourceError: if there is no such Maildir.
        """
        del now  # what a mailbox holds does not depend on the time
        if not (self.path / "cur").is_dir():
            raise SourceError(f"{self.path} is no Maildir", hint="it needs a folder named 'cur'")
        files = [*(self.path / "cur").iterdir(), *(self.path / "new").glob("*")]
        for file in sorted(files, key=lambda file: file.name):
            try:
                content = file.read_bytes()
            except OSError as error:
                yield Problem(where=str(file), message=f"cannot be read: {error.strerror}")
                continue
            found = self._article(file.name, content)
            if found is not None:
                yield found

    def _article(self, key: str, content: bytes) -> FetchedArticle | Problem | None:
        message = email.message_from_bytes(content, policy=default)
        assert isinstance(message, EmailMessage)
        sender, address = parseaddr(str(message.get("From", "")))
        if self.senders and address not in self.senders:
            return None
        body = message.get_body(preferencelist=("plain",))
        text = body.get_content().strip() if body is not None else ""
        if not text:
            return Problem(where=key, message="the message has no text part", hint="left out")
        date = message.get("Date")
        return FetchedArticle(
            key=str(message.get("Message-ID", key)),
            source=self.name or sender or address,
            title=str(message.get("Subject", "")),
            text=text,
            published=date.datetime if date is not None else None,
        )
