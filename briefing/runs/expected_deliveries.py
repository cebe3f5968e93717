"""Who is to get a brief, worked out from the configuration and set against the ledger.

What should exist decides, never the rows that happen to be there: a process that was killed
between two recipients leaves no row for the second.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from briefing import window as calendar
from briefing.assembly import NamedChannel, Workshop, channels
from briefing.config import EditionConfig
from briefing.runs.process_identity import is_gone
from briefing.store import (
    BuildState,
    DeliveryEntry,
    DeliveryState,
    is_past,
    is_stale,
    may_send,
)

# A delivery that failed for now is tried again after this, then after twice as long, up to the
# longest, for as long as missed briefs are caught up: a server may be away for a night.
RETRY_AFTER: Final = timedelta(minutes=10)
LONGEST_RETRY: Final = timedelta(hours=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What somebody who sends a brief asks for; nothing of it is what the daemon does by itself.

    Attributes:
        again: Also to those who have it.
        to: Only to these recipients, also if a delivery to them was refused or left in doubt.
        unknown: Also to those of whom nobody knows whether they have it.
        early: Also a brief that was built before its cutoff; it does not count as the day's.
    """

    again: bool = False
    to: tuple[str, ...] = ()
    unknown: bool = False
    early: bool = False

    @property
    def doubtful(self) -> bool:
        """Whether a delivery in doubt may be tried."""
        return self.unknown or bool(self.to)

    @property
    def refused(self) -> bool:
        """Whether a delivery that was refused for good may be tried."""
        return bool(self.to)


NO_WISHES = Wishes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A delivery that should exist.

    Attributes:
        channel: The channel, under the name the ledger has for it.
        recipient: To whom.
        known: What the ledger says about it; None if nothing.
    """

    channel: NamedChannel
    recipient: str
    known: DeliveryEntry | None = None

    @property
    def named(self) -> tuple[str, str]:
        """How the ledger calls it: channel and recipient."""
        return self.channel.name, self.recipient

    @property
    def is_doubtful(self) -> bool:
        """Whether nobody knows if it arrived, or somebody is at it right now."""
        return self.known is not None and self.known.state in (
            DeliveryState.UNKNOWN,
            DeliveryState.SENDING,
        )

    @property
    def is_refused(self) -> bool:
        """Whether it failed for good."""
        known = self.known
        return known is not None and known.state is DeliveryState.FAILED and known.permanent

    def may_start(self, wishes: Wishes, *, now: datetime, early: bool) -> bool:
        """Whether it may start now, as the ledger will decide."""
        known = self.known
        if known is None:
            return True
        if known.state is DeliveryState.SENDING:
            if not is_stale(known, now=now, gone=is_gone):
                return False
            known = replace(known, state=DeliveryState.UNKNOWN)
        return may_send(
            known,
            again=wishes.again,
            early=early,
            doubtful=wishes.doubtful,
            refused=wishes.refused,
        )

    def is_waiting(self, *, now: datetime) -> bool:
        """Whether it failed so lately that it is left alone for a while."""
        known = self.known
        if known is None or known.state is not DeliveryState.FAILED or known.attempts < 1:
            return False
        patience = min(RETRY_AFTER * (1 << min(known.attempts - 1, 20)), LONGEST_RETRY)
        return not is_past(known.changed_at, now=now, patience=patience)


def wanted(workshop: Workshop, edition: EditionConfig, day: date) -> tuple[Wanted, ...]:
    """Every delivery of an edition's day that should exist, in the order of the configuration.

    Raises:
        StoreError: if the store refuses.
    """
    known = {
        (entry.channel, entry.recipient): entry
        for entry in workshop.store.ledger.deliveries(edition=edition.name, day=day)
    }
    return tuple(
        Wanted(channel=channel, recipient=recipient, known=known.get((channel.name, recipient)))
        for channel, recipient in served(channels(edition))
    )


def served(named: Iterable[NamedChannel]) -> tuple[tuple[NamedChannel, str], ...]:
    """Each channel with each of its recipients, under a name that no other pair has.

    Two channels of a kind may lead to one recipient with different formats: these are two
    deliveries. With the same formats they are one.
    """
    found: dict[tuple[str, str], NamedChannel] = {}
    for channel in named:
        for recipient in channel.channel.recipients():
            first = found.setdefault((channel.name, recipient), channel)
            if _formats(first) != _formats(channel):
                name = f"{channel.name} {'+'.join(_formats(channel))}"
                found.setdefault(
                    (name, recipient), NamedChannel(name=name, channel=channel.channel)
                )
    return tuple((channel, recipient) for (_, recipient), channel in found.items())


def _formats(channel: NamedChannel) -> tuple[str, ...]:
    return tuple(getattr(channel.channel, "needs", ()))


def owed_days(
    workshop: Workshop, edition: EditionConfig, *, now: datetime
) -> dict[date, tuple[Wanted, ...]]:
    """What the daemon has to deliver now: the days it built because they were due, oldest first.

    A brief that somebody built to look at is not among them. With `latest` and `skip` nothing
    older goes out than what went out last. A recipient who is new, and so was not entered when the
    others of a day were, gets the newest day only.

    Raises:
        StoreError: if the store refuses.
    """
    config, ledger = workshop.config, workshop.store.ledger
    today = calendar.today(zone=edition.zone, now=now)
    since = today - timedelta(days=config.catch_up_days)
    built = [
        entry.day
        for entry in ledger.builds(edition=edition.name, since=since)
        if entry.state is BuildState.BUILT and entry.due and entry.day <= today
    ]
    if not edition.channels or not built:
        return {}
    rows = [row for row in ledger.deliveries(edition=edition.name, since=since) if not row.early]
    sent = [row.day for row in rows if row.state is DeliveryState.SENT and row.day <= today]
    oldest = since if config.catch_up == "all" else max(sent, default=since)
    entered = {row.day for row in rows}
    owed: dict[date, tuple[Wanted, ...]] = {}
    for day in built:
        if day < oldest:
            continue
        owed[day] = tuple(
            one
            for one in wanted(workshop, edition, day)
            if one.may_start(NO_WISHES, now=now, early=False)
            and not one.is_waiting(now=now)
            and (day == built[-1] or day not in entered or one.known is not None)
        )
    return {day: deliveries for day, deliveries in owed.items() if deliveries}
