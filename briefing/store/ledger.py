"""Remembers what was built and what was delivered, so that each happens once whatever crashes.

Builds: whoever wants to build claims the edition's day and gets a fence, a number that grows
with each claim. The claim is a lease that must be renewed; when it runs out, another may take
over, and the old owner's `finish` is refused because its fence is old.

Deliveries: a row says `sending` before anything leaves the house and `sent` after. A row left
at `sending` by a crash becomes `unknown`: nobody can tell whether the mail went out, and it is
not sent a second time unless asked.

Whose turn it is, is decided in `turns`; here rows are read, locked and written.
"""

import operator
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, select, update

from briefing.model import Receipt
from briefing.store.claims import (
    ATTEMPTS,
    LEASE,
    BuildEntry,
    BuildState,
    DeliveryEntry,
    DeliveryState,
    Gone,
    is_abandoned,
    is_stale,
    may_build,
    may_send,
    nobody_is_gone,
    wait_after,
)
from briefing.store.database import Database
from briefing.store.ledger_rows import (
    build_entry,
    delivery_entry,
    new_build,
    one_build,
    one_delivery,
    this_delivery,
)
from briefing.store.tables import builds, deliveries
from briefing.store.upsert import put_if_absent


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The right to build an edition's day, until the lease ends or a newer fence exists.

    Attributes:
        edition: Which edition.
        day: Which of its days.
        owner: Who has it.
        fence: Grows with each claim.
        attempts: How often the day was tried, this time included.
        setbacks: How often in a row something around the brief failed.
        built: Whether the day was built already: a brief that is made anew.
    """

    edition: str
    day: date
    owner: str
    fence: int
    attempts: int
    setbacks: int = 0
    built: bool = False


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
        due: bool = False,
        gone: Gone = nobody_is_gone,
    ) -> Claim | None:
        """Take the right to build an edition's day, or None if it is built, failed or taken.

        Args:
            edition: Which edition.
            day: Which of its days.
            owner: Who asks.
            now: The time.
            lease: How long the claim holds without a heartbeat.
            again: Also if it is built or has failed; the attempts count anew.
            due: It is built because it is due; also if it was built only to look at it.
            gone: Whether an owner is known to be gone.

        Raises:
            StoreError: if the database refuses.
        """
        where = one_build(edition, day)
        with self._database.write() as connection:
            put_if_absent(
                connection, builds, new_build(edition, day, now=now), keys=("edition", "day")
            )
            row = connection.execute(select(builds).where(where).with_for_update()).one()
            entry = build_entry(row)
            if not may_build(entry, now=now, again=again, due=due, gone=gone):
                return None
            died = is_abandoned(entry, now=now, gone=gone)
            claim = Claim(
                edition=edition,
                day=day,
                owner=owner,
                fence=entry.fence + 1,
                # One whose builder died was not tried to its end.
                attempts=1 if again else max(entry.attempts + (not died), 1),
                setbacks=0 if again else entry.setbacks + died,
                built=entry.state is BuildState.BUILT,
            )
            connection.execute(
                update(builds)
                .where(where)
                .values(
                    state=BuildState.RUNNING,
                    owner=owner,
                    fence=claim.fence,
                    attempts=claim.attempts,
                    setbacks=claim.setbacks,
                    retry_at=None,
                    lease_until=now + lease,
                    changed_at=now,
                    due=entry.due or due,
                )
            )
        return claim

    def heartbeat(self, claim: Claim, *, now: datetime, lease: timedelta = LEASE) -> bool:
        """Renew a claim's lease. False if somebody else has taken over: stop building."""
        return self._change(claim, lease_until=now + lease, changed_at=now)

    def finish(self, claim: Claim, *, now: datetime, left: str = "") -> bool:
        """Write down that a claimed build is done. False if somebody else has taken over.

        Args:
            claim: Whose.
            now: The time.
            left: What could not be done besides the brief itself, such as the archive; it waits.
        """
        values = _left(left, setbacks=claim.setbacks, now=now)
        return self._change(claim, state=BuildState.BUILT, lease_until=None, **values)

    def leave(self, entry: BuildEntry, *, now: datetime, left: str) -> None:
        """Write down what is still left to do of a built day; nothing if `left` is empty."""
        statement = (
            update(builds)
            .where(one_build(entry.edition, entry.day), builds.c.state == BuildState.BUILT)
            .values(**_left(left, setbacks=entry.setbacks, now=now))
        )
        with self._database.write() as connection:
            connection.execute(statement)

    def fail(
        self, claim: Claim, *, error: str, now: datetime, attempts: int = ATTEMPTS
    ) -> BuildState | None:
        """Write down that a claimed build failed by itself.

        Returns:
            `pending` if it will be tried again, `failed` if it was tried often enough, `built` if
            there is a brief that was to be made anew, None if somebody else has taken over.
        """
        state = BuildState.FAILED if claim.attempts >= attempts else BuildState.PENDING
        return self._end(claim, state, error=error, now=now)

    def set_back(self, claim: Claim, *, error: str, now: datetime) -> BuildState | None:
        """Write down that something around a claimed build failed: it waits, and is not given up.

        Returns:
            As `fail` does; never `failed`.
        """
        setbacks = claim.setbacks + 1
        return self._end(
            claim,
            BuildState.PENDING,
            error=error,
            now=now,
            attempts=claim.attempts - 1,
            setbacks=setbacks,
            retry_at=now + wait_after(setbacks),
        )

    def release(self, claim: Claim, *, now: datetime) -> BuildState | None:
        """Give a claim back as if it had not been taken: the builder was told to stop."""
        return self._end(claim, BuildState.PENDING, error="", now=now, attempts=claim.attempts - 1)

    def give_up(self, *, edition: str, before: date, now: datetime) -> tuple[BuildEntry, ...]:
        """Close the days before a day that were due and are not built, and return them."""
        late = and_(
            builds.c.edition == edition,
            builds.c.day < before,
            builds.c.due.is_(True),
            (builds.c.state == BuildState.PENDING)
            | and_(builds.c.state == BuildState.RUNNING, builds.c.lease_until < now),
        )
        if not self._some(builds.c.day, late):
            return ()
        closing = (
            update(builds)
            .where(late)
            .values(state=BuildState.FAILED, lease_until=None, changed_at=now)
            .returning(*builds.c)
        )
        with self._database.write() as connection:
            return tuple(build_entry(row) for row in connection.execute(closing))

    def reopen(self, *, edition: str, day: date, now: datetime) -> None:
        """Take back that a day is built: it was built while a clock was ahead.

        What went out of it counts as sent before its time.
        """
        with self._database.write() as connection:
            connection.execute(
                update(builds)
                .where(one_build(edition, day))
                .values(state=BuildState.PENDING, due=False, attempts=0, changed_at=now)
            )
            connection.execute(
                update(deliveries)
                .where(deliveries.c.edition == edition, deliveries.c.day == day)
                .values(early=True, changed_at=now)
            )

    def build(self, edition: str, day: date) -> BuildEntry | None:
        """Return what is known about the build of an edition's day."""
        with self._database.read() as connection:
            row = connection.execute(select(builds).where(one_build(edition, day))).first()
        return None if row is None else build_entry(row)

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
            return tuple(build_entry(row) for row in connection.execute(query))

    def first_due(self, edition: str) -> date | None:
        """Return the first day that was ever claimed because it was due."""
        query = select(func.min(builds.c.day)).where(
            builds.c.edition == edition, builds.c.due.is_(True)
        )
        with self._database.read() as connection:
            first: date | None = connection.scalar(query)
        return first

    def expect(
        self, *, edition: str, day: date, recipients: Iterable[tuple[str, str]], now: datetime
    ) -> None:
        """Enter who is to get a brief, as channel and recipient, before the first one gets it."""
        with self._database.write() as connection:
            for channel, recipient in recipients:
                _enter(connection, edition, day, channel, recipient, now=now)

    def begin(
        self,
        *,
        edition: str,
        day: date,
        channel: str,
        recipient: str,
        message_id: str,
        now: datetime,
        owner: str = "",
        again: bool = False,
        early: bool = False,
        doubtful: bool = False,
        refused: bool = False,
        gone: Gone = nobody_is_gone,
    ) -> bool:
        """Say that a delivery starts now. Only if this returns True may it be sent.

        It is True the first time, after a failure that was not permanent, and when what went out
        before was not the final brief; never while another sender is at it.

        Args:
            edition: Which edition.
            day: Which of its days.
            channel: By which channel.
            recipient: To whom.
            message_id: Under which id.
            now: The time.
            owner: Who sends.
            again: Also if it was sent.
            early: It is not yet the day's final brief.
            doubtful: Also if a crash or a lost answer left open whether it arrived.
            refused: Also if it was refused for good.
            gone: Whether an owner is known to be gone.

        Raises:
            StoreError: if the database refuses.
        """
        where = one_delivery(edition, day, channel, recipient)
        with self._database.write() as connection:
            _enter(connection, edition, day, channel, recipient, now=now)
            row = connection.execute(select(deliveries).where(where).with_for_update()).one()
            entry = delivery_entry(row)
            if entry.state is DeliveryState.SENDING:
                if not is_stale(entry, now=now, gone=gone):
                    return False
                entry = _settle(connection, entry, now=now)
            if not may_send(entry, again=again, early=early, doubtful=doubtful, refused=refused):
                return False
            connection.execute(
                update(deliveries)
                .where(where)
                .values(
                    state=DeliveryState.SENDING,
                    message_id=message_id,
                    attempts=entry.attempts + 1,
                    changed_at=now,
                    permanent=False,
                    detail="",
                    owner=owner,
                    early=early,
                )
            )
        return True

    def end(self, *, edition: str, day: date, receipt: Receipt, now: datetime) -> bool:
        """Write down what became of a delivery that `begin` allowed.

        Returns:
            False if no such delivery was under way.

        Raises:
            StoreError: if the database refuses.
        """
        failure = DeliveryState.UNKNOWN if receipt.doubtful else DeliveryState.FAILED
        statement = (
            update(deliveries)
            .where(
                one_delivery(edition, day, receipt.channel, receipt.recipient),
                deliveries.c.state.in_((DeliveryState.SENDING, DeliveryState.UNKNOWN)),
            )
            .values(
                state=DeliveryState.SENT if receipt.delivered else failure,
                changed_at=now,
                permanent=receipt.permanent and not receipt.delivered and not receipt.doubtful,
                detail=receipt.detail,
            )
        )
        with self._database.write() as connection:
            return connection.execute(statement).rowcount == 1

    def settle(
        self, *, edition: str, now: datetime, gone: Gone = nobody_is_gone
    ) -> tuple[DeliveryEntry, ...]:
        """Turn deliveries that a crash left at `sending` into `unknown`, and return them.

        Raises:
            StoreError: if the database refuses.
        """
        under_way = and_(
            deliveries.c.edition == edition, deliveries.c.state == DeliveryState.SENDING
        )
        if not self._some(deliveries.c.day, under_way):
            return ()
        with self._database.write() as connection:
            rows = connection.execute(select(deliveries).where(under_way).with_for_update()).all()
            entries = [delivery_entry(row) for row in rows]
            stale = [entry for entry in entries if is_stale(entry, now=now, gone=gone)]
            return tuple(_settle(connection, entry, now=now) for entry in stale)

    def close(self, entry: DeliveryEntry, *, now: datetime) -> None:
        """Give a failed delivery up: it is not tried again by itself."""
        statement = (
            update(deliveries)
            .where(this_delivery(entry), deliveries.c.state == DeliveryState.FAILED)
            .values(permanent=True, changed_at=now)
        )
        with self._database.write() as connection:
            connection.execute(statement)

    def deliveries(
        self,
        *,
        edition: str | None = None,
        day: date | None = None,
        since: date | None = None,
        before: date | None = None,
        state: DeliveryState | None = None,
        permanent: bool | None = None,
    ) -> tuple[DeliveryEntry, ...]:
        """Return what is known about deliveries, by edition, day, channel and recipient."""
        query = select(deliveries).order_by(
            deliveries.c.edition, deliveries.c.day, deliveries.c.channel, deliveries.c.recipient
        )
        wanted = (
            (deliveries.c.edition, operator.eq, edition),
            (deliveries.c.day, operator.eq, day),
            (deliveries.c.day, operator.ge, since),
            (deliveries.c.day, operator.lt, before),
            (deliveries.c.state, operator.eq, state),
            (deliveries.c.permanent, operator.eq, permanent),
        )
        query = query.where(
            *(is_(column, value) for column, is_, value in wanted if value is not None)
        )
        with self._database.read() as connection:
            return tuple(delivery_entry(row) for row in connection.execute(query))

    def _end(self, claim: Claim, state: BuildState, **values: object) -> BuildState | None:
        """Close a claim; a brief that was there before is there still."""
        told = BuildState.BUILT if claim.built else state
        changed_at = values.pop("now")
        kept = self._change(claim, state=told, lease_until=None, changed_at=changed_at, **values)
        return told if kept else None

    def _change(self, claim: Claim, **values: object) -> bool:
        statement = (
            update(builds)
            .where(
                one_build(claim.edition, claim.day),
                builds.c.fence == claim.fence,
                builds.c.state == BuildState.RUNNING,
            )
            .values(**values)
        )
        with self._database.write() as connection:
            return connection.execute(statement).rowcount == 1

    def _some(self, column: ColumnElement[Any], where: ColumnElement[bool]) -> bool:
        """Whether there is such a row: asked before a write lock is taken for nothing."""
        with self._database.read() as connection:
            return connection.execute(select(column).where(where).limit(1)).first() is not None


def _enter(
    connection: Connection, edition: str, day: date, channel: str, recipient: str, *, now: datetime
) -> None:
    """Enter a delivery unless it is there: one that was never tried has failed no times."""
    key = {"edition": edition, "day": day, "channel": channel, "recipient": recipient}
    new = {
        "state": DeliveryState.FAILED,
        "message_id": "",
        "attempts": 0,
        "changed_at": now,
        "permanent": False,
        "detail": "",
    }
    put_if_absent(connection, deliveries, {**key, **new}, keys=tuple(key))


def _settle(connection: Connection, entry: DeliveryEntry, *, now: datetime) -> DeliveryEntry:
    settled = replace(
        entry,
        state=DeliveryState.UNKNOWN,
        changed_at=now,
        detail="the sender stopped before it knew whether this arrived",
    )
    connection.execute(
        update(deliveries)
        .where(this_delivery(entry))
        .values(state=settled.state, changed_at=now, detail=settled.detail)
    )
    return settled


def _left(left: str, *, setbacks: int, now: datetime) -> dict[str, Any]:
    """What is left to do of a built day, and when it is tried again."""
    tried = setbacks + 1 if left else 0
    retry_at = now + wait_after(tried) if left else None
    return {"error": left, "setbacks": tried, "retry_at": retry_at, "changed_at": now}
