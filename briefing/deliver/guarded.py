"""Stands before every channel: whatever one raises is the failure of one recipient, no more.

It is the one border at which any exception of a channel, built-in or plug-in, is caught.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self, cast

from briefing.errors import BriefingError
from briefing.interfaces import Channel, Teller
from briefing.model import Brief, Document, Notice, Receipt

log = logging.getLogger(__name__)

# Stands for the recipients of a channel that cannot name them.
EVERYBODY = "(everybody)"


@dataclass(frozen=True, slots=True)
class Guarded:
    """A channel that never raises.

    Attributes:
        name: How the ledger calls it.
        channel: The channel; None if it could not be made.
        trouble: Why it could not.
    """

    name: str
    channel: Channel | None
    trouble: str = ""

    @classmethod
    def made(cls, name: str, make: Callable[[], Channel]) -> Self:
        """A channel made now; one that cannot be made fails each delivery and stops nothing."""
        try:
            return cls(name, make())
        except Exception as error:  # the border: a plug-in may raise anything
            log.debug("the channel %s cannot be made", name, exc_info=True)
            return cls(name, None, _words(error))

    @property
    def needs(self) -> tuple[str, ...]:
        """The formats that must be rendered for it."""
        try:
            return tuple(getattr(self.channel, "needs", ()))
        except Exception:  # the border
            log.debug("the channel %s does not say what it needs", self.name, exc_info=True)
            return ()

    def recipients(self) -> Sequence[str]:
        """Whom it delivers to, each once; `EVERYBODY` if it cannot tell."""
        if self.channel is None:
            return (EVERYBODY,)
        try:
            return tuple(dict.fromkeys(self.channel.recipients()))
        except Exception:  # the border
            log.debug("the channel %s names no recipients", self.name, exc_info=True)
            return (EVERYBODY,)

    def deliver(
        self, brief: Brief, documents: Sequence[Document], *, recipient: str, message_id: str
    ) -> Receipt:
        """Deliver to one recipient. A failure, expected or not, is a receipt."""
        if self.channel is None:
            return self._failed(recipient, self.trouble)
        try:
            if recipient == EVERYBODY:  # asked once more, to say why it cannot name them
                self.channel.recipients()
            receipt = self.channel.deliver(
                brief, documents, recipient=recipient, message_id=message_id
            )
            return self._named(receipt, recipient)
        except Exception as error:  # the border
            log.debug("the channel %s broke down at %s", self.name, recipient, exc_info=True)
            return self._failed(recipient, _words(error))

    def tell(self, notice: Notice, *, recipient: str, message_id: str) -> Receipt:
        """Tell one recipient something else than a brief. A failure is a receipt."""
        if self.channel is None:
            return self._failed(recipient, self.trouble)
        try:
            teller = cast("Teller", self.channel)  # the configuration was refused otherwise
            receipt = teller.tell(notice, recipient=recipient, message_id=message_id)
            return self._named(receipt, recipient)
        except Exception as error:  # the border
            log.debug("the channel %s cannot tell %s", self.name, recipient, exc_info=True)
            return self._failed(recipient, _words(error))

    def _named(self, receipt: Receipt, recipient: str) -> Receipt:
        """The channel's answer under the ledger's names."""
        return Receipt(
            channel=self.name,
            recipient=recipient,
            delivered=receipt.delivered,
            detail=receipt.detail,
            permanent=receipt.permanent,
            doubtful=receipt.doubtful,
        )

    def _failed(self, recipient: str, detail: str) -> Receipt:
        return Receipt(channel=self.name, recipient=recipient, delivered=False, detail=detail)


def _words(error: Exception) -> str:
    if isinstance(error, BriefingError):
        return str(error)
    return f"it broke down: {type(error).__name__}: {error}"
