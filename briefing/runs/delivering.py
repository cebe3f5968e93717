"""Delivers a built brief to its edition's channels: each recipient once, whatever happens."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from briefing.assembly import NamedChannel, Workshop, channels, formats_needed
from briefing.config import EditionConfig
from briefing.errors import UsageError
from briefing.model import Document, Receipt
from briefing.runs.building import publish_missing
from briefing.runs.journal import journal
from briefing.store import BuiltBrief

_MEDIA_TYPES = {
    ".html": "text/html",
    ".pdf": "application/pdf",
    ".json": "application/json",
    ".txt": "text/plain",
    ".ics": "text/calendar",
    ".eml": "message/rfc822",
}


def send(
    workshop: Workshop, *, edition: EditionConfig, day: date, now: datetime, again: bool = False
) -> tuple[Receipt, ...]:
    """Deliver the brief of a date to every recipient that does not have it yet.

    Args:
        workshop: The parts.
        edition: Which edition.
        day: The brief's date.
        now: The time.
        again: Also to those who have it.

    Returns:
        A receipt for each delivery tried now: none for a recipient that has the brief, or whose
        delivery is under way or was left unknown by a crash.

    Raises:
        UsageError: if there is no such brief.
        PluginError: if a channel cannot be made.
        StoreError: if the store refuses.
    """
    kept = workshop.store.briefs.get(edition.name, day)
    if kept is None:
        raise UsageError(
            f"there is no brief of {edition.name} for {day}",
            hint=f"build it first: briefing build --edition {edition.name} --date {day}",
        )
    named = channels(edition)
    if not named:
        return ()
    documents = _documents(workshop, edition, kept, named)
    with journal(workshop.store, kind="send", now=now, edition=edition.name, day=day) as entry:
        receipts = tuple(
            receipt
            for channel in named
            for recipient in channel.channel.recipients()
            if (
                receipt := _deliver(
                    workshop, kept, channel, recipient, documents, now=now, again=again
                )
            )
        )
        entry.counts = {
            "delivered": sum(receipt.delivered for receipt in receipts),
            "failed": sum(not receipt.delivered for receipt in receipts),
        }
    return receipts


def message_id(edition: str, day: date, channel: str, recipient: str) -> str:
    """The same for the same delivery, always: servers and readers drop what comes twice."""
    digest = hashlib.sha256(f"{channel}\0{recipient}".encode()).hexdigest()[:16]
    return f"<{edition}.{day}.{digest}@briefing.invalid>"


def _deliver(
    workshop: Workshop,
    kept: BuiltBrief,
    channel: NamedChannel,
    recipient: str,
    documents: Sequence[Document],
    *,
    now: datetime,
    again: bool,
) -> Receipt | None:
    edition, day = kept.brief.edition, kept.brief.day
    known_as = message_id(edition, day, channel.name, recipient)
    begun = workshop.store.ledger.begin(
        edition=edition,
        day=day,
        channel=channel.name,
        recipient=recipient,
        message_id=known_as,
        now=now,
        again=again,
    )
    if not begun:
        return None
    receipt = channel.channel.deliver(
        kept.brief, documents, recipient=recipient, message_id=known_as
    )
    filed = Receipt(
        channel=channel.name,
        recipient=recipient,
        delivered=receipt.delivered,
        detail=receipt.detail,
        permanent=receipt.permanent,
    )
    workshop.store.ledger.end(edition=edition, day=day, receipt=filed, now=now)
    return filed


def _documents(
    workshop: Workshop,
    edition: EditionConfig,
    kept: BuiltBrief,
    named: Sequence[NamedChannel],
) -> tuple[Document, ...]:
    """The brief's files as they were built; those that are gone are made again."""
    files = publish_missing(
        workshop,
        edition,
        kept,
        formats=formats_needed(edition, named),
        output=workshop.config.output,
    )
    return tuple(
        Document(
            name=file.name,
            media_type=_MEDIA_TYPES.get(Path(file.name).suffix, "application/octet-stream"),
            content=Path(file.path).read_bytes(),
        )
        for file in files
    )
