"""Remembers what was built and what was delivered, so that each happens once whatever crashes.

Builds: whoever wants to build claims the edition's day and gets a fence, a number that grows
with each claim. The claim is a lease that must be renewed; when it runs out, another may take
over, and the old owner's `finish` is refused because its fence is old.

Deliveries: a row says `sending` before anything leaves the house and `sent` after. A row left
at `sending` by a crash becomes `unknown`: nobody can tell whether the mail went out, and it is
not sent a second time unless asked.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Update, and_, or_, select, update

from briefing.model import Receipt
from briefing.store.database import Database
from briefing.store.tables import builds, deliveries
from briefing.store.upsert import put_if_absent

# How long a build may be silent before another process takes over. Builders renew the lease
# every minute, so five minutes mean four missed renewals, not a slow disk.
LEASE: Final = timedelta(minutes=5)

# How often a day's build is tried before a person must look.
ATTEMPTS: Final = 3

# How long one delivery may take before `sending` means that the sender died.
SENDING: Final = timedelta(minutes=15)


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
class Claim:
    """The right to build an edition's day, until the lease ends or a newer fence exists."""

    edition: str
    day: date
    owner: str
    fence: int
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildEntry:
    """What the ledger says about the build of an edition's day."""

    edition: str
    day: date
    state: BuildState
    owner: str
    fence: int
    attempts: int
    lease_until: datetime | None
    changed_at: datetime
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryEntry:
    """What the ledger says about one delivery."""

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


class Ledger:
    """The builds and deliveries of a store.

    Args:
        database: Where they are kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def claim(
        self,
        *,
        edition: str,
        day: date,
        owner: str,
        now: datetime,
        lease: timedelta = LEASE,
        again: bool = False,
        attempts: int = ATTEMPTS,
    ) -> Claim | None:
        """Take the right to build an edition's day, or None if it is built, failed or taken.

        Args:
            edition: Which edition.
            day: Which of its days.
            owner: Who asks: host and process, for people who look.
            now: The time.
            lease: How long the claim holds without a heartbeat.
            again: Also if it is built or has failed; the attempts count anew.
            attempts: How often a day that ran into the ground is tried before it counts as failed.

        Raises:
            StoreError: if the database refuses.
        """
        where = and_(builds.c.edition == edition, builds.c.day == day)
        take = (
            update(builds)
            .where(where, _free(now=now, again=again))
            .values(
                state=BuildState.RUNNING,
                owner=owner,
                fence=builds.c.fence + 1,
                attempts=1 if again else builds.c.attempts + 1,
                lease_until=now + lease,
                changed_at=now,
            )
            .returning(builds.c.fence, builds.c.attempts)
        )
        with self._database.write() as connection:
            put_if_absent(
                connection, builds, _new_build(edition, day, now=now), keys=("edition", "day")
            )
            if not again:
                connection.execute(_give_up_build(attempts=attempts, now=now).where(where))
            row = connection.execute(take).first()
        if row is None:
            return None
        return Claim(edition=edition, day=day, owner=owner, fence=row.fence, attempts=row.attempts)

    def heartbeat(self, claim: Claim, *, now: datetime, lease: timedelta = LEASE) -> bool:
        """Renew a claim's lease. False if somebody else has taken over: stop building."""
        return self._change(claim, lease_until=now + lease, changed_at=now)

    def finish(self, claim: Claim, *, now: datetime) -> bool:
        """Write down that a claimed build is done. False if somebody else has taken over."""
        return self._change(
            claim, state=BuildState.BUILT, lease_until=None, changed_at=now, error=""
        )

    def fail(
        self, claim: Claim, *, error: str, now: datetime, attempts: int = ATTEMPTS
    ) -> BuildState | None:
        """Write down that a claimed build failed.

        Returns:
            `pending` if it will be tried again, `failed` if it was tried often enough, None if
            somebody else has taken over.
        """
        state = BuildState.FAILED if claim.attempts >= attempts else BuildState.PENDING
        kept = self._change(claim, state=state, lease_until=None, changed_at=now, error=error)
        return state if kept else None

    def build(self, edition: str, day: date) -> BuildEntry | None:
        """Return what is known about the build of an edition's day."""
        query = select(builds).where(builds.c.edition == edition, builds.c.day == day)
        with self._database.read() as connection:
            row = connection.execute(query).first()
        return None if row is None else _build_entry(row)

    def builds(
        self, *, edition: str | None = None, since: date | None = None
    ) -> tuple[BuildEntry, ...]:
        """Return what is known about all builds, by edition and day."""
        query = select(builds).order_by(builds.c.edition, builds.c.day)
        if edition is not None:
            query = query.where(builds.c.edition == edition)
        if since is not None:
            query = query.where(builds.c.day >= since)
        with self._database.read() as connection:
            return tuple(_build_entry(row) for row in connection.execute(query))

    def begin(
        self,
        *,
        edition: str,
        day: date,
        channel: str,
        recipient: str,
        message_id: str,
        now: datetime,
        again: bool = False,
    ) -> bool:
        """Say that a delivery starts now. Only if this returns True may it be sent.

        It is True the first time, after a failure that was not permanent, and with `again`;
        never while another sender is at it.

        Raises:
            StoreError: if the database refuses.
        """
        where = _one_delivery(edition, day, channel, recipient)
        start = (
            update(deliveries)
            .where(where, _sendable(now=now, again=again))
            .values(
                state=DeliveryState.SENDING,
                message_id=message_id,
                attempts=deliveries.c.attempts + 1,
                changed_at=now,
                permanent=False,
                detail="",
            )
            .returning(deliveries.c.attempts)
        )
        key = {"edition": edition, "day": day, "channel": channel, "recipient": recipient}
        with self._database.write() as connection:
            put_if_absent(
                connection, deliveries, {**key, **_new_delivery(now=now)}, keys=tuple(key)
            )
            started = connection.execute(start).first() is not None
            if not started:
                connection.execute(_give_up_delivery(now=now).where(where))
        return started

    def end(self, *, edition: str, day: date, receipt: Receipt, now: datetime) -> bool:
        """Write down what became of a delivery that `begin` allowed.

        Returns:
            False if no such delivery was under way.

        Raises:
            StoreError: if the database refuses.
        """
        state = DeliveryState.SENT if receipt.delivered else DeliveryState.FAILED
        statement = (
            update(deliveries)
            .where(
                _one_delivery(edition, day, receipt.channel, receipt.recipient),
                deliveries.c.state.in_((DeliveryState.SENDING, DeliveryState.UNKNOWN)),
            )
            .values(
                state=state,
                changed_at=now,
                permanent=receipt.permanent and not receipt.delivered,
                detail=receipt.detail,
            )
        )
        with self._database.write() as connection:
            return connection.execute(statement).rowcount == 1

    def deliveries(
        self, *, edition: str | None = None, day: date | None = None
    ) -> tuple[DeliveryEntry, ...]:
        """Return what is known about deliveries, by edition, day, channel and recipient."""
        query = select(deliveries).order_by(
            deliveries.c.edition, deliveries.c.day, deliveries.c.channel, deliveries.c.recipient
        )
        if edition is not None:
            query = query.where(deliveries.c.edition == edition)
        if day is not None:
            query = query.where(deliveries.c.day == day)
        with self._database.read() as connection:
            return tuple(_delivery_entry(row) for row in connection.execute(query))

    def _change(self, claim: Claim, **values: object) -> bool:
        statement = (
            update(builds)
            .where(
                builds.c.edition == claim.edition,
                builds.c.day == claim.day,
                builds.c.fence == claim.fence,
                builds.c.state == BuildState.RUNNING,
            )
            .values(**values)
        )
        with self._database.write() as connection:
            return connection.execute(statement).rowcount == 1


def _expired(*, now: datetime) -> ColumnElement[bool]:
    return and_(builds.c.state == BuildState.RUNNING, builds.c.lease_until < now)


def _free(*, now: datetime, again: bool) -> ColumnElement[bool]:
    """Builds that may be claimed."""
    if again:
        return or_(builds.c.state != BuildState.RUNNING, _expired(now=now))
    return or_(builds.c.state == BuildState.PENDING, _expired(now=now))


def _new_build(edition: str, day: date, *, now: datetime) -> dict[str, Any]:
    return {
        "edition": edition,
        "day": day,
        "state": BuildState.PENDING,
        "owner": "",
        "fence": 0,
        "attempts": 0,
        "changed_at": now,
        "error": "",
    }


def _give_up_build(*, attempts: int, now: datetime) -> Update:
    return (
        update(builds)
        .where(_expired(now=now), builds.c.attempts >= attempts)
        .values(
            state=BuildState.FAILED,
            lease_until=None,
            changed_at=now,
            error="the builder stopped without a word, as often as is tried",
        )
    )


def _stale(*, now: datetime) -> ColumnElement[bool]:
    return and_(
        deliveries.c.state == DeliveryState.SENDING, deliveries.c.changed_at < now - SENDING
    )


def _sendable(*, now: datetime, again: bool) -> ColumnElement[bool]:
    """Deliveries that may start."""
    if again:
        return or_(deliveries.c.state != DeliveryState.SENDING, _stale(now=now))
    return and_(deliveries.c.state == DeliveryState.FAILED, deliveries.c.permanent.is_(False))


def _new_delivery(*, now: datetime) -> dict[str, Any]:
    return {
        "state": DeliveryState.FAILED,
        "message_id": "",
        "attempts": 0,
        "changed_at": now,
        "permanent": False,
        "detail": "",
    }


def _give_up_delivery(*, now: datetime) -> Update:
    return (
        update(deliveries)
        .where(_stale(now=now))
        .values(
            state=DeliveryState.UNKNOWN,
            changed_at=now,
            detail="the sender stopped before it knew whether this arrived",
        )
    )


def _one_delivery(edition: str, day: date, channel: str, recipient: str) -> ColumnElement[bool]:
    return and_(
        deliveries.c.edition == edition,
        deliveries.c.day == day,
        deliveries.c.channel == channel,
        deliveries.c.recipient == recipient,
    )


def _build_entry(row: Row[Any]) -> BuildEntry:
    return BuildEntry(
        edition=row.edition,
        day=row.day,
        state=BuildState(row.state),
        owner=row.owner,
        fence=row.fence,
        attempts=row.attempts,
        lease_until=row.lease_until,
        changed_at=row.changed_at,
        error=row.error,
    )


def _delivery_entry(row: Row[Any]) -> DeliveryEntry:
    return DeliveryEntry(
        edition=row.edition,
        day=row.day,
        channel=row.channel,
        recipient=row.recipient,
        state=DeliveryState(row.state),
        message_id=row.message_id,
        attempts=row.attempts,
        changed_at=row.changed_at,
        permanent=bool(row.permanent),
        detail=row.detail,
    )
