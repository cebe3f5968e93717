"""Delivers a built brief to its edition's channels: each recipient once, whatever happens."""

import hashlib
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from briefing import window as calendar
from briefing.assembly import Workshop, channels, formats_needed
from briefing.config import EditionConfig
from briefing.errors import BriefingError, OutputError, UsageError
from briefing.model import Document, Receipt
from briefing.runs.expected_deliveries import NO_WISHES, Wanted, Wishes, wanted
from briefing.runs.process_identity import is_gone, this_process
from briefing.runs.progress import Progress, in_silence
from briefing.runs.publishing import publish_missing, render
from briefing.runs.run_log import journal
from briefing.store import BuiltBrief
from briefing.store.codec import encode

_MEDIA_TYPES = {
    ".html": "text/html",
    ".pdf": "application/pdf",
    ".json": "application/json",
    ".txt": "text/plain",
    ".ics": "text/calendar",
    ".eml": "message/rfc822",
}


def send(
    workshop: Workshop,
    *,
    edition: EditionConfig,
    day: date,
    now: datetime,
    wishes: Wishes = NO_WISHES,
) -> tuple[Receipt, ...]:
    """Deliver the brief of a date to every recipient that does not have it yet.

    Args:
        workshop: The parts.
        edition: Which edition.
        day: The brief's date.
        now: The time.
        wishes: To whom else, or to whom alone.

    Returns:
        A receipt for each delivery tried now: none for a recipient that has the brief, or whose
        delivery is under way or in doubt; `outstanding` names these.

    Raises:
        UsageError: if there is no such brief, or it is only a brief so far.
        StoreError: if the store refuses.
    """
    kept = _sendable(workshop, edition, day, now=now, early=wishes.early)
    chosen = _chosen(wanted(workshop, edition, day), wishes.to)
    if not wishes.to:
        workshop.store.ledger.expect(
            edition=edition.name, day=day, recipients=[one.named for one in chosen], now=now
        )
    return deliver(workshop, edition, kept, chosen, now=now, wishes=wishes)


def planned(
    workshop: Workshop,
    *,
    edition: EditionConfig,
    day: date,
    now: datetime,
    wishes: Wishes = NO_WISHES,
) -> tuple[tuple[Wanted, bool], ...]:
    """Say of each recipient whether `send` would deliver now; nothing is done or written.

    Raises:
        UsageError: if there is no such brief, or it is only a brief so far.
        StoreError: if the store refuses.
    """
    kept = _sendable(workshop, edition, day, now=now, early=wishes.early)
    return tuple(
        (one, one.may_start(wishes, now=now, early=kept.brief.so_far))
        for one in _chosen(wanted(workshop, edition, day), wishes.to)
    )


def outstanding(
    workshop: Workshop, *, edition: EditionConfig, day: date, now: datetime
) -> tuple[Wanted, ...]:
    """The deliveries of a date that nobody will try by itself: in doubt, or refused for good.

    Raises:
        StoreError: if the store refuses.
    """
    workshop.store.ledger.settle(edition=edition.name, now=now, gone=is_gone)
    found = wanted(workshop, edition, day)
    return tuple(one for one in found if one.is_doubtful or one.is_refused)


def deliver(
    workshop: Workshop,
    edition: EditionConfig,
    kept: BuiltBrief,
    chosen: Iterable[Wanted],
    *,
    now: datetime,
    wishes: Wishes = NO_WISHES,
    progress: Progress = in_silence,
) -> tuple[Receipt, ...]:
    """Try deliveries of a kept brief, each if the ledger lets it start.

    Args:
        workshop: The parts.
        edition: Which edition.
        kept: Its brief.
        chosen: To whom, by which channel.
        now: The time.
        wishes: What the one who sends wants besides.
        progress: Told of each recipient before it is served.

    Raises:
        StoreError: if the store refuses.
    """
    courier = _Courier(workshop, edition, kept, now=now)
    day = kept.brief.day
    with journal(workshop.store, kind="send", now=now, edition=edition.name, day=day) as entry:
        tried: list[Receipt | None] = []
        for one in chosen:
            progress(f"delivering {edition.name} {day}", len(tried), 0)
            tried.append(courier.deliver(one, wishes))
        receipts = tuple(receipt for receipt in tried if receipt is not None)
        entry.counts = {
            "delivered": sum(receipt.delivered for receipt in receipts),
            "failed": sum(not receipt.delivered for receipt in receipts),
        }
    return receipts


def message_id(edition: str, day: date, channel: str, recipient: str, *, content: str = "") -> str:
    """The same for the same brief and recipient, always: readers drop what comes twice.

    Args:
        edition: Which edition.
        day: Which of its days.
        channel: By which channel.
        recipient: To whom.
        content: A digest of what the brief says; another text is another message.
    """
    told = "\0".join((channel, recipient, *([content] if content else [])))
    digest = hashlib.sha256(told.encode()).hexdigest()[:16]
    return f"<{edition}.{day}.{digest}@briefing.invalid>"


def _sendable(
    workshop: Workshop, edition: EditionConfig, day: date, *, now: datetime, early: bool
) -> BuiltBrief:
    """The newest build of a date, if it may go out."""
    kept = workshop.store.briefs.get(edition.name, day)
    build_it = f"briefing build --edition {edition.name} --date {day}"
    if kept is None:
        raise UsageError(
            f"there is no brief of {edition.name} for {day}", hint=f"build it first: {build_it}"
        )
    if kept.brief.so_far and not early:
        closes = calendar.cutoff(zone=edition.zone, hour=edition.hour, day=day)
        local = f"{closes.astimezone(ZoneInfo(edition.zone)):%Y-%m-%d %H:%M} {edition.zone}"
        raise UsageError(
            f"the brief of {edition.name} for {day} is only a brief so far: it "
            f"{'closes' if now < closes else 'closed'} at {local}",
            hint=(
                "--early sends it as it is"
                if now < closes
                else f"build the final one: {build_it}; --early sends this one as it is"
            ),
        )
    return kept


def _chosen(found: Sequence[Wanted], to: Sequence[str]) -> tuple[Wanted, ...]:
    named = {name.casefold() for name in to}
    return tuple(one for one in found if not to or one.recipient.casefold() in named)


class _Courier:
    """Takes one brief to one recipient after the other, and enters each in the ledger."""

    def __init__(
        self, workshop: Workshop, edition: EditionConfig, kept: BuiltBrief, *, now: datetime
    ) -> None:
        self._ledger = workshop.store.ledger
        self._kept = kept
        self._start, self._begun = now, time.monotonic()
        self._content = hashlib.sha256(encode(kept.brief).encode()).hexdigest()
        self._documents: Callable[[], tuple[Document, ...]] = cache(
            lambda: _documents(workshop, edition, kept)
        )

    @property
    def _now(self) -> datetime:
        """The time: a slow server makes it late for the last recipient."""
        return self._start + timedelta(seconds=time.monotonic() - self._begun)

    def deliver(self, one: Wanted, wishes: Wishes) -> Receipt | None:
        """Deliver to one recipient; None if the ledger does not let it start."""
        brief = self._kept.brief
        name, recipient = one.named
        known_as = message_id(brief.edition, brief.day, name, recipient, content=self._content)
        begun = self._ledger.begin(
            edition=brief.edition,
            day=brief.day,
            channel=name,
            recipient=recipient,
            message_id=known_as,
            now=self._now,
            owner=this_process(),
            again=wishes.again,
            early=brief.so_far,
            doubtful=wishes.doubtful,
            refused=wishes.refused,
            gone=is_gone,
        )
        if not begun:
            return None
        try:
            receipt = self._tried(one, known_as)
        except BaseException:  # told to stop while it was under way: it may have arrived
            stopped = "it was stopped before it knew whether this arrived"
            self._end(
                Receipt(
                    channel=name,
                    recipient=recipient,
                    delivered=False,
                    detail=stopped,
                    doubtful=True,
                )
            )
            raise
        self._end(receipt)
        return receipt

    def _tried(self, one: Wanted, known_as: str) -> Receipt:
        name, recipient = one.named
        try:
            documents = self._documents()
        except BriefingError as error:
            return Receipt(channel=name, recipient=recipient, delivered=False, detail=str(error))
        receipt = one.channel.channel.deliver(
            self._kept.brief, documents, recipient=recipient, message_id=known_as
        )
        return replace(receipt, channel=name, recipient=recipient)

    def _end(self, receipt: Receipt) -> None:
        brief = self._kept.brief
        self._ledger.end(edition=brief.edition, day=brief.day, receipt=receipt, now=self._now)


def _documents(
    workshop: Workshop, edition: EditionConfig, kept: BuiltBrief
) -> tuple[Document, ...]:
    """The brief's files as they were built; those that are gone are made again.

    An output folder that can no longer be written or read keeps no brief from its readers.
    """
    formats = formats_needed(edition, channels(edition))
    try:
        return _files(workshop, edition, kept, formats)
    except (OutputError, OSError):
        return render(workshop, edition, kept.brief, formats)


def _files(
    workshop: Workshop, edition: EditionConfig, kept: BuiltBrief, formats: Sequence[str]
) -> tuple[Document, ...]:
    files = publish_missing(workshop, edition, kept, formats=formats, output=workshop.config.output)
    return tuple(
        Document(
            name=file.name,
            media_type=_MEDIA_TYPES.get(Path(file.name).suffix, "application/octet-stream"),
            content=Path(file.path).read_bytes(),
        )
        for file in files
    )
