"""Remembers what was delivered, so that nothing goes out twice whatever crashes."""

import operator
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection, and_, select, update

from briefing.model import Receipt
from briefing.store.claims import (
    DeliveryEntry,
    DeliveryState,
    Gone,
    is_stale,
    may_send,
    nobody_is_gone,
)
from briefing.store.database import Database
from briefing.store.ledger_rows import (
    delivery_entry,
    has_row,
    one_delivery,
    this_delivery,
)
from briefing.store.patience import again_if_lost
from briefing.store.tables import deliveries
from briefing.store.upsert import put_if_absent


@again_if_lost()
class DeliveryLedger:
    """The deliveries of a store.

    Args:
        database: Where they are kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

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
        if not has_row(self._database, deliveries.c.day, under_way):
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
