"""Remembers what was built, so that each day of an edition is built once whatever crashes."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import and_, func, select, update

from briefing.store.claims import (
    ATTEMPTS,
    LEASE,
    BuildEntry,
    BuildState,
    Gone,
    is_abandoned,
    may_build,
    nobody_is_gone,
    wait_after,
)
from briefing.store.database import Database
from briefing.store.ledger_rows import (
    build_entry,
    has_row,
    new_build,
    one_build,
)
from briefing.store.patience import again_if_lost
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


@again_if_lost()
class BuildLedger:
    """The builds of a store.

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
            claim = _next_claim(entry, owner=owner, again=again, died=died)
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
        if not has_row(self._database, builds.c.day, late):
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


def _next_claim(entry: BuildEntry, *, owner: str, again: bool, died: bool) -> Claim:
    """The claim that follows on what is known of a build: who holds an older one has lost it."""
    return Claim(
        edition=entry.edition,
        day=entry.day,
        owner=owner,
        fence=entry.fence + 1,
        # One whose builder died was not tried to its end.
        attempts=1 if again else max(entry.attempts + (not died), 1),
        setbacks=0 if again else entry.setbacks + died,
        built=entry.state is BuildState.BUILT,
    )


def _left(left: str, *, setbacks: int, now: datetime) -> dict[str, Any]:
    """What is left to do of a built day, and when it is tried again."""
    tried = setbacks + 1 if left else 0
    retry_at = now + wait_after(tried) if left else None
    return {"error": left, "setbacks": tried, "retry_at": retry_at, "changed_at": now}
