"""Tells a messenger that a brief is there: everything that apprise speaks (the extra `notify`)."""

import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

from briefing.deliver.file_formats import endings_of, formats_of
from briefing.deliver.folder import safe_name
from briefing.errors import DeliveryError, PluginError
from briefing.formats import ending_of
from briefing.model import Brief, Document, Notice, Receipt

_HEADLINES = 5


@dataclass(frozen=True, slots=True)
class Notify:
    """Sends the headlines, and the documents asked for, to messengers.

    Attributes:
        urls: Addresses as apprise writes them, such as "ntfy://host/topic"; they hold secrets, so
            write them as ${NAME}.
        attach: The formats to attach, where the messenger takes files.
    """

    urls: tuple[str, ...] = field(repr=False)
    attach: tuple[str, ...] = ("pdf",)

    @property
    def needs(self) -> tuple[str, ...]:
        """The formats that must be rendered for this channel, besides the edition's own."""
        return formats_of(self.attach)

    def recipients(self) -> Sequence[str]:
        """The messengers, without their secrets: the kind and a fingerprint of the address."""
        return tuple(dict.fromkeys(_named(url) for url in self.urls))

    def check(self) -> str:
        """Make sure that apprise is installed and knows the addresses; nothing is sent.

        Raises:
            DeliveryError: if it does not know one.
        """
        for url in self.urls:
            if not _apprise().Apprise().add(url):
                raise DeliveryError(f"{_named(url)} is no address that apprise knows")
        return ", ".join(self.recipients())

    def deliver(
        self,
        brief: Brief,
        documents: Sequence[Document],
        *,
        recipient: str,
        message_id: str,
    ) -> Receipt:
        """Send one notification; apprise answers only yes or no."""
        with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
            return self._sent(
                recipient,
                message_id,
                title=f"{brief.title}, {brief.day.isoformat()}",
                body=_body(brief),
                attach=self._files(brief, documents, Path(folder)) or None,
            )

    def tell(self, notice: Notice, *, recipient: str, message_id: str) -> Receipt:
        """Send a word to whoever runs the program."""
        return self._sent(recipient, message_id, title=notice.subject, body=notice.text)

    def _sent(
        self,
        recipient: str,
        message_id: str,
        *,
        title: str,
        body: str,
        attach: list[str] | None = None,
    ) -> Receipt:
        url = next((url for url in self.urls if _named(url) == recipient), None)
        messenger = _apprise().Apprise()
        if url is None or not messenger.add(url):
            return _receipt(recipient, "this is no address that apprise knows", permanent=True)
        if not messenger.notify(title=title, body=body, attach=attach):
            return _receipt(recipient, "the messenger did not take it")
        return Receipt(channel="notify", recipient=recipient, delivered=True, detail=message_id)

    def _files(self, brief: Brief, documents: Sequence[Document], folder: Path) -> list[str]:
        files: list[str] = []
        for document in documents:
            ending = ending_of(document.name)
            if ending in endings_of(self.attach):
                file = folder / f"{safe_name(f'{brief.edition}-{brief.day.isoformat()}')}.{ending}"
                file.write_bytes(document.content)
                files.append(str(file))
        return files


def _apprise() -> ModuleType:
    try:
        import apprise
    except ImportError as error:
        raise PluginError(
            "the channel 'notify' needs the package apprise",
            hint="pip install 'briefing[notify]'",
        ) from error
    module: ModuleType = apprise
    return module


def _named(url: str) -> str:
    fingerprint = hashlib.sha256(url.encode()).hexdigest()[:8]
    return f"{url.partition('://')[0]}://…{fingerprint}"


def _body(brief: Brief) -> str:
    headlines = [f"• {told.summary.headline}" for told in brief.stories[:_HEADLINES]]
    more = len(brief.stories) - len(headlines)
    if more > 0:
        headlines.append(f"and {more} more")
    return "\n".join(headlines) or "No news in this window."


def _receipt(recipient: str, detail: str, *, permanent: bool = False) -> Receipt:
    return Receipt(
        channel="notify",
        recipient=recipient,
        delivered=False,
        detail=detail,
        permanent=permanent,
    )
