"""Whose turn it is: decides from a ledger's row alone whether a build or a delivery may start.

Nothing is read or written here, and no clock is asked. A row that says it was written later than
now was written while a clock was ahead; such a row keeps nobody waiting.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

# How long a build may be silent before another process takes over. Builders renew the lease
# every minute, so five minutes mean four missed renewals, not a slow disk.
LEASE: Final = timedelta(minutes=5)

# How often a day's build is tried, if it is the brief itself that fails, before a person must look.
ATTEMPTS: Final = 3

# How long one delivery may take before `sending` means that the sender died.
SENDING: Final = timedelta(minutes=15)

# After a setback (disk full, store locked, builder killed) the next try waits for this, then for
# twice as long, up to the longest: a short trouble costs a minute, a long one no strength.
FIRST_WAIT: Final = timedelta(seconds=30)
LONGEST_WAIT: Final = timedelta(hours=1)

# Whether the process that wrote its name into a row is known to be gone.
Gone = Callable[[str], bool]


def nobody_is_gone(_owner: str) -> bool:
    """Without knowledge of processes only time tells."""
    return False


class BuildState(StrEnum):
    """Where the build of an edition's day stands."""

    PENDING = "pending"
    RUNNING = "running"
    BUILT = "built"
    FAILED = "failed"


class DeliveryState(StrEnum):
    """Where one delivery to one recipient stands."""

    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildEntry:
    """What the ledger says about the build of an edition's day.

    Attributes:
        edition: Which edition.
        day: Which of its days.
        state: Where it stands.
        owner: Who claimed it last.
        fence: Grows with each claim.
        attempts: How often it was tried.
        lease_until: While it is being built: until when others keep away.
        changed_at: When this row was written.
        error: Why it failed, if it did.
        due: Whether it was claimed because it was due, not because somebody wanted to look.
        setbacks: How often in a row something around it failed, not the brief.
        retry_at: After a setback: before when it is not tried again.
    """

    edition: str
    day: date
    state: BuildState
    owner: str
    fence: int
    attempts: int
    lease_until: datetime | None
    changed_at: datetime
    error: str
    due: bool = False
    setbacks: int = 0
    retry_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryEntry:
    """What the ledger says about one delivery.

    Attributes:
        edition: Which edition.
        day: Which of its days.
        channel: By which channel.
        recipient: To whom.
        state: Where it stands; a row that was never tried has failed no times.
        message_id: Under which id it went out.
        attempts: How often it was tried.
        changed_at: When this row was written.
        permanent: For a failure: whether trying again is useless.
        detail: The server's words, or what happened.
        owner: Who tried it last.
        early: Whether what went out was not yet the day's final brief.
    """

    edition: str
    day: date
    channel: str
    recipient: str
    state: DeliveryState
    message_id: str
    attempts: int
    changed_at: datetime
    permanent: bool
    detail: str
    owner: str = ""
    early: bool = False


def wait_after(setbacks: int) -> timedelta:
    """How long to wait after so many setbacks in a row; none waits for nothing."""
    if setbacks < 1:
        return timedelta(0)
    return min(FIRST_WAIT * (1 << min(setbacks - 1, 20)), LONGEST_WAIT)


def is_past(moment: datetime, *, now: datetime, patience: timedelta) -> bool:
    """Whether so much time has gone by since a moment; one that is yet to come was never."""
    return not -patience <= now - moment < patience


def is_abandoned(entry: BuildEntry, *, now: datetime, gone: Gone = nobody_is_gone) -> bool:
    """Whether whoever is building a day has stopped without a word."""
    if entry.state is not BuildState.RUNNING:
        return False
    silent = entry.lease_until is None or entry.lease_until < now
    return silent or entry.changed_at > now + LEASE or gone(entry.owner)


def may_build(
    entry: BuildEntry,
    *,
    now: datetime,
    again: bool = False,
    due: bool = False,
    gone: Gone = nobody_is_gone,
) -> bool:
    """Whether an edition's day may be claimed.

    Args:
        entry: What the ledger says about it.
        now: The time.
        again: A person asks: also if it is built, has failed or is waiting.
        due: It is due: also if it is built, but only because somebody wanted to look at it.
        gone: Whether an owner is known to be gone.
    """
    if entry.state is BuildState.RUNNING:
        if not is_abandoned(entry, now=now, gone=gone):
            return False
        since_death = entry.changed_at + wait_after(entry.setbacks)
        return again or since_death <= now or entry.changed_at > now
    if again:
        return True
    if entry.state is BuildState.BUILT:
        return due and not entry.due
    return entry.state is BuildState.PENDING and not is_waiting(entry, now=now)


def is_waiting(entry: BuildEntry, *, now: datetime) -> bool:
    """Whether a day is left alone for a while after a setback."""
    return entry.retry_at is not None and now < entry.retry_at <= now + LONGEST_WAIT


def is_stale(entry: DeliveryEntry, *, now: datetime, gone: Gone = nobody_is_gone) -> bool:
    """Whether a sender stopped before it knew whether the delivery arrived."""
    return entry.state is DeliveryState.SENDING and (
        is_past(entry.changed_at, now=now, patience=SENDING) or gone(entry.owner)
    )


def may_send(
    entry: DeliveryEntry,
    *,
    again: bool = False,
    early: bool = False,
    doubtful: bool = False,
    refused: bool = False,
) -> bool:
    """Whether a delivery that nobody is at may start.

    Args:
        entry: What the ledger says about it.
        again: Also to one who has it.
        early: What is to go out is not yet the day's final brief.
        doubtful: Also to one who may have it.
        refused: Also to one who was refused for good.
    """
    if again or (entry.early and not early):
        return True
    if entry.state is DeliveryState.UNKNOWN:
        return doubtful
    return entry.state is DeliveryState.FAILED and (refused or not entry.permanent)
