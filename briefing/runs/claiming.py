"""Holds the ledger's claim on an edition's day while it is built: nobody builds it twice."""

import os
import socket
import time
from datetime import datetime, timedelta
from typing import Self

from briefing.errors import BriefingError, UsageError
from briefing.runs.order import Order
from briefing.store import Claim, Ledger


class Claimed:
    """Holds the ledger's claim on an edition's day while it is built.

    A window given by hand and a brief before its cutoff settle nothing and leave the day open.
    """

    def __init__(self, ledger: Ledger, order: Order, *, again: bool) -> None:
        self._ledger = ledger
        self._order = order
        self._again = again
        self._claim: Claim | None = None
        self._begun = time.monotonic()

    def __enter__(self) -> Self:
        if self._order.custom:
            return self
        edition, day = self._order.edition.name, self._order.day
        owner = f"{socket.gethostname()}:{os.getpid()}"
        self._claim = self._ledger.claim(
            edition=edition, day=day, owner=owner, now=self._order.now, again=self._again
        )
        if self._claim is None:
            entry = self._ledger.build(edition, day)
            holder = f" ({entry.owner})" if entry else ""
            raise UsageError(
                f"another process{holder} is building {edition} for {day} right now",
                hint="wait for it; if it died, its claim runs out after five minutes",
            )
        return self

    def renew(self) -> None:
        """Say that the work goes on; ask before anything is published.

        Raises:
            UsageError: if the claim ran out meanwhile and another process has taken over.
        """
        if self._claim is not None and not self._ledger.heartbeat(self._claim, now=self._now):
            raise UsageError(
                f"another process has taken over {self._claim.edition} for {self._claim.day}, "
                "because this one was silent for too long",
                hint="nothing of this build was published",
            )

    @property
    def _now(self) -> datetime:
        return self._order.now + timedelta(seconds=time.monotonic() - self._begun)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: object
    ) -> None:
        if self._claim is None:
            return
        if error is None and self._order.now >= self._order.cutoff:
            self._ledger.finish(self._claim, now=self._now)
        else:
            words = str(error) if isinstance(error, BriefingError) else repr(error or "so far")
            self._ledger.fail(self._claim, error=words, now=self._now)
